"""How the reader learns which of the times, people and places named in a message fill a slot; see `mentions`. And
whether two clauses tell two matters; see `stories`.

Logistic regression (the odds are a weighted sum of signs) with large weights made dear, so that a sign seen a few times
decides nothing. Only training imports this.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from handlers.reading import parts, stories
from handlers.reading.corpus_grammar import Example
from handlers.reading.mentions import WEIGHED, Weigher, seen
from handlers.reading.naming import NAMED
from handlers.reading.reader import Reader
from handlers.reading.scene import Scene
from handlers.reading.urgency import alarm

DEAR = 30.0
"""What a weight of one costs, against the surprise of one mention that is taken wrongly."""
FREE = 5.0
"""How much more a mention counts in a message that was written with no intent in mind."""
TOLD = ("direct", "composed:told_contrasts")
"""Sources of messages that were written to the bot itself."""
DIRECT = 3.0
"""How much more two clauses count in one of them."""
RARE = 3
"""A sign seen at fewer mentions is left out."""
SLIGHT = 0.05
"""So is one of so little weight: a third of them reads as well."""
LOOKS = 200
"""How often the weights are improved at most; they hardly change after half of that."""

Case = tuple[set[str], bool, float]
"""The signs of a mention, whether it fills its slot, and how much it counts."""


def fit_second(reader: Reader, given: Sequence[Example]) -> Weigher:
    """What weighs whether two clauses are two matters (`stories`), for a reader that knows the intent of a clause.

    It is learnt from whole messages that somebody wrote, and most from those that were written to the bot itself: what
    pages quote tells its matters in an order of its own.
    """
    written = (example for example in given if example.source.startswith((*TOLD, "free")))
    return _fitted([case for example in written for case in _second(reader, example)])


def _second(reader: Reader, example: Example) -> Iterator[Case]:
    seen = reader.scene(example.text)
    ringing = alarm(seen)
    whole = reader.judged(seen, ringing)
    turned = parts.turn(parts.clear(seen, whole, ringing, reader.glanced))
    if turned is not None:
        told = {part.intent for part in turned} <= {example.intent, *example.also}
        yield stories.signs(seen, *turned), told, DIRECT if example.source.startswith(TOLD) else 1.0


def fit(reader: Reader, given: Sequence[Example]) -> dict[str, Weigher]:
    """What weighs the mentions of each slot, learnt from examples of which every slot is labelled."""
    cases: dict[str, list[Case]] = {slot: [] for slot in WEIGHED}
    for example in given:
        scene = reader.scene(example.text)
        for slot in WEIGHED:
            cases[slot] += _cases(slot, scene, example)
    return {slot: _fitted(its) for slot, its in cases.items()}


def _cases(slot: str, scene: Scene, example: Example) -> Iterator[Case]:
    text, named = NAMED[slot](scene, example.intent)
    told = example.slots.get(slot, ())
    right = set(told) if isinstance(told, (tuple, list)) else {told}
    counts = FREE if example.source.startswith(("free", "direct")) else 1.0
    if slot == "appointment" and right - {one.value for one in named}:
        return  # a time of which the reader finds another stretch than the label has
    for one, signs in zip(named, seen(text, named, example.intent), strict=True):
        yield signs, one.value in right, counts


def _fitted(cases: Sequence[Case]) -> Weigher:
    counts = Counter(sign for signs, _, _ in cases for sign in signs)
    columns = {sign: n for n, sign in enumerate(sorted(sign for sign, seen in counts.items() if seen >= RARE))}
    cells = [(row, columns[sign]) for row, (signs, _, _) in enumerate(cases) for sign in sorted(signs & columns.keys())]
    if not cells:
        return Weigher({})
    rows, at = zip(*cells, strict=True)
    matrix = csr_matrix((np.ones(len(cells)), (rows, at)), shape=(len(cases), len(columns)))
    right = np.array([meant for _, meant, _ in cases])
    weights = _weights(matrix, right, np.array([count for _, _, count in cases]))
    return Weigher({sign: float(weights[n]) for sign, n in columns.items() if abs(weights[n]) >= SLIGHT})


def _weights(matrix: csr_matrix, right: NDArray[np.bool_], counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of least surprise, and its slope, by which they are found."""

    def surprise(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ weights
        missed = np.logaddexp(0, np.where(right, -scores, scores))
        slope = matrix.T @ (counts * (1 / (1 + np.exp(-scores)) - right)) + DEAR * weights
        return float(counts @ missed + DEAR / 2 * (weights @ weights)), slope

    start = np.zeros(matrix.shape[1])
    return np.asarray(minimize(surprise, start, jac=True, method="L-BFGS-B", options={"maxiter": LOOKS}).x)
