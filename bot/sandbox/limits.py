"""Telegram's speed limits, on request: so many messages a chat, a group, over all; or a freeze of the whole bot.

Telegram publishes no exact figures; the usual ones (FAQ): 1 message a second to a chat, 20 a minute to a group,
about 30 a second over all.
"""

import math
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.errors import flood


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages fit into how long; None means no limit."""

    chat_per_second: int | None = None
    group_per_minute: int | None = None
    overall_per_second: int | None = None

    @classmethod
    def telegram(cls) -> "Limits":
        """The figures Telegram's FAQ names."""
        return cls(chat_per_second=1, group_per_minute=20, overall_per_second=30)


class Meter:
    """Counts sends in sliding windows and refuses with 429 when one is full."""

    def __init__(self) -> None:
        self.limits = Limits()
        self._windows: dict[str, deque[datetime]] = {}
        self._frozen_until: datetime | None = None

    def freeze(self, now: datetime, seconds: int) -> None:
        """Every send is answered 429 until `seconds` after `now`."""
        self._frozen_until = now + timedelta(seconds=seconds)

    def take(self, chat_id: int, *, group: bool, now: datetime) -> None:
        """Counts one send at `now`; ApiError 429 with the wait if a window is full (then nothing is counted)."""
        if self._frozen_until is not None and now < self._frozen_until:
            raise flood(_seconds(self._frozen_until - now))
        windows = self._rules(chat_id, group=group)
        wait = max((self._wait(name, count, span, now) for name, count, span in windows), default=timedelta())
        if wait > timedelta():
            raise flood(_seconds(wait))
        for name, _, _ in windows:
            self._windows[name].append(now)

    def _rules(self, chat_id: int, *, group: bool) -> list[tuple[str, int, timedelta]]:
        second, minute = timedelta(seconds=1), timedelta(minutes=1)
        rules: list[tuple[str, int | None, timedelta]] = [("all", self.limits.overall_per_second, second)]
        if group:
            rules.append((f"group {chat_id}", self.limits.group_per_minute, minute))
        else:
            rules.append((f"chat {chat_id}", self.limits.chat_per_second, second))
        return [(name, count, span) for name, count, span in rules if count is not None]

    def _wait(self, name: str, count: int, span: timedelta, now: datetime) -> timedelta:
        window = self._windows.setdefault(name, deque())
        while window and now - window[0] >= span:
            window.popleft()
        return window[len(window) - count] + span - now if len(window) >= count else timedelta()


def _seconds(wait: timedelta) -> int:
    return max(1, math.ceil(wait.total_seconds()))
