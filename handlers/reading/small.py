"""Arrays kept as small whole numbers with a scale for each column, so that a trained reader stays small enough to
commit."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

CUT = 0.9999
"""The few numbers above this share of their column are cut down to it, so that the steps are fine for the others."""


@dataclass(frozen=True, slots=True)
class Small:
    """An array as whole steps, and how large a step is in each column."""

    steps: NDArray[np.int8]
    scale: Floats

    @classmethod
    def of(cls, array: Floats, most: int) -> "Small":
        """The array in at most so many steps (up to 127) on either side of nought."""
        scale = (np.quantile(np.abs(array), CUT, axis=0) / most + 1e-9).astype(np.float32)
        return cls(np.clip(np.rint(array / scale), -most, most).astype(np.int8), scale)

    def rows(self, rows: Sequence[int] | Numbers) -> Floats:
        """Some rows as they were, but for the rounding."""
        return self.steps.take(rows, 0).astype(np.float32) * self.scale

    def summed(self, rows: Sequence[int] | Numbers, values: Floats) -> Floats:
        """The sum of rows, each times its value."""
        return (values @ self.steps.take(rows, 0).astype(np.float32)) * self.scale
