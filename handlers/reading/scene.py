"""One message as every part of the reader sees it: its text, clauses, words and entities."""

from dataclasses import dataclass
from functools import cached_property

from handlers.reading.clauses import clauses
from handlers.reading.entities import Entities, entities
from handlers.reading.lexicon import Hit, Lexicon


@dataclass(frozen=True)
class Scene:
    """A normalised text with what was found in it. Positions are letters of `text`."""

    text: str
    clauses: list[tuple[int, int]]
    hits: list[Hit]
    found: Entities

    @cached_property
    def labels(self) -> frozenset[str]:
        """The lexicon entries of which a word is present."""
        return frozenset(label for hit in self.hits for label in hit.entry.labels)

    def clause_of(self, position: int) -> int:
        """The number of the clause in which a position lies."""
        last = len(self.clauses) - 1
        return next((n for n, (_, end) in enumerate(self.clauses) if position <= end), last)

    def says(self, label: str, start: int = 0, end: int | None = None) -> bool:
        """True when a word of the entry lies within text[start:end]."""
        if label not in self.labels:
            return False
        stop = len(self.text) if end is None else end
        return any(start <= hit.start and hit.end <= stop and label in hit.entry.labels for hit in self.hits)

    def within(self, start: int, end: int) -> "Scene":
        """A stretch of the message as a message of its own; entities stay those of the whole."""
        hits = [
            hit._replace(start=hit.start - start, end=hit.end - start)
            for hit in self.hits
            if start <= hit.start and hit.end <= end
        ]
        parts = [(max(a, start) - start, min(b, end) - start) for a, b in self.clauses if a < end and start < b]
        return Scene(self.text[start:end], parts or [(0, end - start)], hits, self.found.within(start, end))


def scene(text: str, lexicon: Lexicon) -> Scene:
    """What is found in a normalised text."""
    return Scene(text, clauses(text), lexicon.find(text), entities(text))
