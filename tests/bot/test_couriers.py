"""The contract of a courier, kept by both libraries against the same Bot API over HTTP."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.telegram.courier import TelegramCourier
from bot.channels.telegram.push import PtbPost, open_push_bot
from bot.channels.telegram.push_request import AiohttpRequest
from bot.channels.telegram.replies import AiogramPost, open_bot
from bot.ports import (
    Button,
    Courier,
    Delivered,
    Delivery,
    Failed,
    InDoubt,
    Moved,
    Refused,
    Unreachable,
    Wait,
)
from bot.sandbox.facade import Sandbox
from bot.sandbox.faults import Fault
from bot.sandbox.windows import Person

LIBRARIES = ["aiogram", "python-telegram-bot"]
RESULTS = ["null", "true", "[]", "{}", '{"message_id": null}', '{"message_id": "x"}', "[{}]"]
"""Results without a message id."""


@pytest.fixture(params=LIBRARIES)
async def courier(request: pytest.FixtureRequest, telegram: Sandbox) -> AsyncIterator[Courier]:
    """The courier of each library, patient for one second."""
    async with Opened(request.param, telegram.api_base, telegram.token) as courier:
        yield courier


class Opened:
    """Opens a courier on an address, and closes what it stands on."""

    def __init__(self, library: str, api: str, token: str) -> None:
        self._library, self._api, self._token = library, api, token

    async def __aenter__(self) -> Courier:
        self._request = AiohttpRequest(1.0)
        self._bot = open_bot(self._token, self._api)
        if self._library == "aiogram":
            return TelegramCourier(AiogramPost(self._bot, 1.0))
        return TelegramCourier(PtbPost(open_push_bot(self._token, self._api, self._request)))

    async def __aexit__(self, *error: object) -> None:
        await self._request.shutdown()
        await self._bot.session.close()


MAP = "https://t.me/nuanlin"
"""Where a link button leads; nobody follows it."""


@pytest.fixture
def wang(telegram: Sandbox) -> Person:
    """Somebody who has written to the bot."""
    person = telegram.person("王芳", phone="13812345678")
    person.start()
    return person


async def test_text_with_marks_and_every_kind_of_button(courier: Courier, wang: Person) -> None:
    """Marks become formatting, owner text stays text, and press, link and copy buttons arrive as such."""
    rows = (
        (Button("接单", data="job.accept:7:1"), Button("看地图", url=MAP)),
        (Button("复制单号", copy="WX-261115-0007"),),
    )
    receipt = await courier.deliver(Delivery(chat=str(wang.id), text="<b>工单</b> 1 &lt; 2", buttons=rows))
    assert receipt == Delivered(str(wang.last.id))
    assert wang.last.text == "工单 1 < 2"
    assert [entity.kind for entity in wang.last.entities] == ["bold"]
    actions = [(button.label, button.action) for button in wang.last.buttons]
    assert actions == [("接单", "callback_data"), ("看地图", "url"), ("复制单号", "copy_text")]


async def test_the_contact_card_is_asked_for_below_the_chat(courier: Courier, wang: Person) -> None:
    """A contact button becomes a keyboard key; inline buttons beside it get a message of their own."""
    rows = ((Button("发送我的名片", contact=True),), (Button("先不用", data="enrol.later"),))
    receipt = await courier.deliver(Delivery(chat=str(wang.id), text="请发送名片", buttons=rows))
    assert wang.keyboard == ["发送我的名片"]
    assert wang.last.labels == ["先不用"]
    assert receipt == Delivered(str(wang.last.id))


async def test_an_edit_changes_the_message_in_place(courier: Courier, wang: Person) -> None:
    """An edit keeps the message's id; the same words again are a success, not an error."""
    chat = str(wang.id)
    first = await courier.deliver(Delivery(chat=chat, text="待接单", buttons=((Button("接单", data="a"),),)))
    assert isinstance(first, Delivered)
    for _ in range(2):
        assert await courier.deliver(Delivery(chat=chat, text="已接单", edits=first.message)) == first
    assert [message.text for message in wang.from_bot] == ["已接单"]
    assert wang.last.labels == []


