"""Builds the trained artefact from the labelled text in locales/: one command, the same bytes each time.

The only module that imports scikit-learn, and only while it trains.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handlers.reading import corpus
from handlers.reading.corpus import Example
from handlers.reading.model import Head, Model
from handlers.reading.reader import Reader
from handlers.reading.sentences import sentences
from handlers.reading.values import INTENTS

SEED = 1
ROWS = 48_000
"""Features that are kept: those that tell the intents apart best."""
RARE = 3
"""A feature seen in fewer examples is left out."""
MADE_STEP = 2
"""Every second sentence made from a pattern is used: more of them drown what people wrote."""
WEIGHTS = {"real": 3.0, "composed": 3.0}
"""How much more a sentence that a person wrote counts than one made from a pattern."""
FOLDS = 2
PROBES = 40
"""Lines of each composed file whose features go into the digest."""
_URGENCY = ("normal", "urgent", "emergency")
_SLOT_HEADS = {"category": "repair", "heating_symptom": "heating", "fee_type": "fee", "fee_topic": "fee"}
_PARTLY = re.compile(r"composed:(?!quotes_|hard_|alarms_b)")
NONE = "-"
"""The value of a slot that a text does not fill."""
_STRENGTH = {"intent": 1.0, "urgency": 0.5}


Matrix = Any  # a sparse matrix of scipy, which has no type hints and is not imported at run time


@dataclass(frozen=True, slots=True)
class Table:
    """The features of all examples as a sparse matrix, with names and weights."""

    matrix: Matrix
    names: list[str]
    weights: NDArray[np.float64]


def digest(locale_dir: Path, reader: Reader) -> str:
    """A hash of what the artefact depends on: corpus, lexicon, and what the code makes of some sentences."""
    total = hashlib.sha256()
    files = [*locale_dir.glob("corpus/**/*"), *locale_dir.glob("lexicon/*")]
    for path in sorted(path for path in files if path.is_file()):
        total.update(path.name.encode() + path.read_bytes())
    for path in sorted(locale_dir.glob("corpus/composed/*.txt")):
        for line in path.read_text("utf-8").splitlines()[:PROBES]:
            total.update(repr(sorted(reader.features(line).weighed())).encode())
    return total.hexdigest()


def examples(locale_dir: Path) -> list[Example]:
    """Every training sentence: patterns expanded, then real lines."""
    folder = locale_dir / "corpus"
    made = list(corpus.expand(folder, SEED))[::MADE_STEP]
    real = [example for path in sorted(folder.glob("real/*.jsonl")) for example in corpus.labelled(path)]
    composed = [example for path in sorted(folder.glob("composed/*.txt")) for example in sentences(path)]
    return [
        *made,
        *(replace(example, source=f"composed:{example.source}") for example in composed),
        *(replace(example, source=f"real:{n // 15}") for n, example in enumerate(real)),
    ]


def train(locale_dir: Path, given: Sequence[Example] = ()) -> Model:
    """The model of a locale's labelled text, or of the `given` part of it. Takes about a minute on two cores."""
    given = given or examples(locale_dir)
    reader = Reader.load(locale_dir)
    table = _table(reader, given)
    heads: dict[str, Head] = {}
    columns, biases = [], []
    for name, values, chosen, labels in _questions(given):
        part = table.matrix[chosen]
        fair = table.weights[chosen] * (_evened(labels) if name in _SLOT_HEADS else 1.0)
        weights, bias = _fitted(part, labels, fair, len(values), _STRENGTH.get(name, 2.0))
        groups = [given[index].source for index in chosen]
        warmth = _temperature(part, labels, table.weights[chosen], groups, len(values)) if name == "intent" else 1.0
        heads[name] = Head(values, sum(len(head.values) for head in heads.values()), warmth)
        columns.append(weights)
        biases.append(bias)
    rows = {name: row for row, name in enumerate(table.names)}
    stacked = np.hstack(columns).astype(np.float32)
    return Model(rows, stacked, np.concatenate(biases).astype(np.float32), heads, digest(locale_dir, reader))


