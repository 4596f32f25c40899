"""Slips in addresses and the fields of forms, and what they stand for: 三号楼儿单元, 楼号:20;单元:2."""

import re

from handlers.reading.numerals import CHINESE, NINE
from handlers.reading.room_forms import FEW, SPELLED


def _blank(match: re.Match[str]) -> str:
    return match.group(1).ljust(len(match.group()))


def _block(match: re.Match[str]) -> str:
    named = match.group(1).upper()
    return f"{named}{'号楼' if named.isdigit() else '座'}".ljust(len(match.group()))


def _stair(match: re.Match[str]) -> str:
    return f"{match.group(1)}单元".ljust(len(match.group()))


def _door(match: re.Match[str]) -> str:
    return f"{match.group(1)}室".ljust(len(match.group()))


def _stairway(match: re.Match[str]) -> str:
    return "单元".ljust(len(match.group()))


_NUMERAL = rf"[\d{CHINESE}]"
SLIPS = (
    (re.compile(rf"[好嚎](?<={_NUMERAL}.)(?=[楼搂])"), "号"),  # 3好楼
    (re.compile(r"h(?<=\d.)(?=楼)"), "号"),  # 3h楼
    # 3号搂2单元, 3号漏2单元
    (re.compile(rf"[搂偻喽娄漏路](?<={_NUMERAL}号.)(?:(?<![娄漏路])(?=[\d{CHINESE}\s])|(?={FEW}单元))"), "楼"),
    # 2单园501, 2丹元501
    (
        re.compile(
            rf"[单丹担但蛋旦](?<={_NUMERAL}.)(?:(?<=单)[园员圆原院缘远云兀]|(?<!单)[元园员愿])(?=[\d{CHINESE}\s]|的|$)"
        ),
        "单元",
    ),
    # 2单位904, 二单无301
    (re.compile(rf"单(?<={_NUMERAL}.)[位无](?=\s?(?:\d{{3}}|{SPELLED}{{3}}))"), "单元"),
    (re.compile(r"[dD](?<=\d.)(?:[yY]|anyuan)(?=\d)"), _stairway),  # 6栋3dy402
    (re.compile(rf"[洞懂冻动](?<={_NUMERAL}.)(?=[\d{CHINESE}]{{1,2}}\s?[单门\-]|\s?\d{{3,4}})"), "栋"),  # 3洞2单元
    (re.compile(rf"0(?<=[{NINE}].)(?=[{NINE}])"), "零"),  # 三0一
    (re.compile(r"[oO〇](?<=\d.)(?=\d)|零(?<=(?<!\d)\d.)(?=\d(?!\d))"), "0"),  # 5o1, 2零5
    # 1单元 9 0 3
    (re.compile(r"(\d) (\d) (\d)(?:(?<=[元栋幢座楼].{5})|(?<=[元栋幢座楼]\s.{5}))(?!\s?\d)"), r"\1\2\3  "),
    (re.compile(rf"([楼栋幢座元室])\s?(?:[-/_~.·]|杠)\s?(?={_NUMERAL})"), _blank),  # 3号楼-2单元, 八栋 杠 三
    (re.compile(r"(号)-(?<=\d..)(?=\d{1,2}-\d{3})"), _blank),  # 3号-2-501
    # 儿单元, 三号楼儿单元, 四零儿, 四儿零三; but not 女儿单元测验
    (
        re.compile(
            rf"""
            [儿而尔耳]
            (?: (?: (?<![\u4e00-\u9fff].) | (?<=[楼栋幢座元住在是们].) )
                (?= 号楼 | 栋 | 幢 | 单元(?!测|考|作|卷) | 楼[东西中南北] )
              | (?<=儿)(?: (?<={SPELLED}[零〇].) | (?<={SPELLED}.)(?=[零〇]{SPELLED}) )
            )
            """,
            re.VERBOSE,
        ),
        "二",
    ),
    (re.compile(r"廿"), "二"),
    (re.compile(r"(\d)[楼层]([A-Ha-h])(?![A-Za-z\d座栋区])"), r"\1\2室"),  # 8座15楼A
    # Building 6, unit 2, room 1503
    (re.compile(r"(?<![a-zA-Z])(?i:building|bldg\.?|tower|block) ?#?(\d{1,3}|[A-Za-z])(?![A-Za-z\d])"), _block),
    (re.compile(r"(?<![a-zA-Z])(?i:unit) ?#?(\d{1,2})(?!\d)"), _stair),
    (re.compile(r"(?<![a-zA-Z])(?i:room|rm\.?|apt\.?|apartment|flat) ?#?(\d{3,4})(?!\d)"), _door),
    (re.compile(rf"腰(?<=[栋幢座楼元门].)(?=[{CHINESE}])"), "幺"),  # 2单元腰零三
)
"""Slips of the keyboard and of voice to text in an address; each is as long as what it stands for.

The letter itself comes first, and what must stand before it only then: so a text without it is done with at once."""

_NUMBER = rf"(?:[甲乙丙丁]?\d{{1,3}}[A-Za-z]?|[A-Za-z]\d{{0,2}}|[{CHINESE}]{{1,3}})"
_ALONE = rf"(?![\dA-Za-z{CHINESE}]|-\d|(?:号?楼|层|部|个|户|[栋幢座]|单元))"
"""After the number of a field: not the number of something else, and not a block that says itself what it is."""

FIELD = re.compile(
    rf"""
    (?<![\dA-Za-z号这那本每{CHINESE}])
    (?: (?P<block> (?: (?:几?号?楼|几?[栋幢座]|楼[栋幢座])[号数]?\s?[:\]]\s?
                    | (?:(?:楼栋?|[栋幢座])号|(?<=[,;\s])楼栋)[是为]?\s?(?=\d) )
            (?P<of_block>{_NUMBER}) )
      | (?P<stair> (?: (?:几?单元|楼门)[号数]?\s?[:\]]\s? | (?:(?<=[\s,;])单元号?|单元号)[是为]?\s?(?=\d) )
            (?P<of_stair>{_NUMBER}) )
    ){_ALONE}
    """,
    re.VERBOSE,
)
"""A field of a form, named before its number: 楼号:20;单元:2."""
FIELDS = re.compile(r"[楼栋幢座元门][号数]?\s?[:\]]|[楼栋幢座元]号[\d是为 ]|(?:单元|楼栋)\d")
"""What every such field has: a cheap test."""
