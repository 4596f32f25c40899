"""Addresses in every form people write: 3-2-501, 3号楼二单元五零一, A座1203, 5楼东户, 501.

The parts (building, unit, floor, door) are found first and then joined in their order.
A floor, a lift number, a zone, a parking place, a date, an amount or a phone number is not an address.
"""

import re
from dataclasses import dataclass

from handlers.reading import room_forms as forms
from handlers.reading import room_slips as slips
from handlers.reading import room_words as words
from handlers.reading.amounts import CALLED
from handlers.reading.numerals import number, spelled
from handlers.reading.values import Address

_NEAR = 3
"""Letters between a room and the block it is in, where that is said later: 1406的 十五栋."""
_ROW = 2
"""Letters between two buildings of a row are fewer than this: 1、2、3号楼."""
_OWN = 2
"""What it weighs that somebody says of a home that it is his own."""
_ENDS = ",，。!！?？;； \n"
"""What a clause may follow."""
_COUNTED = re.compile(r"居民|业主|人家|家庭|住户|群租|共用|里|中|都|签|凑|到|没|也|就|还")
_TOGETHER = re.compile("共|群租|居民|业主|人家|家庭|住户")
"""After a number of households even where a building stands before it."""
_ABOUT = re.compile("一两|[一二两]三|三四|四五|五六|六七|七八|八九")
"""So many and no certain number of buildings: 两三栋中间."""
_SPACE = re.compile(r"[BC][1-4]?-?\d{3}")
_MINE = ("我", "我家", "我们家", "俺家", "咱家")
"""Right before one's own home, whoever else is named in the clause: 楼上楼下都热就我1002凉."""
_CARS = re.compile("车位|停车|挪车|锁车|车锁|泊位|地库|车库")
"""What speaks of a parking place, of which B1-066 is the number."""
_DECIMALS = re.compile(r"\.\d")
"""After a number that no door has: 表上是501.2."""
_MOST = 20
"""Addresses of a message that are looked at: nobody names more."""
_DOORS = 12
"""Homes on one floor, at most: 1203户 names a door, 140户 counts households."""
_BLOCKS = ("楼", "栋", "幢", "座", "单元")
"""How a part ends that is no bare number: 电梯3号楼 names a home where 电梯3 does not."""


@dataclass(frozen=True, slots=True)
class AddressSpan:
    """An address at text[start:end]; `weight` says how much it looks like the owner's own home.

    `alone`: its clause says nothing else.
    """

    start: int
    end: int
    address: Address
    denied: bool
    alone: bool
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
    if not forms.NUMBERED.search(text):
        return []
    text = _mended(text)
    for match in forms.PARTS.finditer(text):
        parts = _parts(match, groups[-1] if groups else None)
        joined = bool(groups) and groups[-1].end == match.start() and groups[-1].parts.keys() != {"floor"}
        if not parts or _is_other(text, match, parts, joined):
            continue
        last = groups[-1] if groups else None
        if last and last.takes(parts) and forms.JOINT.fullmatch(text, last.end, match.start()):
            last.parts.update(parts)
            last.end = match.end()
            last.marked = last.marked or _is_marked(text, match)
        elif len(groups) == _MOST:
            break
        else:
            groups.append(_Group(match.start(), match.end(), parts, _is_marked(text, match)))
    found: list[AddressSpan] = []
    for group in _outside(text, groups):
        span = _span(text, group, _mends(text, found[-1], group) if found else False)
        found += [span] if span else []
    return found


def _outside(text: str, groups: list[_Group]) -> list[_Group]:
    """The groups without several in a row, 33、34幢, or between which something lies, 8号楼和9号楼中间."""
    kept: list[_Group] = []
    end = -_ROW
    for group in groups:
        if _ends_a_row(text, group, end):
            kept = [one for one in kept if group.start - one.end >= _ROW]
            end = group.end
        else:
            kept.append(group)
    return kept


def _ends_a_row(text: str, group: _Group, end: int) -> bool:
    """The end of several buildings or stairways, 1号到3号楼, 9座和11座, or the second of two with what lies between.

    `end`: where the row so far ends.
    """
    before = text[max(0, group.start - 4) : group.start]
    if group.parts.keys() in ({"building"}, {"unit"}) and (words.RANGE.search(before) or group.start - end < _ROW):
        return True
    if group.parts.keys() == {"building"} and words.LISTED.search(before):
        return True
    if "building" not in group.parts or "floor" in group.parts:
        return False
    return words.BETWEEN.match(text, group.end) is not None and words.AND.search(before) is not None


