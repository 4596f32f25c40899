"""Answers to the bot's open question: yes or no, a home, a time, a score; tried before the classifier.

Each function returns None when the text is not such an answer.
"""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from handlers.reading import amounts, intervals, rooms, temperatures
from handlers.reading.normalise import PLAIN, clean
from handlers.reading.numerals import number
from handlers.reading.values import Address, Interval

_SOUNDS = r"[\s,，。.!！~?？啊呀呢哦噢吧嘛哈的了呗嘞]|谢谢[您你]?|谢了|麻烦[您你]了?"
"""Sounds, marks and thanks that may stand in any answer."""


def _nothing_but(*words: str) -> re.Pattern[str]:
    """A whole answer of these words and sounds; the longest first and never taken back, so that no text is slow."""
    longest = sorted(" ".join(words).split(), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(longest)}|{_SOUNDS})++")


_YES = _nothing_but(
    "嗯 恩 对 好 是 行 中 得 成 妥 呐 系 嘅 可",
    "可以 对头 阔以 还行 正常 满意 认可",  # it will do
    "提交 上报 报上去",
    "没错 冇错 不错 还不错 没问题 没毛病 没意见",
    "确认 确定 同意 收到 必须 当然 就这样 就这么办",
    "要 需要 有",  # 「要上门吗？」
    "在 在家 还在",  # 「明天在家吗？」
    "解决 热 修好",  # 「修好了吗？」
    "ok okay yes y yep sure 👍",
)
"""Agrees."""
_NO = _nothing_but(
    "不 不是 不对 不行 不可以 不好 不确认 不同意 不认可 不满意 否 错",
    "不用 不要 不需要 不必 不使 别 算",  # 「要上门吗？」
    "没 没有 没在 没在家 不在 不在家 没空 没人",  # 「明天在家吗？」
    "没解决 没热 没好 没修好 还",  # 「修好了吗？」; 还 as in 还没, 还不
    "不中 不得 不系 莫得 不成",  # dialects
    "no n nope 👎",
    "这个 我",  # say neither, as in 这个不要
)
"""Refuses."""
_SOUND = re.compile(rf"(?:{_SOUNDS}|这个|我|还|算)*+")
"""An answer that says neither."""
_SCORES = {
    "非常满意": 1.0,
    "很满意": 1.0,
    "十分满意": 1.0,
    "特别满意": 1.0,
    "满分": 1.0,
    "完美": 1.0,
    "非常不满意": 0.0,
    "很不满意": 0.0,
    "差评": 0.0,
    "不太满意": 0.25,
    "不满意": 0.25,
    "一般": 0.5,
    "还行": 0.5,
    "还可以": 0.5,
    "凑合": 0.5,
    "比较满意": 0.75,
    "基本满意": 0.75,
    "满意": 0.75,
    "挺好": 0.75,
    "很好": 1.0,
    "很差": 0.0,
    "太差": 0.0,
    "五星好评": 1.0,
    "好评": 1.0,
    "全5": 1.0,
}
_SCORE = re.compile(
    r"""
    (?<![\d.])(\d{1,2}|[零一二三四五六七八九十两])
    (?:\s?(?:分|颗?星|⭐|星级))?
    (?![\d.:点号月日])                             # but not 2点, 3号, 4.5
    """,
    re.VERBOSE,
)
_STARS = re.compile("[⭐★🌟]")
_CORRECTION = re.compile(
    r"""
      不对|错了|写错|打错|说错|发错|搞错|弄错|记错 | [哦噢啊呃]不[,，是]
    | 改成|改为|改到|更正|纠正|重新来|改一下|改下
    | 不是.{1,12}是 | 应该是|应为               # 不是3号楼是4号楼
    """,
    re.VERBOSE,
)


def yes_no(text: str) -> bool | None:
    """True for a bare yes, False for a bare no, in standard speech or dialect."""
    return plain_yes_no(clean(text, PLAIN))


def plain_yes_no(said: str) -> bool | None:
    """The same of a text that is normalised already."""
    said = said.lower()
    if not said or _SOUND.fullmatch(said):
        return None
    if _NO.fullmatch(said) and not said.startswith(("没错", "不错", "还不错")):
        return False
    return True if _YES.fullmatch(said) and not said.endswith(("吗", "么")) else None


def address(text: str) -> Address | None:
    """A home, or the parts of one; `corrected` when the owner takes back an earlier one."""
    said = clean(text, PLAIN)
    found = rooms.bare(said)
    if found is None or found.corrected or not correction(said):
        return found
    return Address(found.building, found.unit, found.room, True)


def when(text: str, now: datetime, zone: ZoneInfo, base: datetime | None = None) -> Interval | None:
    """The interval wished for, aware, in the community's zone; `base` keeps the day of 「改成下午」."""
    return intervals.resolve(clean(text, PLAIN), now, zone, base)


def leaves_day_open(text: str) -> bool:
    """True for words that name days without settling on one: 除了周三都行, 过了初八, 冬至以后."""
    return intervals.leaves_day_open(clean(text, PLAIN))


def score(text: str, low: int, high: int) -> int | None:
    """A mark from low to high: 「五星」, 「给4分」, 「2」, 「非常满意」."""
    said = clean(text, PLAIN)
    stars = len(_STARS.findall(text))
    if stars > 1:
        return stars if low <= stars <= high else None
    match = _SCORE.search(said)
    if match:
        value = number(match[1])
        return value if value is not None and low <= value <= high else None
    word = next((word for word in sorted(_SCORES, key=len, reverse=True) if word in said), None)
    return None if word is None else round(low + _SCORES[word] * (high - low))


def phone(text: str) -> str | None:
    """A telephone number, digits only, without +86."""
    return amounts.phone(clean(text, PLAIN))


def temperature(text: str) -> float | None:
    """A room temperature in °C; asked for one, a bare number will do."""
    said = clean(text, PLAIN)
    told = temperatures.room_temperature(said)
    if told is not None:
        return told
    match = re.fullmatch(r"\D{0,6}?(\d{1,2}(?:\.\d)?)\D{0,3}", said)
    return float(match[1]) if match and 0 < float(match[1]) < 45 else None


def ticket_number(text: str) -> str | None:
    """A ticket number as issued."""
    return amounts.ticket_number(clean(text, PLAIN))


def correction(text: str) -> bool:
    """True when the owner takes something back: 「不对，…」, 「改成…」, 「不是…是…」."""
    return _CORRECTION.search(clean(text, PLAIN)) is not None
