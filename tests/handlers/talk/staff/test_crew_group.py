"""A crew's group: who registers it, what is shown there, what happens when it moves or puts us out."""

import pytest
from harness import Actor, Town
from hypothesis import given
from hypothesis import strategies as st

from handlers.desk.office import Compound
from handlers.desk.tickets import group_cards
from handlers.talk.session import Office
from storage.groups import ACTIVE, LOST
from storage.lifecycle import Status
from storage.people import Home
from storage.tickets import Ticket

TITLE = "维修群"
BURST = "厨房水管爆了，水到处都是"


@pytest.fixture
def crew(town: Town) -> Actor:
    """The group, registered for every trade."""
    town.inside("supervisor", TITLE).takes_us_in()
    chief = town.inside("supervisor", TITLE)
    chief.presses("登记为维修群")
    chief.presses("全部工种")
    return town.group(TITLE)


def now(town: Town, ticket: Ticket) -> Ticket:
    with town.writing() as record:
        return record.tickets.get(ticket.id)


def cards_in(group: Actor, no: str) -> list[str]:
    """Every card of a job that stands in the group, not counting the edits."""
    return [shown.id for shown in group.messages.values() if shown.key == "job-card" and no in shown.text]


def test_registering_is_for_who_decides(town: Town) -> None:
    """Proves that a repairman and an owner who ask to register a group are told kindly, and nothing is registered."""
    for key in ("repairman", "owner"):
        inside = town.inside(key, TITLE)
        inside.says("登记维修群")
        assert "主管或经理" in inside.last.text
    with town.writing() as record:
        assert record.groups.known(town.compound.id) == []


def test_registering_for_a_compound_of_several(town: Town) -> None:
    """Proves that who decides in two compounds is asked for which one, and the group is that compound's."""
    with town.writing() as record:
        other = record.roster.add_community("other", "翠湖苑")
        person = record.roster.add_person(other, "李敏", town["supervisor"].phone)
        record.roster.hire(other, person, "supervisor")
    second = Compound(other, "翠湖苑", town.compound.rules, town.compound.calendar)
    town.office = Office(town.office.reader, {**town.office.compounds, other: second})
    chief = town.inside("supervisor", TITLE)
    chief.says("登记维修群")
    chief.presses("翠湖苑")
    chief.presses("水")
    with town.writing() as record:
        group = record.groups.find("test", "-100")
        assert group is not None
        assert (group.community_id, group.skills) == (other, ("plumbing",))
    chief.presses("取消登记")
    assert "已取消登记" in chief.last.text


def test_unregistering_can_be_taken_back(town: Town, crew: Actor) -> None:
    """Proves that no job comes into a group that was unregistered, until one tap takes that back."""
    chief = town.inside("supervisor", TITLE)
    chief.says("取消登记")
    town["owner"].says(BURST)
    assert cards_in(crew, town.ticket().no) == []
    chief.presses("撤销")
    assert len(cards_in(crew, town.ticket().no)) == 1


def test_what_waits_comes_with_registering(town: Town) -> None:
    """Proves that an emergency nobody has taken is offered to a group registered after it came."""
    town["owner"].says(BURST)
    chief = town.inside("supervisor", TITLE)
    chief.says("登记维修群")
    chief.presses("全部工种")
    assert cards_in(town.group(TITLE), town.ticket().no)


def test_a_group_of_another_trade_is_left_in_peace(town: Town) -> None:
    """Proves that electricians are not sent what is the plumbers', where the plumbers have a group."""
    for title, chat, skill in (("电工群", "-7", "electrical"), ("水暖群", "-8", "plumbing")):
        town.group(title, chat)
        with town.writing() as record:
            record.groups.register(town.compound.id, "test", chat, "crew", title, skills=[skill])
    town["owner"].says(BURST)
    assert cards_in(town.group("水暖群"), town.ticket().no)
    assert town.group("电工群").history == []


