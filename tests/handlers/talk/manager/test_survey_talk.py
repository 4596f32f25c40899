"""Surveys in chat: a manager starts one, an owner answers in one message, a low score is promised a call."""

import pytest
from harness import Actor, Town


@pytest.fixture
def asked(town: Town) -> Actor:
    """The owner of 3-2-501 with a survey of everybody in their chat."""
    manager = town["manager"]
    manager.says("发全员满意度调查")
    manager.presses("📤 发出")
    town.ring()
    return town["owner"]


def test_a_manager_sees_the_counts_before_anything_is_sent(town: Town) -> None:
    """Proves that the draft names how many are asked and left in peace, and sends nothing by itself."""
    (card,) = town["manager"].says("发全员满意度调查")
    assert "抽到144户：能发4户，140户没绑定" in card.text
    assert town["owner"].history == []
    town["manager"].presses("取消")
    town.ring()
    assert town["owner"].history == []


def test_questions_follow_in_the_same_message(town: Town, asked: Actor) -> None:
    """Proves that one message asks everything, one question after the other, and ends with thanks."""
    first = asked.last
    for label in ("5", "4", "4", "5", "8"):
        asked.presses(label)
        assert asked.last.id == first.id
    assert "再说一句" in asked.last.text
    asked.says("热得晚")
    assert "谢谢您，都记下了" in asked.last.text
    assert town.tickets() == []
    figures = town["manager"].says("满意度")[-1].text
    assert "已答1/144户" in figures and "样本不足：1份，少于30份" in figures
    assert "服务 5.00分（1份）" in figures and "NPS +0" in figures


def test_a_low_score_is_promised_a_call(town: Town, asked: Actor) -> None:
    """Proves that after a low score the owner reads who will call, and the supervisor has the ticket."""
    asked.presses("2")
    assert "抱歉没让您满意，李敏会在2–3天内回访您" in asked.last.text
    ticket = town.ticket()
    assert (ticket.category, ticket.assignee_id) == ("survey_callback", town.estate.people["supervisor"])


def test_skipping_the_word_ends_it_and_old_buttons_change_nothing(town: Town, asked: Actor) -> None:
    """Proves that [跳过] finishes the survey, and that a score pressed again later is refused."""
    first = asked.last
    for _ in range(5):
        asked.presses("5")
    asked.presses("跳过")
    asked.taps(first, "1")
    assert "已经答完" in asked.toasts[-1]
    assert town.tickets() == []


def test_a_typed_number_is_a_score(town: Town, asked: Actor) -> None:
    """Proves that an owner who writes the number instead of pressing is understood."""
    asked.says("4")
    assert "2/6" in asked.last.text


def test_a_repair_said_meanwhile_is_a_repair(town: Town, asked: Actor) -> None:
    """Proves that a survey waiting for an answer swallows no report."""
    asked.says("厨房水龙头一直滴水")
    assert not any("再说一句" in text for text in asked.sees)
    with town.writing() as record:
        (household,) = record.surveys.open_for([town.estate.homes["3-2-501"]])
    assert household.state == "asked"


def test_the_same_day_asks_nobody_twice(town: Town, asked: Actor) -> None:
    """Proves that a second manager starting the survey on the same day starts nothing."""
    assert "今天已经发过一次" in town["supervisor"].says("发全员满意度调查")[-1].text


def test_neighbours_cannot_answer_for_a_household(town: Town, asked: Actor) -> None:
    """Proves that a button in the wrong hands changes nothing."""
    town["neighbour"].taps(asked.last, "1")
    assert "过期" in town["neighbour"].toasts[-1]
    assert town.tickets() == []
