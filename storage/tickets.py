"""The ticket store: tickets, their numbers, and a timeline that every change adds to and nothing is taken from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.lifecycle import OPEN, Move, Status, after
from storage.schema import ticket_events, ticket_numbers, ticket_texts, tickets
from storage.sql import AnyRow, insert, update

SERIES = {
    "repair": "WX",
    "heating": "GN",
    "complaint": "TS",
    "fee": "FY",
    "inquiry": "ZX",
    "suggestion": "JY",
    "praise": "BY",
}


class StaleTicket(RuntimeError):
    """Somebody else changed the ticket since it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTicket:
    """What is known when a ticket is opened. Times are UTC; ``facts`` are the slots as read from the owner's words."""

    community_id: int
    kind: str
    category: str = ""
    urgency: str = "normal"
    place: str = ""
    text: str
    facts: Mapping[str, Any]
    home_id: int | None
    reporter_id: int | None
    keeper_id: int | None = None
    source: str = "chat"
    appointment: tuple[datetime, datetime] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    id: int
    community_id: int
    no: str
    kind: str
    category: str
    urgency: str
    status: Status
    place: str
    facts: Mapping[str, Any]
    home_id: int | None
    reporter_id: int | None
    assignee_id: int | None
    keeper_id: int | None
    text: str
    source: str
    appointment_start: datetime | None
    appointment_end: datetime | None
    paused_why: str | None
    resume_at: datetime | None
    incident_id: int | None
    merged_into: int | None
    stars: int | None
    urges: int
    opened_at: datetime
    done_at: datetime | None
    closed_at: datetime | None
    version: int

    @property
    def open(self) -> bool:
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline: ``at`` when it happened, ``booked_at`` when it was written down (UTC)."""

    id: int
    at: datetime
    booked_at: datetime
    event: str
    person_id: int | None
    status: Status
    note: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wording:
    """A version of what the owner wrote; ``message`` is the channel's id of the message that said it."""

    text: str
    message: str | None
    at: datetime


