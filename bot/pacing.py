"""Pacing: how fast messages may leave, over all and for each chat, and a halt for everybody when the channel says so.

The figures are Telegram's (FAQ, telegram.constants): about 30 messages a second for a bot in all, one a second in a
private chat with short bursts tolerated, 20 a minute in a group. Replies go first and are counted, but are not held
up by the rate, which is meant for bulk.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.ports import Clock

SECOND = 1.01
"""A second with a margin for two clocks that do not quite agree."""

PUSHES_TO_A_PERSON = (1, 1.0)
REPLIES_TO_A_PERSON = (3, 3.0)
ANYTHING_TO_A_GROUP = (20, 60.0)
FORGOTTEN_AFTER = 60.0


class Pacer:
    """One for each bot and process.

    A place is taken when a send starts and is free again a second after it ended. So in any second no more than
    ``rate`` sends can have reached the channel, whatever the network did to their spacing.
    """

    def __init__(self, rate: int, clock: Clock, *, rest: float = SECOND) -> None:
        """``rate`` in sends a second; ``rest`` in seconds: what a process before us sent still counts that long."""
        self._rate = rate
        self._clock = clock
        self._taken = 0
        self._start = asyncio.Lock()
        self._freed = asyncio.Event()
        self._next_start = time.monotonic() + rest
        self._halted_until = datetime.min.replace(tzinfo=UTC)
        self._chats: dict[str, deque[float]] = {}

    # --- the halt -------------------------------------------------------------------------------------------

    def halt(self, until: datetime) -> None:
        """Nobody sends anything before then."""
        self._halted_until = max(self._halted_until, until)

    def halted(self) -> float:
        """Seconds the halt still lasts; 0 if there is none."""
        return max(0.0, (self._halted_until - self._clock.now()).total_seconds())

    # --- one chat -------------------------------------------------------------------------------------------

    def chat_wait(self, chat: str, *, push: bool, group: bool) -> float:
        """Seconds until this chat may be written to again."""
        count, span = ANYTHING_TO_A_GROUP if group else PUSHES_TO_A_PERSON if push else REPLIES_TO_A_PERSON
        sent = self._chats.get(chat, ())
        if len(sent) < count:
            return 0.0
        return max(0.0, sent[-count] + span - time.monotonic())

    def _count(self, chat: str) -> None:
        now = time.monotonic()
        sent = self._chats.setdefault(chat, deque(maxlen=ANYTHING_TO_A_GROUP[0]))
        sent.append(now)
        if len(self._chats) > 10_000:
            self._chats = {name: times for name, times in self._chats.items() if times[-1] > now - FORGOTTEN_AFTER}

    # --- all of them ----------------------------------------------------------------------------------------

    @asynccontextmanager
    async def place(self, chat: str, *, push: bool) -> AsyncIterator[None]:
        """Hold a place while sending to ``chat``. A push waits for one, a reply takes it."""
        if push:
            await self._wait_for_place()
        self._taken += 1
        try:
            yield
        finally:
            self._count(chat)
            asyncio.get_running_loop().call_later(SECOND, self._free)

    async def _wait_for_place(self) -> None:
        async with self._start:  # one after the other, so that they start evenly spaced
            while (pause := self._next_start - time.monotonic()) > 0 or self._taken >= self._rate:
                if pause > 0:
                    await asyncio.sleep(pause)
                else:
                    self._freed.clear()
                    await self._freed.wait()
            self._next_start = time.monotonic() + 1 / self._rate

    def _free(self) -> None:
        self._taken -= 1
        self._freed.set()
