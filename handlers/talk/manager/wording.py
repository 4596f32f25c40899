"""What a manager's sentence asks for: which notice, for which buildings, about which time, when and how often to send.

「给3号楼发通知：明早9点停水2小时」 「后天9到12点3、4号楼注水试压，家里留人」 「每周五17点给2号楼发通知：…」
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from handlers.desk.notices.audience import EVERYBODY
from handlers.desk.timing.recurrence import Recurrence
from handlers.reading import answers, times
from handlers.reading.numerals import number
from handlers.turn import Span
from storage.households import Place

_FILE = Path(__file__).parents[3] / "locales" / "zh_CN" / "manager.toml"
_N = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_AND = r"\s*(?:、|,|，|和|及|与|跟)\s*"
_TO = r"\s*(?:-|~|～|—|到|至)\s*"
_BUILDINGS = re.compile(
    rf"(?<![\d.])(?P<list>(?:[A-Za-z]|{_N})(?:(?:{_TO}|{_AND})(?:[A-Za-z]|{_N}))*)\s*(?:号楼|号栋|栋|幢|座|#楼|#)"
    rf"(?:\s*(?P<units>{_N}(?:{_AND}{_N})*)\s*单元)?(?:\s*(?P<riser>\d{{1,2}})\s*(?:号)?立管)?"
)
_ROOM = re.compile(r"(?<![A-Za-z\d.:：-])([A-Za-z\d]{1,3})-([A-Za-z\d]{1,2})-(\d{2,4}[A-Za-z]?)(?![\d-])")
_ONLY_WHOM = re.compile(
    r"[\s，,。！!的]*(?:全小区|全体|所有|各位|全部)?(?:的)?(?:业主群|业主|居民|住户|邻居)?[们]?里?(?:一下|一声)?[\s，,。！!]*"
)
_SAYING = re.compile(r"^[\s，,]*(?:就?说|内容[是为]?)[\s，,]*")
_TO_NOTIFY = re.compile(
    r"发(?=.{1,6}通知)|通知(?=发)|(?:^|[，,。])通知(?=[全所各每]|[\w、,，~—-]{1,16}(?:楼|栋|单元|座))"
)
_HOURS = re.compile(r"[点时:：]|上午|下午|晚上|中午|凌晨|全天|整天|小时|分钟|天$")
_LONG = re.compile(r"(?P<n>\d+(?:\.5)?|[一二两三四五六七八九十]+|半)\s*个?(?P<half>半)?\s*(?P<unit>小时|钟头|分钟|天)")
_REASON = re.compile(r"因为?(?P<reason>[^，,。；;：:]{2,20}?)(?:[，,。]|$|而|需要|需|停)")
_BECAUSE = re.compile(r"^因为?")
_RELATIVE = re.compile(
    r"今天|今晚|今早|明天|明早|明晚|明日|后天|大后天|昨天|本周|这周|下周|(?<![（(每日号])(?<![日号]\s)(?:周[一二三四五六日末]|星期[一二三四五六日天])"
)
_TO_WHOM = re.compile(r"[给向对请帮我每\s，,。]*(?:全小区|业主群|业主|居民|住户)?里?[\s，,。]*")
_HOUR = rf"(?:(?P<part>上午|下午|晚上|早上|早|晚)?\s*(?P<hour>{_N})\s*(?:点|[:：])\s*(?P<minute>半|\d{{1,2}})?)?"
_YEARLY = re.compile(rf"每年(?P<month>{_N})月(?P<day>{_N})[日号]\s*{_HOUR}")
_MONTHLY = re.compile(rf"每个?月(?P<day>{_N})[日号]\s*{_HOUR}")
_WEEKLY = re.compile(rf"每个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])\s*{_HOUR}")
_BEFORE_HOLIDAY = re.compile(rf"(?:每个?)?(?:节|节假日|放假)前(?:的)?(?:最后)?(?:一个|一)?(?:工作日|天)\s*{_HOUR}")
_WEEKDAYS = "一二三四五六日"
MORNING = 9 * 60
LONGEST_SUMMARY = 8
"""A command is a short sentence: so many characters beside its own words at most."""


@cache
def _words() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {part: {name: tuple(words) for name, words in lists.items()} for part, lists in table.items()}


def command(text: str) -> str | None:
    """Which figures or lists a short sentence asks for; the longest of the words it holds decides."""
    plain = text.strip(" ，。！？,.!?~")
    found = [(len(word), name) for name, words in _words()["commands"].items() for word in words
             if word in plain and len(plain) <= len(word) + LONGEST_SUMMARY]  # fmt: skip
    return max(found)[1] if found else None


def survey_kind(text: str, usual: str) -> str:
    """The kind of survey a manager asks to be sent; ``usual`` where they name none."""
    kinds = _words()["survey"].items()
    return next((kind for kind, words in kinds if any(word in text for word in words)), usual)


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for. ``places`` empty where none was named, ``body`` what the notice is to say.

    ``dictated``: the words after a colon, which are the notice rather than a description of it.
    """

    text: str
    body: str
    dictated: bool
    places: tuple[Place, ...]
    span: Span | None
    send_at: datetime | None
    repeat: Recurrence | None
    urgent: bool
    correction: bool = False

    @property
    def audience_places(self) -> tuple[Place, ...]:
        return self.places or EVERYBODY


