"""The wire: a raw Telegram update becomes a Turn. The only place that knows what Telegram's updates look like."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import (
    CallbackQuery,
    Chat,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberRestricted,
    ChatMemberUnion,
    ChatMemberUpdated,
    Message,
    Update,
    User,
)
from pydantic import ValidationError

from bot.logs import masked
from bot.reception import Arrival
from bot.rendering import read_press
from handlers.turn import Contact, Photo, Press, Turn
from storage.people import Address

CHANNEL = "telegram"
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]

_OURS = frozenset({"text", "photo", "contact"})
_OTHERS = frozenset(
    {
        "animation", "audio", "dice", "document", "game", "location", "paid_media", "poll", "sticker", "story",
        "venue", "video", "video_note", "voice", "checklist",
    }
)  # fmt: skip
"""What people send that we can't read. Everything else is a notice of Telegram's own (joined, pinned …)."""


class Wire:
    """Reads the updates of one bot."""

    def __init__(self, bot_id: int, username: str) -> None:
        self._bot_id = bot_id
        self._mention = f"@{username}".lower() if username else ""

    def key(self, raw: Mapping[str, Any]) -> str:
        """The same for every delivery of an update."""
        return f"{CHANNEL}:{self._bot_id}:{raw.get('update_id')}"

    def read(self, key: str, raw: Mapping[str, Any], *, now: datetime) -> Arrival:
        """One update, alone, so that one that can't be read stops no other.

        :param now: stands in for the time of what Telegram gives none (presses).
        """
        try:
            update = Update.model_validate(raw)
            return Arrival(key, raw, self._turn(update, key, now))
        except Exception as error:  # Telegram may send anything tomorrow; whatever this is, it is parked and seen
            return Arrival(key, raw, error=masked(_why(error)))

    def _turn(self, update: Update, key: str, now: datetime) -> Turn | None:
        if update.callback_query is not None:
            return _press(update.callback_query, key, now)
        if update.my_chat_member is not None:
            return _reachable(update.my_chat_member, key)
        message = update.message or update.edited_message
        if message is None:
            return None
        if message.migrate_to_chat_id is not None:
            return _moved(message, key, old=message.chat.id, new=message.migrate_to_chat_id)
        if message.migrate_from_chat_id is not None:
            return _moved(message, key, old=message.migrate_from_chat_id, new=message.chat.id)
        if message.from_user is None or message.from_user.is_bot or message.content_type not in _OURS | _OTHERS:
            return None
        return self._said(message, message.from_user, key, edited=update.edited_message is not None)

    def _said(self, message: Message, sender: User, key: str, *, edited: bool) -> Turn:
        text, named = self._without_mention(message.text or message.caption or "")
        start = _start(text)
        photos = _photos(message)
        return Turn(
            key=key,
            address=_address(message.chat, sender),
            at=_at(message.edit_date if edited and message.edit_date else message.date),
            name=sender.full_name,
            group=_is_group(message.chat),
            title=message.chat.title or "",
            text="" if start is not None else text,
            photos=photos,
            album=message.media_group_id,
            message=str(message.message_id),
            answers=str(message.reply_to_message.message_id) if message.reply_to_message else None,
            edited=edited,
            contact=_contact(message, sender),
            start=start,
            other="" if photos or message.content_type in _OURS else ContentType(message.content_type).value,
            addressed=named or self._answers_us(message) or _is_command(text),
        )

    def _answers_us(self, message: Message) -> bool:
        earlier = message.reply_to_message
        return earlier is not None and earlier.from_user is not None and earlier.from_user.id == self._bot_id

    def _without_mention(self, text: str) -> tuple[str, bool]:
        """The words without our name in them (``/start@bot``, ``@bot 几点来``), and whether it was there."""
        place = text.lower().find(self._mention) if self._mention else -1
        if place < 0:
            return text, False
        return (text[:place] + text[place + len(self._mention) :]).strip(), True


def _why(error: Exception) -> str:
    """In one line, and without the values that pydantic quotes: they are what people wrote."""
    if not isinstance(error, ValidationError):
        return repr(error)[:2000]
    places = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors(include_input=False))
    return f"ValidationError: {'; '.join(places)}"[:2000]


def _is_command(text: str) -> bool:
    """``/crew``, but not ``/crew@another_bot``: our own name has been taken out of the words."""
    return text.startswith("/") and "@" not in text.split(maxsplit=1)[0]


def is_group(chat: str) -> bool:
    """Telegram's groups have negative numbers."""
    return chat.startswith("-")


def chat_of(raw: Mapping[str, Any]) -> str:
    """The chat of a raw update, to keep each chat in order; empty where there is none to be found."""
    for value in raw.values():
        if isinstance(value, Mapping):
            inside = value.get("message") if "chat" not in value else value
            chat = inside.get("chat") if isinstance(inside, Mapping) else None
            if isinstance(chat, Mapping):
                return str(chat.get("id", ""))
    return ""


def query_of(raw: Mapping[str, Any]) -> str | None:
    """The id under which a press wants to be acknowledged; None where the update is no press."""
    query = raw.get("callback_query")
    return str(query["id"]) if isinstance(query, Mapping) and "id" in query else None


def _press(query: CallbackQuery, key: str, now: datetime) -> Turn | None:
    if query.message is None or query.data is None:
        return None
    action, args = read_press(query.data)
    return Turn(
        key=key,
        address=_address(query.message.chat, query.from_user),
        at=now,
        name=query.from_user.full_name,
        group=_is_group(query.message.chat),
        title=query.message.chat.title or "",
        press=Press(action, args, str(query.message.message_id)),
    )


def _reachable(change: ChatMemberUpdated, key: str) -> Turn | None:
    """Blocked or taken back in a private chat, put into a group or out of it; a new right in a group is no news."""
    present = _is_in(change.new_chat_member)
    if _is_group(change.chat) and present == _is_in(change.old_chat_member):
        return None
    return Turn(
        key=key,
        address=_address(change.chat, change.from_user),
        at=_at(change.date),
        name=change.from_user.full_name,
        group=_is_group(change.chat),
        title=change.chat.title or "",
        reachable=present,
    )


def _is_in(member: ChatMemberUnion) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return not isinstance(member, ChatMemberBanned | ChatMemberLeft)


def _moved(message: Message, key: str, *, old: int, new: int) -> Turn:
    user = str(message.from_user.id) if message.from_user else str(old)
    address = Address(CHANNEL, str(old), user)
    return Turn(key=key, address=address, at=_at(message.date), group=True, moved_to=str(new))


def _contact(message: Message, sender: User) -> Contact | None:
    card = message.contact
    if card is None:
        return None
    name = f"{card.first_name} {card.last_name or ''}".strip()
    return Contact(card.phone_number, own=card.user_id == sender.id, name=name)


def _photos(message: Message) -> tuple[Photo, ...]:
    """The largest size of a photo, or a picture sent as a file."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return (Photo(largest.file_id, largest.file_unique_id, largest.file_size),)
    document = message.document
    if document is not None and (document.mime_type or "").startswith("image/"):
        return (Photo(document.file_id, document.file_unique_id, document.file_size),)
    return ()


def _start(text: str) -> str | None:
    """The payload of ``/start``, empty for a bare one; None for anything else."""
    command, _, payload = text.partition(" ")
    return payload.strip() if command == "/start" else None


def _address(chat: Chat, sender: User) -> Address:
    return Address(CHANNEL, str(chat.id), str(sender.id))


def _is_group(chat: Chat) -> bool:
    return chat.type in {"group", "supergroup"}


def _at(moment: datetime | int) -> datetime:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else datetime.fromtimestamp(moment, UTC)
