"""Red flags at the manager's side: [我来处理], his own words to the owner, and 「红旗」 for what is open."""

import sqlalchemy as sa

from handlers.desk import people
from handlers.desk.tickets import flags
from handlers.reading.reader import Reading
from handlers.talk import asking, takeover
from handlers.talk.cues import is_cue
from handlers.talk.session import Session
from handlers.talk.staff.handling import decides, me
from handlers.turn import Message, choice
from storage.flags import Flag

QUESTION = "flag.answer"


def press_take(session: Session, flag_id: str) -> None:
    """[我来处理]: the next words go to the owner as they are."""
    flag = _flag(session, flag_id)
    if flag is None:
        return
    flags.take(session.desk, flag, me(session))
    asking.ask(session, QUESTION, flag.id)
    ticket = session.record.tickets.get(flag.ticket_id)
    takeover.begin(session, ticket)
    session.say("flag-ask-words", no=ticket.no, home=people.label_of(session.desk, ticket), due=flag.due)


def take_words(session: Session, reading: Reading, flag_id: int) -> bool:
    """The answer; a list asked for in between is not one."""
    if not session.words.text or any(is_cue(cue, session.words.text) for cue in ("my_jobs", "board", "handover")):
        return False
    flag = _flag(session, str(flag_id))
    if flag is not None:
        _answer(session, flag)
    elif session.told is not None:  # somebody else was faster
        session.tell(session.told.message)
    return True


def replied(session: Session, reading: Reading) -> bool:
    """Words in reply to the page, without a tap before."""
    address, answers = session.turn.address, session.turn.answers
    if answers is None or session.turn.group or not session.words.text or not decides(session):
        return False
    card = session.record.outbox.card_of(address.channel, address.chat, answers) or ""
    area, _, flag_id = card.partition(":")
    return area == "flag" and take_words(session, reading, int(flag_id))


def _answer(session: Session, flag: Flag) -> None:
    reached = flags.answer(session.desk, flag, me(session), session.words.text)
    ticket = session.record.tickets.get(flag.ticket_id)
    session.say("flag-answered", no=ticket.no, reached="yes" if reached else "no")


def show_open(session: Session, reading: Reading) -> bool:
    """「红旗」: what is still to be answered."""
    if session.turn.group or not decides(session) or not is_cue("flags", session.words.text):
        return False
    found = session.record.flags.open(session.desk.compound.id)
    if not found:
        session.say("flag-none-open")
        return True
    lines = tuple(_line(session, flag) for flag in found)
    rows = tuple((choice("flag-button-page", "flag.page", flag.id, no=_no(session, flag)),) for flag in found[:8])
    session.say("flag-list", rows, lines=lines, count=len(found))
    return True


def _line(session: Session, flag: Flag) -> Message:
    late = "yes" if flag.due < session.now else "no"
    who = people.name_of(session.desk, flag.chief_id) or "none"
    return Message("flag-line", {"no": _no(session, flag), "who": who, "due": flag.due, "late": late})


def _no(session: Session, flag: Flag) -> str:
    return session.record.tickets.get(flag.ticket_id).no


def press_page(session: Session, flag_id: str) -> None:
    flag = _flag(session, flag_id)
    if flag is not None:
        session.tell(flags.page(session.desk, flag), flags.buttons(flag))


def _flag(session: Session, flag_id: str) -> Flag | None:
    """The flag, if it is still to be answered and the speaker may; otherwise they know why not."""
    try:
        flag = session.record.flags.get(int(flag_id)) if flag_id.isdigit() else None
    except sa.exc.NoResultFound:
        flag = None
    if flag is None or flag.community_id != session.desk.compound.id or not decides(session):
        session.toast("staff-not-yours", alert=True)
        return None
    if flag.next_at is None:
        who = people.name_of(session.desk, flag.answered_by) or "none"
        session.toast("flag-toast-over", who=who)
        return None
    return flag
