"""Numbers that are not addresses: room temperatures, money, phones, ticket numbers, plates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.reading.numerals import DIGITS, number

PHONE = re.compile(
    r"(?<![\dA-Za-z])(?:(?:\+|00)?86[\s-]?)?(1[3-9]\d(?:[\s-]?\d{4}){2})(?!\d)|(?<![\d-])(0\d{2,3}[\s-]?[2-9]\d{6,7})(?!\d)"
    r"|(?:电话|座机|固话)[:是号码 ]{0,3}([2-9]\d{6,7})(?!\d)"
)
_SPOKEN_PHONE = re.compile(
    r"(?<![一二三四五六七八九零幺])[一幺][三四五六七八九][零〇幺一二三四五六七八九\s]{9,12}(?![一二三四五六七八九零幺])"
)
TICKET = re.compile(
    r"(?<![A-Za-z\d°])((?:WX|GN|TS|FY|ZX|JY|BY|BX|WO|GD|TK|KF|NO|(?:C|E)(?=-\d\d(?!\d)))[-_]?\d{2,}(?:-\d{2,6})*|20[23]\d(?:0\d|1[0-2])[0-3]\d{2,5})(?![\d])",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:工单号?|单号|报修单号?|报修单|投诉单|编号|工单编号|受理号|受理编号)\s?(?:是|为|:|#|No\.?)?\s?([A-Za-z]{0,4}[-]?\d{3,}(?:-\d+)*)"
)
_PARCEL = re.compile(r"快递|包裹|取件|驿站|运单|外卖|菜鸟|顺丰|丰巢")
PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s.]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_CN_DIGIT = "[一二三四五六七八九]"
_CN_NUMBER = r"[零一二三四五六七八九十两]{1,4}"
_VALUE = rf"(?:\d{{1,2}}(?:\.\d)?|{_CN_NUMBER})"
_DEGREE = r"(?:°(?!角)\s?[Cc]?|℃|度|摄氏度)"
TEMPERATURE = re.compile(
    rf"(?<![\d.])(?P<low>{_VALUE})\s?{_DEGREE}?\s?(?:[-~至到或、,]|或者|左右到)\s?(?P<high>{_VALUE})\s?{_DEGREE}(?P<half2>半|\d(?!\d|\s?[{_CN_NUMBER[1:-6]}度°]))?"
    rf"|(?:(?<![\d.])(?=\d)|(?<![零一二三四五六七八九十百下])(?=[{_CN_NUMBER[1:-6]}]))(?P<one>{_VALUE}|零下{_VALUE})[来多]?\s?{_DEGREE}(?P<half>半|[\d一二三四五六七八九](?![\d十]|\s?[度°点户个]))?"
    rf"|(?P<dotted>{_VALUE}点{_CN_DIGIT})\s?{_DEGREE}"
)
_BARE = re.compile(
    r"(?<![\d.\-:#下一二三四五六七八九])(?P<one>[12]\d(?:\.\d)?|[一二]?十[一二三四五六七八九]?(?![一二三四五六七八九百千万]))"
    r"(?=\s?(?:$|\s|[,，。!！?？;；~)了吧啊呢嘛,]|出头|左右|上下|不到|都不到|都没有?(?![到达])|咋|怎么|才|冷|你们|可是|上个?月|北|南|东|西|客|主|次|晚|夜))"
)
"""A number without its degrees, as in 「室温才16」: counts only right after words of a room or a thermometer."""
_TENTHS = re.compile(
    r"(?<![\d.\-:#])(?P<one>[12]\d\.\d)(?=\s?(?:$|\s|[,，。!！?？;；、了]|你们|连续|以上|都))"
    rf"|(?P<dotted>(?<![零一二三四五六七八九十])[一二]?十{_CN_DIGIT}?点{_CN_DIGIT})(?=\s?(?:$|\s|[,，。!！?？;；、]))"
)
"""A number with tenths needs no such words where warmth is spoken of: 「纹丝未动, 15.9」."""
_CLOCK = re.compile(r"早上|上午|中午|下午|晚上|夜里|半夜|凌晨|准时|到点|[约定]")
_MEASURED = re.compile(
    r"(?:室温|屋温|温度计|测温[仪枪]?|温度|[屋家房]里|[我咱俺]家|实际|零上|家中|屋内|室内|客厅|[主次]?卧室?|[东南西北里这那]屋|量了[一下]*|实测|测了[一下]*|显示"
    r"|掉到|降到|早[上晨]|晚上|夜[里间]|白天)[^,，。!?;\d]{0,6}$|(?:室温|温度)[^。!?;]{0,14}(?:才|只有|就|刚|现在|还是)[^,，。!?;\d]{0,2}$"
)
_COMPARED = re.compile(r"(?:现在|如今|今[天年早晚]|才|只有|昨天还冷\s?|仅|就)[^,，。!?;\d]{0,3}$")
"""Before a bare number in a message that has spoken of degrees."""
_WARMTH = re.compile(r"零[上下]|测(?=\d)|暖|热|冷|冻|温|凉|℃|度|量了")
_STANDARD = (18, 20)
"""What rooms must have by most cities' rules: 「没上过18度」 tells the rule, not the room."""
_LEAST_ROOM = 6
"""Fewer degrees after a word of change are a difference."""
_NEVER = re.compile(
    r"(?:没有?|未|不|从来?没?)[^,，。!?;]{0,5}(?:上过|到过|超过|高过|调到|调不到|到不了)[^,，。!?;]{0,2}$|调不到$|超过$"
)
_PIPES = re.compile(r"(?:水温|回水|供水|进水|出水|管道|入户温度)[^,，。!?;]{0,6}$")
_POWER = re.compile(r"(?:块|毛|元|电[费价表网]|用电|卖电|供电|充电)[^,，。!?;]{0,6}$")
_PRICE = re.compile(r"\s?(?:[一二两三四五六七八九\d]{1,2}(?:块|毛|元)|电)")
"""Degrees of electricity: 「电费一块二一度」, 「一度两块」."""
_CHANGE = re.compile(r"(?:差|调[低高]|[低高升降涨加减]了?|少)[^,，。!?;]{0,3}$")
MONEY = re.compile(
    r"\d[\d,.]{0,9}\s?(?:元|块钱?|万|￥)|￥\s?\d[\d,.]{0,9}|[一二三四五六七八九十百千万两几]{1,6}(?:块钱?|元)(?!旦|件)"
)
_NOT_ROOM = re.compile(
    r"(?:水温|室外|外面|外边|外头|零下|户外|气温|天气|降到|回水|供水|进水|出水|热水|水管|发烧|体温|烧到|烧了|空调(?:开|调|设|打)|设定?|调到|调成|标准|规定|要求|承诺|保证|应该|应当|不低于|不能低于|低于|高于|国家|合同|达标|达不到|没达到|没有达到|达到不了|不达|能不能到|往年|去年|前年|以前|以往|之前|原来|上个?[月周冬]|昨天|别人家|邻居家?|人家|隔壁|楼上|楼下|对门|度电|度数|眼镜|近视|角度|烤箱|温差|差|降了|升了|涨了|低了|高了|要是能到|要能到|希望|医生说(?:室温|屋里|家里)?[要得]|室温[要应]|[^没]求个?|你们(?:说|讲|讲究|标)?的|没有?一[次间]够?|别的屋|其余|其他|其它|低区|高区|来水|进户|入户|填了个|往表上写|谁家都|夏天|高温)[^,，。!?;\s]{0,8}\s?$"
)
_NOT_ROOM_AFTER = re.compile(
    r"\s?(?:是?标准|以上才|的?(?:水|电)|电(?!视|褥|热)|才?(?:算)?(?:合格|达标)|都?(?:达不到|没达到|到不了)|的规定|的要求|的边)"
)
_EARLIER = re.compile(r"(?:往年|去年|前年|以前|以往|之前|原来|上个?冬天?|前几年)[^。!?;]*$")
_THEN = re.compile(r"那(?:[一两几]?[天日]|阵子?|会儿|年)[^,，。!?;]{0,6}$")
"""Before degrees of some other days, even of one's own room: 下雪那几天卧室只有14度."""
_TODAY = re.compile(r"今年|现在|如今|可是|但是|今天|目前")
_HERE = re.compile(
    r"(?<!邻居)(?<!人家)(?<!别人)(?:我家|咱家|才|只有|仅有?|现在|今天|今年|显示|零上|[家屋]里(?:都|已经)?降到)[^,，。!?]{0,4}$"
)
_STILL = re.compile(r"虽然能?达到|只能达到|仅达到|才达到|勉强达到|刚刚?达到|只达到")


