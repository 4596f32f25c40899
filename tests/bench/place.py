"""A compound to measure in: as many homes as wanted, one owner with a chat in each."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from product import ROOT, seeded

from bot.sandbox import estate as seeding
from bot.sandbox.estate import Estate
from handlers.desk.office import Compound, Desk
from handlers.desk.rules import loading as rules
from handlers.desk.timing.calendar import WorkCalendar
from storage.engine import open_engine
from storage.unit_of_work import Record

NOW = datetime(2026, 11, 17, 2, 0, tzinfo=UTC)
"""A Tuesday morning in the heating season."""
HOMES_A_BUILDING = 36
FIRST_CHAT = 100_000


def plan_of(homes: int) -> Mapping[str, Any]:
    """The demo's plan with so many homes at least, and one owner in each of the first ``homes``."""
    plan = seeding.read_plan(ROOT / "locales" / "zh_CN")
    buildings = -(-homes // HOMES_A_BUILDING)
    flats = [
        f"{building}-{unit}-{floor}{riser}"
        for building in range(1, buildings + 1)
        for unit in range(1, plan["units"] + 1)
        for floor in range(1, plan["floors"] + 1)
        for riser in plan["risers"]
    ]
    residents = [
        {
            "key": f"owner{number}",
            "name": f"业主{number}",
            "phone": f"139{number:08d}",
            "home": flat,
            "standing": "owner",
        }
        for number, flat in enumerate(flats[:homes])
    ]
    return {**plan, "buildings": buildings, "resident": residents, "history": []}


@dataclass(frozen=True, slots=True)
class Place:
    """An open database with a compound in it."""

    engine: sa.Engine
    estate: Estate
    compound: Compound

    def desk(self, record: Record, now: datetime = NOW) -> Desk:
        return Desk(record, self.compound, now)


@contextmanager
def place(homes: int) -> Iterator[Place]:
    """A fresh SQLite file with ``homes`` owners who can be written to."""
    with tempfile.TemporaryDirectory() as folder:
        chats = {f"owner{number}": FIRST_CHAT + number for number in range(homes)}
        estate = seeded(Path(folder), now=NOW, chats=chats, plan=plan_of(homes))
        engine = open_engine(f"sqlite:///{folder}/nuanlin.db")
        own = rules.load(None)
        try:
            yield Place(engine, estate, Compound(estate.community_id, "锦绣园", own, WorkCalendar(own)))
        finally:
            engine.dispose()
