"""Bot API methods that bring a new message: text, photo, document, album, forward, copy, typing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.sandbox import views
from bot.sandbox.entities import find_entities, parse_html, trim, utf16
from bot.sandbox.errors import bad_request
from bot.sandbox.markup import read_markup
from bot.sandbox.model import Attachment, Chat, Entity, JsonObject, Message
from bot.sandbox.params import Params, Upload
from bot.sandbox.room import Room

Method: TypeAlias = Callable[[Room, Params], object]

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
ALBUM_ITEMS = 10


@dataclass(frozen=True, slots=True)
class Content:
    """What a call wants said: text or caption with its formatting, and what hangs on it."""

    text: str
    entities: tuple[Entity, ...] = ()
    attachment: Attachment | None = None
    album: str | None = None


def send_message(room: Room, params: Params) -> object:
    """sendMessage."""
    return _deliver(room, params, message_text(params))


def send_photo(room: Room, params: Params) -> object:
    """sendPhoto."""
    content = caption(params)
    attachment = _media(room, params, "photo", params.text("photo"), "photo")
    return _deliver(room, params, replace(content, attachment=attachment))


def send_document(room: Room, params: Params) -> object:
    """sendDocument."""
    content = caption(params)
    attachment = _media(room, params, "document", params.text("document"), "document")
    return _deliver(room, params, replace(content, attachment=attachment))


def send_media_group(room: Room, params: Params) -> object:
    """sendMediaGroup: photos or documents, each a message of its own with one media_group_id."""
    chat = room.writable(params.chat_id())
    items = [item for item in params.listing("media") if isinstance(item, dict)]
    if not items:
        raise bad_request("there are no messages to send")
    if len(items) > ALBUM_ITEMS:
        raise bad_request("too many messages to send as an album")
    prepared = [_album_item(room, params, item) for item in items]
    reply_to = _reply_to(chat, params)
    room.meter_send(chat)
    album = room.next_album() if len(prepared) > 1 else None
    sent = [_post(room, params, chat, replace(item, album=album), reply_to) for item in prepared]
    return [views.message_json(chat, message) for message in sent]


def forward_message(room: Room, params: Params) -> object:
    """forwardMessage."""
    original = _original(room, params, "message to forward not found")
    chat = room.writable(params.chat_id())
    room.meter_send(chat)
    author = original.forwarded_from or original.sender
    draft = replace(original, markup=None, reply_to=None, forwarded_from=author, album=None, edited_at=None)
    return views.message_json(chat, room.post(chat, room.bot, draft=replace(draft, reaction="")))


def copy_message(room: Room, params: Params) -> object:
    """copyMessage: the same content without the author; a caption may be replaced."""
    original = _original(room, params, "message to copy not found")
    content = Content(original.text, original.entities, original.attachment)
    if original.attachment and params.has("caption"):
        content = replace(caption(params), attachment=original.attachment)
    return {"message_id": _deliver(room, params, content)["message_id"]}


def send_chat_action(room: Room, params: Params) -> object:
    """sendChatAction: "typing…" for five seconds or until the next message."""
    chat = room.writable(params.chat_id())
    if not params.text("action"):
        raise bad_request("wrong parameter action in request")
    room.emit("typing", chat.id, detail={"action": params.text("action")})
    return True


def message_text(params: Params) -> Content:
    """The `text` of a call, parsed and within its limits."""
    content = _formatted(params, "text", "entities")
    if not content.text:
        raise bad_request("message text is empty")
    if utf16(content.text) > TEXT_UNITS:
        raise bad_request("message is too long")
    return content


def caption(params: Params) -> Content:
    """The `caption` of a call, parsed and within its limit."""
    content = _formatted(params, "caption", "caption_entities")
    if utf16(content.text) > CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return content


def _formatted(params: Params, name: str, entities_name: str) -> Content:
    source, mode = params.text(name), params.text("parse_mode").lower()
    if mode == "html":
        text, entities = parse_html(source)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        text, entities = trim(source, _given_entities(params.listing(entities_name)))
    taken = {unit for entity in entities for unit in range(entity.offset, entity.offset + entity.length)}
    found = [entity for entity in find_entities(text) if entity.offset not in taken]
    return Content(text, tuple(sorted([*entities, *found], key=lambda entity: entity.offset)))


def _given_entities(items: list[object]) -> tuple[Entity, ...]:
    known = ("type", "offset", "length")
    return tuple(
        Entity(
            str(item["type"]),
            int(item["offset"]),
            int(item["length"]),
            tuple((key, str(value)) for key, value in item.items() if key not in known and value is not None),
        )
        for item in items
        if isinstance(item, dict) and all(key in item for key in known)
    )


def _media(room: Room, params: Params, kind: str, reference: str, part: str) -> Attachment:
    given = params.file(reference, part)
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if isinstance(given, str):
        return room.files.again(given, kind)
    if not given.content:
        raise bad_request("file must be non-empty")
    return _stored(room, kind, given)


def _stored(room: Room, kind: str, upload: Upload) -> Attachment:
    if kind == "photo":
        return room.files.photo(upload.content)
    return room.files.document(upload.content, upload.name, upload.mime)


def _album_item(room: Room, params: Params, item: JsonObject) -> Content:
    kind = str(item.get("type"))
    if kind not in ("photo", "document"):
        raise bad_request(f'can\'t use the media of the specified type "{kind}" in the album')
    attachment = _media(room, params, kind, str(item.get("media", "")), "")
    return replace(caption(Params(item)), attachment=attachment)


def _deliver(room: Room, params: Params, content: Content) -> JsonObject:
    read_markup(params.values.get("reply_markup"))  # a bad one is refused before the chat is looked at
    chat = room.writable(params.chat_id())
    reply_to = _reply_to(chat, params)
    room.meter_send(chat)
    return views.message_json(chat, _post(room, params, chat, content, reply_to))


def _post(room: Room, params: Params, chat: Chat, content: Content, reply_to: int | None) -> Message:
    markup = read_markup(params.values.get("reply_markup"))
    draft = Message(
        chat.id,
        0,
        room.bot,
        room.clock.now(),
        content.text,
        content.entities,
        content.attachment,
        markup,
        reply_to=reply_to,
        album=content.album,
        silent=params.flag("disable_notification"),
    )
    if markup and markup.kind in ("keyboard", "remove"):
        chat.keyboard = markup if markup.kind == "keyboard" else None
        room.emit("chat", chat.id)
    return room.post(chat, room.bot, draft=draft)


def _reply_to(chat: Chat, params: Params) -> int | None:
    options = params.mapping("reply_parameters")
    wanted = options.get("message_id") or params.number("reply_to_message_id")
    if not wanted or int(str(wanted)) in chat.messages:
        return int(str(wanted)) or None
    if options.get("allow_sending_without_reply") is True or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _original(room: Room, params: Params, missing: str) -> Message:
    source = room.chat(params.chat_id("from_chat_id"))
    original = source.messages.get(params.number("message_id"))
    if original is None:
        raise bad_request(missing)
    return original


METHODS: dict[str, Method] = {
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "senddocument": send_document,
    "sendmediagroup": send_media_group,
    "forwardmessage": forward_message,
    "copymessage": copy_message,
    "sendchataction": send_chat_action,
}
