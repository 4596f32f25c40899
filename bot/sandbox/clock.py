"""The sandbox's clock: real time plus an offset that can be pushed forward, never back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Anything that can say what time it is."""

    def now(self) -> datetime:
        """The current moment, aware, UTC."""
        ...


class SystemClock:
    """Real time."""

    def now(self) -> datetime:
        """The machine's time in UTC."""
        return datetime.now(UTC)


class FrozenClock:
    """A clock that stands still, for tests that want exact times."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """The moment given at creation."""
        return self._at


class SandboxClock:
    """A clock that can be moved forward, so that a promise of 24 hours is seen to break in a second.

    `on_advance` holds callables that are told the new time after each jump; the demo's scheduler rings from there.
    """

    def __init__(self, base: Clock | None = None, *, start: datetime | None = None) -> None:
        """`base` gives the flow of time (default: real time); `start` sets what it reads at first (aware)."""
        self._base = base or SystemClock()
        self._offset = timedelta() if start is None else start.astimezone(UTC) - self._base.now()
        self.on_advance: list[Callable[[datetime], None]] = []

    @classmethod
    def frozen(cls, at: datetime) -> "SandboxClock":
        """A clock that moves only when it is pushed."""
        return cls(FrozenClock(at))

    def now(self) -> datetime:
        """The sandbox's time, aware, UTC."""
        return self._base.now() + self._offset

    def advance(self, by: timedelta) -> datetime:
        """Moves the clock forward and tells everybody in `on_advance`; ValueError if `by` is negative."""
        if by < timedelta():
            raise ValueError("the sandbox's clock goes forward only")
        self._offset += by
        now = self.now()
        for callback in list(self.on_advance):
            callback(now)
        return now
