"""Formatted text: Telegram's HTML parser with its own errors, found links and commands, UTF-16 arithmetic.

The parser follows `parse_html` in TDLib's MessageEntity.cpp, byte offsets in the errors included.
"""

import html
import re
from dataclasses import dataclass, replace

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.model import Entity

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "span": "spoiler", "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot);?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[\w.-]+))?""", re.ASCII)
_FOUND = (
    ("url", re.compile(r"https?://[^\s<>\"，。；！？、）】]+")),
    ("bot_command", re.compile(r"(?<![\w/])/[a-zA-Z0-9_]{1,64}(?:@\w+)?(?![\w/])", re.ASCII)),
    ("mention", re.compile(r"(?<![\w@])@[a-zA-Z]\w{3,31}\b", re.ASCII)),
)


def utf16(text: str) -> int:
    """Length in UTF-16 units, the way Telegram counts characters."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    offset: int
    extra: tuple[tuple[str, str], ...]


class _HtmlParser:
    """One pass over the source; `result` and `entities` grow, `open` is the stack of unclosed tags."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.result: list[str] = []
        self.units = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self.position < len(self.source):
            if self.source[self.position] == "<":
                self._tag()
            else:
                self._character()
        if self.open:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.result), self.entities

    def _character(self) -> None:
        reference = _REFERENCE.match(self.source, self.position)
        raw = reference.group() if reference else self.source[self.position]
        text = html.unescape(raw) if reference else raw
        self.position += len(raw)
        self.result.append(text)
        self.units += utf16(text)

    def _tag(self) -> None:
        begin = self.position
        if self.source.startswith("/", begin + 1):
            self._end_tag(begin)
        else:
            self._start_tag(begin)

    def _start_tag(self, begin: int) -> None:
        at = self._byte(begin)
        name = _TAG_NAME.match(self.source, begin + 1)
        end = name.end() if name else begin + 1
        if end >= len(self.source):
            raise _unparsable(f"Unclosed start tag at byte offset {at}")
        tag = self.source[begin + 1 : end].lower()
        if tag not in TAGS:
            raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {at}')
        self.position = end
        attributes = self._attributes(tag, at)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
        self.open.append(_Open(tag, self.units, _extra(tag, attributes)))

    def _attributes(self, tag: str, at: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while (found := _ATTRIBUTE.match(self.source, self.position)) is not None:
            name, value = found.group(1), found.group(2) or ""
            attributes[name.lower()] = html.unescape(value.strip("\"'")) if value else ""
            self.position = found.end()
        while self.source[self.position : self.position + 1].isspace():
            self.position += 1
        if self.source[self.position : self.position + 1] != ">":
            raise _unparsable(f'Unclosed start tag "{tag}" at byte offset {at}')
        self.position += 1
        return attributes

    def _end_tag(self, begin: int) -> None:
        at = self._byte(begin)
        if not self.open:
            raise _unparsable(f"Unexpected end tag at byte offset {at}")
        close = self.source.find(">", begin)
        if close < 0:
            raise _unparsable(f"Unclosed end tag at byte offset {at}")
        opened, found = self.open.pop(), self.source[begin + 2 : close].strip().lower()
        if found and found != opened.tag:
            raise _unparsable(f'Unmatched end tag at byte offset {at}, expected "</{opened.tag}>", found "</{found}>"')
        self.position = close + 1
        self._keep(opened)

    def _keep(self, opened: _Open) -> None:
        length = self.units - opened.offset
        kind = TAGS[opened.tag]
        if kind == "blockquote" and ("expandable", "1") in opened.extra:
            kind = "expandable_blockquote"
        if length and (kind != "text_link" or opened.extra):
            extra = () if kind == "expandable_blockquote" else opened.extra
            self.entities.append(Entity(kind, opened.offset, length, extra))

    def _byte(self, index: int) -> int:
        return len(self.source[:index].encode())


def _extra(tag: str, attributes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    if tag == "a" and attributes.get("href"):
        return (("url", attributes["href"]),)
    if tag == "blockquote" and "expandable" in attributes:
        return (("expandable", "1"),)
    if tag == "tg-emoji":
        return (("custom_emoji_id", attributes.get("emoji-id", "")),)
    return ()


def _unparsable(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


def parse_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """HTML → plain text and entities, trimmed as Telegram trims; ApiError in Telegram's words."""
    text, entities = _HtmlParser(source).parse()
    return trim(text, tuple(sorted(entities, key=lambda entity: (entity.offset, -entity.length))))


def find_entities(text: str) -> tuple[Entity, ...]:
    """Links, commands and mentions in plain text, as Telegram's server finds them."""
    found = [
        Entity(kind, utf16(text[: match.start()]), utf16(match.group()))
        for kind, pattern in _FOUND
        for match in pattern.finditer(text)
    ]
    return tuple(sorted(found, key=lambda entity: entity.offset))


def trim(text: str, entities: tuple[Entity, ...]) -> tuple[str, tuple[Entity, ...]]:
    """Cuts blanks from both ends and moves the entities along."""
    stripped = text.strip()
    lead, length = utf16(text[: len(text) - len(text.lstrip())]), utf16(stripped)
    moved = [_clip(replace(entity, offset=entity.offset - lead), length) for entity in entities]
    return stripped, tuple(entity for entity in moved if entity.length > 0)


def _clip(entity: Entity, length: int) -> Entity:
    start, end = max(0, entity.offset), min(length, entity.offset + entity.length)
    return replace(entity, offset=start, length=end - start)
