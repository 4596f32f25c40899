"""Leave: who is off is out of the rota from then to then, and the supervisor moves their jobs with one tap.

Jobs that are fixed for that time (a visit, a pause that ends) are proposed at once, and what is still in hand when
the leave begins is proposed then.
"""

from collections.abc import Sequence

from handlers.desk.office import Desk
from handlers.desk.people import ids, name_of, supervisors
from handlers.desk.tickets import reassignment, roster
from handlers.desk.tickets.reassignment import Handover
from handlers.desk.timing.calendar import DAY, ShiftPart
from handlers.turn import Message, Span, Value, choice
from storage.rota import Leave

BEGUN = "leave"


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
    left = reassignment.later(desk, person_id, leave.start)
    _ask(desk, leave, "leave-asked", propose(desk, leave), text=words, left=len(left))
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


def propose(desk: Desk, leave: Leave) -> list[Handover]:
    """Who should take what falls into the leave."""
    return reassignment.propose(desk, leave.person_id, Span(leave.start, leave.end))


def begin(desk: Desk) -> None:
    """A ring: whose leave has begun and who still has jobs in hand is brought to the supervisor once."""
    journal, id = desk.record.journal, desk.compound.id
    for leave in desk.record.rota.leaves(id, desk.now, desk.now):
        if journal.rang(id, BEGUN, str(leave.id)) or not journal.ring(id, BEGUN, str(leave.id), at=desk.now):
            continue
        proposal = propose(desk, leave)
        if proposal:
            _ask(desk, leave, "leave-begins", proposal)


# --- how it is told -----------------------------------------------------------------------------------------


def _ask(desk: Desk, leave: Leave, key: str, proposal: Sequence[Handover], **more: Value) -> None:
    values: dict[str, Value] = {"name": name_of(desk, leave.person_id), "span": span_word(desk, leave), **more}
    button = choice("leave-button-move", "leave.give", leave.id)
    reassignment.ask(desk, key, values, proposal, button=button, about=f"{key}:{leave.id}")


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
