"""After a cold home was reported: warm again, still cold, who is cold, how cold. All of it goes to the ticket."""

from handlers.desk import rights
from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets import particulars
from handlers.reading import answers
from handlers.reading.reader import Reading
from handlers.talk import asking
from handlers.talk.cues import has_cue, is_cue, stands_for
from handlers.talk.owner import recent
from handlers.talk.owner.heating import PEOPLE, people
from handlers.talk.session import Session
from storage.tickets import Ticket


def press_who(session: Session, ticket_id: str, who: str) -> None:
    """[有老人] …: put first."""
    ticket = _ticket(session, ticket_id)
    if ticket is None or who not in PEOPLE:
        return
    ticket = particulars.affects(session.desk, ticket, [who], session.person_id)
    asking.ask(session, "heating.more", ticket.id)
    session.say("heating-first", no=ticket.no, promise=tickets.promise_line(session.desk, ticket))


def press_warm(session: Session, ticket_id: str) -> None:
    """[热了]: nobody needs to come."""
    ticket = _ticket(session, ticket_id)
    if ticket is None:
        return
    if session.person_id is None or not rights.may_change(session.speaker, ticket):
        session.toast("ticket-not-yours", alert=True)
        return
    asking.drop(session)
    tickets.cancel(session.desk, ticket, session.person_id, "")
    session.replace("heating-warm", no=ticket.no)


def press_still(session: Session, ticket_id: str) -> None:
    """[还是不热]: the one who comes need not look there again."""
    ticket = _ticket(session, ticket_id)
    if ticket is None or session.person_id is None:
        return
    tickets.add_note(session.desk, ticket, stands_for("heating_still"), session.person_id)
    asking.ask(session, "heating.more", ticket.id)
    session.say("heating-still", no=ticket.no, promise=tickets.promise_line(session.desk, ticket))


def _ticket(session: Session, ticket_id: str) -> Ticket | None:
    ticket = recent.visible(session, ticket_id)
    if ticket is None or not ticket.open:
        session.toast("form-card-old")
        return None
    return ticket


def volunteered(session: Session, reading: Reading) -> bool:
    """The same some time later, without being asked, while the home's heating ticket is open."""
    if _about_else(reading) or not (reading.slots.vulnerable or reading.slots.temperature_c):
        return False
    cold = [ticket for ticket in recent.mine(session) if ticket.kind == "heating" and ticket.open]
    return len(cold) == 1 and take_more(session, reading, cold[0].id)


def _about_else(reading: Reading) -> bool:
    return reading.certain and reading.intent not in ("other", "heating")


def take_more(session: Session, reading: Reading, ticket_id: int) -> bool:
    """「家里有82岁老人」「屋里才15度」 after the report belong to it; so does 「都看过了」."""
    ticket = recent.visible(session, ticket_id)
    if ticket is None or not ticket.open or session.person_id is None:
        return False
    cared = people(reading)
    bare = answers.temperature(reading.text) if reading.intent == "other" else None
    celsius = reading.slots.temperature_c if reading.slots.temperature_c is not None else bare
    if is_cue("nothing", reading.text):
        session.say("heating-noted", no=ticket.no, promise=tickets.promise_line(session.desk, ticket))
        return True
    if has_cue("checked", reading.text):
        press_still(session, str(ticket_id))
        return True
    if _about_else(reading) or (not cared and celsius is None):
        return False
    if cared:
        ticket = particulars.affects(session.desk, ticket, cared, session.person_id)
    if celsius is not None:
        ticket = particulars.measures(session.desk, ticket, celsius, session.person_id)
    tickets.add_note(session.desk, ticket, session.words.text, session.person_id)
    asking.ask(session, "heating.more", ticket.id)
    key = "heating-first" if cared else "heating-noted"
    session.say(key, no=ticket.no, promise=tickets.promise_line(session.desk, ticket))
    return True
