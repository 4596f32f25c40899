"""The model as Bot API JSON: what the libraries parse."""

from datetime import datetime

from bot.sandbox.markup import markup_json
from bot.sandbox.model import Attachment, Chat, Entity, JsonObject, Message, Query, User


def seconds(moment: datetime) -> int:
    """Unix time, as the Bot API writes dates."""
    return int(moment.timestamp())


def user_json(user: User) -> JsonObject:
    """A User object."""
    data: JsonObject = {"id": user.id, "is_bot": user.is_bot, "first_name": user.name}
    if user.username:
        data["username"] = user.username
    return data if user.is_bot else data | {"language_code": "zh-hans"}


def chat_json(chat: Chat) -> JsonObject:
    """A Chat object."""
    if chat.kind == "private":
        return {"id": chat.id, "type": "private", "first_name": chat.title}
    return {"id": chat.id, "type": chat.kind, "title": chat.title}


def entity_json(entity: Entity) -> JsonObject:
    """A MessageEntity object."""
    data: JsonObject = {"type": entity.kind, "offset": entity.offset, "length": entity.length}
    return data | dict(entity.extra)


def message_json(chat: Chat, message: Message, *, quoted: bool = False) -> JsonObject:
    """A Message object; a quoted one doesn't quote again."""
    data: JsonObject = {
        "message_id": message.id,
        "from": user_json(message.sender),
        "chat": chat_json(chat),
        "date": seconds(message.at),
    }
    data |= _body(message.text, message.entities, message.attachment)
    if message.edited_at:
        data["edit_date"] = seconds(message.edited_at)
    if message.album:
        data["media_group_id"] = message.album
    if message.buttons and message.markup:
        data["reply_markup"] = markup_json(message.markup)
    if message.forwarded_from:
        data["forward_origin"] = _origin(message, message.forwarded_from)
    original = chat.messages.get(message.reply_to or 0)
    if original and not quoted:
        data["reply_to_message"] = message_json(chat, original, quoted=True)
    return data


def query_json(chat: Chat, query: Query) -> JsonObject:
    """A CallbackQuery object."""
    return {
        "id": query.id,
        "from": user_json(query.user),
        "message": message_json(chat, query.message),
        "chat_instance": str(-chat.id * 31),
        "data": query.data,
    }


def member_json(user: User, status: str) -> JsonObject:
    """A ChatMember object, as far as a bot meets them here."""
    data: JsonObject = {"user": user_json(user), "status": status}
    return data | {"until_date": 0} if status == "kicked" else data


def _body(text: str, entities: tuple[Entity, ...], attachment: Attachment | None) -> JsonObject:
    data: JsonObject = {}
    prefix = "caption" if attachment else "text"
    if attachment:
        data[attachment.kind] = attachment.value
    if text:
        data[prefix] = text
    if entities:
        key = "caption_entities" if attachment else "entities"
        data[key] = [entity_json(entity) for entity in entities]
    return data


def _origin(message: Message, author: User) -> JsonObject:
    return {"type": "user", "date": seconds(message.at), "sender_user": user_json(author)}
