"""「现在还在发生吗？」: an answer settles it, and silence calls the duty; nothing is dropped."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from harness import Actor, Town
from reported import texts

from handlers.desk.office import Desk
from handlers.desk.tickets import alarms
from handlers.desk.tickets import facade as tickets
from storage.schema import journal
from storage.tickets import NewTicket, Ticket

WORDS = "煤气灶那边偶尔有点味"


@pytest.fixture
def asked(town: Town) -> Actor:
    """An owner who has said what may be an emergency, and was asked whether it goes on."""
    owner = town["owner"]
    owner.says(WORDS)
    assert "现在还在发生吗" in owner.last.text and town.tickets() == []
    return owner


def test_silence_calls_the_duty(town: Town, asked: Actor) -> None:
    """Proves that after three minutes the duty has an emergency with the owner's words and a call button."""
    town.passes(timedelta(minutes=2))
    assert town.tickets() == []
    town.passes(timedelta(minutes=1))
    ticket = town.ticket()
    assert (ticket.urgency, ticket.text) == ("emergency", WORDS)
    for key in ("repairman", "supervisor"):
        assert WORDS in town[key].last.text and "先打电话" in town[key].last.text
        assert {"接单", "打电话"} <= set(town[key].last.buttons)
    assert "3 分钟没收到回话" in asked.last.text and "没有了" in asked.last.buttons
    town.passes(timedelta(minutes=10))
    assert len(town.tickets()) == 1


