"""[今晚必须]: what could wait by its promise is wanted now; a time is named only by the man on duty who goes.

Nothing is promised before his tap. Where he cannot, or says nothing, the supervisor is asked in his place.
"""

from datetime import timedelta

from handlers.desk.office import Desk
from handlers.desk.people import ids, supervisors
from handlers.desk.rules.rulebook import Basis
from handlers.desk.tickets import clocks, dispatch, jobs, news, visits
from handlers.desk.tickets.duty import crew_for
from handlers.turn import Choices, Message, Span, choice
from storage.lifecycle import Status
from storage.promises import PromiseRow
from storage.tickets import Event, Ticket

TONIGHT = "tonight"
"""The wake-up call of a wish nobody has answered."""
ASKED, REFUSED = "tonight_asked", "tonight_refused"
ANSWERED = frozenset({"visit_agreed", "tonight_declined"})
MINUTES = (30, 60, 120)
"""So soon he may promise to be there."""
PATIENCE = timedelta(minutes=10)
_WORK = frozenset({"repair", "heating"})
_THERE = frozenset({Status.ON_SITE, Status.WORKING})


def may_choose(desk: Desk, ticket: Ticket) -> bool:
    """Whether a report waits for the next working day that somebody on duty could perhaps see to now."""
    at_rest = ticket.open and ticket.appointment_start is None and clocks.can_wait(desk, ticket)
    if ticket.kind not in _WORK or not at_rest:
        return False
    calendar, row = desk.compound.calendar, desk.record.promises.of(ticket.id).get("solved")
    if row is None or row.due is None or calendar.is_open(desk.now, Basis.OFFICE):
        return False
    return calendar.local_day(row.due) > calendar.local_day(desk.now)


def ask(desk: Desk, ticket: Ticket, by: int) -> None:
    """Ask the most suitable man of the shift that is there now; without one the supervisor, at once."""
    desk.record.tickets.note(ticket, ASKED, by=by, at=desk.now)
    crew = ids(crew_for(desk, ticket, at=desk.now))[:1]
    _put(desk, ticket, crew or ids(supervisors(desk)))
    desk.record.promises.wake(desk.compound.id, ticket.id, TONIGHT, desk.now + PATIENCE)


def _put(desk: Desk, ticket: Ticket, people: list[int]) -> None:
    for person_id in people:
        news.tell_staff(desk, ticket, person_id, "tonight-asked", lane="reply", choices=_answers(ticket))


def _answers(ticket: Ticket) -> Choices:
    soon = tuple(choice("tonight-button-yes", "tonight.yes", ticket.id, span, minutes=span) for span in MINUTES)
    return soon, (choice("tonight-button-no", "tonight.no", ticket.id),)


def waiting(desk: Desk, ticket: Ticket) -> bool:
    """Whether the wish still stands: nobody has answered it, and nobody is there already."""
    said = _since_asked(desk, ticket)
    return ticket.open and ticket.status not in _THERE and bool(said) and all(e.event not in ANSWERED for e in said)


def _since_asked(desk: Desk, ticket: Ticket) -> list[Event]:
    """What has happened since the owner wished for it last, the wish first; nothing where they never did."""
    timeline = desk.record.tickets.timeline(ticket.id)
    asked = max((at for at, event in enumerate(timeline) if event.event == ASKED), default=len(timeline))
    return timeline[asked:]


def go(desk: Desk, ticket: Ticket, minutes: int, by: int) -> Ticket:
    """He goes: it is his, it is urgent now, and the owner hears who comes by when."""
    ticket = desk.record.tickets.amend(ticket, "particulars", by=by, at=desk.now, urgency="urgent")
    if ticket.assignee_id != by:
        ticket = dispatch.assign(desk, ticket, by, by=None)
    if ticket.status is Status.ASSIGNED:
        ticket = jobs.take_on(desk, ticket, by)
    desk.record.promises.wake(desk.compound.id, ticket.id, TONIGHT, None)
    return visits.agree(desk, ticket, Span(desk.now, desk.now + timedelta(minutes=minutes)), by)


def refuse(desk: Desk, ticket: Ticket, by: int) -> None:
    """The man on duty cannot: the supervisor takes over the question, once."""
    if all(event.event != REFUSED or event.person_id != by for event in _since_asked(desk, ticket)):
        desk.record.tickets.note(ticket, REFUSED, by=by, at=desk.now)
        _put(desk, ticket, ids(supervisors(desk)))


def decline(desk: Desk, ticket: Ticket, by: int) -> None:
    """Not tonight, says who decides, and that is final."""
    desk.record.tickets.note(ticket, "tonight_declined", by=by, at=desk.now)
    desk.record.promises.wake(desk.compound.id, ticket.id, TONIGHT, None)
    facts = {**news.facts(desk, ticket), "promise": news.promise_line(desk, ticket)}
    news.tell_owner(desk, ticket, Message("owner-not-tonight", facts), lane="reply")


def unanswered(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """Nobody has said anything: the supervisor decides."""
    desk.record.promises.change(row.id, next_at=None)
    if waiting(desk, ticket):
        desk.record.tickets.note(ticket, "tonight_unanswered", by=None, at=desk.now)
        _put(desk, ticket, ids(supervisors(desk)))
