"""Addresses in every form people write: 3-2-501, 3号楼二单元五零一, A座1203, 5楼东户, 501.

The parts (building, unit, floor, door) are found first and then joined in their order.
A floor, a lift number, a zone, a parking place, a date, an amount or a phone number is not an address.
"""

import re
from dataclasses import dataclass

from handlers.reading.numerals import CHINESE, number, spelled
from handlers.reading.values import Address

_CN = f"[{CHINESE}]"
_DIGIT_CN = "[零〇幺一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
_DASH = r"\s?(?:[-~/_.#*、]{1,2}|杠)\s?"
# What follows a number that counts or measures something.
_NO_UNIT = (
    r"(?![\d]|:\d|-\d|\s?(?:[年月时秒度元块平米岁个万千百级%瓦wWvV伏斤条位]|天(?!然|花|线|棚|井|窗)|点(?!错|不着|不燃)"
    r"|日(?!光)|分(?!水)|台(?!盆|面|下盆)|次(?!卧)|人(?!脸)|家(?!里|中|的|装|天|在|又|漏|养|老|总|没|厨|卫)|路(?!上|灯|面|口|边)"
    r"|°|mm|cm|kg|kw|小时|立管|毫|[楼层](?!的|道|上|下|梯)|号楼|栋|幢|号线|公里|多[块元年天户个人]))"
)
_NOT_HOUSE = r"(?!梯|盘|市)"
_PARTS = re.compile(
    rf"""
    (?<!\d:)(?<![\d.\-A-Za-z])(?P<b3>[甲乙丙丁]\d{{1,2}}|\d{{1,3}}|[A-Za-z]\d?|{_DIGIT_CN}{{1,2}}){_DASH}(?P<u3>\d{{1,2}}|{_DIGIT_CN})(?:{_DASH}|单元)(?P<r3>\d{{3,4}}[A-Za-z]?(?![\d°℃]|-\d)|\d{{2}}(?=室)|{_DIGIT_CN}{{3,4}})(?:号?室|号房)?
    |(?<![\d.:\-A-Za-z])(?P<bs>\d{{1,2}})\s(?P<us>\d)\s(?P<rs>\d{{3,4}}){_NO_UNIT}
    |(?<![\d.:\-A-Za-z])(?P<b2>\d{{1,3}}|[A-Za-z]\d?){_DASH}(?P<u2>\d{{1,2}})(?=单元|门)(?:单元|门)
    |(?<![^\s,，。;；])(?P<b4>\d{{1,3}})-(?P<u4>\d)(?=楼道|楼梯|电梯|货梯|客梯|烟感|门禁|对讲|门厅|大堂)
    |(?<![\d.:\-A-Za-z])(?P<p1>\d{{1,2}}|[A-Za-z]\d?){_DASH}(?P<p2>\d{{3,4}}[A-Za-z]?){_NO_UNIT}(?:号?室|号房)?
    |(?<![A-Za-z\d第])(?P<bl>[A-HJ-NP-Za-hj-np-z])(?P<br>\d{{3,4}}){_NO_UNIT}(?![A-Za-z\d])
    |(?<!\d:)(?<![A-Za-z\d.第])(?P<building>[甲乙丙丁]?\d{{1,3}}[A-Za-z]?|[A-Za-z]\d{{0,2}}|[甲乙丙丁]|{_CN}{{1,4}})\s?
        (?:号\s?楼{_NOT_HOUSE}|号?[栋幢座](?:楼{_NOT_HOUSE})?|楼(?=\s?(?:\d|{_CN}){{1,2}}\s?(?:单元|门))|\#楼?|(?<![月第]\d号)(?<![月第]\d\d号)号(?=\s?\d{{3,4}}{_NO_UNIT}|\s?(?:\d|{_CN}){{1,2}}\s?(?:单元|门)|\s\d{{1,2}}-\d{{3}}))
    |(?<!\d:)(?<![A-Za-z\d.])(?P<unit>\d{{1,2}}|{_CN}{{1,2}}|[A-Za-z]|[甲乙丙丁东西中])\s?(?:号?单\s?元|单(?=\s?\d{{3}})|梯(?=\s?\d{{3}})|门洞?(?![禁洞口卫岗铃窗锁诊市锁槛楣框面把边板票]))
    |(?<!\d:)(?<![A-Za-z\d.第])(?P<floor>\d{{1,2}}|{_CN}{{1,3}}|顶)\s?[楼层](?!\d{{0,3}}[栋幢])(?:的?(?P<side>[东西南北中左右])(?:手?边|面|侧|手|首|间)?(?:户|门|家|室|那[家户])(?!口|子))?
    |(?<!\d:)(?<![\d.\-A-Za-z\#])(?P<room>\d{{3,4}}[A-Ha-h]?{_NO_UNIT}|{_DIGIT_CN}{{3,4}}(?![十百千]|{_DIGIT_CN}|[新级届度点块元年月个分天号])|{_DIGIT_CN}?十{_DIGIT_CN}?[零〇]{_DIGIT_CN}|{_CN}{{2,6}}(?=室|号房|房间号)|\d{{1,2}}(?=室|号房|号室)|(?<=[座栋幢楼元])\d{{1,2}}[A-Ha-h](?![A-Za-z\d])|(?<=单元)\d{{1,2}}(?=号(?!楼|电?梯)))(?P<mark>号?室|号房|住户|业主|户|房(?![租价费款子屋]))?
    """,
    re.VERBOSE,
)
_JOINT = re.compile(
    r"[\s,,、的了/.\-]{0,2}|的?[东西南北中]边?[那这]个单元|,是|[,,]?(?:那个|这个|就是|底商|商铺|我们?家|我住|我是)?的?"
)
_BARE = re.compile(rf"\d{{3,4}}[A-Za-z]?|{_DIGIT_CN}{{3,5}}|[{CHINESE}]{{4,6}}")
_ASKED = re.compile(
    r"(?:我家|我们家?|咱们?家?|俺们?家?|我是|俺是|我住|(?<![收给欠扣罚让要多找差了])我|俺|楼上|楼下|隔壁|对门|[漏流渗滴淌]水?[到进]了?|家住|住在|住|房号|房间|室号|门牌|门牌号|地址|这里是|我这|[东西南北中AB]区|期|改成|改为|是|在|苑|园|庭|城|湾|府|里|小区)(?:是|在|:|,)?\s?$"
)
_DUE_AFTER = re.compile(
    r"\s?(?:$|[,,。!?;\s]|楼[上下]|[的家](?![长电具])|[这家]?[暖水电漏没停厨卫客主阳地热冷有这温卧空马下灯屋墙窗网洗淋灶燃煤蹲便]|天花|吊顶|顶棚|花洒|龙头|门[锁打坏关把]|对讲|不热|报修|测温|业主|被|投诉|反映|才?是我)"
)
_YEAR = re.compile(r"(?:19\d\d|20[0-3]\d)")
_OWN = re.compile(
    r"(?:我家|我是|我们家?|家住|我住|自己住|自家|搬到|现在住|住在|咱家|本人|我在|房号|地址|俺家|俺是|这里是|我这|报修)[^,,。!?]{0,6}$|(?:我家|自己家)[,,:]$"
)
_FOREIGN = re.compile(r"(?:楼上|楼下|隔壁|对门|邻居|他家|她家|人家|那家|对面|上面|下面|旁边|对过)[^,,。!?]{0,4}$")
_FOREIGN_AFTER = re.compile(
    r"(?:的?(?:邻居|那家|那户|人家)|是(?:我|俺|咱)?(?:闺女|女儿|儿子|爸|妈|父母|婆婆|公婆|岳父|岳母|丈母娘|亲戚|朋友|别人|人家|他|她|哥|姐|弟|妹|老人)们?[家的那住]|(?:在|又|天天|老|总|半夜|家)?(?:那套?(?:去掉|删掉?)|装修|吵|闹|扔|漏水?[到下]|放音乐|跳))"
)
_DENIED = re.compile(
    r"(?:不是|不在|没在|并非|不住在?|不是我家|非|唔系|(?:以前|原来|之前|从前|曾经?)我?(?:家|是)?住?在?)\s?$"
)
_CORRECTED = re.compile(
    r"(?:不对|错了|写错|打错|说错|发错|报错|更正|纠正|弄错|搞错|[哦噢啊呃]不|[哦噢呃]$|应该是|应为|改成|改为|变更[为到]|换成|其实是|实际[是住在]|而是|不不|看错|记错|改)[^。!?]{0,8}$"
    r"|不是[^。!?]{1,12}[,, ]?是\s?在?$"
)
_NOT_HOME = re.compile(
    r"\s?(?:期|区|院(?!里|子|内)|车位|车库|号线|路(?!上|灯|面|口|边)|街|门岗|岗|大门|工单|线|车(?!库)|号车|号电梯|号梯)"
)

