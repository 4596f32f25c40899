"""Days of the lunar calendar: what holds on any day, and the days that are easily missed."""

from datetime import date, timedelta

import pytest
from borax.calendars.lunardate import LunarDate
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading import lunar

DAYS = st.dates(date(2024, 1, 1), date(2060, 12, 31))


@given(DAYS, st.sampled_from([("腊月二十三", 12, 23), ("正月十六", 1, 16), ("农历八月十五", 8, 15), ("小年", 12, 23)]))
def test_the_next_one_is_ahead_and_comes_every_lunar_year(today: date, named: tuple[str, int, int]) -> None:
    """What is found is that day of the lunar calendar, and the first of them from today on."""
    said, month, number = named
    found = lunar.day(said, today)
    assert found is not None
    shown = LunarDate.from_solar(found)
    assert (shown.month, shown.day) == (month, number)
    assert today <= found <= today + timedelta(days=385)


@given(DAYS)
def test_a_day_without_a_month_is_within_the_month(today: date) -> None:
    """初三 and 农历二十 come once in every lunar month."""
    for said, number in (("初三", 3), ("农历二十", 20)):
        found = lunar.day(said, today)
        assert found is not None and LunarDate.from_solar(found).day == number
        assert today <= found <= today + timedelta(days=30)


@given(DAYS)
def test_the_solstice_is_in_the_third_week_of_december(today: date) -> None:
    """冬至 falls on the 21st, 22nd or 23rd of December."""
    found = lunar.day("冬至", today)
    assert found is not None
    assert (found.month, found.day in (21, 22, 23)) == (12, True)


@given(DAYS)
def test_new_years_eve_is_the_day_before_the_new_year(today: date) -> None:
    """除夕 is followed by 正月初一, whether the last month has 29 days or 30."""
    eve = lunar.day("除夕", today)
    assert eve is not None
    assert lunar.day("正月初一", eve) == eve + timedelta(days=1)


@pytest.mark.parametrize(
    ("said", "today", "found"),
    [
        ("除夕", date(2027, 2, 5), date(2027, 2, 5)),
        ("除夕", date(2027, 2, 6), date(2028, 1, 25)),
        ("年三十", date(2026, 11, 21), date(2027, 2, 5)),
        ("年初三", date(2026, 11, 21), date(2027, 2, 8)),
        ("阴历12月初八", date(2026, 11, 21), date(2027, 1, 15)),
        ("腊月三十", date(2026, 11, 21), None),
        ("冬至", date(2026, 12, 23), date(2027, 12, 22)),
        ("初三", date(2027, 1, 20), date(2027, 2, 8)),
        ("十五", date(2026, 11, 21), date(2026, 11, 23)),
        ("腊月四十", date(2026, 11, 21), None),
        ("周五", date(2026, 11, 21), None),
    ],
)
def test_a_day_of_the_lunar_calendar(said: str, today: date, found: date | None) -> None:
    """Days known from printed calendars; a month of 29 days has no 30th, and a weekday is none of them."""
    assert lunar.day(said, today) == found
