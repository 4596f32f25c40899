"""The calendar against the State Council's notices, day by day and minute by minute."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.desk.rules.loading import load
from handlers.desk.rules.rulebook import Basis, CalendarRules, DayOff, Rules
from handlers.desk.rules.spans import DateSpan
from handlers.desk.timing.calendar import WorkCalendar
from handlers.desk.timing.published import DayType, published_kind, published_until, statutory_days

NOTICES = tomllib.loads((Path(__file__).parent / "notices.toml").read_text(encoding="utf-8"))
SHANGHAI = ZoneInfo("Asia/Shanghai")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)

# The law's own days (全国年节及纪念日放假办法, 2024), and the weekdays given for those that fall on a weekend.
STATUTORY_2027 = [
    "01-01",
    "02-05",
    "02-06",
    "02-07",
    "02-08",
    "04-05",
    "05-01",
    "05-02",
    "06-09",
    "09-15",
    "10-01",
    "10-02",
    "10-03",
]
IN_LIEU_2027 = ["02-09", "02-10", "05-03", "05-04", "10-04", "10-05"]


def days_of(year: int) -> Iterator[date]:
    """Every day of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += DAY


def noticed(year: int) -> Mapping[date, str]:
    """The days off of a notice with the holiday's name."""
    rows: list[dict[str, Any]] = NOTICES[str(year)]["off"]
    return {day: row["name"] for row in rows for day in days_of(year) if row["from"] <= day <= row["to"]}


def works(day: date) -> bool:
    """Whether a day is worked, by the notices alone."""
    notice = NOTICES[str(day.year)]
    if day in notice["work"]:
        return True
    return day.weekday() < 5 and day not in noticed_days(day.year)


@cache
def noticed_days(year: int) -> frozenset[date]:
    """The days off of a notice."""
    return frozenset(noticed(year))


def entered(rules: Rules, year: int) -> Rules:
    """Rules with a year's notice copied into the own table."""
    notice = NOTICES[str(year)]
    days_off = tuple(DayOff(row["name"], DateSpan(row["from"], row["to"])) for row in notice["off"])
    table = CalendarRules(frozenset({year}), days_off, frozenset(notice["work"]), rules.calendar.warn_days)
    return replace(rules, calendar=table)


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_day_is_the_notices_kind_of_day(year: int) -> None:
    """Each day of a published year has the kind and the holiday's name that the notice gives it."""
    calendar, off = WorkCalendar(load()), noticed(year)
    for day in days_of(year):
        kind = calendar.day(day)
        assert kind.works == works(day), day
        assert (kind.type is DayType.MAKEUP) == (day in NOTICES[str(year)]["work"]), day
        assert (kind.type is DayType.HOLIDAY) == (day in off), day
        if year == 2026:  # in 2025 National Day and Mid-Autumn share one week
            assert kind.holiday == off.get(day, ""), day


def test_2027_has_the_days_the_law_names() -> None:
    """For a year without a notice the statutory days are off, all of them and no others by law."""
    assert sorted(f"{day:%m-%d}" for day in statutory_days(2027)) == STATUTORY_2027


@pytest.mark.skipif(published_until().year >= 2027, reason="the library has learnt the notice for 2027")
def test_2027_before_its_notice_follows_the_law_alone() -> None:
    """Until the notice is out, 2027 has the statutory days, the days in lieu, and no worked weekend."""
    weekday_off = {f"{day:%m-%d}" for day in days_of(2027) if day.weekday() < 5 and not published_kind(day).works}
    by_law = {name for name in STATUTORY_2027 if date.fromisoformat(f"2027-{name}").weekday() < 5}
    assert weekday_off == by_law | set(IN_LIEU_2027)
    assert not any(published_kind(day).works for day in days_of(2027) if day.weekday() >= 5)


@pytest.fixture(scope="module")
def two_years() -> WorkCalendar:
    """2026 as published, 2027 as entered by hand in the compound's own table."""
    return WorkCalendar(entered(load(), 2027))


