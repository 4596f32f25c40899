"""Reads typed values out of a parsed TOML table and keeps every problem it meets, in plain words."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from typing import TypeVar

from handlers.desk.rules.spans import MINUTES_A_DAY, DateSpan, MonthDay, Window
from handlers.turn import Message

Kind = TypeVar("Kind")
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file of rules: where (`promises.general.solved`) and what, as a message."""

    where: str
    message: Message

    def told(self) -> Message:
        """The place and the message in one line."""
        return Message("rules-problem", {"where": self.where, "what": self.message})


class Unreadable(ValueError):
    """A value that cannot be understood; carries the key of the message that says what is allowed."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def half_width(text: str) -> str:
    """Full-width figures, colons and the dashes people type, as the plain ones."""
    return re.sub(r"[–—~至]+", "-", unicodedata.normalize("NFKC", text)).strip()


def to_minute(value: str) -> int:
    """`08:30` as minutes after midnight; `24:00` is the day's end."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", half_width(value))
    if found is None:
        raise Unreadable("rules-want-time")
    minute = int(found[1]) * 60 + int(found[2])
    if int(found[2]) > 59 or minute > MINUTES_A_DAY:
        raise Unreadable("rules-want-time")
    return minute


def to_window(value: str) -> Window:
    """`08:30-12:00`; a window whose end is not after its start passes midnight."""
    first, dash, last = half_width(value).partition("-")
    if not dash:
        raise Unreadable("rules-want-window")
    try:
        window = Window(to_minute(first), to_minute(last))
    except Unreadable:
        raise Unreadable("rules-want-window") from None
    if window.start in (window.end, MINUTES_A_DAY):
        raise Unreadable("rules-want-window")
    return window


def to_duration(value: str) -> timedelta:
    """`15m`, `24h`, `3d` or `2s`, more than nothing."""
    found = re.fullmatch(r"(\d{1,5})\s*([smhd])", half_width(value))
    if found is None or int(found[1]) == 0:
        raise Unreadable("rules-want-duration")
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def to_month_day(value: str) -> MonthDay:
    """`11-15`; 29 February is refused, since it is not there every year."""
    found = re.fullmatch(r"(\d{1,2})-(\d{1,2})", half_width(value))
    if found is None:
        raise Unreadable("rules-want-month-day")
    try:
        date(2027, int(found[1]), int(found[2]))  # a year without 29 February
    except ValueError:
        raise Unreadable("rules-want-month-day") from None
    return MonthDay(int(found[1]), int(found[2]))


def to_date(value: object) -> date:
    """A TOML date without a time."""
    if type(value) is not date:
        raise Unreadable("rules-want-date")
    return value


