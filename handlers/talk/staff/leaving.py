"""「下午请假」, [撤回], [一键改派]: who is off, from when to when, and what becomes of their jobs."""

from collections.abc import Sequence
from datetime import date

from handlers.desk import people
from handlers.desk.tickets import leave, reassignment
from handlers.desk.tickets.reassignment import Handover
from handlers.desk.timing.calendar import DAY
from handlers.talk.cues import has_cue
from handlers.talk.session import Session
from handlers.talk.staff import leave_words
from handlers.talk.staff.handling import decides, me
from handlers.turn import Choice, Message, Span, choice
from storage.rota import Leave

_WORDS, _MOVED = "leave_words", "leave_moved"
_MOST = 40
"""Characters; longer words tell a story in which somebody takes leave."""
_FARTHEST = 366
"""Days ahead for which half a day is booked."""


def hear(session: Session) -> bool:
    """Leave is booked at once: whoever is ill is not there; what becomes of the jobs is the supervisor's decision."""
    text = session.words.text
    if len(text) > _MOST:
        return False
    if has_cue("leave_back", text):
        return _take_back(session)
    if not has_cue("leave", text) or has_cue("leave_not", text):
        return False
    person_id = _whose(session)
    if person_id is not None:
        _wish(session, person_id)
    return person_id is not None


def _whose(session: Session) -> int | None:
    """The speaker's own; who decides may name somebody. A colleague's leave is not the speaker's to book: None."""
    crew = people.repairmen(session.desk)
    named = [member.person.id for member in crew if member.person.name in session.words.text]
    whose = named[0] if len(named) == 1 else None if named else session.person_id
    return whose if whose is not None and _may_book(session, whose) else None


def _may_book(session: Session, person_id: int) -> bool:
    """Their own leave for who is of the crew, everybody's of the crew for who decides."""
    if person_id == session.person_id:
        return session.speaker.has_role("repairman")
    return decides(session)


def _wish(session: Session, person_id: int) -> None:
    wished = leave_words.read(session.desk, session.words.text)
    if wished is None:
        session.say("leave-how")
    elif isinstance(wished, leave_words.Half):
        session.memory[_WORDS] = {"person": person_id, "text": session.words.text}
        session.say("leave-which-half", choices=tuple((button,) for button in _halves(session, wished.day)))
    else:
        _book(session, person_id, wished, session.words.text)


def _halves(session: Session, day: date | None) -> list[Choice]:
    """The halves of the day that was named, else those of today and tomorrow, as far as they are not over."""
    today = session.desk.compound.calendar.local_day(session.now)
    days = [day] if day else [today, today + DAY]
    near = {today: "today", today + DAY: "tomorrow"}
    return [
        choice("leave-button-half", "leave.half", day.toordinal(), half, near=near.get(day, "none"), day=day, half=half)
        for day in days
        for half in leave_words.HALVES
        if leave_words.stretch(session.desk, day, half).end > session.now
    ]


def press_half(session: Session, ordinal: str, half: str) -> None:
    """[今天下午], for the words that waited for it."""
    kept = session.memory.get(_WORDS)
    span = _half(session, ordinal, half)
    if kept is None or span is None or not _may_book(session, kept["person"]):
        session.toast("form-card-old")
        return
    del session.memory[_WORDS]
    _book(session, kept["person"], span, kept["text"])


def _half(session: Session, ordinal: str, half: str) -> Span | None:
    """What is left of the half of a button; None where it is over, or the button is none of ours."""
    today = session.desk.compound.calendar.local_day(session.now).toordinal()
    if half not in leave_words.HALVES or not ordinal.isdecimal() or not today <= int(ordinal) <= today + _FARTHEST:
        return None
    span = leave_words.stretch(session.desk, date.fromordinal(int(ordinal)), half)
    return Span(max(span.start, session.now), span.end) if span.end > session.now else None


def _book(session: Session, person_id: int, span: Span, words: str) -> None:
    desk = session.desk
    taken = leave.take(desk, person_id, span, words, by=me(session))
    if taken is None:
        session.replace("leave-known")
        return
    undo = choice("leave-button-back", "leave.back", taken.id)
    whose = "own" if person_id == session.person_id else people.name_of(desk, person_id)
    left = reassignment.later(desk, person_id, taken.start)
    counts = {"moves": len(leave.propose(desk, taken)), "left": len(left)}
    session.replace("leave-noted", choices=((undo,),), name=whose, span=leave.span_word(desk, taken), **counts)


# --- taken back ---------------------------------------------------------------------------------------------


def _take_back(session: Session) -> bool:
    """「销假」: the speaker's leave that is next, or running."""
    far = session.now + leave_words.LONGEST
    mine = [
        one
        for one in session.record.rota.leaves(session.desk.compound.id, session.now, far)
        if one.person_id == session.person_id
    ]
    if not mine:
        return False
    _cancel(session, mine[0])
    return True


def press_back(session: Session, leave_id: str) -> None:
    """[撤回]"""
    found = _leave(session, leave_id)
    if found is None or (found.person_id != session.person_id and not decides(session)):
        session.toast("staff-not-yours", alert=True)
    elif found.cancelled or found.end <= session.now:
        session.toast("form-card-old")
    else:
        _cancel(session, found)


def _leave(session: Session, leave_id: str) -> Leave | None:
    """A leave of this compound by its id; a button may carry anything."""
    found = session.record.rota.leave(int(leave_id)) if leave_id.isdecimal() else None
    return found if found is not None and found.community_id == session.desk.compound.id else None


def _cancel(session: Session, found: Leave) -> None:
    leave.cancel(session.desk, found, me(session))
    session.replace("leave-back", span=leave.span_word(session.desk, found))


# --- the jobs -----------------------------------------------------------------------------------------------


def press_give(session: Session, leave_id: str) -> None:
    """[一键改派]: every job that falls into the leave goes to whoever suits best now."""
    found = _leave(session, leave_id)
    if not decides(session) or found is None:
        session.toast("staff-not-yours", alert=True)
        return
    if found.cancelled:
        session.toast("leave-toast-back", alert=True)
    elif found.end <= session.now:
        session.toast("form-card-old")
    else:
        move(session, found.person_id, leave.propose(session.desk, found), str(found.id))


def move(session: Session, person_id: int, proposal: Sequence[Handover], mark: str) -> None:
    """Move the jobs of somebody who is off. A second tap finds nothing to move, and the first can still be undone.

    :param mark: what [撤回改派] is for.
    """
    moved = reassignment.move_all(session.desk, proposal, me(session))
    if not moved:
        session.toast("leave-toast-none")
        return
    left = [one.ticket.no for one in proposal if one.to is None]
    lines = tuple(Message("leave-left", {"no": no}) for no in left) or (Message("leave-none-left"),)
    session.memory[_MOVED] = {"mark": mark, "person": person_id, "jobs": moved}
    undo = choice("leave-button-return", "leave.return", mark)
    session.replace("leave-moved", choices=((undo,),), count=len(moved), lines=lines)


def press_return(session: Session, mark: str) -> None:
    """[撤回改派], for the last one: what nobody has accepted yet goes back."""
    kept = session.memory.get(_MOVED)
    if kept is None or kept["mark"] != mark or not decides(session):
        session.toast("form-card-old")
        return
    del session.memory[_MOVED]
    jobs = [(ticket_id, to) for ticket_id, to in kept["jobs"]]
    back = reassignment.give_back(session.desk, kept["person"], jobs, me(session))
    name = people.name_of(session.desk, kept["person"])
    session.replace("leave-returned", name=name, count=len(back), left=len(kept["jobs"]) - len(back))