async def test_an_edit_of_what_is_gone_is_sent_anew(courier: Courier, wang: Person) -> None:
    """A card that was deleted appears again at the bottom of the chat, under a new id."""
    receipt = await courier.deliver(Delivery(chat=str(wang.id), text="已接单", edits="99999"))
    assert receipt == Delivered(str(wang.last.id))
    assert receipt != Delivered("99999")


async def test_a_photo_with_its_words_and_their_edit(courier: Courier, wang: Person, photo: bytes) -> None:
    """One photo carries the words and the buttons; editing them needs no second photo."""
    sent = wang.send_photos([photo])[0]
    file = sent.attachment.file_id if sent.attachment else ""
    buttons = ((Button("接单", data="a"),),)
    first = await courier.deliver(Delivery(chat=str(wang.id), text="漏水", photos=(file,), buttons=buttons))
    assert wang.last.attachment is not None
    assert (wang.last.text, wang.last.labels) == ("漏水", ["接单"])
    assert isinstance(first, Delivered)
    edit = Delivery(chat=str(wang.id), text="已接单", edits=first.message)
    assert await courier.deliver(edit) == first
    assert wang.last.text == "已接单"


async def test_several_photos_are_an_album_before_the_words(courier: Courier, wang: Person, photo: bytes) -> None:
    """Two photos are shown together; words and buttons follow, and the receipt names the message with the buttons."""
    files = tuple(sent.attachment.file_id for sent in wang.send_photos([photo, photo]) if sent.attachment)
    delivery = Delivery(chat=str(wang.id), text="漏水", photos=files, buttons=((Button("接单", data="a"),),))
    assert await courier.deliver(delivery) == Delivered(str(wang.last.id))
    assert [message.attachment is not None for message in wang.from_bot] == [True, True, False]
    assert wang.last.labels == ["接单"]


async def test_a_picture_sent_as_a_file_is_passed_on_as_one(courier: Courier, wang: Person, photo: bytes) -> None:
    """Telegram refuses a file where it expects a photo; the receiver gets it as a file."""
    sent = wang.send_document(photo, "厨房.jpg", "image/jpeg")
    file = sent.attachment.file_id if sent.attachment else ""
    assert isinstance(await courier.deliver(Delivery(chat=str(wang.id), text="漏水", photos=(file,))), Delivered)
    assert wang.last.attachment is not None
    assert wang.last.attachment.kind == "document"


async def test_a_long_text_comes_in_parts(courier: Courier, wang: Person) -> None:
    """More than 4096 characters arrive whole, in parts that each stay within the limit, buttons on the last."""
    text = "\n".join(f"<b>{number}</b> 楼停水通知，请储水。" for number in range(400))
    delivery = Delivery(chat=str(wang.id), text=text, buttons=((Button("知道了", data="ack"),),))
    assert await courier.deliver(delivery) == Delivered(str(wang.last.id))
    parts = [message.text for message in wang.from_bot]
    assert len(parts) == 2
    assert "\n".join(parts) == text.replace("<b>", "").replace("</b>", "")
    assert [bool(message.labels) for message in wang.from_bot] == [False, True]


async def test_whoever_blocked_us_is_unreachable(courier: Courier, telegram: Sandbox, wang: Person) -> None:
    """Blocked, never written first, deleted account, unknown chat: each is somebody the office has to call."""
    stranger, gone = telegram.person("陌生人"), telegram.person("离开的人")
    gone.start()
    gone.vanish()
    wang.block()
    for chat in (wang.id, stranger.id, gone.id, 4242):
        assert isinstance(await courier.deliver(Delivery(chat=str(chat), text="您好")), Unreachable)


