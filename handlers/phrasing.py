"""Phrasing: message key + values → text in the reader's language, with times in the community's zone.

Texts are Fluent files (locales/<language>/*.ftl). Values are escaped for HTML here, so that an owner's ``<`` stays
an owner's ``<``; marks such as ``<b>`` come only from the texts themselves.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

from handlers.turn import Message, Money, Span, Value

FALLBACK = "zh_CN"


_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*\n")
"""What an empty value leaves behind in a text of several lines."""


_NEAR = {timedelta(days=-1): "yesterday", timedelta(0): "today", timedelta(days=1): "tomorrow"}

_BUTTON = "-button"
"""In the key of every label: a button is short, and gone when it is pressed, so 「明天」 needs no date there.

A text stands in the chat for ever: its 「明天」 has the date with it, or it would be wrong the day after.
"""


class MissingText(LookupError):
    """A key or a parameter that locales/ does not have: a mistake of ours that a test should have found."""


@dataclass(frozen=True, slots=True)
class _View:
    """How times are shown: in which zone, and near which day; ``brief`` on a button."""

    zone: ZoneInfo
    today: date | None
    brief: bool = False


class Phrasebook:
    """The texts of one language."""

    def __init__(self, language: str, bundle: FluentBundle) -> None:
        self.language = language
        self._bundle = bundle

    def render(self, message: Message, *, zone: ZoneInfo, now: datetime | None) -> str:
        """The text of a message.

        :param zone: the community's zone, in which times are shown.
        :param now: decides what is 「今天」 and 「明天」; None for a record, which has dates only.
        :raises MissingText: the key or one of its parameters is unknown.
        """
        return self._render(message, _View(zone, None if now is None else now.astimezone(zone).date()))

    def _render(self, message: Message, view: _View) -> str:
        view = replace(view, brief=view.brief or _BUTTON in message.key)
        values = {name: self._show(value, view) for name, value in message.values.items()}
        return _BLANK_LINES.sub("\n\n", self._format(message.key, values)).strip()

    def _format(self, key: str, values: dict[str, Any]) -> str:
        entry = self._bundle.get_message(key) if self._bundle.has_message(key) else None
        if entry is None or entry.value is None:
            raise MissingText(f"{self.language}: {key}")
        text, errors = self._bundle.format_pattern(entry.value, values)
        if errors:
            raise MissingText(f"{self.language}: {key}: {errors}")
        return str(text)

    def _show(self, value: Value, view: _View) -> str | int | float:
        match value:
            case bool() | int() | float():
                return value
            case datetime():
                local = value.astimezone(view.zone)
                return self._moment(local.date(), f"{local:%H:%M}", view)
            case date():
                return self._day(value)
            case Money():
                return f"{value.fen / 100:.2f}" if value.fen % 100 else f"{value.fen // 100}.00"
            case Span():
                return self._span(value, view)
            case Message():
                return self._render(value, view)
            case tuple():
                return "\n".join(self._render(line, view) for line in value)
            case _:
                return html.escape(value, quote=False)

    def _span(self, span: Span, view: _View) -> str:
        start, end = span.start.astimezone(view.zone), span.end.astimezone(view.zone)
        hours = self._format("hours", {"start": f"{start:%H:%M}", "end": f"{end:%H:%M}"})
        return self._moment(start.date(), hours, view)

    def _moment(self, day: date, time: str, view: _View) -> str:
        near = "none" if view.today is None else _NEAR.get(day - view.today, "none")
        values = {"near": near, "day": self._day(day), "time": time}
        return self._format("moment-brief" if view.brief else "moment", values)

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
