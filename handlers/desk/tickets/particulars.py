"""Particulars: what is learned of a ticket after it was opened, and what that changes of its urgency."""

from collections.abc import Iterable

from handlers.desk.office import Desk
from handlers.desk.tickets import cards, clocks, news, places
from storage.people import Home
from storage.tickets import Ticket

_GRAVITY = ("normal", "urgent", "emergency")


def locate(desk: Desk, ticket: Ticket, home: Home, by: int | None) -> Ticket:
    """Where it is has been said now."""
    facts = {name: fact for name, fact in ticket.facts.items() if name != places.LEARNED}
    ticket = desk.record.tickets.amend(
        ticket, "located", by=by, at=desk.now, note=home.label, home_id=home.id, facts=facts
    )
    cards.refresh(desk, ticket)
    return ticket


def affects(desk: Desk, ticket: Ticket, people: Iterable[str], by: int | None) -> Ticket:
    """Somebody who needs care lives with it: a cold home is urgent then.

    :param people: elderly, child, pregnant, patient, disabled.
    """
    known = dict.fromkeys([*ticket.facts.get("vulnerable", ()), *people])
    return _amended(desk, ticket, {"vulnerable": list(known)}, "urgent", by)


def measures(desk: Desk, ticket: Ticket, celsius: float, by: int | None) -> Ticket:
    """The owner has read the thermometer."""
    return _amended(desk, ticket, {"temperature_c": celsius}, ticket.urgency, by)


def _amended(desk: Desk, ticket: Ticket, more: dict[str, object], at_least: str, by: int | None) -> Ticket:
    """Note facts; where the ticket becomes graver, its promises are given anew from its opening."""
    urgency = max(ticket.urgency, at_least, key=_GRAVITY.index)
    graver = urgency != ticket.urgency
    ticket = desk.record.tickets.amend(
        ticket, "particulars", by=by, at=desk.now, data=more, facts={**ticket.facts, **more}, urgency=urgency
    )
    if graver and ticket.open:
        clocks.give(desk, ticket, since=ticket.opened_at, only=clocks.WORK_CLOCKS)
        _tell_who_has_it(desk, ticket)
    cards.refresh(desk, ticket)
    return ticket


def _tell_who_has_it(desk: Desk, ticket: Ticket) -> None:
    person_id = ticket.assignee_id or ticket.keeper_id
    if person_id is not None:
        news.tell_staff(desk, ticket, person_id, "staff-more-urgent", urgency=ticket.urgency)
