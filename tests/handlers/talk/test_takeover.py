"""A person takes over from the bot: words are relayed, the bot is silent, and it ends by button, time or ticket."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from harness import Actor, Town
from reported import texts

from storage.schema import outbox


@pytest.fixture
def steward(town: Town) -> Actor:
    """陈晓, who has taken over from the bot after 「转人工」 of the owner."""
    town["owner"].says("转人工")
    town["steward"].presses("接单")
    assert "接下来 30 分钟" in texts(town["steward"])
    return town["steward"]


def test_words_go_to_who_took_over_and_the_bot_is_silent(town: Town, steward: Actor) -> None:
    """Proves that one acknowledgement is all the bot says, whatever the words would have meant to it."""
    owner = town["owner"]
    assert [shown.text for shown in owner.says("我家上个月的水费为什么这么高")] == ["已转给陈晓，由陈晓直接跟您说。"]
    assert owner.says("厨房水龙头也漏水") == []
    assert "业主说：厨房水龙头也漏水" in steward.last.text
    assert len(town.tickets()) == 1
    steward.presses("回复业主")
    steward.says("我查一下，十分钟回您")
    assert "我查一下，十分钟回您" in owner.last.text


def test_emergencies_and_buttons_still_work(town: Town, steward: Actor) -> None:
    """Proves that a burst pipe and a tap on a button are never only relayed."""
    owner = town["owner"]
    owner.says("家里水管爆了，水到处都是")
    assert town.tickets()[-1].urgency == "emergency"


def test_handed_back_by_button(town: Town, steward: Actor) -> None:
    """Proves that after 交还机器人 the owner knows it and the bot answers again."""
    owner = town["owner"]
    owner.says("在吗")
    steward.presses("交还机器人")
    assert "陈晓先说到这里" in owner.last.text
    assert "待缴" in owner.says("我还欠多少物业费")[-1].text


def test_photos_go_to_who_took_over(town: Town, steward: Actor) -> None:
    """Proves that pictures, with words or without, reach the person and the ticket, and nothing is asked."""
    owner = town["owner"]
    owner.says("在吗")
    assert owner.sends_photos(2, album=True) == []
    assert owner.sends_photos(text="就是这张水费单") == []
    shown = [one for one in steward.history if one.key == "takeover-photos"]
    assert len(shown) == 3 and "业主发来照片：就是这张水费单" in shown[-1].text
    with town.writing() as record:
        files = record.attachments.of(town.ticket().id)
        parcels = record.connection.execute(
            sa.select(outbox.c.media).where(outbox.c.key == "takeover-photos")
        ).scalars()
        assert [len(media) for media in parcels] == [1, 1, 1] and len(files) == 3


def test_burst_pipe_with_a_photo_is_an_emergency_with_a_photo(town: Town, steward: Actor) -> None:
    """Proves that an alarming caption opens an emergency during a takeover, and that its picture is on it."""
    town["owner"].sends_photos(text="家里水管爆了，水到处都是")
    ticket = town.tickets()[-1]
    assert ticket.urgency == "emergency"
    with town.writing() as record:
        assert len(record.attachments.of(ticket.id)) == 1


@pytest.fixture
def half_filled(town: Town) -> Actor:
    """The owner, half through a report when somebody takes over."""
    owner = town["owner"]
    owner.says("转人工")
    owner.says("厨房水龙头漏水")
    assert "取消" in owner.last.buttons
    town["steward"].presses("接单")
    return owner


def test_open_form_leaves_the_words_to_the_person(town: Town, half_filled: Actor) -> None:
    """Proves that 「好的」 to a person confirms no card of the bot, and that the form is offered again when it ends."""
    half_filled.says("明天上午")
    half_filled.says("好的")
    assert "业主说：好的" in town["steward"].last.text
    assert len(town.tickets()) == 1
    town["steward"].presses("交还机器人")
    assert "刚才的报修还没提交，要接着说吗" in half_filled.last.text
    half_filled.presses("接着说")
    assert "厨房水龙头漏水" in half_filled.last.text
    half_filled.presses(next(label for label in half_filled.last.buttons if label not in ("✏️ 要改", "取消")))
    assert "厨房水龙头漏水" in town.tickets()[-1].text


def test_open_form_is_dropped_cleanly(town: Town, half_filled: Actor) -> None:
    """Proves that the form that was interrupted can be let go of, and then takes no words any more."""
    town["steward"].presses("交还机器人")
    half_filled.presses("取消", within="要接着说吗")
    assert "没有提交" in half_filled.last.text
    half_filled.says("好的")
    assert len(town.tickets()) == 1


def test_open_form_asks_first_when_the_takeover_runs_out(town: Town, half_filled: Actor) -> None:
    """Proves that after the time is up 「好的」 is not taken for a yes to a card from before the takeover."""
    town.passes(timedelta(minutes=31))
    half_filled.says("好的")
    assert "还没提交，要接着说吗" in half_filled.last.text and len(town.tickets()) == 1


def test_asked_for_again_the_same_person_takes_over_by_one_tap(town: Town, steward: Actor) -> None:
    """Proves that 「转人工」 after the hand-back brings the steward a button by which words are relayed again."""
    owner = town["owner"]
    owner.says("在吗")
    steward.presses("交还机器人")
    owner.says("转人工")
    steward.presses("接着聊")
    owner.says("还是刚才那件事")
    assert "业主说：还是刚才那件事" in steward.last.text


def test_ends_by_itself(town: Town, steward: Actor) -> None:
    """Proves that after the time of the rules the bot answers again, without anybody having to remember."""
    town.passes(timedelta(minutes=31))
    assert "待缴" in town["owner"].says("我还欠多少物业费")[-1].text


def test_red_flag_taken_is_a_takeover(town: Town) -> None:
    """Proves that whoever takes a red flag has the word, and that the answer itself reaches the owner as it is."""
    owner, chief = town["owner"], town["supervisor"]
    owner.says("保洁三天没来，再不管我打12345")
    chief.presses("我来处理")
    owner.says("你们到底管不管")
    assert "业主说：你们到底管不管" in chief.last.text
    assert "已转给李敏" in owner.last.text
    chief.says("今晚补做，明起每天拍照")
    assert "李敏主管答复：今晚补做" in owner.last.text
