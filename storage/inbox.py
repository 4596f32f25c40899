"""The inbox: each update has its effect once, gets the same answer however often it comes, and is never lost.

A handled update leaves a row in the same transaction as its effect. One that failed is parked raw, with its
error, and tried again by the clock; Telegram keeps updates for 24 hours only, we keep them until they succeed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.schema import inbox
from storage.sql import insert_new, upsert


@dataclass(frozen=True, slots=True)
class Parked:
    """An update that could not be handled yet."""

    key: str
    raw: Mapping[str, Any]
    attempts: int
    error: str


class Inbox:
    """Remembers updates within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def answered(self, key: str) -> tuple[bool, Mapping[str, Any] | None]:
        """Whether an update has had its effect, and what its sender was told (None: nothing to repeat)."""
        row = self._connection.execute(_ANSWER, {"update": key}).one_or_none()
        return (False, None) if row is None else (True, row.answer)

    def done(self, key: str, *, community_id: int | None, answer: Mapping[str, Any] | None, at: datetime) -> bool:
        """Note that an update has its effect now; False where another replica was first (then roll back)."""
        row = {
            "state": "done",
            "community_id": community_id,
            "answer": answer,
            "raw": None,
            "error": None,
            "next_try": None,
        }
        new = {"key": key, "received_at": at, "attempts": 0, **row}
        if insert_new(self._connection, inbox, new, unique=("key",)) is not None:
            return True
        parked = self._connection.execute(inbox.update().where(inbox.c.key == key, inbox.c.state != "done"), row)
        return parked.rowcount == 1

    def park(self, key: str, raw: Mapping[str, Any], error: str, *, at: datetime, next_try: datetime | None) -> None:
        """Keep an update that failed. Without ``next_try`` it is given up and waits for a person."""
        state = "given_up" if next_try is None else "parked"
        changes = {"state": state, "raw": dict(raw), "error": error, "next_try": next_try}
        self._connection.execute(
            upsert(self._connection, inbox)
            .values(key=key, received_at=at, attempts=1, **changes)
            .on_conflict_do_update(
                index_elements=["key"],
                where=inbox.c.state != "done",
                set_={**changes, "attempts": inbox.c.attempts + 1},
            )
        )

    def parked(self, *, at: datetime, limit: int = 50) -> list[Parked]:
        """Updates whose next try has come, oldest first."""
        query = (
            sa.select(inbox)
            .where(_PARKED, inbox.c.next_try <= at)
            .order_by(inbox.c.received_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return [Parked(row.key, row.raw, row.attempts, row.error) for row in self._connection.execute(query)]

    def attempts(self, key: str) -> int:
        return self._connection.scalar(sa.select(inbox.c.attempts).where(inbox.c.key == key)) or 0

    def counts(self) -> dict[str, int]:
        """How many updates are done, parked and given up."""
        query = sa.select(inbox.c.state, sa.func.count()).group_by(inbox.c.state)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def forget(self, *, before: datetime) -> int:
        """Drop the marks of updates handled before a time; Telegram repeats nothing older than 24 hours."""
        gone = self._connection.execute(inbox.delete().where(inbox.c.state == "done", inbox.c.received_at < before))
        return gone.rowcount


_PARKED = sa.text("inbox.state = 'parked'")
"""In the words of the partial index: SQLite uses it only for a query that repeats its condition literally."""
_ANSWER = sa.select(inbox.c.answer).where(inbox.c.key == sa.bindparam("update"), inbox.c.state == "done")
