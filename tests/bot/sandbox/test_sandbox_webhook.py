"""Webhook delivery: secret, order, retries as Telegram does them, and methods in the answer."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import pytest
from aiogram import Bot as AiogramBot
from aiogram import exceptions as aio
from aiohttp import web

from bot.sandbox.facade import Sandbox
from bot.sandbox.webhook import SECRET_HEADER, Patience


async def until(check: Callable[[], bool]) -> None:
    """Waits for something that happens without an event."""
    async with asyncio.timeout(5):
        while not check():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@dataclass
class Hook:
    """A bot's webhook: remembers what came, answers what the test says."""

    url: str = ""
    seen: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    running: int = 0
    most_at_once: int = 0
    answer: Callable[[str], web.Response] = field(default=lambda text: web.Response())

    async def handle(self, request: web.Request) -> web.Response:
        """One delivery, held for a moment so that parallel ones overlap."""
        update = await request.json()
        text = update.get("message", {}).get("text", "")
        self.running += 1
        self.most_at_once = max(self.most_at_once, self.running)
        await asyncio.sleep(0.02)
        self.running -= 1
        self.seen.append(text)
        self.secrets.append(request.headers.get(SECRET_HEADER, ""))
        return self.answer(text)

    async def count(self, wanted: int) -> None:
        """Waits for so many deliveries."""
        await until(lambda: len(self.seen) >= wanted)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    """A listening hook."""
    made = Hook()
    app = web.Application()
    app.add_routes([web.post("/hook", made.handle)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_secret_and_order_within_a_chat(sandbox: Sandbox, aiogram_bot: AiogramBot, hook: Hook) -> None:
    """Updates of one chat come one after the other with the secret; other chats don't wait for it."""
    one, two = sandbox.person("张岚"), sandbox.person("王强")
    for number in range(3):
        one.say(f"岚{number}")
        two.say(f"强{number}")
    await aiogram_bot.set_webhook(hook.url, secret_token="geheim_1")
    await hook.count(6)
    assert [text for text in hook.seen if "岚" in text] == ["岚0", "岚1", "岚2"]
    assert hook.most_at_once == 2
    assert set(hook.secrets) == {"geheim_1"}
    assert await sandbox.settle()
    assert one.chat.taken == {message.id for message in one.messages}


async def test_failure_is_repeated_and_holds_its_chat_only(
    sandbox: Sandbox, aiogram_bot: AiogramBot, hook: Hook
) -> None:
    """A 500 brings the same update again, at once and then later, before anything newer from that chat."""
    failures = iter([500, 500, 500])
    hook.answer = lambda text: web.Response(status=next(failures, 200) if text == "坏" else 200)
    await aiogram_bot.set_webhook(hook.url)
    one, two = sandbox.person("张岚"), sandbox.person("王强")
    one.say("坏")
    one.say("后")
    two.say("别人")
    await hook.count(6)
    assert [text for text in hook.seen if text != "别人"] == ["坏", "坏", "坏", "坏", "后"]
    assert hook.seen.index("别人") < 4
    info = await aiogram_bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    assert info.last_error_date


async def test_retry_after_is_honoured(sandbox: Sandbox, aiogram_bot: AiogramBot, hook: Hook) -> None:
    """With Retry-After the first repetition isn't immediate."""
    answers = iter([web.Response(status=503, headers={"Retry-After": "1"})])
    hook.answer = lambda text: next(answers, web.Response())
    await aiogram_bot.set_webhook(hook.url)
    sandbox.person("张岚").say("一")
    await hook.count(1)
    await asyncio.sleep(0.3)
    assert len(hook.seen) == 1
    await hook.count(2)


async def test_method_in_the_answer_is_carried_out(sandbox: Sandbox, aiogram_bot: AiogramBot, hook: Hook) -> None:
    """The body of a 2xx may call a method; a get or a bad call is passed over without harm."""
    owner = sandbox.person("张岚")
    answer = {"method": "sendMessage", "chat_id": owner.id, "text": "顺便回答"}
    bodies = iter([json.dumps(answer), json.dumps(answer | {"chat_id": 1}), '{"method": "getMe"}', "[]"])
    hook.answer = lambda text: web.Response(text=next(bodies), content_type="application/json")
    await aiogram_bot.set_webhook(hook.url)
    for number in range(4):
        owner.say(str(number))
    await hook.count(4)
    assert await sandbox.settle()
    assert [message.text for message in owner.from_bot] == ["顺便回答"]


async def test_expired_updates_are_given_up(sandbox: Sandbox, aiogram_bot: AiogramBot, hook: Hook) -> None:
    """An update the bot can't take for 24 hours is dropped, and the chat goes on."""
    hook.answer = lambda text: web.Response(status=500 if text == "坏" else 200)
    await aiogram_bot.set_webhook(hook.url)
    owner = sandbox.person("张岚")
    owner.say("坏")
    await hook.count(3)
    sandbox.clock.advance(timedelta(hours=25))
    owner.say("新的一天")
    await until(lambda: "新的一天" in hook.seen)
    assert await sandbox.settle()


async def test_gone_for_a_day_removes_the_webhook(sandbox: Sandbox, aiogram_bot: AiogramBot, hook: Hook) -> None:
    """410 for 23 hours ends the webhook."""
    hook.answer = lambda text: web.Response(status=410)
    await aiogram_bot.set_webhook(hook.url)
    sandbox.person("张岚").say("一")
    await hook.count(2)
    sandbox.clock.advance(timedelta(hours=23, minutes=30))
    await until(lambda: not sandbox.server.api.webhook.active)
    assert (await aiogram_bot.get_webhook_info()).url == ""


async def test_redelivery_and_deletion(sandbox: Sandbox, aiogram_bot: AiogramBot, hook: Hook) -> None:
    """A confirmed update comes again on request; after deleteWebhook nothing comes, and what waits can be dropped."""
    await aiogram_bot.set_webhook(hook.url)
    owner = sandbox.person("张岚")
    owner.say("一")
    await hook.count(1)
    assert await sandbox.settle()
    sandbox.redeliver()
    await hook.count(2)
    await aiogram_bot.delete_webhook()
    owner.say("二")
    assert (await aiogram_bot.get_webhook_info()).pending_update_count == 1
    await aiogram_bot.delete_webhook(drop_pending_updates=True)
    assert (await aiogram_bot.get_webhook_info()).pending_update_count == 0
    assert hook.seen == ["一", "一"]


async def test_unreachable_hook_is_reported(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """Nobody listening is told in getWebhookInfo, and the update stays."""
    await aiogram_bot.set_webhook("http://127.0.0.1:9/hook", max_connections=3, allowed_updates=["message"])
    sandbox.person("张岚").say("一")
    await until(lambda: bool(sandbox.server.api.webhook.settings.last_error))
    info = await aiogram_bot.get_webhook_info()
    assert (info.last_error_message, info.pending_update_count) == ("Connection refused", 1)
    assert (info.max_connections, info.allowed_updates) == (3, ["message"])


async def test_bad_settings_are_refused(aiogram_bot: AiogramBot) -> None:
    """A secret with other characters and an address that is none are 400."""
    with pytest.raises(aio.TelegramBadRequest, match="secret token contains unallowed characters"):
        await aiogram_bot.set_webhook("http://127.0.0.1:9/", secret_token="密")
    with pytest.raises(aio.TelegramBadRequest, match="invalid webhook URL specified"):
        await aiogram_bot.set_webhook("ftp://x")


def test_patience_grows_and_ends() -> None:
    """Telegram's pauses: at once, 2, 4, 8 s … and never more than two minutes."""
    pauses = [Patience().pause(failures, Random(7)) for failures in range(1, 40)]
    assert pauses[:5] == [0, 2, 4, 8, 16]
    assert 60 <= min(pauses[8:]) <= max(pauses) <= 120