@dataclass(frozen=True, slots=True)
class Degrees:
    """A temperature at text[start:end]; `present` is False for standards, the past, water, outdoors."""

    start: int
    end: int
    celsius: float
    present: bool


def phone(text: str) -> str | None:
    """The first telephone number, digits only and without the country code."""
    match = PHONE.search(text)
    if match:
        return re.sub(r"\D", "", match.group(match.lastindex or 0))
    spoken = _SPOKEN_PHONE.search(text)
    digits = "".join(str(DIGITS[char]) for char in spoken.group() if char in DIGITS) if spoken else ""
    return digits if len(digits) == 11 else None


def ticket_number(text: str) -> str | None:
    """A ticket number as it was issued, in capitals; parcel numbers are none of ours."""
    match = TICKET.search(text) or _ORDER.search(text)
    if match is None or _PARCEL.search(text):
        return None
    return match.group(1).upper()


def temperatures(text: str) -> list[Degrees]:
    """Every temperature of a normalised text; of a range the lower end."""
    found = [_degrees(text, match) for match in (*TEMPERATURE.finditer(text), *_bare(text))]
    return [degrees for degrees in found if degrees is not None]


def _bare(text: str) -> Iterator[re.Match[str]]:
    """Numbers that are degrees by what stands before them, in a message about warmth or cold."""
    if not _WARMTH.search(text):
        return
    numbers = [(match, text[max(0, match.start() - 18) : match.start()]) for match in _BARE.finditer(text)]
    measured = [_MEASURED.search(before) is not None for _, before in numbers]
    told = "温" in text or any(measured) or TEMPERATURE.search(text) is not None
    for (match, before), sure in zip(numbers, measured, strict=True):
        if sure or (told and _COMPARED.search(before)):
            yield match
    yield from (match for match in _TENTHS.finditer(text) if match["one"] or not _CLOCK.search(text, 0, match.start()))


