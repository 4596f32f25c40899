"""What people do: write, send photos, press buttons, share a card, correct themselves, block the bot."""

from collections.abc import Sequence
from dataclasses import replace

from bot.sandbox import views
from bot.sandbox.entities import find_entities
from bot.sandbox.model import Attachment, Chat, JsonObject, Message, Query, Standing, User
from bot.sandbox.room import Room


def say(room: Room, person: User, chat: Chat, text: str, *, reply_to: int | None = None) -> Message:
    """Writes a text; in a private chat this also opens the chat for the bot."""
    draft = Message(chat.id, 0, person, room.clock.now(), text, find_entities(text), reply_to=reply_to)
    return _send(room, person, chat, draft)


def attach(
    room: Room,
    person: User,
    chat: Chat,
    attachment: Attachment,
    *,
    caption: str = "",
    album: str | None = None,
    reply_to: int | None = None,
) -> Message:
    """Sends a photo, document, voice message, contact card…"""
    entities = find_entities(caption)
    draft = Message(
        chat.id, 0, person, room.clock.now(), caption, entities, attachment=attachment, album=album, reply_to=reply_to
    )
    return _send(room, person, chat, draft)


def send_photos(
    room: Room,
    person: User,
    chat: Chat,
    photos: Sequence[bytes],
    *,
    caption: str = "",
    reply_to: int | None = None,
) -> list[Message]:
    """One photo, or an album: each photo its own message and update, all with one media_group_id (and one answer)."""
    attachments = [room.files.photo(content) for content in photos]
    album = room.next_album() if len(photos) > 1 else None
    captions = [caption] + [""] * (len(photos) - 1)
    return [
        attach(room, person, chat, attachment, caption=text, album=album, reply_to=reply_to)
        for attachment, text in zip(attachments, captions, strict=True)
    ]


def contact_card(phone: str, name: str, user_id: int | None) -> Attachment:
    """A contact card. Shared by the button it carries its sender's id; a forwarded or typed one another or none."""
    card: JsonObject = {"phone_number": phone, "first_name": name}
    return Attachment("contact", card if user_id is None else card | {"user_id": user_id})


def press(room: Room, person: User, chat: Chat, message: Message, data: str) -> Query:
    """Presses an inline button; the query waits for answerCallbackQuery."""
    current = chat.messages.get(message.id, message)
    query = Query(str(20_000_000_000 + room.next_number()), person, current, data, room.clock.now())
    room.queries[query.id] = query
    payload: JsonObject = {"callback_query": views.query_json(chat, query)}
    room.queue("callback_query", payload, f"user {person.id}", chat_id=chat.id)
    return query


def edit(room: Room, message: Message, text: str) -> Message:
    """Changes an own message; the bot hears edited_message."""
    changed = replace(message, text=text, entities=find_entities(text), edited_at=room.clock.now())
    room.change(changed)
    room.hear("edited_message", changed)
    return changed


def set_standing(room: Room, chat: Chat, person: User, standing: Standing) -> None:
    """Blocks, unblocks, throws the bot out of a group, takes it in again; the bot hears my_chat_member."""
    before, chat.standing = chat.standing, standing
    if _status(before) != _status(standing):
        member_changed(room, chat, person, _status(before), _status(standing))
    room.emit("chat", chat.id)


def member_changed(room: Room, chat: Chat, person: User, before: str, after: str) -> None:
    """Tells the bot that its own membership changed."""
    change: JsonObject = {
        "chat": views.chat_json(chat),
        "from": views.user_json(person),
        "date": views.seconds(room.clock.now()),
        "old_chat_member": views.member_json(room.bot, before),
        "new_chat_member": views.member_json(room.bot, after),
    }
    room.queue("my_chat_member", {"my_chat_member": change}, f"chat {chat.id}", chat_id=chat.id)


def found_group(room: Room, title: str, members: Sequence[User], *, supergroup: bool = False) -> Chat:
    """Founds a group with the bot in it; the bot hears my_chat_member and the service message."""
    chat = room.add_group(title, members, supergroup=supergroup)
    founder = members[0] if members else room.bot
    member_changed(room, chat, founder, "left", "member")
    kind = "supergroup_chat_created" if supergroup else "group_chat_created"
    room.hear("message", room.post(chat, founder, attachment=Attachment(kind, True)))
    return chat


def join(room: Room, chat: Chat, person: User) -> Message:
    """Somebody comes into a group."""
    chat.members[person.id] = person
    joined = Attachment("new_chat_members", [views.user_json(person)])
    message = room.post(chat, person, attachment=joined)
    room.hear("message", message)
    return message


def leave(room: Room, chat: Chat, person: User) -> Message:
    """Somebody leaves a group."""
    chat.members.pop(person.id, None)
    message = room.post(chat, person, attachment=Attachment("left_chat_member", views.user_json(person)))
    room.hear("message", message)
    return message


def upgrade(room: Room, chat: Chat) -> Chat:
    """Turns a group into a supergroup with a new id; both chats carry Telegram's service message."""
    people = [user for user in chat.members.values() if not user.is_bot]
    successor = room.add_group(chat.title, people, supergroup=True)
    chat.standing, chat.migrated_to = "upgraded", successor.id
    founder = people[0] if people else room.bot
    old = room.post(chat, founder, attachment=Attachment("migrate_to_chat_id", successor.id))
    new = room.post(successor, founder, attachment=Attachment("migrate_from_chat_id", chat.id))
    room.hear("message", old)
    room.hear("message", new)
    room.emit("chat", chat.id)
    return successor


def _send(room: Room, person: User, chat: Chat, draft: Message) -> Message:
    if chat.kind == "private" and chat.standing in ("stranger", "blocked"):
        set_standing(room, chat, person, "open")
    if chat.keyboard and chat.keyboard.one_time:
        chat.keyboard = None
        room.emit("chat", chat.id)
    message = room.post(chat, person, draft=draft)
    room.hear("message", message)
    return message


def _status(standing: Standing) -> str:
    return "kicked" if standing in ("blocked", "kicked") else "member"
