"""Files: what people sent, fetched from Telegram (getFile, at most 20 MB)."""

import aiohttp
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramNetworkError

from bot.workers.photos import FileGone, FileTooLarge

FETCH_TIMEOUT = 60


class TelegramFiles:
    """Fetches by file id."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file: str) -> bytes:
        """See ``Files``."""
        try:
            found = await self._bot.get_file(file)
            if found.file_path is None:
                raise FileGone("no path")
            content = await self._bot.download_file(found.file_path, timeout=FETCH_TIMEOUT)
        except TelegramBadRequest as refused:
            too_large = "too big" in refused.message
            raise (FileTooLarge if too_large else FileGone)(refused.message) from refused
        except aiohttp.ClientResponseError as refused:
            raise FileGone(str(refused.status)) from refused
        except (TelegramNetworkError, aiohttp.ClientError, TimeoutError) as error:
            raise OSError(type(error).__name__) from error
        except AiogramError as error:
            raise OSError(type(error).__name__) from error
        assert content is not None  # without a destination the content comes back
        return content.read()
