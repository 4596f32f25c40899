"""Push: python-telegram-bot sends what leaves of itself: assignments, states, surveys, notices."""

from typing import Any

from telegram import Bot, InputMediaPhoto
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.courier import BadCall, Trouble
from bot.channels.telegram.keyboards import Json, keyboard
from bot.channels.telegram.letters import Album, Change, Letter, Picture, Text
from bot.channels.telegram.push_request import AiohttpRequest, NotSent, seconds
from bot.logs import masked
from bot.ports import Failed, InDoubt, Moved, Unreachable, Wait

NO_PREVIEW: Json = {"is_disabled": True}
TELEGRAM = "https://api.telegram.org"


def open_push_bot(token: str, api: str, request: AiohttpRequest) -> Bot:
    """python-telegram-bot's Bot on our HTTP stack; an empty ``api`` is Telegram's own server.

    It is not initialised: that would ask Telegram who we are, which aiogram has done.
    """
    base = (api or TELEGRAM).rstrip("/")
    return Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=request,
        get_updates_request=request,
    )


class PtbPost:
    """Sends with python-telegram-bot's raw calls.

    Its typed methods read the whole message back, which takes ten times longer than all the rest, and raise where a
    newer Bot API answers something they do not know, although the message has been taken.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, letter: Letter) -> int:
        match letter:
            case Text():
                return await self._text(letter)
            case Picture():
                return await self._picture(letter)
            case Album():
                return await self._album(letter)

    async def change(self, change: Change) -> int:
        place: Json = {"chat_id": change.chat, "message_id": change.message, "reply_markup": keyboard(change.buttons)}
        if change.captioned:
            await self._ask("EditMessageCaption", place | {"caption": change.html, "parse_mode": "HTML"})
        else:
            words = {"text": change.html, "parse_mode": "HTML", "link_preview_options": NO_PREVIEW}
            await self._ask("EditMessageText", place | words)
        return change.message

    async def _text(self, letter: Text) -> int:
        words = {"text": letter.html, "parse_mode": "HTML", "link_preview_options": NO_PREVIEW}
        return _message(await self._ask("SendMessage", _frame(letter) | words))

    async def _picture(self, letter: Picture) -> int:
        """A picture that was sent to us as a file can only be sent as one."""
        words = {"caption": letter.html or None, "parse_mode": "HTML"}
        try:
            return _message(await self._ask("SendPhoto", _frame(letter) | words | {"photo": letter.photo}))
        except BadCall as refused:
            if refused.verdict != "document":
                raise
        return _message(await self._ask("SendDocument", _frame(letter) | words | {"document": letter.photo}))

    async def _album(self, letter: Album) -> int:
        media = [InputMediaPhoto(photo) for photo in letter.photos]
        values = {"chat_id": letter.chat, "media": media, "disable_notification": letter.silent or None}
        try:
            return _message(await self._ask("SendMediaGroup", values))
        except BadCall as refused:
            if refused.verdict != "document":
                raise
        return max([await self._picture(Picture(letter.chat, "", photo)) for photo in letter.photos])

    async def _ask(self, method: str, values: Json) -> Any:
        """What Telegram answers.

        :param method: with a capital letter, which is the same to Telegram: the library warns of a raw call where it
            has a method of that very name.
        """
        try:
            return await self._bot.do_api_request(method, values)
        except TelegramError as error:
            raise _trouble(error) from error
        except LookupError as error:
            raise Trouble(InDoubt("an answer without a result")) from error


def _frame(letter: Text | Picture) -> Json:
    return {
        "chat_id": letter.chat,
        "reply_markup": keyboard(letter.buttons),
        "disable_notification": letter.silent or None,
    }


def _message(answer: Any) -> int:
    """The id of the message that was sent, the last one of an album. It was taken, whatever the answer looks like."""
    try:
        return int((answer[-1] if isinstance(answer, list) else answer)["message_id"])
    except (LookupError, TypeError, ValueError) as error:
        raise Trouble(InDoubt("an answer without a message id")) from error


def _trouble(error: TelegramError) -> Trouble:
    """BadRequest and TimedOut are children of NetworkError in this library: what is certain comes first."""
    match error:
        case RetryAfter():
            return Trouble(Wait(seconds(error.retry_after)))
        case ChatMigrated():
            return Trouble(Moved(str(error.new_chat_id)))
        case Forbidden():
            return Trouble(Unreachable(error.message))
        case BadRequest():
            return BadCall(error.message)
        case NotSent() | InvalidToken():
            return Trouble(Failed(masked(error.message)))
        case NetworkError():
            return Trouble(InDoubt(masked(error.message)))
        case _:
            return Trouble(InDoubt(masked(error.message)))
