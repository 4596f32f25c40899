"""The trained artefact: a vocabulary, the network's weights, temperatures; inference is one sum of rows.

Weights of features are stored as small whole numbers with a scale for each column: fifteen steps read as well as
the full numbers, and a hundred thousand features stay small enough to commit.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from handlers.reading.features import Features

FILE = "reader.npz"
STEPS = 7
"""Whole numbers on either side of nought that a weight is stored as."""
CUT = 0.9999
"""The few weights above this share of their column are cut down to it, so that the steps are fine for the others."""


@dataclass(frozen=True, slots=True)
class Head:
    """One question: the columns of its values, and the temperature that makes its odds honest."""

    values: tuple[str, ...]
    first: int
    temperature: float


@dataclass(frozen=True, slots=True)
class Model:
    """Vocabulary → row of weights, first those of the hidden units; heads name the columns behind them."""

    rows: dict[str, int]
    weights: NDArray[np.int8]
    scale: NDArray[np.float32]
    hidden: NDArray[np.float32]
    mixing: NDArray[np.float32]
    bias: NDArray[np.float32]
    heads: dict[str, Head]
    digest: str
    """Of the corpus, the lexicon and the code that made the features; see training.digest."""

    @classmethod
    def packed(
        cls,
        rows: dict[str, int],
        weights: NDArray[np.float32],
        hidden: NDArray[np.float32],
        mixing: NDArray[np.float32],
        bias: NDArray[np.float32],
        heads: dict[str, Head],
        digest: str,
    ) -> "Model":
        """The model of trained weights, rounded to the steps in which they are kept."""
        scale = (np.quantile(np.abs(weights), CUT, axis=0) / STEPS + 1e-9).astype(np.float32)
        small = np.clip(np.rint(weights / scale), -STEPS, STEPS).astype(np.int8)
        return cls(rows, small, scale, hidden, mixing, bias, heads, digest)

    def scores(self, features: Features) -> NDArray[np.float32]:
        """The raw score of every value of every question."""
        rows, values = self._known(features)
        summed = (values @ self.weights[rows].astype(np.float32)) * self.scale
        units = np.maximum(summed[: len(self.hidden)] + self.hidden, 0)
        return np.asarray(units @ self.mixing + summed[len(self.hidden) :] + self.bias, np.float32)

    def _known(self, features: Features) -> tuple[list[int], NDArray[np.float32]]:
        """Rows and values of the features that the model knows."""
        known, rows, values = self.rows.get, list[int](), list[float]()
        for group, value in features.groups():
            found = [row for name in group if (row := known(name)) is not None]
            rows += found
            values += [value] * len(found)
        verdict = [(row, value) for name, value in features.verdict if (row := known(name)) is not None]
        rows += [row for row, _ in verdict]
        values += [value for _, value in verdict]
        return rows, np.array(values, np.float32)

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
        """What each feature gave to a value, straight and over the hidden units, most first; for --explain."""
        asked = self.heads[head]
        column = asked.first + asked.values.index(value)
        rows, values = self._known(features)
        parts = values[:, None] * self.weights[rows].astype(np.float32) * self.scale
        units = len(self.hidden)
        awake = parts[:, :units].sum(axis=0) + self.hidden > 0
        given = parts[:, units + column] + parts[:, :units] @ (self.mixing[:, column] * awake)
        names = [name for name, _ in features.weighed() if name in self.rows]
        return sorted(zip(names, given.tolist(), strict=True), key=lambda item: -item[1])


def load(path: Path) -> Model | None:
    """The artefact of a locale; None before the first training."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as file:
        names = bytes(file["vocabulary"]).decode("utf-8").split("\n")
        return Model(
            rows={name: row for row, name in enumerate(names)},
            weights=file["weights"],
            scale=file["scale"],
            hidden=file["hidden"],
            mixing=file["mixing"],
            bias=file["bias"],
            heads=_heads(bytes(file["heads"]).decode("utf-8")),
            digest=bytes(file["digest"]).decode("ascii"),
        )


def save(model: Model, path: Path) -> None:
    """Writes the artefact; the same model gives the same bytes."""
    names = "\n".join(sorted(model.rows, key=lambda name: model.rows[name]))
    heads = "\n".join(f"{name}\t{head.temperature:.4f}\t{' '.join(head.values)}" for name, head in model.heads.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        vocabulary=_bytes(names),
        weights=model.weights,
        scale=model.scale,
        hidden=model.hidden,
        mixing=model.mixing,
        bias=model.bias,
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
