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