_PARKED = re.compile(r"\s?号?的?(?:车位|停车位|储藏室|地下室车位)")
_NUMBERED = re.compile(
    r"(?:车位|车库|停车场|储藏室|电梯|工单号?|单号|报修单|取件码|验证码|密码|编号|户号|卡号|尾号|抄表|[上这]期|表号|读数|末四位)[号是为::\s]{0,2}$"
)
"""Before a number that names something else than a home."""
_TOTAL = re.compile(r"(?:一共|总共|共有?|有|管|那|这)$")
_STREET = re.compile(r"(?:[路街巷道]|胡同)$")
_SLIPS = (
    (re.compile(rf"(?<=[\d{CHINESE}])([好嚎])(?=[楼搂])"), "号"),
    (re.compile(rf"(?<=[\d{CHINESE}]号)[搂偻喽](?=[\d{CHINESE}\s])"), "楼"),
    (re.compile(rf"(?<=[\d{CHINESE}])(?:单[园员圆原]|[丹担但][元园员愿])(?=[\d{CHINESE}\s]|的|$)"), "单元"),
    (re.compile(rf"(?<=[\d{CHINESE}])[洞懂冻动](?=[\d{CHINESE}]{{1,2}}\s?[单门\-]|\s?\d{{3,4}})"), "栋"),
    (re.compile(r"(?<=\d)[oO〇](?=\d)"), "0"),
    (re.compile(r"(?<=[楼栋幢座元室])[-/_](?=\s?\d)"), " "),
    (re.compile(r"(?<=\d号)-(?=\d{1,2}-\d{3})"), " "),
    (re.compile(r"廿"), "二"),
    (re.compile(rf"(?<=[栋幢座楼元门])腰(?=[{CHINESE}])"), "幺"),
)
"""Slips of the keyboard and of voice to text in an address; each is as long as what it stands for."""


