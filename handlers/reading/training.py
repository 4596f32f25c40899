"""Builds the trained artefact from the labelled text in locales/: one command, the same bytes each time.

The only module that imports scikit-learn, and only while it trains.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from handlers.reading import corpus, model, slots
from handlers.reading.corpus import Example
from handlers.reading.model import Head, Model
from handlers.reading.reader import Reader
from handlers.reading.values import INTENTS

SEED = 1
ROWS = 24_000
"""Features that are kept: those that tell the intents apart best."""
RARE = 3
"""A feature seen in fewer examples is left out."""
REAL_WEIGHT = 5.0
"""How much more a sentence of a real owner counts than one made from a pattern."""
FOLDS = 3
_URGENCY = ("normal", "urgent", "emergency")
_SLOT_HEADS = {"category": "repair", "heating_symptom": "heating", "fee_type": "fee", "fee_topic": "fee"}
NONE = "-"
"""The value of a slot that a text does not fill."""
_STRENGTH = {"intent": 6.0, "urgency": 4.0}


@dataclass(frozen=True, slots=True)
class Table:
    """The features of all examples as a sparse matrix, with names and weights."""

    matrix: "object"
    names: list[str]
    weights: NDArray[np.float64]


def digest(locale_dir: Path) -> str:
    """A hash of everything the artefact depends on: corpus, lexicon, and the code of this folder."""
    total = hashlib.sha256()
    files = [*locale_dir.glob("corpus/**/*"), *locale_dir.glob("lexicon/*"), *Path(__file__).parent.glob("*.py")]
    for path in sorted(path for path in files if path.is_file() and "heldout" not in path.parts):
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def examples(locale_dir: Path) -> list[Example]:
    """Every training sentence: patterns expanded, then real lines."""
    folder = locale_dir / "corpus"
    made = list(corpus.expand(folder, SEED))
    real = [example for path in sorted(folder.glob("real/*.jsonl")) for example in corpus.labelled(path)]
    return made + [replace(example, source=f"real:{example.source}:{n // 4}") for n, example in enumerate(real)]


def train(locale_dir: Path) -> Model:
    """The model of a locale's labelled text. Takes under a minute on two cores."""
    given = examples(locale_dir)
    table = _table(Reader.load(locale_dir), given)
    heads, columns, biases = {}, [], []
    for name, values, chosen, labels in _questions(given):
        part = table.matrix[chosen]
        weights, bias = _fitted(part, labels, table.weights[chosen], len(values), _STRENGTH.get(name, 4.0))
        groups = [given[index].source for index in chosen]
        warmth = _temperature(part, labels, table.weights[chosen], groups, len(values)) if name == "intent" else 1.0
        heads[name] = Head(values, sum(len(head.values) for head in heads.values()), warmth)
        columns.append(weights)
        biases.append(bias)
    rows = {name: row for row, name in enumerate(table.names)}
    stacked = np.hstack(columns).astype(np.float32)
    return Model(rows, stacked, np.concatenate(biases).astype(np.float32), heads, digest(locale_dir))


def _questions(given: Sequence[Example]) -> Iterable[tuple[str, tuple[str, ...], NDArray[np.int64], NDArray[np.int64]]]:
    """Each head: its name, its values, which examples speak to it, and what they say."""
    everything = np.arange(len(given))
    yield "intent", INTENTS, everything, np.array([INTENTS.index(example.intent) for example in given])
    yield "urgency", _URGENCY, everything, np.array([_URGENCY.index(example.urgency) for example in given])
    for slot, intent in _SLOT_HEADS.items():
        chosen = np.array([i for i, example in enumerate(given) if intent in (example.intent, *example.also)])
        said = [str(given[index].slots.get(slot, NONE)) for index in chosen]
        values = tuple(sorted(set(said)))
        yield slot, values, chosen, np.array([values.index(value) for value in said])


def _table(reader: Reader, given: Sequence[Example]) -> Table:
    from scipy.sparse import csr_array  # noqa: PLC0415 - training only

    seen = [dict(reader.features(example.text).weighed()) for example in given]
    counts = Counter(name for row in seen for name in row)
    common = {name: index for index, name in enumerate(sorted(name for name, n in counts.items() if n >= RARE))}
    cells = [(i, common[name], value) for i, row in enumerate(seen) for name, value in row.items() if name in common]
    lines, columns, values = zip(*cells, strict=True)
    matrix = csr_array((np.array(values), (lines, columns)), shape=(len(given), len(common)))
    keep = _telling(matrix, [example.intent for example in given])
    names = sorted(common, key=lambda name: common[name])
    weights = np.array([REAL_WEIGHT if example.source.startswith("real:") else 1.0 for example in given])
    return Table(matrix[:, keep], [names[index] for index in keep], weights)


def _telling(matrix: "object", intents: Sequence[str]) -> NDArray[np.int64]:
    """The columns that depend most on the intent."""
    from sklearn.feature_selection import chi2  # noqa: PLC0415 - training only

    scores = np.nan_to_num(chi2(matrix, intents)[0])
    return np.sort(np.argsort(-scores, kind="stable")[:ROWS])


def _fitted(
    matrix: "object", labels: NDArray[np.int64], weights: NDArray[np.float64], width: int, strength: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Columns and biases of a multinomial logistic regression; values never seen get a hopeless bias."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - training only

    fit = LogisticRegression(C=strength, max_iter=60, tol=1e-3)
    fit.fit(matrix, labels, weights)
    columns, bias = np.zeros((matrix.shape[1], width)), np.full(width, -20.0)
    coefficients, intercepts = fit.coef_, fit.intercept_
    if len(fit.classes_) == 2:
        coefficients = np.vstack([-coefficients / 2, coefficients / 2])
        intercepts = np.concatenate([-intercepts / 2, intercepts / 2])
    columns[:, fit.classes_] = coefficients.T
    bias[fit.classes_] = intercepts
    return columns, bias


def _temperature(
    matrix: "object", labels: NDArray[np.int64], weights: NDArray[np.float64], groups: Sequence[str], width: int
) -> float:
    """The softening that makes odds honest on patterns and letters the model has not seen."""
    fold = np.array(
        [int(hashlib.md5(group.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS for group in groups]
    )
    raw = np.zeros((len(labels), width))
    for held in range(FOLDS):
        out = fold == held
        columns, bias = _fitted(matrix[~out], labels[~out], weights[~out], width, _STRENGTH["intent"])
        raw[out] = matrix[out] @ columns + bias
    trials = np.arange(0.6, 4.0, 0.05)
    return float(min(trials, key=lambda trial: _surprise(raw / trial, labels, weights)))


def _surprise(scores: NDArray[np.float64], labels: NDArray[np.int64], weights: NDArray[np.float64]) -> float:
    top = scores.max(axis=1, keepdims=True)
    log_total = np.log(np.exp(scores - top).sum(axis=1)) + top[:, 0]
    return float(((log_total - scores[np.arange(len(labels)), labels]) * weights).sum())
