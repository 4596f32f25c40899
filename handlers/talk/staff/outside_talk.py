"""[等外单位]: which party, then [已回复] or [已到场]; whom the compound's rules do not name is a plain pause."""

import sqlalchemy as sa

from handlers.desk.tickets import outside
from handlers.talk.session import Session
from handlers.talk.staff import pausing
from handlers.talk.staff.handing import back
from handlers.talk.staff.handling import act, allowed, decides, happened_at, has_in_hand, me
from handlers.turn import Choices, choice
from storage.outside import OutsideCall
from storage.tickets import Ticket

WAITING = "outside"


def press_held(session: Session, ticket_id: str, reason: str) -> None:
    """The reason of a pause: for an outside party it is asked which, all others go on to until when."""
    if reason == WAITING and session.desk.compound.rules.outside:
        press_ask(session, ticket_id)
    else:
        pausing.press_held(session, ticket_id, reason)


def press_ask(session: Session, ticket_id: str) -> None:
    """Who is to come? The parties of the compound's own rules, with what they do."""
    ticket = allowed(session, ticket_id, has_in_hand)
    if ticket is not None:
        session.replace("staff-outside-ask", _parties(session, ticket), no=ticket.no)


def _parties(session: Session, ticket: Ticket) -> Choices:
    buttons = [
        choice("outside-button-party", "outside.call", ticket.id, party.code, name=party.name)
        for party in session.desk.compound.rules.outside
    ]
    rows = [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    return (*rows, (choice("outside-button-other", "outside.other", ticket.id),), back(ticket))


def press_other(session: Session, ticket_id: str) -> None:
    """A party the rules do not name: until when is all there is to ask."""
    pausing.press_held(session, ticket_id, WAITING)


def press_call(session: Session, ticket_id: str, code: str) -> None:
    party = outside.party_named(session.desk, code)
    if party is None:
        session.toast("form-card-old")
        return
    note = pausing.kept_note(session, ticket_id)
    called = act(session, ticket_id, has_in_hand, lambda ticket: outside.call(
        session.desk, ticket, party, me(session), note=note, at=happened_at(session, ticket),
    ))  # fmt: skip
    if called is not None:
        session.toast("staff-toast-outside", party=party.name, phone=party.phone or "none", alert=bool(party.phone))


# --- what came of it ----------------------------------------------------------------------------------------


def press_arrived(session: Session, call_id: str) -> None:
    asked = _waited_for(session, call_id)
    if asked is not None:
        act(session, asked.ticket_id, _concerned, lambda ticket: outside.arrived(
            session.desk, asked, me(session), at=max(happened_at(session, ticket), asked.asked_at),
        ))  # fmt: skip


def press_replied(session: Session, call_id: str) -> None:
    """They answered: when do they come?"""
    asked = _waited_for(session, call_id)
    if asked is None:
        return
    buttons = [
        choice("staff-button-until", "outside.until", asked.id, until, at=pausing.until_time(session, until))
        for until in pausing.UNTIL
    ]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    session.replace("staff-outside-when", rows, party=asked.name)


def press_until(session: Session, call_id: str, until: str) -> None:
    asked = _waited_for(session, call_id)
    if asked is None or until not in pausing.UNTIL:
        return
    time = pausing.until_time(session, until)
    act(session, asked.ticket_id, _concerned, lambda _: outside.replied(session.desk, asked, time, me(session)))


def _waited_for(session: Session, call_id: str) -> OutsideCall | None:
    """The call, if it is still waited for and the speaker has to do with it."""
    try:
        asked = session.record.outside.get(int(call_id)) if call_id.isdigit() else None
    except sa.exc.NoResultFound:
        asked = None
    if asked is None or allowed(session, asked.ticket_id, _concerned) is None:
        return None
    if not asked.waiting:
        session.toast("staff-toast-outside-over", party=asked.name)
        return None
    return asked


def _concerned(session: Session, ticket: Ticket) -> bool:
    """Who has it, who keeps it, who decides."""
    return session.person_id in (ticket.assignee_id, ticket.keeper_id) or decides(session)
