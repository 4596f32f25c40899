"""What a gradient is held against: the loss of labelled messages, and how it changes when one number is moved."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from handlers.reading.network import Question

MOVED = 1e-3


def loss(scores: NDArray[np.float64], asked: Sequence[Question]) -> float:
    """The weighed log loss of raw scores, of the messages' mean."""
    total, first = 0.0, 0
    for one in asked:
        part = scores[:, first : first + one.values]
        odds = np.exp(part) / np.exp(part).sum(axis=1, keepdims=True)
        right = odds[np.arange(len(odds)), one.labels.clip(0)]
        total += float((-np.log(right) * one.weights * (one.labels >= 0)).sum() / len(odds))
        first += one.values
    return total


def slope(array: NDArray[np.float64], place: tuple[int, ...], measured: Callable[[], float]) -> float:
    """How fast what is measured changes with one number of an array, which is left as it was."""
    kept, losses = array[place], []
    for moved in (kept + MOVED, kept - MOVED):
        array[place] = moved
        losses.append(measured())
    array[place] = kept
    return (losses[0] - losses[1]) / (2 * MOVED)
