"""The webhook's own manners: who may post, what is no update, and what Telegram is told while the database is away."""

import asyncio
import io
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest
import sqlalchemy as sa
from engine_room import QUICK, Locked, Running, build, effects, running
from test_inbound import SECRET, free_port, inbox_states

from bot.channels.telegram.webhook import LARGEST_UPDATE, SECRET_HEADER
from bot.run import EVERYTHING
from bot.sandbox.facade import Sandbox
from bot.settings import Settings


@pytest.fixture
def by_webhook(settings: Settings) -> Settings:
    """Settings of a process that Telegram posts to."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/from-telegram"
    return replace(settings, listen=("127.0.0.1", port), webhook_url=url, webhook_secret=SECRET)


@pytest.fixture
async def process(telegram: Sandbox, by_webhook: Settings) -> AsyncIterator[Running]:
    """The echo office, posted to."""
    async with running(build(by_webhook, telegram, timings=QUICK), EVERYTHING) as process:
        yield process


async def post(settings: Settings, body: bytes | io.BytesIO, secret: str | None = SECRET) -> int:
    """What our server answers to a post."""
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with aiohttp.ClientSession() as session, session.post(settings.webhook_url, data=body, headers=headers) as it:
        return it.status


@pytest.mark.parametrize("secret", [None, "", "only-Telegram-know", "only-Telegram-knowss", "暗号"])
async def test_only_who_knows_the_secret_may_post(process: Running, by_webhook: Settings, secret: str | None) -> None:
    """A missing, empty, shorter, longer or strange secret is turned away and leaves no trace."""
    assert await post(by_webhook, b'{"update_id": 1, "message": {}}', secret) == 403
    assert inbox_states(process.house) == {}


@pytest.mark.parametrize("body", [b"", b"not json", b"[]", b'{"update_id": "seven"}', b'"text"', b"\xff\xfe"])
async def test_what_is_no_update_is_kept_and_not_asked_for_again(
    process: Running, by_webhook: Settings, body: bytes
) -> None:
    """With the right secret, a body that is no update is answered 200 (again would not help) and parked to be seen."""
    assert await post(by_webhook, body) == 200
    assert inbox_states(process.house) == {"parked": 1}


async def test_too_large_a_body_is_refused(process: Running, by_webhook: Settings) -> None:
    """Telegram's updates are small; nobody can fill our memory through this door."""
    assert await post(by_webhook, io.BytesIO(b"x" * (LARGEST_UPDATE + 1))) == 413
    assert inbox_states(process.house) == {}


async def test_while_the_database_is_away_telegram_keeps_the_update(telegram: Sandbox, by_webhook: Settings) -> None:
    """503 with Retry-After until the database is back; then the update has its effect once and is answered."""
    house = build(by_webhook, telegram, timings=QUICK)
    sa.event.listen(house.engine, "checkout", lambda connection, *_: connection.execute("PRAGMA busy_timeout=20"))
    wang = telegram.person("王芳")
    async with running(house, EVERYTHING) as process:
        with Locked(by_webhook.data / "nuanlin.db"):
            wang.say("漏水了")
            async with asyncio.timeout(8):
                while "503" not in telegram.server.api.webhook.settings.last_error:  # noqa: ASYNC110 - a field
                    await asyncio.sleep(0.02)
            assert wang.from_bot == []
        assert "漏水了" in (await wang.next_message(10)).text
        assert len(effects(process.house)) == 1
