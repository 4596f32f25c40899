"""reply_markup: JSON → checked Markup with Telegram's refusals, and back."""

import json
from urllib.parse import urlsplit

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.model import Button, JsonObject, Markup, MarkupKind

CALLBACK_DATA_BYTES = 64
COPY_TEXT_CHARACTERS = 256
INLINE_BUTTONS = 100
_STYLES = ("primary", "success", "danger")
_KEYBOARD_REQUESTS = ("request_contact", "request_location")


def read_markup(value: object) -> Markup | None:
    """The markup in a call's `reply_markup`, None if there is none; ApiError in Telegram's words."""
    if value is None or value == "":
        return None
    data = _decoded(value)
    if "inline_keyboard" in data:
        return _inline(data)
    if "keyboard" in data:
        rows = tuple(tuple(_keyboard_button(item) for item in row) for row in _rows(data["keyboard"]))
        return Markup(
            "keyboard", rows, data.get("one_time_keyboard") is True, str(data.get("input_field_placeholder", ""))
        )
    kinds: tuple[tuple[str, MarkupKind], ...] = (("remove_keyboard", "remove"), ("force_reply", "force"))
    for key, kind in kinds:
        if data.get(key) is True:
            return Markup(kind, placeholder=str(data.get("input_field_placeholder", "")))
    return None


def inline_only(markup: Markup | None) -> Markup | None:
    """What an edit accepts; ApiError for any other markup."""
    if markup is not None and markup.kind != "inline":
        raise bad_request("inline keyboard expected")
    return markup if markup and markup.rows else None


def markup_json(markup: Markup) -> JsonObject:
    """An inline keyboard as the Bot API shows it in a message."""
    return {"inline_keyboard": [[_button_json(button) for button in row] for row in markup.rows]}


def _decoded(value: object) -> JsonObject:
    try:
        data = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None
    if not isinstance(data, dict):
        raise bad_request("object expected as reply markup")
    return data


def _rows(value: object) -> list[list[object]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request('field "keyboard" must be an Array of Arrays')
    return [row for row in value if row]


def _inline(data: JsonObject) -> Markup:
    rows = tuple(tuple(_inline_button(item) for item in row) for row in _rows(data["inline_keyboard"]))
    if sum(len(row) for row in rows) > INLINE_BUTTONS:
        raise bad_request("reply markup is too long")
    return Markup("inline", rows)


def _inline_button(item: object) -> Button:
    prefix = "can't parse inline keyboard button: "
    label, data = _label(item, prefix)
    style = str(data.get("style") or "")
    if style and style not in _STYLES:
        raise bad_request("BUTTON_STYLE_INVALID")
    for action, check in (("callback_data", _data), ("url", _url), ("copy_text", _copy)):
        if data.get(action) is not None:
            return Button(label, action, check(data[action]), style)
    raise bad_request(prefix + "Text buttons are unallowed in the inline keyboard")


def _data(value: object) -> str:
    if not isinstance(value, str) or not 1 <= len(value.encode()) <= CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return value


def _url(value: object) -> str:
    parts = urlsplit(str(value))
    if parts.scheme in ("http", "https", "tg") and parts.netloc:
        return str(value)
    raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")


def _copy(value: object) -> str:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= COPY_TEXT_CHARACTERS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return text


def _keyboard_button(item: object) -> Button:
    if isinstance(item, str):
        return Button(item)
    label, data = _label(item, "can't parse keyboard button: ")
    for request in _KEYBOARD_REQUESTS:
        if data.get(request) is True:
            return Button(label, request)
    return Button(label)


def _label(item: object, prefix: str) -> tuple[str, JsonObject]:
    if not isinstance(item, dict):
        raise bad_request(prefix + "KeyboardButton must be an Object")
    label = item.get("text")
    if not isinstance(label, str):
        raise bad_request(prefix + 'Can\'t find field "text"')
    if not label.strip():
        raise _empty_label()
    return label, item


def _empty_label() -> ApiError:
    return bad_request("keyboard button text must be non-empty")


def _button_json(button: Button) -> JsonObject:
    value: object = {"text": button.value} if button.action == "copy_text" else button.value
    data: JsonObject = {"text": button.label, button.action: value}
    return data | ({"style": button.style} if button.style else {})
