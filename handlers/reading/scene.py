"""One message as every part of the reader sees it: its text, clauses, words and entities."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from handlers.reading.clauses import clauses
from handlers.reading.entities import Entities, entities
from handlers.reading.lexicon import Hit, Lexicon
from handlers.reading.slots import Weights, weights

HEAD, TAIL = 450, 150
"""Letters of a very long message that are read: what it is about stands at its beginning or its end."""


@dataclass(frozen=True)
class Scene:
    """A normalised text with what was found in it. Positions are letters of `text`."""

    text: str
    clauses: list[tuple[int, int]]
    hits: list[Hit]
    found: Entities

    @cached_property
    def labels(self) -> dict[str, list[tuple[int, int]]]:
        """The lexicon entries of which words are present, with where they stand."""
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for hit in self.hits:
            for label in hit.entry.labels:
                places[label].append((hit.start, hit.end))
        return places

    @cached_property
    def weights(self) -> Weights:
        """What the words speak for, with how much weight."""
        return weights(self.hits)

    def clause_of(self, position: int) -> int:
        """The number of the clause in which a position lies."""
        last = len(self.clauses) - 1
        return next((n for n, (_, end) in enumerate(self.clauses) if position <= end), last)

    def says(self, label: str, start: int = 0, end: int | None = None) -> bool:
        """True when a word of the entry lies within text[start:end]."""
        places = self.labels.get(label)
        if not places:
            return False
        stop = len(self.text) if end is None else end
        return any(start <= first and last <= stop for first, last in places)

    def within(self, start: int, end: int) -> "Scene":
        """A stretch of the message as a message of its own; entities stay those of the whole."""
        if (start, end) == (0, len(self.text)):
            return self  # most messages are about one matter
        inside = (hit for hit in self.hits if start <= hit.start and hit.end <= end)
        hits = [Hit(hit.start - start, hit.end - start, hit.word, hit.entry) for hit in inside]
        met = [(max(a, start) - start, min(b, end) - start) for a, b in self.clauses if a < end and start < b]
        return Scene(self.text[start:end], met or [(0, end - start)], hits, self.found.within(start, end))


def scene(text: str, lexicon: Lexicon) -> Scene:
    """What is found in a normalised text."""
    if len(text) > HEAD + TAIL:
        text = f"{text[:HEAD]}。{text[-TAIL:]}"
    return Scene(text, clauses(text), lexicon.find(text), entities(text))
