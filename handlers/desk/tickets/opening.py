"""Opening a ticket: number, keeper, photos, promises, and off to whoever is to do it."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.desk.office import Desk
from handlers.desk.people import keeper_for
from handlers.desk.tickets import cards, clocks, dispatch, flags, visits
from handlers.turn import Photo
from storage.lifecycle import Move
from storage.tickets import NewTicket, Ticket

OUR_OWN = "followup"
"""The source of a ticket we open ourselves after a job: nobody complains by it."""


def open_ticket(
    desk: Desk,
    new: NewTicket,
    *,
    message: str | None = None,
    by: int | None = None,
    photos: Sequence[Photo] = (),
    channel: str = "",
) -> Ticket:
    """Open a ticket, give its promises and send it on its way; an emergency alarms the duty.

    :param message: the channel's id of the owner's words, so that an edit finds the ticket.
    :param by: who wrote it down, where that is not the reporter (a report by telephone).
    :param photos: pictures that came with the words, known to ``channel``.
    """
    home = None if new.home_id is None else desk.record.roster.home(new.home_id)
    kept = replace(new, keeper_id=new.keeper_id or keeper_for(desk, home))
    today = desk.compound.calendar.local_day(desk.now)
    ticket = desk.record.tickets.open(kept, at=desk.now, local_day=today, message=message, by=by)
    keep_photos(desk, ticket, photos, channel=channel, by=new.reporter_id, kind="report")
    clocks.give(desk, ticket, since=desk.now)
    visits.plan_reminder(desk, ticket)
    ticket = dispatch.first(desk, ticket)
    if ticket.source != OUR_OWN:
        flags.opened(desk, ticket)
    return _praised(desk, ticket) if ticket.kind == "praise" else ticket


def _praised(desk: Desk, ticket: Ticket) -> Ticket:
    """Praise is passed on and asks nothing more of anybody."""
    tickets = desk.record.tickets
    ticket = tickets.move(ticket, Move.ACCEPT, by=None, at=desk.now)
    ticket = tickets.move(ticket, Move.FINISH, by=None, at=desk.now, done_at=desk.now)
    ticket = tickets.move(ticket, Move.CLOSE, by=None, at=desk.now, closed_at=desk.now)
    clocks.stop(desk, ticket)
    cards.refresh(desk, ticket, everybody=True)
    return ticket


def keep_photos(desk: Desk, ticket: Ticket, photos: Sequence[Photo], *, channel: str, by: int | None, kind: str) -> int:
    """Put pictures on a ticket, up to the compound's limit; how many were new."""
    room = desk.compound.rules.photos.a_ticket
    had = sum(1 for attachment in desk.record.attachments.of(ticket.id) if attachment.kind == kind)
    added = 0
    for photo in photos:
        if had + added >= room:
            break
        added += desk.record.attachments.add(
            community_id=desk.compound.id, ticket_id=ticket.id, channel=channel, file=photo.file,
            unique=photo.unique, kind=kind, person_id=by, at=desk.now, size=photo.size,
        )  # fmt: skip
    return added
