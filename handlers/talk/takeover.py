"""A person has taken over: the owner's words and photos go to them as they are, and the bot keeps out of it.

It begins when somebody of the office takes a red flag or accepts 「转人工」, and ends by [交还机器人], with the ticket,
or after the minutes of ``takeover`` in ``[ladder]``. Emergencies and buttons are ours all the time, and so is the
answer to a question that one of them opened. A form that was open waits, and is asked about before it goes on.
"""

from datetime import datetime
from typing import Any

from handlers.desk import people
from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets import news
from handlers.talk import form
from handlers.talk.form import Draft
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
    state = form.set_aside({name: value for name, value in owner.state.items() if name != "asked"})
    session.record.conversations.save(owner, {**state, _KEPT: kept}, at=session.now)
    session.say("takeover-begun", _buttons(ticket), no=ticket.no, minutes=int(patience.total_seconds()) // 60)


def press_take(session: Session, ticket_id: str) -> None:
    """[接着聊]: once more, after it was handed back or had run out."""
    ticket = allowed(session, ticket_id, has_in_hand)
    if ticket is not None and ticket.open:
        begin(session, ticket)
    elif ticket is not None:
        session.toast("ticket-toast-moved-on", state=tickets.staff_state(ticket))


def press_back(session: Session, ticket_id: str) -> None:
    """[交还机器人]"""
    ticket = allowed(session, ticket_id, has_in_hand)
    owner = _owner(session, ticket) if ticket is not None else None
    if ticket is None:
        return
    if owner is not None and owner.state.get(_KEPT, {}).get("ticket") == ticket.id:
        state = {name: value for name, value in owner.state.items() if name != _KEPT}
        session.record.conversations.save(owner, state, at=session.now)
        _tell_over(session, ticket, form.draft_in(state))
    session.replace("takeover-given-back", no=ticket.no)


def _tell_over(session: Session, ticket: Ticket, draft: Draft | None) -> None:
    """The owner hears that the bot answers again; what was being filled in before goes on by a tap, or is dropped."""
    who = news.member_word(session.desk, me(session))
    message = Message(
        "takeover-over", {"no": ticket.no, "who": who, "open": "yes" if draft else "no", "draft": form.name(draft)}
    )
    about = f"takeover-over:{ticket.id}:{int(session.now.timestamp())}"
    assert ticket.reporter_id is not None  # whose conversation it is
    session.desk.tell(
        ticket.reporter_id, message, lane="reply", about=about, choices=(form.resume_row(draft),) if draft else ()
    )


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


def holds(session: Session) -> bool:
    """Whether somebody has the word with the speaker; what is over is forgotten."""
    kept: dict[str, Any] | None = session.memory.get(_KEPT)
    if kept is None or session.person_id is None or session.turn.group:
        return False
    if session.record.tickets.get(kept["ticket"]).open and session.now < datetime.fromisoformat(kept["until"]):
        return True
    session.memory.pop(_KEPT)
    return False


def relay(session: Session) -> None:
    """Pass words and photos on to who has taken over; the owner hears so once, and then nothing more of us."""
    kept: dict[str, Any] = session.memory[_KEPT]
    session.in_form = True
    ticket = session.record.tickets.get(kept["ticket"])
    assert session.person_id is not None  # or nobody would hold it
    if session.words.text:
        text = session.words.text
        session.record.tickets.note(ticket, "said_to_crew", by=session.person_id, at=session.now, note=text)
    if session.words.photos:
        channel = session.turn.address.channel
        tickets.add_photos(session.desk, ticket, session.words.photos, channel=channel, by=session.person_id)
    _pass_on(session, ticket, kept["by"])
    if not kept["told"]:
        session.memory[_KEPT] = {**kept, "told": True}
        session.say("takeover-passed-on", who=people.name_of(session.desk, kept["by"]))


def _pass_on(session: Session, ticket: Ticket, to: int) -> None:
    """The words as they are, the pictures themselves."""
    words = session.words
    key = "takeover-photos" if words.photos else "staff-owner-says"
    said = {"no": ticket.no, "home": people.label_of(session.desk, ticket), "text": news.masked(words.text) or "none"}
    session.desk.tell(
        to, Message(key, said), lane="reply", about=f"takeover:{session.turn.key}", choices=_buttons(ticket),
        photos=[photo.file for photo in words.photos],
    )  # fmt: skip
