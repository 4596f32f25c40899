"""The README tells the truth: settings and commands in it are the ones in the code."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.cli import COMMANDS
from bot.settings import SETTINGS
from handlers.phrasing import Phrasing

ROOT = Path(__file__).parent.parent
UTC = ZoneInfo("UTC")
NOW = datetime(2026, 11, 15, tzinfo=UTC)
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_settings_table_is_the_code() -> None:
    """Proves that the README lists every setting with its default, and no other."""
    rows = re.findall(r"^\| `(NUANLIN_\w+)` \| (.*?) \| (.*?) \|$", README, re.MULTILINE)
    listed = {name: default.strip("`") for name, default, _ in rows}
    assert listed == {setting.variable: setting.default for setting in SETTINGS}


def test_settings_are_explained_in_the_words_of_the_product() -> None:
    """Proves that the table's explanations are those the product itself gives."""
    book = Phrasing.load(ROOT / "locales").book("en")
    for setting in SETTINGS:
        assert book.render(setting.help, zone=UTC, now=NOW) in README


def test_commands_in_the_readme_exist() -> None:
    """Proves that every nuanlin command the README shows is one."""
    shown = set(re.findall(r"nuanlin ([a-z]+)", README))
    assert shown <= set(COMMANDS)
