"""What holds for every clock, whatever the hours, the moment and the pauses."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handlers.desk.rules.loading import PROFILES, load, profile_names
from handlers.desk.rules.rulebook import Basis, Clock, DayOff, OfficeHours, Rules, TicketClass
from handlers.desk.rules.spans import MINUTES_A_DAY, DateSpan, Window
from handlers.desk.timing.calendar import NoOpenHours, WorkCalendar
from handlers.desk.timing.promises import PauseReason, pause, promise, resume, terms
from handlers.turn import Span

RULES = [load(PROFILES / f"{name}.toml") for name in profile_names()]
CALENDARS = {rules.profile: WorkCalendar(rules) for rules in RULES}
SECOND = timedelta(seconds=1)


@st.composite
def day_windows(draw: st.DrawFn, *, least: int = 0) -> tuple[Window, ...]:
    """Up to three windows of one day, in order, some touching, some to midnight."""
    cuts = draw(st.lists(st.integers(0, MINUTES_A_DAY), min_size=2 * least, max_size=6, unique=True))
    ends = sorted(cuts)[: len(cuts) // 2 * 2]
    return tuple(Window(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True))


@st.composite
def rules_of_any_kind(draw: st.DrawFn) -> Rules:
    """Shipped rules, or the same with invented hours, days off, worked days and zone."""
    rules = draw(st.sampled_from(RULES))
    if draw(st.booleans()):
        return rules
    office = OfficeHours(draw(day_windows(least=1)), draw(day_windows()), draw(day_windows()), draw(day_windows()))
    first = draw(st.dates(date(2026, 1, 1), date(2027, 12, 1)))
    rest = DayOff("店休", DateSpan(first, first + timedelta(days=draw(st.integers(0, 14)))))
    worked = draw(st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=4))
    calendar = replace(rules.calendar, days_off=(rest,), workdays=worked)
    zone = ZoneInfo(draw(st.sampled_from(["Asia/Shanghai", "Asia/Urumqi", "UTC"])))
    return replace(rules, office=office, calendar=calendar, community=replace(rules.community, zone=zone))


calendars = st.one_of(st.sampled_from(list(CALENDARS.values())), rules_of_any_kind().map(WorkCalendar))
FIRST, TWO_YEARS = datetime(2025, 12, 20, tzinfo=UTC), 2 * 365 * 24 * 3600
moments = st.integers(0, TWO_YEARS).map(lambda seconds: FIRST + seconds * SECOND)
lengths = st.integers(0, 6 * 24 * 3600).map(lambda seconds: seconds * SECOND)
bases = st.sampled_from(list(Basis))
promising = st.sampled_from([kind for kind in TicketClass if kind is not TicketClass.APPOINTMENT])
unhurried = settings(deadline=None)  # the machine may be busy; nothing here is about speed
clocks = st.sampled_from(list(Clock))
profiles = st.sampled_from(RULES)


@unhurried
@given(calendars, moments, lengths, bases)
def test_added_time_is_counted_back(calendar: WorkCalendar, start: datetime, work: timedelta, basis: Basis) -> None:
    """From a start to the moment some work is done, exactly that work is counted."""
    assert calendar.between(start, calendar.add(start, work, basis), basis) == work


@unhurried
@given(calendars, moments, lengths, lengths, bases)
def test_work_in_two_parts_ends_with_work_in_one(
    calendar: WorkCalendar, start: datetime, first: timedelta, second: timedelta, basis: Basis
) -> None:
    """Stopping in between changes nothing, so a clock may be asked at any time."""
    assume(second > timedelta(0))
    halfway = calendar.add(start, first, basis)
    assert calendar.add(halfway, second, basis) == calendar.add(start, first + second, basis)


@unhurried
@given(calendars, moments, lengths, lengths, lengths, bases)
def test_deadlines_move_monotonically(
    calendar: WorkCalendar, start: datetime, later: timedelta, work: timedelta, more: timedelta, basis: Basis
) -> None:
    """A later start or a longer limit never ends earlier."""
    end = calendar.add(start, work, basis)
    assert end <= calendar.add(start + later, work, basis)
    assert end <= calendar.add(start, work + more, basis)


@unhurried
@given(calendars, st.lists(moments, min_size=3, max_size=3).map(sorted), bases)
def test_counted_time_adds_up(calendar: WorkCalendar, three: list[datetime], basis: Basis) -> None:
    """Counted time is additive, never negative, and never more than the time that passed."""
    first, second, third = three
    whole = calendar.between(first, third, basis)
    assert calendar.between(first, second, basis) + calendar.between(second, third, basis) == whole
    assert timedelta(0) <= whole <= third - first
    assert calendar.between(third, first, basis) == timedelta(0)


@unhurried
@given(calendars, moments, bases)
def test_the_next_open_moment_is_open_and_nothing_before_it(calendar: WorkCalendar, at: datetime, basis: Basis) -> None:
    """The next open moment is open, and no counted time lies before it."""
    opens = calendar.next_open(at, basis)
    assert opens >= at
    assert basis is Basis.WALL or calendar.is_open(opens, basis)
    assert calendar.between(at, opens, basis) == timedelta(0)


@unhurried
@given(profiles, promising, clocks, moments, st.lists(lengths, min_size=2, max_size=8))
def test_pausing_neither_lengthens_nor_shortens(
    rules: Rules, kind: TicketClass, clock: Clock, opened_at: datetime, gaps: list[timedelta]
) -> None:
    """Through any number of pauses, at any hour, a promise is given exactly its limit of counted time."""
    calendar = CALENDARS[rules.profile]
    given_promise, agreed = promise(rules, calendar, kind, clock, opened_at), terms(rules, kind, clock)
    assume(given_promise is not None and agreed is not None)
    assert given_promise is not None
    assert agreed is not None
    now, due, ran = opened_at, given_promise.due, timedelta(0)
    for run, rest in pairwise(gaps):
        stopped = pause(calendar, agreed, due, now + run, PauseReason.OUTSIDE)
        if stopped is None:
            break
        ran += calendar.between(now, now + run, given_promise.runs_on)
        assert ran + stopped.left == agreed.limit.within
        now = now + run + rest
        due = resume(calendar, agreed, stopped.left, now, PauseReason.OUTSIDE).due
    assert ran + calendar.between(now, due, given_promise.runs_on) == agreed.limit.within


@unhurried
@given(profiles, promising, clocks, moments, lengths)
def test_a_pause_of_no_length_changes_nothing(
    rules: Rules, kind: TicketClass, clock: Clock, opened_at: datetime, run: timedelta
) -> None:
    """Pausing and resuming in the same moment leaves the promised time and the warning where they were."""
    calendar = CALENDARS[rules.profile]
    before, agreed = promise(rules, calendar, kind, clock, opened_at), terms(rules, kind, clock)
    assume(before is not None and agreed is not None and opened_at + run < before.warn_at)
    assert before is not None
    assert agreed is not None
    stopped = pause(calendar, agreed, before.due, opened_at + run, PauseReason.PARTS)
    assert stopped is not None
    after = resume(calendar, agreed, stopped.left, opened_at + run, PauseReason.PARTS)
    assert (after.due, after.warn_at) == (before.due, before.warn_at)


@unhurried
@given(profiles, promising, clocks, moments, lengths, lengths)
def test_a_longer_pause_never_ends_earlier(
    rules: Rules, kind: TicketClass, clock: Clock, opened_at: datetime, rest: timedelta, more: timedelta
) -> None:
    """The later a promise is resumed, the later (or equally late) it is due; never before it was."""
    calendar = CALENDARS[rules.profile]
    agreed, before = terms(rules, kind, clock), promise(rules, calendar, kind, clock, opened_at)
    assume(agreed is not None and before is not None)
    assert agreed is not None
    assert before is not None
    left = calendar.between(opened_at, before.due, before.runs_on)
    short = resume(calendar, agreed, left, opened_at + rest, PauseReason.PARTS)
    long = resume(calendar, agreed, left, opened_at + rest + more, PauseReason.PARTS)
    assert before.due <= short.due <= long.due


@unhurried
@given(profiles, promising, clocks, moments, lengths)
def test_promises_move_with_the_report(
    rules: Rules, kind: TicketClass, clock: Clock, opened_at: datetime, later: timedelta
) -> None:
    """Who reports earlier is never promised later; the warning lies between the report and the promised time."""
    calendar = CALENDARS[rules.profile]
    one, other = (promise(rules, calendar, kind, clock, at) for at in (opened_at, opened_at + later))
    assume(one is not None and other is not None)
    assert one is not None
    assert other is not None
    assert one.due <= other.due
    assert opened_at < one.warn_at <= one.due


@unhurried
@given(profiles, promising, moments, lengths, st.integers(60, 6 * 3600))
def test_an_agreed_visit_rules_arrival(
    rules: Rules, kind: TicketClass, opened_at: datetime, ahead: timedelta, seconds: int
) -> None:
    """Arrival is due at the end of the agreed slot, solving after it, and response does not care."""
    calendar, start = CALENDARS[rules.profile], opened_at + ahead
    visit = Span(start, start + timedelta(seconds=seconds))
    assume(kind is not TicketClass.EMERGENCY)
    arrival = promise(rules, calendar, kind, Clock.ARRIVAL, opened_at, visit)
    solved = promise(rules, calendar, kind, Clock.SOLVED, opened_at, visit)
    assert arrival is not None
    assert solved is not None
    assert arrival.due == visit.end < solved.due
    with_visit = promise(rules, calendar, kind, Clock.RESPONSE, opened_at, visit)
    assert with_visit == promise(rules, calendar, kind, Clock.RESPONSE, opened_at)


@unhurried
@given(moments, st.lists(st.tuples(st.integers(0, 1439), st.integers(0, 1439)), max_size=3))
def test_quiet_hours_end_where_no_window_is_quiet(at: datetime, pairs: list[tuple[int, int]]) -> None:
    """What waits for the end of the quiet hours waits exactly until the first minute that is not quiet."""
    quiet = tuple(Window(start, end) for start, end in pairs if start != end)
    assume(sum(any(one.holds(minute) for one in quiet) for minute in range(MINUTES_A_DAY)) < MINUTES_A_DAY)
    calendar = WorkCalendar(replace(RULES[0], quiet=quiet))
    free = calendar.after_quiet(at)
    assert not calendar.is_quiet(free)
    assert (free == at) != calendar.is_quiet(at)
    assert at <= free <= at + timedelta(days=1)
    minute = at
    while minute < free:
        assert calendar.is_quiet(minute)
        minute += timedelta(minutes=7)


@settings(deadline=None, max_examples=30)
@given(moments)
def test_hours_that_never_open_are_refused_not_waited_for(at: datetime) -> None:
    """An office that never opens is an error in words; it does not hang."""
    nobody = replace(RULES[0], office=OfficeHours((), (), (), ()))
    with pytest.raises(NoOpenHours):
        WorkCalendar(nobody).next_open(at)
