"""Rows as entries: what a workbook says, checked cell by cell and against itself, not yet written anywhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.workbooks import cells
from bot.workbooks.layout import Layout
from bot.workbooks.rows import Report, Row
from handlers.turn import Money, msg


@dataclass(frozen=True, slots=True)
class HomeEntry:
    """A home and, where the row names somebody, a person living in it."""

    row: Row
    community: str
    home: tuple[str, str, str]
    floor: int | None
    riser: str | None
    area_cm2: int | None
    note: str
    name: str
    phone: str | None
    standing: str
    care: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaffEntry:
    row: Row
    name: str
    phone: str
    role: str
    skills: tuple[str, ...]
    buildings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShiftEntry:
    row: Row
    day: date
    shift: str
    name: str


@dataclass(frozen=True, slots=True)
class BillEntry:
    row: Row
    home: tuple[str, str, str]
    fee_type: str
    period: str
    price: str
    quantity: str
    due_fen: int
    paid_fen: int
    deadline: date | None
    note: str


def read_roster(rows: Iterable[Row], layout: Layout, report: Report) -> list[HomeEntry]:
    entries = [_home_entry(row, layout, report) for row in rows]
    _one_name_a_phone(entries, report)
    return entries


def _home_entry(row: Row, layout: Layout, report: Report) -> HomeEntry:
    home = cells.home(row, report)
    area = cells.decimal(row, "area", report)
    if row["name"] and not row["standing"]:
        report.problem(row, "standing", msg("import-empty"))
    if row["phone"] and not row["name"]:
        report.problem(row, "name", msg("import-empty"))
    return HomeEntry(
        row=row,
        community=row["community"],
        home=home,
        floor=cells.whole(row, "floor", report) if row["floor"] else _floor_of(home[2]),
        riser=row["riser"] or None,
        area_cm2=None if area is None else int(area * 10_000),
        note=row["note"],
        name=row["name"],
        phone=cells.phone(row, report),
        standing=cells.word(row, "standing", layout, report),
        care=tuple(cells.words(row, "care", layout, report)),
    )


def _floor_of(room: str) -> int | None:
    """501 is on the fifth floor, 1203 on the twelfth."""
    return int(room[:-2]) if room.isdecimal() and len(room) in {3, 4} else None


def _one_name_a_phone(entries: list[HomeEntry], report: Report) -> None:
    """One phone number is one person; two names on it are a slip of the pen or a borrowed number."""
    names: dict[str, HomeEntry] = {}
    for entry in entries:
        if entry.phone is None:
            continue
        first = names.setdefault(entry.phone, entry)
        if first.name != entry.name:
            clash = msg("import-two-names", name=first.name, row=first.row.number)
            report.problem(entry.row, "phone", clash)


def read_staff(rows: Iterable[Row], layout: Layout, report: Report) -> list[StaffEntry]:
    return [
        StaffEntry(
            row=row,
            name=row["name"],
            phone=cells.phone(row, report) or "",
            role=cells.word(row, "role", layout, report),
            skills=tuple(cells.words(row, "skills", layout, report)),
            buildings=tuple(cells.listed(row, "buildings")),
        )
        for row in rows
    ]


def read_shifts(rows: Iterable[Row], layout: Layout, report: Report) -> list[ShiftEntry]:
    return [
        ShiftEntry(
            row,
            cells.day(row, "day", report) or date.min,
            cells.word(row, "shift", layout, report),
            row["name"],
        )
        for row in rows
    ]


def read_bills(rows: Iterable[Row], layout: Layout, report: Report) -> list[BillEntry]:
    entries = [_bill_entry(row, layout, report) for row in rows]
    seen: dict[tuple[object, ...], int] = {}
    for entry in entries:
        key = (*entry.home, entry.fee_type, entry.period)
        if key in seen:
            report.problem(entry.row, "period", msg("import-bill-twice", row=seen[key]))
        seen.setdefault(key, entry.row.number)
    return entries


def _bill_entry(row: Row, layout: Layout, report: Report) -> BillEntry:
    price = cells.decimal(row, "price", report)
    quantity = cells.decimal(row, "quantity", report)
    due = cells.fen(row, "due", report)
    if price is not None and quantity is not None and due is not None:
        reckoned = int((price * quantity * 100).quantize(Decimal(1), ROUND_HALF_UP))
        if reckoned != due:
            report.problem(row, "due", msg("import-sum-wrong", reckoned=Money(reckoned), found=Money(due)))
    return BillEntry(
        row=row,
        home=cells.home(row, report),
        fee_type=cells.word(row, "fee_type", layout, report),
        period=row["period"],
        price=str(price) if price is not None else "",
        quantity=str(quantity) if quantity is not None else "",
        due_fen=due or 0,
        paid_fen=cells.fen(row, "paid", report) or 0,
        deadline=cells.day(row, "deadline", report),
        note=row["note"],
    )
