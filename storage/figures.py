"""Figures for the manager, counted in the database: tickets, promises kept and broken, fees collected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.lifecycle import OPEN
from storage.schema import bills, homes, promises, tickets

_PAID = sa.case((bills.c.paid_fen > bills.c.due_fen, bills.c.due_fen), else_=bills.c.paid_fen)
"""What was paid of a bill; more than was due does not make up for a neighbour."""


@dataclass(frozen=True, slots=True)
class Collected:
    """The bills of one fee: households, what was due and what of it was paid, in fen."""

    fee_type: str
    due_fen: int
    paid_fen: int


@dataclass(frozen=True, slots=True)
class Late:
    """An open ticket that broke a promise."""

    ticket_id: int
    no: str
    clock: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """A ticket with one of its clocks: opened, promised, met (None: not yet), broken, and why."""

    clock: str
    opened_at: datetime
    met_at: datetime | None
    broken_at: datetime | None
    reason: str | None


class Figures:
    """Counts within one transaction; changes nothing."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    # --- tickets --------------------------------------------------------------------------------------------

    def open_tickets(self, community_id: int) -> dict[tuple[str, str], int]:
        """How many open tickets stand in each (status, urgency)."""
        query = (
            sa.select(tickets.c.status, tickets.c.urgency, sa.func.count())
            .where(tickets.c.community_id == community_id, tickets.c.status.in_(OPEN))
            .group_by(tickets.c.status, tickets.c.urgency)
        )
        return {(row[0], row[1]): row[2] for row in self._connection.execute(query)}

    def opened(self, community_id: int, since: datetime, until: datetime) -> dict[str, int]:
        """How many tickets of each kind were opened in [since, until)."""
        return self._by_kind(community_id, tickets.c.opened_at, since, until)

    def closed(self, community_id: int, since: datetime, until: datetime) -> dict[str, int]:
        """How many tickets of each kind were closed in [since, until)."""
        return self._by_kind(community_id, tickets.c.closed_at, since, until)

    def _by_kind(
        self, community_id: int, moment: sa.Column[datetime], since: datetime, until: datetime
    ) -> dict[str, int]:
        query = (
            sa.select(tickets.c.kind, sa.func.count())
            .where(tickets.c.community_id == community_id, moment >= since, moment < until)
            .group_by(tickets.c.kind)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def overdue(self, community_id: int, at: datetime) -> list[Late]:
        """Open tickets with a promise that is past and unkept, the longest overdue first, each once."""
        query = (
            sa.select(tickets.c.id, tickets.c.no, promises.c.clock, promises.c.due)
            .join(promises, promises.c.ticket_id == tickets.c.id)
            .where(
                tickets.c.community_id == community_id,
                tickets.c.status.in_(OPEN),
                promises.c.met_at.is_(None),
                promises.c.paused_at.is_(None),
                promises.c.due < at,
            )
            .order_by(promises.c.due, promises.c.id)
        )
        late: dict[int, Late] = {}
        for row in self._connection.execute(query):
            late.setdefault(row.id, Late(row.id, row.no, row.clock, row.due))
        return list(late.values())

    def clocks(self, community_id: int, since: datetime, until: datetime) -> list[Answered]:
        """The clocks of the tickets opened in [since, until), for response times and kept promises."""
        query = (
            sa.select(promises.c.clock, tickets.c.opened_at, promises.c.met_at, promises.c.broken_at,
                      promises.c.breach_reason)
            .join(tickets, tickets.c.id == promises.c.ticket_id)
            .where(tickets.c.community_id == community_id, tickets.c.opened_at >= since, tickets.c.opened_at < until)
        )  # fmt: skip
        return [Answered(*row) for row in self._connection.execute(query)]

    def risers(self, community_id: int, since: datetime, until: datetime) -> dict[tuple[str, str, str], int]:
        """How many heating tickets each riser (building, unit, riser) had."""
        query = (
            sa.select(homes.c.building, homes.c.unit, homes.c.riser, sa.func.count())
            .join(tickets, tickets.c.home_id == homes.c.id)
            .where(
                tickets.c.community_id == community_id,
                tickets.c.kind == "heating",
                tickets.c.opened_at >= since,
                tickets.c.opened_at < until,
                homes.c.riser.isnot(None),
            )
            .group_by(homes.c.building, homes.c.unit, homes.c.riser)
        )
        return {(row[0], row[1], row[2]): row[3] for row in self._connection.execute(query)}

    # --- fees -----------------------------------------------------------------------------------------------

    def collected(self, community_id: int) -> list[Collected]:
        """What of each fee was paid."""
        query = (
            sa.select(bills.c.fee_type, sa.func.sum(bills.c.due_fen), sa.func.sum(_PAID))
            .where(bills.c.community_id == community_id)
            .group_by(bills.c.fee_type)
            .order_by(bills.c.fee_type)
        )
        return [Collected(row[0], int(row[1]), int(row[2])) for row in self._connection.execute(query)]

    def owing(self, community_id: int) -> Mapping[int, int]:
        """What each home that owes anything owes, in fen."""
        query = (
            sa.select(bills.c.home_id, sa.func.sum(bills.c.due_fen - _PAID))
            .where(bills.c.community_id == community_id, bills.c.paid_fen < bills.c.due_fen)
            .group_by(bills.c.home_id)
        )
        return {row[0]: int(row[1]) for row in self._connection.execute(query)}

    def disputing(self, community_id: int) -> set[int]:
        """The homes that dispute a fee and have not had their answer."""
        query = sa.select(tickets.c.home_id).where(
            tickets.c.community_id == community_id, tickets.c.kind == "fee", tickets.c.category == "dispute",
            tickets.c.status.in_(OPEN), tickets.c.home_id.isnot(None),
        )  # fmt: skip
        return set(self._connection.execute(query).scalars())