def request(text: str, now: datetime, zone: ZoneInfo) -> Request | None:
    """The notice a sentence asks for; None where it does not ask for one in so many words."""
    split = _split(text)
    if split is None:
        return None
    head, body, dictated = split
    repeat = recurrence(head) or recurrence(body)
    sending = None if repeat else moment(head, now, zone)
    return Request(
        text=text,
        body=body,
        dictated=dictated,
        places=places(head) or places(body),
        span=span(body, now, zone),
        send_at=sending,
        repeat=repeat,
        urgent=_has("urgent", text),
        correction=_has("correct", text),
    )


def says_when(text: str) -> bool:
    """Whether hours are named, once: without them, or with 「每天」, a time would have to be made up."""
    return _HOURS.search(_without_places(text)) is not None and "每天" not in text


def implied(text: str, now: datetime, zone: ZoneInfo) -> Request | None:
    """A sentence without 「发通知」 that announces something: it needs a time to come, and is only ever a draft."""
    told = span(text, now, zone)
    if told is None or not says_when(text):
        return None
    return Request(text, text, False, places(text), told, send_at=None, repeat=None, urgent=_has("urgent", text))


def _split(text: str) -> tuple[str, str, bool] | None:
    """What is said about the sending, what is to be sent, and whether that was dictated after a colon."""
    if any(text.startswith(word) for word in _words()["notice"]["correct"]):
        _, colon, rest = text.replace("：", ":").partition(":")
        return "", rest.strip(), bool(colon)
    found = _command_in(text)
    if found is None:
        return None
    head, rest = text[: found[0]], text[found[1] :]
    mark = re.match(r"[^:：]{0,24}[:：](?!\d)", rest)
    if mark:
        return head + mark.group(), rest[mark.end() :].strip(), True
    if (saying := _SAYING.match(rest)) is not None:
        return head, rest[saying.end() :].strip(), True
    if _ONLY_WHOM.fullmatch(_without_places(rest)):
        return (head + rest, "", False) if _only_sending(head) else (rest, head.strip(" ，,。"), False)
    return head, rest.strip(" ，,。！!"), False


def _only_sending(text: str) -> bool:
    """Whether nothing is said beside whom to send to and when."""
    rest = _without_places(text)
    for start, end in reversed(times.spans(times.told(rest))):
        rest = rest[:start] + rest[end:]
    return _TO_WHOM.fullmatch(rest) is not None


def _command_in(text: str) -> tuple[int, int] | None:
    """Where the sentence says that a notice is to be sent."""
    for word in (*_words()["notice"]["send"], *_words()["notice"]["urgent"]):
        if (at := text.find(word)) >= 0:
            return at, at + len(word)
    found = _TO_NOTIFY.search(text)
    return (found.start(), found.end()) if found else None


def _has(name: str, text: str) -> bool:
    return any(word in text for word in _words()["notice"][name])


# --- places -------------------------------------------------------------------------------------------------


