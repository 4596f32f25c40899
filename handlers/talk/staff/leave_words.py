"""When a leave begins and ends: 「下午请假」, 「明天上午」, 「周三到周五」, 「请三天假」, 「下午3点请假」."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.desk.office import Desk
from handlers.desk.timing.calendar import DAY, ShiftPart
from handlers.reading import answers
from handlers.reading.numerals import number
from handlers.reading.times import WEEKDAYS
from handlers.reading.values import Interval
from handlers.talk.cues import has_cue
from handlers.turn import Span

LONGEST = timedelta(days=60)
NOON = timedelta(hours=12)
HALVES = ("morning", "afternoon")
_N = r"(\d{1,2}|[一二两三四五六七八九十]{1,2})"
_DAYS = re.compile(rf"(?<![月周期拜]){_N}\s*天")
_WEEKS = re.compile(rf"(?<![周期拜]){_N}\s*个?(?:周|星期|礼拜)(?![一二三四五六日天末])")
_HOURS = re.compile(rf"{_N}\s*个?(?:小时|钟头)")
_TO = re.compile(r"\s*(?P<to>到|至|-|~|—+)?[\s、,，和跟]*")
_CLOCK = re.compile(r"[点:：时]")
_RANGE = re.compile(r"到|至|-|~|—")
_WEEKDAY = re.compile(r"(?:(?<=周)|(?<=星期)|(?<=礼拜)|(?<=[一二三四五六到至]))[一二三四五六日天]")
_SHORT = ((re.compile(rf"{_N}\s*(?:到|至|-|~)\s*{_N}\s*[号日]"), r"\1号到\2号"),
          (re.compile("明后[天两]"), "明天到后天"), (re.compile("今明[天两]"), "今天到明天"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Half:
    """Half a day is wished for, and it was not said which; ``day`` is None where that is open, too."""

    day: date | None


def read(desk: Desk, words: str) -> Span | Half | None:
    """The stretch of time the words ask for, from now on; None where it is over, or not to be understood.

    No time at all means from now to the end of the day's shifts: whoever is ill says no more than that.
    """
    for said, means in _SHORT:
        words = said.sub(means, words)
    found = _first(desk, words)
    if has_cue("leave_half", words) and _part(words) is None:
        return Half(_day(desk, found) if found else None)
    wished = _wished(desk, words, found)
    return None if wished is None else _ahead(desk, wished)


def stretch(desk: Desk, day: date, part: str | None) -> Span:
    """A part of a day of the roster; without one the whole of it, night shift included."""
    daylight, night = (
        desk.compound.calendar.shift(day, ShiftPart.DAY),
        desk.compound.calendar.shift(day, ShiftPart.NIGHT),
    )
    noon = datetime.combine(day, datetime.min.time(), desk.compound.zone) + NOON
    if part == "morning":
        return Span(daylight.start, noon)
    if part == "afternoon":
        return Span(noon, daylight.end)
    return night if part == "night" else Span(daylight.start, night.end)


def _ahead(desk: Desk, wished: Span) -> Span | None:
    """Without what is over; None where nothing is left, or it is longer than any leave."""
    start = max(wished.start, desk.now.replace(second=0, microsecond=0))
    return Span(start, wished.end) if start < wished.end <= wished.start + LONGEST else None


def _first(desk: Desk, words: str) -> Interval | None:
    """The first time that is named. A night shift has hours left when the evening is over."""
    now = desk.now.astimezone(desk.compound.zone)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return answers.when(words, midnight if _part(words) == "night" else now, desk.compound.zone)


def _wished(desk: Desk, words: str, found: Interval | None) -> Span | None:
    today = desk.compound.calendar.roster_day(desk.now)
    first = _day(desk, found) if found else today
    if (days := _count(words)) is not None:
        return Span(stretch(desk, first, None).start, stretch(desk, first + (days - 1) * DAY, None).end)
    if (hours := _HOURS.search(words)) is not None:
        start = found.start if found and _CLOCK.search(found.text) else desk.now
        return Span(start, start + timedelta(hours=number(hours[1]) or 0))
    if found is None:  # a part of today that is named and over is no wish for all of it
        return stretch(desk, today, None) if _part(words) is None else None
    return _clocked(desk, found) if _CLOCK.search(found.text) else _days(desk, words, found)


def _clocked(desk: Desk, found: Interval) -> Span:
    """「3点到5点」 as it stands; 「下午3点」 lasts to the end of the shift."""
    if _RANGE.search(found.text):
        return Span(found.start, found.end)
    calendar = desk.compound.calendar
    return Span(found.start, calendar.shift(calendar.roster_day(found.start), calendar.on_duty_shift(found.start)).end)


def _days(desk: Desk, words: str, found: Interval) -> Span | None:
    """A day or a part of it, or from one to another."""
    if len(_WEEKDAY.findall(found.text)) > 1:
        return _weekdays(desk, found)
    rest = words[words.find(found.text) + len(found.text) :]
    joint = _TO.match(rest)
    tail = rest[joint.end() :] if joint else rest
    following = _following(desk, tail, found)
    if following is None:
        return stretch(desk, _day(desk, found), _part(words))
    last = _day(desk, following)
    if not (joint and joint["to"]) and last - _day(desk, found) > DAY:
        return None  # 「周一、周三」: two leaves, to be said one by one
    begins = stretch(desk, _day(desk, found), _part(found.text))
    return Span(begins.start, stretch(desk, last, _part(following.text)).end)


def _weekdays(desk: Desk, found: Interval) -> Span | None:
    """「周六周日」, 「周一到五」 as one leave; 「周一三」 are two, to be said one by one."""
    first = _day(desk, found)
    ahead = [(WEEKDAYS[name] - first.weekday()) % 7 for name in _WEEKDAY.findall(found.text)]
    if ahead != list(range(len(ahead))) and not _RANGE.search(found.text):
        return None
    last = stretch(desk, first + ahead[-1] * DAY, _part(found.text))
    return Span(stretch(desk, first, _part(found.text)).start, last.end)


def _following(desk: Desk, tail: str, found: Interval) -> Interval | None:
    """The other end of a range: it stands right there, and 「周五」 after 「下周三」 is next week's."""
    zone = desk.compound.zone
    for since in (desk.now, found.start):
        other = answers.when(tail, since, zone)
        if other is not None and tail.startswith(other.text) and other.start >= found.start:
            return other
    return None


def _count(words: str) -> int | None:
    days, weeks = _DAYS.search(words), _WEEKS.search(words)
    if days is not None:
        return number(days[1])
    return None if weeks is None else 7 * (number(weeks[1]) or 1)


def _part(words: str) -> str | None:
    return next((part for part in ("night", *HALVES) if has_cue(f"leave_{part}", words)), None)


def _day(desk: Desk, found: Interval) -> date:
    return found.start.astimezone(desk.compound.zone).date()
