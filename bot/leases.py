"""A lease: only one process polls for a bot and only one pushes for it, whoever of them is alive."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.database import Database
from bot.ports import Clock

log = structlog.get_logger(__name__)

LENGTH = 9.0
"""Seconds until another process may take over from one that died."""


class Lease:
    """Held while the database says so; a holder that can't renew it in time must stop, and ``held`` tells it to."""

    def __init__(self, database: Database, clock: Clock, *, name: str, holder: str, length: float = LENGTH) -> None:
        self._database = database
        self._clock = clock
        self._name = name
        self._holder = holder
        self._length = length
        self._good_until = 0.0

    @property
    def held(self) -> bool:
        return time.monotonic() < self._good_until

    @asynccontextmanager
    async def renewed(self) -> AsyncIterator[None]:
        """Take the lease as soon as it is free and renew it until the block ends; then let it go."""
        keeper = asyncio.get_running_loop().create_task(self._keep())
        try:
            yield
        finally:
            keeper.cancel()
            with suppress(asyncio.CancelledError):
                await keeper
            await self._release()

    async def _keep(self) -> None:
        waiting = False
        while True:
            if not await self._take() and not waiting:
                log.info("another process does this; waiting", lease=self._name)
                waiting = True
            await asyncio.sleep(self._length / 4)

    async def _take(self) -> bool:
        asked = time.monotonic()
        length = timedelta(seconds=self._length)
        try:
            taken = await self._database.write(
                lambda record: record.journal.lease(self._name, self._holder, at=self._clock.now(), length=length)
            )
        except SQLAlchemyError:
            return False
        if taken:
            self._good_until = asked + self._length
        return taken

    async def _release(self) -> None:
        """Best effort: where the database is away, the lease runs out by itself."""
        self._good_until = 0.0
        with suppress(SQLAlchemyError):
            await self._database.write(lambda record: record.journal.release(self._name, self._holder))
