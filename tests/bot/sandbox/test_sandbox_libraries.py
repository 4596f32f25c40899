"""Both Telegram libraries, unmodified, against the sandbox: everything sent arrives, everything said is heard."""

import io
import json

import pytest
from aiogram import Bot as AiogramBot
from aiogram import types as aio
from aiogram.types import BufferedInputFile, InputMediaPhoto
from telegram import Bot as PtbBot
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram import InputMediaPhoto as PtbPhoto

from bot.sandbox.facade import Sandbox


async def test_getme_is_understood_by_both(sandbox: Sandbox, aiogram_bot: AiogramBot, ptb_bot: PtbBot) -> None:
    """getMe gives both libraries the same bot."""
    me = await aiogram_bot.get_me()
    assert (me.id, me.username) == (ptb_bot.id, ptb_bot.username)
    assert me.username == sandbox.username


async def test_aiogram_sends_formats_and_edits(sandbox: Sandbox, aiogram_bot: AiogramBot) -> None:
    """A message with HTML and buttons appears on the screen, and its edit replaces it with a mark."""
    owner = sandbox.person("张岚")
    owner.start()
    keyboard = aio.InlineKeyboardMarkup(
        inline_keyboard=[[aio.InlineKeyboardButton(text="只有客厅", callback_data="k:1")]]
    )
    sent = await aiogram_bot.send_message(owner.id, "<b>两件事</b>对吗？", parse_mode="HTML", reply_markup=keyboard)
    seen = await owner.next_message()
    assert (seen.text, seen.labels) == ("两件事对吗？", ["只有客厅"])
    assert [(entity.kind, entity.offset, entity.length) for entity in seen.entities] == [("bold", 0, 3)]
    assert sent.entities and sent.entities[0].type == "bold"
    await aiogram_bot.edit_message_text("改好了", chat_id=owner.id, message_id=sent.message_id)
    assert owner.last.text == "改好了"
    assert owner.last.edited_at and not owner.last.labels


async def test_ptb_sends_keyboard_photo_album_and_file(sandbox: Sandbox, ptb_bot: PtbBot, jpeg: bytes) -> None:
    """python-telegram-bot's urlencoded and multipart calls bring text, reply keyboard, photo, album and document."""
    owner = sandbox.person("张岚", phone="13800000001")
    owner.start()
    keys = ReplyKeyboardMarkup([[KeyboardButton("分享手机号", request_contact=True)]], one_time_keyboard=True)
    await ptb_bot.send_message(owner.id, "请分享", reply_markup=keys)
    assert owner.keyboard == ["分享手机号"]
    await ptb_bot.send_photo(owner.id, jpeg, caption="图")
    await ptb_bot.send_media_group(owner.id, [PtbPhoto(jpeg, caption="一"), PtbPhoto(jpeg)])
    await ptb_bot.send_document(owner.id, jpeg, filename="账单.xlsx")
    kinds = [message.attachment.kind for message in owner.from_bot if message.attachment]
    assert kinds == ["photo", "photo", "photo", "document"]
    albums = {message.album for message in owner.from_bot if message.album}
    assert len(albums) == 1
    card = owner.tap("分享手机号")
    assert card.attachment and card.attachment.value == {
        "phone_number": "13800000001", "first_name": "张岚", "user_id": owner.id,
    }  # fmt: skip
    assert owner.keyboard == []


async def test_aiogram_hears_everything(sandbox: Sandbox, aiogram_bot: AiogramBot, jpeg: bytes) -> None:
    """Text, album, contact, edit, press, block and group messages arrive as aiogram's own types."""
    owner = sandbox.person("张岚", phone="13800000001")
    first = owner.start("bind_ABC")
    owner.send_photos([jpeg, jpeg, jpeg], caption="漏水")
    owner.share_contact()
    owner.send_voice()
    owner.send_document(b"%PDF", "证明.pdf", "application/pdf")
    owner.edit(first, "改一下")
    markup = aio.InlineKeyboardMarkup(inline_keyboard=[[aio.InlineKeyboardButton(text="好", callback_data="ok")]])
    await aiogram_bot.send_message(owner.id, "好吗", reply_markup=markup)
    owner.press(owner.last, "好")
    owner.block()
    group = sandbox.group("业主群", [owner])
    group.say(owner, "大家好")
    group.migrate()
    updates = await aiogram_bot.get_updates()
    assert updates[0].message and updates[0].message.text == "/start bind_ABC"
    album = [update.message for update in updates[1:4] if update.message]
    assert len({message.media_group_id for message in album}) == 1
    assert [message.caption for message in album] == ["漏水", None, None]
    assert [update.event_type for update in updates] == [
        "message", "message", "message", "message", "message", "message", "message", "edited_message",
        "callback_query", "my_chat_member", "my_chat_member", "message", "message", "message", "message",
    ]  # fmt: skip
    contact = updates[4].message
    assert contact and contact.contact and contact.contact.user_id == owner.id
    assert updates[-2].message and updates[-2].message.migrate_to_chat_id == group.chat_id


