"""Words before a complaint elsewhere: 12345, 曝光, and what people say when they have had enough. Data: anger.toml."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

_FILE = Path(__file__).parents[3] / "locales" / "zh_CN" / "anger.toml"
_SPACES = re.compile(r"\s+")

Anger = Literal["threat", "anger"]


def heard(text: str) -> Anger | None:
    """What a text threatens with or is full of; None where it is neither, or says that it is not."""
    plain = _SPACES.sub("", unicodedata.normalize("NFKC", text)).lower()
    if _patterns()["harmless"].search(plain):
        return None
    if _patterns()["threat"].search(plain):
        return "threat"
    return "anger" if _patterns()["anger"].search(plain) else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words: dict[str, Sequence[str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: re.compile("|".join(map(_pattern, found))) for name, found in words.items()}


def _pattern(word: str) -> str:
    """A number stands alone: 12345 within a phone number is no threat."""
    return rf"(?<!\d){word}(?!\d)" if word.isdigit() else re.escape(word)
