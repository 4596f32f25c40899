"""The database as the async side sees it: a transaction is one hop to a worker thread and back.

SQLite gets one thread, because it has one writer; PostgreSQL gets a few.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import sqlalchemy as sa

from storage.unit_of_work import Record, unit_of_work

Result = TypeVar("Result")
POSTGRES_THREADS = 4
"""Half the pool: a turn may open a second connection, to look at a compound it meets for the first time."""


class Database:
    """An engine with the threads that work on it."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        threads = 1 if engine.dialect.name == "sqlite" else POSTGRES_THREADS
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="database")

    async def call(self, work: Callable[[], Result]) -> Result:
        """Run ``work`` in a database thread. A cancelled caller does not stop what has begun."""
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._threads, work))

    async def write(self, work: Callable[[Record], Result]) -> Result:
        """``work`` in a transaction of its own, committed at its end."""

        def transaction() -> Result:
            with unit_of_work(self.engine) as record:
                result = work(record)
                record.commit()
                return result

        return await self.call(transaction)

    async def read(self, work: Callable[[Record], Result]) -> Result:
        """``work`` on a consistent picture, changing nothing."""

        def transaction() -> Result:
            with unit_of_work(self.engine, readonly=True) as record:
                return work(record)

        return await self.call(transaction)

    def close(self) -> None:
        """Finish what the threads are doing, then let go of the connections."""
        self._threads.shutdown(wait=True)
        self.engine.dispose()
