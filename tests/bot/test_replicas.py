"""Many processes on PostgreSQL: receivers, pusher and clock apart, and still one effect and one answer each."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import sqlalchemy as sa
from engine_room import QUICK, build, running
from test_inbound import SECRET, free_port

from bot.run import CLOCK, PUSH, RECEIVE
from bot.sandbox.facade import Sandbox
from bot.settings import Settings
from storage.engine import open_engine


@pytest.fixture
def on_postgres(settings: Settings, postgres_url: str) -> Settings:
    """Settings of a process on a migrated PostgreSQL."""
    return replace(settings, database_url=postgres_url)


@pytest.fixture
async def parts(telegram: Sandbox, on_postgres: Settings) -> AsyncIterator[None]:
    """A webhook receiver, a pusher and a clock, each a process of its own as far as they can tell."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/hook"
    hearing = replace(on_postgres, listen=("127.0.0.1", port), webhook_url=url, webhook_secret=SECRET)
    async with (
        running(build(hearing, telegram, timings=QUICK), frozenset({RECEIVE})),
        running(build(on_postgres, telegram, timings=QUICK), frozenset({PUSH})),
        running(build(on_postgres, telegram, timings=QUICK), frozenset({CLOCK})),
    ):
        yield


async def test_everybody_is_answered_once(telegram: Sandbox, on_postgres: Settings, parts: None) -> None:
    """Thirty people write at once and everything is delivered twice: thirty effects, one answer each."""
    people = [telegram.person(f"业主{number}") for number in range(30)]
    for person in people:
        person.say("漏水了")
        telegram.redeliver()
    for person in people:
        await person.next_message(10)
    await telegram.settle()
    await asyncio.sleep(0.3)
    assert all(len(person.from_bot) == 1 for person in people)
    engine = open_engine(on_postgres.database_url)
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*), count(DISTINCT subject) FROM journal")).one() == (30, 30)
        assert connection.execute(sa.text("SELECT DISTINCT state FROM outbox")).scalars().all() == ["sent"]
    engine.dispose()


async def test_an_apology_leaves_by_the_pusher(telegram: Sandbox, parts: None) -> None:
    """What a receiver can't handle is apologised for by another process, within a moment."""
    wang = telegram.person("王芳")
    wang.say("坏")
    assert "已经记下" in (await wang.next_message()).text
