"""Long polling: updates are fetched raw, and acknowledged only once each of them is committed or parked."""

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import TelegramMethod

from bot.channels.telegram.inbound import Inbound
from bot.channels.telegram.wire import ALLOWED_UPDATES
from bot.lanes import pause
from bot.leases import Lease
from bot.logs import masked

log = structlog.get_logger(__name__)

LONG_POLL = 25
SLACK = 15
CONFLICT_PAUSE = 5.0
LONGEST_PAUSE = 30.0
WAIT_FOR_LEASE = 0.1
EMPTY_PAUSE = 0.2
"""Seconds after a fetch that brought nothing: a server that does not hold the request would keep us spinning."""


class TokenRefused(RuntimeError):
    """Telegram does not know this token: nothing will ever work with it."""


class GetRawUpdates(TelegramMethod[list[Any]]):
    """getUpdates without aiogram's models: an update that can't be parsed must not block the rest (aiogram #1840)."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class Poller:
    """Fetches and hands on, one batch after the other."""

    def __init__(self, bot: Bot, inbound: Inbound, lease: Lease) -> None:
        self._bot = bot
        self._inbound = inbound
        self._lease = lease
        self._offset: int | None = None
        self._told: int | None = None  # the offset Telegram has heard last

    async def run(self, stopping: asyncio.Event) -> None:
        """Poll until told to stop; the batch in hand is finished and acknowledged.

        :raises TokenRefused: see there.
        """
        failures = 0
        async with self._lease.renewed():
            while not stopping.is_set():
                if not self._lease.held:
                    await pause(stopping, WAIT_FOR_LEASE)
                    continue
                try:
                    await self._round(stopping)
                    failures = 0
                except AiogramError as error:
                    failures += 1
                    await pause(stopping, _patience(error, failures))
            await self._acknowledge()

    async def _round(self, stopping: asyncio.Event) -> None:
        """One fetch and its updates; a fetch that is still waiting when we stop is given up."""
        loop = asyncio.get_running_loop()
        fetch, stopped = loop.create_task(self._fetch(LONG_POLL)), loop.create_task(stopping.wait())
        await asyncio.wait([fetch, stopped], return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if fetch.done():
            await self._handle(fetch.result())
            if not fetch.result():
                await pause(stopping, EMPTY_PAUSE)
        fetch.cancel()

    async def _fetch(self, patience: int, limit: int = 100) -> Sequence[Any]:
        self._told = self._offset
        method = GetRawUpdates(offset=self._offset, limit=limit, timeout=patience, allowed_updates=ALLOWED_UPDATES)
        return await self._bot(method, request_timeout=patience + SLACK)

    async def _handle(self, batch: Sequence[Any]) -> None:
        """Chats side by side, each in order. The offset moves when all are safe."""
        readable = [raw for raw in batch if isinstance(raw, dict) and isinstance(raw.get("update_id"), int)]
        await asyncio.gather(*(self._inbound.arrive(raw, patient=True) for raw in readable))
        if readable:
            self._offset = max(raw["update_id"] for raw in readable) + 1

    async def _acknowledge(self) -> None:
        """Tell Telegram what is done, so that it is not sent again. Best effort: again would do no harm."""
        if self._offset == self._told:
            return
        try:
            await self._fetch(0, limit=1)
        except AiogramError as error:
            log.info("last batch not acknowledged", error=masked(str(error)))


def _patience(error: AiogramError, failures: int) -> float:
    """Seconds to wait after a fetch that failed, for the so many-th time in a row."""
    match error:
        case TelegramUnauthorizedError() | TelegramNotFound():
            raise TokenRefused from error
        case TelegramConflictError():
            log.warning("somebody else polls for this bot, or a webhook is set", error=error.message)
            return CONFLICT_PAUSE
        case TelegramRetryAfter():
            return float(error.retry_after)
        case _:
            log.warning("cannot fetch updates", error=masked(str(error)))
            return min(2.0 ** (failures - 1), LONGEST_PAUSE)