def _mends(text: str, former: AddressSpan, group: _Group) -> bool:
    """「六零二不对六零三」: a number as long as the room before it, and nothing but a correction between them."""
    room = _room(group.parts.get("room")) or ""
    alike = former.address.room is not None and len(room) == len(former.address.room)
    return alike and words.MENDS.fullmatch(text, former.end, group.start) is not None


def _mended(text: str) -> str:
    """The text, as long as before, without slips in its addresses and with the fields of a form as people say them."""
    for slip, meant in slips.SLIPS:
        text = slip.sub(meant, text)
    return slips.FIELD.sub(_said, text) if slips.FIELDS.search(text) else text


def _said(field: re.Match[str]) -> str:
    """楼号:20 → 20号楼."""
    said = f"{field['of_block']}号楼" if field["block"] else f"{field['of_stair']}单元"
    return said.ljust(len(field.group()))


def _is_other(text: str, match: re.Match[str], parts: dict[str, str], joined: bool) -> bool:
    """A zone, a garden, a lift, a parking place, a ticket: numbers that name no home."""
    if _SPACE.fullmatch(match.group().strip()) and _CARS.search(text):
        return True
    if match["mark"] == "户" and _has_no_such_door(match) and _TOGETHER.match(text, match.end()):
        return True  # 1号楼370户共用; but 5号楼1826户没暖气 is a home
    before = text[max(0, match.start() - 8) : match.start()]
    loose = not joined and not match["b3"]
    block = match["b3"] or match.group().rstrip().endswith(_BLOCKS)
    other = words.CODED if block else words.NUMBERED
    if (loose and words.PARKED.match(text, match.end())) or other.search(before):
        return True
    if match["building"] and match.group().endswith("号") and words.STREET.search(before):
        return True
    if words.ROUTE.search(before) and words.ALONG.match(text, match.end()):
        return True
    gate = match.group().endswith(("楼", "栋", "幢")) and text[match.end() :].lstrip().startswith("大门")
    return "room" not in parts and not gate and words.NOT_HOME.match(text, match.end()) is not None


def chosen(spans: list[AddressSpan]) -> Address | None:
    """The owner's own home among the addresses of a message; a correction replaces what it names."""
    best: Address | None = None
    own, denied = Address(), Address()
    weight, end = -99, 0
    for span in spans:
        if span.denied:
            denied = span.address
            if best is not None and _is_contrasted(best, span, end):
                best = Address(best.building, denied.unit, denied.room, True)  # 写错啦 12栋 不是21栋 1单元903
        elif best is None or span.weight > weight:
            own, weight, end = span.address, span.weight, span.end
            best = _completed(own, best, denied)
        elif _is_whole(span.address) and best.room is None and span.address.building == best.building:
            best = span.address  # 八号楼东单元,不对,九号楼,九号楼一单元二零二
        elif _is_whole(span.address) and span.weight == weight and _is_number(own):
            own, best, end = span.address, span.address, span.end  # 账单上是2680,请核对,丁香园4-3-502
        elif _is_block(own, span, end):
            best = span.address.over(best if _adds(best, span.address) else own)  # 1单元有水了,我1002的 2单元
        elif (_tells_rest(best, span, weight, end) or _moved_in(denied, span)) and _adds(best, span.address):
            best, end = span.address.over(best), span.end
        elif best.corrected and span.weight == _OWN and not _adds(best, span.address):
            best = span.address  # 漏水的不是501是601,我家401
    return best


def _completed(own: Address, best: Address | None, denied: Address) -> Address:
    """The chosen home with what those before it tell of it: 不是3号楼2单元501,是502 stays in its block."""
    if best is not None:
        return own.over(best) if own.corrected or _lies_in(own, best) else own
    if not own.corrected or own.building is not None:
        return own
    return Address(denied.building, own.unit or denied.unit, own.room, own.corrected)


def _completes(best: Address, later: AddressSpan, end: int) -> bool:
    """A later mention tells the rest of the home.

    After a correction (应该是2202,不是2022,7栋), as a stairway in one's own building (我们二十栋…三单元门口), as the
    same once more (六栋,六栋二单元,二单元十楼东户) or in a clause that says nothing else (我家502漏水,3号楼).
    """
    stairway = best.building is not None and best.unit is None and best.room is None and later.address.unit is not None
    again = later.start - end <= 1
    return later.weight >= 0 and (best.corrected or stairway or again or later.alone)


