"""The promise store: up to three clocks a ticket, each with the next moment at which something is to be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.schema import promises


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
    explain: Mapping[str, Any]


class Promises:
    """Reads and writes promised times within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def give(self, community_id: int, ticket_id: int, clocks: Sequence[Mapping[str, Any]]) -> None:
        """Write the clocks of a ticket: dicts with clock, due, warn_at, next_at and explain."""
        if clocks:
            rows = [{"community_id": community_id, "ticket_id": ticket_id, **clock} for clock in clocks]
            self._connection.execute(promises.insert(), rows)

    def of(self, ticket_id: int) -> dict[str, PromiseRow]:
        """The clocks of a ticket by name, in the order response, arrival, solved."""
        query = sa.select(promises).where(promises.c.ticket_id == ticket_id).order_by(promises.c.id)
        return {row.clock: PromiseRow(**row._mapping) for row in self._connection.execute(query)}

    def change(self, promise_id: int, **values: object) -> None:
        self._connection.execute(promises.update().where(promises.c.id == promise_id).values(**values))

    def clear(self, ticket_id: int) -> None:
        """Forget a ticket's clocks, to give it new ones (reopened, new appointment)."""
        self._connection.execute(promises.delete().where(promises.c.ticket_id == ticket_id))

    def ringing(self, *, at: datetime, limit: int) -> list[PromiseRow]:
        """Clocks with something to do by now, longest due first; rows another replica holds are skipped."""
        query = (
            sa.select(promises)
            .where(promises.c.next_at <= at)
            .order_by(promises.c.next_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return [PromiseRow(**row._mapping) for row in self._connection.execute(query)]
