"""Edited messages: a second version on the ticket, a new card while nothing is submitted yet."""

from handlers.desk.tickets import facade as desk_tickets
from handlers.reading.reader import Reading
from handlers.talk import form
from handlers.talk.owner import emergency, matters, opened, repair
from handlers.talk.owner.repair_changes import place_home, place_visit
from handlers.talk.session import Session
from storage.tickets import Ticket


def hear(session: Session) -> None:
    """The person changed a message they had sent. What nothing had come of yet is heard anew."""
    reading = session.reader.read(session.words.text)
    said_before = list(session.record.tickets.said_in(session.desk.compound.id, session.source or ""))
    graver = reading.alarm == "certain" and all(ticket.urgency != "emergency" for ticket in said_before)
    if graver:
        emergency.sound(session, reading)
    elif said_before:
        _reword(session, said_before, reading)
    elif not _redraft(session, reading):
        session.hear_again(session.words)


def _reword(session: Session, tickets: list[Ticket], reading: Reading) -> None:
    """Each ticket of the message gets its part of the new words, or all of them where the parts do not match."""
    parts = matters.of(session, reading, *(matter.intent for matter in reading.matters))
    texts = [part["words"] for part in parts] if len(parts) == len(tickets) else [session.words.text] * len(tickets)
    for ticket, text in zip(tickets, texts, strict=True):
        if text != ticket.text:
            desk_tickets.reword(session.desk, ticket, text, message=session.source, by=session.person_id)
    numbers = "、".join(ticket.no for ticket in tickets)
    ended = all(not ticket.open for ticket in tickets)
    choices = opened.buttons(session.record.tickets.get(tickets[0].id)) if len(tickets) == 1 else ()
    session.say("reworded", choices=choices, no=numbers, ended="yes" if ended else "no")


def _redraft(session: Session, reading: Reading) -> bool:
    """The draft that came out of this message is made anew of it, keeping what was answered since."""
    draft = form.open_draft(session)
    if draft is None or draft.form != repair.REPAIR.name or session.source is None:
        return False
    listed = draft.slots["matters"]
    found = matters.of(session, reading, "repair")
    if not found or all(matter["message"] != session.source for matter in listed):
        return False
    draft.slots["matters"] = [*found, *(matter for matter in listed if matter["message"] != session.source)]
    place_home(session, draft, reading)
    if reading.slots.appointment:
        place_visit(session, draft, reading)
    form.go_on(session, repair.REPAIR, draft)
    return True
