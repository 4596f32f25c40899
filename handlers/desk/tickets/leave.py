"""Leave: who is off is out of the rota from then to then, and the supervisor moves their jobs with one tap.

Jobs that are fixed for that time (a visit, a pause that ends) are proposed at once, and what is still in hand when
the leave begins is proposed then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.desk.office import Desk
from handlers.desk.people import ids, name_of, supervisors
from handlers.desk.tickets import dispatch, news, roster
from handlers.desk.tickets.duty import crew_for, work_begins
from handlers.desk.timing.calendar import DAY, ShiftPart
from handlers.turn import Message, Span, Value, choice
from storage.lifecycle import Status
from storage.rota import Leave
from storage.tickets import Ticket

BEGUN = "leave"


@dataclass(frozen=True, slots=True)
class Handover:
    """A job of somebody who is off, and who should have it instead (None: nobody is left)."""

    ticket: Ticket
    to: int | None


def take(desk: Desk, person_id: int, span: Span, words: str, by: int) -> Leave | None:
    """Book somebody's leave and tell the supervisors whose jobs want moving; None where it is booked already."""
    rota, id = desk.record.rota, desk.compound.id
    booked = rota.leaves(id, span.start, span.end)
    if any(one.person_id == person_id and one.start <= span.start and one.end >= span.end for one in booked):
        return None
    leave_id = rota.take_leave(id, person_id, span.start, span.end, at=desk.now, words=words, by=by)
    desk.record.journal.write(id, "leave", str(person_id), by=by, at=desk.now, data={"leave": leave_id})
    leave = rota.leave(leave_id)
    assert leave is not None
    if leave.start <= desk.now:
        desk.record.journal.ring(id, BEGUN, str(leave.id), at=desk.now)
    _ask(desk, leave, "leave-asked", propose(desk, leave), text=words, left=len(later(desk, leave)))
    roster.announce_leave(desk, leave)
    if by != person_id:
        message = Message("leave-for-you", {"name": name_of(desk, by), "span": span_word(desk, leave)})
        desk.tell(person_id, message, lane="assignment", about=f"leave-for-you:{leave.id}")
    return leave


def cancel(desk: Desk, leave: Leave, by: int) -> None:
    """They come after all. Jobs that have been moved stay where they are."""
    desk.record.rota.cancel_leave(leave.id, at=desk.now)
    desk.record.journal.write(
        desk.compound.id, "leave taken back", str(leave.person_id), by=by, at=desk.now, data={"leave": leave.id}
    )
    message = Message("leave-back-told", {"name": name_of(desk, leave.person_id), "span": span_word(desk, leave)})
    told = dict.fromkeys([leave.person_id, *ids(supervisors(desk))])
    for person_id in told:
        if person_id != by:
            desk.tell(person_id, message, lane="assignment", about=f"leave-back:{leave.id}")


def begin(desk: Desk) -> None:
    """A ring: whose leave has begun and who still has jobs in hand is brought to the supervisor once."""
    journal, id = desk.record.journal, desk.compound.id
    for leave in desk.record.rota.leaves(id, desk.now, desk.now):
        if journal.rang(id, BEGUN, str(leave.id)) or not journal.ring(id, BEGUN, str(leave.id), at=desk.now):
            continue
        proposal = propose(desk, leave)
        if proposal:
            _ask(desk, leave, "leave-begins", proposal)


# --- who takes what -----------------------------------------------------------------------------------------


def propose(desk: Desk, leave: Leave) -> list[Handover]:
    """Who should take which job, each given to whoever has least once the earlier ones are given."""
    given: dict[int, int] = {}
    found: list[Handover] = []
    for ticket in _falling_into(desk, leave):
        crew = [id for id in ids(crew_for(desk, ticket, at=_due_to_begin(desk, ticket))) if id != leave.person_id]
        to = min(crew, key=lambda id: (given.get(id, 0), crew.index(id)), default=None)
        if to is not None:
            given[to] = given.get(to, 0) + 1
        found.append(Handover(ticket, to))
    return found


