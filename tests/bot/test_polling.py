"""Long polling, end to end: a Telegram in memory, real HTTP, a real database, and an office that echoes."""

import asyncio

from engine_room import effects, running

from bot.sandbox.facade import Sandbox
from bot.wiring import House


async def test_a_person_is_answered(telegram: Sandbox, house: House) -> None:
    """What a person writes is answered in their chat, and Telegram is told that the update is done."""
    wang = telegram.person("王芳")
    async with running(house):
        wang.say("漏水了")
        assert (await wang.next_message()).text.strip() == "收到：漏水了"
        assert await telegram.settle()
    assert len(effects(house)) == 1
