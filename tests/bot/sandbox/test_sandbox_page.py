"""The page in a real browser, on a desk (1280 px) and on a phone (390 px), with a small bot behind it."""

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from aiogram import Bot as AiogramBot
from aiogram import Dispatcher, F
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.sandbox.clock import SandboxClock
from bot.sandbox.facade import Sandbox

CHROMIUM = Path(os.environ.get("NUANLIN_CHROMIUM", "/usr/bin/chromium"))
CHROMIUM_FOUND = CHROMIUM.exists()
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
HOW = "no Chromium: install it (Debian: apt install chromium) or name it in NUANLIN_CHROMIUM"
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
script_errors: list[str] = []
SUNDAY_EVENING = datetime.fromisoformat("2026-11-15T19:02:00+08:00")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Headless Chromium; skipped where there is none, unless REQUIRE_BROWSER=1. Script errors fail the test."""
    if not CHROMIUM_FOUND:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(HOW)
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        script_errors.clear()
        yield opened
        await opened.close()
        assert script_errors == []


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox on the evening of the first heating day."""
    async with Sandbox.open(clock=SandboxClock(start=SUNDAY_EVENING)) as opened:
        yield opened


@pytest.fixture
async def small_bot(sandbox: Sandbox, aiogram_bot: AiogramBot) -> AsyncIterator[None]:
    """A bot that asks back with buttons, answers presses, counts photos and wants a contact card."""
    polling = asyncio.create_task(
        small_dispatcher().start_polling(aiogram_bot, handle_signals=False, close_bot_session=False)
    )
    yield
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)


def small_dispatcher() -> Dispatcher:
    """The small bot's handlers."""
    dispatcher = Dispatcher()
    dispatcher.message.register(on_start, F.text.startswith("/start"))
    dispatcher.message.register(on_photo, F.photo)
    dispatcher.message.register(on_contact, F.contact)
    dispatcher.message.register(on_text, F.text)
    dispatcher.edited_message.register(on_edit)
    dispatcher.callback_query.register(on_press)
    return dispatcher


async def on_start(message: Message) -> None:
    keys = [[KeyboardButton(text="暖气不热"), KeyboardButton(text="分享手机号", request_contact=True)]]
    await message.answer(f"您好！{message.text}", reply_markup=ReplyKeyboardMarkup(keyboard=keys))


async def on_text(message: Message) -> None:
    rows = [[InlineKeyboardButton(text="好", callback_data="ok"), InlineKeyboardButton(text="查", callback_data="see")]]
    await message.answer(
        f"<b>收到</b>：{message.html_text}",
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup(inline_keyboard=rows),
    )


async def on_photo(message: Message) -> None:
    await message.answer(f"照片 {message.caption or ''}")


async def on_contact(message: Message) -> None:
    assert message.contact and message.from_user
    await message.answer("是本人" if message.contact.user_id == message.from_user.id else "不是本人")


async def on_edit(message: Message) -> None:
    await message.answer(f"改成了：{message.text}")


async def on_press(query: CallbackQuery) -> None:
    await query.answer("已记下" if query.data == "ok" else "这里是详情", show_alert=query.data == "see")
    if isinstance(query.message, Message):
        await query.message.edit_text("已确认")


async def opened(browser: Browser, sandbox: Sandbox, size: dict[str, int], query: str = "") -> Page:
    """The page at a size."""
    context = await browser.new_context(viewport=size, has_touch=size == PHONE)  # type: ignore[arg-type]
    page = await context.new_page()
    page.set_default_timeout(5000)

    page.on("pageerror", lambda error: script_errors.append(str(error)))
    await page.goto(f"{sandbox.api_base}/{query}")
    return page


