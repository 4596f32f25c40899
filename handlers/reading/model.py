"""The trained artefact: a vocabulary, weights for each question, temperatures; inference is one sum of rows.

Weights are stored as bytes with a scale for each column: the answers are those of the full numbers.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from handlers.reading.features import Features

FILE = "reader.npz"


@dataclass(frozen=True, slots=True)
class Head:
    """One question: the columns of its values, and the temperature that makes its odds honest."""

    values: tuple[str, ...]
    first: int
    temperature: float


@dataclass(frozen=True, slots=True)
class Model:
    """Vocabulary → row of weights; heads name the columns."""

    rows: dict[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    heads: dict[str, Head]
    digest: str
    """Of the corpus, the lexicon and the code that made the features; see training.digest."""

    def scores(self, features: Features) -> NDArray[np.float32]:
        """The raw score of every column."""
        known = [(row, value) for name, value in features.weighed() if (row := self.rows.get(name)) is not None]
        if not known:
            return self.bias
        rows, values = zip(*known, strict=True)
        return np.asarray(values, np.float32) @ self.weights[list(rows)] + self.bias

    def odds(self, scores: NDArray[np.float32], head: str) -> dict[str, float]:
        """Probabilities of a head's values."""
        asked = self.heads[head]
        raw = scores[asked.first : asked.first + len(asked.values)] / asked.temperature
        shares = np.exp(raw - raw.max())
        return dict(zip(asked.values, (shares / shares.sum()).tolist(), strict=True))

    def best(self, scores: NDArray[np.float32], head: str) -> str:
        """The value of a head with the highest score."""
        asked = self.heads[head]
        return asked.values[int(scores[asked.first : asked.first + len(asked.values)].argmax())]

    def evidence(self, features: Features, head: str, value: str) -> list[tuple[str, float]]:
        """What each feature gave to a value, most first; for --explain."""
        asked = self.heads[head]
        column = self.weights[:, asked.first + asked.values.index(value)]
        given = [
            (name, float(column[self.rows[name]]) * size) for name, size in features.weighed() if name in self.rows
        ]
        return sorted(given, key=lambda item: -item[1])


def load(path: Path) -> Model | None:
    """The artefact of a locale; None before the first training."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as file:
        names = bytes(file["vocabulary"]).decode("utf-8").split("\n")
        weights = file["weights"].astype(np.float32) * file["scale"]
        heads = bytes(file["heads"]).decode("utf-8")
        return Model(
            rows={name: row for row, name in enumerate(names)},
            weights=weights,
            bias=file["bias"].astype(np.float32),
            heads=_heads(heads),
            digest=bytes(file["digest"]).decode("ascii"),
        )


def save(model: Model, path: Path) -> None:
    """Writes the artefact; the same model gives the same bytes."""
    scale = np.abs(model.weights).max(axis=0) / 127 + 1e-9
    names = "\n".join(sorted(model.rows, key=lambda name: model.rows[name]))
    heads = "\n".join(f"{name}\t{head.temperature:.4f}\t{' '.join(head.values)}" for name, head in model.heads.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        vocabulary=_bytes(names),
        weights=np.rint(model.weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=model.bias.astype(np.float32),
        heads=_bytes(heads),
        digest=_bytes(model.digest),
    )


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode("utf-8"), np.uint8)


def _heads(text: str) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    first = 0
    for line in text.split("\n"):
        name, temperature, values = line.split("\t")
        heads[name] = Head(tuple(values.split(" ")), first, float(temperature))
        first += len(heads[name].values)
    return heads
