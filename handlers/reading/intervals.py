"""The interval that the words of a time mean; needs the present moment and the community's zone, looks at no clock."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.reading import lunar, wishes
from handlers.reading.numerals import number
from handlers.reading.times import AMOUNT, LATEST, PARTS, PASSED, SAME_PART, TIME, WEEKDAYS, WHOLE_DAY, says_time
from handlers.reading.values import Interval

_COUNTED = re.compile(rf"(?:(?P<half>半)|(?P<many>{AMOUNT}))个?(?P<more>半)?个?(?P<unit>小时|钟头|分钟)[之以]?后")
"""From when on somebody is there; 「两小时内」 asks for what nobody may promise for the office."""

_PAIR = re.compile(r"(?P<ten>十?)(?P<first>[一两二三四五六七八九])(?P<last>[二三四五六七八九十])\s?点")
"""Two hours in one: 三四点, 九十点, 十一二点; but 二十点 is one."""
_ABOUT = ("", "前后", "左右", "多", "多钟", "来钟", "随时")


def resolve(text: str, now: datetime, zone: ZoneInfo, base: datetime | None = None) -> Interval | None:
    """The interval a normalised text wishes for, in the community's zone.

    now: the present moment, aware. base: the start of an earlier wish whose day is kept by 「改成下午」.
    None when the text names no time, one that is over, or one that leaves its day open (周五之前).
    """
    local = now.astimezone(zone)
    match = _told(text)
    today, earlier = local.date(), base.astimezone(zone).date() if base else None
    day = _day(match["day"], match["part"], today, earlier) if match else None
    if match is None or day is None:
        return _later(text, local)
    start, end = _hours(match)
    for candidate in (day, _next(match, day, base)):
        interval = _interval(candidate, start, end, local, match.group().strip(" ,，的"))
        if interval is not None:
            return interval
    return None


def _later(text: str, local: datetime) -> Interval | None:
    """Counted from now: 一个小时后, 四十分钟以后."""
    counted = _COUNTED.search(text)
    if counted is None:
        return None
    many = 0.5 if counted["half"] else number(counted["many"]) or 0
    hours = many / 60 if counted["unit"] == "分钟" else many + 0.5 * (counted["more"] is not None)
    start = local.hour + local.minute / 60 + hours
    return _interval(local.date(), start, start + 1, local, counted.group())


def leaves_day_open(text: str) -> bool:
    """Whether a normalised text names a day and does not say which it shall be: 除了周三都行, 周五之前."""
    return _told(text) is None and any(says_time(match) and _is_open(text, match) for match in TIME.finditer(text))


def _told(text: str) -> re.Match[str] | None:
    """The first time that is told; behind one that leaves its day open only a time with a day of its own."""
    passed = False
    for match in TIME.finditer(text):
        later = match["part"] in ("早", "晚") and text.startswith(("点来", "点到", "些来", "点吧"), match.end("part"))
        if later or not (says_time(match) or match["part"]) or wishes.is_taken_back(text, match):
            continue  # 能不能晚点来: no evening is meant; 后天吧不对大后天: nor the day after tomorrow
        if _is_open(text, match):
            passed = True
        elif match["day"] or not passed:
            return match
    return None


def _is_open(text: str, match: re.Match[str]) -> bool:
    """「周五之前」, 「冬至以后」, 「周六前来」 do not say which day, 「除了周三都行」 only which not: it is asked."""
    relation, hour = match["rel"] or "", match["at"] or match["from"]
    if relation == "前" and not hour and text.startswith("来", match.end()):
        return True
    if text.endswith("除了", 0, match.start()):
        return True
    if not match["day"] or match["part"] or hour:
        return False
    after = "后" in relation or text.endswith(PASSED, 0, match.start())
    return relation.endswith("前") or (after and lunar.names(match["day"]))


def _next(match: re.Match[str], day: date, base: datetime | None) -> date:
    """A bare hour that is over means tomorrow, a weekday that is over next week's; else the same day."""
    said = match["day"] or ""
    if not said and base is None and not _today_implied(match):
        return day + timedelta(days=1)
    if re.match("周|星期|礼拜", said):
        return day + timedelta(days=7)
    return day


def _today_implied(match: re.Match[str]) -> bool:
    return match.group().startswith("今")


def _interval(day: date, start: float, end: float, now: datetime, text: str) -> Interval | None:
    midnight = datetime.combine(day, time(), now.tzinfo)
    first, last = midnight + timedelta(hours=start), midnight + timedelta(hours=end)
    if last <= now:
        return None
    return Interval(max(first, now.replace(second=0, microsecond=0)), last, text)


def _hours(match: re.Match[str]) -> tuple[float, float]:
    part = _part(match["part"])
    if match["from"]:
        last = _clock(match["to"], _part(match["part2"]) or part)
        return _first(match["from"], part, last), last
    if match["at"]:
        return _at(match["at"], match["rel"] or "", part)
    start, end = PARTS.get(part, WHOLE_DAY)
    relation = match["rel"] or ""
    if part and relation.endswith("前") and start > WHOLE_DAY[0]:
        return WHOLE_DAY[0], start  # 「中午之前」
    if part and relation and "前" not in relation and "左右" not in relation:
        return start, max(end, LATEST)
    return start, end


def _first(text: str, part: str, last: float) -> float:
    """The beginning of 9到12点, 2到5点: in the same half of the day as its end where that fits."""
    start = _clock(text, part)
    if start >= last and start >= 12:
        return start - 12
    return start if start < last else max(0.0, last - 1)