def _tells_rest(best: Address, later: AddressSpan, weight: int, end: int) -> bool:
    """A later mention that says no less than what is known, completes it, or names the building of a bare room."""
    if later.weight == weight or _completes(best, later, end):
        return True
    bare = best.room is not None and best.building is None and best.unit is None
    return bare and later.weight >= 0 and later.address.room is None and later.address.building is not None


def _is_contrasted(best: Address, denied: AddressSpan, end: int) -> bool:
    """A building that was corrected, or right beside the one that is not meant: 是9号楼不是6号楼, 1单元1304."""
    block = best.building is not None and best.unit is None and best.room is None
    return block and denied.address.building is not None and (best.corrected or denied.start - end <= _NEAR)


def _moved_in(denied: Address, later: AddressSpan) -> bool:
    """After the home of former days the one of today: 以前住2单元, 现在602."""
    return later.weight >= 0 and denied != Address() and later.address.building is None


def _is_whole(address: Address) -> bool:
    return None not in (address.building, address.unit, address.room)


def _is_number(address: Address) -> bool:
    """A room of nowhere, which may be another number."""
    return address.building is None and address.unit is None and not address.corrected


def _is_block(room: Address, later: AddressSpan, end: int) -> bool:
    """「我是902的，5号楼1单元」: the block is named right after the room."""
    return _lies_in(room, later.address) and later.address.room is None and later.start - end <= _NEAR


def _lies_in(own: Address, other: Address) -> bool:
    """「8号楼2单元1001漏到我家901」: a bare number of one's own stands in the block named before; 「十号楼, 哦我是
    三单元506」: so does a home in a building."""
    if own.building is not None or own.unit is not None:
        return own.building is None and other.building is not None and other.room is None
    return other.building is not None or other.unit is not None


def bare(text: str) -> Address | None:
    """The answer to 「房号是多少？」: an address, or nothing but a room number."""
    spans = find(text)
    if spans:
        return chosen(spans)
    room = text.strip(" .。,，!~")
    return Address(room=_room(room)) if forms.BARE.fullmatch(room) else None


def _adds(earlier: Address, later: Address) -> bool:
    """True when the later mention only adds parts: 「3号楼，2单元，501」."""
    pairs = ((earlier.building, later.building), (earlier.unit, later.unit), (earlier.room, later.room))
    return all(old is None or new is None or old == new for old, new in pairs)


def _parts(match: re.Match[str], before: _Group | None) -> dict[str, str]:
    """The named parts of one match; 「-」 pairs are unit and room after a building."""
    group = match.groupdict()
    unit, room = group["p1"] or group["p3"], group["p2"] or group["p4"]
    unit, room = unit or group["bl"], room or group["br"]
    if unit and before is not None and before.takes({"unit": ""}) and _is_next(match, before):
        return {"unit": unit, "room": room}
    found = {name: next((group[key] for key in keys if group[key]), "") for name, *keys in forms.GROUPS}
    return {name: value for name, value in found.items() if value}


def _is_next(match: re.Match[str], before: _Group) -> bool:
    """5号楼2-501, 5栋 杠 2 杠 501: nothing but a space stands between."""
    return not match.string[before.end : match.start()].strip()


def _is_marked(text: str, match: re.Match[str]) -> bool:
    """False for a bare number, which is a room only where one is due."""
    if match["room"] is None or match["mark"] != "户":
        return match["room"] is None or match["mark"] is not None
    return not _counts_homes(text, match)


def _counts_homes(text: str, match: re.Match[str]) -> bool:
    """「140户」, 「308户居民」: no door has such a number, or people are spoken of."""
    return _has_no_such_door(match) or _COUNTED.match(text, match.end()) is not None


def _has_no_such_door(match: re.Match[str]) -> bool:
    door = match["room"][-2:]
    return door.isdigit() and not 0 < int(door) <= _DOORS


def _span(text: str, group: _Group, mends: bool) -> AddressSpan | None:
    """The address of a group, which may take the place of the one before it; None for what is none."""
    before = text[max(0, group.start - 20) : group.start]
    corrected = words.CORRECTED.search(before) is not None
    if not (group.marked or mends or _is_due(text, group, before)):
        return None
    address = _canonical(text, group)
    own = words.OWN.search(before) or before.endswith("我")
    if address is None or (not own and not group.marked and re.fullmatch(CALLED, text[group.start : group.end])):
        return None
    others = words.FOREIGN_AFTER.match(text, group.end) or _is_cause(text, group, before)
    foreign = others or (words.FOREIGN.search(before) and not before.endswith(_MINE))
    weight = (0 if others else 4 * corrected) + (-2 if foreign else _OWN * bool(own))
    settled = Address(address.building, address.unit, address.room, corrected)
    denied = words.DENIED.search(before) is not None and not words.ASKS_BACK.match(text, group.end)
    denied = denied or _is_hearsay(text, group, before)
    return AddressSpan(group.start, group.end, settled, denied, _is_alone(text, group), weight)


