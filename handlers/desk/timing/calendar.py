"""The Chinese calendar clock: which minutes count, given a compound's rules and the published calendar."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from handlers.desk.rules.rulebook import Basis, Rules
from handlers.desk.rules.spans import MINUTES_A_DAY, DateSpan, Window, minute_of_day
from handlers.desk.timing.published import (
    SATURDAY,
    DayKind,
    DayType,
    plain_kind,
    published_kind,
    published_until,
)
from handlers.turn import Message, Span

DAY = timedelta(days=1)
WHOLE_DAY = (Window(0, MINUTES_A_DAY),)
LONGEST_REST = 60  # days; the longest run of closed days on record is far below


class NoOpenHours(ValueError):
    """The rules leave no open minute for two months: office hours or days off cannot be meant so."""


class ShiftPart(StrEnum):
    DAY = "day"
    NIGHT = "night"


class WorkCalendar:
    """Answers questions of time for one compound. All moments are aware; answers are in UTC.

    `known_until` is the last day whose make-up days are known, published or entered by hand.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._zone = rules.zone
        self._kinds: dict[date, DayKind] = {}
        self._open: dict[tuple[date, Basis], tuple[Span, ...]] = {}
        self.known_until = _known_until(rules)

    # ── days ──

    def day(self, on: date) -> DayKind:
        """What kind of day it is here: the own table first, then the published calendar.

        Weekends and unnamed days off that touch a holiday belong to it, as in the State Council's notices.
        """
        if on not in self._kinds:
            self._kinds[on] = self._find_kind(on)
        return self._kinds[on]

    def is_workday(self, on: date) -> bool:
        return self.day(on).works

    def rest_around(self, on: date) -> DateSpan:
        """The whole run of days off around a day off (放假区间)."""
        first = last = on
        while not self._entry(first - DAY).works:
            first -= DAY
        while not self._entry(last + DAY).works:
            last += DAY
        return DateSpan(first, last)

    def local_day(self, at: datetime) -> date:
        return at.astimezone(self._zone).date()

    def warning(self, today: date) -> Message | None:
        """What the manager must see when the calendar's data ends soon or has ended."""
        last = self.known_until
        if last - today > timedelta(days=self._rules.calendar.warn_days):
            return None
        return Message("calendar-data-ends", {"until": last, "year": str(last.year + 1)})

    # ── working time ──

    def windows(self, on: date, basis: Basis = Basis.OFFICE) -> tuple[Span, ...]:
        """The open windows of one local day, in order."""
        if (on, basis) not in self._open:
            self._open[on, basis] = tuple(window.on(on, self._zone) for window in self._hours(on, basis))
        return self._open[on, basis]

    def add(self, start: datetime, work: timedelta, basis: Basis = Basis.OFFICE) -> datetime:
        """The moment when `work` of counted time has passed since `start`; for no time, the next open moment.

        Raises NoOpenHours where the rules leave nothing open.
        """
        if basis is Basis.WALL:
            return start.astimezone(UTC) + work
        for window in self._windows_from(start, basis):
            opens = max(window.start, start.astimezone(UTC))
            if window.end - opens >= work:
                return opens + work
            work -= window.end - opens
        raise NoOpenHours(f"no open hours in the {LONGEST_REST} days after {start}")

    def between(self, start: datetime, end: datetime, basis: Basis = Basis.OFFICE) -> timedelta:
        """The counted time from `start` to `end`; nothing if `end` is not after `start`."""
        if end <= start:
            return timedelta(0)
        if basis is Basis.WALL:
            return end - start
        total = timedelta(0)
        day, last = self.local_day(start), self.local_day(end)
        while day <= last:
            for window in self.windows(day, basis):
                total += max(min(window.end, end) - max(window.start, start), timedelta(0))
            day += DAY
        return total

    def next_open(self, at: datetime, basis: Basis = Basis.OFFICE) -> datetime:
        """The first counted moment not before `at`."""
        return self.add(at, timedelta(0), basis)

    def is_open(self, at: datetime, basis: Basis = Basis.OFFICE) -> bool:
        return any(window.start <= at < window.end for window in self.windows(self.local_day(at), basis))

    # ── night, season, shifts ──

    def is_quiet(self, at: datetime) -> bool:
        """Whether ordinary pushes must wait."""
        minute = minute_of_day(at, self._zone)
        return any(window.holds(minute) for window in self._rules.quiet)

    def after_quiet(self, at: datetime) -> datetime:
        """The first moment not before `at` that is not quiet."""
        if not self.is_quiet(at):
            return at.astimezone(UTC)
        day = self.local_day(at)
        ends = sorted(
            window.on(near, self._zone).end for window in self._rules.quiet for near in (day - DAY, day, day + DAY)
        )
        return next(end for end in ends if end > at and not self.is_quiet(end))

    def heating_span(self, on: date) -> DateSpan | None:
        """The heating season a day lies in, an early start or late end included."""
        rules = self._rules.heating
        for year in (on.year - 1, on.year):
            season = DateSpan(rules.start.in_year(year), rules.end.in_year(year + 1))
            extras = [extra for extra in rules.extra_seasons if _touch(season, extra)]
            whole = DateSpan(
                min([season.first, *(extra.first for extra in extras)]),
                max([season.last, *(extra.last for extra in extras)]),
            )
            if on in whole:
                return whole
        return None

    def heating_season(self, at: datetime) -> bool:
        return self.heating_span(self.local_day(at)) is not None

    def on_duty_shift(self, at: datetime) -> ShiftPart:
        inside = self._rules.duty.day.holds(minute_of_day(at, self._zone))
        return ShiftPart.DAY if inside else ShiftPart.NIGHT

    def shift(self, day: date, part: ShiftPart) -> Span:
        """From when to when a shift of a day of the roster lasts, in UTC; a night ends with the next day shift."""
        opens = self._rules.duty.day.on(day, self._zone)
        return opens if part is ShiftPart.DAY else Span(opens.end, self._rules.duty.day.on(day + DAY, self._zone).start)

    def roster_day(self, at: datetime) -> date:
        """The date under which the roster lists who is on duty: a night belongs to the day it began."""
        before_day_shift = minute_of_day(at, self._zone) < self._rules.duty.day.start
        return self.local_day(at) - DAY if before_day_shift else self.local_day(at)

    # ── inside ──

    def _entry(self, on: date) -> DayKind:
        """The day by itself: own table, else published, else plain."""
        rules = self._rules.calendar
        if on in rules.workdays:
            return DayKind(DayType.MAKEUP)
        for day_off in rules.days_off:
            if on in day_off.span:
                return DayKind(DayType.HOLIDAY, day_off.name)
        return plain_kind(on) if on.year in rules.entered_years else published_kind(on)

    def _find_kind(self, on: date) -> DayKind:
        kind = self._entry(on)
        if kind.works or kind.holiday:
            return kind
        rest = self.rest_around(on)
        names = [
            (abs((near - on).days), self._entry(near).holiday) for near in _days(rest) if self._entry(near).holiday
        ]
        return DayKind(DayType.HOLIDAY, min(names)[1]) if names else DayKind(DayType.WEEKEND)

    def _hours(self, on: date, basis: Basis) -> tuple[Window, ...]:
        if basis is Basis.WALL:
            return WHOLE_DAY
        if basis is Basis.DUTY:
            return (self._rules.duty.day,)
        kind = self.day(on)
        if basis is Basis.WORKDAY:
            return WHOLE_DAY if kind.works else ()
        return self._office_hours(on, kind)

    def _office_hours(self, on: date, kind: DayKind) -> tuple[Window, ...]:
        office = self._rules.office
        if kind.works:
            return office.workday
        if kind.type is DayType.HOLIDAY:
            return office.holiday
        return office.saturday if on.weekday() == SATURDAY else office.sunday

    def _windows_from(self, start: datetime, basis: Basis) -> Iterator[Span]:
        """Windows that end after `start`, in order, until no day has any for too long."""
        day, closed = self.local_day(start), 0
        while closed <= LONGEST_REST:
            windows = self.windows(day, basis)
            closed = 0 if windows else closed + 1
            yield from (window for window in windows if window.end > start)
            day += DAY


def _known_until(rules: Rules) -> date:
    year = published_until().year
    while year + 1 in rules.calendar.entered_years:
        year += 1
    return date(year, 12, 31)


def _days(span: DateSpan) -> Iterator[date]:
    day = span.first
    while day <= span.last:
        yield day
        day += DAY


def _touch(one: DateSpan, other: DateSpan) -> bool:
    """Whether two spans overlap or follow each other without a gap."""
    return one.first <= other.last + DAY and other.first <= one.last + DAY
