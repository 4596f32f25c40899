"""When a repeated notice goes out again: a small calendar rule, kept as a word such as ``week 5 17:00``.

The rules people ask for: 每年11月1日, 每月5日, 每周五, 节前最后一个工作日. Times are of the compound's own zone.
"""

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from handlers.desk.rules.spans import clock_face
from handlers.desk.timing.calendar import WorkCalendar
from handlers.desk.timing.published import DayType
from handlers.turn import Message

DAY = timedelta(days=1)
HORIZON = 4 * 366 + 1  # days; a rule for 29 February comes true within four years

Every = Literal["year", "month", "week", "holiday"]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every year on a day, every month on a day (the last one where the month is shorter), every week on a
    weekday (Monday is 1), or the last working day before every holiday; at ``minute`` after local midnight.
    """

    every: Every
    minute: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        day = {"year": f"{self.month:02d}-{self.day:02d}", "month": str(self.day), "week": str(self.day)}
        return " ".join(part for part in (self.every, day.get(self.every, ""), clock_face(self.minute)) if part)

    @classmethod
    def of(cls, word: str) -> "Recurrence":
        """The rule that ``str`` wrote.

        :raises ValueError: it is none.
        """
        every, *rest, face = word.split()
        hour, minute = face.split(":")
        at = int(hour) * 60 + int(minute)
        match every, rest:
            case "year", [day]:
                return cls("year", at, *map(int, day.split("-")))
            case (("month" | "week"), [day]):
                return cls("month" if every == "month" else "week", at, day=int(day))
            case "holiday", []:
                return cls("holiday", at)
        raise ValueError(f"no calendar rule: {word!r}")

    def described(self) -> Message:
        """The rule as people read it."""
        return Message(
            "notice-repeat",
            {"every": self.every, "month": self.month, "day": self.day, "time": clock_face(self.minute)},
        )

    def next_after(self, moment: datetime, calendar: WorkCalendar, zone: ZoneInfo) -> datetime | None:
        """The next time (UTC) the rule comes true after ``moment``; None where it never does again."""
        for day in _days_from(moment.astimezone(zone).date()):
            if self._falls_on(day, calendar):
                at = datetime.combine(day, time(self.minute // 60, self.minute % 60), zone).astimezone(UTC)
                if at > moment:
                    return at
        return None

    def _falls_on(self, day: date, calendar: WorkCalendar) -> bool:
        match self.every:
            case "year":
                return (day.month, day.day) == (self.month, min(self.day, _last_of(day.year, self.month)))
            case "month":
                return day.day == min(self.day, _last_of(day.year, day.month))
            case "week":
                return day.isoweekday() == self.day
            case "holiday":
                return calendar.is_workday(day) and calendar.day(day + DAY).type is DayType.HOLIDAY


def _last_of(year: int, month: int) -> int:
    return months.monthrange(year, month)[1]


def _days_from(day: date) -> Iterator[date]:
    return (day + timedelta(days=ahead) for ahead in range(HORIZON))
