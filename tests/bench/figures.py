"""Figures: several rounds, shown as median with minimum and maximum, and the CPU time of a process."""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass


def cpu(pid: int) -> float:
    """Seconds of CPU a process has used so far, all its threads, exact to the nanosecond (Linux)."""
    return time.clock_gettime(_cpu_clock(pid))


def _cpu_clock(pid: int) -> int:
    """The kernel's clock of another process: what clock_getcpuclockid(3) computes."""
    return (~pid << 3) | 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity measured several times."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float]) -> "Figure":
        return cls(tuple(values))

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def over(self, other: "Figure") -> "Figure":
        """Round by round, so that what slows the machine for a while slows both."""
        return Figure(tuple(mine / theirs for mine, theirs in zip(self.values, other.values, strict=True)))

    def shown(self, scale: float = 1.0, unit: str = "", digits: int = 2) -> str:
        low, high = min(self.values) * scale, max(self.values) * scale
        return f"{self.median * scale:.{digits}f}{unit}  ({low:.{digits}f}–{high:.{digits}f})"


def line(name: str, text: str) -> None:
    """One line of the report."""
    print(f"  {name:<58} {text}", flush=True)  # noqa: T201 - a report is printed


def head(name: str) -> None:
    print(f"\n{name}", flush=True)  # noqa: T201 - a report is printed
