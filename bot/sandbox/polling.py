"""getUpdates: long polling with one listener at a time, and Telegram's rules for impatient and doubled pollers.

Rules from the official server (Client.cpp): the newer poller wins and the older is told 409, at most once in three
seconds without delay; the same offset again within 3 s waits 3 s, within 0.5 s gets one update at a time.
"""

import asyncio
import time

from bot.sandbox.errors import conflict
from bot.sandbox.model import Event, JsonObject
from bot.sandbox.params import Params
from bot.sandbox.room import Room

LONGEST_POLL = 50
_BATCH = 100
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Poller:
    """Serves getUpdates from the room's queue."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._waiter: asyncio.Future[None] | None = None
        self._last_offset: int | None = None
        self._last_start = float("-inf")
        self._next_conflict = float("-inf")
        room.listeners.append(self._wake)

    def listening(self) -> bool:
        """Whether somebody polls now or did so within the last five seconds."""
        return self._waiter is not None or time.monotonic() - self._last_start < 5

    async def get_updates(self, params: Params, *, webhook_active: bool) -> object:
        """The getUpdates method; ApiError 409 if a webhook is set or a newer poller comes."""
        if webhook_active:
            await self._conflict(_WEBHOOK_ACTIVE)
        self.interrupt(_OTHER_POLLER)
        if params.has("allowed_updates"):
            self._room.updates.allowed = frozenset(str(kind) for kind in params.listing("allowed_updates"))
        offset, limit, timeout = params.number("offset"), params.number("limit", _BATCH), params.number("timeout")
        limit, timeout = self._tempered(offset, min(max(limit, 1), _BATCH), min(max(timeout, 0), LONGEST_POLL))
        self._room.acknowledge(self._room.updates.confirm_below(offset))
        return await self._batch(offset, limit, timeout)

    def interrupt(self, reason: str) -> None:
        """Ends the poll that is waiting, if any, with 409."""
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_exception(conflict(reason))

    def _tempered(self, offset: int, limit: int, timeout: int) -> tuple[int, int]:
        now, since = time.monotonic(), time.monotonic() - self._last_start
        if offset == self._last_offset and since < 3:
            timeout = max(timeout, 3)
        if offset == self._last_offset and since < 0.5:
            limit = 1
        self._last_offset, self._last_start = offset, now
        return limit, timeout

    async def _batch(self, offset: int, limit: int, patience: int) -> list[JsonObject]:
        ends = time.monotonic() + patience
        while True:
            self._room.updates.expire(self._room.clock.now())
            batch = self._room.updates.batch(offset, limit)
            left = ends - time.monotonic()
            if batch or left <= 0:
                return [update.json() for update in batch]
            await self._wait(left)

    async def _wait(self, seconds: float) -> None:
        waiter = self._waiter = asyncio.get_running_loop().create_future()
        try:
            done, _ = await asyncio.wait([waiter], timeout=seconds)
        finally:
            if self._waiter is waiter:
                self._waiter = None
        if done and waiter.exception():
            await self._conflict(str(waiter.exception()).removeprefix("Conflict: "))

    async def _conflict(self, reason: str) -> None:
        now = time.monotonic()
        if now < self._next_conflict:
            await asyncio.sleep(3)
        else:
            self._next_conflict = now + 3
        raise conflict(reason)

    def _wake(self, event: Event) -> None:
        if event.kind == "update" and self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
