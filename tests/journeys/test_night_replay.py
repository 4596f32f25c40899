"""A bad evening: 300 reports in an hour, a hole in the roster, the process killed twice; nobody and nothing is lost."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from product import ROOT, Product, running, seeded

from bot.sandbox import estate as seeding
from bot.sandbox.clock import SandboxClock
from bot.sandbox.facade import Sandbox
from bot.sandbox.windows import Person
from storage.engine import open_engine
from storage.schema import outbox
from storage.tickets import Ticket
from storage.unit_of_work import Record, unit_of_work

LIVES = ("2026-11-20T19:40:00+08:00", "2026-11-20T20:10:00+08:00", "2026-11-20T20:40:00+08:00")
"""When each life of the process begins: the day shift ends at eight, and the night shift's only man is on leave."""
REPORTS = 300
SAID = ("卫生间水管爆了，水到处都是", "保洁三天没来了，我要投诉", "")
"""An emergency, a complaint; every third household telephones, and the steward types it in."""
STAFF = ("repairman", "repairman2", "foreman", "steward", "steward2", "supervisor", "manager")


def plan() -> Mapping[str, Any]:
    """The demo's estate, large enough for a household for each report."""
    small = seeding.read_plan(ROOT / "locales" / "zh_CN")
    homes = [
        f"{building}-{unit}-{floor}{riser}"
        for building in range(1, 10) for unit in (1, 2) for floor in range(1, 10) for riser in small["risers"]
    ]  # fmt: skip
    residents = [
        {
            "key": f"owner{number}",
            "name": f"业主{number}",
            "phone": f"139{number:08d}",
            "home": home,
            "standing": "owner",
        }
        for number, home in enumerate(homes[:REPORTS])
    ]
    return {**small, "buildings": 9, "resident": residents, "history": []}


class Storm:
    """The compound, everybody's chats, and one life of the product after another."""

    def __init__(self, sandbox: Sandbox, data: Path) -> None:
        self.sandbox, self.data, self.plan = sandbox, data, plan()
        keys = [*STAFF, *(entry["key"] for entry in self.plan["resident"])]
        self.people: dict[str, Person] = {key: sandbox.person(key) for key in keys}
        for person in self.people.values():
            person.chat.standing = "open"
        chats = {key: person.id for key, person in self.people.items()}
        start = datetime.fromisoformat(LIVES[0])
        estate = seeded(data, now=start, chats=chats, plan=self.plan)
        self.engine = open_engine(f"sqlite:///{data / 'nuanlin.db'}")
        with unit_of_work(self.engine) as record:
            foreman = estate.people["foreman"]
            record.rota.take_leave(estate.community_id, foreman, start, start + timedelta(days=1), at=start)
            record.commit()
        self.supervisors = {estate.people["supervisor"], estate.people["manager"]}
        self.community = estate.community_id
        self.in_flight: Counter[str] = Counter()

    def report(self, number: int) -> None:
        """One household says what is wrong; the third kind by telephone."""
        words, entry = SAID[number % 3], self.plan["resident"][number]
        if words:
            self.people[entry["key"]].say(words)
        else:
            self.people["steward"].say(f"代报 {entry['home']} 厨房水龙头漏水")

    def tickets(self) -> list[Ticket]:
        with unit_of_work(self.engine, readonly=True) as record:
            return self.tickets_of(record)

    def tickets_of(self, record: Record) -> list[Ticket]:
        return record.tickets.listed(self.community)

    async def live(self, life: int, reports: range) -> None:
        """A life of the product, in which these reports come; all but the last one end with a kill -9 in mid-work."""
        product = Product(
            self.data, self.sandbox.api_base, self.sandbox.token, command=("tests/unpaced.py", LIVES[life], "run"),
            PUSH_RATE="400",
        )  # fmt: skip
        async with running(product, self.sandbox):
            for number in reports:
                self.report(number)
            last = life == len(LIVES) - 1
            await self.until(REPORTS if last else reports.stop - len(reports) // 3)
            if last:
                await self.drained(before=datetime.fromisoformat(LIVES[life]) + timedelta(hours=1))
            else:
                await product.kill()
                self.in_flight += self.chats("leased")

    async def until(self, opened: int) -> None:
        """Until so many tickets are open."""
        async with asyncio.timeout(60):
            while await asyncio.to_thread(self._opened) < opened:  # noqa: ASYNC110 - see drained
                await asyncio.sleep(0.1)

    def _opened(self) -> int:
        with unit_of_work(self.engine, readonly=True) as record:
            return sum(record.tickets.opened().values())

    async def drained(self, *, before: datetime) -> None:
        """Until nothing waits that may leave now; what keeps quiet hours stays."""
        async with asyncio.timeout(60):
            while await asyncio.to_thread(self._waiting, before):  # noqa: ASYNC110 - another process works; no event here
                await asyncio.sleep(0.1)

    def _waiting(self, before: datetime) -> int:
        with unit_of_work(self.engine, readonly=True) as record:
            due = sa.and_(outbox.c.state == "due", outbox.c.not_before <= before)
            return len(to(record, sa.or_(outbox.c.state == "leased", due)))

    def chats(self, *states: str) -> Counter[str]:
        """How many parcels of these states there are for each chat."""
        with unit_of_work(self.engine, readonly=True) as record:
            return Counter(to(record, outbox.c.state.in_(states)))


def to(record: Record, condition: sa.ColumnElement[bool]) -> list[str]:
    """The chat of each such parcel."""
    return list(record.connection.scalars(sa.select(outbox.c.chat).where(condition)))


async def test_evening_storm_with_two_power_cuts(tmp_path: Path) -> None:
    """Proves that every report is one ticket with somebody who has it or a place on the supervisor's list, and that
    every message left exactly once, but for those in the hands of a process when it was killed."""
    clock = SandboxClock(start=datetime.fromisoformat(LIVES[0]))
    async with Sandbox.open(clock=clock) as sandbox:
        storm = await asyncio.to_thread(Storm, sandbox, tmp_path / "data")
        third = REPORTS // len(LIVES)
        for life in range(len(LIVES)):
            clock.advance(max(timedelta(), datetime.fromisoformat(LIVES[life]) - clock.now()))
            await storm.live(life, range(life * third, (life + 1) * third))
        opened_once(storm)
        in_somebodys_hands(storm)
        left_once(storm)
        storm.engine.dispose()


def opened_once(storm: Storm) -> None:
    """Each household has exactly the one ticket it reported."""
    homes = Counter(ticket.home_id for ticket in storm.tickets())
    assert len(homes) == REPORTS and set(homes.values()) == {1}


def in_somebodys_hands(storm: Storm) -> None:
    """Who has it, or else the supervisor was asked."""
    nobody = []
    with unit_of_work(storm.engine, readonly=True) as record:
        for ticket in storm.tickets_of(record):
            asked = {id for event in record.tickets.timeline(ticket.id) for id in event.data.get("to", ())}
            if ticket.assignee_id is None and not asked & storm.supervisors:
                nobody.append(ticket.no)
    assert nobody == []


def left_once(storm: Storm) -> None:
    """What the outbox calls sent is, chat by chat, what Telegram got; only what was in flight at a kill came twice."""
    calls = [call for call in storm.sandbox.calls if call.method.lower() in {"sendmessage", "editmessagetext"}]
    arrived = Counter(str(call.chat_id) for call in calls if call.code == 200 or "not modified" in call.description)
    sent = storm.chats("sent")
    assert storm.chats("failed", "in_doubt", "unreachable") == Counter()
    assert sent - arrived == Counter()
    assert arrived - sent <= storm.in_flight
