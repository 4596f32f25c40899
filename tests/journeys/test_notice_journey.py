"""A notice to many households, the product killed in the middle of sending it and started again."""

import asyncio
from collections import Counter
from collections.abc import Callable

import sqlalchemy as sa
from world import LEASE_OVER, World

from bot.sandbox.windows import Person
from storage.engine import open_engine
from storage.schema import bindings, residents
from storage.unit_of_work import unit_of_work

HOUSEHOLDS = 60
WORDS = "周六上午大扫除"
FAR = 60.0  # seconds
ON_THE_WIRE = 2
"""Messages that may have arrived in the instant of the kill with nobody left to write it down (bot/ledger.py)."""


async def test_a_notice_killed_half_way_is_finished_after_the_restart(world: World) -> None:
    """Proves that after a kill in mid-broadcast nobody is left out, and only what was on the wire may come again."""
    everybody = [*await _bind(world, HOUSEHOLDS), world["owner"], world["neighbour"]]
    card = await world.says("manager", f"给全小区发通知：{WORDS}，欢迎参加", "通知草稿")
    await world.taps("manager", card, "📤 马上发")
    await world.taps("supervisor", await world.sees("supervisor", "请您确认一条通知"), "✅ 确认发出")
    await _until(lambda: sum(_told(everybody).values()) >= 20)
    await world.product.kill()
    assert sum(_told(everybody).values()) < HOUSEHOLDS
    await world.restart(LEASE_OVER)
    await world["manager"].see("发完了", FAR)
    told = _told(everybody)
    assert len(told) == HOUSEHOLDS + 2
    assert sum(told.values()) <= HOUSEHOLDS + 2 + ON_THE_WIRE


async def _bind(world: World, count: int) -> list[Person]:
    """So many owners of the estate write to the bot, and their chats are bound to them."""
    people = [world.sandbox.person(f"业主{number}") for number in range(count)]
    for person in people:
        person.start()
    await asyncio.gather(*(person.next_message(FAR) for person in people))
    await asyncio.to_thread(_bind_rows, world, [str(person.id) for person in people])
    return people


def _bind_rows(world: World, chats: list[str]) -> None:
    engine = open_engine(f"sqlite:///{world.data / 'nuanlin.db'}")
    with unit_of_work(engine) as record:
        taken = sa.select(bindings.c.person_id).where(bindings.c.person_id.isnot(None))
        free = sa.select(residents.c.person_id).where(residents.c.person_id.not_in(taken)).order_by(residents.c.home_id)
        owners = record.connection.execute(free).scalars().all()
        for chat, person_id in zip(chats, owners, strict=False):
            record.connection.execute(bindings.update().where(bindings.c.user == chat).values(person_id=person_id))
        record.commit()
    engine.dispose()


def _told(people: list[Person]) -> Counter[int]:
    """How often the notice stands in each chat."""
    return Counter(
        person.id for person in people for said in person.from_bot if WORDS in said.text and said.text.startswith("📢")
    )


async def _until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(FAR):
        while not done():  # noqa: ASYNC110 - what we wait for happens in another process
            await asyncio.sleep(0.05)