def test_an_alarm_that_cannot_be_opened_silences_no_other(
    town: Town, asked: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proves that an alarm whose ticket fails leaves no trace of it, lets the next one ring, and is tried again."""
    neighbour = town["neighbour"]
    neighbour.says(WORDS)
    opening = alarms.open_ticket

    def broken(desk: Desk, new: NewTicket, **more: Any) -> Ticket:
        ticket = opening(desk, new, **more)
        if new.reporter_id == town.estate.people["owner"]:
            raise RuntimeError("broken on purpose")
        return ticket

    monkeypatch.setattr(alarms, "open_ticket", broken)
    town.passes(timedelta(minutes=3))
    assert town.ticket().reporter_id == town.estate.people["neighbour"]
    monkeypatch.undo()
    town.passes(timedelta(minutes=1))
    assert len(town.tickets()) == 2


def test_number_is_shown_once_and_written_down(town: Town, asked: Actor) -> None:
    """Proves that [打电话] shows the number in a window, never in the chat, and that the journal knows who saw it."""
    town.passes(timedelta(minutes=3))
    wang = town["repairman"]
    wang.presses("打电话")
    assert asked.phone in wang.toasts[-1] and asked.phone not in texts(wang)
    with town.writing() as record:
        seen = record.connection.execute(
            sa.select(journal.c.person_id).where(journal.c.what == "number shown")
        ).scalars()
        assert list(seen) == [town.estate.people["repairman"]]
    town["owner"].taps(wang.last, "打电话")
    assert asked.phone not in town["owner"].toasts[-1]


def test_number_is_for_who_goes_and_while_nobody_knows(town: Town, asked: Actor) -> None:
    """Proves that an old card gives the number neither to who came too late nor once the owner has answered."""
    town.passes(timedelta(minutes=3))
    chief, wang = town["supervisor"], town["repairman"]
    late, card = town["repairman2"], wang.last
    offered = late.last
    wang.presses("接单")
    late.taps(offered, "打电话")
    assert "不归您" in late.toasts[-1]
    asked.presses("🆘 还在")
    for actor in (wang, chief):
        actor.taps(card, "打电话")
        assert "过期" in actor.toasts[-1] and asked.phone not in actor.toasts[-1]


@pytest.mark.parametrize("answer", ["没有了", "没事了", "不漏了"])
def test_no_ends_the_waiting(town: Town, asked: Actor, answer: str) -> None:
    """Proves that whoever says in time that it is over is not run after."""
    asked.says(answer)
    town.passes(timedelta(minutes=10))
    assert not [ticket for ticket in town.tickets() if ticket.urgency == "emergency"]


@pytest.mark.parametrize("answer", ["还在", "🆘 还在"])
def test_yes_is_an_emergency_once(town: Town, asked: Actor, answer: str) -> None:
    """Proves that a yes opens the emergency at once, and that the clock does not open it again."""
    if answer in asked.last.buttons:
        asked.presses(answer)
    else:
        asked.says(answer)
    town.passes(timedelta(minutes=10))
    assert town.ticket().urgency == "emergency"


def test_talking_of_other_things_is_no_answer(town: Town, asked: Actor) -> None:
    """Proves that an owner who goes on to another matter is called all the same."""
    asked.says("我还欠多少物业费")
    town.passes(timedelta(minutes=3))
    assert town.ticket().text == WORDS


def test_late_answer_still_counts(town: Town, asked: Actor) -> None:
    """Proves that 「没事了」 after other words settles the question."""
    asked.says("我还欠多少物业费")
    asked.says("没事了")
    town.passes(timedelta(minutes=10))
    assert not [ticket for ticket in town.tickets() if ticket.urgency == "emergency"]


def test_two_alarms_are_one_question(town: Town, asked: Actor) -> None:
    """Proves that a second doubt gains no new time, and that the duty reads both."""
    town.passes(timedelta(minutes=2))
    asked.says("插座昨天冒过火花")
    town.passes(timedelta(minutes=1))
    assert town.ticket().text == f"{WORDS}\n插座昨天冒过火花"


def test_all_clear_after_the_alarm_calls_it_off(town: Town, asked: Actor) -> None:
    """Proves that [没有了] after the duty was called takes the emergency back, and that who runs hears so."""
    town.passes(timedelta(minutes=3))
    town["repairman"].presses("接单")
    asked.presses("没有了")
    assert town.tickets()[0].status == "cancelled"
    assert "不用去了" in texts(town["repairman"])


def test_yes_after_the_alarm_hurries_whoever_runs(town: Town, asked: Actor) -> None:
    """Proves that [还在] after the duty was called opens nothing twice, and that nobody need call first any more."""
    town.passes(timedelta(minutes=3))
    asked.presses("🆘 还在")
    assert town.ticket().urges == 1
    assert "先打电话" not in town["supervisor"].last.text


@pytest.mark.parametrize("late", ["好了", "没有了"])
def test_answer_after_it_was_dealt_with_is_none(town: Town, asked: Actor, late: str) -> None:
    """Proves that once the emergency of silence is over, 「好了」 and the old button bring nothing of it back."""
    town.passes(timedelta(minutes=3))
    card = asked.last
    with town.writing() as record:
        desk, people = town.desk(record), town.estate.people
        ticket = tickets.accept(desk, town.ticket(), people["repairman"])
        done = tickets.finish(desk, ticket, people["repairman"], no_photo="nothing_to_see")
        tickets.confirm_fixed(desk, done, people["owner"])
    town.deliver()
    seen = asked.taps(card, late) if late in card.buttons else asked.says(late)
    assert town.ticket().status == "closed" and all(WORDS not in shown.text for shown in seen)


def test_who_is_caught_in_a_door_is_hurt_not_shut_in(town: Town) -> None:
    """Proves that a pinched person gets the words and the help for the hurt: no waiting inside, no promise to mend."""
    owner = town["owner"]
    owner.says("电梯门夹到人了")
    assert "别硬拽" in owner.last.text and "报警铃" not in owner.last.text
    owner.presses("🆘 还在")
    assert "120" in texts(owner) and "报警铃" not in texts(owner)
    assert town.ticket().facts["danger"] == "hurt"


def test_stranger_who_falls_silent_is_looked_for(town: Town) -> None:
    """Proves that the question of somebody nobody knows is not dropped either."""
    passer = town.stranger("过路人")
    passer.says("3号楼2单元电梯门夹到人了")
    town.passes(timedelta(minutes=3))
    assert "夹到人了" in town["supervisor"].last.text
    town["supervisor"].presses("打电话")
    assert "没有留电话" in town["supervisor"].toasts[-1]
    assert "已按急事报值班" in passer.last.text
