"""When an owner speaks of: 周六上午, 明天下午3点后, 后天9到12点, 春节后; the words, and where they stand in a text.

Whether somebody is wished to come then is `wishes`, which hours are meant is `intervals`.
"""

import re
from collections.abc import Iterable

from handlers.reading.numerals import NINE

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

SAME_PART = {
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
    "天黑前": "下午",
    "天黑之前": "下午",
    "天黑": "傍晚",
    "擦黑": "傍晚",
    "夜快": "傍晚",
    "夜快头": "傍晚",
    "下晡": "下午",
    "天亮后": "早上",
    "天亮以后": "早上",
    "天擦黑": "傍晚",
    "傍黑": "傍晚",
    "早浪": "早上",
    "早浪头": "早上",
    "晌午头": "中午",
    "早饭后": "上午",
    "午饭后": "下午",
    "放学后": "下午",
    "放学以后": "下午",
    "早起": "早上",
    "半夜": "凌晨",
    "下昼": "下午",
    "朝早": "早上",
    "晏昼": "中午",
    "夜晚": "晚上",
    "黑天": "晚上",
    "下晚": "傍晚",
    "下晚儿": "傍晚",
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
    "下晌儿": "下午",
    "后晌儿": "下午",
    "头晌儿": "上午",
    "晌午头儿": "中午",
    "天亮": "早上",
    "夜里向": "晚上",
    "后半晌": "下午",
    "下晏": "下午",
    "下半日": "下午",
    "下半天": "下午",
    "晚晌": "晚上",
    "晚黑": "晚上",
    "今夜": "晚上",
    "下班之前": "下午",
    "上班后": "上午",
    "上班以后": "上午",
    "下班以前": "下午",
    "吃完午饭": "下午",
    "吃过午饭": "下午",
    "晌午饭后": "下午",
    "吃完晌午饭": "下午",
    "吃过晌午饭": "下午",
    "吃罢晌午饭": "下午",
    "晚上下班后": "下班后",
    "晚上下班以后": "下班后",
    "吃过饭": "晚上",
    "吃完晚饭": "晚上",
    "吃罢晚饭": "晚上",
    "晚饭前": "下午",
    "午饭前": "上午",
    "打烊后": "晚上",
    "打烊以后": "晚上",
    "收工后": "晚上",
    "收工以后": "晚上",
    "晚夕": "晚上",
    "黑儿": "晚上",
    "黑里": "晚上",
    "朝晨": "早上",
    "朝晨头": "早上",
    "早上班前": "早上",  # 明早上班前, of which 明 is the day
    "早上上班前": "早上",
    "夜饭后": "晚上",
    "夜饭吃好": "晚上",
    "夜饭吃好以后": "晚上",
    "擦黑儿": "傍晚",
    "上班前": "早上",
    "上班以前": "早上",
}
TERM = "(?:冬至|夏至|立[春夏秋冬]|春分|秋分|霜降|惊蛰|谷雨|白露|处暑|芒种)"
"""Terms of the year as days; 大雪, 小寒 and 雨水 are mostly weather."""
WEEKDAYS = {
    char: index for index, chars in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天末7")) for char in chars
}
AMOUNT = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_WEEKDAY = r"""
    (?:周|星期|礼拜)
    (?:
        [一二三四五](?:[、到至]?[二三四五六日天])+|六日  # several: 周二三, 周一到五, 周六日
        | [一二三四五六日天末]
        | [1-7](?![\d点:])  # 周6; not the hour of 周6点
    )
    """
