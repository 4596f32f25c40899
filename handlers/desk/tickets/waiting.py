"""Whom a ticket waits for outside the house, for everybody who shows tickets."""

from handlers.desk.office import Desk
from storage.outside import OutsideCall
from storage.tickets import Ticket


def awaited(desk: Desk, ticket: Ticket) -> OutsideCall | None:
    """The outside party a paused ticket waits for; None for every other pause."""
    return desk.record.outside.awaited(ticket.id) if ticket.paused_why == "outside" else None
