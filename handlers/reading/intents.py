"""What the owner wants, weighed from the words of the lexicon."""

import math
from collections import defaultdict

from handlers.reading.lexicon import Hit


def weights(hits: list[Hit]) -> dict[str, float]:
    """The evidence for each intent: the sum of the weights of its words, each counted once."""
    scores: dict[str, float] = defaultdict(float)
    seen: set[str] = set()
    for hit in hits:
        if hit.word not in seen:
            seen.add(hit.word)
            for intent, weight in hit.under("intents."):
                scores[intent] += weight
    return scores


def ranked(scores: dict[str, float]) -> list[tuple[str, float]]:
    """Probabilities, best first."""
    if not scores:
        return [("other", 1.0)]
    total = sum(math.exp(score / 2) for score in scores.values())
    shares = ((intent, math.exp(score / 2) / total) for intent, score in scores.items())
    return sorted(shares, key=lambda item: -item[1])
