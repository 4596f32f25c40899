"""Replies: aiogram sends what answers a person."""

from typing import TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import TelegramMethod
from aiogram.types import MessageId
from aiohttp import ClientConnectorError, ConnectionTimeoutError

from bot.channels.telegram.courier import BadCall, Trouble
from bot.channels.telegram.keyboards import Json, keyboard
from bot.channels.telegram.letters import Album, Change, Letter, Picture, Text
from bot.logs import masked
from bot.ports import Failed, InDoubt, Moved, Receipt, Unreachable, Wait
from bot.postman import SEND_TIMEOUT

Result = TypeVar("Result")


def open_bot(token: str, api: str) -> Bot:
    """aiogram's bot against a Bot API server; an empty ``api`` is Telegram's own."""
    server = TelegramAPIServer.from_base(api) if api else PRODUCTION
    return Bot(token, session=AiohttpSession(api=server))


class Call(TelegramMethod[MessageId]):
    """A call of which we need only the id of the message that comes of it.

    aiogram's own methods read the whole message back, which costs more than sending it, and carry two dozen fields
    that we never fill.
    """

    __returning__ = MessageId

    chat_id: int
    parse_mode: str = "HTML"
    reply_markup: Json | None = None
    disable_notification: bool | None = None


class SendText(Call):
    __api_method__ = "sendMessage"

    text: str
    link_preview_options: Json = {"is_disabled": True}  # noqa: RUF012 - a field of a model, copied for each


class SendPicture(Call):
    __api_method__ = "sendPhoto"

    photo: str
    caption: str | None = None


class SendFile(Call):
    __api_method__ = "sendDocument"

    document: str
    caption: str | None = None


class EditText(Call):
    __api_method__ = "editMessageText"

    message_id: int
    text: str
    link_preview_options: Json = {"is_disabled": True}  # noqa: RUF012 - a field of a model, copied for each


class EditCaption(Call):
    __api_method__ = "editMessageCaption"

    message_id: int
    caption: str


class SendAlbum(TelegramMethod[list[MessageId]]):
    __returning__ = list[MessageId]
    __api_method__ = "sendMediaGroup"

    chat_id: int
    media: list[Json]
    disable_notification: bool | None = None


class AiogramPost:
    """Sends with aiogram."""

    def __init__(self, bot: Bot, timeout: float = SEND_TIMEOUT) -> None:
        """``timeout`` in seconds for a call."""
        self._bot = bot
        self._timeout = max(1, round(timeout))

    async def send(self, letter: Letter) -> int:
        match letter:
            case Text():
                return await self._text(letter)
            case Picture():
                return await self._picture(letter)
            case Album():
                return await self._album(letter)

    async def change(self, change: Change) -> int:
        chat, message, markup = change.chat, change.message, keyboard(change.buttons)
        if change.captioned:
            return await self._call(
                EditCaption(chat_id=chat, message_id=message, caption=change.html, reply_markup=markup)
            )
        return await self._call(EditText(chat_id=chat, message_id=message, text=change.html, reply_markup=markup))

    async def _text(self, letter: Text) -> int:
        markup, silent = keyboard(letter.buttons), letter.silent or None
        return await self._call(
            SendText(chat_id=letter.chat, text=letter.html, reply_markup=markup, disable_notification=silent)
        )

    async def _picture(self, letter: Picture) -> int:
        """A picture that was sent to us as a file can only be sent as one."""
        chat, caption, markup = letter.chat, letter.html or None, keyboard(letter.buttons)
        silent = letter.silent or None
        try:
            return await self._call(
                SendPicture(
                    chat_id=chat,
                    photo=letter.photo,
                    caption=caption,
                    reply_markup=markup,
                    disable_notification=silent,
                )
            )
        except BadCall as refused:
            if refused.verdict != "document":
                raise
        return await self._call(
            SendFile(
                chat_id=chat, document=letter.photo, caption=caption, reply_markup=markup, disable_notification=silent
            )
        )

    async def _album(self, letter: Album) -> int:
        media: list[Json] = [{"type": "photo", "media": photo} for photo in letter.photos]
        try:
            sent = await self._ask(
                SendAlbum(chat_id=letter.chat, media=media, disable_notification=letter.silent or None)
            )
        except BadCall as refused:
            if refused.verdict != "document":
                raise
            return max([await self._picture(Picture(letter.chat, "", photo)) for photo in letter.photos])
        return sent[-1].message_id

    async def _call(self, method: Call) -> int:
        return (await self._ask(method)).message_id

    async def _ask(self, method: TelegramMethod[Result]) -> Result:
        try:
            result = await self._bot(method, request_timeout=self._timeout)
        except AiogramError as error:
            raise _trouble(error) from error
        if not result:
            raise Trouble(InDoubt("an answer without a message"))
        return result


def _trouble(error: AiogramError) -> Trouble:
    match error:
        case TelegramRetryAfter():
            return Trouble(Wait(float(error.retry_after)))
        case TelegramMigrateToChat():
            return Trouble(Moved(str(error.migrate_to_chat_id)))
        case TelegramForbiddenError():
            return Trouble(Unreachable(error.message))
        case TelegramBadRequest():
            return BadCall(error.message)
        case _:
            return Trouble(_doubt(error))


def _doubt(error: AiogramError) -> Receipt:
    """After a server error or a broken connection the message may have been taken all the same."""
    unsent = isinstance(error.__cause__, ClientConnectorError | ConnectionTimeoutError)
    in_doubt = isinstance(error, TelegramNetworkError | TelegramServerError | ClientDecodeError) and not unsent
    why = masked(str(error))
    return InDoubt(why) if in_doubt else Failed(why)
