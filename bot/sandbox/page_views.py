"""The model as JSON for the page: smaller and more direct than the Bot API's."""

from bot.sandbox.model import Attachment, Chat, JsonObject, Markup, Message, Query, User
from bot.sandbox.views import entity_json

SHOWN_MESSAGES = 300  # of each chat, when a page opens


def person(user: User) -> JsonObject:
    """Somebody in the left column."""
    return {
        "id": user.id,
        "name": user.name,
        "role": user.role,
        "avatar": user.avatar,
        "phone": user.phone,
        "bot": user.is_bot,
    }


def chat(chat: Chat) -> JsonObject:
    """A chat without its messages."""
    keyboard = chat.keyboard
    return {
        "id": chat.id,
        "kind": chat.kind,
        "title": chat.title,
        "standing": chat.standing,
        "members": [user.id for user in chat.members.values() if not user.is_bot],
        "keyboard": {"rows": _rows(keyboard), "placeholder": keyboard.placeholder} if keyboard else None,
        "pinned": chat.pinned,
        "migrated_to": chat.migrated_to,
        "read": chat.read_up_to,
    }


def message(chat: Chat, message: Message) -> JsonObject:
    """A bubble, or a service line in the middle of the chat."""
    inline = message.markup if message.buttons else None
    return {
        "chat": message.chat_id,
        "id": message.id,
        "from": message.sender.id,
        "at": message.at.isoformat(),
        "text": message.text,
        "entities": [entity_json(entity) for entity in message.entities],
        "attachment": _attachment(message.attachment),
        "buttons": _rows(inline) if inline else [],
        "force_reply": message.markup is not None and message.markup.kind == "force",
        "reply_to": message.reply_to,
        "forwarded_from": message.forwarded_from.name if message.forwarded_from else "",
        "album": message.album,
        "silent": message.silent,
        "edited": message.edited_at is not None,
        "reaction": message.reaction,
        "taken": message.id in chat.taken,
    }


def answer(query: Query) -> JsonObject:
    """What answerCallbackQuery shows to the one who pressed."""
    return {
        "chat": query.message.chat_id,
        "message": query.message.id,
        "person": query.user.id,
        "data": query.data,
        "text": query.text,
        "alert": query.alert,
        "url": query.url,
    }


def _attachment(attachment: Attachment | None) -> JsonObject | None:
    if attachment is None:
        return None
    value = attachment.value
    if attachment.kind == "photo" and isinstance(value, list):
        largest: JsonObject = value[-1]
        return {"kind": "photo", **largest}
    return {"kind": attachment.kind, **value} if isinstance(value, dict) else {"kind": attachment.kind, "value": value}


def _rows(markup: Markup) -> list[list[JsonObject]]:
    return [
        [
            {"label": button.label, "action": button.action, "value": button.value, "style": button.style}
            for button in row
        ]
        for row in markup.rows
    ]
