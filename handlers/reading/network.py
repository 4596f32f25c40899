"""The first of the reader's two networks, of what is in a message, and how it learns; the other is `attention`.

Features lead straight to the answers, and beside that over a few hidden units, which learn what several words mean
together. At each look many of a message's features are hidden, so that no single word may decide: that is what lets it
read wordings it has never seen. Only training imports this; inference is `model.Model`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from handlers.reading.adam import Adam
from handlers.reading.small import Floats

HIDDEN = 10
"""Units between features and answers of one voice; 128 read no better, one reads half a point worse."""
VOICES = 5
"""Networks that learn by themselves, from other beginnings, and speak as one: chance weighs less."""
ROUNDS = 6
"""How often every sentence is looked at."""
BATCH = 512
RATE = 0.01
"""The first step size of feature weights; it falls to nothing over the rounds."""
SLOWER = 0.2
"""The share of it for everything behind the features, which every sentence moves."""
HIDE = 0.4
"""The share of a message's features that is hidden at each look."""
REST = 0.3
"""The share of hidden units that rest at each look."""

Matrix = Any  # a sparse matrix of scipy


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every message: how many values there are, the right one (-1: not asked), how much it counts."""

    values: int
    labels: NDArray[np.int64]
    weights: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of the features (first those of the hidden units), and what hidden units add to each answer."""

    rows: Floats
    hidden: Floats
    mixing: Floats
    bias: Floats

    def scores(self, matrix: Matrix) -> Floats:
        """The raw score of every value of every question, one row a message."""
        given = matrix @ self.rows
        units = np.maximum(given[:, : len(self.hidden)] + self.hidden, 0)
        return np.asarray(units @ self.mixing + given[:, len(self.hidden) :] + self.bias, np.float32)


def fit(matrix: Matrix, questions: Sequence[Question], seed: int) -> Network:
    """The network of labelled messages (one a row, float32); the same seed gives the same network."""
    return _as_one([_voice(matrix, questions, VOICES * seed + number) for number in range(VOICES)])


def _as_one(voices: Sequence[Network]) -> Network:
    """The network whose scores are the mean of those of several: their hidden units stand side by side."""
    share = np.float32(1 / len(voices))
    units = [voice.rows[:, :HIDDEN] for voice in voices]
    direct = np.sum([voice.rows[:, HIDDEN:] for voice in voices], axis=0) * share
    return Network(
        np.hstack([*units, direct]),
        np.concatenate([voice.hidden for voice in voices]),
        np.vstack([voice.mixing for voice in voices]) * share,
        np.sum([voice.bias for voice in voices], axis=0) * share,
    )


def _voice(matrix: Matrix, questions: Sequence[Question], seed: int) -> Network:
    chance = np.random.default_rng(seed)
    answers = sum(question.values for question in questions)
    rows = np.zeros((matrix.shape[1], HIDDEN + answers), np.float32)
    rows[:, :HIDDEN] = chance.normal(0, 0.02, (len(rows), HIDDEN))
    mixing = chance.normal(0, 0.5 / HIDDEN**0.5, (HIDDEN, answers)).astype(np.float32)
    net = Network(rows, np.zeros(HIDDEN, np.float32), mixing, np.zeros(answers, np.float32))
    inner, outer = Adam(net.rows, RATE), [Adam(part, RATE * SLOWER) for part in (net.mixing, net.hidden, net.bias)]
    batches = [batch for _ in range(ROUNDS) for batch in _batches(matrix.shape[0], chance)]
    for number, batch in enumerate(batches, 1):
        left = 1 - (number - 1) / len(batches)
        columns, given = _partly_hidden(matrix[batch], chance)
        gradients = _gradients(net, given, net.rows[columns], questions, batch, chance)
        inner.step(gradients[0], number, left, columns)
        for part, gradient in zip(outer, gradients[1:], strict=True):
            part.step(gradient, number, left)
    return net


def _batches(messages: int, chance: np.random.Generator) -> list[NDArray[np.int64]]:
    order = chance.permutation(messages)
    return [order[first : first + BATCH] for first in range(0, messages, BATCH)]


def _partly_hidden(given: Matrix, chance: np.random.Generator) -> tuple[NDArray[np.int64], Matrix]:
    """The columns that are left in a batch, and the batch with only those; what is left weighs the more."""
    kept = chance.random(given.nnz, dtype=np.float32) >= HIDE
    ends = np.concatenate([[0], np.cumsum(kept)])[given.indptr]
    columns, places = np.unique(given.indices[kept], return_inverse=True)
    data = given.data[kept] / np.float32(1 - HIDE)
    return columns, csr_matrix((data, places, ends), shape=(given.shape[0], len(columns)))


def _gradients(
    net: Network,
    given: Matrix,
    weights: Floats,
    questions: Sequence[Question],
    batch: NDArray[np.int64],
    chance: np.random.Generator,
) -> tuple[Floats, ...]:
    """Of the feature weights in the batch, the mixing, the hidden units and the bias, in this order."""
    summed = given @ weights
    raw = summed[:, :HIDDEN] + net.hidden
    awake = (raw > 0) * (chance.random(raw.shape, dtype=np.float32) >= REST) / np.float32(1 - REST)
    units = np.asarray(raw * awake, np.float32)
    wrong = missed(units @ net.mixing + summed[:, HIDDEN:] + net.bias, questions, batch)
    behind = np.asarray((wrong @ net.mixing.T) * awake, np.float32)
    return given.T @ np.hstack([behind, wrong]), units.T @ wrong, behind.sum(0), wrong.sum(0)


def missed(scores: Floats, questions: Sequence[Question], batch: NDArray[np.int64]) -> Floats:
    """How far the odds of every value are from what is right, weighed, of the batch's mean."""
    wrong = np.zeros_like(scores, np.float32)
    edges = pairwise(accumulate((question.values for question in questions), initial=0))
    for question, (first, last) in zip(questions, edges, strict=True):
        labels = question.labels[batch]
        asked = np.flatnonzero(labels >= 0)
        odds = softened(scores[:, first:last])
        odds[asked, labels[asked]] -= 1
        counted = np.where(labels >= 0, question.weights[batch], 0) / len(batch)
        wrong[:, first:last] = odds * counted[:, None]
    return wrong


def softened(scores: Floats, temperature: float = 1.0) -> Floats:
    """Odds from raw scores, row by row."""
    raw = scores / np.float32(temperature)
    shares = np.exp(raw - raw.max(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True), np.float32)
