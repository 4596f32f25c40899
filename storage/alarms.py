"""Possible emergencies: whether it goes on was asked, and whoever is on duty hears of it when nobody answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.schema import alarms
from storage.sql import AnyRow, insert, update


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """A question that waits for its answer until ``next_at`` (UTC); ``report`` is the ticket it becomes without one."""

    id: int
    community_id: int
    person_id: int
    words: str
    message: str | None
    report: Mapping[str, Any]
    asked_at: datetime
    next_at: datetime | None
    settled_at: datetime | None
    how: str
    ticket_id: int | None


class Alarms:
    """Writes down and finds possible emergencies within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put(self, **values: object) -> Alarm:
        """A new question; the columns by name."""
        return self.get(insert(self._connection, alarms, **values))

    def get(self, alarm_id: int) -> Alarm:
        """:raises sqlalchemy.exc.NoResultFound: there is no such question."""
        return _alarm(self._connection.execute(sa.select(alarms).where(alarms.c.id == alarm_id)).one())

    def change(self, alarm: Alarm, **values: object) -> Alarm:
        update(self._connection, alarms, {"id": alarm.id}, **values)
        return self.get(alarm.id)

    def last_of(self, person_id: int) -> Alarm | None:
        """The last question somebody was asked, held to the end of the transaction: answer and clock may meet."""
        query = (
            sa.select(alarms)
            .where(alarms.c.person_id == person_id)
            .order_by(alarms.c.id.desc())
            .limit(1)
            .with_for_update()
        )
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _alarm(row)

    def ringing(self, community_id: int, *, at: datetime) -> Sequence[Alarm]:
        """Questions whose time is up, longest first; those another replica holds are skipped."""
        query = (
            sa.select(alarms)
            .where(alarms.c.next_at <= at, alarms.c.community_id == community_id)
            .order_by(alarms.c.next_at)
            .with_for_update(skip_locked=True)
        )
        return [_alarm(row) for row in self._connection.execute(query)]


def _alarm(row: AnyRow) -> Alarm:
    return Alarm(**row._mapping)
