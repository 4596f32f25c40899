"""The promise store: up to three clocks a ticket, each with the next moment at which something is to be done.

Beside its clocks a ticket may have wake-up calls (ladder, confirmation, visit …): rows without a promised time,
so that one sweep over ``next_at`` finds everything that is due and its cost grows with what is due, not with
what there is.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.schema import promises
from storage.sql import put, update

CLOCKS = ("response", "arrival", "solved")
_FRESH: Mapping[str, Any] = {
    "due": None,
    "warn_at": None,
    "met_at": None,
    "broken_at": None,
    "paused_at": None,
    "left_s": None,
    "next_at": None,
    "step": 0,
    "breach_reason": None,
    "explain": {},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """A promised time (UTC). ``explain`` is the message, as JSON, that says why it is this time."""

    id: int
    community_id: int
    ticket_id: int
    clock: str
    due: datetime | None
    warn_at: datetime | None
    met_at: datetime | None
    broken_at: datetime | None
    paused_at: datetime | None
    left_s: int | None
    next_at: datetime | None
    step: int
    breach_reason: str | None
    explain: Any

    @property
    def running(self) -> bool:
        return self.met_at is None and self.paused_at is None


_OF_TICKET = sa.select(promises).where(promises.c.ticket_id == sa.bindparam("of")).order_by(promises.c.id)


class Promises:
    """Reads and writes promised times within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def give(self, community_id: int, ticket_id: int, clocks: Sequence[Mapping[str, Any]]) -> None:
        """Write clocks of a ticket: dicts with clock, due, warn_at, next_at, explain. One given before starts anew."""
        for clock in clocks:
            row = {"community_id": community_id, "ticket_id": ticket_id, **_FRESH, **clock}
            put(self._connection, promises, row, unique=("ticket_id", "clock"))

    def of(self, ticket_id: int) -> dict[str, PromiseRow]:
        """The clocks of a ticket by name, in the order response, arrival, solved."""
        found = self._connection.execute(_OF_TICKET, {"of": ticket_id})
        rows = {row.clock: PromiseRow(**row._mapping) for row in found}
        return {clock: rows[clock] for clock in CLOCKS if clock in rows}

    def next_of(self, ticket_ids: Collection[int]) -> dict[int, PromiseRow]:
        """Of each of these tickets the running promise that is due first."""
        query = (
            sa.select(promises)
            .where(
                promises.c.ticket_id.in_(ticket_ids),
                promises.c.due.isnot(None),
                promises.c.met_at.is_(None),
                promises.c.paused_at.is_(None),
            )
            .order_by(promises.c.due.desc())
        )
        return {row.ticket_id: PromiseRow(**row._mapping) for row in self._connection.execute(query)}

    def wake(self, community_id: int, ticket_id: int, what: str, at: datetime | None, *, step: int = 0) -> None:
        """Set the wake-up call ``what`` of a ticket; ``at`` None takes it back."""
        if at is not None:
            self.give(community_id, ticket_id, [{"clock": what, "next_at": at, "step": step}])
            return
        update(self._connection, promises, {"ticket_id": ticket_id, "clock": what}, next_at=None)

    def wakes(self, ticket_id: int) -> dict[str, PromiseRow]:
        """The wake-up calls of a ticket by name."""
        rows = self._rows(promises.c.ticket_id == ticket_id, promises.c.clock.not_in(CLOCKS))
        return {name: row for name, row in rows.items() if row.next_at is not None}

    def get(self, promise_id: int) -> PromiseRow:
        """A row as it is now."""
        row = self._connection.execute(sa.select(promises).where(promises.c.id == promise_id)).one()
        return PromiseRow(**row._mapping)

    def change(self, promise_id: int, **values: object) -> None:
        update(self._connection, promises, {"id": promise_id}, **values)

    def drop(self, ticket_id: int, clocks: Sequence[str]) -> None:
        """Forget clocks that are no longer promised (an agreed visit takes the place of one)."""
        self._connection.execute(
            promises.delete().where(promises.c.ticket_id == ticket_id, promises.c.clock.in_(clocks))
        )

    def rest(self, ticket_id: int) -> None:
        """Nothing more is to be done for this ticket."""
        update(self._connection, promises, {"ticket_id": ticket_id}, next_at=None)

    def ringing(self, community_id: int, *, at: datetime, limit: int) -> list[PromiseRow]:
        """Clocks and calls with something to do by now, longest due first; rows another replica holds are skipped."""
        query = (
            sa.select(promises)
            .where(promises.c.next_at <= at, promises.c.community_id == community_id)
            .order_by(promises.c.next_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return [PromiseRow(**row._mapping) for row in self._connection.execute(query)]

    def _rows(self, *conditions: sa.ColumnElement[bool]) -> dict[str, PromiseRow]:
        query = sa.select(promises).where(*conditions).order_by(promises.c.id)
        return {row.clock: PromiseRow(**row._mapping) for row in self._connection.execute(query)}
