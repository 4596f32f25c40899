"""The ledger: receipts on their way into the outbox, gathered so that many of them share one commit."""

import asyncio
from collections import Counter
from collections.abc import Callable

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.database import Database
from bot.ports import Clock, Receipt
from bot.settling import postpone, settle
from storage.outbox import Claimed
from storage.unit_of_work import Record

log = structlog.get_logger(__name__)

GATHER = 0.05
AGAIN = 1.0

Noted = tuple[Claimed, Receipt | float]
"""A parcel with its receipt, or with the seconds its chat is full for."""


class Ledger:
    """A crash before a receipt is written costs a repeated message, never a lost one: the lease runs out."""

    def __init__(self, database: Database, clock: Clock, on_settled: Callable[[Claimed, str], None]) -> None:
        self._database = database
        self._clock = clock
        self._on_settled = on_settled
        self._noted: list[Noted] = []
        self._writing = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        self._open: Counter[str] = Counter()
        self.parcels: set[int] = set()
        """Parcels whose receipt is not in the database yet."""

    def unsettled(self, chat: str) -> bool:
        """Whether a receipt of this chat is not in the database yet."""
        return self._open[chat] > 0

    def note(self, parcel: Claimed, receipt: Receipt | float) -> None:
        """Write this down soon."""
        self._noted.append((parcel, receipt))
        self._open[parcel.chat] += 1
        self.parcels.add(parcel.id)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._soon())

    async def flush(self) -> None:
        """Write everything down now.

        :raises SQLAlchemyError: the database is away; nothing is forgotten.
        """
        async with self._writing:
            batch, self._noted = self._noted, []
            if not batch:
                return
            try:
                words = await self._database.write(lambda record: self._settle(record, batch))
            except BaseException:
                self._noted = batch + self._noted
                raise
            for (parcel, _), word in zip(batch, words, strict=True):
                self._open[parcel.chat] -= 1
                self.parcels.discard(parcel.id)
                self._on_settled(parcel, word)
            self._open = +self._open

    def _settle(self, record: Record, batch: list[Noted]) -> list[str]:
        now = self._clock.now()
        words = []
        for parcel, receipt in batch:
            if isinstance(receipt, float):
                postpone(record, parcel, receipt, now)
                words.append("postponed")
            else:
                words.append(settle(record, parcel, receipt, now))
        return words

    async def _soon(self) -> None:
        await asyncio.sleep(GATHER)
        while self._noted:
            try:
                await self.flush()
            except SQLAlchemyError as error:
                log.warning("receipts wait for the database", error=repr(error), receipts=len(self._noted))
                await asyncio.sleep(AGAIN)
