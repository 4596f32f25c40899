"""The duty roster as the office works on it: what is planned, what is missing, and who has to hear of a change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.desk.office import Desk
from handlers.desk.people import ids, managers, name_of, supervisors
from handlers.desk.rules.rulebook import Basis
from handlers.desk.tickets import reassignment
from handlers.desk.timing.calendar import DAY, ShiftPart
from handlers.turn import Choice, Message, Span, Value, choice
from storage.rota import Leave

SHIFTS = tuple(part.value for part in ShiftPart)
WEEK = 7
ANNOUNCED = "roster-gaps"
OFFERED = 6
"""So many gaps of an announcement have a button of their own; the rest is a tap further, on the roster."""


@dataclass(frozen=True, slots=True)
class Post:
    """One shift of one day of the roster: who is planned for it, and every leave that falls into it."""

    day: date
    shift: str
    planned: tuple[int, ...]
    span: Span
    leaves: tuple[Leave, ...]

    @property
    def away(self) -> frozenset[int]:
        """Who is on leave for some part of it."""
        return frozenset(leave.person_id for leave in self.leaves)

    @property
    def empty(self) -> bool:
        """Whether at some moment of it nobody will be there: nobody is planned, or all who are have taken leave."""
        moments = [self.span.start, *(leave.start for leave in self.leaves if leave.start > self.span.start)]
        return any(self._absent(at).issuperset(self.planned) for at in moments)

    def _absent(self, at: datetime) -> set[int]:
        return {leave.person_id for leave in self.leaves if leave.start <= at < leave.end}


def posts(desk: Desk, first: date, days: int = WEEK) -> list[Post]:
    """Every shift of some days, in order."""
    calendar, rota = desk.compound.calendar, desk.record.rota
    planned = rota.planned(desk.compound.id, first, first + days * DAY)
    whole = Span(calendar.shift(first, ShiftPart.DAY).start, calendar.shift(first + days * DAY, ShiftPart.DAY).start)
    off = rota.leaves(desk.compound.id, whole.start, whole.end)
    return [
        Post(day, part.value, tuple(planned.get((day, part.value), ())), span, _within(off, span))
        for day in (first + ahead * DAY for ahead in range(days))
        for part in ShiftPart
        for span in [calendar.shift(day, part)]
    ]


def _within(leaves: Iterable[Leave], span: Span) -> tuple[Leave, ...]:
    return tuple(leave for leave in leaves if leave.start < span.end and leave.end > span.start)


def post(desk: Desk, day: date, shift: str) -> Post:
    """One shift as it is planned now."""
    return next(one for one in posts(desk, day, 1) if one.shift == shift)


def over(desk: Desk, day: date, shift: str) -> bool:
    """Whether a shift lies behind us; the one that is running can still get people."""
    calendar = desk.compound.calendar
    today, present = calendar.roster_day(desk.now), calendar.on_duty_shift(desk.now).value
    return (day, SHIFTS.index(shift)) < (today, SHIFTS.index(present))


def gaps(desk: Desk, first: date, days: int = WEEK) -> list[Post]:
    """The shifts to come, or running, on which nobody will be."""
    return [one for one in posts(desk, first, days) if one.empty and not over(desk, one.day, one.shift)]


def staff(desk: Desk, was: Post, people: Iterable[int], by: int) -> tuple[Post, list[int]]:
    """Have exactly these people on a shift. Whom it concerns is told, and the journal keeps both states.

    :returns: the shift as it is now, and whom nobody could write to.
    """
    wanted = list(dict.fromkeys(people))
    come = [person_id for person_id in wanted if person_id not in was.planned]
    gone = [person_id for person_id in was.planned if person_id not in wanted]
    desk.record.rota.plan(desk.compound.id, was.day, was.shift, come)
    for person_id in gone:
        desk.record.rota.unplan(desk.compound.id, was.day, was.shift, person_id)
    desk.record.journal.write(
        desk.compound.id, "roster", f"{was.day} {was.shift}", by=by, at=desk.now,
        data={"before": list(was.planned), "after": wanted},
    )  # fmt: skip
    _tell(desk, was, come, "on", by)
    _tell(desk, was, gone, "off", by)
    if was.span.start <= desk.now < was.span.end:
        _propose_jobs(desk, was, gone)
    silent = [person_id for person_id in (*come, *gone) if person_id != by and desk.reach(person_id) is None]
    return post(desk, was.day, was.shift), silent


def _propose_jobs(desk: Desk, running: Post, gone: Sequence[int]) -> None:
    """Whoever is taken off a shift that is running has jobs in hand; who takes them is proposed at once."""
    for person_id in gone:
        proposal = reassignment.propose(desk, person_id, running.span)
        if proposal:
            values: dict[str, Value] = {"name": name_of(desk, person_id), "day": running.day, "shift": running.shift}
            button = choice("leave-button-move", "roster.give", running.day.toordinal(), running.shift, person_id)
            about = f"roster-off:{running.day}:{running.shift}:{person_id}:{int(desk.now.timestamp())}"
            reassignment.ask(desk, "roster-off-jobs", values, proposal, button=button, about=about)


def _tell(desk: Desk, changed: Post, people: Sequence[int], change: str, by: int) -> None:
    """A shift of another day is no reason to wake anybody."""
    soon = changed.day <= desk.compound.calendar.roster_day(desk.now)
    earliest = desk.now if soon else desk.compound.calendar.after_quiet(desk.now)
    values: dict[str, Value] = {"day": changed.day, "shift": changed.shift, "change": change, "by": name_of(desk, by)}
    for person_id in people:
        if person_id != by:
            about = f"roster:{changed.day}:{changed.shift}:{person_id}:{change}:{int(desk.now.timestamp())}"
            message = Message("roster-told", values)
            desk.tell(person_id, message, lane="assignment", about=about, not_before=earliest)


# --- gaps, beforehand ---------------------------------------------------------------------------------------


def announce_gaps(desk: Desk) -> None:
    """Once a day the supervisor hears where somebody is missing in the coming week; the day before, the manager too.

    What is missing today or tomorrow is told on days off as well. A compound that plans no shifts at all is left
    in peace: there everybody is on duty.
    """
    calendar, journal, id = desk.compound.calendar, desk.record.journal, desk.compound.id
    today = calendar.local_day(desk.now)
    if not calendar.is_open(desk.now, Basis.DUTY) or journal.rang(id, ANNOUNCED, today.isoformat()):
        return
    missing = gaps(desk, today) if _plans(desk, today) else []
    pressing = [gap for gap in missing if gap.day <= today + DAY]
    if not missing or not (pressing or calendar.is_open(desk.now)):
        return
    journal.ring(id, ANNOUNCED, today.isoformat(), at=desk.now)
    _announce(desk, today.isoformat(), missing, urgent=bool(pressing))


def _plans(desk: Desk, today: date) -> bool:
    """Whether the compound keeps a roster: one that has just run out still counts."""
    week = timedelta(days=WEEK)
    return bool(desk.record.rota.planned(desk.compound.id, today - week, today + week))


def announce_leave(desk: Desk, leave: Leave) -> None:
    """Somebody's leave leaves a shift without anybody: that is told at once, the day's announcement may be over."""
    first = desk.compound.calendar.roster_day(leave.start)
    days = (desk.compound.calendar.roster_day(leave.end) - first).days + 1
    missing = [gap for gap in gaps(desk, first, days) if leave in gap.leaves and leave.person_id in gap.planned]
    if missing:
        pressing = any(gap.day <= desk.compound.calendar.local_day(desk.now) + DAY for gap in missing)
        _announce(desk, f"leave:{leave.id}", missing, urgent=pressing)


def _announce(desk: Desk, occasion: str, missing: Sequence[Post], *, urgent: bool) -> None:
    lines = tuple(Message("roster-gap", {"day": gap.day, "shift": gap.shift}) for gap in missing)
    urgency = "urgent" if urgent else "normal"
    message = Message("roster-gaps", {"count": len(missing), "urgency": urgency, "lines": lines})
    buttons = tuple((fill_button(gap),) for gap in missing[:OFFERED])
    whole = (choice("roster-button-show", "roster.show"),)
    for person_id in ids([*supervisors(desk), *(managers(desk) if urgent else ())]):
        desk.tell(
            person_id,
            message,
            lane="assignment",
            about=f"{ANNOUNCED}:{occasion}:{person_id}",
            choices=(*buttons, whole),
        )


# --- how it looks -------------------------------------------------------------------------------------------


def fill_button(gap: Post) -> Choice:
    """[补人] of one gap."""
    return choice("roster-button-fill", "roster.fill", gap.day.toordinal(), gap.shift, day=gap.day, shift=gap.shift)


def names(desk: Desk, shown: Post) -> tuple[Message, ...]:
    """Who is on a shift; of those on leave it says so, and from when to when where it is not for all of it."""
    return tuple(_name(desk, shown, person_id) for person_id in shown.planned)


def _name(desk: Desk, shown: Post, person_id: int) -> Message:
    leave = next((leave for leave in shown.leaves if leave.person_id == person_id), None)
    name = name_of(desk, person_id)
    if leave is None:
        return Message("roster-name", {"name": name})
    if leave.start <= shown.span.start and leave.end >= shown.span.end:
        return Message("roster-name-away", {"name": name})
    zone = desk.compound.zone
    start, end = max(leave.start, shown.span.start).astimezone(zone), min(leave.end, shown.span.end).astimezone(zone)
    return Message("roster-name-partly", {"name": name, "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"})
