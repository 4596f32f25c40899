"""The duty roster: who is on which shift on which day of the community's own calendar, and who is off from when on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from storage.schema import leaves, shifts
from storage.sql import AnyRow, insert, update, upsert


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody is off from ``start`` up to ``end`` (UTC); ``words`` are how it was asked for."""

    id: int
    community_id: int
    person_id: int
    start: datetime
    end: datetime
    words: str
    cancelled: bool


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

    # --- leave ----------------------------------------------------------------------------------------------

    def take_leave(
        self, community_id: int, person_id: int, start: datetime, end: datetime, *, at: datetime, words: str = "",
        by: int | None = None,
    ) -> int:  # fmt: skip
        """Somebody is off from ``start`` up to ``end``; the shifts they were planned for stay visible as planned."""
        return insert(
            self._connection, leaves, community_id=community_id, person_id=person_id, starts_at=start, ends_at=end,
            words=words, by_id=by, taken_at=at,
        )  # fmt: skip

    def leave(self, leave_id: int) -> Leave | None:
        """One leave, also one that was taken back."""
        row = self._connection.execute(sa.select(leaves).where(leaves.c.id == leave_id)).one_or_none()
        return None if row is None else _leave(row)

    def leaves(self, community_id: int, since: datetime, until: datetime) -> list[Leave]:
        """Every leave that holds at some moment in [since, until], the earliest first."""
        wanted = {"community_id": community_id, "since": since, "until": until}
        return [_leave(row) for row in self._connection.execute(_LEAVES, wanted)]

    def away(self, community_id: int, at: datetime) -> set[int]:
        """Who is on leave at a moment."""
        return {leave.person_id for leave in self.leaves(community_id, at, at)}

    def cancel_leave(self, leave_id: int, *, at: datetime) -> None:
        update(self._connection, leaves, {"id": leave_id}, cancelled_at=at)

    # --- the plan -------------------------------------------------------------------------------------------

    def planned(self, community_id: int, since: date, until: date) -> dict[tuple[date, str], list[int]]:
        """Every shift planned in [since, until)."""
        query = sa.select(shifts.c.day, shifts.c.shift, shifts.c.person_id).where(
            shifts.c.community_id == community_id,
            shifts.c.day >= since,
            shifts.c.day < until,
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
_LEAVES = (
    sa.select(leaves)
    .where(
        leaves.c.community_id == sa.bindparam("community_id"),
        leaves.c.ends_at > sa.bindparam("since"),
        leaves.c.starts_at <= sa.bindparam("until"),
        leaves.c.cancelled_at.is_(None),
    )
    .order_by(leaves.c.starts_at, leaves.c.id)
)


def _leave(row: AnyRow) -> Leave:
    return Leave(
        row.id, row.community_id, row.person_id, row.starts_at, row.ends_at, row.words, row.cancelled_at is not None
    )
