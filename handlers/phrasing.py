"""Phrasing: message key + values → text in the reader's language, with times in the community's zone.

Texts are Fluent files (locales/<language>/*.ftl). Values are escaped for HTML here, so that an owner's ``<`` stays
an owner's ``<``; marks such as ``<b>`` come only from the texts themselves.
"""

import html
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

from handlers.turn import Message, Money, Span, Value

FALLBACK = "zh_CN"


_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*\n")
"""What an empty value leaves behind in a text of several lines."""


class MissingText(LookupError):
    """A key or a parameter that locales/ does not have: a mistake of ours that a test should have found."""


class Phrasebook:
    """The texts of one language."""

    def __init__(self, language: str, bundle: FluentBundle) -> None:
        self.language = language
        self._bundle = bundle

    def render(self, message: Message, *, zone: ZoneInfo, now: datetime) -> str:
        """The text of a message.

        :param zone: the community's zone, in which times are shown.
        :param now: decides what is 「今天」 and 「明天」.
        :raises MissingText: the key or one of its parameters is unknown.
        """
        values = {name: self._show(value, zone, now) for name, value in message.values.items()}
        return _BLANK_LINES.sub("\n\n", self._format(message.key, values)).strip()

    def _format(self, key: str, values: dict[str, Any]) -> str:
        entry = self._bundle.get_message(key) if self._bundle.has_message(key) else None
        if entry is None or entry.value is None:
            raise MissingText(f"{self.language}: {key}")
        text, errors = self._bundle.format_pattern(entry.value, values)
        if errors:
            raise MissingText(f"{self.language}: {key}: {errors}")
        return str(text)

    def _show(self, value: Value, zone: ZoneInfo, now: datetime) -> str | int | float:
        match value:
            case bool() | int() | float():
                return value
            case datetime():
                return self._moment(value.astimezone(zone), now.astimezone(zone))
            case date():
                return self._day(value)
            case Money():
                return f"{value.fen / 100:.2f}" if value.fen % 100 else f"{value.fen // 100}.00"
            case Span():
                return self._span(value, zone, now)
            case Message():
                return self.render(value, zone=zone, now=now)
            case tuple():
                return "\n".join(self.render(line, zone=zone, now=now) for line in value)
            case _:
                return html.escape(value, quote=False)

    def _moment(self, local: datetime, now: datetime) -> str:
        return self._format("moment", {"day": self._near_day(local.date(), now.date()), "time": f"{local:%H:%M}"})

    def _span(self, span: Span, zone: ZoneInfo, now: datetime) -> str:
        start, end = span.start.astimezone(zone), span.end.astimezone(zone)
        day = self._near_day(start.date(), now.astimezone(zone).date())
        return self._format("span", {"day": day, "start": f"{start:%H:%M}", "end": f"{end:%H:%M}"})

    def _near_day(self, day: date, today: date) -> str:
        near = {
            today: "day-today",
            today + timedelta(days=1): "day-tomorrow",
            today - timedelta(days=1): "day-yesterday",
        }
        return self._format(near[day], {}) if day in near else self._day(day)

    def _day(self, day: date) -> str:
        return self._format(
            "day",
            {"year": str(day.year), "month": str(day.month), "day": str(day.day), "weekday": day.isoweekday()},
        )


class Phrasing:
    """Every language there is; an unknown one is answered in Chinese."""

    def __init__(self, books: Mapping[str, Phrasebook]) -> None:
        self._books = books

    @classmethod
    def load(cls, locales: Path) -> "Phrasing":
        """Read every language folder with Fluent files below ``locales``."""
        folders = sorted({file.parent for file in locales.glob("*/*.ftl")})
        return cls({folder.name: Phrasebook(folder.name, _bundle(folder)) for folder in folders})

    def book(self, language: str | None) -> Phrasebook:
        return self._books.get(language or FALLBACK, self._books[FALLBACK])


def _bundle(folder: Path) -> FluentBundle:
    # Isolation marks are for mixed right-to-left text; in Chinese they only cost characters and confuse copying.
    bundle = FluentBundle([folder.name.replace("_", "-")], use_isolating=False)
    for file in sorted(folder.glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
