"""Which of the speaker's tickets is meant: the one named, the one just opened, the only one there is."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from handlers.desk import rights
from handlers.talk.session import Session
from storage.lifecycle import Status
from storage.tickets import Ticket

FRESH = timedelta(hours=2)
"""So long the tickets of one report are 「这两张单」 to the one who reported them."""

WORK = ("repair", "heating")
"""Kinds of tickets that somebody comes for."""


def remember(session: Session, opened: Sequence[Ticket]) -> None:
    """What was reported together is also changed together."""
    session.memory["opened"] = {"tickets": [ticket.id for ticket in opened], "at": session.now.isoformat()}


def together(session: Session) -> list[Ticket]:
    """The tickets of the last report that are still open."""
    ids = session.memory.get("opened", {}).get("tickets", ())
    found = (visible(session, ticket_id) for ticket_id in ids)
    return [ticket for ticket in found if ticket is not None and ticket.open]


def mine(session: Session, *, limit: int = 20) -> list[Ticket]:
    """Open tickets the speaker may see, newest first; those waiting for their word among them."""
    home_ids = [home.id for home in session.speaker.homes]
    found = session.record.tickets.of_homes(home_ids, open_only=True) if home_ids else []
    if session.person_id is not None:
        found += session.record.tickets.reported_by(session.person_id, open_only=True)
    by_id = {ticket.id: ticket for ticket in found if rights.may_see(session.speaker, ticket)}
    return sorted(by_id.values(), key=lambda ticket: ticket.id, reverse=True)[:limit]


def work(session: Session) -> list[Ticket]:
    """Of those the ones that somebody is still to come for."""
    return [ticket for ticket in mine(session) if ticket.open and ticket.kind in WORK]


def visible(session: Session, ticket_id: int | str) -> Ticket | None:
    """A ticket by its id, if there is one and the speaker may see it. A button may carry anything."""
    if not str(ticket_id).isdecimal():
        return None
    try:
        ticket = session.record.tickets.get(int(ticket_id))
    except sa.exc.NoResultFound:
        return None
    return ticket if rights.may_see(session.speaker, ticket) else None


def named(session: Session, no: str | None) -> Ticket | None:
    """A ticket by its number, if the speaker may see it."""
    ticket = session.record.tickets.find(session.desk.compound.id, no) if no else None
    return ticket if ticket is not None and rights.may_see(session.speaker, ticket) else None


def answered(session: Session) -> Ticket | None:
    """The ticket whose card the speaker replied to."""
    if session.turn.answers is None:
        return None
    address = session.turn.address
    card = session.record.outbox.card_of(address.channel, address.chat, session.turn.answers) or ""
    area, _, ticket_id = card.partition(":")
    return visible(session, ticket_id) if area == "ticket" else None


def only_one_since(session: Session, since: datetime) -> Ticket | None:
    """The ticket the speaker opened since then, if it was only one report; of several matters the first."""
    opened = session.memory.get("opened")
    if opened is None or datetime.fromisoformat(opened["at"]) < since:
        return None
    return next(iter(together(session)), None)


def waiting_for_word(tickets: Sequence[Ticket]) -> list[Ticket]:
    """Done, and the owner has not said yet whether it is."""
    return [ticket for ticket in tickets if ticket.status is Status.DONE]