async def test_ptb_hears_everything(sandbox: Sandbox, ptb_bot: PtbBot, jpeg: bytes) -> None:
    """python-telegram-bot parses the same updates, dates included."""
    owner = sandbox.person("张岚", phone="13800000001")
    said = owner.say("你好 /help")
    owner.send_photos([jpeg])
    owner.share_contact()
    owner.edit(said, "改一下")
    owner.block()
    updates = await ptb_bot.get_updates()
    assert updates[0].message and updates[0].message.date == said.at.replace(microsecond=0)
    assert updates[1].message and updates[1].message.photo
    assert updates[3].edited_message and updates[3].edited_message.edit_date
    assert updates[4].my_chat_member and updates[4].my_chat_member.new_chat_member.status == "kicked"


async def test_press_is_answered_with_an_alert(sandbox: Sandbox, ptb_bot: PtbBot) -> None:
    """A pressed button reaches the bot, and the bot's answer pops up for the one who pressed."""
    owner = sandbox.person("张岚")
    owner.start()
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("接单", callback_data="t:7:1")]])
    await ptb_bot.send_message(owner.id, "新工单", reply_markup=markup)
    press = owner.press(owner.last, "接单")
    query = (await ptb_bot.get_updates())[-1].callback_query
    assert query and query.data == "t:7:1"
    await ptb_bot.answer_callback_query(query.id, "已接单", show_alert=True)
    answered = await owner.answer(press)
    assert (answered.text, answered.alert) == ("已接单", True)


async def test_photo_comes_back_whole(sandbox: Sandbox, aiogram_bot: AiogramBot, ptb_bot: PtbBot, jpeg: bytes) -> None:
    """getFile and the download path give both libraries the picture's bytes, and a file_id can be sent again."""
    owner = sandbox.person("张岚")
    sent = owner.send_document(jpeg, "温度计.jpg", "image/jpeg")
    assert sent.attachment
    target = io.BytesIO()
    await aiogram_bot.download(sent.attachment.file_id, target)
    file = await ptb_bot.get_file(sent.attachment.file_id)
    assert target.getvalue() == bytes(await file.download_as_bytearray()) == jpeg
    await aiogram_bot.send_document(owner.id, sent.attachment.file_id)
    assert owner.last.attachment == sent.attachment


async def test_aiogram_uploads_album_and_copies(sandbox: Sandbox, aiogram_bot: AiogramBot, jpeg: bytes) -> None:
    """aiogram's attach:// uploads make an album; forward keeps the author, copy doesn't."""
    owner, worker = sandbox.person("张岚"), sandbox.person("王强")
    said = owner.say("漏水了")
    worker.start()
    photo = BufferedInputFile(jpeg, "a.jpg")
    sent = await aiogram_bot.send_media_group(
        worker.id, [InputMediaPhoto(media=photo, caption="现场"), InputMediaPhoto(media=photo)]
    )
    assert len({message.media_group_id for message in sent}) == 1
    await aiogram_bot.forward_message(worker.id, owner.id, said.id)
    assert worker.last.forwarded_from == owner.user
    await aiogram_bot.copy_message(worker.id, owner.id, said.id)
    assert (worker.last.text, worker.last.forwarded_from) == ("漏水了", None)


@pytest.mark.parametrize("encoding", ["json", "form", "query"])
async def test_every_encoding_is_read(sandbox: Sandbox, aiogram_bot: AiogramBot, encoding: str) -> None:
    """JSON bodies, forms and addresses carry the same call."""
    owner = sandbox.person("张岚")
    owner.start()
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    session = await aiogram_bot.session.create_session()  # type: ignore[attr-defined]  # the aiohttp one
    url = f"{sandbox.api_base}/bot{sandbox.token}/sendMessage"
    plain = {"chat_id": str(owner.id), "text": "你好", "reply_markup": json.dumps(markup)}
    ways = {
        "json": {"json": {"chat_id": owner.id, "text": "你好", "reply_markup": markup}},
        "form": {"data": plain},
        "query": {"params": plain},
    }
    async with session.post(url, **ways[encoding]) as answer:
        assert (await answer.json())["ok"] is True
    assert owner.last.labels == ["好"]


async def test_commands_and_descriptions_are_kept(aiogram_bot: AiogramBot, ptb_bot: PtbBot) -> None:
    """What one library sets the other reads."""
    await aiogram_bot.set_my_commands([aio.BotCommand(command="help", description="帮助")])
    await ptb_bot.set_my_description("暖邻物业")
    assert [command.command for command in await ptb_bot.get_my_commands()] == ["help"]
    assert (await aiogram_bot.get_my_description()).description == "暖邻物业"
    assert (await aiogram_bot.delete_webhook()) is True
    assert await ptb_bot.close() and await aiogram_bot.log_out()


async def test_chats_pins_and_reactions(sandbox: Sandbox, aiogram_bot: AiogramBot, ptb_bot: PtbBot) -> None:
    """getChat satisfies both parsers; pins, reactions and deletions are seen in the chat."""
    owner = sandbox.person("张岚")
    said = owner.say("你好")
    group = sandbox.group("师傅群", [owner])
    assert (await aiogram_bot.get_chat(owner.id)).first_name == "张岚"
    assert (await ptb_bot.get_chat(group.chat_id)).title == "师傅群"
    sent = await aiogram_bot.send_message(owner.id, "当前工单")
    await aiogram_bot.pin_chat_message(owner.id, sent.message_id)
    assert owner.chat.pinned == sent.message_id
    await ptb_bot.set_message_reaction(owner.id, said.id, "👍")
    assert owner.current(said).reaction == "👍"
    await ptb_bot.delete_message(owner.id, sent.message_id)
    assert owner.from_bot == []