@pytest.mark.usefixtures("small_bot")
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1280px", "390px"])
async def test_a_conversation_from_start_to_contact(
    browser: Browser, sandbox: Sandbox, size: dict[str, int], tmp_path: Path, jpeg: bytes
) -> None:
    """START, keyboard, text, inline button with toast, photo, contact card and edit work at both sizes."""
    owner = sandbox.person("张岚", phone="13800000001", role_label="业主 3-2-501", avatar="👩")
    page = await opened(browser, sandbox, size)
    await page.get_by_test_id(f"chat-{owner.id}").click()
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("chat-log")).to_contain_text("您好！/start")
    await page.locator("[data-testid=reply-key][data-label=暖气不热]").click()
    await expect(page.get_by_test_id("chat-log")).to_contain_text("收到：暖气不热")
    await expect(page.get_by_test_id("ticks-taken").first).to_be_visible()
    await page.locator("[data-testid=inline-button][data-label=好]").click()
    await expect(page.get_by_test_id("toast")).to_have_text("已记下")
    await expect(page.get_by_test_id("chat-log")).to_contain_text("已确认")
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(jpeg)
    await page.get_by_test_id("file-input").set_input_files([photo, photo])
    await page.get_by_test_id("composer-input").fill("两张")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("photo")).to_have_count(2)
    await page.get_by_test_id("photo").first.click()
    await expect(page.get_by_test_id("lightbox")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.locator("[data-testid=reply-key][data-label=分享手机号]").click()
    await page.get_by_test_id("ask-yes").click()
    await expect(page.get_by_test_id("chat-log")).to_contain_text("是本人")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_what_is_picked_at_once_goes_to_the_chat_that_was_opened(browser: Browser, sandbox: Sandbox) -> None:
    """Whoever opens another chat and picks a photo at once has it in that chat, ready to be sent, and can go back."""
    first, second = sandbox.person("张岚"), sandbox.person("何芳")
    for person in (first, second):
        person.say("开场")
    page = await opened(browser, sandbox, DESK, f"#{first.id}")
    chat = page.get_by_test_id(f"chat-{second.id}")
    await chat.wait_for()
    open_chat = "chat => { chat.click(); return document.querySelector('[data-testid=chat-window]').dataset.chat; }"
    assert await chat.evaluate(open_chat) == str(second.id)
    await page.get_by_test_id("file-input").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"x"})
    await expect(page.get_by_test_id("send")).to_be_enabled()
    await page.go_back()
    await expect(page.get_by_test_id("chat-window")).to_have_attribute("data-chat", str(first.id))


@pytest.mark.usefixtures("small_bot")
async def test_keyboard_alert_edit_and_safety(browser: Browser, sandbox: Sandbox) -> None:
    """Enter sends, Shift+Enter breaks the line, an alert waits for its button, an edit is marked, markup stays text."""
    owner = sandbox.person("张岚", phone="13800000001")
    owner.say("开场")
    page = await opened(browser, sandbox, DESK, f"#{owner.id}")
    field = page.get_by_test_id("composer-input")
    await field.fill("<img src=x onerror=alert(1)>")
    await field.press("Shift+Enter")
    await field.press_sequentially("第二行")
    await field.press("Enter")
    await expect(page.get_by_test_id("words").last).to_have_text("收到：<img src=x onerror=alert(1)>\n第二行")
    assert await page.locator(".words img").count() == 0
    await page.locator("[data-testid=inline-button][data-label=查]").last.click()
    await expect(page.get_by_test_id("alert")).to_contain_text("这里是详情")
    await page.get_by_test_id("alert-ok").click()
    bubble = page.get_by_test_id(f"message-{owner.messages[0].id}")
    await bubble.locator(".bubble").hover()
    await bubble.get_by_test_id("edit").click()
    await expect(field).to_have_value("开场")
    await field.fill("改了")
    await field.press("Enter")
    await expect(bubble.get_by_test_id("edited")).to_have_text("已编辑")
    await expect(page.get_by_test_id("chat-log")).to_contain_text("改成了：改了")


