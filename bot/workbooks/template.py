"""An empty workbook with the right columns, a help text on every heading and one example row."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.workbooks.layout import KINDS, Layout, SheetLayout

_ONE_WORD = {"standing", "role", "shift", "fee_type"}
"""Columns that hold exactly one of a few words: Excel offers them as a list."""


def write_template(kind: str, path: Path, layout: Layout) -> None:
    """Write the empty workbook of a kind (roster, staff or bills) to ``path``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for key in KINDS[kind]:
        _fill(book.create_sheet(layout.sheets[key].sheet), layout.sheets[key], layout)
    book.save(path)


def _fill(sheet: Worksheet, layout: SheetLayout, whole: Layout) -> None:
    for number, column in enumerate(layout.columns, 1):
        heading = sheet.cell(1, number, column.heading)
        heading.font = Font(bold=True, color="FFFFFF")
        heading.fill = PatternFill("solid", fgColor="B4532A" if column.required else "7A6A5C")
        heading.alignment = Alignment(horizontal="center")
        heading.comment = Comment(column.help, layout.sheet, width=260, height=90)
        example = sheet.cell(2, number, column.example or None)
        example.font = Font(italic=True, color="888888")
        example.number_format = "@"  # text, so that Excel keeps 01 and long phone numbers as they are typed
        sheet.column_dimensions[get_column_letter(number)].width = max(10, len(column.example) + 6)
        if column.key in _ONE_WORD:
            _offer(sheet, number, list(whole.words[column.key]))
    sheet.freeze_panes = "A2"


def _offer(sheet: Worksheet, number: int, words: list[str]) -> None:
    letter = get_column_letter(number)
    offered = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
    offered.add(f"{letter}2:{letter}5000")
    sheet.add_data_validation(offered)
