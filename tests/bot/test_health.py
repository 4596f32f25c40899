"""Health: 200 only if the database answers and the push queue moves; metrics that Prometheus reads."""

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from engine_room import QUICK, Running, build, running, said
from prometheus_client.parser import text_string_to_metric_families

from bot.run import CLOCK, EVERYTHING
from bot.sandbox.facade import Sandbox
from bot.settings import Settings
from bot.settling import PAUSE
from handlers.values import pack_values
from storage.outbox import Parcel
from storage.unit_of_work import unit_of_work


@pytest.fixture
async def idle(telegram: Sandbox, settings: Settings) -> AsyncIterator[Running]:
    """A process that neither receives nor pushes: the queue is somebody else's, and here nobody's."""
    async with running(build(settings, telegram, timings=QUICK), frozenset({CLOCK})) as process:
        yield process


async def get(process: Running, path: str) -> tuple[int, str]:
    url = f"http://127.0.0.1:{process.port}{path}"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


def queue(process: Running, *, minutes_ago: int) -> None:
    """A parcel that could have been sent so long ago."""
    at = process.house.clock.now() - timedelta(minutes=minutes_ago)
    with unit_of_work(process.house.engine) as record:
        record.outbox.put(
            Parcel(
                community_id=1,
                channel="telegram",
                chat="7",
                lane="notice",
                dedupe=f"n{minutes_ago}",
                key="moment",
                values=pack_values(said("停水").values),
                not_before=at,
            ),
            at=at,
        )
        record.commit()


async def test_an_idle_house_is_healthy(idle: Running) -> None:
    """Nothing to push is nothing wrong, and a fresh parcel may wait a moment."""
    assert (await get(idle, "/healthz"))[0] == 200
    queue(idle, minutes_ago=1)
    assert (await get(idle, "/healthz"))[0] == 200


async def test_a_queue_that_stands_still_is_unhealthy(idle: Running) -> None:
    """What could have left minutes ago and has not, while nothing else left either, is told to whoever watches."""
    queue(idle, minutes_ago=5)
    status, body = await get(idle, "/healthz")
    assert status == 503
    assert "push queue" in body


async def test_a_queue_telegram_paused_is_healthy(idle: Running) -> None:
    """Waiting out a flood answer is right, and restarting would not help."""
    queue(idle, minutes_ago=5)
    with unit_of_work(idle.house.engine) as record:
        record.journal.pause(PAUSE + "telegram", until=idle.house.clock.now() + timedelta(hours=1))
        record.commit()
    assert (await get(idle, "/healthz"))[0] == 200


async def test_a_long_queue_that_moves_is_healthy(idle: Running) -> None:
    """Behind a long broadcast the oldest parcel is old, but others are being settled all the time."""
    queue(idle, minutes_ago=6)
    queue(idle, minutes_ago=5)
    with unit_of_work(idle.house.engine) as record:
        (taken,) = record.outbox.claim(holder="a", at=idle.house.clock.now(), lease=timedelta(seconds=20), limit=1)
        record.outbox.sent(taken, "5", at=idle.house.clock.now())
        record.commit()
    assert (await get(idle, "/healthz"))[0] == 200


async def test_without_a_database_nothing_is_healthy(idle: Running) -> None:
    """Health asks the database, not itself."""
    with idle.house.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE outbox RENAME TO outbox_away")
    try:
        assert (await get(idle, "/healthz"))[0] == 503
        assert (await get(idle, "/metrics"))[0] == 503
    finally:
        with idle.house.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE outbox_away RENAME TO outbox")


async def test_metrics_count_what_happened(telegram: Sandbox, settings: Settings) -> None:
    """Turns, their latency, sends by result and the outbox by lane are there for Prometheus to read."""
    wang = telegram.person("王芳")
    async with running(build(settings, telegram, timings=QUICK), EVERYTHING) as process:
        wang.say("漏水了")
        await wang.next_message()
        await telegram.settle()
        await process.house.database.read(lambda record: None)
        _, text = await get(process, "/metrics")
    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert samples["nuanlin_turns_total", "done"] == 1
    assert samples["nuanlin_turn_seconds_count",] == 1
    assert ("nuanlin_outbox", "reply", "sent") in samples or ("nuanlin_outbox", "leased", "reply") in samples
    assert ("nuanlin_clock_lag_seconds",) in samples
