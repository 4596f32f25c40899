"""代报: a report that came by telephone is typed in one line, and the household is told as if it had written itself."""

from datetime import datetime

from handlers.desk.people import ANSWERING
from handlers.desk.tickets import facade as tickets
from handlers.reading import answers, rooms
from handlers.reading.reader import Matter, Reading
from handlers.talk import asking
from handlers.talk.cues import has_cue, without
from handlers.talk.session import Session
from handlers.talk.staff.handling import act, me
from handlers.turn import choice
from storage.people import Home
from storage.tickets import SERIES, NewTicket, Ticket

QUESTION = "behalf.home"


def take(session: Session, reading: Reading) -> bool:
    """「代报 3-2-501 厨房漏水」 opens a ticket at once; without a home it is asked for."""
    if session.speaker.staff is None or session.turn.group or not has_cue("on_behalf", session.words.text[:6]):
        return False
    words = without("on_behalf", session.words.text)
    if not words:
        session.say("behalf-how")
        return True
    _report(session, words, _home(session, words))
    return True


def take_home(session: Session, reading: Reading, words: str) -> bool:
    """The answer to 「哪一户」."""
    home = _home(session, session.words.text)
    if home is None:
        return False
    _report(session, words, home)
    return True


def _home(session: Session, words: str) -> Home | None:
    found = session.reader.read(words).slots
    named = found if found.room else answers.address(words)
    if named is None or named.building is None or named.room is None:
        return None
    return session.record.roster.find_home(session.desk.compound.id, named.building, named.unit or "", named.room)


def _report(session: Session, words: str, home: Home | None) -> None:
    if home is None:
        asking.ask(session, QUESTION, words)
        session.say("behalf-which-home")
        return
    for matter in session.reader.read(words).matters:
        ticket = _open(session, matter, home, words)
        undo = choice("behalf-button-undo", "behalf.undo", ticket.id)
        session.say(
            "behalf-opened", ((undo,),), no=ticket.no, home=home.label, matter=tickets.matter(ticket),
            who=tickets.person_word(session.desk, ticket), promise=tickets.promise_line(session.desk, ticket),
        )  # fmt: skip


def _open(session: Session, matter: Matter, home: Home, words: str) -> Ticket:
    residents = session.record.roster.residents_of(home.id)
    new = NewTicket(
        community_id=session.desk.compound.id,
        kind=matter.intent if matter.intent in SERIES else "repair",
        category=matter.slots.category or "",
        urgency=matter.urgency,
        place=matter.slots.place or "",
        text=without_home(matter.text) or words,
        facts=matter.slots.given(),
        home_id=home.id,
        reporter_id=residents[0][0].id if residents else None,
        source="phone",
        appointment=_appointment(session, matter),
    )
    return tickets.open_ticket(session.desk, new, message=session.source, by=me(session))


def without_home(text: str) -> str:
    """The matter itself: which home it is about stands on the ticket already."""
    for span in reversed(rooms.find(text)):
        text = text[: span.start] + text[span.end :]
    return without("also", text)


def _appointment(session: Session, matter: Matter) -> tuple[datetime, datetime] | None:
    if matter.slots.appointment is None:
        return None
    found = answers.when(matter.slots.appointment, session.now, session.desk.compound.zone)
    return None if found is None else (found.start, found.end)


def press_undo(session: Session, ticket_id: str) -> None:
    """Typed the wrong room: taken back, by whoever typed it or the office."""
    undone = act(session, ticket_id, _may_undo, lambda ticket: tickets.cancel(session.desk, ticket, me(session)))
    if undone is not None:
        session.toast("behalf-toast-undone", no=undone.no)


def _may_undo(session: Session, ticket: Ticket) -> bool:
    opened = session.record.tickets.timeline(ticket.id)[0]
    return ticket.source == "phone" and (opened.person_id == session.person_id or session.speaker.has_role(*ANSWERING))
