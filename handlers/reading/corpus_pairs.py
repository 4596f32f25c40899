"""Messages about two matters, made of sentences about one: what stands second, and that an emergency comes first."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handlers.reading.corpus_grammar import URGENCIES, Example
from handlers.reading.values import MATTERS

EMERGENCY = "emergency"

Pools = Mapping[str, Sequence[Example]]
"""Sentences by intent."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Joins sentences of `pools` with what `joiner` gives: a word, a mark, a blank."""

    pools: Pools
    joiner: Callable[[], str]
    dice: random.Random

    def of(self, kinds: Iterable[tuple[str, str]], each: int) -> Iterator[Example]:
        """Two intents in one message, or two repairs of different things; `each` trials a kind."""
        for first, second in kinds:
            for _ in range(each if first in self.pools and second in self.pools else 0):
                a, b = self._any(first), self._any(second)
                if not a.also and not b.also and b.urgency != EMERGENCY and not _of_one_thing(a, b):
                    yield self._joined(a, b)

    def others(self, kinds: Iterable[tuple[str, str]], each: int) -> Iterator[Example]:
        """The same of every two matters that are not among `kinds`."""
        known, matters = set(kinds), sorted(MATTERS & self.pools.keys())
        return self.of([(a, b) for a in matters for b in matters if a != b and (a, b) not in known], each)

    def cries(self, each: int) -> Iterator[Example]:
        """Emergencies before or behind a calm matter of each kind: whatever stands beside them, they come first."""
        cries = [sentence for pool in self.pools.values() for sentence in pool if _is_cry(sentence)]
        for intent in sorted(MATTERS & self.pools.keys()):
            for _ in range(each if cries else 0):
                cry, calm = self.dice.choice(cries), self._any(intent)
                if not calm.also and calm.urgency != EMERGENCY and not _of_one_thing(cry, calm):
                    pair = (cry, calm) if self.dice.random() < 0.5 else (calm, cry)
                    slots = {**calm.slots, **cry.slots}
                    yield replace(self._joined(*pair), intent=cry.intent, also=(intent,), slots=slots)

    def _any(self, intent: str) -> Example:
        return self.dice.choice(self.pools[intent])

    def _joined(self, a: Example, b: Example) -> Example:
        text = a.text.rstrip("，。！？!?~ ") + self.joiner() + b.text
        urgency = max(a.urgency, b.urgency, key=URGENCIES.index)
        return Example(text, a.intent, (b.intent,), urgency, {**b.slots, **a.slots}, f"{a.source}+{b.source}")


def _of_one_thing(one: Example, two: Example) -> bool:
    """Two repairs of one category read as one matter."""
    return one.intent == two.intent and one.slots.get("category") == two.slots.get("category")


def _is_cry(sentence: Example) -> bool:
    return sentence.urgency == EMERGENCY and not sentence.also
