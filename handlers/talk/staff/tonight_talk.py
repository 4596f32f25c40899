"""[30 分钟内到] [去不了]: the man on duty answers an owner who cannot wait until the next working day."""

from handlers.desk.tickets import cards, tonight
from handlers.talk.session import Session
from handlers.talk.staff.handling import decides, look_up, me
from storage.tickets import Ticket


def press_yes(session: Session, ticket_id: str, minutes: str) -> None:
    ticket = _asked(session, ticket_id)
    if ticket is None or not minutes.isdecimal() or int(minutes) not in tonight.MINUTES:
        return
    ticket = tonight.go(session.desk, ticket, int(minutes), me(session))
    session.replace("tonight-yes", no=ticket.no, minutes=int(minutes))
    cards.show_anew(session.desk, ticket, me(session))


def press_no(session: Session, ticket_id: str) -> None:
    ticket = _asked(session, ticket_id)
    if ticket is not None:
        final = decides(session)
        (tonight.decline if final else tonight.refuse)(session.desk, ticket, me(session))
        session.replace("tonight-no", no=ticket.no, final="yes" if final else "no")


def _asked(session: Session, ticket_id: str) -> Ticket | None:
    """The ticket, while the owner's wish stands, for whoever works here and may go or decide."""
    ticket = look_up(session, ticket_id)
    if ticket is None or not (session.speaker.has_role("repairman") or decides(session)):
        session.toast("staff-not-yours", alert=True)
    elif not tonight.waiting(session.desk, ticket):
        session.toast("form-card-old")
    else:
        return ticket
    return None
