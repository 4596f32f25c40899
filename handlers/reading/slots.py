"""What the words of a text speak for: each value collects the weight of its words, and the heaviest counts."""

from collections.abc import Iterable

from handlers.reading.lexicon import Hit

Weights = dict[str, dict[str, int]]
"""Families of the lexicon ("categories.") → their values → weight."""


def weights(hits: Iterable[Hit]) -> Weights:
    """The weight of each value of each family, every word counted once."""
    told: Weights = {}
    for entry in {hit.word: hit.entry for hit in hits}.values():
        for family, values in entry.families.items():
            its = told.setdefault(family, {})
            for value, weight in values:
                its[value] = its.get(value, 0) + weight
    return told


def heaviest(told: Weights, family: str) -> str | None:
    """The value of a family with most weight; of equals the one said first."""
    its = told.get(family)
    return max(its, key=its.__getitem__) if its else None
