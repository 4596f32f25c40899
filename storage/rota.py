"""The duty roster: who is on which shift on which day of the community's own calendar."""

from collections.abc import Iterable
from datetime import date

import sqlalchemy as sa

from storage.schema import shifts
from storage.sql import upsert

LEAVE = "leave"
"""Kept beside day and night as a shift of its own: leave is one more thing a day's roster says of a person."""


class Rota:
    """Reads and writes shifts within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def plan(self, community_id: int, day: date, shift: str, person_ids: Iterable[int]) -> None:
        """Put people on a shift (day or night); those already on it stay."""
        for person_id in person_ids:
            self._connection.execute(
                upsert(self._connection, shifts)
                .values(community_id=community_id, day=day, shift=shift, person_id=person_id)
                .on_conflict_do_nothing(index_elements=["community_id", "day", "shift", "person_id"])
            )

    def unplan(self, community_id: int, day: date, shift: str, person_id: int) -> None:
        self._connection.execute(
            shifts.delete().where(
                shifts.c.community_id == community_id,
                shifts.c.day == day,
                shifts.c.shift == shift,
                shifts.c.person_id == person_id,
            )
        )

    def on(self, community_id: int, day: date, shift: str) -> list[int]:
        """Who is on a shift, first entered first."""
        wanted = {"community_id": community_id, "day": day, "shift": shift}
        return list(self._connection.execute(_ON, wanted).scalars())

    def take_leave(self, community_id: int, day: date, person_id: int) -> None:
        """Somebody is off for (the rest of) a day; the shifts they were planned for stay visible as planned."""
        self.plan(community_id, day, LEAVE, [person_id])

    def on_leave(self, community_id: int, day: date) -> list[int]:
        return self.on(community_id, day, LEAVE)

    def planned(self, community_id: int, since: date, until: date) -> dict[tuple[date, str], list[int]]:
        """Every shift planned in [since, until)."""
        query = sa.select(shifts.c.day, shifts.c.shift, shifts.c.person_id).where(
            shifts.c.community_id == community_id,
            shifts.c.day >= since,
            shifts.c.day < until,
            shifts.c.shift != LEAVE,
        )
        plan: dict[tuple[date, str], list[int]] = {}
        for row in self._connection.execute(query.order_by(shifts.c.id)):
            plan.setdefault((row.day, row.shift), []).append(row.person_id)
        return plan


_ON = (
    sa.select(shifts.c.person_id)
    .where(*(shifts.c[name] == sa.bindparam(name) for name in ("community_id", "day", "shift")))
    .order_by(shifts.c.id)
)
