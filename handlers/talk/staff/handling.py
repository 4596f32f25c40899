"""What every staff button does first and last: look the ticket up afresh, check the right, act, keep the card true."""

from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa

from handlers.desk import people
from handlers.desk.tickets import cards, group_cards, offers
from handlers.desk.tickets import facade as tickets
from handlers.talk.session import Session
from handlers.turn import Choices, Message, Reply
from storage.lifecycle import IllegalMove
from storage.tickets import StaleTicket, Ticket

Right = Callable[[Session, Ticket], bool]


def has_in_hand(session: Session, ticket: Ticket) -> bool:
    """The assignee, or whoever decides about work."""
    return ticket.assignee_id == session.person_id or decides(session)


def decides(session: Session, ticket: Ticket | None = None) -> bool:
    return session.speaker.has_role(*people.SUPERVISING)


def may_take(session: Session, ticket: Ticket) -> bool:
    """Anybody it was given or offered to; from the crew's group and while nobody has it, anybody who does such work."""
    person_id = session.person_id
    if ticket.assignee_id == person_id or decides(session):
        return True
    if session.turn.group:
        return session.speaker.has_role("repairman") and offers.may_take(session.desk, ticket, None)
    if ticket.status in offers.UNTAKEN:
        return offers.may_take(session.desk, ticket, person_id)
    return person_id in cards.holders(session.desk, ticket)  # too late, which they are told kindly


def look_up(session: Session, ticket_id: str | int) -> Ticket | None:
    """The ticket as it is now, for staff of its own compound; in a group, of the group's compound too."""
    person = session.speaker.person
    if session.speaker.staff is None or person is None or not str(ticket_id).isdigit():
        return None
    try:
        ticket = session.record.tickets.get(int(ticket_id))
    except sa.exc.NoResultFound:
        return None
    return ticket if ticket.community_id == person.community_id == session.desk.compound.id else None


def allowed(session: Session, ticket_id: str | int, right: Right) -> Ticket | None:
    """The ticket, if the speaker may do this with it; otherwise they are told that they may not."""
    ticket = look_up(session, ticket_id)
    if ticket is None or not right(session, ticket):
        _not_theirs(session, ticket)
        return None
    return ticket


def _not_theirs(session: Session, ticket: Ticket | None) -> None:
    """In a group everybody sees the buttons, so they hear whose they are."""
    if not session.turn.group:
        session.toast("staff-not-yours", alert=True)
    elif ticket is None:
        session.toast("crew-toast-stranger", alert=True)
    elif ticket.assignee_id is None:
        session.toast("crew-toast-nobody", no=ticket.no)
    else:
        session.toast("crew-toast-taken", no=ticket.no, who=people.name_of(session.desk, ticket.assignee_id))


def act(session: Session, ticket_id: str | int, right: Right, does: Callable[[Ticket], object]) -> Ticket | None:
    """Do something with a ticket; the ticket afterwards, or None where nothing was done and the speaker knows why."""
    ticket = allowed(session, ticket_id, right)
    if ticket is None:
        return None
    try:
        with session.record.connection.begin_nested():  # half a step must not stay where the other half is refused
            does(ticket)
    except (IllegalMove, StaleTicket):
        moved_on(session, ticket)
        return None
    now = session.record.tickets.get(ticket.id)
    keep_true(session, now)
    return now


def moved_on(session: Session, ticket: Ticket) -> None:
    """Somebody was faster, or the card is old: say what is the case and show it."""
    ticket = session.record.tickets.get(ticket.id)
    if session.turn.group and ticket.open and ticket.assignee_id not in (None, session.person_id):
        _not_theirs(session, ticket)
    else:
        session.toast("ticket-toast-moved-on", state=tickets.staff_state(ticket))
    show_here(session, ticket)


def keep_true(session: Session, ticket: Ticket) -> None:
    """The pressed message shows the ticket as it is now. The card itself is brought up to date by the desk."""
    press, address = session.turn.press, session.turn.address
    if press is None:
        return
    standing = session.record.outbox.card_of(address.channel, address.chat, press.message)
    if standing != offers.card_name(ticket):
        show_here(session, ticket)


def show_here(session: Session, ticket: Ticket) -> None:
    """Put the card in place of the pressed message."""
    if session.turn.press is None:
        return
    if session.turn.group:
        _show_in_group(session, ticket)
        return
    replace(session, cards.message(session.desk, ticket), cards.choices(session.desk, ticket, session.person_id))


def _show_in_group(session: Session, ticket: Ticket) -> None:
    """The card where it stands; a question beside it becomes one line, so that a job has one card there."""
    press, address = session.turn.press, session.turn.address
    card = session.record.outbox.card_of(address.channel, address.chat, press.message) if press else None
    if card == offers.card_name(ticket):
        replace(session, group_cards.message(session.desk, ticket), group_cards.choices(session.desk, ticket))
    else:
        replace(session, noted(session, ticket))


def noted(session: Session, ticket: Ticket) -> Message:
    """One line for a group: how a job stands, and who has it."""
    who, state = tickets.person_word(session.desk, ticket), tickets.staff_state(ticket)
    return Message("crew-noted", {"no": ticket.no, "state": state, "who": who})


def say(session: Session, message: Message, choices: Choices = ()) -> None:
    """Answer with a message that the desk has made."""
    session.replies.append(Reply(message=message, choices=choices))


def replace(session: Session, message: Message, choices: Choices = ()) -> None:
    """Put a message of the desk in place of the pressed one."""
    session.replies.append(Reply(message=message, choices=choices, edit=session.turn.press is not None))


def matter(session: Session, ticket: Ticket) -> Message:
    """What it is about, as far as whoever reads along may know."""
    return group_cards.matter(session.desk, ticket) if session.turn.group else tickets.matter(ticket)


def happened_at(session: Session, ticket: Ticket) -> datetime:
    """When the person did it by the channel's clock: without signal that lies before we hear of it."""
    return max(min(session.turn.at, session.now), ticket.opened_at)


def me(session: Session) -> int:
    """The speaker's person id; staff always have one."""
    assert session.person_id is not None
    return session.person_id
