"""Times at which somebody should come, told apart from those that only say what happened or was promised."""

import re

from handlers.reading.times import AROUND, TIME, bounds, says_time

ANY_TIME = re.compile(
    r"(?:随时|什么时候|哪天|任何时间)(?:都|也)?(?:可以|能|行|来|上门|过来|在家|有人|有空|方便)+|(?:全天|一整天|一天|整天)都?(?:在家|有人|在)"
)
_ANY_WORDS = re.compile(r"随时|(?:什么时候|哪天)都(?:行|可以)|任何时间|全天|一整天|一天都|整天")
_TILL_DAY = re.compile(r"(?:到|至|-|~)(?:周|星期|礼拜)")
WISHED = 3
"""The weight of the words around a time from which somebody should come then."""
_END = re.compile(r"[,，。!?;~\n ]")
_ONLY = re.compile(
    r"(?:那|就|要不|最好|还是|定在?|约在?|我|都|也|吧|行|可以|都行|吗|呢|呗|哈|好[的了]?|嗯|对|[\s,，。.!?~])*"
)
_MOVED = re.compile(r"(?:改|换|推迟?|挪|调|延)(?:成|到|为|约|在)$|改约?$|^换$|换个时间$|不是[^。!?]{1,8}是$")
_INSTEAD = re.compile(r"(?:不行|不对|不是|算了|错了|没空|上班|不在家?|有事)[^。!?]{0,12}$")
"""Before a time that takes the place of another one: 周五下午来, 哦不行, 周六上午吧."""
_ARRANGED = re.compile(
    r"来的话(?:就|得|要|最好)?$|(?:(?:约(?![好的了定过])|登记)[^,，的好了]{0,4}|(?:安排|最好|请|麻烦|[能可]不[能可]以?|能否|可以|赶|请于)[在到个]?|(?<!的)时间:?)\s?$"
)
_COME = re.compile(
    r"(?<!没人)(?<!有人)(?<![起回出下上进拿原本从后越近未往将看想说年用没不再才刚还])来"
    r"(?!电|水|气|暖|过|了|的|着|往|自|说|讲|回|不及|得及|源|信|电|看过|人看|修过|干|月|年|还是|不了)"
    r"|来的时候|再来(?!过)|来人|嚟|上门|过来|派(?:个|人|师傅|位)|能到[吗不嘛么]|(?:能不能|必须|赶紧|赶快)到|(?<![渗漏流掉滴])到我家|入户|^.{0,4}(?:测(?:一?下|温|个温|量)|(?<!报)修(?!好|过|了|完|的)|换(?!了|过|的)|疏通|检修|能?修[好完]?[吗不])"
)
_HOME = re.compile(
    r"(?:家里?|屋里|我|俺|都|也)在(?=$|[的呢哈\s]|家)|在家(?=$|[的呢哈吧等可能有你来方修])|(?<!没)有人(?=$|[在呢哈吧的了\s]|得)|留人|有空|得闲|有时间|方便"
    r"|(?<![不还])(?:行|可以|中|成)(?:[吗不嘛么]|$)|[您你]们?[挑选定]|任选|等你|等师傅|等门|开门|有人喺|到家$|才[能回]家|最好|^吧$|^(?:都|一定|肯定)?在(?=$|[的呢哈吧])"
    r"|我?(?:休息|轮休|调休|得空|(?<!天)空(?=$|[吗呢])|请了?[^,，]{0,4}假|提前下班|在屋|回家$|(?:能|可以|就|才|会)[^,，。]{0,6}回[来家])|^(?:我)?等着|^(?:成不|得唔得|好伐|好不|随时|赶得上|来得及|来不来得及)"
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
    r"^(?:是|就(?!来|能|过来|派|上门|把|叫|让)|说|答应|也没|没了|刚|才(?!有人|有空|有时间|方便|在|能|到家)|又|已|一[^起早下整天家定]|起|报|反映|打[来的]|换的|之?内|再不|不行|要降|的(?!测温|入户|上门|检修|维修))|不了(?!解)|没来|没人来|没见|没到|还没|又没|白等|来过|来人[^,，]{0,3}过|来[修看换测弄查]了|过来(?:说|看了)|看过|来(?:了|的(?!时候))(?!$)|修过|修好了|已经|到现在|还来[吗不么嘛]?|作数|别来"
    r"|不用来|不用了|甭来|(?<!来)不来|不要了|不在家?|没空|没人|没时间|不方便|没在|出门|要上班|一个人在|独自|自己在家|突然|停[水电暖气]|[来没]暖|[漏坏]了|想[换把修]|还是|又|推|恢复"
)
_STOPPED = re.compile(r"取消|撤[掉单销]|免了|不用安排|作数|(?:不用|甭|用不着|不必)来(?!.*[,，].*来)|别来了")
_BROKEN = re.compile(r"结果|影子|人影|(?<!别)拖到|没来|没人来|一直没|人呢|人没")
_UNWANTED = re.compile(r"(?:不用|别|不要|除了|不是|甭)$")
_OTHER_EVENT = re.compile(
    r"开始供|供[暖热]|几点|活动|[缴交]|报名|到期|截止|施工|装修(?!师傅|工人|公司|队)|吵|噪音|就坏|开始不|下班(?!后|以后|之后)|值班|停[水电气暖]|检修燃气|投诉|找你|打12|打电话|答复|回复|回电|回音|给我个|敲|喊|唱|跳|吹|放[烟鞭]"
)
_LATER = re.compile(
    r"大?后|明|听|周|星期|礼拜|下|每|工作日|双休|月底|\d{1,2}[月号日]|[一二三四五六七八九十]{1,3}[月号日]"
)
_LOOSE = re.compile(
    r"周末|双休日?|今[天日儿]个?|每天[早晚]?上?|一?早[上晨起]?|清晨|大?清早|后?半夜|上午|中午|下午|晚上?|傍晚|夜里|白天|[这本](?:个?礼拜|周)"
)
"""A part of any day, or today: mostly told of what happens then, and a wish only where the next words say so."""
_DIRECTLY = re.compile(
    r"[都也就再还]?(?:[,，]?(?:我|家里?|屋里?)?(?:都|一直)?(?:有人(?!来)|有空|在家|方便|在(?=$|[的呢哈吧,，。]))|[能可请麻]|过?来(?=[看修换测装弄通给帮吧吗不]|一?下|人(?!说)|$|[,，。])|上门|派|到(?:$|[,，。!?吗]|我家)"
    r"|[\u4e00-\u9fff]{0,6}来(?:$|[,，。!?吗])|吧|可|最好|行|[量测修换])"
)
"""What follows such a time where it is a wish: 下午有人, 今天能来, 晚上修一下."""
_COUNTED = re.compile(r"[一整大半每]$")
"""Before a part of a day: 一晚上, 大白天 are no time to come."""
_OR = re.compile(r"(?:或者?|、|和|跟)?")


