"""The clock: APScheduler rings once a minute, and each ring asks the tables what is due."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from sqlalchemy.exc import SQLAlchemyError

from bot.database import Database
from bot.health import Metrics
from bot.logs import masked
from bot.ports import Clock
from handlers.desk.office import Compound, Desk
from handlers.desk.rings import OFTEN, RINGS, Ring
from storage.unit_of_work import Record

log = structlog.get_logger(__name__)

INBOX_KEPT = timedelta(days=3)
"""Telegram repeats nothing older than 24 hours; the rest is for whoever looks into something."""

OFTEN_SECONDS = 3.0
"""How long at most until a broadcast's progress is looked at again."""

MOST_PIECES = 200
"""Pieces of one ring's work in one round; the other rings want their turn, too."""

Chore = Callable[[], Awaitable[object]]
"""Something the clock sees to that is not the office's work: retries, downloads."""


class ClockWorker:
    """Any number of these may run: what a ring does twice is harmless."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        metrics: Metrics,
        *,
        compounds: Mapping[int, Compound],
        chores: Mapping[str, Chore],
        on_ring: Callable[[], None],
        rings: Mapping[str, Ring] = RINGS,
        often: Mapping[str, Ring] = OFTEN,
    ) -> None:
        """``on_ring`` is told after each round: there may be something to push."""
        self._database = database
        self._clock = clock
        self._metrics = metrics
        self._compounds = compounds
        self._chores = chores
        self._on_ring = on_ring
        self._rings = rings
        self._often = often
        self._poked = asyncio.Event()
        self._forgot: datetime | None = None

    async def run(self, stopping: asyncio.Event) -> None:
        """Ring every minute until told to stop; a round that has begun is finished."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        trigger = CronTrigger(second=0, timezone=UTC)
        scheduler.add_job(self._tick, trigger, max_instances=1, coalesce=True, misfire_grace_time=None)
        scheduler.start()
        waker = asyncio.get_running_loop().create_task(self._wake(stopping))
        try:
            while not stopping.is_set():
                await self.ring()
                while not await self._poked_soon():
                    await self.ring_often()
                self._poked.clear()
        finally:
            scheduler.shutdown(wait=False)
            waker.cancel()

    def poke(self) -> None:
        """Ring soon: time has made a jump (the sandbox's clock was moved)."""
        self._poked.set()

    async def _poked_soon(self) -> bool:
        """Whether the next round has come within the few seconds after which to look at what is under way."""
        try:
            async with asyncio.timeout(OFTEN_SECONDS):
                return await self._poked.wait()
        except TimeoutError:
            return False

    async def ring_often(self) -> None:
        """The rings that can't wait for the full minute."""
        await self._ring_all(self._often)
        self._on_ring()

    async def _ring_all(self, rings: Mapping[str, Ring]) -> None:
        for name, ring in rings.items():
            for compound in await self._all_compounds():
                await self._once(name, partial(self._ring, ring, compound))

    async def ring(self) -> None:
        """One round, now: every ring for every compound, then the chores. Nothing stops the next."""
        await self._ring_all(self._rings)
        for name, chore in self._chores.items():
            await self._once(name, chore)
        await self._once("forget", self._forget)
        self._on_ring()

    async def _tick(self) -> None:
        """The scheduler's call, at the full minute of the machine's clock. The round itself is not its job's,
        because APScheduler cancels jobs when it shuts down."""
        self._metrics.clock_lag(datetime.now(UTC).second)
        self.poke()

    async def _wake(self, stopping: asyncio.Event) -> None:
        await stopping.wait()
        self.poke()

    async def _all_compounds(self) -> list[Compound]:
        try:
            ids = await self._database.read(lambda record: record.roster.community_ids())
            return [self._compounds[community_id] for community_id in ids]
        except SQLAlchemyError as error:
            log.warning("no compounds to ring for", error=masked(repr(error)))
            return []

    async def _ring(self, ring: Ring, compound: Compound) -> None:
        def in_transaction(record: Record) -> bool | None:
            return ring(Desk(record, compound, self._clock.now()))

        for _ in range(MOST_PIECES):
            if not await self._database.write(in_transaction):
                break

    async def _once(self, name: str, act: Chore) -> None:
        try:
            await act()
        except Exception:  # whatever one ring dies of must not keep the others from ringing
            log.exception("ring failed", ring=name)
            self._metrics.ring_failed(name)

    async def _forget(self) -> None:
        """Once a day, drop the marks of updates handled long ago."""
        now = self._clock.now()
        if self._forgot is not None and now - self._forgot < timedelta(days=1):
            return
        await self._database.write(lambda record: record.inbox.forget(before=now - INBOX_KEPT))
        self._forgot = now