def test_a_job_given_to_one_man_is_seen_by_all(town: Town, crew: Actor) -> None:
    """Proves that an ordinary job stands in the group with who it was given to, and only he may take it there."""
    owner = town["owner"]
    owner.says("厨房水龙头一直滴水，下午在家")
    owner.presses("✅ 对，提交")
    ticket = town.ticket()
    assert ticket.status is Status.ASSIGNED
    mine = ticket.assignee_id == town.estate.people["repairman"]
    his, other = ("repairman", "repairman2") if mine else ("repairman2", "repairman")
    one, two = town.inside(his, TITLE), town.inside(other, TITLE)
    two.presses("接单")
    assert one.name in two.toasts[-1]
    assert now(town, ticket).status is Status.ASSIGNED
    one.presses("接单")
    assert now(town, ticket).status is Status.ACCEPTED


def test_first_has_it_the_other_sees_who(town: Town, crew: Actor) -> None:
    """Proves that of two who press the same old card one wins, and the other is told his name."""
    town["owner"].says(BURST)
    card = crew.last
    one, other = town.inside("repairman", TITLE), town.inside("repairman2", TITLE)
    one.taps(card, "接单")
    other.taps(card, "接单")
    assert now(town, town.ticket()).assignee_id == town.estate.people["repairman"]
    assert "王强" in other.toasts[-1]


def test_strangers_change_nothing(town: Town, crew: Actor) -> None:
    """Proves that an owner and somebody unknown neither move a job by button nor by words."""
    town["owner"].says(BURST)
    town.stranger("路人")
    card, before = crew.last, now(town, town.ticket())
    for key in ("owner", next(key for key in town.actors if key.startswith("stranger"))):
        inside = town.inside(key, TITLE)
        inside.taps(card, "接单")
        inside.replies("接单")
        assert "私聊" in inside.last.text
    assert now(town, town.ticket()) == before


def test_talk_among_the_crew_is_left_alone(town: Town, crew: Actor) -> None:
    """Proves that words that are no answer to us are neither answered nor taken for anything."""
    seen = len(crew.history)
    inside = town.inside("repairman", TITLE)
    for text in ("到了", "完成", "厨房漏水", "接单"):
        inside.says(text)
    inside.sends_photos(2, "修好了")
    assert len(crew.history) == seen
    assert town.tickets() == []


def test_the_room_goes_to_who_took_it(town: Town, crew: Actor) -> None:
    """Proves that the group reads neither room nor number at any step, and the claimant reads the room in private."""
    town["owner"].says("501厨房水管爆了，水到处都是，电话13912345678，座机0451-87654321，3-2-501")
    man = town.inside("repairman", TITLE)
    man.presses("接单")
    for word in ("到了", "总阀已关", "转单"):
        man.replies(word)
    man.presses("返回")
    man.presses("完成", within="已到场")
    man.replies("换好了", photos=2)
    assert now(town, town.ticket()).status is Status.DONE
    told = "\n".join(shown.text for shown in crew.history) + "\n".join(
        label for shown in crew.history for label in shown.buttons
    )
    assert not any(secret in told for secret in ("501", "13912345678", "87654321", "张秀兰"))
    assert any("3-2-501" in text for text in town["repairman"].sees)


def test_a_shut_private_chat_is_said_in_the_group(town: Town, crew: Actor) -> None:
    """Proves that who takes a job and can't be written to is told in the group how to open the chat."""
    town.office = Office(town.office.reader, town.office.compounds, "https://t.me/nuanlin_bot?start=")
    town["repairman"].blocks()
    town["owner"].says(BURST)
    town.inside("repairman", TITLE).presses("接单")
    assert "王强" in crew.last.text
    assert crew.last.buttons["私聊我"].target.startswith("https://t.me/")