def _at(said: str, relation: str, part: str) -> tuple[float, float]:
    """The hour that is told, or the one between two: 三四点 is from three to four."""
    pair = _PAIR.match(said)
    if pair is None:
        return _around(_clock(said, part), relation, part)
    ten, one, other = pair["ten"], pair["first"], pair["last"]
    first, last = number(ten + one), number(other if other == "十" else ten + other)
    if first is None or last != first + 1:
        return _around(_clock(said, part), relation, part)  # 二十点
    start = _clock(f"{first}点", part)
    return (start, start + 1) if relation in _ABOUT else _around(start + relation.endswith("前"), relation, part)


def _around(hour: float, relation: str, part: str) -> tuple[float, float]:
    if relation == "前后":
        return hour - 0.5, hour + 0.5
    if relation.endswith("前"):
        return min(PARTS.get(part, WHOLE_DAY)[0], hour - 1), hour
    if "后" in relation or relation.endswith(("开始", "起")):
        end = WHOLE_DAY[1] if hour < WHOLE_DAY[1] else LATEST
        return hour, max(end, hour + 1)
    return hour, hour + 1


def _clock(text: str, part: str) -> float:
    """Hours since midnight of 3点半, 15:30, 九点; a bare 1 to 7 o'clock is an afternoon hour."""
    found = re.match(rf"({AMOUNT})\s?(?:[点时:]钟?)?(半|一刻|三刻|\d{{1,2}}|{AMOUNT})?", text)
    hour = float(number(found[1]) or 0) if found else 0.0
    minute = found[2] if found else None
    afternoon = part in ("下午", "晚上", "傍晚", "下班后") or (part == "中午" and hour < 3)
    if hour < 12 and (afternoon or (not part and hour < 8)):
        hour += 12
    return hour + _minutes(minute) / 60


def _minutes(text: str | None) -> int:
    if not text:
        return 0
    known = {"半": 30, "一刻": 15, "三刻": 45}
    return known.get(text) or number(text) or 0


def _part(text: str | None) -> str:
    return SAME_PART.get(text, text) if text else ""


def _day(said: str | None, part: str | None, today: date, base: date | None) -> date | None:
    if not said:
        return base or today
    if said[0] in "今当":
        return today
    if later := re.fullmatch("过?([一两几三四五六七八九十0-9])天(?:之后|以后|后)?", said):
        return today + timedelta(days=number(later[1]) or 2)
    if said.startswith(("每", "这两", "这几")):
        return base or today
    if said.startswith(("大后", "外后")):
        return today + timedelta(days=3)
    if said.startswith(("后", "後")):
        return today + timedelta(days=2)
    if said[0] in "明听聽" or said == "天光日":
        return today + timedelta(days=1)
    if lunar.names(said):
        return lunar.day(said, today)
    return _weekday(said, today) or _dated(said, today) or _after_holiday(said, today)


def _weekday(said: str, today: date) -> date | None:
    if said == "工作日":
        return next(day for day in _following(today, 7) if day.weekday() < 5)
    if said.startswith(("周末", "双休")):
        return today if today.weekday() >= 5 else today + timedelta(days=5 - today.weekday())
    match = re.match(r"(?:每|这|本)?个?(下下|下)?个?(?:周|星期|礼拜)([一二三四五六日天末1-7])", said)
    if match is None:
        return None
    weeks = {"下": 1, "下下": 2}.get(match[1] or "", 0)
    target = 5 if match[2] == "末" else WEEKDAYS[match[2]]
    day = today + timedelta(days=target - today.weekday() + 7 * weeks)
    return day if day >= today else day + timedelta(days=7)


def _following(today: date, days: int) -> list[date]:
    return [today + timedelta(days=offset) for offset in range(1, days + 1)]


def _dated(said: str, today: date) -> date | None:
    match = re.match(rf"(?:阳历|公历)?(?:({AMOUNT}|下个?|这个?)[月/.])?({AMOUNT})(?:[日号、到至-]|$)", said)
    if match is None:
        return None
    month = _month(match[1], today) if match[1] else None
    wanted = number(match[2])
    days = (day for day in (today, *_following(today, 366)) if day.day == wanted)
    return next((day for day in days if month is None or day.month == month), None)


def _month(said: str, today: date) -> int | None:
    if said.startswith("下"):
        return today.month % 12 + 1
    return today.month if said.startswith("这") else number(said)


def _holidays(year: int) -> dict[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 - its calendars take 0.4 s, few need them

    return dict(country_holidays("CN", years=year, language="zh_CN"))


def _after_holiday(said: str, today: date) -> date | None:
    """The first day after the named holiday of the statutory calendar; None where that is not known."""
    names = {
        "春节": "春节",
        "过": "春节",
        "年": "春节",
        "元旦": "元旦",
        "国庆": "国庆",
        "十一": "国庆",
        "五一": "劳动",
    }
    wanted = next((name for word, name in names.items() if said.startswith(word)), None)
    if wanted is None or (said.startswith("国庆") and not said.endswith("后")) or said.endswith("前"):
        return None
    calendar = _holidays(today.year) | _holidays(today.year + 1)
    days = sorted(day for day, name in calendar.items() if wanted in name and day >= today)
    if not days:
        return None
    if re.search("(?:天|假期|期间|当天)$", said):
        which = re.search(r"第(\w)天$", said)
        return days[0] + timedelta(days=(number(which[1]) or 1) - 1 if which else 0)
    last = days[0]
    while last + timedelta(days=1) in calendar:
        last += timedelta(days=1)
    return last + timedelta(days=1)
