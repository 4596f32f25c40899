"""The control API: everything a page or a test in another process can do, over HTTP."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiogram import Bot as AiogramBot
from aiogram import exceptions as aio
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox.facade import Sandbox

LOCALES = Path(__file__).parents[3] / "locales"


class Remote:
    """Orders over HTTP."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def order(self, path: str, status: int = 200, **body: object) -> dict[str, object]:
        """Posts an order and gives back its answer."""
        async with self.session.post(f"/sandbox/{path}", json=body) as answer:
            assert answer.status == status, await answer.text()
            result: dict[str, object] = await answer.json()
            return result

    async def get(self, path: str) -> dict[str, object]:
        """Looks something up."""
        async with self.session.get(f"/sandbox/{path}") as answer:
            result: dict[str, object] = await answer.json()
            return result


@pytest.fixture
async def remote(sandbox: Sandbox) -> AsyncIterator[Remote]:
    """A client of the control API."""
    async with aiohttp.ClientSession(sandbox.api_base) as session:
        yield Remote(session)


async def test_people_talk_and_the_bot_hears(sandbox: Sandbox, remote: Remote, aiogram_bot: AiogramBot) -> None:
    """Person, text, card, edit, press, block and group, all by order, arrive as updates."""
    owner = (await remote.order("people", name="张岚", phone="138", role="业主"))["id"]
    said = await remote.order("say", **{"as": owner, "text": "漏水"})
    await remote.order("contact", **{"as": owner})
    await remote.order("contact", **{"as": owner, "phone": "139", "name": "别人"})
    await remote.order("edit", **{"as": owner, "message": said["id"], "text": "漏水了"})
    markup = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="好", callback_data="ok")]])
    sent = await aiogram_bot.send_message(int(str(owner)), "好吗", reply_markup=markup)
    await remote.order("press", **{"as": owner, "message": sent.message_id, "data": "ok"})
    group = (await remote.order("groups", title="业主群", members=[owner]))["id"]
    await remote.order("say", **{"as": owner, "chat": group, "text": "大家好"})
    await remote.order("members", **{"as": owner, "chat": group, "joins": False})
    await remote.order("standing", **{"as": owner, "blocked": True})
    assert (await remote.order("migrate", chat=group))["id"] != group
    updates = await aiogram_bot.get_updates()
    assert [update.event_type for update in updates] == [
        "message", "message", "message", "edited_message", "callback_query", "my_chat_member", "message", "message",
        "message", "my_chat_member", "message", "message",
    ]  # fmt: skip
    own, foreign = (update.message.contact for update in updates[1:3] if update.message)
    assert own and foreign and (own.user_id, foreign.user_id) == (owner, None)


async def test_files_come_as_multipart(sandbox: Sandbox, remote: Remote, jpeg: bytes) -> None:
    """Photos make an album, a document keeps its name; the page can fetch both."""
    owner = sandbox.person("张岚")
    form = aiohttp.FormData({"as": str(owner.id), "caption": "现场"})
    form.add_field("a", jpeg, filename="a.jpg")
    form.add_field("b", jpeg, filename="b.jpg")
    async with remote.session.post("/sandbox/photos", data=form) as answer:
        assert len(await answer.json()) == 2
    form = aiohttp.FormData({"as": str(owner.id)})
    form.add_field("a", b"<script>", filename="坏.html", content_type="text/html")
    async with remote.session.post("/sandbox/document", data=form) as answer:
        assert answer.status == 200
    photo, _, document = (message.attachment for message in owner.messages)
    assert photo and document
    async with remote.session.get(f"/sandbox/files/{photo.file_id}") as answer:
        assert answer.content_type == "image/jpeg"
    async with remote.session.get(f"/sandbox/files/{document.file_id}") as answer:
        assert answer.headers["Content-Disposition"] == "attachment"


