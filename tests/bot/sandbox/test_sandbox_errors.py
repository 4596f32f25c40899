"""Every refusal in Telegram's words, and each library's exception for it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from aiogram import Bot as AiogramBot
from aiogram import exceptions as aio
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram import Bot as PtbBot
from telegram import error as ptb

from bot.sandbox.facade import Sandbox
from bot.sandbox.faults import Fault


def below(**button: object) -> InlineKeyboardMarkup:
    """One inline button."""
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="按", **button)]])


BAD_CALLS: list[tuple[str, Callable[[AiogramBot, int], Awaitable[object]]]] = [
    ("chat not found", lambda bot, chat: bot.send_message(404, "a")),
    ("message text is empty", lambda bot, chat: bot.send_message(chat, "  \n ")),
    ("message is too long", lambda bot, chat: bot.send_message(chat, "长" * 4097)),
    ("BUTTON_DATA_INVALID", lambda bot, chat: bot.send_message(chat, "a", reply_markup=below(callback_data="好" * 22))),
    (
        "BUTTON_COPY_TEXT_INVALID",
        lambda bot, chat: bot.send_message(chat, "a", reply_markup=below(copy_text=CopyTextButton(text="a" * 257))),
    ),
    (
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        lambda bot, chat: bot.send_message(chat, "a", reply_markup=below()),
    ),
    (
        "inline keyboard button URL 'no' is invalid: Wrong HTTP URL",
        lambda bot, chat: bot.send_message(chat, "a", reply_markup=below(url="no")),
    ),
    ("unsupported parse_mode", lambda bot, chat: bot.send_message(chat, "a", parse_mode="BBCode")),
    (
        'can\'t parse entities: Unsupported start tag "路" at byte offset 3',
        lambda bot, chat: bot.send_message(chat, "好<路>", parse_mode="HTML"),
    ),
    ("message to be replied not found", lambda bot, chat: bot.send_message(chat, "a", reply_to_message_id=999)),
    ("message to edit not found", lambda bot, chat: bot.edit_message_text("a", chat_id=chat, message_id=999)),
    ("message can't be edited", lambda bot, chat: bot.edit_message_text("a", chat_id=chat, message_id=1)),
    ("message to delete not found", lambda bot, chat: bot.delete_message(chat, 999)),
    ("message to forward not found", lambda bot, chat: bot.forward_message(chat, chat, 999)),
    ("message to copy not found", lambda bot, chat: bot.copy_message(chat, chat, 999)),
    ("invalid file_id", lambda bot, chat: bot.get_file("nothing")),
    ("wrong file identifier/HTTP URL specified", lambda bot, chat: bot.send_photo(chat, "nothing")),
    (
        "query is too old and response timeout expired or query ID is invalid",
        lambda bot, chat: bot.answer_callback_query("1"),
    ),
    ("MESSAGE_TOO_LONG", lambda bot, chat: bot.answer_callback_query("1", text="长" * 201)),
]


@pytest.mark.parametrize(("reason", "call"), BAD_CALLS, ids=[reason[:40] for reason, _ in BAD_CALLS])
async def test_bad_calls_are_refused_in_telegrams_words(
    sandbox: Sandbox, aiogram_bot: AiogramBot, reason: str, call: Callable[[AiogramBot, int], Awaitable[object]]
) -> None:
    """A wrong call gets Telegram's 400 with its exact text and changes nothing."""
    owner = sandbox.person("张岚")
    owner.start()
    with pytest.raises(aio.TelegramBadRequest) as refused:
        await call(aiogram_bot, owner.id)
    assert refused.value.message == f"Bad Request: {reason}"
    assert owner.from_bot == []


async def test_caption_limit_counts_utf16_units(sandbox: Sandbox, ptb_bot: PtbBot, jpeg: bytes) -> None:
    """512 emoji are 1024 units and fit under a photo; one more doesn't."""
    owner = sandbox.person("张岚")
    owner.start()
    await ptb_bot.send_photo(owner.id, jpeg, caption="🔥" * 512)
    with pytest.raises(ptb.BadRequest, match="Message caption is too long"):
        await ptb_bot.send_photo(owner.id, jpeg, caption="🔥" * 513)