_LUNAR = r"(?:初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿?[一二三四五六七八九]|\d{1,2})"
_NEW_YEAR = r"(?:大年|过年|春节|正月|(?<![今明去前后来每本半一])年)"
_HOLIDAY = rf"(?:春节|过年|元旦|国庆节?|五一|中秋节?|端午节?|清明节?|元宵节?|圣诞节?|重阳节?|{TERM})"
_DAY = rf"""
    # the lunar calendar: 腊月二十三, 正月初三, 农历十月初五, 阴历二十八
    (?:农历|阴历)?[正冬腊]月{_LUNAR}
    | (?:农历|阴历)(?:{AMOUNT}月)?{_LUNAR}[日号]?
    # its days without a month; 上初二 is a class at school, 初步 and 初次 are no days
    | (?<!上)(?:{_NEW_YEAR}里?)?初[二三四五六七八九十](?![步中衷期次级恋一二三四五六七八九十])
    | (?:{_NEW_YEAR}里?)?初一(?=[早晚上中下])
    | 除夕|(?:大年|(?<![今明去前后来每本半一二两三四五六七八九十几\d])年)三十(?![\d号日岁次多几度天平来个户年分])
    | 小年(?!轻)|腊八|冬至|平安夜

    # days counted from today; also of Hokkien and Hakka
    | 今天明天|明天后天|明仔[载日]|天光日
    | 今明两?天|[大外]后(?:[天日]|儿个?)|明后[天两]天?(?:随便哪天)?|后天|后日|后儿个?|[今明]朝(?![阳向东南西北])
    | 过[一两几]天|[一两三四五六七八九十\d]天(?:之后|以后|后)
    | (?:两三|三四|三五|[一两二三四五六七八九十\d])天[之以]?内  # 最好两三天内
    | 听日|听朝|聽日|听(?=晚)|明天|明日|赶?明儿个?|明个儿|今天|今日|今儿个?|今个儿|当天
    | (?:[一两]个半|半|[一两二三四五六十\d]{{1,2}})个?(?:小时|钟头|分钟)(?:[之以]?内|[之以]?后)  # 两小时内, 一个小时后

    # days of the week, one or several: 下周三, 周六周日两天
    | (?:每|这个?|本|下下个?|(?<!一)下个?)?{_WEEKDAY}(?:{_WEEKDAY})*(?:[两三]天)?  # but 登记一下周六
    | (?:这|本|(?<!一)下)个?(?:周|星期|礼拜)(?:随便)?哪(?:天|个(?=[早晚上中下]))  # 下礼拜哪天上午都行
    | 平日(?=晚|下班|白天)|这?周末(?:两天)?|双休日?|工作日|每[天晚]|这[两几]天|(?:这个?|本)?月底|下个?月初
    | (?<![一两二三四五六几上\d])周内
    | (?:这|本|下下?)个?(?:周|星期|礼拜)(?:[之以]?内|里[头面]?|(?![一二三四五六日天末内\d个]))  # 本周内, 下个星期

    # dates by their numbers, where what follows makes sure that it is a date: 12/3晚上, 12.3在家
    | (?<![\d.])(?:1[0-2]|0?[1-9])[/.](?:[12]\d|3[01]|0?[1-9])
      (?=[日号早晚]|\s?\d{{1,2}}:|上午|下午|中午|全天|在家|来)
    # dates in words: 12月3号(周四), 下个月5号
    | {AMOUNT}月{AMOUNT}(?=[,，。!]|$)  # nothing behind it: 一月十八
    | (?:阳历|公历)?(?:{AMOUNT}|下个?|这个?)月{AMOUNT}[日号](?:\s?\((?:周|星期)[一二三四五六日天]\))?
    # days of this month: 3号, 3到5号; not 3号楼, 2号线, 26号1301
    | (?:阳历|公历|(?<![\d一二三四五六七八九十第]))
      (?:\d{{1,2}}[、到至-])?{AMOUNT}[日号](?![楼门线院电梯栋车单内]|\d{{3}})

    # holidays, after them, before them, and while they last
    | (?:春节|过年|年|节|元旦|国庆节?|五一|十一|假期|放假|节假日|元宵|正月十五)(?:之后|以后|过后|后头?)
    | {_HOLIDAY}前后?
    | {_HOLIDAY}[那这头]?(?:第?[一两二三四五六七几]天|假期(?:第[一二三四五六七]天)?|期间|[当那这]天)
    | 国庆节?|过完年|过了年|过完节|改天
    """
