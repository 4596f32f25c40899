"""The composition root: from settings to the house with everything in it that outlives a turn."""

import os
import secrets
import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from bot.clocks import SystemClock
from bot.database import Database
from bot.health import Metrics
from bot.leases import LENGTH
from bot.ports import Clock
from bot.postman import LEASE, SEND_TIMEOUT
from bot.reception import Answering
from bot.rendering import Renderer
from bot.settings import Settings
from bot.workers.push import Bell
from handlers import conversation
from handlers.desk.office import Compound
from handlers.desk.rings import RINGS, Ring
from handlers.desk.rules import loading as rules
from handlers.desk.timing.calendar import WorkCalendar
from handlers.phrasing import Phrasing
from handlers.reading.reader import Reader
from handlers.talk.session import Office
from storage.engine import open_engine
from storage.migrate import upgrade
from storage.unit_of_work import unit_of_work

LOCALES = Path(__file__).parent.parent / "locales"
READ_LANGUAGE = "zh_CN"
"""The language people write to us in; what we answer in is theirs to choose."""


@dataclass(frozen=True, slots=True)
class Timings:
    """How long sends and leases last; a test that kills processes shortens them.

    ``parcel_lease`` must be well above ``send_timeout`` (seconds), or nothing is ever sent in time.
    """

    send_timeout: float = SEND_TIMEOUT
    parcel_lease: timedelta = LEASE
    process_lease: float = LENGTH


@dataclass(frozen=True, slots=True)
class House:
    """Everything the parts of a process share."""

    settings: Settings
    clock: Clock
    database: Database
    office: Office
    renderer: Renderer
    metrics: Metrics
    bell: Bell
    holder: str
    answer: Answering = conversation.answer
    rings: Mapping[str, Ring] = field(default_factory=lambda: RINGS)
    timings: Timings = field(default_factory=Timings)

    @property
    def engine(self) -> sa.Engine:
        return self.database.engine


class Compounds(Mapping[int, Compound]):
    """Every compound with its rules; one that was imported while we run is found when it is first asked for.

    The rules of a compound are ``<code>.toml`` in the data folder, else ``community.toml`` there, else the shipped
    defaults.
    """

    def __init__(self, engine: sa.Engine, data: Path) -> None:
        """:raises RulesError: a rule file can't be used; it says where and why."""
        self._engine = engine
        self._data = data
        self._known: dict[int, Compound] = {}
        for community_id in self._ids():
            self[community_id]

    def __getitem__(self, community_id: int) -> Compound:
        if community_id not in self._known:
            self._known[community_id] = self._load(community_id)
        return self._known[community_id]

    def __iter__(self) -> Iterator[int]:
        return iter(self._ids())

    def __len__(self) -> int:
        return len(self._ids())

    def _ids(self) -> list[int]:
        with unit_of_work(self._engine, readonly=True) as record:
            return record.roster.community_ids()

    def _load(self, community_id: int) -> Compound:
        with unit_of_work(self._engine, readonly=True) as record:
            code, name = record.roster.community(community_id)
        own = [path for path in (self._data / f"{code}.toml", self._data / "community.toml") if path.is_file()]
        found = rules.load(own[0] if own else None)
        return Compound(community_id, name, found, WorkCalendar(found))


def open_house(
    settings: Settings,
    *,
    clock: Clock | None = None,
    answer: Answering = conversation.answer,
    rings: Mapping[str, Ring] = RINGS,
    reader: Reader | None = None,
    timings: Timings | None = None,
) -> House:
    """Put everything together; on SQLite the database is brought to the newest schema first.

    :raises RulesError: a compound's rule file can't be used.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings.database_url)
    if settings.on_sqlite:
        upgrade(engine)
    clock = clock or SystemClock()
    compounds = Compounds(engine, settings.data)
    return House(
        settings=settings,
        clock=clock,
        database=Database(engine),
        office=Office(reader or Reader.load(LOCALES / READ_LANGUAGE), compounds, private_link(settings)),
        renderer=Renderer(Phrasing.load(LOCALES), compounds, clock, zone=settings.timezone),
        metrics=Metrics(),
        bell=Bell(),
        holder=f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}",
        answer=answer,
        rings=rings,
        timings=timings or Timings(),
    )


def private_link(settings: Settings) -> str:
    """The address of our private chat up to the payload of a deep link; empty without a user name."""
    return f"https://t.me/{settings.telegram_username}?start=" if settings.telegram_username else ""
