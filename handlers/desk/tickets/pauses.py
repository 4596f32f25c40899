"""The end of a pause: at the time the owner was told, a ticket goes on by itself, and whoever has it is told."""

from datetime import datetime

from handlers.desk.office import Desk
from handlers.desk.tickets import cards, clocks, news
from handlers.desk.timing.promises import PauseReason
from storage.lifecycle import Move, Status
from storage.promises import PromiseRow
from storage.tickets import Ticket

RESUME = "resume"
STOPS_CLOCKS = {reason.value: reason for reason in PauseReason}
"""Why a clock may stand still. Any other reason is told to the owner too, but the clock runs on."""


def go_on(desk: Desk, ticket: Ticket, by: int | None) -> Ticket:
    """Take a ticket up again; its clocks run from where they stood."""
    release(desk, ticket, desk.now)
    ticket = desk.record.tickets.move(ticket, Move.RESUME, by=by, at=desk.now, paused_why=None, resume_at=None)
    cards.refresh(desk, ticket)
    return ticket


def release(desk: Desk, ticket: Ticket, at: datetime) -> None:
    """Whatever moves a paused ticket on starts its clocks again; nothing happens to one that is not paused."""
    if ticket.status is not Status.PAUSED:
        return
    if (reason := STOPS_CLOCKS.get(ticket.paused_why or "")) is not None:
        clocks.go_on(desk, ticket, reason, at)
    desk.record.promises.wake(desk.compound.id, ticket.id, RESUME, None)


def over(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """The time is there: a pause without an end would be a promise without one."""
    if ticket.status is not Status.PAUSED:
        desk.record.promises.change(row.id, next_at=None)
        return
    ticket = go_on(desk, ticket, None)
    if ticket.assignee_id is not None:
        cards.show_anew(desk, ticket, ticket.assignee_id)
        news.tell_staff(desk, ticket, ticket.assignee_id, "staff-pause-over")
