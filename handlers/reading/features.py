"""What the trained model sees of a message: letters, words, concepts and the lexicon's own verdict.

Three groups, each scaled by its own length, so that a long letter weighs as much as a short cry.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from operator import add

from handlers.reading import intents, slots
from handlers.reading.entities import replaced
from handlers.reading.lexicon import Hit
from handlers.reading.scene import Scene
from handlers.reading.slots import Weights
from handlers.reading.urgency import Alarm

MASKS = {
    "home": "\ue000",
    "time": "\ue001",
    "degrees": "\ue002",
    "money": "\ue003",
    "phone": "\ue004",
    "ticket": "\ue005",
}
"""One private letter for each kind of entity: which flat it is says nothing about the matter."""
READ = 240
"""Letters from the beginning of a message that become features, and half as many from its end."""
MOST_PAIRED = 24
"""Concepts of a clause that are paired; only speech without any mark has more."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MARKS = re.compile(r"[,，、.。;；:\"'()\[\]~\s_\-]+")
_VALUES = (
    (intents.FAMILY, "r ", "best "),
    *((family, family, f"{family}best ") for family in ("categories.", "heating.", "fees.type.", "fees.topic.")),
)
"""Families of the lexicon, and what their values and the heaviest of them are called."""
_DENIAL = frozenset("没不别未无")

Words = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Features:
    """Names of what is present, group by group."""

    words: tuple[str, ...]
    """The message itself, without entities, cut into words."""
    letters: tuple[str, ...]
    ideas: tuple[str, ...]
    verdict: tuple[tuple[str, float], ...]

    def groups(self) -> Iterator[tuple[tuple[str, ...], float]]:
        """Features that share one value."""
        for group, share in ((self.letters, 6.0), (self.ideas, 2.0)):
            yield group, share / max(len(group), 6) ** 0.5

    def weighed(self) -> Iterator[tuple[str, float]]:
        """Every feature with its value."""
        for group, value in self.groups():
            yield from ((name, value) for name in group)
        yield from self.verdict


def features(scene: Scene, ringing: Alarm, words: Words) -> Features:
    """The features of a message whose entities, words and alarm are known."""
    letters = masked(scene.text, scene.found.spans)
    cut = tuple(words(letters))
    return Features(cut, _letters(letters, cut), _ideas(scene), _verdict(scene.weights, ringing, len(letters)))


def masked(text: str, masks: Iterable[tuple[int, int, str]]) -> str:
    """The text with a letter for each entity, other numbers as 0, and marks as one comma."""
    text = replaced(text, ((start, end, MASKS[kind]) for start, end, kind in sorted(masks)))
    if len(text) > READ + READ // 2:
        text = f"{text[:READ]},{text[-READ // 2 :]}"
    return _MARKS.sub(",", _NUMBER.sub("0", text.lower())).strip(",!")


def _letters(text: str, cut: tuple[str, ...]) -> tuple[str, ...]:
    """Every one, two and three letters, words of more than one letter, and every two words, each once."""
    marked = f"^{text}$"
    twos = [*map(add, marked, marked[1:])]
    words = [f"w {word}" for word in cut if len(word) > 1]
    pairs = [f"w {one} {two}" for one, two in pairwise(cut)]
    return tuple(dict.fromkeys((*marked, *twos, *map(add, twos, marked[2:]), *words, *pairs)))


def _ideas(scene: Scene) -> tuple[str, ...]:
    found: list[str] = []
    said: list[set[str]] = [set() for _ in scene.clauses]
    number = 0
    for hit in scene.hits:  # in the order of the text, so one look at each is enough
        while number < len(said) - 1 and hit.start >= scene.clauses[number][1]:
            number += 1
        start, end = scene.clauses[number]
        if start <= hit.start < end:
            denied = _denied(scene.text, hit)
            said[number].update(f"c {idea}{denied}" for idea in hit.entry.ideas)
    last = len(said) - 1
    for number, names in enumerate(said):
        here = sorted(names)
        found += here
        found += map("&".join, combinations(here[:MOST_PAIRED], 2))
        if last and number in (0, last):
            found += [f"{'first' if number == 0 else 'last'} {name}" for name in here]
    return tuple(dict.fromkeys(found))


def _denied(text: str, hit: Hit) -> str:
    return "-" if _DENIAL.intersection(text[max(0, hit.start - 2) : hit.start]) else ""


def _verdict(told: Weights, ringing: Alarm, length: int) -> tuple[tuple[str, float], ...]:
    """What the lexicon alone would say, as numbers from 0 to 1."""
    given: list[tuple[str, float]] = []
    for family, name, most in _VALUES:
        weighed = told.get(family)
        if weighed:
            given += [(f"{name}{value}", min(weight, 9) / 9.0) for value, weight in weighed.items()]
            given.append((f"{most}{slots.heaviest(told, family)}", 1.0 if family == intents.FAMILY else 0.7))
    given.extend((f"alarm {ringing.level} {event}", 1.0) for event in ringing.events)
    given.append((f"size {min(length // 4, 8)}", 0.5))
    return tuple(sorted(given))