def open_minutes(year: int) -> Iterator[datetime]:
    """The office's open minutes of a year, written down from the notices without any of our code."""
    for day in days_of(year):
        if works(day):
            for first, last in ((time(8, 30), time(12)), (time(13, 30), time(18))):
                minute = datetime.combine(day, first, tzinfo=SHANGHAI)
                while minute.time() < last:
                    yield minute.astimezone(UTC)
                    minute += MINUTE


@pytest.mark.parametrize("year", [2026, 2027])
def test_every_minute_agrees_with_the_notice(two_years: WorkCalendar, year: int) -> None:
    """Walking the working clock minute by minute visits exactly the open minutes of the year, and no other."""
    expected = list(open_minutes(year))
    minute = two_years.next_open(datetime(year, 1, 1, tzinfo=SHANGHAI))
    walked = []
    while minute.astimezone(SHANGHAI).year == year:
        walked.append(minute)
        minute = two_years.next_open(two_years.add(minute, MINUTE))
    assert walked == expected


@pytest.mark.parametrize("year", [2026, 2027])
def test_every_minute_is_called_open_or_closed_as_noticed(two_years: WorkCalendar, year: int) -> None:
    """Asked of each minute of the year, the calendar says open exactly where the notice does."""
    expected = set(open_minutes(year))
    minute = datetime(year, 1, 1, tzinfo=SHANGHAI).astimezone(UTC)
    end = datetime(year + 1, 1, 1, tzinfo=SHANGHAI)
    while minute < end:
        assert two_years.is_open(minute) == (minute in expected), minute
        minute += MINUTE


def test_a_year_of_working_time_is_its_open_minutes(two_years: WorkCalendar) -> None:
    """Counting the two years in one go gives the same time as counting their minutes."""
    start, end = datetime(2026, 1, 1, tzinfo=SHANGHAI), datetime(2028, 1, 1, tzinfo=SHANGHAI)
    minutes = sum(1 for year in (2026, 2027) for _ in open_minutes(year))
    assert two_years.between(start, end) == minutes * MINUTE
    workdays = sum(works(day) for year in (2026, 2027) for day in days_of(year))
    assert two_years.between(start, end, Basis.WORKDAY) == workdays * DAY


def test_the_manager_is_warned_before_the_data_ends() -> None:
    """45 days before the known calendar ends a warning names the year to enter; entering it ends the warning."""
    bare, end = WorkCalendar(load()), published_until()
    assert bare.known_until == end
    assert bare.warning(end - timedelta(days=46)) is None
    warning = bare.warning(end - timedelta(days=45))
    assert warning is not None
    assert (warning.key, warning.values["year"]) == ("calendar-data-ends", str(end.year + 1))
    assert bare.warning(end + timedelta(days=400)) is not None
    own = replace(load().calendar, entered_years=frozenset({end.year + 1}))
    assert WorkCalendar(replace(load(), calendar=own)).warning(end) is None


def test_no_year_breaks_the_calendar() -> None:
    """Years without any data are still answered, as plain weekdays at worst: a calendar must stop nothing."""
    calendar = WorkCalendar(load())
    for year in (1950, 1999, 2030, 2050, 2099, 2101, 2150):
        start = datetime(year, 3, 10, 9, tzinfo=UTC)
        assert calendar.add(start, timedelta(hours=30)) > start


def test_a_day_of_the_own_table_wins_over_the_published_one() -> None:
    """A local holiday closes an ordinary day, and a make-up day opens a Sunday, without entering the year."""
    rules = load()
    table = replace(
        rules.calendar,
        workdays=frozenset({date(2026, 3, 22)}),
        days_off=(DayOff("肉孜节", DateSpan(date(2026, 3, 20), date(2026, 3, 20))),),
    )
    calendar = WorkCalendar(replace(rules, calendar=table))
    assert calendar.day(date(2026, 3, 20)).holiday == "肉孜节"
    assert calendar.day(date(2026, 3, 21)).holiday == "肉孜节"  # the Saturday that follows belongs to it
    assert calendar.day(date(2026, 3, 22)).type is DayType.MAKEUP
    assert calendar.day(date(2026, 10, 1)).holiday == "national_day"
