"""Cells as values: each function takes a row and a column, and reports what it cannot read."""

import re
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.workbooks.layout import Layout
from bot.workbooks.rows import Report, Row
from handlers.reading import answers
from handlers.turn import msg
from storage.people import plain_phone

_SEPARATOR = re.compile(r"[、,，;；/\s]+")


def home(row: Row, report: Report) -> tuple[str, str, str]:
    """Building, unit and room in canonical form, whatever way the office writes them."""
    building = _part(row["building"], "号楼")
    unit = _part(row["unit"], "单元")
    room = re.sub(r"[室号房]$", "", row["room"]).upper()
    if room and not re.fullmatch(r"[\w\u4e00-\u9fff-]{1,12}", room):
        report.problem(row, "room", msg("import-bad-room", found=row["room"]))
    return building, unit, room


def _part(text: str, suffix: str) -> str:
    """``3``, ``3号楼``, ``三栋`` and ``3#`` are the same building; ``2`` and ``2单元`` the same unit."""
    bare = re.sub(r"(号楼|单元|号|栋|幢|座|楼|门|#)$", "", text.strip())
    if not bare or re.fullmatch(r"[A-Za-z0-9]+", bare):
        return bare.upper()
    read = answers.address(f"{bare}{suffix}")
    found = read and (read.building if suffix == "号楼" else read.unit)
    return found or bare


def phone(row: Row, report: Report, key: str = "phone") -> str | None:
    """Bare digits, or None for an empty cell."""
    if not row[key]:
        return None
    number = plain_phone(row[key])
    if number is None:
        report.problem(row, key, msg("import-bad-phone", found=row[key]))
    return number


def word(row: Row, key: str, layout: Layout, report: Report) -> str:
    """One of the words the column allows, as its code; empty where the cell is empty or wrong."""
    codes = words(row, key, layout, report)
    return codes[0] if codes else ""


def words(row: Row, key: str, layout: Layout, report: Report) -> list[str]:
    """Several words divided by 、 as their codes."""
    allowed = layout.words[key]
    codes: list[str] = []
    for said in filter(None, _SEPARATOR.split(row[key])):
        if said in allowed:
            codes.append(allowed[said])
        else:
            report.problem(row, key, msg("import-bad-word", found=said, allowed="、".join(allowed)))
    return codes


def listed(row: Row, key: str) -> list[str]:
    """Free words divided by 、: buildings, say."""
    return [_part(said, "号楼") for said in _SEPARATOR.split(row[key]) if said]


def whole(row: Row, key: str, report: Report) -> int | None:
    if not row[key]:
        return None
    if not re.fullmatch(r"-?\d{1,3}", row[key], re.ASCII):
        report.problem(row, key, msg("import-bad-number", found=row[key]))
        return None
    return int(row[key])


def decimal(row: Row, key: str, report: Report) -> Decimal | None:
    """A plain decimal that is not negative; ¥, 元, ㎡ and thousands' commas are forgiven."""
    text = re.sub(r"[¥￥元,，㎡\s]|平方米|平米", "", row[key])
    if not text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or value < 0 or value > 10**9:
        report.problem(row, key, msg("import-bad-number", found=row[key]))
        return None
    return value


def fen(row: Row, key: str, report: Report) -> int | None:
    """An amount of yuan as integer fen."""
    yuan = decimal(row, key, report)
    if yuan is None:
        return None
    if yuan != yuan.quantize(Decimal("0.01")):
        report.problem(row, key, msg("import-bad-money", found=row[key]))
        return None
    return int(yuan * 100)


def day(row: Row, key: str, report: Report) -> date | None:
    """2026-11-15, 2026/11/15, 2026.11.15 or 2026年11月15日."""
    if not row[key]:
        return None
    match = re.fullmatch(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?", row[key], re.ASCII)
    with suppress(ValueError):
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
    report.problem(row, key, msg("import-bad-day", found=row[key]))
    return None
