"""Times at which somebody should come, told apart from those that only say what happened or was promised.

The tables of words around a time are `wish_words`; here they are weighed.
"""

import re
from collections.abc import Sequence

from handlers.reading import times
from handlers.reading.times import AROUND, TIME, bounds
from handlers.reading.wish_words import (
    ARRANGED,
    ASKED,
    AT_HOME,
    BROKEN,
    COME,
    COUNTED,
    DIRECTLY,
    DUE_BY,
    GROUNDS,
    GUESTS,
    INSTEAD,
    LAST,
    MOVED,
    OF_OTHERS,
    OFFERED,
    ONCE_MORE,
    OTHER_EVENT,
    OVER,
    PROMISED,
    SINCE,
    STOPPED,
    TAKEN_BACK,
    UNWANTED,
)

ANY_TIME = re.compile(
    r"""
    (?:
        (?P<ever>(?:白天|晚上|上午|下午|周末|工作日)?(?:随时|任何时间))[都也]?(?:可以|[能行中成来]|上门|过来|在家|有人|有空|方便)
        |(?P<now>现在|待会儿?|[等过]会儿?|一会儿)(?=就?(?:能|可以)?(?:来(?![电水气暖了过不])|过来|上门))
        |(?P<but>  # 除了周三都行
            除了(?:周|星期|礼拜|[今明后]|[上下]午|晚上|中午|白天)[^,，。]{0,6}?
            (?:其[他它]时间|别的时间|哪天)?都(?:可以|[行中成得在]|ok|方便|有空|有人)
        )
        |(?P<any>  # 啥时候来都行, but not 什么时候能来
            (?:什么时候|啥时候?|几时|几点|多会儿?|多咱|哪天)(?:过?来|上门)?都(?:可以|[行中成得]|ok|方便|有人(?!来)|在家)
        )
        |(?P<whole>全天|一整天|一天都?|整天)(?:在家|有人|在)  # 全天在家, 一天都有人
    )
    """,
    re.VERBOSE,
)
"""No time is named, but any will do."""
_WEATHER = re.compile(
    r"""
    (?:等(?:雨停|天晴|雪化|放晴|出太阳|太阳出来)|日落|天晴|太阳好的(?:中午|时候|天)?)(?:了|后|以后|之后|的时候)?
    (?=(?:[你您]们|师傅|[派叫]个?人|再)*(?:过来|上门|来)(?:[修弄看查]|个?人|[吧呗,，。]|$)|哪天都[行可])  # 等雨停了来修
    |(?<!到)(?<!逢)(?<!遇)
    (?:下[大暴]?[雨雪]|[刮起]大?风|阴雨|[雨雪](?=天))(?:天|那天|的?时候?|的那天)  # 下雨天, 刮大风那天, 下雨的时候
    (?=(?:[你您]们|师傅|[派叫]个?人|再|就)*(?:过来|上门|来)(?:[看瞧瞅查修测弄]|个?人|一[趟下]|才|最|[吧嘛呗,，。]|$))
    """,
    re.VERBOSE,
)
"""A weather in which the trouble can be seen, and somebody should come: 得下雨天来看."""
_TILL_DAY = re.compile(r"(?:到|至|-|~)(?:周|星期|礼拜)")
WISHED = 3
"""The weight of the words around a time from which somebody should come then."""
_HOME = re.compile(r"[\s,，]*□+[\s,，]*(?=[^\s,，□])")
"""Between a time and what is wished then a home may stand: 十五号上午 3号楼501 换阀门."""
_END = re.compile(r"[,，。!?;~\n ]")
_ONLY = re.compile(
    r"""
    (?:
        那|就|我|都|也|要不|最好|还是|定在?|约在?  # 那就周六, 最好周六
        |吧|吗|呢|呗|哈|行|可以|好[的了]?|嗯|对  # 周六吧, 嗯周六可以
        |谢谢[您你]?|辛苦[您你了]?|麻烦[您你]?|师傅
        |[\s,，。.!?~□]  # a home that is told before it stands as a mark
    )*+
    """,
    re.VERBOSE,
)
"""Around a time that is all a message says, as the answer to a question: 那就周六吧, 可以."""
_NIGHT = re.compile(r"半夜|凌晨|大清早|夜[里间](?!向|快?\s?[5-9五六七八九](?:点|:))")
"""Nobody is wished for then; but 夜里七点半 is an evening."""
_NOW_AND_THEN = re.compile(r"每|这[两几]")
"""Days that come again and again tell a habit, unless somebody is at home then."""
_LATER = re.compile(
    r"""
    明|听|大?后|下(?=[周个星礼月下])  # 明天, 听日, 大后天, 下周
    |(?:这个?|本)?(?:周|星期|礼拜)|双休|工作日|每
    |过[了完]|月底|[正冬腊]月|赶明|[一两三四五六七\d]天(?:之|以)?后|年初|立[春夏秋冬]|(?:清明|端午|五一|国庆|元旦|中秋|春节)
    |(?:\d{1,2}|[一二三四五六七八九十]{1,3})[月号日]
    """,
    re.VERBOSE,
)
"""How a day to come begins."""
_AHEAD = re.compile(r"明|听|大?后|下下?个?(?:周|星期|礼拜)|周末|双休|工作日")
"""Days to come, whatever else is said: 后天,3-1-902,厨房下水堵了; 周三 may as well be the day it began."""
_ANOTHER_DAY = re.compile(r"(?:昨[天晚夜日]|前[天晚]|那[天晚])[^,，。]{0,2}$")
"""Right before an hour of that day: 昨晚快十二点."""
_OPEN = re.compile(r"(?:起|开始|后|往后)$")
"""The end of a time that goes on."""
_LOOSE = re.compile(
    r"""
    今[天日儿]个?(?:早上|早晨|一早|上午)?|周末|双休日?|[这本](?:个?礼拜|周)|每天[早晚]?上?
    |一?早[上晨起]?|天亮|清晨|大?清早|上午|中午|下午|傍晚|晚上?|夜里|后?半夜|白天
    """,
    re.VERBOSE,
)
"""A part of any day, or today: mostly told of what happens then, and a wish only where the next words say so."""
_BOTH = re.compile(r"都(?:[行可能在有好]|没问题|方便)")
"""After two days with a comma between them: 周四,周五都行."""
_EITHER = ("或者", "要么", "要不")
"""Between two hours of one day too: 早八点前或者晚八点后."""
_OR = re.compile(rf"(?:{'|'.join(_EITHER)}|或|、|和|跟|,|到|至|~|-)?")


