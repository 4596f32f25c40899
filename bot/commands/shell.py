"""What every command shares: settings, the database, texts, and how to say yes, no and why.

Exit codes: 0 done, 1 refused with a reason a property manager understands, 2 wrong usage (click's own).
"""

import html
import json
import os
import re
import sys
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

import click
import sqlalchemy as sa

from bot.settings import Settings, SettingsError, read_settings
from handlers.phrasing import Phrasebook, Phrasing
from handlers.turn import Message, Value
from storage import migrate
from storage.engine import open_engine
from storage.unit_of_work import Record, unit_of_work

UTC_ZONE = ZoneInfo("UTC")
LOCALES = Path(__file__).parents[2] / "locales"


class Shell:
    """One call of a command."""

    @cached_property
    def settings(self) -> Settings:
        try:
            return read_settings(os.environ, Path(".env"))
        except SettingsError as error:
            # The settings that would say in which language to complain are the ones that are wrong: say it in both.
            for problem in error.problems:
                for book in (self.phrasing.book("zh_CN"), self.phrasing.book("en")):
                    click.echo(_plain(book.render(problem, zone=UTC_ZONE, now=self.now)), err=True)
            sys.exit(1)

    @cached_property
    def phrasing(self) -> Phrasing:
        return Phrasing.load(LOCALES)

    @property
    def book(self) -> Phrasebook:
        return self.phrasing.book(self.settings.locale)

    @property
    def zone(self) -> ZoneInfo:
        return self.settings.timezone

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)

    @cached_property
    def engine(self) -> sa.Engine:
        """The database; refused with words where it is not there or not at the newest schema."""
        engine = open_engine(self.settings.database_url)
        try:
            standing = migrate.current(engine)
        except sa.exc.SQLAlchemyError as error:
            self.refuse("cli-no-database", why=str(error).splitlines()[0])
        if standing != migrate.newest():
            self.refuse("cli-not-migrated")
        return engine

    def work(self, *, readonly: bool = False) -> AbstractContextManager[Record]:
        """A unit of work on the database."""
        return unit_of_work(self.engine, readonly=readonly)

    def community(self, record: Record) -> int:
        """The compound; refused where there is none yet."""
        community_id = record.roster.only_community()
        if community_id is None:
            self.refuse("cli-no-community")
        return community_id

    def text(self, message: Message) -> str:
        """A message as plain text for a terminal."""
        return _plain(self.book.render(message, zone=self.zone, now=self.now))

    def for_the_record(self, message: Message) -> str:
        """The same with dates instead of 「昨天」: what a script keeps is read on another day."""
        return _plain(self.book.render(message, zone=self.zone, now=None))

    def say(self, key: str, /, **values: Value) -> None:
        click.echo(self.text(Message(key, values)))

    def warn(self, key: str, /, **values: Value) -> None:
        """To standard error, so that ``--json`` stays one document."""
        click.echo(self.text(Message(key, values)), err=True)

    def refuse(self, key: str, /, **values: Value) -> NoReturn:
        self.warn(key, **values)
        sys.exit(1)

    def json(self, document: object) -> None:
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _plain(marked: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", marked))


shell = click.make_pass_decorator(Shell, ensure=True)
"""Gives a command its shell as the first argument."""
