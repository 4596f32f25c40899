"""Stretches of time as values: a window of the day, a run of dates, a day of every year."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.turn import Span

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Window:
    """A daily window in minutes after local midnight; one whose end is not after its start passes midnight."""

    start: int
    end: int

    @property
    def overnight(self) -> bool:
        return self.end <= self.start

    @property
    def minutes(self) -> int:
        return (self.end - self.start) % MINUTES_A_DAY or MINUTES_A_DAY

    def holds(self, minute: int) -> bool:
        """Whether a minute of the day (0 to 1439) lies inside."""
        if self.overnight:
            return minute >= self.start or minute < self.end
        return self.start <= minute < self.end

    def on(self, day: date, zone: ZoneInfo) -> Span:
        """The window as it falls on one local day, in UTC."""
        midnight = datetime.combine(day, time.min, tzinfo=zone)
        opens = midnight + timedelta(minutes=self.start)
        closes = midnight + timedelta(minutes=self.start + self.minutes)
        return Span(opens.astimezone(UTC), closes.astimezone(UTC))

    def __str__(self) -> str:
        return f"{clock_face(self.start)}-{clock_face(self.end)}"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A run of local dates, both ends belonging to it."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day of every year, such as 15 November."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        return date(year, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"


def clock_face(minute: int) -> str:
    """Minutes after midnight as people write them: 510 is 08:30, 1440 is 24:00."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def minute_of_day(moment: datetime, zone: ZoneInfo) -> int:
    """The local minute of the day, 0 to 1439, of an aware datetime."""
    local = moment.astimezone(zone)
    return local.hour * 60 + local.minute