async def test_unchanged_edit_is_not_modified(sandbox: Sandbox, aiogram_bot: AiogramBot, ptb_bot: PtbBot) -> None:
    """Editing to the same words and buttons is refused by name; new buttons alone are fine."""
    owner = sandbox.person("张岚")
    owner.start()
    sent = await aiogram_bot.send_message(owner.id, "<b>一</b>", parse_mode="HTML")
    with pytest.raises(ptb.BadRequest, match="Message is not modified: specified new message content"):
        await ptb_bot.edit_message_text("<b>一</b>", owner.id, sent.message_id, parse_mode="HTML")
    await aiogram_bot.edit_message_reply_markup(
        chat_id=owner.id, message_id=sent.message_id, reply_markup=below(callback_data="x")
    )
    assert owner.last.labels == ["按"] and owner.last.edited_at is None


async def test_text_and_caption_edits_need_their_own_kind(
    sandbox: Sandbox, aiogram_bot: AiogramBot, ptb_bot: PtbBot, jpeg: bytes
) -> None:
    """A photo has no text to edit and a text no caption; a caption can be edited."""
    owner = sandbox.person("张岚")
    owner.start()
    photo = await ptb_bot.send_photo(owner.id, jpeg, caption="一")
    text = await ptb_bot.send_message(owner.id, "文字")
    with pytest.raises(aio.TelegramBadRequest, match="there is no text in the message to edit"):
        await aiogram_bot.edit_message_text("a", chat_id=owner.id, message_id=photo.message_id)
    with pytest.raises(aio.TelegramBadRequest, match="there is no caption in the message to edit"):
        await aiogram_bot.edit_message_caption(chat_id=owner.id, message_id=text.message_id, caption="a")
    await aiogram_bot.edit_message_caption(chat_id=owner.id, message_id=photo.message_id, caption="二")
    assert owner.from_bot[0].text == "二"


async def test_bot_cannot_write_first_nor_to_those_who_left(
    sandbox: Sandbox, aiogram_bot: AiogramBot, ptb_bot: PtbBot
) -> None:
    """403 with Telegram's reason for strangers, blockers and deleted accounts, in both libraries."""
    owner = sandbox.person("张岚")
    for act, reason in (
        (None, "bot can't initiate conversation with a user"),
        (owner.block, "bot was blocked by the user"),
        (owner.vanish, "user is deactivated"),
    ):
        if act:
            owner.say("你好")
            act()
        with pytest.raises(aio.TelegramForbiddenError) as one:
            await aiogram_bot.send_message(owner.id, "a")
        with pytest.raises(ptb.Forbidden) as two:
            await ptb_bot.send_message(owner.id, "a")
        assert (one.value.message, two.value.message) == (f"Forbidden: {reason}", f"Forbidden: {reason}")


async def test_writing_again_unblocks_and_is_told(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """Somebody who blocked the bot and starts it again can be written to, and the bot hears member before /start."""
    owner = sandbox.person("张岚")
    owner.start()
    owner.block()
    owner.start()
    await aiogram_bot.send_message(owner.id, "欢迎回来")
    kinds = [update.event_type for update in await aiogram_bot.get_updates()]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]


async def test_migrated_group_names_its_new_id(sandbox: Sandbox, aiogram_bot: AiogramBot, ptb_bot: PtbBot) -> None:
    """Both libraries learn the supergroup's id from the refusal, and can write there."""
    owner = sandbox.person("张岚")
    group = sandbox.group("业主群", [owner])
    old = group.migrate()
    with pytest.raises(aio.TelegramMigrateToChat) as one:
        await aiogram_bot.send_message(old, "a")
    with pytest.raises(ptb.ChatMigrated) as two:
        await ptb_bot.send_message(old, "a")
    assert one.value.migrate_to_chat_id == two.value.new_chat_id == group.chat_id
    await ptb_bot.send_message(group.chat_id, "新群")
    assert group.last.text == "新群"