_PART = "|".join(
    f"{name}(?!班)" if name.endswith("早上") else name  # 明早 上班前
    for name in sorted([*PARTS, *SAME_PART], key=len, reverse=True)
)
_MINUTES = rf"半|[一三]刻|(?!一[定直般起个家样])[零0]?{AMOUNT}分?(?![{NINE}十\d]*点)"
_NO_DEGREES = rf"(?![{NINE}十\d]*(?:\.\d)?\s?[度°℃])"
_NO_TENTHS = rf"(?![{NINE}\d]\s?[度°℃])"
"""After an hour: 十六点五度 is a temperature; but 三点十六度 is an hour and a temperature."""
_CLOCK = rf"(?:{AMOUNT}\s?点钟?(?:(?:{_MINUTES}){_NO_DEGREES}|{_NO_TENTHS})|\d{{1,2}}:\d{{2}}|{AMOUNT}时(?![候间半不]))"
_RANGE = r"\s?(?:--?|~|到|至|/)\s?"
_AFTER = r"""
    随时(?=[都来可在,，。]|上门|过来|有人|$)
    | 随便哪天|(?:之后)?任意一天|哪天(?=都|来)|之间|那阵儿?  # any of several days, any hour between two
    | 起(?![来床火身码诉球飞夜早晚泡皮雾鼓翘重跳哄劲风降]|个大早)  # from it on: 初八起; but 六点起床, 一点起火
    | (?:之后|以后|过后)(?:随时)?|后头|后(?!天|面|日|儿)(?:随时)?|开始|往后      # after it
    | [之以]内                                             # till its end: 今天之内
    | 之前|以前|前(?![后天台面门厅排边头])                 # before it; but 周五前后, 明天前台
    | 前后                                                # about then: 五点前后
    | 左右|(?<=[点半])多钟?|来钟                                      # about then
    """
_FIRST_LETTERS = "".join(
    (
        r"\d一二两几三四五六七八九十",  # a number
        "今明后後外听聽当大过下这本每改赶",  # a day counted from today
        "周星礼双工月",  # a weekday, the month's end
        "初正腊阴农除立阳公霜惊谷白处秋夏芒重",  # the lunar calendar, and the seasons
        "春年节元国中清冬圣平假放",  # a holiday
        "凌早清朝上前头午晌晏傍擦晚夜黑半白全吃打收",  # a part of a day
    )
)
_BEGINS = rf"(?=小年|天[黑亮光]|端午|[{_FIRST_LETTERS}])"
"""Letters with which a time can begin: elsewhere the long pattern need not be tried."""
TIME = re.compile(
    rf"""
    {_BEGINS}
    # the day; also 明 of 明早
    (?:(?P<day>{_DAY}|[今明后](?=早|晚|黑[儿里]|[上中下]午|傍晚))(?:那天|那日|当天|一?整天|一天(?=[我俺都家]))?)?[的,，\s]?
    (?P<part>(?:{_PART})(?!好(?!伐|吗|不)|(?<=[天日儿]晚)[些点]))?[的,，\s]?      # 下午; not 下午好, 今天晚些
    (?:
        # from one hour to another: 9点到12点, 9到12点, 上午9点到下午3点
        (?P<from>{_CLOCK}|{AMOUNT}(?={_RANGE}(?:{_PART})?{_CLOCK}))
        (?:{_RANGE}|(?<=[二三四五六七八九十]点)(?=[二三四五六七八九十]))  # 九点十点; but not 一点一点
        (?P<part2>{_PART})?(?P<to>{_CLOCK})
        # one hour
        | (?P<at>{_CLOCK})
    )?
    (?P<rel>{_AFTER})?
    """,
    re.VERBOSE,
)
"""A day, a part of it, hours, what follows them. Each may be absent: `says_time` looks at what is there."""
_SINCE_DAY = re.compile(r"(?:下个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六1-6](?:到|至|-|~)$")
_TOO_EARLY = re.compile(r"[早晚][,，\s]")


def told(text: str) -> list[re.Match[str]]:
    """Every day, part of a day and hour that a normalised text names."""
    return [match for match in TIME.finditer(text) if says_time(match)]


def spans(times: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    """Where the times that were `told` stand."""
    said = ((match, match.start(), match.end()) for match in times)
    return [(start, end - (match["rel"] == "起")) for match, start, end in said]  # 起 tells when a matter began


def says_time(match: re.Match[str]) -> bool:
    if match["at"] == "一点" and not match["day"] and not match["part"]:
        return False  # 「一点点」, 「差一点」
    if match["day"] or match["at"] or match["from"]:
        return True
    return bool(match["part"]) and (len(match["part"]) > 1)


AROUND = " ,，的"
PASSED = ("过了", "过完")
"""Before a day after which it is: 过了初八."""


def bounds(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the time itself begins and ends, without the marks the pattern may take in; 周一到周五 is one."""
    said = match.group()
    start, end = match.end() - len(said.lstrip(AROUND)), match.start() + len(said.rstrip(AROUND))
    since = _SINCE_DAY.search(text[:start][-7:]) if said.strip(AROUND)[:1] in ("周", "星", "礼") else None
    start += 2 * (_TOO_EARLY.match(text, start) is not None)
    if match["day"] and text.endswith(PASSED, 0, start):
        start -= 2
    return (start - len(since.group()) if since else start), end
