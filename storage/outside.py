"""Outside parties on a ticket: whom the house has called (heat supplier, builder …), and by when they promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.schema import outside_parties
from storage.sql import AnyRow, insert, update


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideCall:
    """A call to an outside party (times UTC). ``name`` is as it was that day; ``due`` as they said last."""

    id: int
    community_id: int
    ticket_id: int
    party: str
    name: str
    asked_by: int | None
    asked_at: datetime
    due: datetime
    replied_at: datetime | None
    arrived_at: datetime | None
    late_at: datetime | None
    next_at: datetime | None

    @property
    def waiting(self) -> bool:
        return self.arrived_at is None and self.next_at is not None


class OutsideCalls:
    """Writes down and finds calls to outside parties within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put(self, **values: object) -> OutsideCall:
        """A new call; the columns by name."""
        return self.get(insert(self._connection, outside_parties, **values))

    def get(self, call_id: int) -> OutsideCall:
        """:raises sqlalchemy.exc.NoResultFound: there is no such call."""
        query = sa.select(outside_parties).where(outside_parties.c.id == call_id)
        return _call(self._connection.execute(query).one())

    def change(self, call: OutsideCall, **values: object) -> OutsideCall:
        update(self._connection, outside_parties, {"id": call.id}, **values)
        return self.get(call.id)

    def of_ticket(self, ticket_id: int) -> Sequence[OutsideCall]:
        """Everybody who was called for a ticket, oldest first."""
        return self._all(outside_parties.c.ticket_id == ticket_id)

    def awaited(self, ticket_id: int) -> OutsideCall | None:
        """Whom a ticket waits for now."""
        return next((call for call in reversed(self.of_ticket(ticket_id)) if call.waiting), None)

    def ringing(self, community_id: int, *, at: datetime) -> Sequence[OutsideCall]:
        """Calls whose time has come."""
        return self._all(
            outside_parties.c.next_at <= at,
            outside_parties.c.community_id == community_id,
            by=outside_parties.c.next_at,
        )

    def _all(self, *conditions: sa.ColumnElement[bool], by: sa.Column[Any] = outside_parties.c.id) -> list[OutsideCall]:
        query = sa.select(outside_parties).where(*conditions).order_by(by)
        return [_call(row) for row in self._connection.execute(query)]


def _call(row: AnyRow) -> OutsideCall:
    return OutsideCall(**row._mapping)
