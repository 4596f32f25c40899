"""A stretch of a message that speaks of one matter."""

from dataclasses import dataclass

from handlers.reading.judging import Verdict


@dataclass(frozen=True, slots=True)
class Part:
    """text[start:end] speaks of one matter."""

    start: int
    end: int
    intent: str
    verdict: Verdict
    fault: bool = False
    """A thing is named with what is wrong with it, so that it may be a repair of its own."""
    apart: float = 1.0
    """How probable it is that what stands before it tells of another matter, and does not lead to this one."""
