"""「值班表」: the week's shifts, [补人] for a gap, and who is on duty changed in one sentence."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from handlers.desk import people
from handlers.desk.tickets import reassignment, roster, shifts
from handlers.desk.tickets.roster import Post
from handlers.reading.reader import Reading
from handlers.talk.cues import has_cue, is_cue
from handlers.talk.session import Session
from handlers.talk.staff import leaving
from handlers.talk.staff.handling import decides, me, say
from handlers.talk.staff.handling import replace as put
from handlers.talk.staff.roster_words import Change, Several, read
from handlers.turn import Choice, Choices, Message, choice

FARTHEST = timedelta(days=400)
"""A roster is kept about a year ahead; a button beyond that is none of ours."""
_UNDO = "roster_undo"
_QUESTION = 12
"""Characters of 「今晚谁值班」; longer words ask for more than that."""


def route(session: Session, reading: Reading) -> bool:
    """The roster to look at, for everybody who works here; a change of it, for who decides."""
    if session.speaker.staff is None or session.turn.group:
        return False
    if is_cue("duty_roster", session.words.text) or (has_cue("who_is_on", session.words.text) and _short(session)):
        say(session, *_week(session, _today(session)))
        return True
    change = read(session) if decides(session) else None
    if isinstance(change, Several):
        session.say("roster-one-by-one")
    elif change is not None:
        _change(session, change)
    return change is not None


def _short(session: Session) -> bool:
    return len(session.words.text) <= _QUESTION


# --- the week -----------------------------------------------------------------------------------------------


def press_show(session: Session) -> None:
    """[值班表] under another message: the roster as a message of its own."""
    if session.speaker.staff is None:
        session.toast("staff-not-yours", alert=True)
        return
    say(session, *_week(session, _today(session)))


def press_week(session: Session, ordinal: str) -> None:
    """Another week, in place."""
    first = _day(session, ordinal)
    if first is None or session.speaker.staff is None:
        session.toast("form-card-old")
        return
    put(session, *_week(session, first))


def _week(session: Session, first: date) -> tuple[Message, Choices]:
    desk = session.desk
    shown = roster.posts(desk, first)
    days = [shown[start : start + len(roster.SHIFTS)] for start in range(0, len(shown), len(roster.SHIFTS))]
    missing = roster.gaps(desk, first)
    message = Message("roster-week", {"lines": tuple(_line(session, day) for day in days), "count": len(missing)})
    fill = tuple((roster.fill_button(gap),) for gap in missing) if decides(session) else ()
    return message, (*fill, _turning(first))


def _line(session: Session, day: Sequence[Post]) -> Message:
    by_shift = {f"{one.shift}_shift": _who(session, one) for one in day}
    rest = "no" if session.desk.compound.calendar.is_workday(day[0].day) else "yes"
    return Message("roster-day", {"day": day[0].day, "rest": rest, **by_shift})


def _who(session: Session, shown: Post) -> Message:
    """The names in one line; ⚠️ where nobody will be there."""
    names = roster.names(session.desk, shown)
    if not shown.empty:
        return shifts.joined(names)
    return Message("roster-missing-away", {"names": shifts.joined(names)}) if names else Message("roster-missing")


def _turning(first: date) -> tuple[Choice, ...]:
    week = timedelta(days=roster.WEEK)
    return (
        choice("roster-button-before", "roster.week", (first - week).toordinal()),
        choice("roster-button-after", "roster.week", (first + week).toordinal()),
    )


def _today(session: Session) -> date:
    return session.desk.compound.calendar.roster_day(session.now)


def _day(session: Session, ordinal: str) -> date | None:
    today = _today(session).toordinal()
    near = ordinal.isdigit() and abs(int(ordinal) - today) <= FARTHEST.days
    return date.fromordinal(int(ordinal)) if near else None


# --- somebody is missing ------------------------------------------------------------------------------------


def press_fill(session: Session, ordinal: str, shift: str) -> None:
    """[补人]: who could take the shift."""
    wanted = _wanted(session, ordinal, shift)
    if wanted is None:
        return
    if not wanted.empty:
        names = shifts.joined(roster.names(session.desk, wanted))
        session.toast("roster-toast-filled", names=names)
        return
    _offer(session, wanted, "roster-fill")


def _offer(session: Session, wanted: Post, key: str, **values: str) -> None:
    buttons = [_candidate(session, wanted, member.person.id) for member in people.repairmen(session.desk)]
    free = [button for button in buttons if button is not None]
    rows = tuple(tuple(free[start : start + 2]) for start in range(0, len(free), 2))
    say(session, Message(key, {"day": wanted.day, "shift": wanted.shift, **values}), rows)


def _candidate(session: Session, wanted: Post, person_id: int) -> Choice | None:
    """A button for one person; what speaks against them stands on it."""
    if person_id in wanted.planned:
        return None
    other = next(shift for shift in roster.SHIFTS if shift != wanted.shift)
    busy = person_id in roster.post(session.desk, wanted.day, other).planned
    state = "away" if person_id in wanted.away else other if busy else "free"
    return choice(
        "roster-button-put", "roster.put", wanted.day.toordinal(), wanted.shift, person_id,
        name=people.name_of(session.desk, person_id), state=state,
    )  # fmt: skip


def press_put(session: Session, ordinal: str, shift: str, person_id: str) -> None:
    """The chosen one is on the shift now."""
    was = _wanted(session, ordinal, shift)
    if was is None:
        return
    if not _is_of_the_crew(session, person_id):
        session.toast("form-card-old")
    elif int(person_id) in was.planned:
        session.toast("roster-toast-filled", names=shifts.joined(roster.names(session.desk, was)))
    else:
        _staff(session, was, [*was.planned, int(person_id)], put)


def _is_of_the_crew(session: Session, person_id: str) -> bool:
    """Whether a button names a repairman of this compound."""
    return person_id.isdecimal() and int(person_id) in people.ids(people.repairmen(session.desk))


def press_give(session: Session, ordinal: str, shift: str, person_id: str) -> None:
    """[一键改派], for somebody who was taken off the running shift and has not been put on it again."""
    off = _wanted(session, ordinal, shift)
    if off is None:
        return
    if not _is_of_the_crew(session, person_id) or int(person_id) in off.planned:
        session.toast("form-card-old")
        return
    proposal = reassignment.propose(session.desk, int(person_id), off.span)
    leaving.move(session, int(person_id), proposal, f"{ordinal}-{shift}-{person_id}")


def _wanted(session: Session, ordinal: str, shift: str) -> Post | None:
    """The shift of a button as it is now, for who decides and while it is not over; None once that has been told."""
    day = _day(session, ordinal)
    if not decides(session):
        session.toast("staff-not-yours", alert=True)
    elif day is None or shift not in roster.SHIFTS:
        session.toast("form-card-old")
    elif roster.over(session.desk, day, shift):
        session.toast("roster-toast-over", alert=True)
    else:
        return roster.post(session.desk, day, shift)
    return None


# --- one sentence -------------------------------------------------------------------------------------------


def _change(session: Session, change: Change) -> None:
    if change.day is None:
        session.say("roster-which-day", shift=change.shift)
    elif roster.over(session.desk, change.day, change.shift):
        session.say("roster-over", day=change.day, shift=change.shift)
    else:
        _apply(session, roster.post(session.desk, change.day, change.shift), change)


def _apply(session: Session, was: Post, change: Change) -> None:
    after = change.applied(was.planned)
    if change.verb != "drop" and not change.come:
        _offer(session, was, "roster-unknown-name")
    elif set(after) == set(was.planned):
        session.say("roster-as-it-is", day=was.day, shift=was.shift, who=_who(session, was))
    else:
        _staff(session, was, after, say)


def _staff(
    session: Session, was: Post, after: Sequence[int], answer: Callable[[Session, Message, Choices], None]
) -> None:
    """Do it, and say in one line how the shift stands, with [撤回]."""
    now, silent = roster.staff(session.desk, was, after, me(session))
    mark = f"{was.day.toordinal()}-{was.shift}-{int(session.now.timestamp())}"
    session.memory[_UNDO] = {"mark": mark, "before": list(was.planned), "after": list(now.planned)}
    undo = choice("roster-button-undo", "roster.undo", was.day.toordinal(), was.shift, mark)
    told = Message("roster-told-them") if not silent else Message("roster-not-told", {"names": _names(session, silent)})
    message = Message("roster-changed", {"day": now.day, "shift": now.shift, "who": _who(session, now), "told": told})
    answer(session, message, ((undo,),))


def _names(session: Session, person_ids: Sequence[int]) -> str:
    return "、".join(people.name_of(session.desk, person_id) for person_id in person_ids)


def press_undo(session: Session, ordinal: str, shift: str, mark: str) -> None:
    """[撤回], for the last change, while nobody has changed the shift since."""
    was = _wanted(session, ordinal, shift)
    if was is None:
        return
    kept = session.memory.get(_UNDO)
    if kept is None or kept["mark"] != mark or set(kept["after"]) != set(was.planned):
        session.toast("form-card-old")
        return
    del session.memory[_UNDO]
    now, _ = roster.staff(session.desk, was, kept["before"], me(session))
    session.replace("roster-undone", day=now.day, shift=now.shift, who=_who(session, now))


PRESSES: dict[str, Callable[..., None]] = {
    "roster.show": press_show,
    "roster.week": press_week,
    "roster.fill": press_fill,
    "roster.put": press_put,
    "roster.undo": press_undo,
    "roster.give": press_give,
}
ROUTES: tuple[Callable[[Session, Reading], bool], ...] = (route,)
