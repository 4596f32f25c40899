"""The command line as its users call it: exit codes, words, JSON, and no stack trace for anybody's mistake."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import COMMANDS, main
from bot.sandbox import estate
from storage.engine import open_engine
from storage.groups import ACTIVE, LOST
from storage.migrate import upgrade
from storage.unit_of_work import unit_of_work

LOCALE = Path(__file__).parents[3] / "locales" / "zh_CN"


class Terminal:
    """A terminal in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            "NUANLIN_DATA": str(folder), "NUANLIN_TELEGRAM_USERNAME": "nuan_bot", "NUANLIN_TELEGRAM_TOKEN": "",
        }  # fmt: skip

    def __call__(self, *words: object, **environment: str) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], env={**self.environment, **environment})

    def seed(self) -> None:
        """A migrated database with the estate in it."""
        engine = open_engine(f"sqlite:///{self.folder / 'nuanlin.db'}")
        upgrade(engine)
        with unit_of_work(engine) as record:
            estate.seed(record, estate.read_plan(LOCALE), now=datetime.now(UTC))
            record.commit()
        engine.dispose()


@pytest.fixture
def nuanlin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(tmp_path)


def test_help_names_every_command(nuanlin: Terminal) -> None:
    """Proves that --help lists every command, and that each one's own help can be shown."""
    listed = nuanlin("--help")
    assert listed.exit_code == 0
    for name in COMMANDS:
        assert name in listed.output
        assert nuanlin(name, "--help").exit_code == 0


def test_wrong_usage_is_two_and_refusal_is_one(nuanlin: Terminal) -> None:
    """Proves that a mistyped command is exit code 2 and a refusal with a reason is 1."""
    assert nuanlin("tikcets").exit_code == 2
    assert nuanlin("template", "cats", "x.xlsx").exit_code == 2
    refused = nuanlin("tickets")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "nuanlin migrate" in refused.stderr


def test_from_an_empty_folder_to_a_roster(nuanlin: Terminal) -> None:
    """Proves that migrate, template, dry run and import lead from nothing to a compound; a dry run writes nothing."""
    assert nuanlin("migrate").exit_code == 0
    assert nuanlin("template", "roster", "roster.xlsx").exit_code == 0
    checked = nuanlin("import", "roster.xlsx", "--dry-run")
    assert checked.exit_code == 0
    assert "检查通过" in checked.stdout
    assert nuanlin("tickets").exit_code == 1
    assert "住户 新增 1" in nuanlin("import", "roster.xlsx").stdout
    assert nuanlin("tickets").exit_code == 0


def test_json_is_one_document_and_nothing_else(nuanlin: Terminal) -> None:
    """Proves that --json prints one document of the promised shape to standard output."""
    nuanlin.seed()
    tickets = json.loads(nuanlin("tickets", "--json").stdout)
    assert len(tickets) == 4
    assert {"no", "kind", "status", "home", "assignee", "keeper", "opened_at", "stars"} <= tickets[0].keys()
    assert datetime.fromisoformat(tickets[0]["opened_at"]).utcoffset() is not None
    story = json.loads(nuanlin("ticket", tickets[0]["no"].lower(), "--json").stdout)
    assert [event["event"] for event in story["timeline"]][:3] == ["opened", "assign", "accept"]
    assert {"promises", "versions", "attachments"} <= story.keys()
    lanes = json.loads(nuanlin("outbox", "--json").stdout)["lanes"]
    assert set(lanes["notice"]) == {"due", "leased", "in_doubt", "failed", "sent"}


def test_an_unknown_ticket_is_refused_in_words(nuanlin: Terminal) -> None:
    """Proves that asking for a ticket that is not there says so."""
    nuanlin.seed()
    refused = nuanlin("ticket", "WX-000101-0001")
    assert (refused.exit_code, "没有工单" in refused.stderr) == (1, True)


def test_invitations_are_links_and_cards_without_names(nuanlin: Terminal) -> None:
    """Proves that invite prints a deep link for each home and a sheet of QR cards that bears nobody's name or phone."""
    nuanlin.seed()
    done = nuanlin("invite", "3-2-501", "3号楼2单元401", "--sheet", "cards.html")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["3-2-501", "3-2-401"]
    assert all("https://t.me/nuan_bot?start=bind_" in line for line in lines)
    page = Path("cards.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 2
    assert "张秀兰" not in page
    assert "13900000001" not in page
    assert nuanlin("invite", "9-9-999").exit_code == 1


def test_backup_is_whole_and_independent(nuanlin: Terminal) -> None:
    """Proves that a backup made while the database is open holds the same tickets and passes SQLite's own check."""
    nuanlin.seed()
    live = sqlite3.connect("nuanlin.db")
    try:
        live.execute("BEGIN IMMEDIATE")
        assert nuanlin("backup", "copy.db").exit_code == 0
    finally:
        live.close()
    copy = sqlite3.connect("copy.db")
    try:
        assert copy.execute("SELECT count(*) FROM tickets").fetchone() == (4,)
    finally:
        copy.close()
    assert nuanlin("backup", "nowhere/copy.db").exit_code == 1


def test_export_can_be_opened_in_excel_and_holds_no_formula(nuanlin: Terminal) -> None:
    """Proves that an export has a row a ticket, and that what an owner wrote can't become a formula."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only this test opens Excel files

    nuanlin.seed()
    assert nuanlin("export", "tickets", "t.xlsx").exit_code == 0
    rows = list(load_workbook("t.xlsx").worksheets[0].iter_rows(values_only=True))
    assert rows[0][0] == "工单号"
    assert len(rows) == 5
    assert nuanlin("export", "tickets", "t.xlsx", "--since", "2099-01-01").stdout.count("0 行") == 1


def test_bad_settings_are_named_in_both_languages(nuanlin: Terminal) -> None:
    """Proves that a wrong setting is named with what it should be, in Chinese and in English, without a stack trace."""
    refused = nuanlin("tickets", NUANLIN_PUSH_RATE="fast")
    assert refused.exit_code == 1
    assert "NUANLIN_PUSH_RATE" in refused.stderr
    assert "整数" in refused.stderr
    assert "whole number" in refused.stderr


def test_doctor_says_what_to_do(nuanlin: Terminal) -> None:
    """Proves that doctor names what is missing and what would mend it, and ends with a refusal."""
    ill = nuanlin("doctor")
    assert ill.exit_code == 1
    assert "nuanlin migrate" in ill.stdout
    assert "NUANLIN_TELEGRAM_TOKEN" in ill.stdout
    Path("community.toml").write_text('[community]\nnmae = "锦绣园"\n', encoding="utf-8")
    assert "nmae" in nuanlin("doctor").stdout


def test_doctor_names_the_groups(nuanlin: Terminal) -> None:
    """Proves that doctor lists the registered groups, and marks one that takes no messages any more."""
    nuanlin.seed()
    assert "还没有登记的群" in nuanlin("doctor").stdout
    engine = open_engine(f"sqlite:///{nuanlin.folder / 'nuanlin.db'}")
    with unit_of_work(engine) as record:
        record.groups.register(1, "telegram", "-1", "crew", "水电群")
        record.groups.register(1, "telegram", "-2", "crew", "暖通群")
        record.groups.turn("telegram", "-2", LOST, out_of=[ACTIVE])
        record.commit()
    engine.dispose()
    told = nuanlin("doctor").stdout
    assert "✓ 维修群「水电群」在用" in told
    assert "✗ 维修群「暖通群」发不进消息" in told
