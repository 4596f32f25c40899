"""Cues: the few words that steer a dialogue rather than state a matter, kept as data in locales/zh_CN/cues.toml."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parents[2] / "locales" / "zh_CN" / "cues.toml"
_EDGES = re.compile(r"^[\s,，。.!！?？~～、]+|[\s,，。.!！?？~～、]+$")


@cache
def _cues() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def is_cue(cue: str, text: str) -> bool:
    """Whether the text is one of the cue's words and nothing else (part ``whole`` of the file)."""
    return _EDGES.sub("", text).lower() in _cues()["whole"][cue]


def has_cue(cue: str, text: str) -> bool:
    """Whether one of the cue's words stands in the text (part ``within`` of the file)."""
    return any(word in text for word in _cues()["within"][cue])


def words(cue: str) -> Sequence[str]:
    """The cue's words (part ``within``), for what has to find where they stand."""
    return _cues()["within"][cue]


def without(cue: str, text: str) -> str:
    """The text without the cue's words (part ``within``) at its beginning, and without loose punctuation."""
    text = _EDGES.sub("", text)
    word = next((word for word in _cues()["within"][cue] if text.startswith(word)), None)
    return text if word is None else without(cue, text[len(word) :])


def after(cue: str, text: str) -> str | None:
    """What follows a word of the cue (part ``within``) and a colon or a space; None where it does not stand there."""
    words = "|".join(re.escape(word) for word in _cues()["within"][cue])
    found = re.search(rf"(?:{words})\s*[:：,，\s]\s*(.+)", text, re.DOTALL)
    return found[1].strip() if found else None


def stands_for(button: str) -> str:
    """The words a button says in the owner's place, for the ticket (part ``stands_for``)."""
    return str(_cues()["stands_for"][button])
