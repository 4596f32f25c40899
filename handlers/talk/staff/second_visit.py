"""[约后续]: after an emergency is stopped, what remains gets a time of its own with two taps."""

from datetime import date, timedelta

from handlers.desk import people
from handlers.desk.rules.spans import Window
from handlers.desk.tickets import aftercare
from handlers.talk.session import Session
from handlers.talk.staff.handling import allowed, has_in_hand, me
from handlers.turn import Choice, Span, choice
from storage.lifecycle import Status
from storage.tickets import Ticket

OFFERED = 4
DAYS = 3


def press_after(session: Session, ticket_id: str) -> None:
    """Offer the next visiting slots: after a burst pipe at two in the morning that is today at nine."""
    ticket = allowed(session, ticket_id, _finished_by)
    if ticket is not None:
        session.replace("staff-after-ask", tuple((button,) for button in _slots(session, ticket)), no=ticket.no)


def _finished_by(session: Session, ticket: Ticket) -> bool:
    return has_in_hand(session, ticket) and ticket.status in {Status.DONE, Status.CLOSED}


def _slots(session: Session, ticket: Ticket) -> list[Choice]:
    zone, today = session.desk.compound.zone, session.desk.compound.calendar.local_day(session.now)
    days = (today + timedelta(days=ahead) for ahead in range(DAYS))
    slots = [(day, window) for day in days for window in session.desk.compound.rules.appointments.slots]
    coming = [(day, window) for day, window in slots if window.on(day, zone).start > session.now]
    return [_slot(session, ticket, day, window) for day, window in coming[:OFFERED]]


def _slot(session: Session, ticket: Ticket, day: date, window: Window) -> Choice:
    span = window.on(day, session.desk.compound.zone)
    return choice("staff-button-slot", "job.next", ticket.id, day.toordinal(), window.start, window.end, span=span)


def press_next(session: Session, ticket_id: str, ordinal: str, start: str, end: str) -> None:
    """The second visit is agreed; a second tap on the same card opens no second ticket."""
    ticket = allowed(session, ticket_id, _finished_by)
    if ticket is None:
        return
    if any(event.event == "second_visit" for event in session.record.tickets.timeline(ticket.id)):
        session.toast("form-card-old")
        return
    zone = session.desk.compound.zone
    visit: Span = Window(int(start), int(end)).on(date.fromordinal(int(ordinal)), zone)
    after = aftercare.second_visit(session.desk, ticket, visit, me(session))
    home = people.label_of(session.desk, ticket)
    session.replace("staff-after-done", no=after.no, first=ticket.no, home=home, visit=visit)