class SettingsTable:
    """A view on one table: each method reads one key, and notes a problem instead of raising.

    A value that cannot be read is replaced by the method's harmless stand-in, so that all problems of a file
    are found in one go; the caller must not use what was built while `problems` is not empty.
    """

    def __init__(self, data: Mapping[str, object], where: str, problems: list[Problem]) -> None:
        self.data = data
        self.where = where
        self.problems = problems

    def note(self, key: str, message: str, **values: str | int) -> None:
        """Note a problem with one key of this table."""
        self.blame(key, Message(message, values))

    def blame(self, key: str, message: Message) -> None:
        """Note a problem with one key whose message is already made."""
        self.problems.append(Problem(self._path(key), message))

    def table(self, key: str) -> "SettingsTable":
        value = self.data.get(key)
        if isinstance(value, Mapping):
            return SettingsTable(value, self._path(key), self.problems)
        self.note(key, "rules-want-table")
        return SettingsTable({}, self._path(key), self.problems)

    def rows(self, key: str, columns: Iterable[str]) -> list["SettingsTable"]:
        """An array of tables, each with exactly these columns; rows with other columns are noted and left out."""
        wanted = sorted(columns)
        value = self.data.get(key)
        found = value if isinstance(value, list) else [None]
        rows = []
        for number, row in enumerate(found, start=1):
            place = f"{key}[{number}]"
            if isinstance(row, dict) and sorted(row) == wanted:
                rows.append(SettingsTable(row, self._path(place), self.problems))
            else:
                self.note(place, "rules-want-row", columns=", ".join(wanted))
        return rows

    def text(self, key: str) -> str:
        value = self.data.get(key)
        if isinstance(value, str):
            return value
        self._refuse(key, Unreadable("rules-want-text"))
        return ""

    def flag(self, key: str) -> bool:
        value = self.data.get(key)
        if isinstance(value, bool):
            return value
        self._refuse(key, Unreadable("rules-want-flag"))
        return False

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both allowed."""
        return self._one(key, lambda value: _whole(value, low, high), low)

    def wholes(self, key: str, low: int, high: int) -> tuple[int, ...]:
        return self._many(key, lambda value: _whole(value, low, high))

    def degrees(self, key: str) -> Decimal:
        """A room temperature from 5 to 35 ℃."""
        return self._one(key, _degrees, Decimal(18))

    def duration(self, key: str) -> timedelta:
        return self._one(key, lambda value: to_duration(_text(value)), timedelta(hours=1))

    def minute(self, key: str) -> int:
        return self._one(key, lambda value: to_minute(_text(value)), 0)

    def window(self, key: str) -> Window:
        return self._one(key, lambda value: to_window(_text(value)), Window(0, MINUTES_A_DAY))

    def windows(self, key: str) -> tuple[Window, ...]:
        return self._many(key, lambda value: to_window(_text(value)))

    def month_day(self, key: str) -> MonthDay:
        return self._one(key, lambda value: to_month_day(_text(value)), MonthDay(1, 1))

    def dates(self, key: str) -> tuple[date, ...]:
        return self._many(key, to_date)

    def span(self, first: str, last: str) -> DateSpan:
        """Two dates of this table as a span; the second must not be before the first."""
        fallback = date(2000, 1, 1)
        span = DateSpan(self._one(first, to_date, fallback), self._one(last, to_date, fallback))
        if span.last < span.first:
            self.note(last, "rules-span-backwards")
        return span

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        """One of the allowed words; otherwise the first of them, and a problem that names the nearest."""
        value = self.data.get(key)
        if isinstance(value, str) and value in allowed:
            return value
        self.note(key, "rules-want-choice", found=shown(value), allowed=" / ".join(allowed))
        return allowed[0]

    def read(self, key: str, reader: Callable[[str], Kind], fallback: Kind) -> Kind:
        """A text value through a reader that raises `Unreadable`."""
        return self._one(key, lambda value: reader(_text(value)), fallback)

    def _one(self, key: str, reader: Callable[[object], Kind], fallback: Kind) -> Kind:
        try:
            return reader(self.data.get(key))
        except Unreadable as refusal:
            self._refuse(key, refusal)
            return fallback

    def _many(self, key: str, reader: Callable[[object], Kind]) -> tuple[Kind, ...]:
        value = self.data.get(key)
        if not isinstance(value, list):
            self.note(key, "rules-want-list", found=shown(value))
            return ()
        read = []
        for item in value:
            try:
                read.append(reader(item))
            except Unreadable as refusal:
                self.note(key, refusal.key, found=shown(item), **refusal.values)
        return tuple(read)

    def _refuse(self, key: str, refusal: Unreadable) -> None:
        self.note(key, refusal.key, found=shown(self.data.get(key)), **refusal.values)

    def _path(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key


def merged(
    base: Mapping[str, object],
    own: Mapping[str, object],
    problems: list[Problem],
    *,
    open_tables: frozenset[str] = frozenset(),
    where: str = "",
) -> dict[str, object]:
    """`own` laid over `base`: tables key by key, all else replaced; a key that `base` does not know is a problem.

    Tables named in `open_tables` (by path) may get new keys.
    """
    result = dict(base)
    for key, value in own.items():
        place = f"{where}.{key}" if where else key
        known = base.get(key)
        if key not in base and where not in open_tables:
            problems.append(Problem(place, unknown_key(key, base)))
        elif isinstance(known, Mapping) and isinstance(value, Mapping):
            result[key] = merged(known, value, problems, open_tables=open_tables, where=place)
        else:
            result[key] = value
    return result


def unknown_key(key: str, known: Iterable[str]) -> Message:
    """What to say of a key nobody knows: the nearest known one, or all of them."""
    names = sorted(known)
    near = get_close_matches(key, names, n=1, cutoff=0.7)
    if near:
        return Message("rules-unknown-key-near", {"found": key, "nearest": near[0]})
    return Message("rules-unknown-key", {"found": key, "known": ", ".join(names)})


def shown(value: object) -> str:
    """A value as its writer would recognise it in the file, cut short."""
    return "" if value is None else str(value)[:60]


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise Unreadable("rules-want-text")


def _whole(value: object, low: int, high: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    raise Unreadable("rules-want-whole", low=low, high=high)


def _degrees(value: object) -> Decimal:
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and 5 <= value <= 35:
        return Decimal(value)
    raise Unreadable("rules-want-degrees")