class Tickets:
    """Opens, finds and moves tickets within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    # --- opening --------------------------------------------------------------------------------------------

    def open(
        self,
        new: NewTicket,
        *,
        at: datetime,
        local_day: date,
        message: str | None = None,
        by: int | None = None,
    ) -> Ticket:
        """Open a ticket. ``local_day`` (the community's own date) goes into its number, WX-261115-0007.

        ``message`` is the channel's id of the owner's words, so that editing them makes a second version.
        """
        no = self._next_number(new.community_id, SERIES[new.kind], local_day)
        start, end = new.appointment or (None, None)
        values = {
            "community_id": new.community_id,
            "no": no,
            "kind": new.kind,
            "category": new.category,
            "urgency": new.urgency,
            "status": Status.NEW,
            "place": new.place,
            "facts": dict(new.facts),
            "home_id": new.home_id,
            "reporter_id": new.reporter_id,
            "keeper_id": new.keeper_id,
            "text": new.text,
            "source": new.source,
            "appointment_start": start,
            "appointment_end": end,
            "opened_at": at,
        }
        ticket_id = insert(self._connection, tickets, **values)
        ticket = self.get(ticket_id)
        self.note(ticket, "opened", by=by or new.reporter_id, at=at)
        self._keep_wording(ticket, new.text, message, at)
        return ticket

    def _next_number(self, community_id: int, prefix: str, day: date) -> str:
        series = f"{prefix}-{day:%y%m%d}"
        row = {"community_id": community_id, "series": series, "last": 1}
        number = self._connection.execute(_counter(self._connection.dialect.name), row).scalar_one()
        return f"{series}-{number:04d}"

    # --- finding --------------------------------------------------------------------------------------------

    def get(self, ticket_id: int) -> Ticket:
        """:raises sqlalchemy.exc.NoResultFound: there is no such ticket."""
        return _ticket(self._connection.execute(_BY_ID, {"ticket_id": ticket_id}).one())

    def find(self, community_id: int, no: str) -> Ticket | None:
        query = sa.select(tickets).where(tickets.c.community_id == community_id, tickets.c.no == no)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _ticket(row)

    def of_homes(self, home_ids: Collection[int], *, open_only: bool = False, limit: int = 20) -> list[Ticket]:
        """Tickets of these homes, newest first; those still waiting for the owner's word count as open."""
        return self._newest(tickets.c.home_id.in_(home_ids), open_only=open_only, limit=limit)

    def reported_by(self, person_id: int, *, open_only: bool = False, limit: int = 20) -> list[Ticket]:
        return self._newest(tickets.c.reporter_id == person_id, open_only=open_only, limit=limit)

    def _newest(self, condition: sa.ColumnElement[bool], *, open_only: bool, limit: int) -> list[Ticket]:
        query = sa.select(tickets).where(condition).order_by(tickets.c.id.desc()).limit(limit)
        if open_only:
            query = query.where(tickets.c.status.in_([*OPEN, Status.DONE]))
        return [_ticket(row) for row in self._connection.execute(query)]

    def assigned_to(self, person_id: int) -> list[Ticket]:
        """What a repairman has in hand, oldest first."""
        query = (
            sa.select(tickets)
            .where(tickets.c.assignee_id == person_id, tickets.c.status.in_(OPEN))
            .order_by(tickets.c.id)
        )
        return [_ticket(row) for row in self._connection.execute(query)]

    def load_of(self, person_ids: Collection[int]) -> dict[int, int]:
        """How many open tickets each of these people has; nobody is left out."""
        query = (
            sa.select(tickets.c.assignee_id, sa.func.count())
            .where(tickets.c.assignee_id.in_(person_ids), tickets.c.status.in_(OPEN))
            .group_by(tickets.c.assignee_id)
        )
        counts = {row[0]: row[1] for row in self._connection.execute(query)}
        return {person_id: counts.get(person_id, 0) for person_id in person_ids}

    def listed(
        self,
        community_id: int,
        *,
        statuses: Collection[str] = (),
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
    ) -> list[Ticket]:
        """Tickets of a compound opened in [since, until), oldest first."""
        query = sa.select(tickets).where(tickets.c.community_id == community_id).order_by(tickets.c.id)
        if statuses:
            query = query.where(tickets.c.status.in_(list(statuses)))
        if since is not None:
            query = query.where(tickets.c.opened_at >= since)
        if until is not None:
            query = query.where(tickets.c.opened_at < until)
        return [_ticket(row) for row in self._connection.execute(query.limit(limit))]

    # --- moving ---------------------------------------------------------------------------------------------

    def opened(self) -> dict[str, int]:
        """How many tickets were ever opened, by kind."""
        query = sa.select(tickets.c.kind, sa.func.count()).group_by(tickets.c.kind)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def move(
        self,
        ticket: Ticket,
        move: Move,
        *,
        by: int | None,
        at: datetime,
        booked_at: datetime | None = None,
        note: str = "",
        data: Mapping[str, Any] | None = None,
        **changes: object,
    ) -> Ticket:
        """Move a ticket on and write it in its timeline.

        :param by: the person who did it; None is the system itself.
        :param at: when it happened (UTC); ``booked_at`` when we learned of it, where that was later.
        :param changes: columns that change with the move, such as ``assignee_id``.
        :raises storage.lifecycle.IllegalMove: the life cycle does not allow it.
        :raises StaleTicket: somebody else moved it since it was read.
        """
        status = after(move, ticket.status)
        moved = self._change(ticket, status=status, **changes)
        self.note(moved, move.value, by=by, at=at, booked_at=booked_at, note=note, data=data)
        return moved

    def amend(
        self,
        ticket: Ticket,
        event: str,
        *,
        by: int | None,
        at: datetime,
        note: str = "",
        data: Mapping[str, Any] | None = None,
        **changes: object,
    ) -> Ticket:
        """Change facts of a ticket (appointment, keeper, stars …) without moving it; its timeline says ``event``."""
        amended = self._change(ticket, **changes)
        self.note(amended, event, by=by, at=at, note=note, data=data)
        return amended

    def _change(self, ticket: Ticket, **changes: object) -> Ticket:
        key = {"id": ticket.id, "version": ticket.version}
        if update(self._connection, tickets, key, **changes, version=ticket.version + 1) != 1:
            raise StaleTicket(ticket.no)
        return replace(ticket, **changes, version=ticket.version + 1)  # type: ignore[arg-type]  # columns by name

    def note(
        self,
        ticket: Ticket,
        event: str,
        *,
        by: int | None,
        at: datetime,
        booked_at: datetime | None = None,
        note: str = "",
        data: Mapping[str, Any] | None = None,
    ) -> None:
        """Add a line to the timeline."""
        insert(
            self._connection,
            ticket_events,
            community_id=ticket.community_id,
            ticket_id=ticket.id,
            at=at,
            booked_at=booked_at or at,
            event=event,
            person_id=by,
            status=ticket.status,
            note=note,
            data=dict(data or {}),
        )

    # --- reading the story ----------------------------------------------------------------------------------

    def timeline(self, ticket_id: int) -> list[Event]:
        """Everything that happened to a ticket, in the order in which it happened."""
        rows = self._connection.execute(_TIMELINE, {"ticket_id": ticket_id})
        return [
            Event(
                row.id,
                row.at,
                row.booked_at,
                row.event,
                row.person_id,
                Status(row.status),
                row.note,
                row.data,
            )
            for row in rows
        ]

    def last_step(self, ticket_id: int) -> int:
        """The id of what was written down last in a ticket's timeline."""
        return int(self._connection.scalar(_LAST_STEP, {"of": ticket_id}) or 0)

    def wordings(self, ticket_id: int) -> list[Wording]:
        """Every version of what the owner wrote, first one first."""
        query = sa.select(ticket_texts).where(ticket_texts.c.ticket_id == ticket_id).order_by(ticket_texts.c.id)
        return [Wording(row.text, row.message, row.at) for row in self._connection.execute(query)]

    def said_in(self, community_id: int, message: str) -> Sequence[Ticket]:
        """The tickets that came out of one message of an owner (``message``: chat and message id)."""
        ids = sa.select(ticket_texts.c.ticket_id).where(
            ticket_texts.c.community_id == community_id, ticket_texts.c.message == message
        )
        rows = self._connection.execute(sa.select(tickets).where(tickets.c.id.in_(ids)).order_by(tickets.c.id))
        return [_ticket(row) for row in rows]

    def reword(self, ticket: Ticket, text: str, *, message: str | None, by: int | None, at: datetime) -> Ticket:
        """The owner edited their words: the ticket shows the new ones and keeps the old."""
        amended = self.amend(ticket, "reworded", by=by, at=at, note=text, text=text)
        self._keep_wording(amended, text, message, at)
        return amended

    def _keep_wording(self, ticket: Ticket, text: str, message: str | None, at: datetime) -> None:
        words = {"message": message, "text": text, "at": at}
        insert(self._connection, ticket_texts, community_id=ticket.community_id, ticket_id=ticket.id, **words)


_TIMELINE = (
    sa.select(ticket_events)
    .where(ticket_events.c.ticket_id == sa.bindparam("ticket_id"))
    .order_by(ticket_events.c.at, ticket_events.c.id)
)
_LAST_STEP = sa.select(sa.func.max(ticket_events.c.id)).where(ticket_events.c.ticket_id == sa.bindparam("of"))
_BY_ID = sa.select(tickets).where(tickets.c.id == sa.bindparam("ticket_id"))


@cache
def _counter(dialect: str) -> Any:
    """Counts a series up by one and returns the number, without a gap and without two the same."""
    new = postgresql.insert(ticket_numbers) if dialect == "postgresql" else sqlite.insert(ticket_numbers)
    return new.on_conflict_do_update(
        index_elements=["community_id", "series"], set_={"last": ticket_numbers.c.last + 1}
    ).returning(ticket_numbers.c.last)


def _ticket(row: AnyRow) -> Ticket:
    return Ticket(**{**row._mapping, "status": Status(row.status)})
