"""Doors and telephones out of somebody's words, however they are written, before others read these."""

import re

from handlers.reading import rooms
from handlers.reading.amounts import CALLED
from handlers.reading.entities import blanked, codes, replaced
from handlers.reading.normalise import PLAIN, clean
from handlers.reading.numerals import NINE
from handlers.reading.values import Address

_DIGIT = rf"[\d零〇幺{NINE}]"
_TELEPHONE = re.compile(
    rf"""
    (?<!\d)(?: \(?0\d{{2,3}}\)?[\s-]?\d{{7,8}}  # (0431)87654321
             | [2-9]\d{{3}}[\s-]\d{{4}}           # 8765-4321
           )(?!\d)
    # 138.1234.5678, 1381-2345-678, 138一二三四五六七八
    | (?<!{_DIGIT})[1一幺][3-9三四五六七八九](?:[\s.-]?{_DIGIT}){{9}}(?!\d)
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(
    rf"(?<![\dA-Za-z.:])(?!(?:{CALLED})(?!\d))"
    r"""
    \d{3,4}(?!\d|\.\d|:\d)
    (?!\s?(?:[年元块度平米瓦个次户天条斤万多℃°%WwVv]|公里|小时|分钟|毫|kw|mm|cm))
    | (?<=[层楼])\s?\d{2}(?![\d号楼层月年点])
    """
    rf"| (?<=单元)\s?(?=.{{0,2}}\d){_DIGIT}{{3,4}}(?!\d)",
    re.VERBOSE,
)
"""What may be a door, wherever it stands: 1203和1204, 302张阿姨家, 5层01, 2单元5零1; but no price, code or year."""
_FLAT = re.compile(r"-\d{1,2}(?!\d)")
"""After a door: 501-2."""


def hidden(text: str, mark: str, *, block: bool = False) -> str:
    """The text, in one writing, with a mark for each door, telephone, plate and ticket number.

    block: building and stairway of a door stay, for those who must know who is near: 三号楼二单元五零一 becomes
    3-2-***. What names no door is left as it is written: 3号楼楼道.
    """
    said = clean(text, PLAIN)
    numbers = [(start, end, mark) for start, end, _ in codes(said)] + _marked(_TELEPHONE, said, mark)
    rest = blanked(said, numbers)
    homes = [home for home in rooms.find(rest) if home.address.room]
    doors = [(home.start, _end(said, home.end), _block(home.address, mark) if block else mark) for home in homes]
    others = _marked(_NUMBER, blanked(rest, doors), mark)
    return replaced(said, sorted([*numbers, *doors, *others], key=lambda span: (span[0], -span[1])))


def _marked(pattern: re.Pattern[str], text: str, mark: str) -> list[tuple[int, int, str]]:
    return [(*match.span(), mark) for match in pattern.finditer(text)]


def _end(text: str, end: int) -> int:
    flat = _FLAT.match(text, end)
    return flat.end() if flat else end


def _block(address: Address, mark: str) -> str:
    """The parts of a home that many share, and a mark for its door."""
    return "-".join([*(part for part in (address.building, address.unit) if part), mark])