async def test_clock_limits_faults_and_statistics(sandbox: Sandbox, remote: Remote, aiogram_bot: AiogramBot) -> None:
    """Time and trouble are steered by order, and the calls can be read back."""
    owner = sandbox.person("张岚")
    owner.start()
    before = sandbox.clock.now()
    await remote.order("clock", advance_s=600)
    target = (sandbox.clock.now() + timedelta(days=1)).isoformat()
    assert datetime.fromisoformat(str((await remote.order("clock", to=target))["now"])) > before
    await remote.order("limits", chat_per_second=1, freeze_s=5)
    with pytest.raises(aio.TelegramRetryAfter):
        await aiogram_bot.send_message(owner.id, "a")
    await remote.order("limits")
    await remote.order("clock", advance_s=6)
    await remote.order("faults", kind="error", methods=["sendMessage"])
    with pytest.raises(aio.TelegramServerError):
        await aiogram_bot.send_message(owner.id, "a")
    await remote.order("faults", kind="error")
    await remote.order("faults", clear=True)
    await aiogram_bot.send_message(owner.id, "a")
    calls = (await remote.get("statistics"))["calls"]
    assert isinstance(calls, list)
    assert [(call["method"], call["code"]) for call in calls] == [
        ("sendMessage", 429), ("sendMessage", 500), ("sendMessage", 200),
    ]  # fmt: skip


async def test_injection_and_redelivery(sandbox: Sandbox, remote: Remote) -> None:
    """Raw updates and repeated ones are queued by order."""
    number = (await remote.order("inject", update={"message": 1}))["update_id"]
    assert (await remote.order("redeliver", update_id=number))["update_id"] == number
    assert len(sandbox.room.updates.again) == 1


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("say", {"as": 1, "text": "谁"}),
        ("say", {"as": 5_000_001, "text": " "}),
        ("say", {"as": 5_000_001, "chat": 77, "text": "哪"}),
        ("press", {"as": 5_000_001, "message": 99, "data": "x"}),
        ("photos", {"as": 5_000_001}),
        ("clock", {"advance_s": -5}),
        ("clock", {"to": "2026-01-01T00:00:00"}),
        ("clock", {"to": "morgen"}),
        ("faults", {"kind": "earthquake"}),
        ("redeliver", {"update_id": 3}),
    ],
)
async def test_wrong_orders_are_told_why(sandbox: Sandbox, remote: Remote, path: str, body: dict[str, object]) -> None:
    """A bad order gets 400 with a reason and changes nothing."""
    sandbox.person("张岚")
    before = await remote.get("state")
    assert (await remote.order(path, 400, **body))["error"]
    after = await remote.get("state")
    assert before | {"now": ""} == after | {"now": ""}


async def test_other_sites_cannot_steer_it(sandbox: Sandbox, remote: Remote) -> None:
    """A request with a foreign Origin is refused, so that no open web page can talk to the sandbox."""
    async with remote.session.post(
        "/sandbox/clock", json={"advance_s": 1}, headers={"Origin": "https://evil.example"}
    ) as answer:
        assert answer.status == 403
    async with remote.session.post(
        "/sandbox/clock", json={"advance_s": 1}, headers={"Origin": sandbox.api_base}
    ) as answer:
        assert answer.status == 200


async def test_stream_starts_with_the_state_and_follows(sandbox: Sandbox, remote: Remote) -> None:
    """A page gets the whole state and then each change, suggestions and panels included."""
    owner = sandbox.person("张岚")
    async with remote.session.get("/sandbox/events") as stream:
        kinds = [await next_change(stream)]
        owner.say("你好")
        sandbox.suggest(owner, ["暖气不热"])
        sandbox.panel("办公室", [("未完", "3")])
        sandbox.clock.advance(timedelta(minutes=1))
        kinds += [await next_change(stream) for _ in range(5)]
    assert [kind["type"] for kind in kinds] == ["state", "chat", "message", "suggestions", "panels", "clock"]
    assert datetime.fromisoformat(str(kinds[-1]["now"])).tzinfo == UTC
    sandbox.panel("办公室", [])
    assert sandbox.server.stage.panels == {}


async def next_change(stream: aiohttp.ClientResponse) -> dict[str, object]:
    """The next event of a stream."""
    while True:
        line = await stream.content.readline()
        if line.startswith(b"data: "):
            change: dict[str, object] = json.loads(line[6:])
            return change


async def test_both_languages_say_the_same_things(remote: Remote) -> None:
    """The page's texts have the same keys and places in Chinese and English, and both are served."""
    chinese, english = await remote.get("texts"), await remote.get("texts?lang=en")
    assert chinese.keys() == english.keys()
    assert english == json.loads((LOCALES / "en" / "sandbox_page.json").read_text(encoding="utf-8"))
    for key, text in chinese.items():
        assert placeholders(text) == placeholders(english[key]), key


def placeholders(text: object) -> set[str]:
    """The {names} in a text (dates may leave some out)."""
    if not isinstance(text, str) or "{month}" in text:
        return set()
    return {part.partition("}")[0] for part in text.split("{")[1:]}
