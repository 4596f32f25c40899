"""Commands that bring data in and take it out: migrate, import, template, export, backup."""

import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import click

from bot.commands.backup import CannotBackUp, back_up
from bot.commands.shell import LOCALES, Shell, shell
from bot.workbooks.exporting import EXPORTS, Export, write_export
from bot.workbooks.importing import Contents, Outcome, read_workbook, write
from bot.workbooks.layout import KINDS, Layout
from bot.workbooks.rows import NotAWorkbook, Problem
from bot.workbooks.template import write_template
from handlers.turn import Message, msg
from storage import migrate as schema
from storage.engine import open_engine
from storage.unit_of_work import Record, unit_of_work

_FILE = click.Path(dir_okay=False, path_type=Path)
_MOST_PROBLEMS = 200


def _layout() -> Layout:
    return Layout.load(LOCALES / "zh_CN")  # the headings are Chinese: the office's workbooks are


@click.command()
@shell
def migrate(shell: Shell) -> None:
    """把数据库升级到最新结构 · bring the database to the newest schema."""
    engine = open_engine(shell.settings.database_url)
    before = schema.current(engine)
    schema.upgrade(engine)
    after = schema.newest()
    shell.say("cli-migrated" if before != after else "cli-migrated-already", revision=after)


@click.command("import")
@click.argument("file", type=_FILE)
@click.option("--dry-run", is_flag=True, help="只检查，不写入 · check only, write nothing")
@shell
def import_(shell: Shell, file: Path, dry_run: bool) -> None:
    """导入住户、员工、账单工作簿，全部成功或全部不导 · import a workbook, all or nothing."""
    outcome = Outcome()
    try:
        contents = read_workbook(file, _layout(), outcome.report)
    except NotAWorkbook as error:
        shell.refuse(error.message.key, **error.message.values)
    with unit_of_work(shell.engine) as record:
        if not outcome.report.problems:
            _write(shell, contents, outcome, record)
        _show_report(shell, outcome)
        if outcome.report.problems:
            shell.refuse("import-refused", count=len(outcome.report.problems))
        if not dry_run:
            record.commit()
    what = _tally(shell, outcome)
    if not what:
        shell.say("import-nothing")
    else:
        shell.say("import-would" if dry_run else "import-done", what=what)


def _write(shell: Shell, contents: Contents, outcome: Outcome, record: Record) -> None:
    with click.progressbar(length=contents.rows, file=sys.stderr) as bar:
        write(record, contents, outcome, now=shell.now, progress=bar.update)


def _show_report(shell: Shell, outcome: Outcome) -> None:
    for problem in [*outcome.report.problems[:_MOST_PROBLEMS], *outcome.report.remarks]:
        shell.warn("import-at", **_place(problem))


def _place(problem: Problem) -> dict[str, str | int | Message]:
    return {"sheet": problem.sheet, "row": problem.row, "column": problem.column, "problem": problem.message}


def _tally(shell: Shell, outcome: Outcome) -> str:
    parts = [msg("import-new", what=msg(f"import-word-{what}"), count=count) for what, count in outcome.new.items()]
    parts += [
        msg("import-changed", what=msg(f"import-word-{what}"), count=count) for what, count in outcome.changed.items()
    ]
    return " · ".join(shell.text(part) for part in parts)


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("file", type=_FILE)
@shell
def template(shell: Shell, kind: str, file: Path) -> None:
    """写一个空的工作簿模板 · write an empty workbook to fill in."""
    if file.suffix.lower() != ".xlsx":
        shell.refuse("cli-not-xlsx", file=file.name)
    write_template(kind, file, _layout())
    shell.say("cli-template-written", file=file.name)


@click.command("export")
@click.argument("what", type=click.Choice(list(EXPORTS)))
@click.argument("file", type=_FILE)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="从这一天起 · from this day on")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="到这一天止（含）· up to and with this day")
@shell
def export_(shell: Shell, what: str, file: Path, since: datetime | None, until: datetime | None) -> None:
    """导出工单、满意度、送达总账 · export to a workbook."""
    first = since or datetime(2000, 1, 1)  # noqa: DTZ001 - the zone is set below
    last = until.date() if until else date(2999, 12, 31)
    with shell.work(readonly=True) as record:
        export = Export(
            record,
            shell.community(record),
            _layout(),
            shell.zone,
            since=first.replace(tzinfo=shell.zone).astimezone(UTC),
            until=datetime.combine(last + timedelta(days=1), time.min, shell.zone).astimezone(UTC),
        )
        count = write_export(what, file, export)
    shell.say("cli-exported", count=count, file=file.name)


@click.command()
@click.argument("file", type=_FILE)
@shell
def backup(shell: Shell, file: Path) -> None:
    """运行中也能做的一致备份 · a consistent copy, also while running."""
    try:
        size = back_up(shell.settings.database_url, file)
    except (CannotBackUp, OSError) as error:
        shell.refuse("cli-backup-failed", why=str(error))
    shell.say("cli-backed-up", file=file.name, size=f"{size / 1_000_000:.1f}")
