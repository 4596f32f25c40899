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
    "一整天": "全天",
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
    "下班前": "下午",
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
    "头晌": "上午",
    "前晌": "上午",
    "上昼": "上午",
    "上半日": "上午",
    "上半天": "上午",
    "上午头儿": "上午",
    "下晌": "下午",
    "后半晌": "下午",
    "下晏": "下午",
    "下半日": "下午",
    "下半天": "下午",
    "晚晌": "晚上",
    "晚黑": "晚上",
    "今夜": "晚上",
    "吃过饭": "晚上",
    "吃完晚饭": "晚上",
}
_WEEKDAYS = {
    char: index for index, chars in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天末7")) for char in chars
}
_N = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_DAY = (
    r"周六日|周六周日|"
    r"大后天|明后[天两]天?|后天|后日|后儿个?|明朝|过[一两几]天|[一两三四五六七八九十\d]天(?:之后|以后|后)|听日|听朝|明天|明日|明儿个?|今天|今日|今儿个?|当天|聽日"
    rf"|(?:这个?|本|下下个?|下个?)?(?:周|星期|礼拜)(?:[一二三四五六日天末]|[1-7](?![\d点:]))(?:两天)?|周末(?:两天)?|双休日?|工作日|每[天晚]|这两天|月底|(?:这|本|下下?)个?(?:周|星期|礼拜)(?:[之以]?内|(?![一二三四五六日天末内\d个]))"
    r"|(?<![\d.])(?:1[0-2]|0?[1-9])[/.](?:[12]\d|3[01]|0?[1-9])(?=[日号早晚]|上午|下午|中午|全天|在家|来)"
    rf"|{_N}月{_N}[日号]|(?<![\d一二三四五六七八九十第]){_N}[日号](?![楼门线院电梯栋车单内])|(?:春节|过年|年|节|元旦|国庆节?|五一|十一|假期|放假|节假日|元宵|正月十五)(?:之后|以后|过后|后)|(?:春节|过年|元旦|国庆节?|五一|中秋节?|元宵节?)前|国庆节?(?:期间|假期)?|过完年|过了年|过完节|改天"
)
_PART = "|".join(sorted([*PARTS, *_SAME_PART], key=len, reverse=True))
_CLOCK = rf"(?:{_N}\s?点钟?(?:半|[一三]刻|[零0]?{_N}分?)?|\d{{1,2}}:\d{{2}}|{_N}时(?![候间半不]))"
_RANGE = r"\s?(?:-|~|到|至|——|/)\s?"
_AFTER = r"之后|以后|过后|后(?!天|面|日|儿)|开始|往后|前|之前|以前|左右|多钟?|来钟"
_BEGINS = r"(?=[\d一二两几三四五六七八九十周大后後明过听聽今当这本下星礼双工每月春年节元国假放正中改凌早上傍晚白全清午夜头晌半朝晏黑吃前])"
TIME = re.compile(
    rf"{_BEGINS}(?P<day>{_DAY}|[今明后](?=早|晚|上午|下午))?[的,，\s]?(?P<part>(?:{_PART})(?!好))?[的,，\s]?"
    rf"(?:(?P<from>{_CLOCK}|{_N}(?={_RANGE}(?:{_PART})?{_CLOCK})){_RANGE}(?P<part2>{_PART})?(?P<to>{_CLOCK})|(?P<at>{_CLOCK}))?(?P<rel>{_AFTER})?"
)
_YEAR = (
    r"(?:20[0-4]\d(?![\d室号栋])|[两二]千[零〇]?[一二三四五六七八九十]{1,3}(?=年)"
    r"|二[零〇]\d{2}|二[零〇][一二三四五六七八九零〇]{2}|(?<![\d了住过用有近建])[12]\d(?=年))"
)
_MONTHS = rf"{_N}月份?(?:\s?(?:-|~|到|至)\s?{_N}月份?)?"
_QUARTER = r"第?[一二三四1-4]季度"
_SEASON = r"(?:供暖|采暖|取暖|供热)[季期]"
PERIOD = re.compile(
    rf"{_YEAR}\s?(?:年度?)?\s?(?:-|~|到|至)\s?(?:{_YEAR}\s?(?:年度?)?(?:{_SEASON})?|今年?|现在)"
    rf"|(?:{_YEAR}年?度?|[今去前明本]年度?|[上下]一?年度)(?:[上下]半年|{_QUARTER}|{_MONTHS}|[冬夏][天季]|{_SEASON}|全年)"
    rf"|{_YEAR}年度?|(?:(?:[今去]|(?<!提)前|(?<!明)明)年|[上下]一?年度|本年度?)度?|今冬|去冬|(?<!第)[上下前后]半年|全年"
    rf"|(?:上上?|下下?)个?季度|[本这](?:一|个)?季度|{_QUARTER}|(?:上上?|下下?)个?月(?!份?底|球)|[这本]个?月|当月"
    rf"|{_N}月?份?(?:\s?(?:-|~|到|至)\s?){_N}月份?|(?<![\d个]){_N}月份?(?!{_N}[日号]|\d|底)"
    rf"|(?:最?近|过去|(?<!提)前)(?:[半一两三几\d]年|[半一两三几\d]{{1,2}}个月)|[上下本这]个?{_SEASON}|这[两几]个月"
)
_NOT_A_PERIOD = re.compile(r"一个月|(?<![上下这本两三])个月$|几月$|满月|坐月|每月|一月(?!份)")
_HAPPENED = re.compile(r"(?:底|初|中旬|末)?(?:才|就|办的?|拿|收的|已经|交给|买|完工|开始|突然|换表|签|搬|退[租房])")
"""After a month it tells when something was done, not what a bill is for."""
_EACH = re.compile(r"(?:每|还是|按|一次交|[了住过用建])$")
ANY_TIME = re.compile(
    r"(?:随时|什么时候|哪天|任何时间)(?:都|也)?(?:可以|能|行|来|上门|过来|在家|有人|有空|方便)+|(?:全天|一整天|一天|整天)都?(?:在家|有人|在)"
)
_ANY_WORDS = re.compile(r"随时|(?:什么时候|哪天)都(?:行|可以)|任何时间|全天|一整天|一天都|整天")
_SINCE_DAY = re.compile(r"(?:下个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六1-6](?:到|至|-|~)$")
_TILL_DAY = re.compile(r"(?:到|至|-|~)(?:周|星期|礼拜)")
_TOO_EARLY = re.compile(r"[早晚][,，\s]")
WISHED = 3
"""The weight of the words around a time from which somebody should come then."""
_END = re.compile(r"[,，。!?;~\n ]")
_ONLY = re.compile(
    r"(?:那|就|要不|最好|还是|定在?|约在?|我|都|也|吧|行|可以|都行|吗|呢|呗|哈|好[的了]?|嗯|对|[\s,，。.!?~])*"
)
_MOVED = re.compile(r"(?:改|换|推迟?|挪|调|延)(?:成|到|为|约|在)$|改约?$|^换$|换个时间$|不是[^,，]{1,8}是$")
_ARRANGED = re.compile(
    r"(?:(?:约(?![好的了定过])|登记)[^,，的好了]{0,4}|(?:安排|最好|请|麻烦|[能可]不[能可]以?|能否|可以|赶|请于)[在到个]?|(?<!的)时间:?)\s?$"
)
_COME = re.compile(
    r"(?<!没人)(?<!有人)(?<![起回出下上进拿原本从后越近未往将看想说年用没不再才刚还])来"
    r"(?!电|水|气|暖|过|了|的|着|往|自|说|讲|回|不及|得及|源|信|电|看过|人看|修过|干|月|年|还是|不了)"
    r"|来的时候|再来(?!过)|来人|嚟|上门|过来|派(?:个|人|师傅|位)|(?<![渗漏流掉滴])到我家|入户|^.{0,4}(?:测(?:一?下|温|个温|量)|(?<!报)修(?!好|过|了|完|的)|换(?!了|过|的)|疏通|检修|能?修[好完]?[吗不])"
)
_HOME = re.compile(
    r"(?:家里?|屋里|我|俺|都|也)在(?=$|[的呢哈\s]|家)|在家(?=$|[的呢哈吧等可能有你来方修])|(?<!没)有人(?=$|[在呢哈吧的了\s]|得)|留人|有空|得闲|有时间|方便"
    r"|(?<![不还])(?:行|可以|中)(?:[吗不嘛么]|$)|等你|等师傅|等门|开门|有人喺|到家$|才[能回]家|最好|^吧$|^都?在(?=$|[的呢哈吧])"
)
_GUEST = re.compile(
    r"客人|朋友|亲戚|亲家|访客|老乡|同学|看房|搬家|搬[进出]|送货|货车|家具(?:来|送|进|到)|家政|保姆|月嫂|护工|装修师傅|表[哥弟姐妹]|请客"
    r"|进来?小区|[车人他她]要?进来$|放行|放进|借宿|收件|婚车|车队|^[^,，]{0,3}[要能]?进$|^.{0,3}到$"
)
_NIGHT = re.compile(r"半夜|凌晨|夜里|夜间|大清早")
_NOW_AND_THEN = re.compile(r"每|这两")
"""Days that come again and again tell a habit, unless somebody is at home then."""
_PROMISE = re.compile(
    r"(?:说好?[了的]?是?|讲|答应好?的?|承诺|通知|公告|原定|原来约的?|约[好的了定过]|定[好的]|预约[的了好过]|本来|登记|告知|等到|说等|都|推|拖|昨[日天]?)"
    r"[你们他她我妈爸物业师傅说,的在]{0,4}$"
    r"|昨$|(?:从|自|自从|截[至止]|到|有时|经常|连续|直到|拖到|的)$"
)
_LAST = re.compile(r"(?<!不)(?:上个?|前个?|去)$")
_OVER = re.compile(
    r"^(?:是|就(?!来|能|过来|派|上门)|说|答应|也没|没了|刚|才(?!有人|有空|有时间|方便|在|能|到家)|又|已|一[^起早下整天]|起|报|反映|打[来的]|换的|之?内|再不|不行|要降|的(?!测温|入户|上门|检修|维修))|不了(?!解)|没来|没人来|没见|没到|还没|又没|白等|来过|来人[^,，]{0,3}过|来[修看换测弄查]了|过来(?:说|看了)|看过|来(?:了|的(?!时候))(?!$)|修过|修好了|已经|到现在|还来[吗不么嘛]?|作数|别来"
    r"|不用来|不用了|甭来|不来|不要了|不在家?|没空|没人|没时间|不方便|没在|出门|要上班|一个人在|独自|自己在家|突然|停[水电暖气]|[来没]暖|[漏坏]了|想[换把修]|还是|又|推|恢复"
)
_STOPPED = re.compile(r"取消|撤[掉单销]|免了|不用安排|作数|(?:不用|甭|用不着|不必)来(?!.*[,，].*来)|别来了")
_BROKEN = re.compile(r"结果|影子|人影|拖到|没来|没人来|一直没|人呢|人没")
_UNWANTED = re.compile(r"(?:不用|别|不要|除了|不是|甭)$")
_OTHER_EVENT = re.compile(
    r"开始供|供[暖热]|几点|活动|[缴交]|报名|到期|截止|施工|装修(?!师傅|工人|公司|队)|吵|噪音|就坏|开始不|下班(?!后|以后|之后)|值班|停[水电气暖]|检修燃气|投诉|找你|打12|打电话|答复|回复|回电|回音|给我个|敲|喊|唱|跳|吹|放[烟鞭]"
)
_LATER = re.compile(
    r"大?后|明|听|周|星期|礼拜|下|每|工作日|双休|月底|\d{1,2}[月号日]|[一二三四五六七八九十]{1,3}[月号日]"
)


