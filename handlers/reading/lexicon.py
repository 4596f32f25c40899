"""The words the reader knows, with all of their occurrences in a text found in one pass.

A word may have a gap: 「没…电」 finds 没 and 电 with up to five characters of the same clause between.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

GAP = 5
MOST = 450
"""Occurrences that are looked at; a letter of six hundred characters has less than 350."""
_BREAK = re.compile(r"[,，。!！?？;；\n]")
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_MASK = "masks."
FAMILIES = (
    "intents.",
    "categories.",
    "heating.",
    "fees.type.",
    "fees.topic.",
    "places.place.",
    "people.vulnerable.",
    "frames.",
    "concepts.topic.",
    "concepts.act.",
    _MASK,
)
"""Beginnings of labels that belong together."""
_IDEAS = {
    "concepts.topic.": "",
    "concepts.act.": "+",
    "categories.": "k:",
    "heating.": "h:",
    "fees.type.": "$:",
    "fees.topic.": "?:",
    "frames.": "f:",
}
"""The families that the trained model sees, with what their values begin with there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a word stands in the lexicon: labels such as "places.place.kitchen", and values by family."""

    labels: tuple[str, ...]
    families: dict[str, tuple[tuple[str, int], ...]]
    ideas: tuple[str, ...] = ()
    """What the word stands for, as the trained model sees it."""

    def and_also(self, label: str, weight: int) -> "Entry":
        """The entry with one more label."""
        family = next((name for name in FAMILIES if label.startswith(name)), "")
        added = (*self.families.get(family, ()), (label[len(family) :], weight))
        idea = (f"{_IDEAS[family]}{label[len(family) :]}",) if family in _IDEAS else ()
        return Entry((*self.labels, label), {**self.families, family: added}, (*self.ideas, *idea))


class Hit(NamedTuple):
    """A word of the lexicon at text[start:end]."""

    start: int
    end: int
    word: str
    entry: Entry

    def under(self, family: str) -> tuple[tuple[str, int], ...]:
        """The values of a family that the word speaks for, with weights."""
        return self.entry.families.get(family, ())


@dataclass(slots=True)
class Lexicon:
    """Words → entries."""

    entries: dict[str, Entry] = field(default_factory=dict)
    beginnings: dict[str, bool] = field(default_factory=dict)
    """Of every word, up to its gap, and whether it ends there: how far a look at a place of a text has to go."""
    tails: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def add(self, word: str, label: str, weight: int) -> None:
        """Teaches one word; "a…b" is a word with a gap."""
        head, gap, tail = word.partition("…")
        if gap and word not in self.entries:
            self.tails[head] = (*self.tails.get(head, ()), (tail, word))
        self.entries[word] = self.entries.get(word, Entry((), {})).and_also(label, weight)
        for end in range(1, len(head)):
            self.beginnings.setdefault(head[:end], False)
        self.beginnings[head] = True

    def find(self, text: str) -> list[Hit]:
        """Every occurrence of every word, in order of start; hits within a harmless phrase are left out."""
        text = text.translate(_LOWER)
        beginnings, last = self.beginnings, len(text)
        hits: list[Hit] = []
        for start in range(last):
            if len(hits) > MOST:
                break
            end, pieces = start + 1, list[str]()
            ends = beginnings.get(text[start])
            while ends is not None:
                if ends:
                    pieces.append(text[start:end])
                end += 1
                ends = beginnings.get(text[start:end]) if end <= last else None
            for piece in reversed(pieces):
                hits += self._words(text, start, piece)
        return _unmasked(hits)

    def _words(self, text: str, start: int, piece: str) -> Iterator[Hit]:
        """The word that stands there, and those with a gap that begin with it."""
        entry = self.entries.get(piece)
        if entry is not None:
            yield Hit(start, start + len(piece), piece, entry)
        if piece in self.tails:
            yield from self._gapped(text, start, piece)

    def _gapped(self, text: str, start: int, head: str) -> Iterator[Hit]:
        after = start + len(head)
        for tail, word in self.tails[head]:
            end = text.find(tail, after, after + GAP + len(tail))
            if end >= 0 and not _BREAK.search(text, after, end):
                yield Hit(start, end + len(tail), word, self.entries[word])


def load(folder: Path) -> Lexicon:
    """The lexicon of a folder of TOML files: tables of "entry = words", or "weight = words"."""
    lexicon = Lexicon()
    for path in sorted(folder.glob("*.toml")):
        if path.name != "spelling.toml":
            for label, weight, words in _entries(path.stem, tomllib.loads(path.read_text("utf-8"))):
                for word in dict.fromkeys(words.split()):
                    lexicon.add(word.lower(), label, weight)
    return lexicon


def _entries(label: str, value: object) -> Iterator[tuple[str, int, str]]:
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if not isinstance(inner, str):
            yield from _entries(f"{label}.{key}", inner)
        elif key.isdigit():
            yield label, int(key), inner
        else:
            yield f"{label}.{key}", 1, inner


def _unmasked(hits: list[Hit]) -> list[Hit]:
    """Without the hits that lie in a harmless phrase: 火锅 holds no fire."""
    masks = [hit for hit in hits if hit.under(_MASK)]
    if not masks:
        return hits
    reach = _reach(masks, hits[-1].start)
    return [hit for hit in hits if reach[hit.start] < hit.end or hit.under(_MASK)]


def _reach(masks: list[Hit], last: int) -> list[int]:
    """For each position up to the last: how far the phrases that begin at it or before it go."""
    reach = [0] * (last + 1)
    for mask in masks:
        reach[mask.start] = max(reach[mask.start], mask.end)
    for position in range(1, last + 1):
        reach[position] = max(reach[position], reach[position - 1])
    return reach
