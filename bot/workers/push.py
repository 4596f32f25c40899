"""The push worker: claims what is due, most urgent first, hands it to the postman, and sleeps until there is more."""

import asyncio
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.database import Database
from bot.leases import Lease
from bot.logs import masked
from bot.ports import Clock, Courier
from bot.postman import LEASE, Postman
from bot.settling import PAUSE
from storage.outbox import Claimed
from storage.unit_of_work import Record

log = structlog.get_logger(__name__)

SHORT_SLEEP = 0.1
LONGEST_SLEEP = 1.0
"""Seconds after which the outbox is looked at even if nobody has called: other processes write there too."""


class Bell:
    """Calls the push worker: something may be due."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Until it rings, at most so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        except TimeoutError:
            return
        finally:
            self._rung.clear()


class PushWorker:
    """One at work for each bot; others wait for its lease."""

    def __init__(
        self,
        *,
        channel: str,
        database: Database,
        postman: Postman,
        courier: Courier,
        clock: Clock,
        lease: Lease,
        bell: Bell,
        rate: int,
        holder: str,
        parcel_lease: timedelta = LEASE,
    ) -> None:
        self._channel = channel
        self._database = database
        self._postman = postman
        self._courier = courier
        self._clock = clock
        self._lease = lease
        self._bell = bell
        self._most_in_hand = max(2, rate)  # about a second's work: more would only grow stale in our hands
        self._holder = holder
        self._parcel_lease = parcel_lease

    async def run(self, stopping: asyncio.Event) -> None:
        """Push until told to stop; what is in hand is delivered and written down."""
        waker = asyncio.get_running_loop().create_task(self._wake(stopping))
        async with self._lease.renewed():
            while not stopping.is_set():
                try:
                    sleep = await self._round()
                except SQLAlchemyError as error:
                    log.warning("outbox out of reach", error=masked(repr(error)))
                    sleep = LONGEST_SLEEP
                await self._bell.wait(sleep)
            await self._postman.finish()
        await waker

    async def _wake(self, stopping: asyncio.Event) -> None:
        await stopping.wait()
        self._bell.ring()

    async def _round(self) -> float:
        """Hand on what is due; seconds until it makes sense to look again."""
        if not self._lease.held:
            return SHORT_SLEEP
        due, halted = await self._database.read(self._look)
        if halted is not None and halted > self._clock.now():
            self._postman.pacer.halt(halted)
            return self._until(halted)
        if due is None or due > self._clock.now():
            return LONGEST_SLEEP if due is None else self._until(due)
        room = self._most_in_hand - len(self._postman.in_hand)
        if room * 2 < self._most_in_hand:
            return SHORT_SLEEP
        for parcel in await self._database.write(lambda record: self._claim(record, room)):
            self._postman.carry(parcel, self._courier, push=True)
        return SHORT_SLEEP

    def _look(self, record: Record) -> tuple[datetime | None, datetime | None]:
        """When something is due, and until when Telegram asked everybody to be quiet."""
        return record.outbox.next_due(self._channel), record.journal.held_until(PAUSE + self._channel)

    def _until(self, due: datetime) -> float:
        return min(max((due - self._clock.now()).total_seconds(), 0.01), LONGEST_SLEEP)

    def _claim(self, record: Record, room: int) -> list[Claimed]:
        return record.outbox.claim(
            holder=self._holder,
            at=self._clock.now(),
            lease=self._parcel_lease,
            limit=room,
            channel=self._channel,
            skip=self._postman.in_hand,
        )