def appointment(text: str, *, guests: bool = False) -> str | None:
    """The time at which somebody should come, as written; None when a time only tells what happened.

    guests: the message announces visitors: then a time ahead is theirs, and words for guests ask for it.
    """
    best, most = "", WISHED - 1
    for match in TIME.finditer(text):
        start, end = bounds(text, match)
        weight = _wish(text, start, end, guests) if says_time(match) and not _TILL_DAY.match(text, end) else 0
        if weight > most:
            best, most = text[start : _alternative(text, end)], weight
    if best:
        return best
    free = ANY_TIME.search(text)
    said = _ANY_WORDS.match(free.group()) if free and not _STOPPED.search(text) else None
    return said.group() if said else None


def is_later(said: str) -> bool:
    """True for a day to come; 「今天」 and a bare hour may also push for what is due."""
    return _LATER.match(said) is not None


def is_exact(said: str) -> bool:
    """True for a day with its part or hour: 「明天」 alone mostly quotes what was promised."""
    match = TIME.match(said)
    return match is not None and bool(match["part"] or match["at"] or match["from"])


def _alternative(text: str, end: int) -> int:
    """Where a second time ends that is offered in the same breath: 周三或周四, 周二、周四下午."""
    found = _OR.match(text, end)
    other = TIME.match(text, found.end()) if found else None
    return bounds(text, other)[1] if other and other["day"] else end


def _wish(text: str, start: int, end: int, guests: bool) -> int:
    """How much the words around a time ask somebody to come then; 0 where it tells what happened or was promised."""
    said, before = text[start:end], text[:start]
    marks = [found.end() for found in _END.finditer(before.rstrip())]
    head = before[marks[-1] if marks else 0 :]
    stop = _END.search(text, end + (text[end : end + 1] == " "))
    last = stop.start() if stop else len(text)
    tail = text[end : min(last, end + 16)]
    if _MOVED.search(head) or _MOVED.search(before.rstrip(AROUND)):
        return 6
    if _ONLY.fullmatch(before) and _ONLY.fullmatch(text[end:]):
        return 5
    further = _next_clause(text, last + 1)
    if _is_past(said, head, tail) or _BROKEN.search(further) or _STOPPED.search(text):
        return 0
    loose = _LOOSE.fullmatch(said) is not None
    if loose and (_COUNTED.search(before) or not (guests or _DIRECTLY.match(text, end) or _ARRANGED.search(head))):
        return 0
    weight = _asks(head, tail, said, guests)
    weight += 2 * (weight > 0 and _INSTEAD.search(before) is not None)
    if not weight and last - end <= 8 and not _OVER.search(further):
        weight = _asks("", further, said, guests) - 1
    alone = bool(_ONLY.fullmatch(head) and _ONLY.fullmatch(tail))
    if weight <= 0 and alone:
        weight = _asks("", _END.split(before.rstrip(AROUND))[-1][-8:], said, guests) - 1
    if weight <= 0 and not loose and (guests or (alone and last == len(text.rstrip("。.!~ ")))):
        return WISHED
    return weight if guests or not _NIGHT.search(said) else 0


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


def _asks(head: str, tail: str, said: str, guests: bool) -> int:
    """The weight of a clause around a time: somebody comes, is let in, or somebody is at home."""
    home = 4 if _HOME.search(tail) else 0
    if _NOW_AND_THEN.match(said) and not guests:
        asked = not said.startswith("每") and _DIRECTLY.match(tail)
        return 4 if asked or _HOME.search(tail[:6]) else 0
    if _COME.search(tail) or said.endswith(("哪天", "任意一天")):
        return 5
    if guests and (_GUEST.search(tail) or _GUEST.search(head[-6:])):
        return 4
    return 4 if _ARRANGED.search(head) else home


def _next_clause(text: str, start: int) -> str:
    stop = _END.search(text, start)
    return text[start : min(stop.start() if stop else len(text), start + 10)]
