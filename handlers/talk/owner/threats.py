"""「再不来我就打12345」: heard whatever else the words may mean; it pushes what it is about, or is a complaint."""

from dataclasses import replace

from handlers.desk import people, rights
from handlers.desk.tickets import anger
from handlers.desk.tickets import facade as tickets
from handlers.reading.reader import Reading
from handlers.talk.owner import homes, recent, voices
from handlers.talk.session import Session
from storage.flags import Flag
from storage.lifecycle import Status
from storage.tickets import Ticket

_OWN_MATTER = frozenset({"repair", "heating", "fee"})
_NOT_IN_ANGER = frozenset({"inquiry", "praise", "thanks", "suggestion"})


def hear(session: Session, reading: Reading) -> bool:
    """Push the ticket that is meant; the desk raises the flag, and tells the household who answers and by when.

    Words with a matter of their own open a ticket on their usual way, and the flag is raised there.
    """
    if anger.heard(session.words.text) is None or not homes.enrolled(session):
        return False
    if reading.intent in _NOT_IN_ANGER or _has_own_matter(reading):
        return False
    ticket = _meant(session)
    if ticket is None:
        return voices.hear(session, replace(reading, intent="complaint", certain=True))
    _push(session, ticket)
    return True


def _has_own_matter(reading: Reading) -> bool:
    named = any(matter.slots.category not in (None, "other") for matter in reading.matters)
    return reading.certain and (reading.intent in _OWN_MATTER or (reading.intent == "complaint" and named))


def _meant(session: Session) -> Ticket | None:
    """The ticket replied to, else the newest one that is not done, else the newest that waits for a word."""
    mine = [ticket for ticket in recent.mine(session) if ticket.kind not in ("praise", "suggestion")]
    return recent.answered(session) or next((one for one in mine if one.open), None) or next(iter(mine), None)


def _push(session: Session, ticket: Ticket) -> None:
    """Where a flag stands already nothing new is promised: who owes the answer is said once more."""
    assert session.person_id is not None  # whoever is enrolled is somebody
    standing = _standing(session, ticket)
    if ticket.status is Status.DONE and rights.may_change(session.speaker, ticket):
        ticket = tickets.not_fixed(session.desk, ticket, session.person_id, session.words.text)
    else:
        ticket = tickets.urge(session.desk, ticket, session.person_id, session.words.text)
    if standing is not None:
        who = people.name_of(session.desk, standing.chief_id) or "none"
        session.say("flag-owner-standing", no=ticket.no, who=who)


def _standing(session: Session, ticket: Ticket) -> Flag | None:
    store = session.record.flags
    return store.standing(session.desk.compound.id, home_id=ticket.home_id, person_id=ticket.reporter_id)
