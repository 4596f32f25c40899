"""The published Chinese calendar: statutory holidays and make-up working days, from the `holidays` library."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

import holidays

SATURDAY = 5


class DayType(StrEnum):
    """普通工作日, 周末, 法定假日 with the days around it, 调休上班."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"


@dataclass(frozen=True, slots=True)
class DayKind:
    """What kind of day it is; a holiday has a name: a word of `NAMES`, or as the community wrote it."""

    type: DayType
    holiday: str = ""

    @property
    def works(self) -> bool:
        return self.type in (DayType.WORKDAY, DayType.MAKEUP)


NAMES = {
    "元旦": "new_year",
    "春节": "spring_festival",
    "农历除夕": "spring_festival",
    "清明节": "qingming",
    "劳动节": "labour_day",
    "端午节": "dragon_boat",
    "中秋节": "mid_autumn",
    "国庆节": "national_day",
}


def published_until() -> date:
    """The last day for which the library knows the State Council's notice.

    Later years hold the statutory days only: which Saturdays must be worked is decided each November.
    """
    last_year = max(holidays.country_holidays("CN").special_public_holidays)
    return date(last_year, 12, 31)


def published_kind(day: date) -> DayKind:
    """What the published calendar says of one day; days off without a name of their own have an empty one."""
    off, worked = _year(day.year)
    if day in worked:
        return DayKind(DayType.MAKEUP)
    if day in off:
        return DayKind(DayType.HOLIDAY, off[day])
    return plain_kind(day)


def plain_kind(day: date) -> DayKind:
    """Monday to Friday or weekend, no holidays known."""
    return DayKind(DayType.WEEKEND if day.weekday() >= SATURDAY else DayType.WORKDAY)


def statutory_days(year: int) -> Mapping[date, str]:
    """The days that are holidays by law (国务院令 795), without any shifting; at least these are always off."""
    days = holidays.country_holidays("CN", years=year, observed=False, language="zh_CN")
    return {day: named for day, name in days.items() if (named := _named(name))}


@cache
def _year(year: int) -> tuple[Mapping[date, str], frozenset[date]]:
    """Days off with their names, and weekend days worked."""
    days = holidays.country_holidays("CN", years=year, language="zh_CN")
    off = {day: _named(name) for day, name in days.items()}
    return off, frozenset(days.weekend_workdays)


def _named(name: str) -> str:
    return next((word for start, word in NAMES.items() if name.startswith(start)), "")
