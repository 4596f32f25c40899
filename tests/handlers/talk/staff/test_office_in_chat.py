"""The office in the chat: the list of open tickets, giving work by button, reports typed for a caller."""

from datetime import timedelta

from harness import Town
from reported import events, now, report

from handlers.desk.tickets import facade as tickets
from storage.lifecycle import Status


def test_board_shows_the_most_pressing_first(town: Town) -> None:
    """Proves that 待办 lists open tickets by urgency, and that filters and pages work by button."""
    for number in range(9):
        report(town, f"第{number}件小事", home="4-1-202")
    emergency = report(town, "水管爆了", urgency="emergency")
    chief = town["supervisor"]
    chief.says("待办")
    board = chief.last
    assert "10 单" in board.text and board.text.splitlines()[1].startswith("1.") and emergency.no in board.text
    chief.presses("下一页 ›")
    assert "9. " in chief.last.text and emergency.no not in chief.last.text
    chief.presses("挂起", within="📋")
    assert "0 单" in chief.last.text and chief.last.edited


def test_board_ticket_can_be_given_away(town: Town) -> None:
    """Proves that from the list a ticket is opened, given to somebody and pushed by buttons."""
    ticket = report(town)
    chief = town["supervisor"]
    chief.says("工单")
    chief.presses("1")
    chief.presses("派给…")
    chief.presses("赵磊（0单）")
    assert now(town, ticket).assignee_id == town.estate.people["repairman2"]
    chief.says("工单")
    chief.presses("1")
    chief.presses("催一下")
    assert "请您抓紧" in town["repairman2"].last.text


def test_steward_sees_what_he_keeps(town: Town) -> None:
    """Proves that a steward's list holds the tickets of his buildings only."""
    mine, other = report(town), report(town, home="1-1-101")
    town["steward"].says("待办")
    assert mine.no in town["steward"].last.text and other.no not in town["steward"].last.text


def test_owner_gets_no_board(town: Town) -> None:
    """Proves that staff words mean nothing from somebody who is not staff."""
    ticket = report(town, home="3-2-401")
    town["owner"].says("待办")
    assert ticket.no not in town["owner"].last.text


def test_my_jobs_go_building_by_building(town: Town) -> None:
    """Proves that 今天几单 counts by building, lists in walking order and opens each card."""
    for home in ("4-1-202", "3-2-501", "3-2-401", "3-2-302"):
        report(town, f"{home}漏水", home=home)
    wang = town["repairman"]
    wang.says("今天几单")
    text = wang.last.text
    assert "号楼" in text and "1." in text
    wang.presses("1")
    assert "接单" in wang.last.buttons


def test_report_for_a_caller(town: Town) -> None:
    """Proves that one line opens a ticket for the caller's home, and the household hears of its progress."""
    town["steward"].says("代报 3-2-501 厨房水龙头漏水")
    ticket = town.ticket()
    assert ticket.source == "phone" and ticket.home_id == town.estate.homes["3-2-501"]
    assert ticket.reporter_id == town.estate.people["owner"]
    assert ticket.no in town["steward"].last.text
    town["repairman"].presses("接单")
    assert "已接单" in town["owner"].last.text


def test_report_for_a_caller_without_a_home_asks(town: Town) -> None:
    """Proves that the missing home is asked for once, and a mistyped report can be taken back."""
    steward = town["steward"]
    steward.says("代报 厨房水龙头漏水")
    assert "哪一户" in steward.last.text
    steward.says("3-2-401")
    ticket = town.ticket()
    assert ticket.home_id == town.estate.homes["3-2-401"] and "水龙头" in ticket.text
    steward.presses("填错了，撤回")
    assert now(town, ticket).status is Status.CANCELLED


def test_callers_emergency_alarms_the_crew_not_for_the_steward(town: Town) -> None:
    """Proves that a burst pipe typed in for a caller alarms the duty for the caller's home."""
    town["steward"].says("代报 3-2-401 水管爆了，水喷得到处都是")
    ticket = town.ticket()
    assert ticket.urgency == "emergency" and ticket.home_id == town.estate.homes["3-2-401"]
    assert town["repairman"].last.lane == "emergency"


def test_reply_to_a_card_goes_to_the_owner(town: Town) -> None:
    """Proves that words in reply to a job's card are passed on as they are."""
    report(town)
    wang = town["repairman"]
    wang.presses("接单")
    wang.says("我大概十一点到您家", answers=wang.last.id)
    assert "我大概十一点到您家" in town["owner"].last.text


def test_pause_with_other_reason_lets_the_clock_run(town: Town) -> None:
    """Proves that only what is not our doing stops a clock."""
    ticket = report(town)
    wang = town["repairman"]
    wang.presses("接单")
    wang.presses("挂起")
    wang.presses("其他")
    wang.presses("今天 11:00")
    assert "照算" in town["owner"].last.text
    with town.writing() as record:
        assert record.promises.of(ticket.id)["solved"].paused_at is None
    town.passes(timedelta(minutes=61))
    assert now(town, ticket).status is Status.ACCEPTED


def test_words_for_the_owner_are_not_taken_for_an_arrival(town: Town) -> None:
    """Proves that what is to be passed on is passed on, also where it sounds like a step of the job."""
    ticket = report(town)
    wang = town["repairman"]
    wang.presses("接单")
    wang.presses("联系业主")
    wang.says("3-2-501您好，我到了，麻烦开门")
    assert "我到了，麻烦开门" in town["owner"].last.text
    assert now(town, ticket).status is Status.ACCEPTED


def test_lists_can_be_asked_for_while_a_photo_is_awaited(town: Town) -> None:
    """Proves that an open question for a photo swallows no list and no leave."""
    report(town)
    wang = town["repairman"]
    wang.presses("接单")
    wang.presses("完成")
    wang.says("今天几单")
    assert "手上 1 单" in wang.last.text
    wang.presses("1")
    wang.presses("完成")
    wang.says("下午请假")
    assert "已记请假" in wang.last.text


def test_two_jobs_at_once_are_told_apart_by_one_tap(town: Town) -> None:
    """Proves that 「14:20到场」 with two jobs in hand waits for one tap and keeps the time that was told."""
    first, second = report(town), report(town, home="4-1-202")
    wang = town["repairman"]
    with town.writing() as record:
        for ticket in (first, second):
            desk, person = town.desk(record), town.estate.people["repairman"]
            given = tickets.assign(desk, record.tickets.get(ticket.id), person, by=None)
            tickets.accept(desk, given, person)
    town.deliver()
    town.at("2026-11-13 16:40")
    wang.says("14:20到场")
    wang.presses("4-1-202 厨房水龙头一直滴水")
    arrived = [event for event in events(town, second) if event.event == "arrive"]
    assert [event.at.astimezone(town.compound.zone).hour for event in arrived] == [14]
    assert now(town, first).status is Status.ACCEPTED
