"""Red flags: a household that is about to complain elsewhere, who owes it an answer, and by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.schema import flags
from storage.sql import AnyRow, insert, update


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One red flag (times UTC). ``chief_id`` owes the answer now; ``due`` is the first promised time and stays."""

    id: int
    community_id: int
    ticket_id: int
    home_id: int | None
    person_id: int | None
    reason: str
    words: str
    times: int
    raised_at: datetime
    due: datetime
    chief_id: int | None
    taken_by: int | None
    missed_at: datetime | None
    answered_by: int | None
    answered_at: datetime | None
    answer: str
    next_at: datetime | None
    step: int


class Flags:
    """Raises, finds and settles red flags within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put(self, **values: object) -> Flag:
        """Raise a flag; the columns by name."""
        return self.get(insert(self._connection, flags, **values))

    def get(self, flag_id: int) -> Flag:
        """:raises sqlalchemy.exc.NoResultFound: there is no such flag."""
        return _flag(self._connection.execute(sa.select(flags).where(flags.c.id == flag_id)).one())

    def change(self, flag: Flag, **values: object) -> Flag:
        update(self._connection, flags, {"id": flag.id}, **values)
        return self.get(flag.id)

    def of_ticket(self, ticket_id: int) -> Sequence[Flag]:
        """Every flag a ticket ever had, oldest first."""
        return self._all(flags.c.ticket_id == ticket_id)

    def standing(self, community_id: int, *, home_id: int | None, person_id: int | None) -> Flag | None:
        """The flag of a household (or of a person without a home) that is still to be answered."""
        whose = flags.c.home_id == home_id if home_id is not None else flags.c.person_id == person_id
        found = self._all(flags.c.community_id == community_id, whose, flags.c.next_at.isnot(None), by=flags.c.next_at)
        return found[-1] if found else None

    def open(self, community_id: int) -> Sequence[Flag]:
        """Everything that is still to be answered, what rings first at the top."""
        return self._all(flags.c.community_id == community_id, flags.c.next_at.isnot(None), by=flags.c.next_at)

    def ringing(self, community_id: int, *, at: datetime) -> Sequence[Flag]:
        """Flags with something to do by now."""
        return self._all(flags.c.next_at <= at, flags.c.community_id == community_id, by=flags.c.next_at)

    def _all(self, *conditions: sa.ColumnElement[bool], by: sa.Column[Any] = flags.c.id) -> list[Flag]:
        query = sa.select(flags).where(*conditions).order_by(by)
        return [_flag(row) for row in self._connection.execute(query)]


def _flag(row: AnyRow) -> Flag:
    return Flag(**row._mapping)
