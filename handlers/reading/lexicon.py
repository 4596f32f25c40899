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
_BREAK = re.compile(r"[,，。!！?？;；\n]")
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_MASK = "masks."


class Hit(NamedTuple):
    """A word of the lexicon at text[start:end] with its entries (labels) and their weights."""

    start: int
    end: int
    word: str
    labels: tuple[tuple[str, int], ...]

    def under(self, prefix: str) -> list[tuple[str, int]]:
        """What follows the prefix in the labels that begin with it, with weights."""
        return [(label[len(prefix) :], weight) for label, weight in self.labels if label.startswith(prefix)]


@dataclass(slots=True)
class Lexicon:
    """Words → labels. A label is the path of an entry, for example "places.place.kitchen"."""

    labels: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    tails: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def add(self, word: str, label: str, weight: int) -> None:
        """Teaches one word; "a…b" is a word with a gap."""
        head, gap, tail = word.partition("…")
        if gap and word not in self.labels:
            self.tails[head] = (*self.tails.get(head, ()), (tail, word))
        self.labels[word] = (*self.labels.get(word, ()), (label, weight))
        lengths = {*self.lengths.get(head[0], ()), len(head)}
        self.lengths[head[0]] = tuple(sorted(lengths, reverse=True))

    def find(self, text: str) -> list[Hit]:
        """Every occurrence of every word, in order of start; hits within a harmless phrase are left out."""
        text = text.translate(_LOWER)
        hits: list[Hit] = []
        for start, char in enumerate(text):
            for length in self.lengths.get(char, ()):
                piece = text[start : start + length]
                labels = self.labels.get(piece)
                if labels is not None:
                    hits.append(Hit(start, start + length, piece, labels))
                if piece in self.tails:
                    hits.extend(self._gapped(text, start, piece))
        return _unmasked(hits)

    def _gapped(self, text: str, start: int, head: str) -> Iterator[Hit]:
        after = start + len(head)
        for tail, word in self.tails[head]:
            end = text.find(tail, after, after + GAP + len(tail))
            if end >= 0 and not _BREAK.search(text, after, end):
                yield Hit(start, end + len(tail), word, self.labels[word])


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
    masks = [hit for hit in hits if hit.labels[0][0].startswith(_MASK)]
    if not masks:
        return hits
    return [hit for hit in hits if hit in masks or not _covered(hit, masks)]


def _covered(hit: Hit, masks: list[Hit]) -> bool:
    return any(mask.start <= hit.start and hit.end <= mask.end for mask in masks)