async def test_clock_suggestions_panel_and_unread(browser: Browser, sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """The clock moves by its buttons and tells whoever asked, a sentence fills the field, badges count and go away."""
    owner, worker = sandbox.person("张岚"), sandbox.person("王强", role_label="维修师傅")
    owner.start()
    worker.start()
    sandbox.suggest(owner, ["暖气不热", "查物业费"])
    sandbox.panel("办公室此刻", [("未完工单", "12")])
    rung: list[datetime] = []
    sandbox.clock.on_advance.append(rung.append)
    page = await opened(browser, sandbox, DESK, f"#{owner.id}")
    await expect(page.get_by_test_id("facts")).to_contain_text("未完工单")
    await page.get_by_test_id("suggestion").first.click()
    await expect(page.get_by_test_id("composer-input")).to_have_value("暖气不热")
    await expect(page.get_by_test_id("clock-now")).to_have_text("19:02")
    await page.get_by_test_id("clock-10m").click()
    await expect(page.get_by_test_id("clock-now")).to_have_text("19:12")
    await page.get_by_test_id("clock-8am").click()
    await expect(page.get_by_test_id("clock-now")).to_have_text("08:00")
    await expect(page.get_by_test_id("clock-date")).to_have_text("11月16日 周一")
    await page.get_by_test_id("clock-more").click()
    await expect(page.get_by_test_id("clock-custom")).to_have_value("2026-11-16T09:00")
    await page.get_by_test_id("clock-custom").fill("2026-11-15T08:00")
    await page.get_by_test_id("clock-go").click()
    await expect(page.get_by_test_id("clock-said")).to_have_text("时钟只能往前拨")
    assert len(rung) == 2
    await aiogram_bot.send_chat_action(owner.id, "typing")
    await expect(page.get_by_test_id("typing")).to_have_text("正在输入…")
    await aiogram_bot.send_message(worker.id, "一单")
    await aiogram_bot.send_message(worker.id, "两单")
    entry = page.get_by_test_id(f"chat-{worker.id}")
    await expect(entry.get_by_test_id("unread")).to_have_text("2")
    await entry.click()
    await expect(entry.get_by_test_id("unread")).to_have_count(0)
    await expect(page).to_have_title("暖邻 · 试用沙盒")


async def test_phone_has_one_column_and_a_way_back(browser: Browser, sandbox: Sandbox) -> None:
    """At 390 px the list gives way to the chat, back returns, and the panel opens over it."""
    owner = sandbox.person("张岚")
    owner.start()
    sandbox.suggest(owner, ["暖气不热"])
    page = await opened(browser, sandbox, PHONE)
    await expect(page.get_by_test_id("people")).to_be_visible()
    await page.get_by_test_id(f"chat-{owner.id}").click()
    await expect(page.get_by_test_id("people")).to_be_hidden()
    await page.get_by_test_id("open-panel").click()
    await page.get_by_test_id("suggestion").click()
    await expect(page.get_by_test_id("panel")).to_be_hidden()
    await expect(page.get_by_test_id("composer-input")).to_have_value("暖气不热")
    await page.get_by_test_id("back").click()
    await expect(page.get_by_test_id("people")).to_be_visible()


async def test_a_tap_is_not_lost_when_a_message_arrives(
    browser: Browser, sandbox: Sandbox, aiogram_bot: AiogramBot
) -> None:
    """A button of the head that is pressed while a message comes in still does what it says."""
    owner = sandbox.person("张岚")
    owner.start()
    page = await opened(browser, sandbox, PHONE)
    await page.get_by_test_id(f"chat-{owner.id}").click()
    await page.get_by_test_id("back").hover()
    await page.mouse.down()
    await aiogram_bot.send_chat_action(owner.id, "typing")
    await expect(page.get_by_test_id("typing")).to_be_visible()
    await aiogram_bot.send_message(owner.id, "师傅已接单")
    await expect(page.get_by_test_id("chat-log")).to_contain_text("师傅已接单")
    await page.mouse.up()
    await expect(page.get_by_test_id("people")).to_be_visible()


@pytest.mark.parametrize("width", [DESK, PHONE], ids=["1280px", "390px"])
async def test_no_button_moves_away_under_a_finger(
    browser: Browser, sandbox: Sandbox, aiogram_bot: AiogramBot, width: dict[str, int]
) -> None:
    """What comes in while a message's button is pressed is shown after it, and the tap counts for what was pressed."""
    worker = sandbox.person("王强")
    worker.start()
    keys = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="接单", callback_data="accept")]])
    order = await aiogram_bot.send_message(worker.id, "WX-261120-0001 厨房漏水", reply_markup=keys)
    question = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="同意", callback_data="agree")]])
    await aiogram_bot.send_message(worker.id, "业主想改到14:00", reply_markup=question)
    page = await opened(browser, sandbox, width, f"#{worker.id}")
    agree = page.locator("[data-testid=inline-button][data-label=同意]")
    await agree.hover()
    await page.mouse.down()
    longer = "WX-261120-0001 厨房漏水\n" + "已接单，记得带阀芯\n" * 4
    await aiogram_bot.edit_message_text(longer, chat_id=worker.id, message_id=order.message_id, reply_markup=keys)
    await aiogram_bot.send_chat_action(worker.id, "typing")
    await expect(page.get_by_test_id("typing")).to_be_visible()
    await aiogram_bot.send_message(worker.id, "今天还有一单")
    await expect(page.get_by_test_id("chat-log")).not_to_contain_text("今天还有一单")
    await page.mouse.up()
    await expect(page.get_by_test_id("chat-log")).to_contain_text("今天还有一单")
    presses = [update.callback_query for update in await aiogram_bot.get_updates() if update.callback_query]
    assert [press.data for press in presses] == ["agree"]


