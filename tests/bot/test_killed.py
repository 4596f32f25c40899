"""kill -9: no update is lost, none has two effects, every reply comes, and a broadcast reaches every household."""

import asyncio
import json
import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import forked
import pytest
import sqlalchemy as sa
from engine_room import build, effects, said
from test_inbound import SECRET, free_port, until

from bot.run import EVERYTHING
from bot.sandbox.facade import Sandbox
from bot.settings import Settings
from handlers.values import pack_values
from storage.outbox import Parcel
from storage.unit_of_work import unit_of_work

VICTIM = Path(__file__).parent / "victim.py"
HOUSEHOLDS = 2000
RATE = 250


@contextmanager
def victim(settings: Settings, *parts: str, die: str = "", **changes: object) -> Iterator[ForkServerProcess]:
    """A process of its own; killed at the end of the block at the latest."""
    order = {
        "api": settings.telegram_api,
        "token": settings.telegram_token,
        "folder": str(settings.data),
        "parts": sorted(parts),
        "die": die,
        "settings": changes,
    }
    process = forked.start([str(VICTIM), json.dumps(order)], folder=VICTIM.parents[2], environment=os.environ)
    try:
        yield process
    finally:
        process.kill()
        process.join()


def by_webhook() -> dict[str, object]:
    port = free_port()
    url = f"http://127.0.0.1:{port}/from-telegram"
    return {"listen": ["127.0.0.1", port], "webhook_url": url, "webhook_secret": SECRET}


async def ended(process: ForkServerProcess) -> int | None:
    """Its exit code; None if it still lives."""
    await asyncio.to_thread(process.join, 30)
    return process.exitcode


@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_killed_at_every_point_of_a_turn(telegram: Sandbox, settings: Settings, way: str) -> None:
    """Killed in a turn's transaction, then after its commit, then after its send: no update is lost, none has two
    effects, every reply comes, and only what was in flight at a kill is seen twice."""
    changes = by_webhook() if way == "webhook" else {}
    people = [telegram.person(f"业主{number}") for number in range(6)]
    for number, person in enumerate(people):
        person.say(f"第{number}户漏水")
    in_flight: Counter[int] = Counter()
    before: Counter[int] = Counter()
    for point in ("turn", "committed", "sent"):
        with victim(settings, *EVERYTHING, die=point, **changes) as process:
            assert await ended(process) == -signal.SIGKILL
            await asyncio.sleep(0.2)
            sent = Counter(call.chat_id for call in telegram.sent())
            caught = unsettled(settings) & set(sent - before)  # sent in this life, and not known to be
            before = sent
            assert (people[3].id in caught) is (point == "sent")
            in_flight.update(caught)
    with victim(settings, *EVERYTHING, **changes):
        for number, person in enumerate(people):
            await person.see(f"收到：第{number}户漏水", 30)
        await until(lambda: not unsettled(settings), 30)
    handled = effects(build(settings))
    assert len(handled) == len(set(handled)) == len(people)
    assert {person.id: len(person.from_bot) for person in people} == {
        person.id: 1 + in_flight[person.id] for person in people
    }


async def test_a_notice_reaches_every_household_though_its_sender_is_killed(
    telegram: Sandbox, settings: Settings
) -> None:
    """2,000 households, the sender killed in the middle: each is sent its notice once (those in flight at most twice),
    and in no second do more messages arrive than the rate allows, across the kill too."""
    chats = queue_notice(telegram, settings)
    changes = {"push_rate": RATE}
    with victim(settings, "push", **changes) as first:
        await until_sent(telegram, HOUSEHOLDS // 3)
        first.kill()
        await ended(first)
        in_flight = unsettled(settings) & set(received(telegram))
        before = len(telegram.sent())
        assert before < HOUSEHOLDS
        with victim(settings, "push", **changes):
            await until_sent(telegram, HOUSEHOLDS + len(in_flight))
            await asyncio.sleep(1)
    times = received(telegram)
    assert set(times) == chats
    twice = {chat for chat, count in Counter(call.chat_id for call in telegram.sent()).items() if count > 1}
    assert twice == in_flight
    assert len(in_flight) <= RATE // 4
    assert most_in_a_second(telegram) <= RATE


def queue_notice(telegram: Sandbox, settings: Settings) -> set[int]:
    """2,000 people who know the bot, and a notice for each of them in the outbox; their chats."""
    people = [telegram.person(f"住户{number}") for number in range(HOUSEHOLDS)]
    for person in people:
        person.chat.standing = "open"
    house = build(settings, telegram)
    now = telegram.clock.now() - timedelta(minutes=1)
    with unit_of_work(house.engine) as record:
        community = record.roster.community_ids()[0]
        parcels = [
            Parcel(
                community_id=community,
                channel="telegram",
                chat=str(person.id),
                lane="notice",
                dedupe=f"notice:1:{person.id}",
                key="moment",
                values=pack_values(said("明日停水").values),
                not_before=now,
            )
            for person in people
        ]
        record.outbox.put_many(parcels, at=now)
        record.commit()
    house.database.close()
    return {person.id for person in people}


def received(telegram: Sandbox) -> dict[int, list[float]]:
    """When each chat was sent something, by the Telegram's clock."""
    times: dict[int, list[float]] = {}
    for call in telegram.sent():
        times.setdefault(int(call.chat_id or 0), []).append(call.at.timestamp())
    return times


def unsettled(settings: Settings) -> set[int]:
    """The chats whose parcel was in the killed sender's hands."""
    engine = sa.create_engine(settings.database_url)
    with engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT chat FROM outbox WHERE state = 'leased'"))
        chats = {int(row.chat) for row in rows}
    engine.dispose()
    return chats


def most_in_a_second(telegram: Sandbox) -> int:
    """The most messages that arrived within any sliding second."""
    times = sorted(call.at.timestamp() for call in telegram.sent())
    most = first = 0
    for last, time in enumerate(times):
        while times[first] <= time - 1:
            first += 1
        most = max(most, last - first + 1)
    return most


async def until_sent(telegram: Sandbox, count: int) -> None:
    """Until so many messages have arrived."""
    async with asyncio.timeout(60):
        while len(telegram.sent()) < count:  # noqa: ASYNC110 - another process sends; nothing here could set an event
            await asyncio.sleep(0.02)
