"""The wire: what Telegram's updates mean, whoever sent them and wherever."""

from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram.types import ChatMemberAdministrator
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.wire import Wire, chat_of, query_of
from handlers.turn import Contact, Photo, Press, Turn
from storage.people import Address

NOW = datetime(2026, 11, 15, 1, 0, tzinfo=UTC)
WIRE = Wire(1, "nuanlin_bot")
WANG = {"id": 7, "is_bot": False, "first_name": "王", "last_name": "芳"}
PRIVATE = {"id": 7, "type": "private", "first_name": "王"}
CREW = {"id": -4, "type": "group", "title": "维修群"}
DATE = int(NOW.timestamp())


def message(**changes: object) -> dict[str, Any]:
    return {"message_id": 5, "date": DATE, "chat": PRIVATE, "from": WANG, **changes}


def read(**update: object) -> Turn | None:
    arrival = WIRE.read("telegram:1:9", {"update_id": 9, **update}, now=NOW)
    assert arrival.error is None, arrival.error
    return arrival.turn


def turn(**update: object) -> Turn:
    found = read(**update)
    assert found is not None
    return found


def test_words() -> None:
    """A text becomes a turn with its speaker, time and message."""
    said = turn(message=message(text="漏水了"))
    assert (said.text, said.name, said.message, said.at) == ("漏水了", "王 芳", "5", NOW)
    assert said.address == Address("telegram", "7", "7")
    assert not said.group


def test_an_edit_keeps_its_message_and_has_the_time_of_the_edit() -> None:
    """A corrected message is known as the one it corrects."""
    said = turn(edited_message=message(text="厨房漏水", edit_date=DATE + 60))
    assert (said.edited, said.message, (said.at - NOW).seconds) == (True, "5", 60)


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [("/start bind_A1", "bind_A1", ""), ("/start", "", ""), ("/start@nuanlin_bot", "", ""), ("/help", None, "/help")],
)
def test_a_deep_link_is_not_a_sentence(text: str, start: str | None, words: str) -> None:
    """``/start`` carries its payload; other commands are words."""
    said = turn(message=message(text=text))
    assert (said.start, said.text) == (start, words)


def test_the_largest_size_of_a_photo_with_its_caption_and_album() -> None:
    """Of the sizes Telegram offers the largest counts; an album's name ties its photos together."""
    sizes = [
        {"file_id": name, "file_unique_id": f"u{name}", "width": side, "height": side, "file_size": side}
        for name, side in (("small", 90), ("large", 1280), ("middle", 320))
    ]
    said = turn(message=message(photo=sizes, caption="厨房", media_group_id="a1"))
    assert said.photos == (Photo("large", "ularge", 1280),)
    assert (said.text, said.album, said.other) == ("厨房", "a1", "")


def test_a_picture_sent_as_a_file_is_a_photo_and_another_file_is_not() -> None:
    """What counts is what the file is."""
    file = {"file_id": "f", "file_unique_id": "u", "mime_type": "image/png", "file_size": 9}
    assert turn(message=message(document=file)).photos == (Photo("f", "u", 9),)
    other = turn(message=message(document={**file, "mime_type": "application/pdf"}))
    assert (other.photos, other.other) == ((), "document")


@pytest.mark.parametrize(("user", "own"), [(7, True), (8, False), (None, False)])
def test_only_the_own_contact_card_proves_a_phone(user: int | None, own: bool) -> None:
    """A card counts as own only if its user is the sender; anybody can forward a neighbour's."""
    card: dict[str, object] = {"phone_number": "+8613812345678", "first_name": "王芳"}
    said = turn(message=message(contact=card if user is None else card | {"user_id": user}))
    assert said.contact == Contact("+8613812345678", own, "王芳")


def test_a_press_carries_its_action() -> None:
    """Action and arguments come apart again, with the message the button hung on, even one Telegram has forgotten."""
    query = {"id": "q", "from": WANG, "chat_instance": "c", "data": "job.accept:7:1"}
    pressed = turn(callback_query={**query, "message": {"message_id": 5, "date": 0, "chat": PRIVATE}})
    assert pressed.press == Press("job.accept", ("7", "1"), "5")
    assert read(callback_query=query) is None


@pytest.mark.parametrize(("status", "reachable"), [("kicked", False), ("member", True)])
def test_blocked_and_taken_back(status: str, reachable: bool) -> None:
    """Telegram tells when somebody blocks the bot, and when they take it back."""
    bot = {"id": 1, "is_bot": True, "first_name": "暖邻"}
    gone = {"until_date": 0} if status == "kicked" else {}
    change = {
        "chat": PRIVATE, "from": WANG, "date": DATE,
        "old_chat_member": {"user": bot, "status": "member"},
        "new_chat_member": {"user": bot, "status": status, **gone},
    }  # fmt: skip
    assert turn(my_chat_member=change).reachable is reachable


