"""Speed limits on request, and the record of what was sent when."""

from datetime import UTC, datetime, timedelta

import pytest
from aiogram import Bot as AiogramBot
from aiogram import exceptions as aio
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.clock import SandboxClock
from bot.sandbox.errors import ApiError
from bot.sandbox.facade import Sandbox
from bot.sandbox.limits import Limits, Meter

NOON = datetime(2026, 11, 15, 4, tzinfo=UTC)


async def test_one_a_second_to_a_chat(aiogram_bot: AiogramBot, sandbox: Sandbox) -> None:
    """The second message within a second is a flood; another chat isn't."""
    one, two = sandbox.person("张岚"), sandbox.person("王强")
    one.start()
    two.start()
    sandbox.limit(Limits.telegram())
    await aiogram_bot.send_message(one.id, "一")
    with pytest.raises(aio.TelegramRetryAfter) as flood:
        await aiogram_bot.send_message(one.id, "二")
    assert flood.value.retry_after == 1
    await aiogram_bot.send_message(two.id, "一")
    sandbox.clock.advance(timedelta(seconds=1))
    await aiogram_bot.send_message(one.id, "二")
    assert [message.text for message in one.from_bot] == ["一", "二"]
    assert [call.code for call in sandbox.calls] == [200, 429, 200, 200]
    assert len(sandbox.sent("sendMessage")) == 3


async def test_twenty_a_minute_to_a_group_edits_included(aiogram_bot: AiogramBot, sandbox: Sandbox) -> None:
    """In a group edits count like messages."""
    group = sandbox.group("师傅群", [sandbox.person("王强")])
    sandbox.limit(Limits(group_per_minute=3))
    sent = await aiogram_bot.send_message(group.chat_id, "一")
    await aiogram_bot.edit_message_text("二", chat_id=group.chat_id, message_id=sent.message_id)
    await aiogram_bot.send_message(group.chat_id, "三")
    with pytest.raises(aio.TelegramRetryAfter) as flood:
        await aiogram_bot.edit_message_text("四", chat_id=group.chat_id, message_id=sent.message_id)
    assert 55 <= flood.value.retry_after <= 60


@given(st.lists(st.floats(0, 0.4), min_size=1, max_size=60), st.integers(1, 5))
def test_no_second_ever_holds_more_than_allowed(gaps: list[float], allowed: int) -> None:
    """Whatever the rhythm, no window of a second lets more through than the limit, and the wait told suffices."""
    meter, now, passed = Meter(), NOON, list[datetime]()
    meter.limits = Limits(overall_per_second=allowed)
    for gap in gaps:
        now += timedelta(seconds=gap)
        try:
            meter.take(1, group=False, now=now)
        except ApiError as flood:
            assert flood.retry_after == 1
        else:
            passed.append(now)
    for first in passed:
        assert sum(first <= other < first + timedelta(seconds=1) for other in passed) <= allowed


def test_clock_goes_forward_only_and_tells() -> None:
    """A jump is told to everybody who asked, with the new time; backwards is refused."""
    clock = SandboxClock.frozen(NOON)
    told: list[datetime] = []
    clock.on_advance.append(told.append)
    clock.advance(timedelta(hours=1))
    assert told == [clock.now()] == [NOON + timedelta(hours=1)]
    with pytest.raises(ValueError, match="forward only"):
        clock.advance(timedelta(seconds=-1))
    later = SandboxClock(start=NOON).now()
    assert timedelta() <= later - NOON < timedelta(seconds=5)


async def test_advance_waits_for_a_listening_bot(aiogram_bot: AiogramBot, sandbox: Sandbox) -> None:
    """With nobody listening a jump is immediate; dates of messages follow the sandbox's clock."""
    owner = sandbox.person("张岚")
    before = owner.start()
    await sandbox.advance(days=1)
    after = await aiogram_bot.send_message(owner.id, "明天")
    assert after.date - before.at >= timedelta(days=1) - timedelta(seconds=1)
