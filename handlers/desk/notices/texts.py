"""The office's own notice texts: commented files in locales/, filled with dates, places and phone numbers.

A line whose content is missing is left out, so that a compound without a duty phone does not print an empty one.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from handlers.desk.notices.audience import Audience
from handlers.turn import Span
from storage.households import Place

LOCALES = Path(__file__).parents[3] / "locales"
ONE_DAY = timedelta(days=1)
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A ready text. ``words`` are those by which a manager names it, ``more`` the tables of its own."""

    name: str
    title: str
    text: str
    words: tuple[str, ...]
    choices: tuple[str, ...]
    second_person: bool
    more: Mapping[str, Any]

    def fill(self, values: Mapping[str, str]) -> str:
        """The text with its blanks filled; lines with an empty blank are left out."""
        lines = (_filled(line, values) for line in self.text.strip().splitlines())
        return "\n".join(line for line in lines if line is not None)


@dataclass(frozen=True, slots=True)
class Texts:
    """The templates of one language, and how it writes days and places."""

    templates: Mapping[str, Template]
    forms: Mapping[str, Any]

    def named_in(self, text: str) -> tuple[Template, str] | None:
        """The template whose longest word stands in a text, and that word."""
        found = [(len(word), template, word) for template in self.templates.values() for word in template.words
                 if word in text]  # fmt: skip
        if not found:
            return None
        _, template, word = max(found, key=lambda match: match[0])
        return template, word

    def day(self, day: date) -> str:
        weekday = self.forms["weekdays"][day.weekday()]
        return str(self.forms["day"].format(month=day.month, day=day.day, weekday=weekday))

    def days(self, first: date, last: date) -> str:
        ends = {"first": self.day(first), "last": self.day(last)}
        return ends["first"] if first == last else str(self.forms["days"].format(**ends))

    def span(self, span: Span, zone: ZoneInfo) -> str:
        start, end = span.start.astimezone(zone), span.end.astimezone(zone)
        first, last = self.day(start.date()), self.day(end.date())
        if end - start <= ONE_DAY:
            return str(self.forms["span"].format(day=first, start=f"{start:%H:%M}", end=_end(start, end)))
        return str(self.forms["long_span"].format(first=first, start=f"{start:%H:%M}", last=last, end=f"{end:%H:%M}"))

    def area(self, audience: Audience) -> str:
        """The audience as people name it: 3号楼、4号楼."""
        places: Mapping[str, str] = self.forms["place"]
        return places["joint"].join(_place(places, place) for place in audience.places)


def _filled(line: str, values: Mapping[str, str]) -> str | None:
    """A line with its blanks filled, None where one has no content; a blank nobody knows stays visible in the draft."""
    filled = {blank: values.get(blank, f"{{{blank}}}") for blank in _BLANK.findall(line)}
    return _BLANK.sub(lambda found: filled[found[1]], line) if all(filled.values()) else None


def _end(start: datetime, end: datetime) -> str:
    """The end of a span; at midnight it is still the same day's 24:00."""
    return "24:00" if end.date() > start.date() and f"{end:%H:%M}" == "00:00" else f"{end:%H:%M}"


def _place(forms: Mapping[str, str], place: Place) -> str:
    if place.room is not None:
        return "-".join(part for part in (place.building, place.unit, place.room) if part)
    named = {"riser": place.riser, "unit": place.unit, "building": place.building}
    form = next((name for name, part in named.items() if part is not None), "all")
    return forms[form].format(**named)


@cache
def texts(language: str | None) -> Texts:
    """The notice texts of a language; Chinese where it has none."""
    folder = LOCALES / (language or "zh_CN") / "notice_templates"
    if not folder.is_dir():
        return texts("zh_CN")
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.toml"))}
    forms = tables.pop("common")
    return Texts({table["name"]: _template(table) for table in tables.values()}, forms)


_KNOWN: Sequence[str] = ("name", "title", "text", "words", "choices", "second_person")


def _template(table: Mapping[str, Any]) -> Template:
    return Template(
        name=table["name"],
        title=table["title"],
        text=table["text"],
        words=tuple(table["words"]),
        choices=tuple(table["choices"]),
        second_person=table["second_person"],
        more={name: value for name, value in table.items() if name not in _KNOWN},
    )
