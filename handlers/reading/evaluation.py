"""The figures of the bar for a labelled file: what was right, asked, alarmed, and which slots were found."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from handlers.reading.reader import Reader
from handlers.reading.values import Reading

HOME = ("building", "unit", "room")
BARRED = ("category", "heating_symptom", "fee_topic", "place", "temperature_c", "vulnerable", "appointment")
"""Slots with a bar of their own: F1 of at least 90 %."""


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled message: what the reader must return for it."""

    text: str
    intent: str
    urgency: str
    slots: dict[str, object]
    also: frozenset[str] = frozenset()
    """Intents of further matters."""
    open: frozenset[str] = frozenset()
    """Intents that a careful person could give as well."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled message with its reading."""

    line: Line
    reading: Reading

    @property
    def right(self) -> bool:
        """The first intent is the labelled one."""
        return self.reading.intent == self.line.intent

    @property
    def fair(self) -> bool:
        """The first intent is the labelled one, or one that the label leaves open."""
        return self.right or self.reading.intent in self.line.open

    @property
    def emergency(self) -> bool:
        """The label says that somebody must come at once."""
        return self.line.urgency == "emergency"

    def differs(self) -> list[str]:
        """What was read otherwise than labelled, as "what: label → reading"."""
        given = self.reading.slots.given()
        pairs: list[tuple[str, object, object]] = [
            ("intent", self.line.intent, self.reading.intent),
            ("urgency", self.line.urgency, self.reading.urgency),
        ]
        names = sorted({*self.line.slots, *given})
        pairs += [(name, self.line.slots.get(name, "-"), given.get(name, "-")) for name in names]
        return [f"{name}: {label} → {read}" for name, label, read in pairs if label != read]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: a share of `of` cases, and the bar it must reach (at least, or at most if `ceiling`)."""

    name: str
    hits: float
    of: float
    bar: float | None = None
    ceiling: bool = False

    @property
    def share(self) -> float:
        """From 0 to 1; a share of nothing is perfect."""
        if not self.of:
            return 0.0 if self.ceiling else 1.0
        return self.hits / self.of

    @property
    def met(self) -> bool:
        """The bar is reached, or there is none."""
        if self.bar is None:
            return True
        return self.share <= self.bar if self.ceiling else self.share >= self.bar


def lines(path: Path) -> list[Line]:
    """A labelled JSONL file; raises ValueError naming the line that cannot be read."""
    found = []
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        if raw.strip():
            try:
                row = json.loads(raw)
                further = (frozenset(row.get(name, ())) for name in ("also", "open"))
                found.append(Line(row["text"], row["intent"], row["urgency"], row["slots"], *further))
            except (ValueError, KeyError, TypeError) as broken:
                raise ValueError(f"{path.name}:{number}: {broken!r}") from broken
    return found


def judge(reader: Reader, labelled: Iterable[Line]) -> list[Judged]:
    """Every message with its reading."""
    return [Judged(line, reader.read(line.text)) for line in labelled]


def figures(judged: Sequence[Judged]) -> list[Figure]:
    """The figures of the bar, then F1 of every slot that occurs."""
    acted = [one for one in judged if one.reading.certain]
    emergencies = [one for one in judged if one.emergency]
    calm = [one for one in judged if not one.emergency]
    top_two = sum(one.line.intent in dict(one.reading.alternatives[:2]) for one in judged)
    answered = sum(one.reading.alarm != "none" for one in emergencies)
    return [
        Figure("acted on without asking: right", sum(one.right for one in acted), len(acted), 0.97),
        Figure("asks", len(judged) - len(acted), len(judged), 0.25, ceiling=True),
        Figure("right in the first two", top_two, len(judged), 0.97),
        Figure("right at first", sum(one.right for one in judged), len(judged), 0.93),
        Figure("right at first, or open", sum(one.fair for one in judged), len(judged)),
        _second(judged),
        Figure("urgency right", sum(one.line.urgency == one.reading.urgency for one in judged), len(judged)),
        Figure("emergencies answered", answered, len(emergencies), 0.995),
        Figure("certain alarms without emergency", _alarms(calm, "certain"), len(calm), 0.01, ceiling=True),
        Figure("possible alarms without emergency", _alarms(calm, "possible"), len(calm), 0.05, ceiling=True),
        _addresses(judged),
        *_slots(judged),
    ]


def confusion(judged: Sequence[Judged]) -> dict[str, Counter[str]]:
    """Labelled intent → how often each intent was read."""
    table: dict[str, Counter[str]] = {}
    for one in judged:
        table.setdefault(one.line.intent, Counter())[one.reading.intent] += 1
    return table


def _alarms(judged: Sequence[Judged], level: str) -> int:
    return sum(one.reading.alarm == level for one in judged)


def _addresses(judged: Sequence[Judged]) -> Figure:
    given = [one.reading.slots.given() for one in judged]
    told = [
        all(one.line.slots.get(part) == read.get(part) for part in HOME)
        for one, read in zip(judged, given, strict=True)
        if any(part in one.line.slots or part in read for part in HOME)
    ]
    return Figure("addresses exact", sum(told), len(told), 0.97)


def _second(judged: Sequence[Judged]) -> Figure:
    """F1 of second matters, where the file labels any."""
    labelled = judged if any(one.line.also for one in judged) else ()
    pairs = [(one.line.also, frozenset(one.reading.also)) for one in labelled]
    return Figure("F1 second matters", sum(2 * len(a & b) for a, b in pairs), sum(len(a) + len(b) for a, b in pairs))


def _slots(judged: Sequence[Judged]) -> list[Figure]:
    """F1 of each slot: a wrong value counts as one missed and one invented."""
    both, one_sided = Counter[str](), Counter[str]()
    for one in judged:
        read = one.reading.slots.given()
        for name in {*one.line.slots, *read}:
            if one.line.slots.get(name) == read.get(name):
                both[name] += 2
            else:
                one_sided[name] += (name in one.line.slots) + (name in read)
    names = [*BARRED, *sorted({*both, *one_sided} - set(BARRED) - set(HOME))]
    return [
        Figure(f"F1 {name}", both[name], both[name] + one_sided[name], 0.90 if name in BARRED else None)
        for name in names
        if both[name] + one_sided[name]
    ]
