"""The owners' group: one answer without room or name, a link to the private chat, and the ticket filed there."""

from handlers.desk.tickets import facade as tickets
from handlers.reading.reader import Reading
from handlers.talk.owner import dangers, emergency, faq, matters, recent
from handlers.talk.private import link
from handlers.talk.session import Session
from handlers.turn import Message, choice
from storage.groups import OWNERS
from storage.tickets import Ticket

_MATTERS = frozenset({"repair", "heating", "complaint", "fee", "progress", "urge", "cancel", "human", "bind"})


def hear(session: Session, reading: Reading) -> bool:
    """Answer what is a matter for the house; neighbours talking among themselves are left alone."""
    group = session.record.groups.find(session.turn.address.channel, session.turn.address.chat)
    if group is None or group.purpose != OWNERS:
        return False
    if reading.alarm == "certain":
        _alarm(session, reading)
    elif reading.intent == "inquiry" and (entry := faq.find(reading.text, session.language)) is not None:
        session.say("group-answer", text=faq.answer(entry, session.desk.compound, session.language))
    elif reading.intent in _MATTERS and reading.certain:
        _to_private(session, reading)
    elif session.turn.addressed:
        session.say("group-private", choices=link(session))
    return True


def _alarm(session: Session, reading: Reading) -> None:
    """Safety words for everybody who reads along; the ticket is the caller's own."""
    danger = dangers.danger(reading)
    phone = session.desk.compound.rules.community.duty_phone or "none"
    session.say("group-alarm", choices=link(session), danger=danger, phone=phone)
    if emergency.same(session, danger) is None:
        home, _ = emergency.where(session, reading)
        _tell_in_private(session, emergency.open_ticket(session, reading, home, danger))


def _to_private(session: Session, reading: Reading) -> None:
    session.say("group-private", choices=link(session))
    if reading.intent in ("repair", "heating") and session.speaker.residences:
        _file(session, reading)


def _file(session: Session, reading: Reading) -> None:
    """The ticket is opened for the speaker's own home; number and promise go to their private chat."""
    matter = matters.packed(session, reading.matters[0], session.words.text)
    home_id = next((home.id for home in session.speaker.homes), None)
    known = (ticket for ticket in recent.mine(session) if matters.same_matter(matter, ticket))
    ticket = next((ticket for ticket in known if ticket.home_id == home_id), None)
    if ticket is None:
        ticket = tickets.open_ticket(
            session.desk, matters.new_ticket(session, matter, home_id), message=session.source, by=session.person_id,
            photos=session.words.photos, channel=session.turn.address.channel,
        )  # fmt: skip
    _tell_in_private(session, ticket)


def _tell_in_private(session: Session, ticket: Ticket) -> None:
    assert session.person_id is not None
    values = {"line": tickets.status_line(session.desk, ticket)}
    row = (choice("ticket-button-show", "ticket.show", ticket.id, no=ticket.no, matter=tickets.matter(ticket)),)
    session.desk.tell(session.person_id, Message("group-filed", values), lane="status",
                      about=f"group:{session.turn.key}", choices=(row,))  # fmt: skip
