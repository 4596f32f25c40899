"""A person has taken over: the owner's words go to them as they are, and the bot keeps out of it.

It begins when somebody of the office takes a red flag or accepts 「转人工」, and ends by [交还机器人], with the ticket,
or after the minutes of ``takeover`` in ``[ladder]``. Emergencies, buttons and photos are ours all the time.
"""

from datetime import datetime
from typing import Any

from handlers.desk import people
from handlers.desk.tickets import news
from handlers.reading.reader import Reading
from handlers.talk.session import Session
from handlers.talk.staff.handling import allowed, has_in_hand, me
from handlers.turn import Choices, Message, choice
from storage.conversations import Conversation
from storage.tickets import Ticket

_KEPT = "takeover"
"""In the owner's memory: which ticket, who has it, until when, and whether the owner knows."""


# --- the person's side --------------------------------------------------------------------------------------


def begin(session: Session, ticket: Ticket) -> None:
    """The speaker has the word with the reporter of a ticket from now on."""
    owner = _owner(session, ticket)
    if owner is None:
        return
    patience = session.desk.compound.rules.ladder.takeover
    until = session.now + patience
    kept = {"ticket": ticket.id, "by": me(session), "until": until.isoformat(), "told": False}
    state = {name: value for name, value in owner.state.items() if name != "asked"}
    session.record.conversations.save(owner, {**state, _KEPT: kept}, at=session.now)
    session.say("takeover-begun", _buttons(ticket), no=ticket.no, minutes=int(patience.total_seconds()) // 60)


def press_back(session: Session, ticket_id: str) -> None:
    """[交还机器人]"""
    ticket = allowed(session, ticket_id, has_in_hand)
    owner = _owner(session, ticket) if ticket is not None else None
    if ticket is None:
        return
    if owner is not None and owner.state.get(_KEPT, {}).get("ticket") == ticket.id:
        state = {name: value for name, value in owner.state.items() if name != _KEPT}
        session.record.conversations.save(owner, state, at=session.now)
        who = news.member_word(session.desk, me(session))
        about = f"takeover-over:{ticket.id}:{int(session.now.timestamp())}"
        assert ticket.reporter_id is not None  # whose conversation it is
        session.desk.tell(
            ticket.reporter_id, Message("takeover-over", {"no": ticket.no, "who": who}), lane="reply", about=about
        )
    session.replace("takeover-given-back", no=ticket.no)


def _owner(session: Session, ticket: Ticket) -> Conversation | None:
    """The conversation of the reporter; None where there is none, or it is the speaker's own."""
    binding = session.desk.reach(ticket.reporter_id) if ticket.reporter_id is not None else None
    if binding is None or binding.address == session.turn.address:
        return None
    return session.record.conversations.load(binding.address, session.desk.compound.id)


def _buttons(ticket: Ticket) -> Choices:
    return (
        (
            choice("takeover-button-say", "job.contact", ticket.id),
            choice("takeover-button-back", "takeover.back", ticket.id),
        ),
    )


# --- the owner's side ---------------------------------------------------------------------------------------


def relay(session: Session, reading: Reading) -> bool:
    """Pass words on to who has taken over; the owner hears so once, and then nothing more of us."""
    kept: dict[str, Any] | None = session.memory.get(_KEPT)
    if kept is None or not session.words.text or session.person_id is None:
        return False
    ticket = session.record.tickets.get(kept["ticket"])
    if not ticket.open or session.now >= datetime.fromisoformat(kept["until"]):
        session.memory.pop(_KEPT)
        return False
    session.in_form = True
    text = session.words.text
    session.record.tickets.note(ticket, "said_to_crew", by=session.person_id, at=session.now, note=text)
    said = {"no": ticket.no, "home": people.label_of(session.desk, ticket), "text": news.masked(text)}
    session.desk.tell(
        kept["by"], Message("staff-owner-says", said), lane="reply", about=f"takeover:{session.turn.key}",
        choices=_buttons(ticket),
    )  # fmt: skip
    if not kept["told"]:
        session.memory[_KEPT] = {**kept, "told": True}
        session.say("takeover-passed-on", who=people.name_of(session.desk, kept["by"]))
    return True
