"""Times an owner wishes for: 周六上午, 明天下午3点后, 后天9到12点, 春节后; found in a text and resolved.

Resolving needs the present moment and the community's zone; nothing here looks at a clock.
"""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.reading.numerals import number
from handlers.reading.values import Interval

PARTS = {
    "凌晨": (0, 6),
    "早上": (8, 10),
    "上午": (9, 12),
    "中午": (12, 14),
    "下午": (14, 17),
    "傍晚": (17, 19),
    "晚上": (18, 20),
    "白天": (9, 17),
    "全天": (9, 18),
    "下班后": (18, 20),
}
"""Hours of each part of a day in the community's zone."""
WHOLE_DAY = (9, 18)
LATEST = 20
"""Nobody visits later than this; 「晚上之后」 ends here."""

_SAME_PART = {
    "一早": "早上",
    "清早": "早上",
    "大早": "早上",
    "早晨": "早上",
    "清晨": "早上",
    "早": "早上",
    "午后": "下午",
    "夜里": "晚上",
    "夜间": "晚上",
    "晚": "晚上",
    "晚间": "晚上",
    "上午头": "上午",
    "头午": "上午",
    "晌午": "中午",
    "后晌": "下午",
    "下半晌": "下午",
    "下班以后": "下班后",
    "下班之后": "下班后",
    "下了班": "下班后",
    "下班": "下班后",
    "早起": "早上",
    "半夜": "凌晨",
    "下昼": "下午",
    "朝早": "早上",
    "晏昼": "中午",
    "夜晚": "晚上",
    "黑天": "晚上",
    "下晚": "傍晚",
    "晚饭后": "晚上",
    "吃完饭": "晚上",
    "大清早": "早上",
}
_WEEKDAYS = {
    char: index for index, chars in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天末7")) for char in chars
}
_N = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_DAY = (
    r"周六日|周六周日|"
    r"大后天|后天|后日|听日|听朝|明天|明日|明儿个?|今天|今日|今儿个?|当天|聽日"
    rf"|(?:这个?|本|下下个?|下个?)?(?:周|星期|礼拜)(?:[一二三四五六日天末]|[1-7](?![\d点:]))|周末|双休日?|工作日"
    rf"|{_N}月{_N}[日号]|(?<![\d一二三四五六七八九十第]){_N}[日号](?![楼门线院电梯栋车单])|(?:春节|过年|年|节|元旦|国庆|五一|十一|假期|放假|节假日|元宵|正月十五)(?:之后|以后|过后|后)|过完年|过了年|过完节|改天"
)
_PART = "|".join(sorted([*PARTS, *_SAME_PART], key=len, reverse=True))
_CLOCK = rf"(?:{_N}\s?点钟?(?:半|[一三]刻|[零0]?{_N}分?)?|\d{{1,2}}:\d{{2}}|{_N}时(?!候))"
_RANGE = r"\s?(?:-|~|到|至|——|/)\s?"
_AFTER = r"之后|以后|过后|后(?!天|面)|开始|往后|前|之前|以前|左右|多钟?|来钟"
TIME = re.compile(
    rf"(?P<day>{_DAY}|[今明后](?=早|晚|上午|下午))?[的,，\s]?(?P<part>(?:{_PART})(?!好))?[的,，\s]?"
    rf"(?:(?P<from>{_CLOCK}|{_N}(?={_RANGE}(?:{_PART})?{_CLOCK})){_RANGE}(?P<part2>{_PART})?(?P<to>{_CLOCK})|(?P<at>{_CLOCK}))?(?P<rel>{_AFTER})?"
)
_YEAR = r"(?:20\d\d|二[零〇]\d{2}|二[零〇][一二三四五六七八九零〇]{2}|\d{2}(?=年))"
PERIOD = re.compile(
    rf"{_YEAR}\s?(?:年度?)?\s?(?:-|~|到|至)\s?{_YEAR}\s?(?:年度?)?(?:供暖季|采暖季|采暖期|供暖期)?|{_YEAR}年度?(?:[上下]半年|第?[一二三四1-4]季度|{_N}月份?(?:\s?(?:-|~|到|至)\s?{_N}月份?)?|供暖季|采暖季)?"
    rf"|(?:今|去|前|明)年(?:[上下]半年|第?[一二三四1-4]季度|{_N}月份?(?:(?:-|~|到|至){_N}月份?)?|冬天|夏天|供暖季|采暖季|全年)?|[上下]半年|上上?个?季度|第[一二三四1-4]季度|[本这](?:一|个)?季度"
    rf"|上上?个?月|[这本]个?月|{_N}月?份?(?:\s?(?:-|~|到|至)\s?){_N}月份?|(?<!\d){_N}月份?(?!{_N}[日号]|\d)|近[两三几]年|[上本这]个?(?:供暖季|采暖季)|这[两几]个月|前[两几]个月|最近[两三几]个月"
)
_NOT_A_PERIOD = re.compile(r"一个月|[个几]月$|满月|坐月|每月|一月(?!份)")
ANY_TIME = re.compile(r"随时|什么时候都行|哪天都行|任何时间|都在家|全天|一整天|一天都|整天")
_PAST = re.compile(
    r"(?:上个?|昨|前|去)(?:周|星期|礼拜|天|年|晚)?$|从$|自$|自从$|每$|每个?$|都$|约的$|有时$|经常$|连续$|到现在"
)
_WANTED = re.compile(
    r"在家|有空|有人|有时间|没空|方便|上门|过来|再来|来[修看检弄测换搞]|来\s?(?=[,，~。!]|$)|来一?趟|来看(?!过)|得修|必须修|要修|(?:可以|也行)(?=$|[,，。!])|来我家|来测|测一?下|客人|朋友来|亲戚|请客|送货|登记|来人|来吧|来一?下|能来|可以来|请来|来行|来就|维修|修[一下理]|能修|派人|派个?师傅|安排|预约|约在?|改到|改成|改约|之后来|行吗|可以吗|可不可以|能不能|来可|家里留人|等你|等师傅|安排师傅|测温|收件|才能到家|才回|到家|都行|行不行|成不|中不"
)
_UNWANTED = re.compile(r"(?:不用|别|不要|除了|不是)$")
_UNWANTED_AFTER = re.compile(r"[^,，。!?]{0,2}(?:不在|没空|没人|不行|不方便|别来|不来|不用来|没时间|要出门|要上班)")
_MOVED = re.compile(r"改(?:成|到|为|约)?$")
_NOT_WISH = re.compile(
    r"停水|停电|停气|停暖|开始供|供暖|供热|几点|活动|缴|交费|报名|到期|截止|下班[^后了以]|上班|施工|装修|吵|噪音|坏的|就坏|开始不|没热|没水|没电|漏了|漏到"
)