async def test_a_flood_answer_is_a_wait(courier: Courier, telegram: Sandbox, wang: Person) -> None:
    """429 says how long everybody has to wait, and nothing was sent."""
    telegram.freeze(600)
    receipt = await courier.deliver(Delivery(chat=str(wang.id), text="您好"))
    assert isinstance(receipt, Wait)
    assert 590 <= receipt.seconds <= 600
    assert wang.from_bot == []


async def test_a_group_that_moved_says_where(courier: Courier, telegram: Sandbox, wang: Person) -> None:
    """A group turned supergroup lives under a new id, which the receipt names."""
    group = telegram.group("维修群", [wang])
    old = group.migrate()
    assert await courier.deliver(Delivery(chat=str(old), text="派单")) == Moved(str(group.chat_id))


async def test_what_telegram_never_takes_is_refused(courier: Courier, wang: Person) -> None:
    """A message that no retry can help is refused with Telegram's reason."""
    receipt = await courier.deliver(Delivery(chat=str(wang.id), text="<b>unclosed"))
    assert isinstance(receipt, Refused)
    assert "entities" in receipt.why


@pytest.mark.parametrize("kind", ["error", "html", "drop", "hang"])
async def test_a_broken_answer_is_in_doubt(courier: Courier, telegram: Sandbox, wang: Person, kind: str) -> None:
    """A server error, a proxy's page, a dropped line or silence: the message may have arrived, and here it has."""
    telegram.fault(Fault(kind, after_effect=True, seconds=3.0))  # type: ignore[arg-type]  # one of Fault's kinds
    receipt = await courier.deliver(Delivery(chat=str(wang.id), text="您好"))
    assert isinstance(receipt, InDoubt)
    assert len(wang.from_bot) == 1


UNHEARD_OF = {"message_id": 7, "date": "yesterday", "chat": {"type": "dimension"}, "hologram": [1]}


@pytest.mark.parametrize("library", LIBRARIES)
async def test_of_an_answer_only_the_message_id_is_needed(library: str) -> None:
    """What a newer Bot API says beside it, in whatever form, does not stand in the way of a delivery."""
    body = json.dumps({"ok": True, "result": UNHEARD_OF})
    async with answering(body) as address, Opened(library, address, "123456:token-token") as courier:
        assert await courier.deliver(Delivery(chat="1", text="您好")) == Delivered("7")


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("photos", [(), ("one",), ("one", "two")])
@pytest.mark.parametrize("body", ["", "ok", "{}", '{"ok": true}', *(f'{{"ok": true, "result": {r}}}' for r in RESULTS)])
async def test_an_unreadable_answer_is_in_doubt(library: str, photos: tuple[str, ...], body: str) -> None:
    """200 means that the message was taken: if its answer can't be read it must never be sent again as if it failed."""
    async with answering(body) as address, Opened(library, address, "123456:token-token") as courier:
        assert isinstance(await courier.deliver(Delivery(chat="1", text="您好", photos=photos)), InDoubt)


@asynccontextmanager
async def answering(body: str) -> AsyncIterator[str]:
    """The address of a server that says yes to everything, in these words."""

    async def answer(request: web.Request) -> web.Response:
        return web.Response(text=body, content_type="application/json")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app) as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.mark.parametrize("library", LIBRARIES)
async def test_a_refused_connection_is_a_failure(telegram: Sandbox, library: str, dead_address: str) -> None:
    """Where nobody listens nothing can have been sent: trying again is safe. The token stays out of the reason."""
    async with Opened(library, dead_address, telegram.token) as courier:
        receipt = await courier.deliver(Delivery(chat="1", text="您好"))
    assert isinstance(receipt, Failed)
    assert "sandbox-token" not in receipt.why


@pytest.mark.parametrize("library", LIBRARIES)
async def test_an_unknown_token_is_a_failure(telegram: Sandbox, library: str) -> None:
    """With a token Telegram does not know nothing is sent; once it is put right, the same parcel goes out."""
    async with Opened(library, telegram.api_base, "123456:wrong-token-wrong-token") as courier:
        assert isinstance(await courier.deliver(Delivery(chat="1", text="您好")), Failed)
