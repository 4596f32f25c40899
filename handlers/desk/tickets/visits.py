"""Agreed visits: a new time is asked for, becomes true by the repairman's own tap, and both are reminded the eve."""

from datetime import datetime, timedelta

from handlers.desk.office import Desk
from handlers.desk.people import ids, supervisors
from handlers.desk.tickets import cards, clocks, news, pauses
from handlers.turn import Choices, Message, Span, choice
from storage.lifecycle import Status
from storage.promises import PromiseRow
from storage.tickets import Event, Ticket

VISIT = "visit"
ASKED = "visit_asked"
ANSWERED = frozenset({"visit_agreed", "visit_declined"})
UNANSWERED = "visit_unanswered"
PATIENCE = timedelta(minutes=30)
"""After so long the supervisor is asked in the repairman's place."""


def ask_reschedule(desk: Desk, ticket: Ticket, span: Span, by: int) -> int | None:
    """Ask for a new visiting time; nothing is changed before somebody says yes.

    :returns: who was asked: the assignee, else the supervisor; None where there is nobody at all.
    """
    asked = ticket.assignee_id or next(iter(ids(supervisors(desk))), None)
    data = {"start": span.start.isoformat(), "end": span.end.isoformat()}
    desk.record.tickets.note(ticket, ASKED, by=by, at=desk.now, data=data)
    if asked is not None:
        _put_question(desk, ticket, asked, span)
        desk.record.promises.wake(desk.compound.id, ticket.id, UNANSWERED, desk.now + PATIENCE)
    return asked


def _put_question(desk: Desk, ticket: Ticket, person_id: int, span: Span) -> None:
    news.tell_staff(desk, ticket, person_id, "visit-asked", choices=_answers(ticket, span), visit=span)


def _answers(ticket: Ticket, span: Span) -> Choices:
    which = int(span.start.timestamp())
    return (
        (
            choice("visit-button-agree", "visit.agree", ticket.id, which),
            choice("visit-button-decline", "visit.decline", ticket.id, which),
        ),
    )


def asked_span(desk: Desk, ticket: Ticket) -> Span | None:
    """The time that is being asked for, if the question is still open."""
    relevant = [e for e in desk.record.tickets.timeline(ticket.id) if e.event == ASKED or e.event in ANSWERED]
    return _span(relevant[-1]) if relevant and relevant[-1].event == ASKED else None


def _span(event: Event) -> Span:
    return Span(datetime.fromisoformat(event.data["start"]), datetime.fromisoformat(event.data["end"]))


def agree(desk: Desk, ticket: Ticket, span: Span, by: int) -> Ticket:
    """The visit is at this time now; the promises are reckoned by it and the owner is told.

    Where work waited for somebody to be at home, it waits no longer. A ticket that is over has no visits any more.
    """
    if not ticket.open:
        return ticket
    if ticket.status is Status.PAUSED:
        ticket = pauses.go_on(desk, ticket, by)
    ticket = desk.record.tickets.amend(
        ticket, "visit_agreed", by=by, at=desk.now, data={"start": span.start.isoformat()},
        appointment_start=span.start, appointment_end=span.end,
    )  # fmt: skip
    clocks.rebook(desk, ticket)
    _settle(desk, ticket)
    plan_reminder(desk, ticket)
    values = {**news.facts(desk, ticket), "visit": span, "why": news.promise_line(desk, ticket, visit_told=True)}
    news.tell_owner(desk, ticket, Message("owner-visit-agreed", values))
    return ticket


def decline(desk: Desk, ticket: Ticket, span: Span, by: int) -> None:
    """That time does not suit; what was agreed before stays, and the owner is asked for another."""
    desk.record.tickets.note(ticket, "visit_declined", by=by, at=desk.now, data={"start": span.start.isoformat()})
    _settle(desk, ticket)
    news.tell_owner(desk, ticket, Message("owner-visit-declined", {**news.facts(desk, ticket), "visit": span}))


def _settle(desk: Desk, ticket: Ticket) -> None:
    desk.record.promises.wake(desk.compound.id, ticket.id, UNANSWERED, None)
    cards.refresh(desk, ticket)


def unanswered(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """The repairman has not answered: the supervisor decides."""
    span = asked_span(desk, ticket)
    if span is not None and ticket.open:
        for person_id in ids(supervisors(desk)):
            _put_question(desk, ticket, person_id, span)
    desk.record.promises.change(row.id, next_at=None)


# --- the evening before -------------------------------------------------------------------------------------


def plan_reminder(desk: Desk, ticket: Ticket) -> None:
    """Wake up the evening before the visit, if there is one still to come."""
    at = _evening_before(desk, ticket)
    desk.record.promises.wake(desk.compound.id, ticket.id, VISIT, at)


def _evening_before(desk: Desk, ticket: Ticket) -> datetime | None:
    if ticket.appointment_start is None:
        return None
    zone, minute = desk.compound.zone, desk.compound.rules.appointments.reminder_at
    local = ticket.appointment_start.astimezone(zone)
    evening = local.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1) + timedelta(minutes=minute)
    return evening if evening > desk.now else None


def remind(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """Owner and repairman hear of tomorrow's visit once."""
    visit = clocks.visit_of(ticket)
    if ticket.open and visit is not None and visit.start > desk.now:
        news.tell_owner(desk, ticket, Message("owner-visit-reminder", {**news.facts(desk, ticket), "visit": visit}))
        if ticket.assignee_id is not None:
            news.tell_staff(desk, ticket, ticket.assignee_id, "staff-visit-reminder", visit=visit)
    desk.record.promises.change(row.id, next_at=None)
