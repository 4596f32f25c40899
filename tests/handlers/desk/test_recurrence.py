"""Calendar rules of repeated notices: they come true on the days people mean, and only after the last time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.desk.rules import loading as rules
from handlers.desk.timing.calendar import WorkCalendar
from handlers.desk.timing.recurrence import Recurrence
from handlers.talk.manager.wording import recurrence

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkCalendar(rules.load(None))
MINUTES, DAYS = st.integers(0, 1439), st.integers(1, 31)
RULES = st.one_of(
    st.builds(lambda month, day, at: Recurrence("year", at, month, day), st.integers(1, 12), DAYS, MINUTES),
    st.builds(lambda day, at: Recurrence("month", at, day=day), DAYS, MINUTES),
    st.builds(lambda day, at: Recurrence("week", at, day=day), st.integers(1, 7), MINUTES),
    st.builds(lambda at: Recurrence("holiday", at), MINUTES),
)


def _next(word: str, after: str) -> str | None:
    moment = datetime.fromisoformat(after).replace(tzinfo=ZONE)
    found = Recurrence.of(word).next_after(moment, CALENDAR, ZONE)
    return f"{found.astimezone(ZONE):%Y-%m-%d %H:%M}" if found else None


@pytest.mark.parametrize(("word", "after", "expected"), [
    ("year 11-01 09:00", "2026-11-01 08:59", "2026-11-01 09:00"),
    ("year 11-01 09:00", "2026-11-01 09:00", "2027-11-01 09:00"),
    ("year 02-29 09:00", "2026-11-01 09:00", "2027-02-28 09:00"),
    ("month 31 08:30", "2026-11-20 00:00", "2026-11-30 08:30"),
    ("month 5 08:30", "2026-11-05 08:30", "2026-12-05 08:30"),
    ("week 5 17:00", "2026-11-20 12:00", "2026-11-20 17:00"),
    ("week 5 17:00", "2026-11-20 17:00", "2026-11-27 17:00"),
    ("holiday 17:00", "2026-09-20 09:00", "2026-09-24 17:00"),  # Mid-Autumn is 25 September 2026, a Friday
    ("holiday 17:00", "2026-09-28 09:00", "2026-09-30 17:00"),  # National Day
])  # fmt: skip
def test_rule_comes_true_next(word: str, after: str, expected: str) -> None:
    """Proves the next time of each kind of rule, short months and leap days among them."""
    assert _next(word, after) == expected


@given(rule=RULES)
def test_a_rule_survives_being_written_down(rule: Recurrence) -> None:
    """Proves that every rule is read back as it was written."""
    assert Recurrence.of(str(rule)) == rule


@given(rule=RULES, days=st.integers(0, 800))
def test_times_only_go_forward(rule: Recurrence, days: int) -> None:
    """Proves that the next time lies after the last one, so that a series never rings twice for one time."""
    moment = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=days)
    following = rule.next_after(moment, CALENDAR, ZONE)
    assert following is None or following > moment


@pytest.mark.parametrize(("said", "word"), [
    ("每年11月1日9点发供暖通知", "year 11-01 09:00"),
    ("每年十一月一号早上八点半", "year 11-01 08:30"),
    ("每月5日", "month 5 09:00"),
    ("每个月25号下午3点", "month 25 15:00"),
    ("每周五17点", "week 5 17:00"),
    ("每星期天晚上7点", "week 7 19:00"),
    ("节前最后一个工作日17点", "holiday 17:00"),
    ("放假前最后一个工作日下午4点半", "holiday 16:30"),
])  # fmt: skip
def test_rules_are_understood_as_people_say_them(said: str, word: str) -> None:
    """Proves that the ways people name a rule lead to it."""
    rule = recurrence(said)
    assert rule is not None and str(rule) == word


@pytest.mark.parametrize("said", ["每年13月1日", "每月32日", "每天", "周五", "十一月一日"])
def test_what_is_no_rule_is_not_taken_for_one(said: str) -> None:
    """Proves that impossible or one-time dates make no rule."""
    assert recurrence(said) is None


def test_a_rule_nobody_wrote_is_refused() -> None:
    """Proves that a damaged rule is an error and not a notice at some odd time."""
    with pytest.raises(ValueError, match="no calendar rule"):
        Recurrence.of("day 09:00")
