"""The clock worker: every ring for every compound, and nothing that fails stops the next."""

import asyncio
from datetime import timedelta

import sqlalchemy as sa
from harness import Town

from bot.clocks import SystemClock
from bot.database import Database
from bot.health import Metrics
from bot.sandbox.clock import SandboxClock
from bot.workers.clock import INBOX_KEPT, MOST_PIECES, ClockWorker
from handlers.desk.office import Desk
from storage.unit_of_work import unit_of_work


def worker(town: Town, clock: SandboxClock | SystemClock, **more: object) -> ClockWorker:
    """A clock worker in the seeded estate."""
    parts: dict[str, object] = {"compounds": town.office.compounds, "chores": {}, "on_ring": lambda: None, "rings": {}}
    return ClockWorker(Database(town.engine), clock, Metrics(), **{**parts, **more})  # type: ignore[arg-type]


async def test_every_ring_rings_for_every_compound_though_one_fails(town: Town) -> None:
    """A broken ring is rolled back and counted; the others, the chores and the push worker's call still come."""
    rung: list[str] = []

    def broken(desk: Desk) -> None:
        desk.record.journal.write(desk.compound.id, "half", "done", by=None, at=desk.now)
        raise RuntimeError("broken on purpose")

    def sound(desk: Desk) -> None:
        desk.record.journal.write(desk.compound.id, "rang", desk.compound.name, by=None, at=desk.now)

    async def chore() -> None:
        rung.append("chore")

    clock = worker(
        town,
        SystemClock(),
        rings={"broken": broken, "sound": sound},
        chores={"broken": lambda: asyncio.sleep(0, 1 / 0), "chore": chore},
        on_ring=lambda: rung.append("push"),
    )
    await clock.ring()
    assert rung == ["chore", "push"]
    with town.engine.connect() as connection:
        marks = connection.execute(sa.text("SELECT what FROM journal WHERE what IN ('half', 'rang')")).scalars().all()
    assert marks == ["rang"]


async def test_a_poke_rings_at_once_and_a_stop_ends_it(town: Town) -> None:
    """When time makes a jump nobody waits for the full minute; told to stop, the clock stops."""
    rounds = asyncio.Semaphore(0)
    clock = worker(town, SystemClock(), on_ring=rounds.release)
    stopping = asyncio.Event()
    task = asyncio.create_task(clock.run(stopping))
    async with asyncio.timeout(5):
        await rounds.acquire()
        clock.poke()
        await rounds.acquire()
        stopping.set()
        await task


async def test_marks_of_long_ago_are_forgotten_once_a_day(town: Town) -> None:
    """The inbox does not grow for ever."""
    clock = SandboxClock.frozen(town.now)
    with unit_of_work(town.engine) as record:
        for number, age in enumerate((INBOX_KEPT + timedelta(days=1), INBOX_KEPT - timedelta(hours=1))):
            record.inbox.done(f"telegram:1:{number}", community_id=None, answer=None, at=town.now - age)
        record.commit()
    ringing = worker(town, clock)
    await ringing.ring()
    assert inbox(town) == 1
    clock.advance(timedelta(hours=2))
    await ringing.ring()
    assert inbox(town) == 1
    clock.advance(timedelta(hours=23))
    await ringing.ring()
    assert inbox(town) == 0


def inbox(town: Town) -> int:
    with unit_of_work(town.engine, readonly=True) as record:
        return record.inbox.counts().get("done", 0)


async def test_a_ring_with_more_to_do_rings_again_at_once(town: Town) -> None:
    """Work is done in pieces, each committed, until none is left; a ring that never ends keeps nobody from theirs."""
    left, endless, rung = [True, True, False], [], []

    def piece(desk: Desk) -> bool:
        desk.record.journal.write(desk.compound.id, "piece", str(len(left)), by=None, at=desk.now)
        return left.pop(0)

    def never_ending(desk: Desk) -> bool:
        endless.append(desk.now)
        return True

    rings = {"pieces": piece, "never ending": never_ending, "last": lambda desk: rung.append("last")}
    await worker(town, SystemClock(), rings=rings).ring()
    with town.engine.connect() as connection:
        pieces = connection.execute(sa.text("SELECT count(*) FROM journal WHERE what = 'piece'")).scalar_one()
    assert (pieces, len(endless), rung) == (3, MOST_PIECES, ["last"])
