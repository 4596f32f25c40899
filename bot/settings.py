"""Settings: the environment and a ``.env`` file become one frozen value, or a list of everything that is wrong."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from handlers.turn import Message, msg

PREFIX = "NUANLIN_"
Parsed = TypeVar("Parsed")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name without the prefix, its default as one would write it, and the text that explains it."""

    name: str
    default: str

    @property
    def variable(self) -> str:
        return PREFIX + self.name

    @property
    def help(self) -> Message:
        return msg("setting-" + self.name.lower().replace("_", "-"))


SETTINGS: tuple[Setting, ...] = (
    Setting("TELEGRAM_TOKEN", ""),
    Setting("TELEGRAM_API", ""),
    Setting("TELEGRAM_USERNAME", ""),
    Setting("DATABASE_URL", ""),
    Setting("DATA", "./data"),
    Setting("WEBHOOK_URL", ""),
    Setting("WEBHOOK_SECRET", ""),
    Setting("LISTEN", "127.0.0.1:8443"),
    Setting("PUSH_RATE", "25"),
    Setting("TIMEZONE", "Asia/Shanghai"),
    Setting("LOCALE", "zh_CN"),
    Setting("LOG_FORMAT", "console"),
)
"""Every setting there is; the README's table is held against this one by a test."""

LOCALES = frozenset({"zh_CN", "en"})
LOG_FORMATS = frozenset({"console", "json"})
MOST_PUSHES = 1000
"""Telegram's limit with paid broadcasts; about 30 a second is what a bot gets for nothing."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a process needs to know. ``listen`` is host and port."""

    telegram_token: str
    telegram_api: str
    telegram_username: str
    database_url: str
    data: Path
    webhook_url: str
    webhook_secret: str
    listen: tuple[str, int]
    push_rate: int
    timezone: ZoneInfo
    locale: str
    log_format: str

    @property
    def on_sqlite(self) -> bool:
        return sa.make_url(self.database_url).get_backend_name() == "sqlite"


class SettingsError(ValueError):
    """Settings that can't be used. ``problems`` are messages of settings.ftl, one for each."""

    def __init__(self, problems: tuple[Message, ...]) -> None:
        super().__init__("; ".join(f"{problem.values.get('name')}: {problem.key}" for problem in problems))
        self.problems = problems


def read_settings(environment: Mapping[str, str], dotenv: Path | None = None) -> Settings:
    """The settings of this process. What the environment says goes before the file.

    :raises SettingsError: with every problem found, not only the first.
    """
    problems: list[Message] = []
    given = (_read_dotenv(dotenv, problems) if dotenv is not None and dotenv.is_file() else {}) | dict(environment)
    problems += [
        msg("settings-unknown", name=name)
        for name in given
        if name.startswith(PREFIX) and name.removeprefix(PREFIX) not in {setting.name for setting in SETTINGS}
    ]
    values = {setting.name: given.get(setting.variable, "").strip() or setting.default for setting in SETTINGS}
    settings = _checked(values, problems)
    if settings is None or problems:
        raise SettingsError(tuple(problems))
    return settings


def needs_telegram(settings: Settings) -> None:
    """Refuse to go on without a token, for the commands that talk to Telegram.

    :raises SettingsError: there is none.
    """
    if not settings.telegram_token:
        raise SettingsError((msg("settings-no-token", name=PREFIX + "TELEGRAM_TOKEN"),))


def _checked(values: Mapping[str, str], problems: list[Message]) -> Settings | None:
    check = _Checks(values, problems)
    data = Path(values["DATA"])
    listen = check.read("LISTEN", _listen)
    rate = check.read("PUSH_RATE", _rate)
    zone = check.read("TIMEZONE", ZoneInfo)
    url = check.read("DATABASE_URL", lambda text: _database(text, data))
    check.allow("TELEGRAM_TOKEN", r"\d+:[\w-]{10,}|")
    check.allow("TELEGRAM_API", r"https?://\S+|")
    check.allow("TELEGRAM_USERNAME", r"@?\w+|")
    check.allow("WEBHOOK_URL", r"https?://[^/\s]+(/\S*)?|")
    check.allow("WEBHOOK_SECRET", r"[\w-]{1,256}|")
    check.choose("LOCALE", LOCALES)
    check.choose("LOG_FORMAT", LOG_FORMATS)
    if values["WEBHOOK_URL"] and not values["WEBHOOK_SECRET"]:
        problems.append(msg("settings-no-secret", name=PREFIX + "WEBHOOK_SECRET"))
    if listen is None or rate is None or zone is None or url is None:
        return None
    return Settings(
        telegram_token=values["TELEGRAM_TOKEN"],
        telegram_api=values["TELEGRAM_API"].rstrip("/"),
        telegram_username=values["TELEGRAM_USERNAME"].removeprefix("@"),
        database_url=url,
        data=data,
        webhook_url=values["WEBHOOK_URL"],
        webhook_secret=values["WEBHOOK_SECRET"],
        listen=listen,
        push_rate=rate,
        timezone=zone,
        locale=values["LOCALE"],
        log_format=values["LOG_FORMAT"],
    )


class _Checks:
    """Looks at each value and writes down what is wrong with it."""

    def __init__(self, values: Mapping[str, str], problems: list[Message]) -> None:
        self._values = values
        self._problems = problems

    def read(self, name: str, parse: Callable[[str], Parsed]) -> Parsed | None:
        try:
            return parse(self._values[name])
        except (ValueError, LookupError, OSError, sa.exc.ArgumentError):
            self._refuse(name)
            return None

    def allow(self, name: str, pattern: str) -> None:
        if re.fullmatch(pattern, self._values[name], re.ASCII) is None:
            self._refuse(name)

    def choose(self, name: str, allowed: frozenset[str]) -> None:
        if self._values[name] not in allowed:
            self._refuse(name)

    def _refuse(self, name: str) -> None:
        """What is secret is not repeated on a screen or in a log."""
        secret = name in {"TELEGRAM_TOKEN", "WEBHOOK_SECRET", "DATABASE_URL"}
        found = "***" if secret else self._values[name]
        key = "settings-bad-" + name.lower().replace("_", "-")
        self._problems.append(msg(key, name=PREFIX + name, found=found))


def _listen(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    number = int(port)
    if not 0 <= number <= 65535:
        raise ValueError(port)
    return host or "127.0.0.1", number


def _rate(text: str) -> int:
    rate = int(text)
    if not 1 <= rate <= MOST_PUSHES:
        raise ValueError(text)
    return rate


def _database(text: str, data: Path) -> str:
    """SQLite in the data folder unless told otherwise; SQLite and PostgreSQL are what we know."""
    if not text:
        return f"sqlite:///{data / 'nuanlin.db'}"
    if sa.make_url(text).get_backend_name() not in {"sqlite", "postgresql", "postgres"}:
        raise ValueError(text)
    return text


def _read_dotenv(path: Path, problems: list[Message]) -> dict[str, str]:
    """``NAME=value`` lines; ``#`` begins a comment line, quotes around a value are taken off."""
    values: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if not name or name.startswith("#"):
            continue
        if not equals:
            problems.append(msg("settings-bad-line", name=path.name, line=number))
            continue
        values[name.strip()] = _unquoted(value.strip())
    return values


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
