"""Reassignment: who takes the jobs of somebody who is off, proposed to the supervisors and moved with one tap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.desk.office import Desk
from handlers.desk.people import ids, name_of, supervisors
from handlers.desk.tickets import dispatch, news
from handlers.desk.tickets.duty import crew_for, work_begins
from handlers.turn import Choice, Message, Span, Value
from storage.lifecycle import Status
from storage.tickets import Ticket


@dataclass(frozen=True, slots=True)
class Handover:
    """A job of somebody who is off, and who should have it instead (None: nobody is left)."""

    ticket: Ticket
    to: int | None


def propose(desk: Desk, person_id: int, off: Span) -> list[Handover]:
    """Who should take which job, each given to whoever has least once the earlier ones are given."""
    given: dict[int, int] = {}
    found: list[Handover] = []
    for ticket in _falling_into(desk, person_id, off):
        crew = [id for id in ids(crew_for(desk, ticket, at=_due_to_begin(desk, ticket))) if id != person_id]
        to = min(crew, key=lambda id: (given.get(id, 0), crew.index(id)), default=None)
        if to is not None:
            given[to] = given.get(to, 0) + 1
        found.append(Handover(ticket, to))
    return found


def later(desk: Desk, person_id: int, start: datetime) -> list[Ticket]:
    """What is in hand and may still be done before ``start`` (UTC)."""
    jobs = desk.record.tickets.assigned_to(person_id)
    return [job for job in jobs if not _is_fixed(desk, job) and _due_to_begin(desk, job) < start]


def _falling_into(desk: Desk, person_id: int, off: Span) -> list[Ticket]:
    jobs = desk.record.tickets.assigned_to(person_id)
    return [job for job in jobs if off.start <= _due_to_begin(desk, job) < off.end or _visit_overlaps(job, off)]


def _due_to_begin(desk: Desk, ticket: Ticket) -> datetime:
    return ticket.resume_at or work_begins(desk, ticket)


def _is_fixed(desk: Desk, ticket: Ticket) -> bool:
    return ticket.resume_at is not None or (ticket.appointment_start or desk.now) > desk.now


def _visit_overlaps(ticket: Ticket, off: Span) -> bool:
    start, end = ticket.appointment_start, ticket.appointment_end
    return ticket.resume_at is None and start is not None and end is not None and start < off.end and end > off.start


def move_all(desk: Desk, proposal: Sequence[Handover], by: int) -> list[tuple[int, int]]:
    """[一键改派]: give every job to whom it was proposed; the moves, each as ticket and new person."""
    moves = [(one.ticket, one.to) for one in proposal if one.to is not None]
    for ticket, to in moves:
        dispatch.assign(desk, ticket, to, by=by)
    return [(ticket.id, to) for ticket, to in moves]


def give_back(desk: Desk, person_id: int, moved: Sequence[tuple[int, int]], by: int) -> list[Ticket]:
    """Undo it for the jobs (ticket, new person) that nobody has accepted yet; those that went back."""
    found = [(desk.record.tickets.get(ticket_id), to) for ticket_id, to in moved]
    waiting = [job for job, to in found if job.assignee_id == to and job.status is Status.ASSIGNED]
    for ticket in waiting:
        dispatch.assign(desk, ticket, person_id, by=by)
    return waiting


def ask(
    desk: Desk, key: str, values: Mapping[str, Value], proposal: Sequence[Handover], *, button: Choice, about: str
) -> None:
    """Put a proposal before the supervisors. ``button`` moves it, and is left out where nothing can be moved."""
    lines = tuple(_line(desk, one) for one in proposal) or (Message("leave-no-jobs"),)
    rows = ((button,),) if any(one.to is not None for one in proposal) else ()
    message = Message(key, {**values, "lines": lines})
    desk.tell_all(ids(supervisors(desk)), message, lane="assignment", about=about, choices=rows)


def _line(desk: Desk, one: Handover) -> Message:
    to = name_of(desk, one.to) or "–"
    return Message("leave-line", {"no": one.ticket.no, "matter": news.matter(one.ticket), "name": to})
