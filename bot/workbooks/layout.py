"""The layout of the workbooks: sheets, headings, help and the words a cell may hold, read from workbooks.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

KINDS = {"roster": ("roster",), "staff": ("staff", "shifts"), "bills": ("bills",)}
"""The sheets of each kind of workbook."""


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    heading: str
    help: str
    example: str
    required: bool


@dataclass(frozen=True, slots=True)
class SheetLayout:
    key: str
    sheet: str
    about: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """``sheets`` by key; ``words`` says which words a cell may hold and what they mean in the record.

    ``exports`` are the headings of what is taken out, ``shown`` how codes of the record are written there.
    """

    sheets: Mapping[str, SheetLayout]
    words: Mapping[str, Mapping[str, str]]
    exports: Mapping[str, list[str]]
    shown: Mapping[str, Mapping[str, str]]

    @classmethod
    def load(cls, locale_dir: Path) -> "Layout":
        data = tomllib.loads((locale_dir / "workbooks.toml").read_text(encoding="utf-8"))
        words, exports, shown = (data.pop(name) for name in ("words", "exports", "shown"))
        return cls({key: _sheet(key, table) for key, table in data.items()}, words, exports, shown)


def _sheet(key: str, table: Mapping[str, object]) -> SheetLayout:
    columns = table["columns"]
    assert isinstance(columns, list)
    return SheetLayout(
        key,
        str(table["sheet"]),
        str(table["about"]),
        tuple(
            Column(each["key"], each["heading"], each["help"], each["example"], each.get("required", False))
            for each in columns
        ),
    )
