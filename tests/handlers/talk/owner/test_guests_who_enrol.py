"""A stranger's emergency after they have enrolled: theirs to see and push, with their home on it."""

from datetime import timedelta

import pytest
from harness import Actor, Town
from reported import texts

CODE = "Kq7-aB3"


def enrols(town: Town, guest: Actor, way: str) -> None:
    """By a code of the office, by their own contact card, or by the steward's yes."""
    if way == "card":
        guest.shares_contact()
        return
    if way == "code":
        with town.writing() as record:
            record.enrolment.issue(
                CODE, community_id=town.estate.community_id, home_id=town.estate.homes["3-2-601"], standing="family",
                expires_at=town.now + timedelta(days=1),
            )  # fmt: skip
        guest.starts(f"bind_{CODE}")
        return
    guest.says("4号楼1单元的电梯")
    guest.says("我是3-2-601的李小明")
    guest.presses("家属")
    town["steward"].presses("是，同意")


@pytest.fixture
def unbound(town: Town) -> Actor:
    """He Fang of 3-2-401 with a chat nobody knows, as after a new telephone."""
    return town.stranger("何芳", "13900000003")


@pytest.mark.parametrize(("way", "home"), [("code", "3-2-601"), ("card", "3-2-401"), ("steward", "3-2-601")])
def test_emergency_of_a_guest_becomes_theirs(town: Town, unbound: Actor, way: str, home: str) -> None:
    """Proves that after enrolment the ticket has its reporter and home, and is among the person's own."""
    unbound.says("电梯困人了")
    ticket = town.ticket()
    assert ticket.home_id is None
    enrols(town, unbound, way)
    now = town.ticket()
    assert now.home_id == town.estate.homes[home]
    with town.writing() as record:
        speaker = record.roster.speaker(unbound.address, title="", at=town.now)
        assert speaker is not None and speaker.person is not None
        assert now.reporter_id == speaker.person.id
    unbound.says("我的报修")
    assert now.no in unbound.last.text
    town["repairman"].presses("接单")
    assert "王强师傅已接单" in texts(unbound)


def test_home_of_who_called_is_not_taken_for_the_place(town: Town, unbound: Actor) -> None:
    """Proves that who runs reads the home as the reporter's, and that an address said later is where to go."""
    unbound.says("电梯困人了")
    enrols(town, unbound, "card")
    assert "报的人住 3-2-401" in town["supervisor"].last.text
    unbound.says("我还欠多少物业费")
    assert "3号楼2单元 电梯" not in town["supervisor"].last.text


def test_question_whether_it_goes_on_is_theirs_too(town: Town, unbound: Actor) -> None:
    """Proves that an alarm asked of the guest and never answered reaches the duty under the person's name."""
    unbound.says("3号楼2单元电梯门夹到人了")
    enrols(town, unbound, "card")
    town.passes(timedelta(minutes=3))
    town["supervisor"].presses("打电话")
    assert unbound.phone in town["supervisor"].toasts[-1]


def test_home_that_was_said_stays(town: Town, unbound: Actor) -> None:
    """Proves that a ticket whose place is known keeps it, whoever the reporter turns out to be."""
    unbound.says("4号楼1单元202水管爆了，水到处都是")
    ticket = town.ticket()
    assert ticket.home_id == town.estate.homes["4-1-202"]
    enrols(town, unbound, "card")
    assert town.ticket().home_id == ticket.home_id