def _questions(given: Sequence[Example]) -> Iterable[tuple[str, tuple[str, ...], NDArray[np.int64], NDArray[np.int64]]]:
    """Each head: its name, its values, which examples speak to it, and what they say."""
    everything = np.arange(len(given))
    yield "intent", INTENTS, everything, np.array([INTENTS.index(example.intent) for example in given])
    yield "urgency", _URGENCY, everything, np.array([_URGENCY.index(example.urgency) for example in given])
    for slot, intent in _SLOT_HEADS.items():
        chosen = np.array([i for i, example in enumerate(given) if _tells(example, intent, slot)])
        said = [str(given[index].slots.get(slot, NONE)) for index in chosen]
        values = tuple(sorted(set(said)))
        yield slot, values, chosen, np.array([values.index(value) for value in said])


def _tells(example: Example, intent: str, slot: str) -> bool:
    """The older composed sentences are labelled with some of their slots only: what is missing there says nothing."""
    concerns = intent in (example.intent, *example.also)
    return concerns and (slot in example.slots or _PARTLY.match(example.source) is None)


def _table(reader: Reader, given: Sequence[Example]) -> Table:
    from scipy.sparse import csr_array  # type: ignore[import-untyped]  # noqa: PLC0415 - no hints; training only

    seen = [dict(reader.features(example.text).weighed()) for example in given]
    counts = Counter(name for row in seen for name in row)
    common = {name: index for index, name in enumerate(sorted(name for name, n in counts.items() if n >= RARE))}
    cells = [(i, common[name], value) for i, row in enumerate(seen) for name, value in row.items() if name in common]
    lines, columns, values = zip(*cells, strict=True)
    matrix = csr_array((np.array(values), (lines, columns)), shape=(len(given), len(common)))
    weights = np.array([WEIGHTS.get(example.source.partition(":")[0], 1.0) for example in given])
    keep = _telling(matrix.multiply(weights[:, None]).tocsr(), [example.intent for example in given])
    names = sorted(common, key=lambda name: common[name])
    return Table(matrix[:, keep], [names[index] for index in keep], weights)


def _telling(matrix: Matrix, intents: Sequence[str]) -> NDArray[np.int64]:
    """The columns that depend most on the intent."""
    from sklearn.feature_selection import chi2  # noqa: PLC0415 - training only

    scores = np.nan_to_num(chi2(matrix, intents)[0])
    return np.sort(np.argsort(-scores, kind="stable")[:ROWS])


def _fitted(
    matrix: Matrix, labels: NDArray[np.int64], weights: NDArray[np.float64], width: int, strength: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Columns and biases of a multinomial logistic regression; values never seen get a hopeless bias."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - training only

    fit = LogisticRegression(C=strength, max_iter=50, tol=1e-3)
    fit.fit(matrix, labels, weights)
    columns, bias = np.zeros((matrix.shape[1], width)), np.full(width, -20.0)
    coefficients, intercepts = fit.coef_, fit.intercept_
    if len(fit.classes_) == 2:
        coefficients = np.vstack([-coefficients / 2, coefficients / 2])
        intercepts = np.concatenate([-intercepts / 2, intercepts / 2])
    columns[:, fit.classes_] = coefficients.T
    bias[fit.classes_] = intercepts
    return columns, bias


def _evened(labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights that let rare values be heard: by the root of how rare they are, 1 on average."""
    rarity = 1 / np.sqrt(np.bincount(labels, minlength=int(labels.max()) + 1).clip(1))
    weights = rarity[labels]
    return np.asarray(weights / weights.mean())


def _temperature(
    matrix: Matrix, labels: NDArray[np.int64], weights: NDArray[np.float64], groups: Sequence[str], width: int
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
    spoken = weights > 1.0  # made sentences are too much alike to tell how unseen speech will fare
    trials = np.arange(0.6, 4.0, 0.05)
    return float(min(trials, key=lambda trial: _surprise(raw[spoken] / trial, labels[spoken])))


def _surprise(scores: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """The mean log loss of scores."""
    top = scores.max(axis=1, keepdims=True)
    log_total = np.log(np.exp(scores - top).sum(axis=1)) + top[:, 0]
    return float((log_total - scores[np.arange(len(labels)), labels]).mean())