def spans(text: str) -> list[tuple[int, int]]:
    """Where a normalised text speaks of a day, a part of a day or an hour."""
    return [match.span() for match in TIME.finditer(text) if _says_time(match)]


def appointment(text: str) -> str | None:
    """The time at which somebody should come, as written; None when a time only tells what happened."""
    wishes = [match for match in TIME.finditer(text) if _says_time(match) and _is_wish(text, match)]
    if wishes:
        moved = (wish for wish in wishes if _MOVED.search(text[: wish.start()]))
        return next(moved, wishes[0]).group().strip(" ,，的")
    free = ANY_TIME.search(text)
    return free.group() if free and re.search(r"在家|有人|来|上门", text) else None


def period(text: str) -> str | None:
    """The span of time that a bill or a charge is for, as written: 今年, 2021年, 1到6月."""
    found = (match.group().strip() for match in PERIOD.finditer(text))
    return next((said for said in found if not _NOT_A_PERIOD.search(said)), None)


def _says_time(match: re.Match[str]) -> bool:
    if match["at"] == "一点" and not match["day"] and not match["part"]:
        return False  # 「一点点」, 「差一点」
    if match["day"] or match["at"] or match["from"]:
        return True
    return bool(match["part"]) and (len(match["part"]) > 1)


def _is_wish(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 4) : match.start()]
    if _PAST.search(before) or _UNWANTED.search(before) or _UNWANTED_AFTER.match(text, match.end()):
        return False
    near = text[max(0, match.start() - 12) : match.end() + 14]
    wanted = _WANTED.search(near) is not None
    if match["day"] or match["part"] or match["at"] or match["from"]:
        return wanted and not _NOT_WISH.search(text, match.end(), match.end() + 8)
    return False


