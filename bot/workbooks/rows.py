"""Reading a sheet: rows as texts under known headings, and every problem with its sheet, row and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from bot.workbooks.layout import Layout, SheetLayout
from handlers.turn import Message, msg


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong and where: the sheet's name, the row as Excel counts it, the heading of the column."""

    sheet: str
    row: int
    column: str
    message: Message


@dataclass(slots=True)
class Report:
    """What reading a workbook found. Problems forbid the import, remarks do not."""

    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def problem(self, row: "Row", key: str, message: Message) -> None:
        self.problems.append(Problem(row.layout.sheet, row.number, _heading(row.layout, key), message))


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ``number`` as Excel counts, ``cells`` by column key; an empty cell is an empty text."""

    layout: SheetLayout
    number: int
    cells: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


class NotAWorkbook(ValueError):
    """The file is no Excel workbook; carries the message to show."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key)
        self.message = message


def read_rows(path: Path, layout: Layout, report: Report) -> dict[str, list[Row]]:
    """The filled rows of every known sheet of a workbook, by the sheet's key.

    :raises NotAWorkbook: the file cannot be read, or has no sheet we know.
    """
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except FileNotFoundError as error:
        raise NotAWorkbook(msg("import-no-file", file=path.name)) from error
    except (InvalidFileException, BadZipFile, KeyError, OSError) as error:
        raise NotAWorkbook(msg("import-not-excel", file=path.name)) from error
    try:
        known = [sheet for sheet in layout.sheets.values() if sheet.sheet in book.sheetnames]
        if not known:
            names = "、".join(sheet.sheet for sheet in layout.sheets.values())
            raise NotAWorkbook(msg("import-no-sheet", file=path.name, sheets=names))
        return {sheet.key: [*_rows(book[sheet.sheet].iter_rows(values_only=True), sheet, report)] for sheet in known}
    finally:
        book.close()


def _rows(lines: Iterator[tuple[object, ...]], layout: SheetLayout, report: Report) -> Iterator[Row]:
    headings = [_text(cell) for cell in next(lines, ())]
    keys = _columns(headings, layout, report)
    for number, line in enumerate(lines, 2):
        cells = {key: _text(cell) for key, cell in zip(keys, line, strict=False) if key is not None}
        if not any(cells.values()):
            continue
        row = Row(layout, number, cells)
        for column in layout.columns:
            if column.required and not row[column.key]:
                report.problem(row, column.key, msg("import-empty"))
        yield row


def _columns(headings: list[str], layout: SheetLayout, report: Report) -> list[str | None]:
    """Which column each heading stands for; unknown and missing ones are reported."""
    known = {column.heading: column.key for column in layout.columns}
    for heading in headings:
        if heading and heading not in known:
            report.remarks.append(Problem(layout.sheet, 1, heading, msg("import-unknown-column")))
    for column in layout.columns:
        if column.required and column.heading not in headings:
            report.problems.append(Problem(layout.sheet, 1, column.heading, msg("import-missing-column")))
    return [known.get(heading) for heading in headings]


def _heading(layout: SheetLayout, key: str) -> str:
    return next(column.heading for column in layout.columns if column.key == key)


def _text(cell: object) -> str:
    """A cell as a person would have typed it: 3, not 3.0; 2026-11-15, not a moment."""
    match cell:
        case None:
            return ""
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case float():
            return repr(round(cell, 6))  # Excel keeps 98.6 as 98.59999999999999
        case _:
            return str(cell).strip()