@pytest.mark.usefixtures("small_bot")
async def test_group_speaker_deep_link_and_block(browser: Browser, sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """In a group one chooses who speaks; a deep link opens the private chat; blocking hides the field."""
    owner, other = sandbox.person("张岚"), sandbox.person("刘德海")
    group = sandbox.group("业主群", [owner, other])
    link = InlineKeyboardButton(text="私聊", url=f"https://t.me/{sandbox.username}?start=from_group")
    await aiogram_bot.send_message(group.chat_id, "请私聊", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[link]]))
    page = await opened(browser, sandbox, DESK, f"#{group.chat_id}")
    await page.get_by_test_id("speak-as").select_option(label="刘德海")
    await page.get_by_test_id("composer-input").fill("我来说")
    await page.get_by_test_id("send").click()
    await group.see("收到：我来说")
    assert next(message for message in group.messages if message.text == "我来说").sender == other.user
    await page.locator("[data-testid=inline-button][data-label=私聊]").first.click()
    await expect(page.get_by_test_id("chat-log")).to_contain_text("您好！/start from_group")
    await page.get_by_test_id("chat-menu").click()
    await page.get_by_test_id("menu-block").click()
    await page.get_by_test_id("unblock").click()
    await expect(page.get_by_test_id("composer-input")).to_be_visible()


async def test_two_people_side_by_side_and_english(browser: Browser, sandbox: Sandbox) -> None:
    """Two windows stand side by side, and ?lang=en speaks English."""
    owner, worker = sandbox.person("张岚"), sandbox.person("王强")
    owner.start()
    worker.start()
    page = await opened(browser, sandbox, DESK, f"?lang=en#{owner.id}")
    await page.get_by_test_id("split").click()
    await expect(page.get_by_test_id("chat-window")).to_have_count(2)
    await expect(page.get_by_test_id("composer-input").first).to_have_attribute("placeholder", "Message")


async def test_nothing_is_fetched_from_elsewhere(browser: Browser, sandbox: Sandbox) -> None:
    """Everything the page loads comes from the sandbox, and its policy forbids anything else."""
    owner = sandbox.person("张岚")
    asked: list[str] = []
    context = await browser.new_context(viewport=DESK)  # type: ignore[arg-type]
    page = await context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    answer = await page.goto(sandbox.api_base)
    await page.get_by_test_id(f"chat-{owner.id}").wait_for()
    assert asked and all(url.startswith(sandbox.api_base) for url in asked)
    assert answer and "default-src 'self'" in (await answer.all_headers())["content-security-policy"]
