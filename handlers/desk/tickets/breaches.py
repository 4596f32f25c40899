"""Broken promises: on record, a reason from the supervisor's buttons, and from the second slip on the manager knows."""

from datetime import UTC, datetime, time, timedelta

from handlers.desk.office import Desk
from handlers.desk.people import ids, managers, name_of, supervisors
from handlers.desk.tickets import clocks, news
from handlers.turn import Choices, choice
from storage.promises import PromiseRow
from storage.tickets import Ticket

ASKED_AGAIN = timedelta(hours=2)
REASONS = ("parts", "hands", "process", "outside")
BROKEN, TOLD = "broken", "late"
_FRESH_START = frozenset({"reopen", "visit_agreed", "resume"})
"""What gives a clock a new time: whatever the owner was told of the old one counts no more."""


def lane_of(ticket: Ticket) -> str:
    return "emergency" if ticket.urgency == "emergency" else "assignment"


def owner_knows(desk: Desk, ticket: Ticket, clock: str) -> bool:
    """Whether the owner was told that this promise will not be kept."""
    knows = False
    for event in desk.record.tickets.timeline(ticket.id):
        if event.event in _FRESH_START:
            knows = False
        elif event.event == TOLD and event.data.get("clock") == clock:
            knows = True
    return knows


def book(desk: Desk, ticket: Ticket, row: PromiseRow, due: datetime) -> None:
    """The promise is broken; the supervisor is asked why."""
    desk.record.promises.change(row.id, broken_at=due, step=clocks.BROKEN, next_at=None)
    _note(desk, ticket, row.clock, due)
    _ask_why(desk, ticket, row.clock, due, "dispatch-broken")
    desk.record.promises.wake(desk.compound.id, ticket.id, clocks.UNEXPLAINED, desk.now + ASKED_AGAIN)
    _name_to_manager(desk, ticket)


def _ask_why(desk: Desk, ticket: Ticket, clock: str, due: datetime, key: str) -> None:
    for person_id in ids(supervisors(desk)):
        news.tell_staff(
            desk, ticket, person_id, key, lane=lane_of(ticket), choices=_reasons(ticket, clock),
            due=clocks.due_word(desk, due), clock=clock, who=news.person_word(desk, ticket),
        )  # fmt: skip


def chase(desk: Desk, ticket: Ticket, call: PromiseRow) -> None:
    """Nobody has said why: the supervisor is asked once more, and in the next morning's office hours the manager."""
    rows = desk.record.promises.of(ticket.id).values()
    missing = [row for row in rows if row.broken_at is not None and row.breach_reason is None]
    if not missing or call.step > 0:
        desk.record.promises.change(call.id, next_at=None)
    else:
        tomorrow = desk.compound.calendar.local_day(desk.now) + timedelta(days=1)
        midnight = datetime.combine(tomorrow, time(), desk.compound.zone).astimezone(UTC)
        morning = desk.compound.calendar.next_open(midnight)
        desk.record.promises.change(call.id, step=1, next_at=morning)
    for row in missing:
        _chase(desk, ticket, row, call.step)


def _chase(desk: Desk, ticket: Ticket, row: PromiseRow, step: int) -> None:
    due = row.broken_at or desk.now
    if step == 0:
        _ask_why(desk, ticket, row.clock, due, "breach-again")
        return
    chiefs = "、".join(name_of(desk, person_id) for person_id in ids(supervisors(desk)))
    for person_id in ids(managers(desk)):
        news.tell_staff(
            desk, ticket, person_id, "breach-unexplained", choices=_reasons(ticket, row.clock),
            due=clocks.due_word(desk, due), clock=row.clock, who=chiefs,
        )  # fmt: skip


def slip(desk: Desk, ticket: Ticket, row: PromiseRow, due: datetime) -> None:
    """The new time, named after the promise, is not kept either."""
    _note(desk, ticket, row.clock, due)
    _name_to_manager(desk, ticket)


def _note(desk: Desk, ticket: Ticket, clock: str, due: datetime) -> None:
    desk.record.tickets.note(ticket, BROKEN, by=None, at=desk.now, data={"clock": clock, "due": due.isoformat()})


def _name_to_manager(desk: Desk, ticket: Ticket) -> None:
    events = [event.event for event in desk.record.tickets.timeline(ticket.id)]
    count = events.count(BROKEN) - events.count(clocks.KEPT)
    if count > 1:
        for person_id in ids(managers(desk)):
            who = news.person_word(desk, ticket)
            news.tell_staff(desk, ticket, person_id, "dispatch-broken-again", count=count, who=who)


def _reasons(ticket: Ticket, clock: str) -> Choices:
    return (
        tuple(choice("breach-button", "breach.why", ticket.id, clock, reason, reason=reason) for reason in REASONS),
    )


def explain(desk: Desk, ticket: Ticket, clock: str, reason: str, by: int) -> None:
    """The supervisor names the cause: parts, hands, process or outside."""
    row = desk.record.promises.of(ticket.id)[clock]
    desk.record.promises.change(row.id, breach_reason=reason)
    desk.record.tickets.note(ticket, "breach_reason", by=by, at=desk.now, data={"clock": clock, "reason": reason})
