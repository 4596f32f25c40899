"""A person takes over from the bot: words are relayed, the bot is silent, and it ends by button, time or ticket."""

from datetime import timedelta

import pytest
from harness import Actor, Town
from reported import texts


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