def places(text: str) -> tuple[Place, ...]:
    """The buildings, units, risers and rooms a text names; the whole compound where it says so."""
    rooms = [Place(building=found[1].upper(), unit=found[2], room=found[3].upper()) for found in _ROOM.finditer(text)]
    parts = [place for found in _BUILDINGS.finditer(text) for place in _parts(found)]
    if not rooms and not parts and _has("everybody", text):
        return EVERYBODY
    return tuple(dict.fromkeys([*rooms, *parts]))


def _parts(found: re.Match[str]) -> list[Place]:
    units: list[str | None] = [*_numbers(found["units"])] if found["units"] else [None]
    return [Place(building=building, unit=unit, riser=_riser(found["riser"]))
            for building in _numbers(found["list"]) for unit in units]  # fmt: skip


def _riser(text: str | None) -> str | None:
    return text.zfill(2) if text else None


def _numbers(text: str) -> list[str]:
    """The members of a list such as 「3、4」, 「1-4」 or 「A、B」."""
    named: list[str] = []
    for part in re.split(_AND, text):
        ends = [_label(end) for end in re.split(_TO, part)]
        if len(ends) == 2 and all(end.isdigit() for end in ends):
            named += [str(n) for n in range(int(ends[0]), int(ends[1]) + 1)]
        else:
            named += ends
    return list(dict.fromkeys(named))


def _label(text: str) -> str:
    value = number(text.strip())
    return text.strip().upper() if value is None else str(value)


def _without_places(text: str) -> str:
    """A text in which no building number can be taken for a minute: 「9到12点3、4号楼」."""
    return _ROOM.sub("，", _BUILDINGS.sub("，", text))


# --- times --------------------------------------------------------------------------------------------------


def span(text: str, now: datetime, zone: ZoneInfo) -> Span | None:
    """When the announced thing happens; 「明早9点停水2小时」 ends two hours later."""
    told = answers.when(_without_places(text), now, zone)
    if told is None:
        return None
    length = _length(text)
    return Span(told.start, told.start + length if length else told.end)


def _length(text: str) -> timedelta | None:
    found = _LONG.search(text)
    if found is None:
        return None
    amount = 0.5 if found["n"] == "半" else _amount(found["n"])
    if amount is None:
        return None
    amount += 0.5 if found["half"] else 0
    return {"分钟": timedelta(minutes=amount), "天": timedelta(days=amount)}.get(found["unit"], timedelta(hours=amount))


def _amount(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\d+(?:\.5)?", text) else number(text)


def moment(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """When to send; a day without an hour means nine o'clock."""
    told = answers.when(_without_places(text), now, zone)
    return told.start if told else None


def relative(text: str) -> str | None:
    """A word such as 「明天」 that will mean another day when it is read."""
    found = _RELATIVE.search(text)
    return found.group() if found else None


def reason(text: str) -> str:
    """Why the works are needed: 「因管道抢修，…」."""
    found = _REASON.search(text)
    return _BECAUSE.sub("", found["reason"]).strip() if found else ""


def recurrence(text: str) -> Recurrence | None:
    """The calendar rule a text states."""
    if found := _YEARLY.search(text):
        month, day = number(found["month"]), number(found["day"])
        return _valid(Recurrence("year", _minute(found), month or 0, day or 0))
    if found := _MONTHLY.search(text):
        return _valid(Recurrence("month", _minute(found), day=number(found["day"]) or 0))
    if found := _WEEKLY.search(text):
        weekday = found["day"].replace("天", "日")
        return Recurrence("week", _minute(found), day=_WEEKDAYS.index(weekday) + 1)
    found = _BEFORE_HOLIDAY.search(text)
    return Recurrence("holiday", _minute(found)) if found else None


def _valid(rule: Recurrence) -> Recurrence | None:
    """A rule for a day there is; 31 stands for the last day of a shorter month."""
    month_known = rule.every != "year" or 1 <= rule.month <= 12
    return rule if month_known and 1 <= rule.day <= 31 else None


def _minute(found: re.Match[str]) -> int:
    if not found["hour"]:
        return MORNING
    hour = number(found["hour"]) or 0
    if found["part"] in ("下午", "晚上", "晚") and hour < 12:
        hour += 12
    minute = 30 if found["minute"] == "半" else int(found["minute"] or 0)
    return min(hour, 23) * 60 + min(minute, 59)
