"""What a group must not read goes to whoever took the job; where their chat is shut, the group says how to open it."""

from handlers.desk.tickets import cards
from handlers.talk.private import link
from handlers.talk.session import Session
from handlers.talk.staff.handling import me
from storage.tickets import Ticket


def hand_over(session: Session, ticket: Ticket) -> None:
    """Room, remarks and care to the one who has it now."""
    if session.desk.reach(me(session)) is not None:
        cards.show_anew(session.desk, ticket, me(session), not_before=session.now)
        return
    who = session.record.roster.person(me(session)).name
    session.say("crew-open-private", link(session), who=who, no=ticket.no)
