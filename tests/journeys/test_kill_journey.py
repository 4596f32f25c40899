"""The whole product killed at random while owners report and confirm, on a bad network: nothing lost, nothing twice."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from product import ROOT, Product, running, seeded
from world import LEASE_OVER, shifted

from bot.sandbox import estate as seeding
from bot.sandbox.clock import SandboxClock
from bot.sandbox.facade import Sandbox
from bot.sandbox.faults import Fault
from bot.sandbox.webhook import Patience
from bot.sandbox.windows import Person
from storage.engine import open_engine
from storage.unit_of_work import Record, unit_of_work

BEGIN = datetime.fromisoformat("2026-11-20T10:00:00+08:00")
OWNERS = 24
SECRET = "open-sesame"
TROUBLE = (
    Fault("error", frozenset({"sendMessage"}), times=2, skip=3),
    Fault("drop", frozenset({"sendMessage"}), times=2, skip=6, after_effect=True),
    Fault("html", frozenset({"answerCallbackQuery"}), times=1, skip=2),
    Fault("flood", frozenset({"sendMessage"}), times=1, skip=12, seconds=1),
)


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_killed_at_random(way: str, tmp_path: Path) -> None:
    """Proves that two kills at any moment cost nobody their ticket or their answer, and give nobody a second one."""
    chance = random.Random(f"{way} 1")
    clock = SandboxClock(start=BEGIN)
    patience = Patience(answer=5.0, second_retry=0.05, longest=(0.3, 0.6))
    async with Sandbox.open(clock=clock, patience=patience) as sandbox:
        owners = [sandbox.person(f"业主{number}", phone=f"139{number:08d}") for number in range(OWNERS)]
        await asyncio.to_thread(populate, tmp_path / "data", owners)
        for fault in TROUBLE:
            sandbox.fault(replace(fault))
        talks = asyncio.gather(*(report(owner, chance.uniform(0, 4)) for owner in owners))
        for _ in range(2):
            await one_life(tmp_path / "data", sandbox, way, chance.uniform(0.4, 2.0))
            clock.advance(LEASE_OVER)
        async with running(product(tmp_path / "data", sandbox, way)):
            await talks
            assert await sandbox.settle(30)
        with look(tmp_path / "data") as record:
            reporters = Counter(ticket.reporter_id for ticket in record.tickets.listed(1, since=BEGIN))
            assert len(reporters) == OWNERS and set(reporters.values()) == {1}
            assert set(record.inbox.counts()) == {"done"}


async def report(owner: Person, after: float) -> None:
    """One owner's morning: a sentence, the card, a tap, the number. They wait as long as it takes."""
    await asyncio.sleep(after)
    owner.say("厨房水龙头一直滴水，明天上午在家")
    card = await owner.see("这样报修对吗", 90)
    owner.press(card, "对")
    await owner.see("已建单 WX-", 90)


def product(data: Path, sandbox: Sandbox, way: str) -> Product:
    made = Product(data, sandbox.api_base, sandbox.token, command=shifted(sandbox.clock.now()))
    if way == "webhook":
        made.environment["NUANLIN_WEBHOOK_URL"] = f"http://127.0.0.1:{made.port}/telegram"
        made.environment["NUANLIN_WEBHOOK_SECRET"] = SECRET
    return made


async def one_life(data: Path, sandbox: Sandbox, way: str, seconds: float) -> None:
    """Start it, let it work for a moment, pull the plug."""
    victim = product(data, sandbox, way)
    async with running(victim):
        await victim.up()
        await asyncio.sleep(seconds)
        await victim.kill()


def populate(data: Path, owners: list[Person]) -> None:
    """The estate, with one owner in each of the first flats."""
    plan = seeding.read_plan(ROOT / "locales" / "zh_CN")
    homes = [f"1-{unit}-{floor}{riser}" for unit in (1, 2) for floor in range(1, 10) for riser in plan["risers"]]
    residents = [
        {"key": owner.name, "name": owner.name, "phone": owner.user.phone, "home": home, "standing": "owner"}
        for owner, home in zip(owners, homes, strict=False)
    ]
    chats = {owner.name: owner.id for owner in owners}
    seeded(data, now=BEGIN, chats=chats, plan={**plan, "resident": residents, "history": []})


@contextmanager
def look(data: Path) -> Iterator[Record]:
    """The record as it stands."""
    engine = open_engine(f"sqlite:///{data / 'nuanlin.db'}")
    with unit_of_work(engine, readonly=True) as record:
        yield record
    engine.dispose()
