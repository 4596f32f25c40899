"""Loads a compound's `community.toml` over its city's profile over `default.toml`, checked in plain words."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from handlers.desk.rules.rulebook import Rules
from handlers.desk.rules.sections import read_rules
from handlers.desk.rules.table import Problem, SettingsTable, merged, unknown_key
from handlers.turn import Message

__all__ = ["PROFILES", "Problem", "Rules", "RulesError", "load", "profile_names"]

PROFILES = Path(__file__).parents[3] / "locales" / "zh_CN" / "profiles"
OPEN_TABLES = frozenset({"emergency_profiles"})

Toml = Mapping[str, object]


class RulesError(ValueError):
    """The rules cannot be used; `problems` says where and why, as messages of rules.ftl."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{problem.where}: {problem.message.key}" for problem in problems))
        self.problems = problems


def profile_names() -> tuple[str, ...]:
    """The ready profiles, `default` among them."""
    return tuple(sorted(path.stem for path in PROFILES.glob("*.toml")))


def load(path: Path | None = None) -> Rules:
    """The rules of one compound; without a path, the shipped defaults.

    The file may hold only what differs from its `profile`. Raises RulesError with every problem found.
    """
    problems: list[Problem] = []
    own = _parse(path) if path else {}
    whole = merged(_base(own), own, problems, open_tables=OPEN_TABLES)
    rules = read_rules(SettingsTable(whole, "", problems))
    if problems:
        raise RulesError(tuple(problems))
    return rules


def _base(own: Toml) -> Toml:
    """The profile a file names, laid over the defaults."""
    name = own.get("profile", "default")
    default = _parse(PROFILES / "default.toml")
    if name == "default":
        return default
    if name not in profile_names():
        raise RulesError((Problem("profile", unknown_key(str(name), profile_names())),))
    return merged(default, _parse(PROFILES / f"{name}.toml"), [], open_tables=OPEN_TABLES)


def _parse(path: Path) -> dict[str, object]:
    """One TOML file. Notepad's byte order mark is forgiven, any other encoding than UTF-8 is not."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise _refused(path, Message("rules-no-file")) from None
    except UnicodeDecodeError:
        raise _refused(path, Message("rules-not-utf8")) from None
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _refused(path, _syntax(text, str(error))) from None


def _syntax(text: str, error: str) -> Message:
    """Which line TOML stumbled over; an error without a line is at the end of the file."""
    lines = text.splitlines() or [""]
    found = re.search(r"at line (\d+)", error)
    number = min(int(found[1]) if found else len(lines), len(lines))
    return Message("rules-syntax", {"line": number, "found": lines[number - 1].strip()[:60]})


def _refused(path: Path, message: Message) -> RulesError:
    return RulesError((Problem(path.name, message),))
