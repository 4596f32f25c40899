"""Broken promises: on record, a reason from the supervisor's buttons, and from the second slip on the manager knows."""

from datetime import datetime

from handlers.desk.office import Desk
from handlers.desk.people import ids, managers, supervisors
from handlers.desk.tickets import clocks, news
from handlers.turn import Choices, choice
from storage.promises import PromiseRow
from storage.tickets import Ticket

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
    for person_id in ids(supervisors(desk)):
        news.tell_staff(
            desk, ticket, person_id, "dispatch-broken", lane=lane_of(ticket), choices=_reasons(ticket, row.clock),
            due=clocks.due_word(desk, due), clock=row.clock, who=news.person_word(desk, ticket),
        )  # fmt: skip
    _name_to_manager(desk, ticket)


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
