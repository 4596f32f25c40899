"""Slots by score: each value collects the weight of its words, and the heaviest value counts."""

from collections import defaultdict

from handlers.reading.lexicon import Hit


def scores(hits: list[Hit], prefix: str) -> dict[str, int]:
    """The weight of each value under a prefix, every word counted once."""
    total: dict[str, int] = defaultdict(int)
    counted: set[tuple[str, str]] = set()
    for hit in hits:
        for value, weight in hit.under(prefix):
            if (hit.word, value) not in counted:
                counted.add((hit.word, value))
                total[value] += weight
    return total


def heaviest(hits: list[Hit], prefix: str) -> str | None:
    """The value under a prefix with most weight; of equals the one said first."""
    total = scores(hits, prefix)
    return max(total, key=lambda value: total[value]) if total else None


def people(hits: list[Hit]) -> tuple[str, ...]:
    """Everybody affected who needs care, in the order of reading.md."""
    named = {value for hit in hits for value, _ in hit.under("people.vulnerable.")}
    return tuple(who for who in ("elderly", "child", "pregnant", "patient", "disabled") if who in named)


def place(hits: list[Hit]) -> str | None:
    """Where the matter is: the first place named; of two at one spot the longer word."""
    return next((value for hit in hits for value, _ in hit.under("places.place.")), None)
