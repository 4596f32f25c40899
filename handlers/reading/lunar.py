"""Days of the lunar calendar and its terms, as old people name them: 腊月二十三, 农历十月初五, 初三, 除夕, 冬至."""

import re
from datetime import date, timedelta

from borax.calendars.lunardate import LunarDate, TermUtils

from handlers.reading.numerals import number

_SAID = re.compile(
    r"""
    (?:农历|阴历|(?P<new>大年|过年|春节|年)里?)?
    (?:(?P<month>[正冬腊]|[一二三四五六七八九十]{1,2}|\d{1,2})月里?)?
    初?(?P<day>[一二三四五六七八九十廿]{1,3}|\d{1,2})[日号]?
    """,
    re.VERBOSE,
)
_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_NAMED = {"腊八": (12, 8), "小年": (12, 23)}
"""The north keeps 小年 on the 23rd, and heating is a matter of the north; the day is shown back to the owner."""
_EVE = ("除夕", "年三十", "大年三十")
_BEGINS = re.compile("农历|阴历|大年|过年|春节|年|[正冬腊]月|初")
_NEW_YEAR = (1, 1)
_A_MONTH = 31


def names(said: str) -> bool:
    """Whether the words are of this calendar."""
    return said in ("冬至", *_EVE, *_NAMED) or bool(_BEGINS.match(said) and _SAID.fullmatch(said))


def day(said: str, today: date) -> date | None:
    """The next such day, today included; None for words that name none, or the 30th of a month without one."""
    if said == "冬至":
        return _solstice(today)
    if said in _EVE:  # a last month of 29 days has it on the 29th
        new_year = _next(*_NEW_YEAR, today + timedelta(days=1))
        return new_year - timedelta(days=1) if new_year else None
    month, wanted = _NAMED.get(said) or _numbers(said)
    if not wanted:
        return None
    return _next(month, wanted, today) if month else _within_a_month(wanted, today)


def _numbers(said: str) -> tuple[int, int]:
    """Month and day, 0 for what is not said; 大年初三 and 年初三 are of the first month."""
    found = _SAID.fullmatch(said)
    if found is None:
        return 0, 0
    month = found["month"] or ("正" if found["new"] else "")
    return _MONTHS.get(month) or (number(month) or 0 if month else 0), number(found["day"].replace("廿", "二十")) or 0


def _next(month: int, wanted: int, today: date) -> date | None:
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found: date = LunarDate(year, month, wanted).to_solar_date()
        except ValueError:  # a month of 29 days
            continue
        if found >= today:
            return found
    return None


def _within_a_month(wanted: int, today: date) -> date | None:
    """初三, 农历二十八 without a month: the next one."""
    days = (today + timedelta(days=ahead) for ahead in range(_A_MONTH))
    return next((day for day in days if LunarDate.from_solar_date(day.year, day.month, day.day).day == wanted), None)


def _solstice(today: date) -> date:
    terms: list[date] = [TermUtils.nth_term_day(year, term_name="冬至") for year in (today.year, today.year + 1)]
    return next(term for term in terms if term >= today)
