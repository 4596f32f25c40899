"""The sweep over everything a ticket has coming: promises that near their end or break, ladders, reminders, silence.

It asks the promise table what is due by now, so its cost grows with what is due. A missed or doubled ring is
harmless: whatever was done has moved its row on.
"""

from datetime import timedelta

import structlog

from handlers.desk.office import Desk
from handlers.desk.tickets import breaches, clocks, confirmation, dispatch, lateness, pauses, ratings, tonight, visits
from storage.promises import CLOCKS, PromiseRow
from storage.tickets import StaleTicket, Ticket

AT_ONCE = 50
"""Rows one ring handles, longest due first: no turn waits for the writer long, and the next ring follows at once."""
LATER = timedelta(minutes=10)

CALLS = {
    dispatch.LADDER: dispatch.climb,
    confirmation.CONFIRMATION: confirmation.follow_up,
    ratings.RATING: ratings.waited,
    tonight.TONIGHT: tonight.unanswered,
    visits.VISIT: visits.remind,
    visits.UNANSWERED: visits.unanswered,
    pauses.RESUME: pauses.over,
    clocks.UNEXPLAINED: breaches.chase,
    lateness.NEW_TIME: lateness.slipped,
    lateness.NEWS_OWED: lateness.news_owed,
}
"""Who answers which wake-up call of a ticket."""

_log = structlog.get_logger()


def sweep(desk: Desk) -> bool:
    """Do what tickets have due by now; whether there may be more of it."""
    ringing = desk.record.promises.ringing(desk.compound.id, at=desk.now, limit=AT_ONCE)
    for due in ringing:
        row, ticket = desk.record.promises.get(due.id), desk.record.tickets.get(due.ticket_id)
        if row.next_at is None or row.next_at > desk.now:
            continue  # what was done for another clock of the ticket settled this one
        try:
            with desk.record.connection.begin_nested():
                _handle(desk, ticket, row)
        except StaleTicket:
            _log.info("ticket changed while the clock looked at it; the next ring looks again", ticket=ticket.no)
        except Exception:  # whatever is wrong with one ticket must not silence the ladders of all the others
            _log.exception("could not follow up on a ticket; trying again later", ticket=ticket.no, clock=row.clock)
            desk.record.promises.change(row.id, next_at=desk.now + LATER)
    return len(ringing) == AT_ONCE


def _handle(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    if row.clock in CLOCKS:
        lateness.check(desk, ticket, row)
    else:
        CALLS[row.clock](desk, ticket, row)