def resolve(text: str, now: datetime, zone: ZoneInfo, base: datetime | None = None) -> Interval | None:
    """The interval a normalised text wishes for, in the community's zone.

    now: the present moment, aware. base: the start of an earlier wish whose day is kept by 「改成下午」.
    None when the text names no time, or one that is over.
    """
    local = now.astimezone(zone)
    match = next((found for found in TIME.finditer(text) if _says_time(found) or found["part"]), None)
    if match is None:
        return None
    day = _day(match["day"], match["part"], local.date(), base.astimezone(zone).date() if base else None)
    if day is None:
        return None
    start, end = _hours(match)
    for candidate in (day, _next(match, day, base)):
        interval = _interval(candidate, start, end, local, match.group().strip(" ,，的"))
        if interval is not None:
            return interval
    return None


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
        return _around(_clock(match["at"], part), match["rel"] or "", part)
    start, end = PARTS.get(part, WHOLE_DAY)
    if part and match["rel"] and "前" not in match["rel"] and "左右" not in match["rel"]:
        return start, max(end, LATEST)
    return start, end


def _first(text: str, part: str, last: float) -> float:
    """The beginning of 9到12点, 2到5点: in the same half of the day as its end where that fits."""
    start = _clock(text, part)
    if start >= last and start >= 12:
        return start - 12
    return start if start < last else max(0.0, last - 1)


def _around(hour: float, relation: str, part: str) -> tuple[float, float]:
    if relation.endswith("前"):
        return min(PARTS.get(part, WHOLE_DAY)[0], hour - 1), hour
    if relation.endswith(("后", "开始")):
        end = WHOLE_DAY[1] if hour < WHOLE_DAY[1] else LATEST
        return hour, max(end, hour + 1)
    return hour, hour + 1


def _clock(text: str, part: str) -> float:
    """Hours since midnight of 3点半, 15:30, 九点; a bare 1 to 7 o'clock is an afternoon hour."""
    found = re.match(rf"({_N})\s?(?:[点时:]钟?)?(半|一刻|三刻|\d{{1,2}}|{_N})?", text)
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
    return _SAME_PART.get(text, text) if text else ""


def _day(said: str | None, part: str | None, today: date, base: date | None) -> date | None:
    if not said:
        return base or today
    if said[0] in "今当":
        return today
    if said.startswith("大后"):
        return today + timedelta(days=3)
    if said.startswith(("后", "後")):
        return today + timedelta(days=2)
    if said[0] in "明听聽":
        return today + timedelta(days=1)
    return _weekday(said, today) or _dated(said, today) or _after_holiday(said, today)


def _weekday(said: str, today: date) -> date | None:
    if said == "工作日":
        return next(day for day in _following(today, 7) if day.weekday() < 5)
    if said in ("周末", "双休", "双休日"):
        return today if today.weekday() >= 5 else today + timedelta(days=5 - today.weekday())
    match = re.search(r"(下下|下)?个?(?:周|星期|礼拜)(.)$", said)
    if match is None:
        return None
    weeks = {"下": 1, "下下": 2}.get(match[1] or "", 0)
    target = 5 if match[2] == "末" else _WEEKDAYS[match[2]]
    day = today + timedelta(days=target - today.weekday() + 7 * weeks)
    return day if day >= today else day + timedelta(days=7)


def _following(today: date, days: int) -> list[date]:
    return [today + timedelta(days=offset) for offset in range(1, days + 1)]


def _dated(said: str, today: date) -> date | None:
    match = re.fullmatch(rf"(?:({_N})月)?({_N})[日号]", said)
    if match is None:
        return None
    month = number(match[1]) if match[1] else None
    wanted = number(match[2])
    days = (day for day in (today, *_following(today, 366)) if day.day == wanted)
    return next((day for day in days if month is None or day.month == month), None)


def _after_holiday(said: str, today: date) -> date | None:
    """The first day after the named holiday of the statutory calendar; None where that is not known."""
    from holidays import country_holidays  # noqa: PLC0415 - its calendars take 0.4 s, few need them

    names = {
        "春节": "春节",
        "过": "春节",
        "年": "春节",
        "元旦": "元旦",
        "国庆": "国庆",
        "十一": "国庆",
        "五一": "劳动",
    }
    wanted = next((name for word, name in names.items() if said.startswith(word)), "")
    calendar = country_holidays("CN", years=[today.year, today.year + 1], language="zh_CN")
    days = sorted(day for day, name in calendar.items() if wanted in name and day >= today)
    if not days:
        return None
    last = days[0]
    while last + timedelta(days=1) in calendar:
        last += timedelta(days=1)
    return last + timedelta(days=1)
