"""An owner's answers to what the office sent of its own accord: [已知晓], a roll call, a question back."""

from collections.abc import Callable
from dataclasses import replace

from handlers.desk.notices import release as notices
from handlers.desk.notices import rollcall
from handlers.desk.notices.release import Refused
from handlers.desk.rights import residence
from handlers.desk.tickets.facade import open_ticket
from handlers.reading.answers import yes_no
from handlers.reading.reader import Matter, Reading
from handlers.talk import asking
from handlers.talk.session import Session
from storage.notices import RELEASED, Entry, Notice
from storage.tickets import NewTicket

OWN_MATTERS = frozenset({"repair", "heating", "fee", "complaint", "suggestion", "praise", "urge", "cancel"})
"""A reply to a notice that speaks of one of these is that matter, not a question about the notice."""
WET = frozenset({"plumbing", "drainage"})
"""Categories of damage that mean water while the pipes are under pressure."""


# --- buttons ------------------------------------------------------------------------------------------------


def _for(session: Session, notice_id: str, home_id: str) -> tuple[Notice, Entry] | None:
    """The notice and the household of a button, for whoever lives there now."""
    notice = session.record.notices.find(session.desk.compound.id, int(notice_id))
    entry = session.record.notices.entry(int(notice_id), int(home_id))
    mine = residence(session.speaker, int(home_id)) is not None
    if notice is None or notice.state not in RELEASED or entry is None or not mine:
        session.toast("form-card-old")
        return None
    return notice, entry


def press_answer(session: Session, notice_id: str, home_id: str, code: str) -> None:
    found = _for(session, notice_id, home_id)
    if found is not None:
        _answer(session, *found, code)


def _answer(session: Session, notice: Notice, entry: Entry, code: str) -> None:
    try:
        rollcall.answer(session.desk, notice, entry.home.id, code)
    except Refused as refused:
        session.toast(refused.message.key, alert=True)
        return
    session.toast("notice-thanks", code=code)
    choices = notices.owner_choices(notice, entry.home.id)
    left = choices if notices.is_roll_call(notice) else tuple(row[1:] for row in choices[:1])
    session.replace(
        "notice-post-answered", left, text=notice.text, community=session.desk.compound.name, kind=notice.kind,
        home=entry.home.label, code=code, at=session.now,
    )  # fmt: skip


def press_ask(session: Session, notice_id: str, home_id: str) -> None:
    """[我要问]: the next words are the question."""
    found = _for(session, notice_id, home_id)
    if found is not None:
        notice, entry = found
        asking.ask(session, "notice.question", notice.id, entry.home.id)
        session.say("notice-ask-question", text=notices.headline(notice))


# --- words --------------------------------------------------------------------------------------------------


def take_question(session: Session, reading: Reading, notice_id: int, home_id: int) -> bool:
    """The question itself, unless it has become a matter of its own meanwhile."""
    notice, entry = session.record.notices.get(notice_id), session.record.notices.entry(notice_id, home_id)
    if entry is None or not session.words.text or _own_matter(reading):
        return False
    _question(session, notice, entry)
    return True


def _own_matter(reading: Reading) -> bool:
    return reading.alarm != "none" or (reading.certain and reading.intent in OWN_MATTERS)


def _question(session: Session, notice: Notice, entry: Entry) -> None:
    """A question about a notice is an inquiry that names it, so that whoever answers knows what it is about."""
    ticket = open_ticket(session.desk, _inquiry(session, notice, entry), message=session.source)
    rollcall.asked_back(session.desk, entry)
    session.say("notice-question-taken", no=ticket.no, text=notices.headline(notice))


def _inquiry(session: Session, notice: Notice, entry: Entry) -> NewTicket:
    return NewTicket(
        community_id=session.desk.compound.id,
        kind="inquiry",
        category="notice",
        text=session.words.text,
        facts={"notice": notice.id, "about": notices.headline(notice)},
        home_id=entry.home.id,
        reporter_id=session.person_id,
        source="notice",
    )


def replied(session: Session, reading: Reading) -> bool:
    """A reply to a notice's message in words: 「收到」, 「在家」, or a question about it."""
    turn = session.turn
    if turn.answers is None or turn.group or not session.words.text:
        return False
    entry = rollcall.entry_of_message(session.desk, session.speaker, turn.answers)
    if entry is None or _own_matter(reading):
        return False
    notice = session.record.notices.get(entry.notice_id)
    code = _code(notice, session.words.text)
    if code is None:
        _question(session, notice, entry)
    else:
        rollcall.answer(session.desk, notice, entry.home.id, code)
        session.say("notice-thanks", code=code)
    return True


def _code(notice: Notice, text: str) -> str | None:
    """The choice a short reply stands for."""
    said = yes_no(text)
    if notices.is_roll_call(notice):
        if "委托" in text:
            return "steward"
        return {True: "home", False: "away"}.get(said) if said is not None else None
    return "seen" if said is True else None


def under_test(session: Session, reading: Reading) -> Reading:
    """While a home's pipes are being tested, water there is an emergency without any triage; else the reading as is."""
    wet = next((one for one in reading.matters if _is_wet(one)), None)
    if reading.alarm != "none" or wet is None or not _tested(session):
        return reading
    session.say("notice-leak-under-test")
    loud = replace(wet, urgency="emergency", alarm="certain")
    matters = tuple(loud if one is wet else one for one in reading.matters)
    return replace(reading, urgency="emergency", alarm="certain", matters=matters)


def _is_wet(matter: Matter) -> bool:
    return matter.slots.heating_symptom == "leak" or matter.slots.category in WET


def _tested(session: Session) -> bool:
    return any(rollcall.under_test(session.desk, home.id) is not None for home in session.speaker.homes)


PRESSES: dict[str, Callable[..., None]] = {"notice.answer": press_answer, "notice.ask": press_ask}
QUESTIONS: dict[str, Callable[..., bool]] = {"notice.question": take_question}
ROUTES: tuple[Callable[[Session, Reading], bool], ...] = (replied,)
