"""Settings: one frozen value, or everything that is wrong, in words and in both languages."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from harness import phrasing

from bot.settings import LOCALES, SETTINGS, SettingsError, needs_telegram, read_settings
from handlers.turn import Message


def told(error: SettingsError, language: str) -> list[str]:
    """The problems as somebody reads them."""
    now, zone = datetime.now(UTC), ZoneInfo("UTC")
    return [phrasing().book(language).render(problem, zone=zone, now=now) for problem in error.problems]


def problems(environment: dict[str, str], dotenv: Path | None = None) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        read_settings(environment, dotenv)
    return caught.value


def test_nothing_set_is_a_local_trial() -> None:
    """Without any setting there is a SQLite file in ./data, Telegram's own server and a modest pace."""
    settings = read_settings({})
    assert settings.database_url == "sqlite:///data/nuanlin.db"
    assert settings.on_sqlite
    assert (settings.push_rate, settings.timezone.key, settings.listen) == (25, "Asia/Shanghai", ("127.0.0.1", 8443))


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """A .env file is read as people write it: comments, quotes, export, a byte order mark."""
    dotenv = tmp_path / ".env"
    dotenv.write_text(
        "\ufeff# 设置\nexport NUANLIN_PUSH_RATE=20\nNUANLIN_LOCALE=\"en\"\n\nNUANLIN_LISTEN=':9000'\nPATH=/x\n",
        encoding="utf-8",
    )
    settings = read_settings({"NUANLIN_PUSH_RATE": "10", "HOME": "/root"}, dotenv)
    assert (settings.push_rate, settings.locale, settings.listen) == (10, "en", ("127.0.0.1", 9000))


def test_every_problem_is_told_at_once_and_in_both_languages() -> None:
    """Nobody has to start the program once for each mistake; what is secret is not repeated."""
    wrong = {
        "NUANLIN_TELEGRAM_TOKEN": "123456789-secret",
        "NUANLIN_TELEGRAM_API": "telegram.org",
        "NUANLIN_TELEGRAM_USERNAME": "暖邻",
        "NUANLIN_DATABASE_URL": "mysql://root:secret@host/db",
        "NUANLIN_WEBHOOK_URL": "ftp://x",
        "NUANLIN_WEBHOOK_SECRET": "秘密",
        "NUANLIN_LISTEN": "everywhere",
        "NUANLIN_PUSH_RATE": "fast",
        "NUANLIN_TIMEZONE": "Mars/Olympus",
        "NUANLIN_LOCALE": "fr",
        "NUANLIN_LOG_FORMAT": "xml",
        "NUANLIN_TELEGRAM_TOKN": "typo",
    }
    error = problems(wrong)
    for language in LOCALES:
        said = told(error, language)
        assert len(said) == len(wrong)
        assert all(any(name in line for line in said) for name in wrong)
        assert not any("secret" in line or "秘密" in line for line in said)


@pytest.mark.parametrize("rate", ["0", "1001", "-5", "2.5"])
def test_a_rate_beyond_telegrams_is_refused(rate: str) -> None:
    """One to a thousand messages a second is what Telegram knows."""
    assert problems({"NUANLIN_PUSH_RATE": rate}).problems[0].key == "settings-bad-push-rate"


def test_a_webhook_without_a_secret_is_refused() -> None:
    """Anybody could pretend to be Telegram."""
    assert problems({"NUANLIN_WEBHOOK_URL": "https://x.cn/hook"}).problems[0].key == "settings-no-secret"


def test_an_unreadable_line_is_named(tmp_path: Path) -> None:
    """A line without an equals sign is told by its number."""
    dotenv = tmp_path / ".env"
    dotenv.write_text("NUANLIN_LOCALE=en\nhello\n", encoding="utf-8")
    (problem,) = problems({}, dotenv).problems
    assert dict(problem.values) == {"name": ".env", "line": 2}


def test_talking_to_telegram_needs_a_token() -> None:
    """Commands that need no Telegram run without a token; the others say what is missing."""
    with pytest.raises(SettingsError):
        needs_telegram(read_settings({}))
    needs_telegram(read_settings({"NUANLIN_TELEGRAM_TOKEN": "123456:ABCdefGHIjklMNO"}))


@pytest.mark.parametrize("language", sorted(LOCALES))
def test_every_setting_is_explained(language: str) -> None:
    """The table of settings has a text for each, in both languages."""
    now, zone = datetime.now(UTC), ZoneInfo("UTC")
    for setting in SETTINGS:
        help_text: Message = setting.help
        assert phrasing().book(language).render(help_text, zone=zone, now=now)