@dataclass(frozen=True, slots=True)
class AddressSpan:
    """An address at text[start:end]; `weight` says how much it looks like the owner's own home."""

    start: int
    end: int
    address: Address
    denied: bool
    weight: int


@dataclass(slots=True)
class _Group:
    """Parts of one address that follow each other."""

    start: int
    end: int
    parts: dict[str, str]
    marked: bool

    def takes(self, parts: dict[str, str]) -> bool:
        ranks = ("building", "unit", "floor", "room")
        last = max(ranks.index(name) for name in self.parts if name in ranks)
        return all(ranks.index(name) > last for name in parts if name in ranks)


def find(text: str) -> list[AddressSpan]:
    """All addresses of a normalised text, in order."""
    groups: list[_Group] = []
    text = _mended(text)
    for match in _PARTS.finditer(text):
        parts = _parts(match, groups[-1] if groups else None)
        joined = bool(groups) and groups[-1].end == match.start()
        if not parts or _is_other(text, match, parts, joined):
            continue
        last = groups[-1] if groups else None
        if last and last.takes(parts) and _JOINT.fullmatch(text, last.end, match.start()):
            last.parts.update(parts)
            last.end = match.end()
            last.marked = last.marked or match["room"] is None or match["mark"] is not None
        else:
            groups.append(_Group(match.start(), match.end(), parts, _is_marked(match)))
    return [span for group in groups if (span := _span(text, group)) is not None]


def _mended(text: str) -> str:
    for slip, meant in _SLIPS:
        text = slip.sub(meant, text)
    return text


def _is_other(text: str, match: re.Match[str], parts: dict[str, str], joined: bool) -> bool:
    """A zone, a garden, a lift, a parking place, a ticket: numbers that name no home."""
    before = text[max(0, match.start() - 8) : match.start()]
    loose = not joined and not match["b3"]
    if (loose and _PARKED.match(text, match.end())) or _NUMBERED.search(before):
        return True
    if match["building"] and match.group().endswith("号") and _STREET.search(before):
        return True
    house = match.group().endswith(("楼", "栋", "幢")) and text.startswith("大门", match.end())
    return "room" not in parts and not house and _NOT_HOME.match(text, match.end()) is not None


def chosen(spans: list[AddressSpan]) -> Address | None:
    """The owner's own home among the addresses of a message; a correction replaces what it names."""
    best: Address | None = None
    weight = -99
    for span in spans:
        if span.denied:
            continue
        if best is None or span.weight > weight:
            corrects = best is not None and span.address.corrected
            outside = best is not None and _lies_in(span.address, best)
            best = span.address.over(best) if (corrects or outside) and best is not None else span.address
            weight = span.weight
        elif span.weight == weight and _adds(best, span.address):
            best = span.address.over(best)
    return best


def _lies_in(own: Address, other: Address) -> bool:
    """「8号楼2单元1001漏到我家901」: a bare number of one's own stands in the block named before."""
    return own.building is None and own.unit is None and (other.building is not None or other.unit is not None)


def bare(text: str) -> Address | None:
    """The answer to 「房号是多少？」: an address, or nothing but a room number."""
    spans = find(text)
    if spans:
        return chosen(spans)
    room = text.strip(" .。,，!~")
    return Address(room=_room(room)) if _BARE.fullmatch(room) else None


