"""How weights are moved while the reader learns."""

from typing import Any

import numpy as np

from handlers.reading.small import Floats

_FADE = (0.9, 0.999)


class Adam:
    """Kingma and Ba's steps for one array, of which a batch may touch some rows only."""

    def __init__(self, array: Floats, rate: float) -> None:
        self.array, self.rate = array, rate
        self._mean, self._square = np.zeros_like(array), np.zeros_like(array)

    def step(self, gradient: Floats, number: int, left: float, rows: Any = slice(None)) -> None:
        """Moves the array against a gradient; `left` is the share of the training still to come."""
        first, second = _FADE
        mean = self._mean[rows] * np.float32(first) + gradient * np.float32(1 - first)
        square = self._square[rows] * np.float32(second) + gradient**2 * np.float32(1 - second)
        self._mean[rows], self._square[rows] = mean, square
        size = np.float32(self.rate * left / (1 - first**number))
        self.array[rows] -= size * mean / (np.sqrt(square / np.float32(1 - second**number)) + np.float32(1e-8))
