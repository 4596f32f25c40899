"""Push: python-telegram-bot sends what leaves of itself: assignments, states, surveys, notices."""

from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.courier import BadCall, Trouble
from bot.channels.telegram.letters import Album, Change, Letter, Picture, Rows, Text, asks_for_contact
from bot.channels.telegram.push_request import AiohttpRequest, NotSent, seconds
from bot.logs import masked
from bot.ports import Button, Failed, InDoubt, Moved, Unreachable, Wait

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
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
    """Sends with python-telegram-bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, letter: Letter) -> int:
        try:
            match letter:
                case Text():
                    return (await self._text(letter)).message_id
                case Picture():
                    return (await self._picture(letter)).message_id
                case Album():
                    return await self._album(letter)
        except TelegramError as error:
            raise _trouble(error) from error

    async def change(self, change: Change) -> int:
        try:
            await self._edit(change)
        except TelegramError as error:
            raise _trouble(error) from error
        return change.message

    async def _edit(self, change: Change) -> None:
        markup = _inline(change.buttons)
        if change.captioned:
            await self._bot.edit_message_caption(
                change.chat, change.message, caption=change.html, reply_markup=markup, parse_mode="HTML"
            )
        else:
            await self._bot.edit_message_text(
                change.html,
                change.chat,
                change.message,
                reply_markup=markup,
                parse_mode="HTML",
                link_preview_options=NO_PREVIEW,
            )

    async def _text(self, letter: Text) -> Message:
        return await self._bot.send_message(
            letter.chat,
            letter.html,
            parse_mode="HTML",
            link_preview_options=NO_PREVIEW,
            reply_markup=_markup(letter.buttons),
            disable_notification=letter.silent,
        )

    async def _picture(self, letter: Picture) -> Message:
        markup = _inline(letter.buttons)
        try:
            return await self._bot.send_photo(
                letter.chat, letter.photo, letter.html or None, letter.silent, reply_markup=markup, parse_mode="HTML"
            )
        except BadRequest as refused:
            if BadCall(refused.message).verdict != "document":
                raise
        return await self._bot.send_document(
            letter.chat,
            letter.photo,
            letter.html or None,
            disable_notification=letter.silent,
            reply_markup=markup,
            parse_mode="HTML",
        )

    async def _album(self, letter: Album) -> int:
        media = [InputMediaPhoto(photo) for photo in letter.photos]
        try:
            return (await self._bot.send_media_group(letter.chat, media, letter.silent))[-1].message_id
        except BadRequest as refused:
            if BadCall(refused.message).verdict != "document":
                raise
        return max([(await self._picture(Picture(letter.chat, "", photo))).message_id for photo in letter.photos])


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


def _markup(buttons: Rows) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if not asks_for_contact(buttons):
        return _inline(buttons)
    rows = [[KeyboardButton(button.label, request_contact=True) for button in row] for row in buttons]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, one_time_keyboard=True)


def _inline(buttons: Rows) -> InlineKeyboardMarkup | None:
    if not buttons:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in buttons])


def _button(button: Button) -> InlineKeyboardButton:
    copy = None if button.copy is None else CopyTextButton(button.copy)
    return InlineKeyboardButton(button.label, url=button.url, callback_data=button.data, copy_text=copy)
