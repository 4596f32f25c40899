"""One writing for one meaning: half width, simplified script, no markup, no emoji, no broken Unicode.

The result is what the reader works on and what slots quote.
"""

import html
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from opencc import OpenCC

LONGEST = 4096
"""Characters that are read; Telegram allows no more in one message."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_SPACES = re.compile(r"[ \t\u3000\xa0\u200b-\u200f\ufeff\u2060]+")
_REPEATED = re.compile(r"([^\d\s零〇幺一二三四五六七八九])\1{3,}")
"""啊啊啊啊 says no more than 啊啊啊; but 零零零零 is part of a telephone."""
_NOT_TEXT = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f\ufe00-\ufe0f\ufffd]")
_LISTED = re.compile("[①-⑳](?![号栋幢座单楼])")
"""The number of an item, which begins something else: ①龙头滴水②开张发票."""
_STACKED = re.compile("[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff]{4,}")
"""Marks piled on one letter; putting thousands of them in order takes long."""
_PICTURE = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff\U000e0000-\U000e007f]+"
)
_MARKS = str.maketrans(
    {
        "【": "[",
        "】": "]",
        "「": '"',
        "」": '"',
        "『": '"',
        "』": '"',
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "—": "-",
        "–": "-",
        "―": "-",
        "−": "-",
        "～": "~",
        "〜": "~",
        "﹣": "-",
        "ー": "-",
        "‐": "-",
        "‑": "-",
    }
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """The tables of locales/…/lexicon/spelling.toml: characters, words and emoji with their usual writing."""

    characters: dict[int, str]
    words: re.Pattern[str] | None
    usual: dict[str, str]
    emoji: dict[str, str]
    """What a picture says that stands alone."""
    pictures: dict[str, str] = field(default_factory=dict)
    """What a picture stands for beside words."""
    sound_alike: tuple[str, ...] = ()


PLAIN = Spelling(
    characters={ord("著"): "着", ord("妳"): "你", ord("係"): "系"},
    words=None,
    usual={},
    emoji={"👍": "👍", "👌": "好的", "🆗": "好的", "✅": "是的", "👎": "👎", "❌": "不是"},
)
"""No lexicon: enough for short answers."""


def load(path: Path) -> Spelling:
    """The tables of a spelling.toml."""
    table = tomllib.loads(path.read_text("utf-8"))
    words = table["words"]
    pattern = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))
    characters = {ord(char): usual for char, usual in table["characters"].items()}
    alike = tuple(table["sound_alike"]["words"].split())
    return Spelling(characters, pattern, words, table["emoji"], table["pictures"], alike)


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def clean(text: str, spelling: Spelling) -> str:
    """The text in one writing, at most LONGEST characters long."""
    text = _STACKED.sub("", _NOT_TEXT.sub("", text[:LONGEST]))
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub(" ", text))
    text = unicodedata.normalize("NFKC", _LISTED.sub(";", text))[:LONGEST].translate(_MARKS)
    text = _simplifier().convert(_NOT_TEXT.sub("", text)).translate(spelling.characters)
    text = _REPEATED.sub(r"\1\1\1", _without_pictures(text, spelling))
    if spelling.words is not None:
        text = spelling.words.sub(lambda found: spelling.usual[found.group()], text)
    return _SPACES.sub(" ", text).strip().removeprefix(";")


def _without_pictures(text: str, spelling: Spelling) -> str:
    """Emoji beside words are the thing they show, or nothing; alone they are read as the word they stand for."""
    bare = _PICTURE.sub("", text)
    if bare == text:
        return bare
    if bare.strip():
        return _PICTURE.sub(lambda found: _shown(found[0], spelling), text)
    return "".join(dict.fromkeys(spelling.emoji.get(char, "") for char in text))


def _shown(row: str, spelling: Spelling) -> str:
    """What a row of pictures shows, each thing once: 💡💡 is a lamp."""
    return "".join(dict.fromkeys(spelling.pictures.get(char, "") for char in row))
