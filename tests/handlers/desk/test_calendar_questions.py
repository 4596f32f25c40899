"""Quiet hours, shifts, the heating season: the calendar's smaller questions."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from handlers.desk.rules.loading import PROFILES, load
from handlers.desk.rules.rulebook import Basis, DayOff
from handlers.desk.rules.spans import DateSpan, Window
from handlers.desk.timing.calendar import ShiftPart, WorkCalendar
from handlers.desk.timing.published import DayType, statutory_days

RULES = load()
CALENDAR = WorkCalendar(RULES)


def at(text: str) -> datetime:
    """`11-20 22:10` of 2026 in the community's zone."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=RULES.zone)


@pytest.mark.parametrize(
    ("now", "free"),
    [
        ("11-20 21:59", "11-20 21:59"),
        ("11-20 22:00", "11-21 08:00"),
        ("11-20 22:10", "11-21 08:00"),
        ("11-21 00:00", "11-21 08:00"),
        ("11-21 07:59", "11-21 08:00"),
        ("11-21 08:00", "11-21 08:00"),
    ],
)
def test_a_push_in_quiet_hours_waits_for_the_morning(now: str, free: str) -> None:
    """A notice written at 22:10 goes out at 8 the next morning; outside quiet hours at once."""
    assert CALENDAR.after_quiet(at(now)) == at(free)


def test_quiet_windows_that_follow_each_other_count_as_one() -> None:
    """A night written in two parts, 22–24 and 0–8, is waited for whole."""
    two = WorkCalendar(replace(RULES, quiet=(Window(22 * 60, 24 * 60), Window(0, 8 * 60))))
    assert two.after_quiet(at("11-20 22:10")) == at("11-21 08:00")


@pytest.mark.parametrize(
    ("now", "part", "day"),
    [
        ("11-20 08:00", ShiftPart.DAY, 20),
        ("11-20 19:59", ShiftPart.DAY, 20),
        ("11-20 20:00", ShiftPart.NIGHT, 20),
        ("11-21 02:10", ShiftPart.NIGHT, 20),
        ("11-21 07:59", ShiftPart.NIGHT, 20),
        ("11-21 08:00", ShiftPart.DAY, 21),
    ],
)
def test_a_night_belongs_to_the_day_it_began(now: str, part: ShiftPart, day: int) -> None:
    """At 2 in the morning the roster's night shift of the day before is on duty."""
    assert CALENDAR.on_duty_shift(at(now)) == part
    assert CALENDAR.roster_day(at(now)) == date(2026, 11, day)


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        ("01-01", True),
        ("03-15", True),
        ("03-16", False),
        ("07-01", False),
        ("11-14", False),
        ("11-15", True),
        ("12-31", True),
    ],
)
def test_the_heating_season_passes_new_year(day: str, inside: bool) -> None:
    """The season holds its first and last day and everything between, over the turn of the year."""
    assert CALENDAR.heating_season(at(f"{day} 12:00")) is inside


def test_heating_days_are_local_days() -> None:
    """The season begins at local midnight, eight hours before UTC's."""
    assert not CALENDAR.heating_season(at("11-14 23:59"))
    assert CALENDAR.heating_season(at("11-15 00:00"))


def test_an_early_start_belongs_to_the_season_it_precedes() -> None:
    """Heating begun a week early makes one longer season, and leaves other winters alone."""
    early = replace(RULES.heating, extra_seasons=(DateSpan(date(2026, 11, 7), date(2026, 11, 14)),))
    calendar = WorkCalendar(replace(RULES, heating=early))
    assert calendar.heating_span(date(2026, 11, 7)) == DateSpan(date(2026, 11, 7), date(2027, 3, 15))
    assert calendar.heating_span(date(2027, 1, 1)) == DateSpan(date(2026, 11, 7), date(2027, 3, 15))
    assert calendar.heating_span(date(2026, 1, 1)) == DateSpan(date(2025, 11, 15), date(2026, 3, 15))
    assert calendar.heating_span(date(2026, 11, 6)) is None


def test_office_windows_of_each_kind_of_day() -> None:
    """Urumqi's noon rest, no office on a weekend, the workday's hours on a make-up Sunday, whole working days."""
    calendar = WorkCalendar(load(PROFILES / "urumqi.toml"))
    sunday, makeup = date(2026, 9, 13), date(2026, 9, 20)
    assert [window.start.hour for window in calendar.windows(makeup)] == [2, 7]
    assert calendar.windows(sunday) == ()
    assert sum(
        (window.end - window.start for window in calendar.windows(makeup, Basis.WORKDAY)), timedelta(0)
    ) == timedelta(days=1)
    assert len(calendar.windows(sunday, Basis.DUTY)) == 1


def test_a_holiday_is_told_with_its_whole_run_of_days_off() -> None:
    """The Spring Festival of 2026 runs from 15 to 23 February, weekends included, make-up days not."""
    assert CALENDAR.rest_around(date(2026, 2, 18)) == DateSpan(date(2026, 2, 15), date(2026, 2, 23))


def test_holiday_hours_hold_on_holidays_only() -> None:
    """An office open for some hours on holidays has them on each day of the run, also its Saturday and Sunday."""
    some = (Window(9 * 60, 12 * 60),)
    calendar = WorkCalendar(replace(RULES, office=replace(RULES.office, holiday=some)))
    open_days = [day for day in range(13, 25) if calendar.windows(date(2026, 2, day))]
    assert open_days == [13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]
    assert calendar.windows(date(2026, 3, 7)) == ()
    assert len(calendar.windows(date(2026, 2, 21))) == 1


def test_weekend_hours_tell_saturday_from_sunday() -> None:
    """An office open on Saturday mornings is closed on Sundays, and has whole hours on a make-up Sunday."""
    morning = (Window(9 * 60, 12 * 60),)
    calendar = WorkCalendar(replace(RULES, office=replace(RULES.office, saturday=morning)))
    opened = {day: len(calendar.windows(day)) for day in (date(2026, 9, 12), date(2026, 9, 13), date(2026, 9, 20))}
    assert list(opened.values()) == [1, 0, 2]


def test_an_entered_year_replaces_the_librarys_guess() -> None:
    """Once a year's notice is entered, a day in lieu the library expected but the notice has not is a working day."""
    law_only = tuple(DayOff(name, DateSpan(day, day)) for day, name in statutory_days(2031).items())
    guessed = [
        day
        for day in year_days(2031)
        if CALENDAR.day(day).type is DayType.HOLIDAY and day.weekday() < 5 and day not in statutory_days(2031)
    ]
    entered = replace(RULES.calendar, entered_years=frozenset({2031}), days_off=law_only)
    calendar = WorkCalendar(replace(RULES, calendar=entered))
    assert guessed
    assert all(calendar.is_workday(day) for day in guessed)
    assert not any(calendar.is_workday(day) for day in statutory_days(2031))


def year_days(year: int) -> list[date]:
    """Every day of a year."""
    return [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
