"""The span of time that a bill or a charge is for: 今年, 2021年, 1到6月, 上个采暖季."""

import re

from handlers.reading.times import AMOUNT

_TO = r"\s?(?:-|~|到|至)\s?"
_YEAR = r"""
    (?:
        20[0-4]\d(?![\d室号栋])                              # 2021; not the room 2021室
        | [两二]千[零〇]?[一二三四五六七八九十]{1,3}(?=年)   # 二千零二十一年
        | 二[零〇]\d{2}|二[零〇][一二三四五六七八九零〇]{2}  # 二零21, 二零二一
        | (?<![\d了住过用有近建])[12]\d(?=年)                # 21年; not 住了21年
    )
    """
_MONTHS = rf"{AMOUNT}(?:月份?)?{_TO}{AMOUNT}月份?|{AMOUNT}月份?"
_QUARTER = r"第?[一二三四1-4]季度"
_SEASON = r"(?:供暖|采暖|取暖|供热)[季期]"
PERIOD = re.compile(
    rf"""
    # from a month of one year to a month of another: 去年十一月到今年三月
    (?:{_YEAR}年?|[去前今]年){AMOUNT}月份?{_TO}(?:{_YEAR}年?|[去今明]年){AMOUNT}月份?

    # from one year to another: 2020到2021年度采暖季, 2019年至今
    | {_YEAR}\s?(?:年度?)?{_TO}(?:{_YEAR}\s?(?:年度?)?(?:{_SEASON})?|今年?|现在)

    # a part of a year: 2021年上半年, 去年第三季度, 今年1月到6月, 上年度采暖期
    | (?:{_YEAR}年?度?|[今去前明本]年度?|[上下]一?年度)
      (?:[上下]半年|{_QUARTER}|{_MONTHS}|[冬夏][天季]|{_SEASON}|全年|一?整年|一年)

    # a year or half of one; not the 前年 of 提前年底, the 明年 of 明明年初
    | {_YEAR}年度?
    | (?:(?:[今去]|(?<!提)前|(?<!明)明)年|[上下]一?年度|本年度?)度?
    | 今冬|去冬|(?<!第)[上下前后]半年|全年

    # a quarter
    | (?:上上?|下下?)个?季度|[本这](?:一|个)?季度|{_QUARTER}

    # a month; 下个月底 is a day
    | (?:上上?|下下?)个?月(?!份?底|球)|[这本]个?月|当月

    # months by number: 1到6月, 3月份; not the date 3月5号
    | {AMOUNT}月?份?{_TO}{AMOUNT}月份?
    | (?<!\d){AMOUNT}月份?[,、和跟]?{AMOUNT}月份?(?!{AMOUNT}[日号])    # 7月8月, 3月和4月
    | (?<![\d个]){AMOUNT}月份?(?!{AMOUNT}[日号]|\d|底)

    # counted back from now: 近两年, 过去3个月
    | (?:最?近|过去|(?<!提)前)(?:[半一两三几\d]年|[半一两三几\d]{{1,2}}个月)
    | 这[两几]个月

    # how long too much was taken: 一年半多收
    | (?<!这)[半一两三四五几\d]年半?(?=多[收扣交])

    # a heating season: 上个采暖季
    | [上下本这]个?{_SEASON}
    """,
    re.VERBOSE,
)
_HELD = frozenset("年月季期冬")
"""A period has one of these letters: most messages need no further look."""
_NOT_A_PERIOD = re.compile(r"一个月|(?<![上下这本两三])个月$|几月$|满月|坐月|每月|(?<!十)一月(?!份)")
_HAPPENED = re.compile(
    r"""
    (?:底|初|中旬|末)?
    (?:
        才|[^,，。费钱款]{0,4}[就已]|突然|开始            # 3月才通上暖气, 3月装修就验收了
        | 再[交缴收付]                                    # 能不能十月再交
        | 办的?|拿|收的|交给|买|完工|换表|签|搬|退[租房]  # 5月底搬走, 6月初收的房
    )
    """,
    re.VERBOSE,
)
"""After a month it tells when something was done, not what a bill is for."""
_EACH = re.compile(r"(?:每|还是|按|一次交|[了住过用建])$")
"""Before it: how often something is paid, or how long somebody has lived here."""


def period(text: str) -> str | None:
    """The span of time that a bill or a charge is for, as written: 今年, 2021年, 1到6月."""
    if _HELD.isdisjoint(text):
        return None
    for match in PERIOD.finditer(text):
        said = match.group().strip()
        event = said.endswith(("月", "月份")) and _HAPPENED.match(text, match.end())
        if not (event or _NOT_A_PERIOD.search(said) or _EACH.search(text, 0, match.start())):
            return said
    return None