async def test_kicked_bot_is_refused_and_deaf(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """Out of a group the bot gets 403 and hears nothing more from it."""
    owner = sandbox.person("张岚")
    group = sandbox.group("业主群", [owner])
    group.kick_bot(owner)
    group.say(owner, "它听不到")
    with pytest.raises(aio.TelegramForbiddenError, match="bot was kicked from the group chat"):
        await aiogram_bot.send_message(group.chat_id, "a")
    assert not any(update.message and update.message.text for update in await aiogram_bot.get_updates())


async def test_flood_carries_retry_after(sandbox: Sandbox, aiogram_bot: AiogramBot, ptb_bot: PtbBot) -> None:
    """429 reaches both libraries with its seconds."""
    owner = sandbox.person("张岚")
    owner.start()
    sandbox.freeze(17)
    with pytest.raises(aio.TelegramRetryAfter) as one:
        await aiogram_bot.send_message(owner.id, "a")
    with pytest.raises(ptb.RetryAfter) as two:
        await ptb_bot.send_message(owner.id, "a")
    assert one.value.retry_after == 17
    assert two.value.retry_after == timedelta(seconds=17)
    await sandbox.advance(seconds=18)
    await ptb_bot.send_message(owner.id, "a")


async def test_wrong_token_and_method(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """A wrong token is 401, an unknown method 404."""
    session = await aiogram_bot.session.create_session()  # type: ignore[attr-defined]  # the aiohttp one
    async with session.get(f"{sandbox.api_base}/bot1:wrong/getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")
    async with session.get(f"{sandbox.api_base}/bot{sandbox.token}/getNothing") as answer:
        assert (answer.status, (await answer.json())["description"]) == (404, "Not Found: method not found")


async def test_late_and_double_answers_are_refused(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """A press can be answered once, and within fifteen seconds."""
    owner = sandbox.person("张岚")
    owner.start()
    await aiogram_bot.send_message(owner.id, "好吗", reply_markup=below(callback_data="x"))
    first, second = owner.press(owner.last, "按"), owner.press(owner.last, "按")
    await aiogram_bot.answer_callback_query(first.id)
    with pytest.raises(aio.TelegramBadRequest, match="query is too old"):
        await aiogram_bot.answer_callback_query(first.id)
    sandbox.clock.advance(timedelta(seconds=16))
    with pytest.raises(aio.TelegramBadRequest, match="query is too old"):
        await aiogram_bot.answer_callback_query(second.id)


async def test_old_messages_cannot_be_deleted(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """After 48 hours a message stays."""
    owner = sandbox.person("张岚")
    owner.start()
    sent = await aiogram_bot.send_message(owner.id, "a")
    await sandbox.advance(hours=49)
    with pytest.raises(aio.TelegramBadRequest, match="message can't be deleted for everyone"):
        await aiogram_bot.delete_message(owner.id, sent.message_id)


@pytest.mark.parametrize(
    ("kind", "aiogram_error", "ptb_error"),
    [
        ("error", aio.TelegramServerError, ptb.NetworkError),
        ("html", aio.ClientDecodeError, ptb.NetworkError),
        ("drop", aio.TelegramNetworkError, ptb.NetworkError),
        ("flood", aio.TelegramRetryAfter, ptb.RetryAfter),
    ],
)
async def test_faults_strike_once_and_only_what_they_name(
    sandbox: Sandbox,
    aiogram_bot: AiogramBot,
    ptb_bot: PtbBot,
    kind: str,
    aiogram_error: type[Exception],
    ptb_error: type[Exception],
) -> None:
    """A planned fault hits the named method the planned number of times in both libraries, then all is well."""
    owner = sandbox.person("张岚")
    owner.start()
    sandbox.fault(Fault(kind, methods=frozenset({"sendMessage"}), times=2, seconds=3))  # type: ignore[arg-type]
    await aiogram_bot.get_me()
    with pytest.raises(aiogram_error):
        await aiogram_bot.send_message(owner.id, "a")
    with pytest.raises(ptb_error):
        await ptb_bot.send_message(owner.id, "a")
    assert owner.from_bot == []
    await aiogram_bot.send_message(owner.id, "好了")
    assert owner.last.text == "好了"


async def test_lost_answer_leaves_the_message_sent(sandbox: Sandbox, ptb_bot: PtbBot) -> None:
    """With after_effect the sender sees a broken connection although the message arrived: in doubt, not failed."""
    owner = sandbox.person("张岚")
    owner.start()
    sandbox.fault(Fault("drop", after_effect=True))
    with pytest.raises(ptb.NetworkError):
        await ptb_bot.send_message(owner.id, "到了吗")
    assert owner.last.text == "到了吗"


async def test_hanging_server_times_out(sandbox: Sandbox, ptb_bot: PtbBot) -> None:
    """A hang ends in the client's own time-out."""
    owner = sandbox.person("张岚")
    owner.start()
    sandbox.fault(Fault("hang", seconds=30))
    with pytest.raises(ptb.TimedOut):
        await ptb_bot.send_message(owner.id, "a", read_timeout=0.2)
    assert owner.from_bot == []
