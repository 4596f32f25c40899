"""Photos: fetched from the channel into the data folder, so that reports and disputes outlive the channel."""

import asyncio
import hashlib
from pathlib import Path
from typing import Protocol

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.database import Database
from bot.lanes import pause
from bot.logs import masked
from storage.attachments import Attachment

log = structlog.get_logger(__name__)

LARGEST = 20 * 1024 * 1024
"""What a bot may download (Telegram's limit)."""
AT_ONCE = 20
EVERY = 20.0
"""Seconds between two looks for new photos."""


class FileGone(RuntimeError):
    """The channel does not have the file any more, or never lets us have it."""


class FileTooLarge(RuntimeError):
    """More than a bot may download."""


class Files(Protocol):
    """Where a channel keeps what people sent."""

    async def fetch(self, file: str) -> bytes:
        """The content of a file.

        :raises FileGone: it can't be had.
        :raises FileTooLarge: it is beyond the channel's limit.
        :raises OSError: not now; later it may be.
        """


class PhotoKeeper:
    """Downloads what is still remote; each photo in its own small transaction, none of them held while fetching."""

    def __init__(self, database: Database, folder: Path, files: Files, *, channel: str) -> None:
        """``folder``: the data folder; photos lie below it, named by their content."""
        self._database = database
        self._folder = folder
        self._files = files
        self._channel = channel

    async def run(self, stopping: asyncio.Event) -> None:
        """Fetch until told to stop. A download that is then under way is given up; it begins again another time."""
        loop = asyncio.get_running_loop()
        while not stopping.is_set():
            fetching, stopped = loop.create_task(self._keep_some()), loop.create_task(stopping.wait())
            await asyncio.wait([fetching, stopped], return_when=asyncio.FIRST_COMPLETED)
            stopped.cancel()
            if not fetching.done():
                fetching.cancel()
                await asyncio.wait([fetching])
            await pause(stopping, EVERY)

    async def _keep_some(self) -> None:
        try:
            await self.keep()
        except SQLAlchemyError as error:
            log.warning("photos wait for the database", error=masked(repr(error)))

    async def keep(self) -> int:
        """Try every photo that is still remote once; how many were brought home."""
        kept, last = 0, 0
        while waiting := await self._waiting(last):
            for photo in waiting:
                if photo.channel == self._channel:
                    kept += await self._keep_one(photo)
            last = waiting[-1].id
        return kept

    async def _waiting(self, after: int) -> list[Attachment]:
        return await self._database.read(lambda record: record.attachments.remote(limit=AT_ONCE, after=after))

    async def _keep_one(self, photo: Attachment) -> bool:
        try:
            content = await self._files.fetch(photo.file)
        except FileTooLarge:
            return await self._leave(photo, "too_large")
        except FileGone as gone:
            log.info("photo is gone", attachment=photo.id, why=masked(str(gone)))
            return await self._leave(photo, "gone")
        except OSError as error:
            log.info("photo not fetched, later again", attachment=photo.id, why=masked(str(error)))
            return False
        if len(content) > LARGEST:
            return await self._leave(photo, "too_large")
        path = await self._database.call(lambda: self._store(content))
        await self._database.write(lambda record: record.attachments.keep(photo.id, path=path, size=len(content)))
        return True

    async def _leave(self, photo: Attachment, state: str) -> bool:
        await self._database.write(lambda record: record.attachments.leave(photo.id, state))
        return False

    def _store(self, content: bytes) -> str:
        """Write the file whole or not at all; its path relative to the data folder."""
        digest = hashlib.sha256(content).hexdigest()
        path = Path("photos") / digest[:2] / f"{digest}{_suffix(content)}"
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(content)
        part.replace(target)
        return path.as_posix()


def _suffix(content: bytes) -> str:
    """By what the file is, not by what it was called."""
    if content.startswith(b"\x89PNG"):
        return ".png"
    if content[8:12] == b"WEBP":
        return ".webp"
    return ".jpg" if content.startswith(b"\xff\xd8") else ".bin"