def appointment(text: str, told: Sequence[re.Match[str]] | None = None, *, guests: bool = False) -> str | None:
    """The time at which somebody should come by the rules alone, as written; None when it only tells what happened.

    text: cut to some 600 letters by `scene`; each time looks at all that stands around it.
    told: its times, where they are known already.
    guests: the message announces visitors: then a time ahead is theirs, and words for guests ask for it.
    """
    best, most, vague = "", WISHED - 1, False
    for match in times.told(text) if told is None else told:
        if is_taken_back(text, match):
            continue
        wished = weight(text, match, guests=guests)
        hour = match["at"] or match["from"]
        if wished > most or (vague and hour and wished >= WISHED):
            best, most = text[slice(*span(text, match))], wished
            vague = not (match["day"] or hour)  # 「吃完午饭来吧, 下午一点左右」 goes on to say when
    if best:
        return best
    free = any_time(text)
    return text[slice(*free)] if free else None


def span(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where a time stands, with a second one that is offered in the same breath."""
    start, end = bounds(text, match)
    return start, _alternative(text, end)


def any_time(text: str) -> tuple[int, int] | None:
    """Where a message says that any time will do, or names a weather for the visit."""
    free = None if STOPPED.search(text) else ANY_TIME.search(text) or _WEATHER.search(text)
    return free.span(free.lastgroup or 0) if free else None


def weight(text: str, match: re.Match[str], *, guests: bool) -> int:
    """How much the words around a time ask somebody to come then, at least WISHED where they do; see `_wish`."""
    start, end = bounds(text, match)
    if _TILL_DAY.match(text, end):
        return 0
    both = _alternative(text, end) if text.startswith((",", *_EITHER), end) else end
    return _wish(text, start, both, guests, STOPPED.search(text) is not None)


def is_offered(text: str, said: str) -> bool:
    """True where the words right after a time say that somebody is in then, or should come: 周三白天有人."""
    for match in re.finditer(re.escape(said), text):
        head = _END.split(text[: match.start()].rstrip(AROUND))[-1]
        if OFFERED.match(text, match.end()) and not OF_OTHERS.search(head):
            return True
    return False


def is_moved(text: str, said: str) -> bool:
    """True where the words before a time move a visit to it, whatever the message is about: 谢了, 不过明天改后天."""
    at = text.find(said)
    return at > 0 and MOVED.search(_END.split(text[:at].rstrip(AROUND))[-1]) is not None


def is_taken_back(text: str, match: re.Match[str]) -> bool:
    """True where the words behind a time take it back before another one is named: 周四上午, 哦不对有课, 周五上午."""
    other = TAKEN_BACK.match(text, match.end())
    return other is not None and any(times.says_time(later) for later in TIME.finditer(text, other.end()))


def is_later(said: str) -> bool:
    """True for a day to come; 「今天」 and a bare hour may also push for what is due."""
    return _LATER.match(said) is not None


def _alternative(text: str, end: int) -> int:
    """Where a second time ends that is offered in the same breath: 周三或周四, 周二、周四下午; 周四,周五都行."""
    found = _OR.match(text, end)
    other = TIME.match(text, found.end()) if found else None
    told = other and (other["day"] or (found and found.group() in _EITHER and times.says_time(other)))
    last = bounds(text, other)[1] if other and told else end
    return last if found and (found.group() != "," or _BOTH.match(text, last)) else end


def _wish(text: str, start: int, end: int, guests: bool, stopped: bool) -> int:
    """How much the words around a time ask somebody to come then; 0 where it tells what happened or was promised.

    stopped: somewhere the message wants no visit any more.
    """
    said, before = text[start:end], text[:start]
    marks = [found.end() for found in _END.finditer(before.rstrip())]
    head = before[marks[-1] if marks else 0 :]
    stop = _END.search(text, end + (text[end : end + 1] == " "))
    last = stop.start() if stop else len(text)
    tail = text[end : min(last, end + 16)]
    if GROUNDS.search(before[-20:]):
        return 0
    if MOVED.search(head) or MOVED.search(before.rstrip(AROUND)):
        return 6
    if _ONLY.fullmatch(before) and _ONLY.fullmatch(text[_alternative(text, end) :]):
        return 5
    further = _next_clause(text, last + 1)
    head = _without_echo(head, said)
    if _is_past(said, head, tail, guests) or stopped or (BROKEN.search(further) and not ASKED.search(head)):
        return 0
    loose = _LOOSE.fullmatch(said) is not None
    if loose and (COUNTED.search(before) or not (guests or DIRECTLY.match(text, end) or ARRANGED.search(head))):
        return 0
    weight = _asks(head, tail, said, guests)
    if end == last and not loose and ONCE_MORE.match(further):
        return 4
    if not weight and last - end <= 8 and not OVER.search(further):
        weight = _asks("", further, said, guests) - 1
    apart = before.endswith(" ") or _ONLY.fullmatch(head)
    alone = bool(apart and _ONLY.fullmatch(tail))
    if weight <= 0 and alone:
        weight = _asks("", _END.split(before.rstrip(AROUND))[-1][-8:], said, guests) - 1
    home = _HOME.match(text, end)
    if weight <= 0 and home:
        weight = _asks("", text[home.end() : home.end() + 16], said, guests) - 1
    weight += 2 * (weight > 0 and INSTEAD.search(before) is not None)
    if weight <= 0 and alone and start == 0 and _AHEAD.match(said):
        return WISHED
    chosen = alone and (last == len(text.rstrip("。.!~ ")) or any(word in said for word in _EITHER))
    if weight <= 0 and not loose and (guests or chosen):
        return WISHED
    return weight if guests or ARRANGED.search(head) or not _NIGHT.search(said) else 0


def _without_echo(head: str, said: str) -> str:
    """「说明天来明天来」 says the same promise twice: its second half is quoted like the first."""
    for echo in (said, f"{said}来"):
        head = head.removesuffix(echo)
    return head


def _is_past(said: str, head: str, tail: str, guests: bool) -> bool:
    """The time tells what happened, what was promised, or when nobody may come."""
    if PROMISED.search(head) or UNWANTED.search(head) or _ANOTHER_DAY.search(head):
        return True
    if SINCE.search(head) and not (_OPEN.search(said) and (COME.search(tail) or AT_HOME.search(tail))):
        return True
    if said[0] in "周星礼" and LAST.search(head):
        return True
    if said.endswith("起") and tail.startswith("来"):
        return True
    come, over = COME.search(tail), OVER.search(tail)
    if over and (come is None or over.start() <= come.start() + 1):
        return True
    if guests and GUESTS.search(tail):
        return False  # 明天搬家公司的车几点能进
    return OTHER_EVENT.search(tail[:10]) is not None and not (come and come.start() < 3)


def _asks(head: str, tail: str, said: str, guests: bool) -> int:
    """The weight of a clause around a time: somebody comes, is let in, or somebody is at home."""
    home = 4 if AT_HOME.search(tail) else 0
    if _NOW_AND_THEN.match(said) and not guests:
        asked = not said.startswith("每") and DIRECTLY.match(tail)
        return 4 if asked or AT_HOME.search(tail[:6]) else 0
    if COME.search(tail) or said.endswith(("哪天", "任意一天")) or (said.endswith("前") and DUE_BY.match(tail)):
        return 5
    if guests and (GUESTS.search(tail) or GUESTS.search(head[-6:])):
        return 4
    return 4 if ARRANGED.search(head) else home


def _next_clause(text: str, start: int) -> str:
    stop = _END.search(text, start)
    return text[start : min(stop.start() if stop else len(text), start + 10)]
