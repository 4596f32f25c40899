"""Notices and their delivery ledger: which household was written to, and where each one ended.

A ledger row keeps what people did (acknowledged, answered, handed to a person, called). How far the message got
is not copied into it but read from its parcel in the outbox: one truth, so a worker that dies between sending and
settling cannot make the two disagree.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.people import Address, Home
from storage.schema import homes, notice_households, notices, outbox
from storage.sql import AnyRow, insert

RELEASED = ("released", "paused", "stopped")
"""States in which households have a row in the ledger."""


class StaleNotice(RuntimeError):
    """Somebody else changed or released the notice since it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice in its present state. Times are UTC; ``audience`` and ``facts`` are JSON of the desk's.

    ``choices`` are the answers a household can give: ``seen``, ``ask``, or those of a roll call.
    """

    id: int
    community_id: int
    author_id: int
    approver_id: int | None
    kind: str
    text: str
    audience: Mapping[str, Any]
    choices: Sequence[str]
    state: str
    facts: Mapping[str, Any]
    urgent: bool
    starts_at: datetime | None
    ends_at: datetime | None
    expires_at: datetime | None
    send_at: datetime | None
    repeat: str | None
    corrects: int | None
    series: int | None
    created_at: datetime
    released_at: datetime | None
    finished_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """A household as it enters the ledger: without a person nobody has bound, without a parcel they blocked us."""

    home_id: int
    person_id: int | None
    outbox_id: int | None

    @property
    def state(self) -> str:
        if self.person_id is None:
            return "unbound"
        return "blocked" if self.outbox_id is None else "waiting"


@dataclass(frozen=True, slots=True)
class Entry:
    """A household in the ledger. ``reach``: unbound, blocked, waiting, sent, failed or stopped."""

    id: int
    notice_id: int
    home: Home
    person_id: int | None
    reach: str
    act: str | None
    answer: str | None
    steward_id: int | None
    at: datetime | None

    @property
    def state(self) -> str:
        """Where the household stands now: what was done counts for more than what was sent."""
        return self.act or self.reach


_ACTS = ("acknowledged", "answered", "human", "contacted")
_ledger = notice_households
_REACH = sa.case(
    (_ledger.c.outbox_id.is_(None), sa.case((_ledger.c.person_id.is_(None), "unbound"), else_="blocked")),
    (outbox.c.state == "sent", "sent"),
    (outbox.c.state == "unreachable", "blocked"),
    (outbox.c.state.in_(["failed", "in_doubt"]), "failed"),  # in doubt may have arrived: somebody had better ask
    (outbox.c.state == "superseded", "stopped"),
    else_="waiting",
).label("reach")
_ACT = sa.case((_ledger.c.state.in_(_ACTS), _ledger.c.state)).label("act")


class Notices:
    """Reads and writes notices within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    # --- notices --------------------------------------------------------------------------------------------

    def add(self, **values: object) -> Notice:
        """Write a new notice; ``values`` are columns."""
        return self.get(insert(self._connection, notices, **values))

    def get(self, notice_id: int) -> Notice:
        """:raises sqlalchemy.exc.NoResultFound: there is no such notice."""
        return Notice(**self._connection.execute(sa.select(notices).where(notices.c.id == notice_id)).one()._mapping)

    def find(self, community_id: int, notice_id: int) -> Notice | None:
        """A notice of this compound, as a button names it."""
        return self._one(notices.c.community_id == community_id, notices.c.id == notice_id)

    def change(self, notice: Notice, **values: object) -> Notice:
        """Change columns.

        :raises StaleNotice: it is not as it was read any more.
        """
        changed = self._connection.execute(
            notices.update()
            .where(notices.c.id == notice.id, notices.c.version == notice.version)
            .values(version=notice.version + 1, **values)
        )
        if changed.rowcount != 1:
            raise StaleNotice(notice.id)
        return self.get(notice.id)

    def due(self, community_id: int, *, at: datetime) -> list[Notice]:
        """Scheduled notices whose time has come, oldest first; those another replica is releasing are skipped."""
        query = (
            sa.select(notices)
            .where(notices.c.community_id == community_id, notices.c.state == "scheduled", notices.c.send_at <= at)
            .order_by(notices.c.id)
            .with_for_update(skip_locked=True)
        )
        return [Notice(**row._mapping) for row in self._connection.execute(query)]

    def scheduled(self, community_id: int) -> list[Notice]:
        return self._many(notices.c.community_id == community_id, notices.c.state == "scheduled")

    def running(self, community_id: int) -> list[Notice]:
        """Notices of which parcels may still wait in the outbox."""
        return self._many(
            notices.c.community_id == community_id, notices.c.state.in_(RELEASED), notices.c.finished_at.is_(None)
        )

    def released(self, community_id: int, *, since: datetime) -> list[Notice]:
        """Notices that went out since a time, oldest first."""
        return self._many(
            notices.c.community_id == community_id, notices.c.state.in_(RELEASED), notices.c.released_at >= since
        )

    def recent(self, community_id: int, *, limit: int) -> list[Notice]:
        """The notices that went out last, newest first."""
        query = sa.select(notices).where(notices.c.community_id == community_id, notices.c.state.in_(RELEASED))
        rows = self._connection.execute(query.order_by(notices.c.released_at.desc(), notices.c.id.desc()).limit(limit))
        return [Notice(**row._mapping) for row in rows]

    def under_way(self, home_id: int, *, at: datetime) -> list[Notice]:
        """Released notices to a home whose announced time is now, such as a pressure test."""
        told = sa.and_(_ledger.c.notice_id == notices.c.id, _ledger.c.home_id == home_id)
        query = (
            sa.select(notices)
            .join(_ledger, told)
            .where(notices.c.state.in_(RELEASED), notices.c.starts_at <= at, notices.c.ends_at > at)
        )
        return [Notice(**row._mapping) for row in self._connection.execute(query.order_by(notices.c.id))]

    def _one(self, *conditions: sa.ColumnElement[bool]) -> Notice | None:
        row = self._connection.execute(sa.select(notices).where(*conditions)).one_or_none()
        return None if row is None else Notice(**row._mapping)

    def _many(self, *conditions: sa.ColumnElement[bool]) -> list[Notice]:
        rows = self._connection.execute(sa.select(notices).where(*conditions).order_by(notices.c.id))
        return [Notice(**row._mapping) for row in rows]

    # --- the ledger -----------------------------------------------------------------------------------------

    def enter(self, notice: Notice, entries: Sequence[NewEntry], *, at: datetime) -> None:
        """Freeze who the notice is for: one row a household, also for those nobody can write to."""
        rows = [
            {
                "community_id": notice.community_id,
                "notice_id": notice.id,
                "home_id": entry.home_id,
                "person_id": entry.person_id,
                "outbox_id": entry.outbox_id,
                "state": entry.state,
                "at": at,
            }
            for entry in entries
        ]
        if rows:
            self._connection.execute(_ledger.insert(), rows)

    def ledger(self, notice_id: int) -> list[Entry]:
        """Every household of a notice, in the order in which the audience was frozen (walking order)."""
        rows = self._connection.execute(_entries().where(_ledger.c.notice_id == notice_id).order_by(_ledger.c.id))
        return [_entry(row) for row in rows]

    def entry(self, notice_id: int, home_id: int) -> Entry | None:
        row = self._connection.execute(
            _entries().where(_ledger.c.notice_id == notice_id, _ledger.c.home_id == home_id)
        ).one_or_none()
        return None if row is None else _entry(row)

    def entry_of_message(
        self, community_id: int, home_ids: Collection[int], address: Address, message: str, *, since: datetime
    ) -> Entry | None:
        """The household, one of these, whose notice since then was delivered to this chat as this message."""
        lately = sa.select(notices.c.id).where(
            notices.c.community_id == community_id, notices.c.state.in_(RELEASED), notices.c.released_at >= since
        )
        delivered = sa.and_(
            outbox.c.channel == address.channel, outbox.c.chat == address.chat, outbox.c.receipt == message
        )
        of_these = sa.and_(_ledger.c.notice_id.in_(lately), _ledger.c.home_id.in_(home_ids))
        row = self._connection.execute(_entries().where(of_these, delivered).limit(1)).one_or_none()
        return None if row is None else _entry(row)

    def tally(self, notice_id: int) -> dict[tuple[str, str | None], int]:
        """How many households stand at each (reach, act)."""
        query = (
            sa.select(_REACH, _ACT, sa.func.count().label("households"))
            .select_from(_ledger.outerjoin(outbox, outbox.c.id == _ledger.c.outbox_id))
            .where(_ledger.c.notice_id == notice_id)
            .group_by(_REACH, _ACT)
        )
        return {(row.reach, row.act): row.households for row in self._connection.execute(query)}

    def newly_blocked(self, notice_id: int) -> int:
        """How many households turned out to have blocked us only when their parcel was sent."""
        query = (
            sa.select(sa.func.count())
            .select_from(_ledger.join(outbox, outbox.c.id == _ledger.c.outbox_id))
            .where(_ledger.c.notice_id == notice_id, outbox.c.state == "unreachable")
        )
        return self._connection.scalar(query) or 0

    def answers(self, notice_id: int) -> dict[str, int]:
        """How many households gave each answer."""
        query = (
            sa.select(_ledger.c.answer, sa.func.count())
            .where(_ledger.c.notice_id == notice_id, _ledger.c.answer.isnot(None))
            .group_by(_ledger.c.answer)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def mark(self, entry: Entry, act: str, *, at: datetime, answer: str | None = None) -> None:
        """Write down what a household, or a person for it, did. An answer once given stays until another is."""
        self._connection.execute(
            _ledger.update()
            .where(_ledger.c.id == entry.id)
            .values(state=act, at=at, answer=answer if answer is not None else _ledger.c.answer)
        )

    def hand_over(self, entry_ids: Sequence[int], steward_id: int, *, at: datetime) -> None:
        """Put households on a person's list to call or to knock at."""
        self._connection.execute(
            _ledger.update().where(_ledger.c.id.in_(entry_ids)).values(state="human", steward_id=steward_id, at=at)
        )

    def parcels(self, notice_id: int) -> sa.Select[tuple[int]]:
        """The ids of a notice's parcels, to hold, let go or drop them in the outbox."""
        return sa.select(_ledger.c.outbox_id).where(_ledger.c.notice_id == notice_id, _ledger.c.outbox_id.isnot(None))

    def deliveries(self, community_id: int, *, since: datetime, until: datetime) -> list[tuple[Notice, Entry]]:
        """Every household of the notices released in [since, until), for the export of the ledger."""
        notices_then = [
            notice for notice in self.released(community_id, since=since) if _before(notice.released_at, until)
        ]
        return [(notice, entry) for notice in notices_then for entry in self.ledger(notice.id)]


def _before(moment: datetime | None, until: datetime) -> bool:
    return moment is not None and moment < until


def _entries() -> sa.Select[Any]:
    return (
        sa.select(_ledger, _REACH, _ACT, homes.c.building, homes.c.unit, homes.c.room, homes.c.floor,
                  homes.c.riser, homes.c.area_cm2)
        .join(homes, homes.c.id == _ledger.c.home_id)
        .outerjoin(outbox, outbox.c.id == _ledger.c.outbox_id)
    )  # fmt: skip


def _entry(row: AnyRow) -> Entry:
    home = Home(row.home_id, row.community_id, row.building, row.unit, row.room, row.floor, row.riser, row.area_cm2)
    return Entry(row.id, row.notice_id, home, row.person_id, row.reach, row.act, row.answer, row.steward_id, row.at)