def later(desk: Desk, leave: Leave) -> list[Ticket]:
    """What is in hand and may still be done before the leave begins."""
    jobs = desk.record.tickets.assigned_to(leave.person_id)
    return [job for job in jobs if not _is_fixed(desk, job) and _due_to_begin(desk, job) < leave.start]


def _falling_into(desk: Desk, leave: Leave) -> list[Ticket]:
    jobs = desk.record.tickets.assigned_to(leave.person_id)
    return [job for job in jobs if leave.start <= _due_to_begin(desk, job) < leave.end or _visit_overlaps(job, leave)]


def _due_to_begin(desk: Desk, ticket: Ticket) -> datetime:
    return ticket.resume_at or work_begins(desk, ticket)


def _is_fixed(desk: Desk, ticket: Ticket) -> bool:
    return ticket.resume_at is not None or (ticket.appointment_start or desk.now) > desk.now


def _visit_overlaps(ticket: Ticket, leave: Leave) -> bool:
    start, end = ticket.appointment_start, ticket.appointment_end
    return (
        ticket.resume_at is None and start is not None and end is not None and start < leave.end and end > leave.start
    )


def move_all(desk: Desk, leave: Leave, by: int) -> list[Handover]:
    """[一键改派]: give every job to whom it would be given now. Jobs nobody can take stay and come back in the list."""
    proposal = propose(desk, leave)
    for one in proposal:
        if one.to is not None:
            dispatch.assign(desk, one.ticket, one.to, by=by)
    return proposal


def give_back(desk: Desk, person_id: int, moved: Sequence[tuple[int, int]], by: int) -> list[Ticket]:
    """Undo it for the jobs (ticket, new person) that nobody has accepted yet; those that went back."""
    found = [(desk.record.tickets.get(ticket_id), to) for ticket_id, to in moved]
    waiting = [job for job, to in found if job.assignee_id == to and job.status is Status.ASSIGNED]
    for ticket in waiting:
        dispatch.assign(desk, ticket, person_id, by=by)
    return waiting


# --- how it is told -----------------------------------------------------------------------------------------


def _ask(desk: Desk, leave: Leave, key: str, proposal: Sequence[Handover], **more: Value) -> None:
    lines = tuple(_line(desk, one) for one in proposal) or (Message("leave-no-jobs"),)
    values: dict[str, Value] = {"name": name_of(desk, leave.person_id), "span": span_word(desk, leave), "lines": lines}
    move = choice("leave-button-move", "leave.give", leave.id)
    for chief in ids(supervisors(desk)):
        desk.tell(
            chief, Message(key, {**values, **more}), lane="assignment", about=f"{key}:{leave.id}",
            choices=((move,),) if any(one.to for one in proposal) else (),
        )  # fmt: skip


def _line(desk: Desk, one: Handover) -> Message:
    to = name_of(desk, one.to) or "–"
    return Message("leave-line", {"no": one.ticket.no, "matter": news.matter(one.ticket), "name": to})


def span_word(desk: Desk, leave: Leave) -> Message:
    """「今天 12:00–20:00」, whole days as days."""
    calendar, zone = desk.compound.calendar, desk.compound.zone
    first, last = calendar.roster_day(leave.start), calendar.roster_day(leave.end) - DAY
    whole = first <= last and leave.end == calendar.shift(last, ShiftPart.NIGHT).end
    if whole and leave.start == calendar.shift(first, ShiftPart.DAY).start:
        return Message("leave-days", {"first": first, "last": last, "count": (last - first).days + 1})
    if leave.start.astimezone(zone).date() == leave.end.astimezone(zone).date():
        return Message("leave-hours", {"span": Span(leave.start, leave.end)})
    return Message("leave-from-to", {"start": leave.start, "end": leave.end})
