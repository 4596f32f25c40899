"""Polling's own manners: one poller a bot, a refused token, a webhook left behind, a Telegram that stumbles."""

import asyncio
from dataclasses import replace

import pytest
import sqlalchemy as sa
from engine_room import QUICK, Locked, build, effects, running

from bot.channels.telegram.polling import TokenRefused
from bot.run import RECEIVE, run
from bot.sandbox.facade import Sandbox
from bot.sandbox.faults import Fault
from bot.settings import Settings


async def test_two_pollers_do_not_fight(telegram: Sandbox, settings: Settings) -> None:
    """A second process waits for the first's lease instead of fighting it with 409s, and takes over when it stops."""
    wang = telegram.person("王芳")
    async with (
        running(build(settings, telegram, timings=QUICK), frozenset({RECEIVE})) as first,
        running(build(settings, telegram, timings=QUICK), frozenset({RECEIVE})) as second,
    ):
        for number in range(3):
            wang.say(f"第{number}句")
            await wang.next_message()
        first.stopping.set()
        await first.task
        wang.say("还在吗")
        assert "还在吗" in (await wang.next_message(10)).text
        assert len(effects(second.house)) == 4
    assert telegram.server.api.poller._next_conflict == float("-inf")


async def test_a_token_telegram_does_not_know_is_the_end(telegram: Sandbox, settings: Settings) -> None:
    """Nothing will ever work with a refused token: the process ends and says why, instead of trying for ever."""
    wrong = replace(settings, telegram_token="123456:wrong-token-wrong-token")
    house = build(wrong, telegram, timings=QUICK)
    with pytest.raises(TokenRefused):
        async with asyncio.timeout(10):
            await run(house, frozenset({RECEIVE}), asyncio.Event())
    house.database.close()


FORMER = "https://t.me/former-webhook"
"""Where an earlier installation let Telegram send its updates; nothing is ever sent there."""


async def test_a_webhook_of_former_times_is_taken_down(telegram: Sandbox, settings: Settings) -> None:
    """Whoever goes back from webhook to polling need not know that Telegram keeps the webhook."""
    telegram.server.api.webhook.settings.url = FORMER
    wang = telegram.person("王芳")
    async with running(build(settings, telegram, timings=QUICK), frozenset({RECEIVE})):
        wang.say("漏水了")
        await wang.next_message()


@pytest.mark.parametrize("kind", ["error", "html", "drop", "flood"])
async def test_polling_goes_on_after_trouble(telegram: Sandbox, settings: Settings, kind: str) -> None:
    """A server error, a proxy's page, a dropped line or a flood answer to a fetch costs a moment, and no update."""
    telegram.fault(Fault(kind, frozenset({"getUpdates"}), seconds=1))  # type: ignore[arg-type]  # one of its kinds
    wang = telegram.person("王芳")
    wang.say("漏水了")
    async with running(build(settings, telegram, timings=QUICK), frozenset({RECEIVE})):
        assert "漏水了" in (await wang.next_message(10)).text


async def test_while_the_database_is_away_telegram_keeps_the_updates(telegram: Sandbox, settings: Settings) -> None:
    """Nothing is acknowledged that is not written down; once the database is back, all is answered, in order."""
    house = build(settings, telegram, timings=QUICK)
    sa.event.listen(house.engine, "checkout", lambda connection, *_: connection.execute("PRAGMA busy_timeout=20"))
    wang = telegram.person("王芳")
    async with running(house, frozenset({RECEIVE})):
        wang.say("在吗")
        await wang.next_message()
        with Locked(settings.data / "nuanlin.db"):
            wang.say("第一句")
            wang.say("第二句")
            await asyncio.sleep(1)
            assert len(telegram.room.updates.pending) == 2
        for words in ("第一句", "第二句"):
            assert words in (await wang.next_message(10)).text
