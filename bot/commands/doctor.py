"""The command that looks whether everything is in order, and says what to do where it is not."""

import asyncio
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
import click
import sqlalchemy as sa

from bot.commands.shell import LOCALES, Shell, shell
from handlers.desk.rules import loading as rules
from handlers.desk.timing.calendar import WorkCalendar
from handlers.phrasing import Phrasing
from handlers.reading.reader import Reader
from handlers.turn import Message, msg
from storage import migrate
from storage.engine import open_engine
from storage.groups import ACTIVE, ENDED
from storage.unit_of_work import unit_of_work

TELEGRAM = "https://api.telegram.org"
MOST_SKEW = timedelta(seconds=30)
"""A clock further off than this stamps promises wrongly enough for people to notice."""

Finding = tuple[bool, Message]
"""Whether a thing is in order, and what to say of it."""


@click.command()
@shell
def doctor(shell: Shell) -> None:
    """检查设置、数据库、时钟、令牌、文件，并说怎么办 · check everything and say what to do."""
    checks: tuple[Callable[[Shell], list[Finding]], ...] = (_settings, _database, _groups, _rules, _texts, _telegram)
    ill = 0
    for check in checks:
        for fine, message in check(shell):
            click.echo(f"{'✓' if fine else '✗'} {shell.text(message)}")
            ill += not fine
    if ill:
        shell.warn("doctor-ill", count=ill)
        sys.exit(1)
    shell.say("doctor-well")


def _settings(shell: Shell) -> list[Finding]:
    """They were read, or the command would have ended before."""
    backend = sa.make_url(shell.settings.database_url).get_backend_name()
    return [(True, msg("doctor-settings", backend=backend, zone=shell.zone.key))]


def _database(shell: Shell) -> list[Finding]:
    engine = open_engine(shell.settings.database_url)
    try:
        standing = migrate.current(engine)
    except sa.exc.SQLAlchemyError as error:
        return [(False, msg("cli-no-database", why=str(error).splitlines()[0]))]
    finally:
        engine.dispose()
    if standing != migrate.newest():
        return [(False, msg("cli-not-migrated"))]
    return [(True, msg("doctor-database", revision=migrate.newest()))]


def _groups(shell: Shell) -> list[Finding]:
    """The crew's and owners' groups, and whether we may still write there."""
    engine = open_engine(shell.settings.database_url)
    try:
        with unit_of_work(engine, readonly=True) as record:
            known = [group for id in record.roster.community_ids() for group in record.groups.known(id)]
    except sa.exc.SQLAlchemyError:
        return []  # the database has been complained of already
    finally:
        engine.dispose()
    in_use = [group for group in known if group.state != ENDED]
    return [
        (group.state == ACTIVE, msg("doctor-group", title=group.title, purpose=group.purpose, state=group.state))
        for group in in_use
    ] or [(True, msg("doctor-no-group"))]


def _rules(shell: Shell) -> list[Finding]:
    """Every rule file in the data folder, and whether the calendar's data still lasts."""
    found: list[Finding] = []
    for path in sorted(shell.settings.data.glob("*.toml")):
        try:
            rules.load(path)
            found.append((True, msg("doctor-rules", file=path.name)))
        except rules.RulesError as error:
            found += [(False, problem.told()) for problem in error.problems]
    warning = WorkCalendar(rules.load(None)).warning(shell.now.astimezone(shell.zone).date())
    return [*found, (warning is None, warning or msg("doctor-calendar"))]


def _texts(shell: Shell) -> list[Finding]:
    Phrasing.load(LOCALES)
    reading = Reader.load(LOCALES / "zh_CN").read("厨房漏水")
    return [(reading.intent == "repair", msg("doctor-texts"))]


def _telegram(shell: Shell) -> list[Finding]:
    if not shell.settings.telegram_token:
        return [(False, msg("settings-no-token", name="NUANLIN_TELEGRAM_TOKEN"))]
    return asyncio.run(_ask_telegram(shell))


async def _ask_telegram(shell: Shell) -> list[Finding]:
    base = shell.settings.telegram_api or TELEGRAM
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
            session.get(f"{base}/bot{shell.settings.telegram_token}/getMe") as response,
        ):
            body = await response.json()
            date = response.headers.get("Date")
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        return [(False, msg("doctor-no-telegram", why=type(error).__name__))]
    if not body.get("ok"):
        return [(False, msg("cli-token-refused"))]
    username = body["result"].get("username", "")
    found = [(True, msg("doctor-telegram", username=username))]
    if shell.settings.telegram_username not in {"", username}:
        found.append((False, msg("doctor-other-username", username=username)))
    return found if date is None else [*found, _skew(parsedate_to_datetime(date))]


def _skew(theirs: datetime) -> Finding:
    skew = abs(datetime.now(UTC) - theirs)
    return skew <= MOST_SKEW, msg("doctor-clock", seconds=round(skew.total_seconds()))