def room_temperature(text: str) -> float | None:
    """The present temperature of the owner's rooms, the lowest told; None when none is."""
    present = [degrees.celsius for degrees in temperatures(text) if degrees.present]
    return min(present) if present else None


def _degrees(text: str, match: re.Match[str]) -> Degrees | None:
    celsius = _celsius(match)
    if celsius is None or not 0 < celsius < 45:
        return None
    before = text[max(0, match.start() - 14) : match.start()]
    other = _NOT_ROOM.search(before) and not _STILL.search(before)
    if _another(celsius, before, text, match.end()):
        return Degrees(match.start(), match.end(), celsius, present=False)
    apart = not _HERE.search(before) and (other or _is_earlier(text[: match.start()]))
    elsewhere = apart or _THEN.search(before)
    present = not elsewhere and not _NOT_ROOM_AFTER.match(text, match.end())
    return Degrees(match.start(), match.end(), celsius, present)


def _another(celsius: float, before: str, text: str, end: int) -> bool:
    """A rule that was never reached, the water in the pipes, a difference, or electricity: not the room."""
    rule = celsius in _STANDARD and _NEVER.search(before)
    change = celsius < _LEAST_ROOM and _CHANGE.search(before)
    return bool(rule or change or _PIPES.search(before) or _POWER.search(before) or _PRICE.match(text, end))


def _is_earlier(before: str) -> bool:
    """True where the sentence speaks of other winters and has not come back to this one."""
    earlier = _EARLIER.search(before[-40:])
    return earlier is not None and not _TODAY.search(earlier.group())


def _celsius(match: re.Match[str]) -> float | None:
    said = match.groupdict()
    if said.get("low"):
        return _lower(said["low"])
    if said.get("dotted"):
        whole, _, tenth = said["dotted"].partition("点")
        value = _lower(whole)
        return None if value is None else value + DIGITS[tenth] / 10
    value = _lower(said["one"])
    if value is None or not said.get("half"):
        return value
    return value + (5 if match["half"] == "半" else number(match["half"]) or 0) / 10


def _lower(text: str) -> float | None:
    """The number, or the lower end of 十五六 and 七八."""
    if text[0].isdigit():
        return float(text)
    digits = [char for char in text if char in DIGITS]
    if len(digits) >= 2 and text[-1] in DIGITS and text[-2] in DIGITS and text[-2] not in "零两":
        text = text[:-1]
    value = number(text)
    return None if value is None else float(value)
