"""[联系业主]: words pass through the bot, so that neither side learns the other's number."""

from handlers.desk import people
from handlers.desk.tickets import facade as tickets
from handlers.reading.reader import Reading
from handlers.talk import asking
from handlers.talk.session import Session
from handlers.talk.staff.handling import allowed, has_in_hand, look_up, me
from handlers.talk.staff.remarking import quick_rows

QUESTION = "job.say"


def press_contact(session: Session, ticket_id: str) -> None:
    ticket = allowed(session, ticket_id, has_in_hand)
    if ticket is not None:
        asking.ask(session, QUESTION, ticket.id)
        session.say("staff-contact-ask", quick_rows(ticket), no=ticket.no, home=people.label_of(session.desk, ticket))


def take_words(session: Session, reading: Reading, ticket_id: int) -> bool:
    """The next words go to the owner as they are."""
    ticket = look_up(session, ticket_id)
    if ticket is None or not session.words.text or not has_in_hand(session, ticket):
        return False
    reached = tickets.say_to_owner(session.desk, ticket, session.words.text, me(session))
    session.say("staff-contact-done" if reached else "staff-contact-unbound", no=ticket.no)
    return True