def test_put_out_of_the_group_nothing_is_lost(town: Town, crew: Actor) -> None:
    """Proves that what nobody took goes up a step at once, the supervisor hears who did it, coming back is enough."""
    town["owner"].says(BURST)
    ticket = town.ticket()
    town.inside("repairman2", TITLE).blocks()
    told = "\n".join(town["supervisor"].sees)
    assert "赵磊把我移出" in told
    assert f"1 单已找下一位：{ticket.no}" in told
    with town.writing() as record:
        assert any(event.event == "unaccepted" for event in record.tickets.timeline(ticket.id))
    before = len(crew.history)
    town.inside("repairman2", TITLE).takes_us_in()
    assert {"crew-back", "job-card"} <= {shown.key for shown in crew.history[before:]}


def test_a_group_that_refuses_is_missed(town: Town, crew: Actor) -> None:
    """Proves that a group that turned out to be shut when we wrote is noticed by the clock, once."""
    with town.writing() as record:
        record.groups.turn("test", "-100", LOST, out_of=[ACTIVE])
    town.ring()
    town.ring()
    assert sum("发不进消息" in text for text in town["supervisor"].sees) == 1
    town["supervisor"].says("维修群")
    assert "发不进消息的群" in town["supervisor"].last.text


def test_a_supergroup_is_followed(town: Town, crew: Actor) -> None:
    """Proves that open cards stand once in the new chat, what was asked goes on there, and nothing is said twice."""
    town["owner"].says(BURST)
    man = town.inside("repairman", TITLE)
    man.presses("接单")
    man.presses("完成")
    crew.messages.clear()
    man.moves("-1005")
    assert len(cards_in(crew, town.ticket().no)) == 1
    man.replies("", photos=1)
    assert now(town, town.ticket()).status is Status.DONE
    with town.writing() as record:
        moved = record.groups.find("test", "-1005")
        assert moved is not None
        assert moved.state == ACTIVE
        assert record.groups.find("test", "-100") is None


def test_complaints_are_nobodys_business_there(town: Town, crew: Actor) -> None:
    """Proves that what an owner complains about is not read out to the crew."""
    before = len(crew.history)
    owner = town["owner"]
    owner.says("保洁三天没来，我要投诉")
    while "✅ 对，提交" in owner.last.buttons:
        owner.presses("✅ 对，提交")
    assert town.ticket().kind == "complaint"
    town.at("2026-11-13 16:00")
    assert len(crew.history) == before


@given(st.text("0123456789-号楼单元室房厨漏，", max_size=40), st.integers(101, 3204).map(str))
def test_a_room_is_hidden_wherever_it_stands(around: str, room: str) -> None:
    """Proves that whatever stands around it, the room's own number does not come through."""
    home = Home(1, 1, "3", "2", room, None, None, None)
    shown = group_cards.hidden(f"{around} {room} {around}", home)
    assert f" {room} " not in shown


@pytest.mark.parametrize(
    "words",
    [
        "3号楼2单元601漏水", "楼上601漏到我家", "3号楼 601 没水", "601室漏水", "3-2-601漏水",
        "三号楼二单元六零一漏水", "３号楼２单元６０１漏水", "三號樓二單元六零一漏水", "楼上六零一漏到我家",
    ],
)  # fmt: skip
def test_a_neighbours_room_is_hidden_too(words: str) -> None:
    """Proves that a room that is not the reporter's own is read by nobody in the group either, in any writing."""
    shown = group_cards.hidden(words, None)
    assert not any(room in shown for room in ("601", "６０１", "六零一"))
    assert "漏" in shown or "没水" in shown


@pytest.mark.parametrize("words", ["打我电话13812345678", "电话０２４－８７６５４３２１", "幺三八一二三四五六七八"])
def test_a_telephone_is_hidden_however_it_is_written(words: str) -> None:
    """Proves that no digits of a telephone come through, spoken or typed."""
    assert not any(char.isdigit() or char in "幺三八" for char in group_cards.hidden(words, None))
