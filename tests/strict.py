"""What Telegram would refuse, found before it does: each request against the method's signature and the limits.

Signatures are those of aiogram's methods, so what python-telegram-bot sends is checked by the other library's reading
of Telegram's documentation. Limits are numbers from https://core.telegram.org/bots/api.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from aiogram import methods
from pydantic import BaseModel, ValidationError

METHODS: dict[str, type[BaseModel]] = {
    method.__api_method__.lower(): method  # type: ignore[attr-defined]  # every method class has one
    for method in vars(methods).values()
    if isinstance(method, type) and issubclass(method, methods.TelegramMethod) and method is not methods.TelegramMethod
}

JSON_FIELDS = frozenset(
    {
        "reply_markup", "entities", "caption_entities", "link_preview_options", "media", "allowed_updates",
        "commands", "scope", "reply_parameters", "menu_button", "reaction", "message_ids",
    }
)  # fmt: skip
"""Parameters that travel as JSON text inside a form."""

ACTIONS = ("callback_data", "url", "copy_text", "web_app", "login_url", "switch_inline_query", "pay")
_TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre", "blockquote", "tg-spoiler"}
_TAG = re.compile(r"<(/?)([a-z-]+)((?:\s[^<>]*)?)>")


def complaints(method: str, params: Mapping[str, Any]) -> list[str]:
    """Why Telegram would refuse this call; empty for a good one."""
    model = METHODS.get(method.lower())
    if model is None:
        return [f"{method}: there is no such method"]
    values = {name: _decoded(name, value) for name, value in params.items()}
    found = [*_signature(model, values), *_lengths(method.lower(), values), *_markup(values.get("reply_markup"))]
    return [f"{method}: {problem}" for problem in found]


def _decoded(name: str, value: Any) -> Any:
    return json.loads(value) if name in JSON_FIELDS and isinstance(value, str) else value


def _signature(model: type[BaseModel], values: Mapping[str, Any]) -> Iterator[str]:
    """Names, types and what must be given."""
    try:
        call = model.model_validate(values)
    except ValidationError as error:
        yield from (f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in error.errors())
        return
    yield from _strangers(call, "")


def _strangers(value: Any, path: str) -> Iterator[str]:
    """Fields that Telegram does not know, at any depth."""
    if isinstance(value, BaseModel):
        yield from (f"{path}{name} is not a parameter" for name in value.model_extra or ())
        for name in type(value).model_fields:
            yield from _strangers(getattr(value, name), f"{path}{name}.")
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for item in value:
            yield from _strangers(item, path)


# --- limits -----------------------------------------------------------------------------------------------------


def units(text: str) -> int:
    """Length as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _lengths(method: str, values: Mapping[str, Any]) -> Iterator[str]:
    for name, limit in (("text", 200 if method == "answercallbackquery" else 4096), ("caption", 1024)):
        if (text := values.get(name)) is not None:
            marked = values.get("parse_mode") == "HTML"
            yield from _marks(text) if marked else ()
            yield from _length(name, unescape(_TAG.sub("", text)) if marked else text, limit)
    for name, limit in (("description", 512), ("short_description", 120), ("callback_query_id", 64)):
        if units(values.get(name) or "") > limit:
            yield f"{name} is longer than {limit}"
    if method == "sendmediagroup" and not 2 <= len(values.get("media", ())) <= 10:
        yield "an album holds 2 to 10 items"
    if method == "setmycommands":
        yield from _commands(values.get("commands", ()))
    if method == "setwebhook" and not re.fullmatch(r"[\w-]{1,256}", values.get("secret_token", "-"), re.ASCII):
        yield "secret_token has a character or a length it may not have"


def _length(name: str, text: str, limit: int) -> Iterator[str]:
    if name == "text" and not text.strip():
        yield "text is empty"
    if units(text) > limit:
        yield f"{name} has {units(text)} UTF-16 units, more than {limit}"


def _marks(text: str) -> Iterator[str]:
    """HTML as Telegram reads it: a few known tags, properly nested, and no bare < anywhere."""
    open_tags: list[str] = []
    for closing, name, _ in _TAG.findall(text):
        if name not in _TAGS:
            yield f"unknown tag <{name}>"
        elif not closing:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            yield f"</{name}> closes nothing"
    if open_tags:
        yield f"never closed: {open_tags}"
    if "<" in _TAG.sub("", text):
        yield f"a bare < in {text[:60]!r}"


def _commands(commands: Sequence[Mapping[str, str]]) -> Iterator[str]:
    if len(commands) > 100:
        yield "more than 100 commands"
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"], re.ASCII):
            yield f"{command['command']!r} is no name for a command"
        if not 1 <= units(command["description"]) <= 256:
            yield f"/{command['command']}: description of {units(command['description'])} units"


def _markup(markup: Any) -> Iterator[str]:
    rows = markup.get("inline_keyboard", ()) if isinstance(markup, Mapping) else ()
    if sum(map(len, rows)) > 100:
        yield "more than 100 buttons"
    for row in rows:
        if not 1 <= len(row) <= 8:
            yield f"{len(row)} buttons in a row"
        for button in row:
            yield from _button(button)


def _button(button: Mapping[str, Any]) -> Iterator[str]:
    label = button.get("text", "")
    if not label.strip():
        yield "a button without a label"
    if sum(button.get(action) is not None for action in ACTIONS) != 1:
        yield f"[{label}] does not do exactly one thing"
    if (data := button.get("callback_data")) is not None and not 1 <= len(data.encode()) <= 64:
        yield f"[{label}] callback_data of {len(data.encode())} bytes"
    if (copy := button.get("copy_text")) is not None and not 1 <= units(copy.get("text", "")) <= 256:
        yield f"[{label}] copies {units(copy.get('text', ''))} units"
    if (url := button.get("url")) is not None and not re.match(r"(https?|tg)://", url):
        yield f"[{label}] url {url!r}"