@pytest.mark.parametrize(
    ("before", "after", "reachable"),
    [("left", "member", True), ("member", "kicked", False), ("member", "administrator", None)],
)
def test_put_into_a_group_and_out_of_it(before: str, after: str, reachable: bool | None) -> None:
    """Being put into a group or out of it is heard; a new right in a group is no news."""
    bot = {"id": 1, "is_bot": True, "first_name": "暖邻"}
    change = {"chat": CREW, "from": WANG, "date": DATE, "old_chat_member": _member(bot, before),
              "new_chat_member": _member(bot, after)}  # fmt: skip
    if reachable is None:
        assert read(my_chat_member=change) is None
    else:
        heard = turn(my_chat_member=change)
        assert (heard.reachable, heard.group, heard.title) == (reachable, True, "维修群")


def _member(bot: dict[str, object], status: str) -> dict[str, object]:
    fields = ChatMemberAdministrator.model_fields.items()
    rights = [name for name, field in fields if field.is_required() and name.startswith(("can_", "is_"))]
    more: dict[str, object] = dict.fromkeys(rights, False) if status == "administrator" else {}
    return {"user": bot, "status": status, **more, **({"until_date": 0} if status == "kicked" else {})}


def test_in_a_group_being_named_or_replied_to_is_being_addressed() -> None:
    """Our name is taken out of the words; a reply to one of our messages needs none."""
    named = turn(message=message(chat=CREW, text="@NuanLin_bot 几点到？"))
    assert (named.group, named.addressed, named.text) == (True, True, "几点到？")
    ours = {"message_id": 4, "date": DATE, "chat": CREW, "from": {"id": 1, "is_bot": True, "first_name": "暖邻"}}
    answer = turn(message=message(chat=CREW, text="已到场", reply_to_message=ours))
    assert (answer.addressed, answer.answers) == (True, "4")
    assert not turn(message=message(chat=CREW, text="吃饭了吗")).addressed


def test_a_group_that_moves_says_where() -> None:
    """The old group's last message names the new one."""
    moved = turn(message=message(chat=CREW, migrate_to_chat_id=-1004))
    assert (moved.address.chat, moved.moved_to) == ("-4", "-1004")


def test_the_new_group_says_where_it_came_from() -> None:
    """The supergroup's first message names the old one; both say the same."""
    new = {"id": -1004, "type": "supergroup", "title": "维修群"}
    moved = turn(message=message(chat=new, migrate_from_chat_id=-4))
    assert (moved.address.chat, moved.moved_to) == ("-4", "-1004")


def test_a_command_in_a_group_is_meant_for_us() -> None:
    """A command needs no name of ours where we are the only bot; another bot's is none of our business."""
    assert turn(message=message(chat=CREW, text="/crew")).addressed
    assert turn(message=message(chat=CREW, text="/crew@NuanLin_bot")).addressed
    assert not turn(message=message(chat=CREW, text="/crew@other_bot")).addressed


@pytest.mark.parametrize(
    "said",
    [
        {"new_chat_title": "新名字"},
        {"text": "我是机器人", "from": {"id": 9, "is_bot": True, "first_name": "别的"}},
        {"pinned_message": {"message_id": 1, "date": 0, "chat": CREW}},
    ],
)
def test_telegrams_own_notices_and_other_bots_are_passed_over(said: dict[str, object]) -> None:
    """A new title, a pinned message, another bot: nothing for us."""
    assert read(message=message(chat=CREW, **said)) is None


@pytest.mark.parametrize("kind", ["voice", "sticker", "location"])
def test_what_we_cannot_read_has_a_name(kind: str) -> None:
    """A voice message, sticker or place is a turn without words that says what it is."""
    file = {"file_id": "f", "file_unique_id": "u"}
    content: dict[str, dict[str, object]] = {
        "voice": {**file, "duration": 3},
        "sticker": {**file, "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False},
        "location": {"latitude": 45.75, "longitude": 126.63},
    }
    said = turn(message=message(**{kind: content[kind]}))
    assert (said.text, said.other) == ("", kind)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["message", "chat", "id", "from", "date", "text", "data", "callback_query", "type", "contact"]
    ), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "poll"]), JSON)
)
def test_nothing_that_arrives_can_raise(update: dict[str, object]) -> None:
    """Whatever an update holds, reading it gives an arrival: a turn, nothing, or an error in words."""
    raw = {"update_id": 9, **update}
    arrival = WIRE.read("k", raw, now=NOW)
    assert arrival.turn is None or arrival.error is None
    assert isinstance(chat_of(raw), str)
    assert query_of(raw) is None or isinstance(query_of(raw), str)
