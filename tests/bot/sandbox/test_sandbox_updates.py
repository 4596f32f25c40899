"""Updates: long polling with its rules, retention, repetition, and one update nobody can parse."""

import asyncio
import time
from datetime import timedelta

import pytest
from aiogram import Bot as AiogramBot
from aiogram import Dispatcher
from aiogram import exceptions as aio
from aiogram.filters import CommandStart
from aiogram.types import Message
from pydantic import ValidationError
from telegram import Bot as PtbBot
from telegram import error as ptb

from bot.sandbox.facade import Sandbox


async def listening(sandbox: Sandbox) -> None:
    """Waits until somebody polls."""
    async with asyncio.timeout(5):
        while not sandbox.server.listening():  # noqa: ASYNC110 - a poll begins without an event
            await asyncio.sleep(0.005)


async def test_offset_confirms_and_ticks(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """An unconfirmed update comes again; a higher offset forgets it and sets the page's second tick."""
    owner = sandbox.person("张岚")
    said = owner.say("一")
    first = await aiogram_bot.get_updates()
    again = await aiogram_bot.get_updates(offset=first[0].update_id)
    assert [update.update_id for update in first] == [update.update_id for update in again]
    assert said.id not in owner.chat.taken
    owner.say("二")
    rest = await aiogram_bot.get_updates(offset=first[0].update_id + 1)
    assert [update.message.text for update in rest if update.message] == ["二"]
    assert owner.chat.taken == {said.id}


async def test_negative_offset_keeps_the_last(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """offset=-1 answers the newest update and forgets all before it."""
    owner = sandbox.person("张岚")
    for number in range(5):
        owner.say(str(number))
    newest = await aiogram_bot.get_updates(offset=-1)
    assert [update.message.text for update in newest if update.message] == ["4"]
    assert len(sandbox.room.updates.pending) == 1


async def test_long_poll_wakes_at_once(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """A waiting poll answers as soon as somebody speaks."""
    owner = sandbox.person("张岚")
    poll = asyncio.create_task(aiogram_bot.get_updates(timeout=20))
    await listening(sandbox)
    owner.say("醒醒")
    updates = await asyncio.wait_for(poll, 2)
    assert updates[0].message and updates[0].message.text == "醒醒"


async def test_second_poller_ends_the_first(sandbox: Sandbox, aiogram_bot: AiogramBot, ptb_bot: PtbBot) -> None:
    """The newer poller wins; the older is told 409 in its library's words."""
    older = asyncio.create_task(aiogram_bot.get_updates(timeout=20))
    await listening(sandbox)
    newer = asyncio.create_task(ptb_bot.get_updates(timeout=20))
    with pytest.raises(aio.TelegramConflictError, match="terminated by other getUpdates request; make sure that only"):
        await asyncio.wait_for(older, 2)
    sandbox.person("张岚").say("给新的")
    assert len(await asyncio.wait_for(newer, 2)) == 1


async def test_polling_is_refused_while_a_webhook_is_set(
    sandbox: Sandbox, aiogram_bot: AiogramBot, ptb_bot: PtbBot
) -> None:
    """getUpdates with a webhook is a conflict, the second within three seconds comes late; deleteWebhook helps."""
    await aiogram_bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(ptb.Conflict, match="can't use getUpdates method while webhook is active"):
        await ptb_bot.get_updates()
    started = time.monotonic()
    with pytest.raises(aio.TelegramConflictError):
        await aiogram_bot.get_updates()
    assert time.monotonic() - started > 2.9
    await aiogram_bot.delete_webhook()
    assert await aiogram_bot.get_updates() == []


async def test_updates_expire(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """Presses are kept 150 seconds, everything else 24 hours."""
    owner = sandbox.person("张岚")
    said = owner.say("一")
    owner.press_data(said, "x")
    sandbox.clock.advance(timedelta(seconds=151))
    assert [update.event_type for update in await aiogram_bot.get_updates()] == ["message"]
    sandbox.clock.advance(timedelta(hours=24))
    assert await aiogram_bot.get_updates(offset=1) == []


async def test_redelivery_repeats_a_confirmed_update(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """The same update, id and all, comes once more although its offset was confirmed."""
    owner = sandbox.person("张岚")
    owner.say("一")
    first = (await aiogram_bot.get_updates())[0]
    await aiogram_bot.get_updates(offset=first.update_id + 1)
    sandbox.redeliver(first.update_id)
    assert await aiogram_bot.get_updates(offset=first.update_id + 1) == [first]
    assert await aiogram_bot.get_updates(offset=first.update_id + 2) == []


async def test_injected_update_breaks_a_careless_parser(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """An update no library understands arrives as it was put in, which is what poison-proof reception is tried with."""
    sandbox.inject({"message": {"nonsense": True}})
    sandbox.person("张岚").say("后面还有我")
    with pytest.raises((ValidationError, aio.ClientDecodeError)):
        await aiogram_bot.get_updates()


async def test_allowed_updates_hold_from_then_on(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """Only asked-for kinds are queued afterwards; what was queued before stays."""
    owner = sandbox.person("张岚")
    owner.say("一")
    await aiogram_bot.get_updates(allowed_updates=["callback_query"])
    owner.say("二")
    owner.press_data(owner.messages[0], "x")
    kinds = [update.event_type for update in await aiogram_bot.get_updates(offset=1)]
    assert kinds == ["message", "callback_query"]


async def test_same_offset_in_a_hurry_is_slowed_down(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """A bot that asks for the same offset without pause is made to wait, and gets one update at a time."""
    owner = sandbox.person("张岚")
    owner.say("一")
    owner.say("二")
    assert len(await aiogram_bot.get_updates(offset=5)) == 2
    assert len(await aiogram_bot.get_updates(offset=5)) == 1


async def test_a_whole_aiogram_dispatcher_answers(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """An ordinary polling bot with handlers runs on the sandbox as on Telegram, and settle() waits for it."""
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart(deep_link=True))
    async def greet(message: Message) -> None:
        await message.answer(f"欢迎 {message.text}")

    polling = asyncio.create_task(dispatcher.start_polling(aiogram_bot, handle_signals=False, close_bot_session=False))
    owner = sandbox.person("张岚")
    owner.start("bind_X1")
    assert (await owner.next_message()).text == "欢迎 /start bind_X1"
    assert await sandbox.settle()
    await dispatcher.stop_polling()
    await polling