def spans(text: str) -> list[tuple[int, int]]:
    """Where a normalised text speaks of a day, a part of a day or an hour."""
    return [match.span() for match in TIME.finditer(text) if _says_time(match)]


def appointment(text: str) -> str | None:
    """The time at which somebody should come, as written; None when a time only tells what happened."""
    best, most = "", WISHED - 1
    for match in TIME.finditer(text):
        start, end = _bounds(text, match)
        weight = _wish(text, start, end) if _says_time(match) and not _TILL_DAY.match(text, end) else 0
        if weight > most:
            best, most = text[start:end], weight
    if best:
        return best
    free = ANY_TIME.search(text)
    said = _ANY_WORDS.match(free.group()) if free and not _STOPPED.search(text) else None
    return said.group() if said else None


def is_later(said: str) -> bool:
    """True for a day to come; 「今天」 and a bare hour may also push for what is due."""
    return _LATER.match(said) is not None


def period(text: str) -> str | None:
    """The span of time that a bill or a charge is for, as written: 今年, 2021年, 1到6月."""
    for match in PERIOD.finditer(text):
        said = match.group().strip()
        event = said.endswith(("月", "月份")) and _HAPPENED.match(text, match.end())
        if not (event or _NOT_A_PERIOD.search(said) or _EACH.search(text, 0, match.start())):
            return said
    return None


