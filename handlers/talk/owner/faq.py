"""The FAQ: answers that the office edits in locales/<language>/faq.toml, found by the words of a question."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from handlers.desk.office import Compound
from handlers.desk.rules.spans import MonthDay, Window

_LOCALES = Path(__file__).parents[3] / "locales"
_CHINESE = "zh_CN"


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with its answer. Each group of ``words`` has to be met by one of its words."""

    id: str
    title: str
    words: tuple[tuple[str, ...], ...]
    answer: str

    def fits(self, text: str) -> bool:
        """Whether a question is asked by this text."""
        return all(any(word in text for word in group) for group in self.words)


@cache
def entries(language: str = _CHINESE) -> tuple[Entry, ...]:
    """The FAQ of a language. The words are always the Chinese ones: that is what owners write to us."""
    own = {row["id"]: row for row in _rows(language)}
    return tuple(
        Entry(row["id"], own.get(row["id"], row)["title"], tuple(map(tuple, row["words"])),
              own.get(row["id"], row)["answer"])
        for row in _rows(_CHINESE)
    )  # fmt: skip


def _rows(language: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = _table(language)["question"]
    return rows


@cache
def _table(language: str) -> Mapping[str, Any]:
    """The file of a language; one that has none is answered in Chinese."""
    path = _LOCALES / language / "faq.toml"
    return tomllib.loads((path if path.exists() else _LOCALES / _CHINESE / "faq.toml").read_text(encoding="utf-8"))


def find(text: str, language: str) -> Entry | None:
    """The first entry that fits: the special ones stand before the general ones in the file."""
    return next((entry for entry in entries(language) if entry.fits(text)), None)


def answer(entry: Entry, compound: Compound, language: str) -> str:
    """The answer with the compound's own figures in place of 「{室温标准}」 and the like."""
    return entry.answer.strip().format_map(figures(compound, language))


def figures(compound: Compound, language: str) -> dict[str, str]:
    """What answers may use: the compound's rules in words."""
    rules = compound.rules
    return {
        "小区": rules.community.name,
        "供暖开始": _day(rules.heating.start, language),
        "供暖结束": _day(rules.heating.end, language),
        "室温标准": f"{rules.heating.standard:f}",
        "测温时间": _hours(rules.heating.measuring_hours),
        "测温异议": rules.heating.dispute_note,
        "缴费方式": rules.community.ways_to_pay,
        "发票": rules.community.invoice_note,
        "客服电话": rules.community.office_phone or "—",
        "客服地点": rules.community.office_address or "—",
        "值班电话": rules.community.duty_phone or "—",
        "上班时间": _hours(rules.office.workday),
    }


def _day(day: MonthDay, language: str) -> str:
    return str(_table(language)["month_day"]).format_map({"月": day.month, "日": day.day})


def _hours(windows: tuple[Window, ...]) -> str:
    return "、".join(str(window) for window in windows)
