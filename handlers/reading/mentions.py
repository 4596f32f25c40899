"""Which of the times, people and places that a message names are what it tells of.

Rules know the plain cases (`wishes`, `bystanders`, `places`). Their findings are signs, which are weighed here together
with the letters around a mention, as labelled messages have taught. Before the first training the rules decide alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum
from typing import NamedTuple

from handlers.reading.entities import replaced

WEIGHED = ("appointment", "vulnerable", "place")
"""The slots that are filled by what a message names."""
ABOVE = {"appointment": 0.3, "vulnerable": 0.5, "place": 0.3}
"""From which probability on a mention fills its slot; of places and times only the most probable does."""
MOST = 10
"""Things named in a message that are weighed; more of one kind are named by nobody in trouble."""
_NEAR, _TIGHT, _FAR = 13, 4, 24
"""Letters of its own clause, right beside it, and beyond the clause that are looked at on either side of a mention."""
_OTHER = "\ue010"
"""Stands for each other mention: what is learnt beside one holds for any."""
_CLAUSE = re.compile("[,，。!?;~\n ]")
_NUMBER = re.compile(r"\d+")


class Named(NamedTuple):
    """Something named at text[start:end], the value it would fill a slot with, and what rules found of it."""

    start: int
    end: int
    value: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weigher:
    """How much each sign speaks for a mention, or against it."""

    weights: dict[str, float]

    def share(self, signs: Iterable[str]) -> float:
        """How probable it is what these signs tell of."""
        weights = self.weights  # their sum is exact, whatever the order of the signs
        return 1 / (1 + exp(-fsum(weights[sign] for sign in signs if sign in weights)))

    def odds(self, text: str, named: Sequence[Named], intent: str) -> list[float]:
        """For each thing named how probable it is that the message tells of it, if it has this intent."""
        return [self.share(signs) for signs in seen(text, named, intent)]

    def evidence(self, text: str, named: Sequence[Named], intent: str) -> list[list[tuple[str, float]]]:
        """For each thing named the signs that are weighed, the heaviest first; for --explain."""
        return [self.heaviest(signs) for signs in seen(text, named, intent)]

    def heaviest(self, signs: set[str]) -> list[tuple[str, float]]:
        """Those of the signs that are weighed, the heaviest first."""
        known = ((sign, self.weights[sign]) for sign in signs & self.weights.keys())
        return sorted(known, key=lambda one: (-abs(one[1]), one[0]))


Weighers = Mapping[str, Weigher]
"""By slot; empty before the first training."""


def seen(text: str, named: Sequence[Named], intent: str) -> Iterator[set[str]]:
    """For each thing named all that is weighed: its signs, alone and with the intent, and the letters around it."""
    for at, one in enumerate(named):
        signs = {f"{sign} {intent}" for sign in one.signs}
        place = {f"first {at == 0}", f"last {at == len(named) - 1}", f"of {min(len(named), 4)}", f"is {intent}", "any"}
        yield signs.union(one.signs, place, _around(*_sides(text, named, at)))


def best(weigher: Weigher, slot: str, text: str, named: Sequence[Named], intent: str) -> str | None:
    """The value of what is most probably told of, if that is probable enough."""
    odds = weigher.odds(text, named[:MOST], intent)
    most = max(odds, default=0.0)
    return named[odds.index(most)].value if most > ABOVE[slot] else None


def every(weigher: Weigher, slot: str, text: str, named: Sequence[Named], intent: str) -> set[str]:
    """The values of everything that is told of."""
    odds = weigher.odds(text, named[:MOST], intent)
    return {one.value for one, share in zip(named[:MOST], odds, strict=True) if share > ABOVE[slot]}


def _sides(text: str, named: Sequence[Named], at: int) -> tuple[str, str]:
    """What stands before a mention and behind it, with one letter for a number, a home and each other mention."""
    start, end = named[at].start, named[at].end
    before = [(one.start, one.end, _OTHER) for one in named if one.end <= start]
    after = [(one.start - end, one.end - end, _OTHER) for one in named if one.start >= end]
    return _even(replaced(text[:start], before)), _even(replaced(text[end:], after))


def _even(side: str) -> str:
    return re.sub("□+", "□", _NUMBER.sub("0", side))


def _around(before: str, after: str) -> Iterator[str]:
    """The letters around a mention: right beside it with their order, in its clause, and beyond."""
    for length in range(1, _TIGHT + 1):
        yield f"<{f'^{before}'[-length:]}"
        yield f">{f'{after}$'[:length]}"
    head = _CLAUSE.split(before)[-1][-_NEAR:]
    tail = _CLAUSE.split(after.lstrip(" ,，"))[0][:_NEAR]
    yield from (f"b{gram}" for gram in _grams(head, 1))
    yield from (f"a{gram}" for gram in _grams(tail, 1))
    yield from (f"B{gram}" for gram in _grams(before[: len(before) - len(head)][-_FAR:], 2))
    yield from (f"A{gram}" for gram in _grams(after[len(tail) :][:_FAR], 2))
    yield f"end {not after.strip('。.!~ ,，')}"
    yield f"begin {not before.strip(' ,，□')}"


def _grams(text: str, least: int) -> Iterator[str]:
    """Every stretch of up to three letters."""
    for length in range(least, 4):
        yield from (text[first : first + length] for first in range(len(text) - length + 1))
