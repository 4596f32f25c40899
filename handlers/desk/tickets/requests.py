"""What owners ask of an open ticket: hurry up, never mind, one more picture, other words, me too, tell him this."""

from collections.abc import Sequence

from handlers.desk.office import Desk
from handlers.desk.people import ids, supervisors
from handlers.desk.tickets import cards, clocks, flags, news
from handlers.desk.tickets.opening import keep_photos
from handlers.turn import Choices, Message, Photo, choice
from storage.lifecycle import Move, Status
from storage.tickets import Ticket

HUMAN = "human"
"""The category of 「转人工」."""


def urge(desk: Desk, ticket: Ticket, by: int, note: str = "") -> Ticket:
    """The owner pushes. Assignee and keeper hear it; from the flagged time on the supervisor does, too."""
    ticket = desk.record.tickets.amend(ticket, "urged", by=by, at=desk.now, note=note, urges=ticket.urges + 1)
    told = [ticket.assignee_id, ticket.keeper_id]
    if ticket.assignee_id is None or ticket.urges >= desk.compound.rules.ladder.flag_urges:
        told += ids(supervisors(desk))
    for person_id in dict.fromkeys(id for id in told if id is not None):
        news.tell_staff(
            desk, ticket, person_id, "staff-urged", choices=_take_over_again(ticket, person_id),
            count=ticket.urges, note=news.aside(note),
        )  # fmt: skip
    flags.pushed(desk, ticket, note)
    cards.refresh(desk, ticket)
    return ticket


def _take_over_again(ticket: Ticket, person_id: int) -> Choices:
    """[接着聊], for who was called in before: the owner wants a person once more."""
    if ticket.category != HUMAN or ticket.assignee_id != person_id or ticket.status is Status.ASSIGNED:
        return ()
    return ((choice("takeover-button-again", "takeover.take", ticket.id),),)


def nudge(desk: Desk, ticket: Ticket, by: int) -> None:
    """The supervisor asks whoever has it to get on."""
    desk.record.tickets.note(ticket, "nudged", by=by, at=desk.now)
    news.tell_assignee(desk, ticket, "staff-nudged", news.name(desk, by))


def cancel(desk: Desk, ticket: Ticket, by: int, note: str = "") -> Ticket:
    """No longer needed. Whoever has it in hand is told so that nobody walks for nothing."""
    ticket = desk.record.tickets.move(
        ticket, Move.CANCEL, by=by, at=desk.now, note=note, closed_at=desk.now, paused_why=None, resume_at=None
    )
    clocks.stop(desk, ticket)
    if ticket.assignee_id is not None:
        news.tell_staff(desk, ticket, ticket.assignee_id, "staff-cancelled", note=news.aside(note))
    cards.refresh(desk, ticket, everybody=True)
    return ticket


def add_photos(
    desk: Desk, ticket: Ticket, photos: Sequence[Photo], *, channel: str, by: int | None, kind: str = "report"
) -> int:
    """More pictures for a ticket (report, before, after); how many were new and fitted."""
    added = keep_photos(desk, ticket, photos, channel=channel, by=by, kind=kind)
    if added:
        desk.record.tickets.note(ticket, "photos", by=by, at=desk.now, data={"count": added, "kind": kind})
        cards.refresh(desk, ticket)
    return added


def add_note(desk: Desk, ticket: Ticket, text: str, by: int) -> None:
    """One more word of the owner, for the timeline and for who works on it."""
    desk.record.tickets.note(ticket, "noted", by=by, at=desk.now, note=text)
    flags.said(desk, ticket, text)
    news.tell_assignee(desk, ticket, "staff-owner-says", text)


def say_to_crew(desk: Desk, ticket: Ticket, text: str, by: int) -> int | None:
    """Relay the owner's words to who has the ticket, without a number; who got them, or None."""
    desk.record.tickets.note(ticket, "said_to_crew", by=by, at=desk.now, note=text)
    return news.tell_assignee(desk, ticket, "staff-owner-says", text)


def say_to_owner(desk: Desk, ticket: Ticket, text: str, by: int) -> bool:
    """Relay a colleague's words to the household, without a number; False where nobody of it has a chat."""
    desk.record.tickets.note(ticket, "said_to_owner", by=by, at=desk.now, note=text)
    facts = news.facts(desk, ticket)
    who = news.member_word(desk, by)
    return news.tell_owner(desk, ticket, Message("owner-staff-says", {**facts, "who": who, "text": news.masked(text)}))


def reword(desk: Desk, ticket: Ticket, text: str, *, message: str | None, by: int | None) -> Ticket:
    """The owner edited their words: the ticket keeps both versions, who works on it sees the new one."""
    ticket = desk.record.tickets.reword(ticket, text, message=message, by=by, at=desk.now)
    if ticket.open and ticket.assignee_id is not None:
        news.tell_staff(desk, ticket, ticket.assignee_id, "staff-reworded", text=news.masked(text))
    cards.refresh(desk, ticket)
    return ticket


def join_household(desk: Desk, ticket: Ticket, by: int) -> Ticket:
    """Another of the household reports the same: one ticket, and both hear of it."""
    if by in news.audience(desk, ticket):
        return ticket
    return desk.record.tickets.amend(ticket, "joined", by=by, at=desk.now)
