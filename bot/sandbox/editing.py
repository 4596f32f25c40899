"""Bot API methods that change what is there: edit, delete, pin, react, answer a pressed button."""

from dataclasses import replace
from datetime import timedelta

from bot.sandbox import views
from bot.sandbox.errors import bad_request
from bot.sandbox.markup import inline_only, read_markup
from bot.sandbox.model import Message
from bot.sandbox.params import Params
from bot.sandbox.room import QUERY_ANSWERABLE, Room
from bot.sandbox.sending import Method, caption, message_text

DELETABLE = timedelta(hours=48)
ALERT_CHARACTERS = 200
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current"
    " content and reply markup of the message"
)


def edit_message_text(room: Room, params: Params) -> object:
    """editMessageText."""
    content = message_text(params)
    message = _editable(room, params)
    if message.attachment:
        raise bad_request("there is no text in the message to edit")
    return _changed(room, params, replace(message, text=content.text, entities=content.entities))


def edit_message_caption(room: Room, params: Params) -> object:
    """editMessageCaption."""
    content = caption(params)
    message = _editable(room, params)
    if not message.attachment:
        raise bad_request("there is no caption in the message to edit")
    return _changed(room, params, replace(message, text=content.text, entities=content.entities))


def edit_message_reply_markup(room: Room, params: Params) -> object:
    """editMessageReplyMarkup."""
    return _changed(room, params, _editable(room, params))


def delete_message(room: Room, params: Params) -> object:
    """deleteMessage: own messages, in private chats also the other side's, younger than 48 hours."""
    chat = room.chat(params.chat_id())
    message = chat.messages.get(params.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    foreign = not message.from_bot and chat.kind != "private"
    if foreign or room.clock.now() - message.at > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    room.remove(message)
    return True


def delete_messages(room: Room, params: Params) -> object:
    """deleteMessages: those that are there."""
    for number in params.listing("message_ids"):
        chat = room.chat(params.chat_id())
        if int(str(number)) in chat.messages:
            delete_message(room, Params({"chat_id": chat.id, "message_id": number}))
    return True


def pin_chat_message(room: Room, params: Params) -> object:
    """pinChatMessage."""
    chat = room.writable(params.chat_id())
    message = chat.messages.get(params.number("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    chat.pinned = message.id
    room.emit("chat", chat.id)
    return True


def unpin_chat_message(room: Room, params: Params) -> object:
    """unpinChatMessage, unpinAllChatMessages."""
    chat = room.writable(params.chat_id())
    if params.has("message_id") and params.number("message_id") != chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned = None
    room.emit("chat", chat.id)
    return True


def set_message_reaction(room: Room, params: Params) -> object:
    """setMessageReaction with one emoji, or none to take it back."""
    chat = room.writable(params.chat_id())
    message = chat.messages.get(params.number("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    kinds = [item for item in params.listing("reaction") if isinstance(item, dict)]
    room.change(replace(message, reaction=str(kinds[0].get("emoji", "")) if kinds else ""))
    return True


def answer_callback_query(room: Room, params: Params) -> object:
    """answerCallbackQuery: once, soon, at most 200 characters."""
    query = room.queries.get(params.text("callback_query_id"))
    if len(params.text("text")) > ALERT_CHARACTERS:
        raise bad_request("MESSAGE_TOO_LONG")
    if query is None or query.answered or room.clock.now() - query.at > QUERY_ANSWERABLE:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    query.answered = True
    query.text, query.alert, query.url = params.text("text"), params.flag("show_alert"), params.text("url")
    room.emit("answer", query.message.chat_id, query=query)
    return True


def _editable(room: Room, params: Params) -> Message:
    if not params.has("message_id"):
        raise bad_request("message identifier is not specified")
    chat = room.writable(params.chat_id())
    message = chat.messages.get(params.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or message.forwarded_from:
        raise bad_request("message can't be edited")
    return message


def _changed(room: Room, params: Params, wanted: Message) -> object:
    markup = inline_only(read_markup(params.values.get("reply_markup")))
    chat = room.chat(wanted.chat_id)
    current = chat.messages[wanted.id]
    shown = current.markup if current.buttons else None
    if (wanted.text, wanted.entities, markup) == (current.text, current.entities, shown):
        raise bad_request(_NOT_MODIFIED)
    if chat.kind != "private":
        room.meter_send(chat)  # edits in groups count as messages
    edited_at = room.clock.now() if wanted.text != current.text else current.edited_at
    message = room.change(replace(wanted, markup=markup, edited_at=edited_at))
    return views.message_json(chat, message)


METHODS: dict[str, Method] = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "pinchatmessage": pin_chat_message,
    "unpinchatmessage": unpin_chat_message,
    "unpinallchatmessages": unpin_chat_message,
    "setmessagereaction": set_message_reaction,
    "answercallbackquery": answer_callback_query,
}