def _says_time(match: re.Match[str]) -> bool:
    if match["at"] == "一点" and not match["day"] and not match["part"]:
        return False  # 「一点点」, 「差一点」
    if match["day"] or match["at"] or match["from"]:
        return True
    return bool(match["part"]) and (len(match["part"]) > 1)


_AROUND = " ,，的"


def _bounds(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the time itself begins and ends, without the marks the pattern may take in; 周一到周五 is one."""
    said = match.group()
    start, end = match.end() - len(said.lstrip(_AROUND)), match.start() + len(said.rstrip(_AROUND))
    since = _SINCE_DAY.search(text[:start][-7:]) if said.strip(_AROUND)[:1] in ("周", "星", "礼") else None
    start += 2 * (_TOO_EARLY.match(text, start) is not None)
    return (start - len(since.group()) if since else start), end


def _wish(text: str, start: int, end: int) -> int:
    """How much the words around a time ask somebody to come then; 0 where it tells what happened or was promised."""
    said, before = text[start:end], text[:start]
    marks = [found.end() for found in _END.finditer(before.rstrip())]
    head = before[marks[-1] if marks else 0 :]
    stop = _END.search(text, end + (text[end : end + 1] == " "))
    last = stop.start() if stop else len(text)
    tail = text[end : min(last, end + 16)]
    if _MOVED.search(head) or _MOVED.search(before.rstrip(_AROUND)):
        return 6
    if _ONLY.fullmatch(before) and _ONLY.fullmatch(text[end:]):
        return 5
    further = _next_clause(text, last + 1)
    if _is_past(said, head, tail) or _BROKEN.search(further) or _STOPPED.search(text):
        return 0
    weight = _asks(head, tail, said)
    if not weight and last - end <= 8 and not _OVER.search(further):
        weight = _asks("", further, said) - 1
    if weight <= 0 and _ONLY.fullmatch(head) and _ONLY.fullmatch(tail):
        weight = _asks("", _END.split(before.rstrip(_AROUND))[-1][-8:], said) - 1
    return weight if not _NIGHT.search(said) else 0


def _is_past(said: str, head: str, tail: str) -> bool:
    """The time tells what happened, what was promised, or when nobody may come."""
    if _PROMISE.search(head) or _UNWANTED.search(head):
        return True
    if said[0] in "周星礼" and _LAST.search(head):
        return True
    if said.endswith("起") and tail.startswith("来"):
        return True
    come, over = _COME.search(tail), _OVER.search(tail)
    if over and (come is None or over.start() <= come.start() + 1):
        return True
    return _OTHER_EVENT.search(tail[:10]) is not None and not (come and come.start() < 3)


def _asks(head: str, tail: str, said: str) -> int:
    """The weight of a clause around a time: somebody comes, is let in, or somebody is at home."""
    home = 4 if _HOME.search(tail) else 0
    if _NOW_AND_THEN.match(said):
        return home
    if _COME.search(tail):
        return 5
    if _GUEST.search(tail) or _GUEST.search(head[-6:]):
        return 4
    return 4 if _ARRANGED.search(head) else home


def _next_clause(text: str, start: int) -> str:
    stop = _END.search(text, start)
    return text[start : min(stop.start() if stop else len(text), start + 10)]


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
    if later := re.fullmatch("过?([一两几三四五六七八九十0-9])天(?:之后|以后|后)?", said):
        return today + timedelta(days=number(later[1]) or 2)
    if said.startswith(("每", "这两")):
        return base or today
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
    if said.startswith(("周末", "双休")):
        return today if today.weekday() >= 5 else today + timedelta(days=5 - today.weekday())
    match = re.search(r"(下下|下)?个?(?:周|星期|礼拜)([一二三四五六日天末1-7])(?:两天)?$", said)
    if match is None:
        return None
    weeks = {"下": 1, "下下": 2}.get(match[1] or "", 0)
    target = 5 if match[2] == "末" else _WEEKDAYS[match[2]]
    day = today + timedelta(days=target - today.weekday() + 7 * weeks)
    return day if day >= today else day + timedelta(days=7)


def _following(today: date, days: int) -> list[date]:
    return [today + timedelta(days=offset) for offset in range(1, days + 1)]


def _dated(said: str, today: date) -> date | None:
    match = re.fullmatch(rf"(?:({_N})[月/.])?({_N})[日号]?", said)
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
    wanted = next((name for word, name in names.items() if said.startswith(word)), None)
    if wanted is None or (said.startswith("国庆") and not said.endswith("后")) or said.endswith("前"):
        return None
    calendar = country_holidays("CN", years=[today.year, today.year + 1], language="zh_CN")
    days = sorted(day for day, name in calendar.items() if wanted in name and day >= today)
    if not days:
        return None
    last = days[0]
    while last + timedelta(days=1) in calendar:
        last += timedelta(days=1)
    return last + timedelta(days=1)