def _adds(earlier: Address, later: Address) -> bool:
    """True when the later mention only adds parts: 「3号楼，2单元，501」."""
    pairs = ((earlier.building, later.building), (earlier.unit, later.unit), (earlier.room, later.room))
    return all(old is None or new is None or old == new for old, new in pairs)


def _parts(match: re.Match[str], before: _Group | None) -> dict[str, str]:
    """The named parts of one match; 「-」 pairs are unit and room after a building."""
    group = match.groupdict()
    if group["p1"] and before is not None and before.takes({"unit": ""}) and match.start() - before.end <= 1:
        return {"unit": group["p1"], "room": group["p2"]}
    names = (
        ("building", "b3", "bs", "b2", "b4", "p1", "bl", "building"),
        ("unit", "u3", "us", "u2", "u4", "unit"),
        ("floor", "floor"),
        ("side", "side"),
        ("room", "r3", "rs", "p2", "br", "room"),
    )
    found = {name: next((group[key] for key in keys if group[key]), "") for name, *keys in names}
    return {name: value for name, value in found.items() if value}


def _is_marked(match: re.Match[str]) -> bool:
    """False for a bare number, which is a room only where one is due."""
    return match["room"] is None or match["mark"] is not None


def _span(text: str, group: _Group) -> AddressSpan | None:
    before = text[max(0, group.start - 20) : group.start]
    if not group.marked and not _is_due(text, group, before):
        return None
    address = _canonical(text, group)
    if address is None:
        return None
    corrected = _CORRECTED.search(before) is not None
    others = _FOREIGN_AFTER.match(text, group.end)
    foreign = others or _FOREIGN.search(before)
    own = _OWN.search(before) or before.endswith("我")
    weight = (0 if others else 4 * corrected) + (-2 if foreign else 2 * bool(own))
    settled = Address(address.building, address.unit, address.room, corrected)
    return AddressSpan(group.start, group.end, settled, _DENIED.search(before) is not None, weight)


def _is_due(text: str, group: _Group, before: str) -> bool:
    """A bare number is a room after 「我家」 and the like, or at the head of a clause before a symptom."""
    if "floor" in group.parts:
        return True
    if _ASKED.search(before):
        return True
    head = not before or before[-1] in ",，。!！?？;； \n"
    return head and not _YEAR.match(text, group.start) and _DUE_AFTER.match(text, group.end) is not None


def _canonical(text: str, group: _Group) -> Address | None:
    parts = group.parts
    building, unit, room = _label(parts.get("building")), _label(parts.get("unit")), _room(parts.get("room"))
    if room is None and "side" in parts and "floor" in parts:
        room = f"{number(parts['floor']) or parts['floor']}楼{parts['side']}户"
    said = text[group.start : group.end]
    if building and not unit and not room and _counts(text, group, said):
        return None
    if not building and not unit and room and room.endswith("00"):
        return None  # 「全村1200户」: no door has the number 00
    if unit and not building and not room and not _is_unit(said):
        return None
    return Address(building, unit, room) if building or unit or room else None


def _counts(text: str, group: _Group, said: str) -> bool:
    """「两栋楼」, 「一座」, 「一共12栋」 say how many, not which."""
    building = group.parts["building"]
    if "号" in said:
        return False
    digits = building.isascii() or building[0] in "甲乙丙丁"
    if _TOTAL.search(text, 0, group.start) and not (digits and text[group.end : group.end + 1] == "的"):
        return True
    if digits or "floor" in group.parts:
        return False
    return building in "一两" or said.endswith("楼")


def _is_unit(said: str) -> bool:
    """「2门」 alone may be anything; 「2单元」 is a unit, 「两单元」 a count."""
    return "元" in said and not said.startswith("两")


def _label(text: str | None) -> str | None:
    if not text:
        return None
    value = number(text)
    return str(value) if value is not None else text.upper()


def _room(text: str | None) -> str | None:
    if not text:
        return None
    if text.isascii():
        return text.upper()
    if "百" in text or "千" in text:
        return str(number(text))
    head, ten, door = text.rpartition("十")
    return _above_ten(head, door) if ten else spelled(text)


def _above_ten(head: str, door: str) -> str | None:
    """十二零三 → 1203: the floor as a number, the door digit by digit; 二十三 alone is 23."""
    tens = number(head) if head else 1
    if tens is None or len(door) < 2:
        return str(number(f"{head}十{door}"))
    ones, door = (door[0], door[1:]) if len(door) == 3 else ("零", door)
    return f"{tens}{spelled(ones)}{spelled(door)}"