def _is_alone(text: str, group: _Group) -> bool:
    head = group.start == 0 or text[group.start - 1] in _ENDS
    return head and words.TAIL.match(text, group.end) is not None


def _is_cause(text: str, group: _Group, before: str) -> bool:
    """「我家402,不是我家的事,是四零一屋里那根主管在漏」: whose pipe it was, which corrects no address."""
    if "room" not in group.parts or not words.BLAMED.match(text, group.end):
        return False
    return words.RATHER.search(before) is not None


def _is_hearsay(text: str, group: _Group, before: str) -> bool:
    """「咱这没动静,说是7号楼管道漏」: the pipe of another building, of which others told."""
    if "room" in group.parts or not words.HEARSAY.search(before):
        return False
    return words.CAUSE.match(text, group.end) is not None and words.HERE.search(text) is not None


def _is_due(text: str, group: _Group, before: str) -> bool:
    """A bare number is a room after 「我家」 and the like, or at the head of a clause before a symptom."""
    if "floor" in group.parts:
        return True
    if text[group.end - 1] == "户" or _DECIMALS.match(text, group.end):
        return False  # 140户没供暖, 小区128户凑了钱, 表上是501.2
    if words.BESIDE.search(before) and words.ACTS.match(text, group.end):
        return False
    if words.ASKED.search(before) and not words.PAID.search(before):
        return True
    if not before and words.IN_BLOCK.match(text, group.end):
        return True  # 1206(8号楼)
    head = not before or before[-1] in _ENDS or words.DATED.search(before) or words.INTRODUCED.search(before)
    return bool(head) and not words.YEAR.match(text, group.start) and words.DUE_AFTER.match(text, group.end) is not None


def _canonical(text: str, group: _Group) -> Address | None:
    parts = group.parts
    building, unit, room = _label(parts.get("building")), _label(parts.get("unit")), _room(parts.get("room"))
    if room is None and "side" in parts and "floor" in parts:
        room = f"{number(parts['floor']) or parts['floor']}楼{parts['side']}户"
    elif room is not None and len(room) == 2 and room[0] in "01" and number(parts.get("floor", "")):
        room = f"{number(parts['floor'])}{room}"  # 17楼06室
    said = text[group.start : group.end]
    if building and not unit and not room and _counts(text, group, said):
        return None
    if not building and not unit and room and (room.endswith("00") or room.startswith("0")):
        return None  # 「全村1200户」: no door has the number 00; 「A区041」 is a parking place
    if unit and not building and not room and not (_is_unit(said) or _is_entrance(text, group)):
        return None
    return Address(building, unit, room) if building or unit or room else None


def _counts(text: str, group: _Group, said: str) -> bool:
    """「两栋楼」, 「一座」, 「一共12栋」 say how many, not which."""
    building = group.parts["building"]
    if words.CONTRAST.match(text, group.end):
        return True
    if "号" in said:
        return False
    if said.endswith("栋楼") and words.LIFTS.match(text, group.end):
        return True
    if _ABOUT.fullmatch(building):
        return True
    digits = building.isascii() or building[0] in "甲乙丙丁"
    if words.TOTAL.search(text, 0, group.start) and not (digits and text[group.end : group.end + 1] == "的"):
        return True
    if digits or "floor" in group.parts or words.ONES_OWN.match(text, group.end):
        return False
    return building in "一两" or said.endswith("楼")


def _is_unit(said: str) -> bool:
    """「2门」 alone may be anything; 「2单元」 is a unit, 「两单元」 a count."""
    return "元" in said and not said.startswith("两")


def _is_entrance(text: str, group: _Group) -> bool:
    """「9门污水管堵了」, 「33门1楼」: a numbered entrance with what belongs to a house."""
    door = text.find("门", group.start, group.end)
    numbered = number(group.parts["unit"]) is not None and group.parts["unit"] != "两"
    after = door + 1 + text.startswith("洞", door + 1)
    return (
        door > 0
        and numbered
        and words.DOOR_HEAD.search(text[max(0, group.start - 4) : group.start]) is not None
        and words.DOOR_TAIL.match(text, after) is not None
    )


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
