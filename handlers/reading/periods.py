"""The span of time that a bill or a charge is for: 今年, 2021年, 1到6月, 上个采暖季."""

import re

from handlers.reading.numerals import NINE
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
_MONTHS = rf"元月份?|{AMOUNT}(?:月份?)?{_TO}{AMOUNT}月份?|{AMOUNT}月份?"
_QUARTER = r"(?:第?[一二三四1-4]季度|第[一二三四1-4]季)"
_SEASON = r"(?:供暖|采暖|取暖|供热)[季期]"
_SHORT = r"(?:20)?[12]\d"
"""A year of which the century may be left out, in a span: 24-25年度."""
PERIOD = re.compile(
    rf"""
    # from one year to the next in short: 24-25年度, 2023/24采暖季
    (?<![\d.\-#]){_SHORT}\s?(?:-|~|/|到|至)\s?{_SHORT}(?:年度?(?:{_SEASON})?|{_SEASON})

    # from a month of one year to a month of another: 去年十一月到今年三月
    | (?:{_YEAR}年?|[去前今]年){AMOUNT}月份?{_TO}(?:{_YEAR}年?|[去今明]年){AMOUNT}月份?

    # from a month on until now: 2021年6月到现在
    | (?:{_YEAR}年?|[去前今]年){AMOUNT}月份?{_TO}(?:现在|如今|今(?!年))

    # from one year to another: 2020到2021年度采暖季, 2019年至今
    | {_YEAR}\s?(?:年度?)?{_TO}(?:{_YEAR}\s?(?:年度?)?(?:{_SEASON})?|今年?|现在)

    # a part of a year: 2021年上半年, 去年第三季度, 今年1月到6月, 上年度采暖期
    | (?:{_YEAR}年?度?|[今去前明本]年度?|[上下]一?年度)
      (?:[上下]半年|{_QUARTER}|{_MONTHS}|[冬夏][天季]|{_SEASON}|全年|一?整年|一年)

    # a year or half of one; not the 前年 of 提前年底, the 明年 of 明明年初
    | {_YEAR}年度?
    | (?<![\d年第号\-\#家住栋幢座楼元])20[12]\d(?=最新|规定|标准|新规|版|[物供取采]|停车|[水电]费)  # 收费标准2025规定
    | (?:(?:[今去]|(?<!提)前|(?<!明)明)年|[上下]一?年度|本年度?)度?
    | 今冬|去冬|(?<!第)[上下前后]半年|全年

    # a quarter
    | (?:上上?|下下?)个?季度|[上下]季(?=[管物停车水电暖供热费])|[本这](?:一|个)?季度|{_QUARTER}

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

    # a heating season: 上个采暖季; what a bill is numbered by: 这期, 最近三期
    | [上下本这]个?{_SEASON}
    | (?:(?<!以)[上下]|[本这])一?个?期(?![间限末待望货盼工住结余抵])
    | (?:最?近|[上这前])[两三四五六几]期
    """,
    re.VERBOSE,
)
_HELD = frozenset("年月季期冬")
"""A period has one of these letters, or a year in digits: most messages need no further look."""
_NOT_A_PERIOD = re.compile(r"一个月|(?<![上下这本两三])个月$|几月$|满月|坐月|每月|(?<!十)一月(?!份)")
_HAPPENED = re.compile(
    r"""
    (?:底|初|中旬|末)?
    (?:
        才|[^,，。费钱款]{0,4}(?:就(?![欠收扣要这])|已)|突然|开始            # 3月才通上暖气, 3月装修就验收了
        | 再[交缴收付]                                    # 能不能十月再交
        | 办的?|拿|收的|交给|买|完工|换表|签|搬|退[租房]  # 5月底搬走, 6月初收的房
    )
    """,
    re.VERBOSE,
)
"""After a month it tells when something was done, not what a bill is for."""
_EACH = re.compile(r"(?:每|还是|按|一次交|[了住过用建])$")
"""Before it: how often something is paid, or how long somebody has lived here."""
_PERSON = re.compile(r"[我爸妈爷奶公婆伴人他她娃子姨叔舅姥爹娘亲]$")
_AGE = re.compile(rf"(?:都|已经?|快|刚|虚岁|周岁)*\s?(?:\d{{2}}|1[01]\d|[{NINE}]?十[{NINE}]?)(?![\d月块元到至-])")
"""After 「我爸今年」: how old somebody is."""
_RECALLED = re.compile(
    rf"""
    (?:好像|大概|记得|应该|也)*是\s?(?:\d{{1,2}}|十[一二]?|[{NINE}])月  # 去年好像是10月31
    |(?:年底|年初)?[才刚]?(?:搬|买的?房|买的?车|住进|入住|收的?房|装修(?!押金|保证金|费|款)|结的?婚|退休)
    """,
    re.VERBOSE,
)
"""After a year it tells when something happened."""
_YEAR_IS = ("去年是", "去年好像是", "前年是")
_PAID = re.compile(r"(?:[交缴付续]|截止)(?:费|款|钱)?[到至了]{1,2}$")
"""Before the day up to which all is paid: what is asked for now is another span, if one is told."""


def period(text: str) -> str | None:
    """The span of time that a bill or a charge is for, as written: 今年, 2021年, 1到6月."""
    if _HELD.isdisjoint(text) and "20" not in text:
        return None
    paid = None
    for match in PERIOD.finditer(text):
        said = match.group().strip()
        if _happened(text, match, said) or _NOT_A_PERIOD.search(said) or _EACH.search(text, 0, match.start()):
            continue
        if not _PAID.search(text[max(0, match.start() - 6) : match.start()]):
            return said
        paid = paid or said
    return paid


def _happened(text: str, match: re.Match[str], said: str) -> bool:
    """True where the words tell when something was done, or how old somebody is now."""
    if said.endswith(("月", "月份")):
        if said[0] not in "去前" and text.endswith(_YEAR_IS, 0, match.start()):
            return True
        return _HAPPENED.match(text, match.end()) is not None
    if said == "今年" and _PERSON.search(text[: match.start()][-1:]):
        return _AGE.match(text, match.end()) is not None
    return said.endswith("年") and _RECALLED.match(text, match.end()) is not None
