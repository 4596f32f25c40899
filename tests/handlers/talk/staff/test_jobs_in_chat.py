"""A repairman's day in the chat: the card, its buttons, photos, pauses, and what the owner sees of each step."""

from datetime import timedelta

import pytest
from harness import Town
from reported import events, now, promises, report

from handlers.desk.tickets import facade as tickets
from handlers.turn import Photo, Span
from storage.lifecycle import Status


def test_job_goes_from_card_to_stars(town: Town) -> None:
    """Proves that one card carries a job from 接单 to 完成, and that the owner hears of every step."""
    ticket = report(town)
    wang, owner = town["repairman"], town["owner"]
    wang.presses("接单")
    assert "王强师傅已接单" in owner.last.text
    town.passes(timedelta(minutes=20))
    wang.presses("到场")
    assert "已到场" in owner.last.text
    wang.presses("完成")
    assert "完工照片" in wang.last.text
    wang.sends_photos(2, "换了阀芯", album=True)
    assert "修好了吗" in owner.last.text and "换了阀芯" in owner.last.text
    assert now(town, ticket).status is Status.DONE
    assert all(row.met_at is not None for row in promises(town, ticket).values())
    cards = [shown for shown in wang.messages.values() if shown.key == "job-card"]
    assert len(cards) == 1 and not cards[0].buttons


def test_photos_before_the_button_finish_at_once(town: Town) -> None:
    """Proves that photos sent before 完成 belong to the only job in hand, and that 完成 asks for no more."""
    ticket = report(town)
    wang = town["repairman"]
    wang.presses("接单")
    wang.sends_photos(1)
    wang.presses("完成", within="完工照片")
    assert now(town, ticket).status is Status.DONE


def test_photo_with_several_jobs_asks_which(town: Town) -> None:
    """Proves that a photo that could belong to two jobs is kept until one tap says to which."""
    first, second = report(town), report(town, "卫生间漏水", home="3-2-401")
    wang = town["repairman"]
    for ticket in (first, second):
        with town.writing() as record:
            desk = town.desk(record)
            person = town.estate.people["repairman"]
            given = tickets.assign(desk, record.tickets.get(ticket.id), person, by=None)
            tickets.accept(desk, given, person)
    town.deliver()
    wang.sends_photos(1)
    assert "哪一单" in wang.last.text
    wang.presses("3-2-401 卫生间漏水")
    with town.writing() as record:
        assert [a.kind for a in record.attachments.of(second.id)] == ["after"]
        assert record.attachments.of(first.id) == []


def test_pause_stops_the_clock_and_goes_on_by_itself(town: Town) -> None:
    """Proves that a pause for a part is seen by the owner, stops the clocks and ends at the time told."""
    ticket = report(town)
    wang = town["repairman"]
    wang.presses("接单")
    due = promises(town, ticket)["solved"].due
    wang.says("3-2-501缺阀芯")
    wang.presses("等配件")
    wang.presses("明天 10:00")
    assert "等配件" in town["owner"].last.text and "不计入" in town["owner"].last.text
    assert promises(town, ticket)["solved"].paused_at is not None
    town.at("2026-11-14 10:01")
    assert now(town, ticket).status is Status.ACCEPTED
    solved = promises(town, ticket)["solved"]
    assert solved.paused_at is None and due is not None and solved.due is not None and solved.due > due


def test_refused_job_goes_to_the_next_man_and_the_supervisor_knows_why(town: Town) -> None:
    """Proves that a job given back with a reason reaches another repairman, never the one who refused."""
    ticket = report(town)
    town["repairman"].presses("退回")
    town["repairman"].presses("不是我的工种")
    moved = now(town, ticket)
    assert moved.assignee_id == town.estate.people["repairman2"]
    assert "不是我的工种" in "".join(town["supervisor"].sees)


def test_transfer_to_a_colleague_by_button(town: Town) -> None:
    """Proves that the chosen colleague gets the card and the giver's card has no more buttons."""
    ticket = report(town)
    wang, zhao = town["repairman"], town["repairman2"]
    wang.presses("转派")
    wang.presses("赵磊（0单）")
    assert now(town, ticket).assignee_id == town.estate.people["repairman2"]
    assert ticket.no in zhao.last.text and "接单" in zhao.last.buttons
    assert all("接单" not in shown.buttons for shown in wang.messages.values())


def test_stranger_and_owner_cannot_press_staff_buttons(town: Town) -> None:
    """Proves that rights are checked when a button is pressed, whoever got hold of it."""
    ticket = report(town)
    card = town["repairman"].last
    for actor in (town["owner"], town.stranger(), town["repairman2"]):
        actor.taps(card, "接单")
        assert "不归您" in actor.toasts[-1]
    assert now(town, ticket).status is Status.ASSIGNED


def test_old_card_is_answered_kindly(town: Town) -> None:
    """Proves that a second tap changes nothing, writes nothing twice and shows the present state."""
    ticket = report(town)
    wang = town["repairman"]
    card = wang.last
    wang.taps(card, "接单")
    before = events(town, ticket)
    wang.taps(card, "接单")
    assert "已接单" in wang.toasts[-1]
    assert events(town, ticket) == before


def test_emergency_is_everybodys_until_one_has_it(town: Town) -> None:
    """Proves that a burst pipe reaches the crew on duty and the supervisor, and that the first to accept has it."""
    ticket = report(town, "水管爆了", urgency="emergency")
    wang, zhao, chief = town["repairman"], town["repairman2"], town["supervisor"]
    assert {actor.last.lane for actor in (wang, zhao, chief)} == {"emergency"}
    zhao.presses("接单")
    wang.presses("接单") if "接单" in wang.last.buttons else None
    assert now(town, ticket).assignee_id == town.estate.people["repairman2"]
    assert "赵磊" in wang.last.text and not wang.last.buttons


def test_ladder_climbs_until_somebody_accepts(town: Town) -> None:
    """Proves that after 3, 6 and 9 minutes crew, supervisor and manager are called, and that accepting stops it."""
    report(town, "水管爆了", urgency="emergency")
    foreman, chief, manager = town["foreman"], town["supervisor"], town["manager"]
    town.passes(timedelta(minutes=2))
    assert not foreman.history
    town.passes(timedelta(minutes=1))
    assert "3 分钟没人接单" in foreman.last.text
    town.passes(timedelta(minutes=3))
    assert "6 分钟没人接单" in chief.last.text
    assert not manager.history
    town.passes(timedelta(minutes=3))
    assert "9 分钟没人接单" in manager.last.text
    foreman.presses("接单")
    quiet = len(manager.history)
    town.passes(timedelta(minutes=5))
    assert not [shown for shown in manager.history[quiet:] if "没人接单" in shown.text]


def test_new_time_is_true_only_by_the_repairmans_tap(town: Town) -> None:
    """Proves that the owner's wish changes nothing before 同意, and that then the promise follows the visit."""
    ticket = report(town)
    wang, owner = town["repairman"], town["owner"]
    wang.presses("接单")
    visit = Span(town.now + timedelta(days=1, hours=4), town.now + timedelta(days=1, hours=7))
    with town.writing() as record:
        asked = tickets.ask_reschedule(town.desk(record), record.tickets.get(ticket.id), visit, ticket.reporter_id or 0)
    town.deliver()
    assert asked == town.estate.people["repairman"]
    assert now(town, ticket).appointment_start is None
    wang.presses("同意")
    assert "已点确认" in owner.last.text and "按您约的时间" in owner.last.text
    assert now(town, ticket).appointment_start == visit.start
    assert promises(town, ticket)["arrival"].due == visit.end
    town.at("2026-11-13 19:01")
    assert "提醒" in owner.last.text and "上门" in wang.last.text


def test_declined_time_leaves_what_was_agreed(town: Town) -> None:
    """Proves that 不行 is told to the owner and changes nothing."""
    ticket = report(town)
    visit = Span(town.now + timedelta(hours=4), town.now + timedelta(hours=7))
    with town.writing() as record:
        tickets.ask_reschedule(town.desk(record), record.tickets.get(ticket.id), visit, ticket.reporter_id or 0)
    town.deliver()
    town["repairman"].presses("不行")
    assert "来不了" in town["owner"].last.text
    assert now(town, ticket).appointment_start is None


def test_words_pass_both_ways_without_a_number(town: Town) -> None:
    """Proves that the bot relays words and hides the numbers in them."""
    ticket = report(town, "水龙头漏水，打我电话13912345678")
    wang = town["repairman"]
    assert "13912345678" not in wang.last.text
    wang.presses("接单")
    wang.presses("联系业主")
    wang.says("我十分钟到，电话13800000001")
    told = town["owner"].last.text
    assert "我十分钟到" in told and "13800000001" not in told
    with town.writing() as record:
        tickets.say_to_crew(town.desk(record), record.tickets.get(ticket.id), "门口有狗", ticket.reporter_id or 0)
    town.deliver()
    assert "门口有狗" in wang.last.text


@pytest.mark.parametrize("button", ["业主不让拍", "手机拍不了", "没什么可拍"])
def test_finishing_without_a_photo_needs_a_reason(town: Town, button: str) -> None:
    """Proves that a job can be finished without a picture only with a reason that stays on record."""
    ticket = report(town)
    wang = town["repairman"]
    wang.presses("接单")
    wang.presses("完成")
    wang.presses(f"完成，不拍照：{button}")
    assert now(town, ticket).status is Status.DONE
    assert events(town, ticket)[-1].data["no_photo"]


def test_arrival_told_later_counts_when_it_happened(town: Town) -> None:
    """Proves that 「14:20到场」 typed at 16:40 is booked at 14:20, learned of at 16:40, and was never late."""
    ticket = report(town)
    wang = town["repairman"]
    wang.presses("接单")
    town.at("2026-11-13 16:40")
    wang.says("14:20到场，14:50修好了")
    arrived = next(event for event in events(town, ticket) if event.event == "arrive")
    local = arrived.at.astimezone(town.compound.zone)
    assert (local.hour, local.minute) == (14, 20)
    assert arrived.booked_at == town.now


def test_photo_may_be_delivered_twice(town: Town) -> None:
    """Proves that the same picture, resent, is kept once."""
    ticket = report(town)
    photo = Photo("file", "same", 1)
    with town.writing() as record:
        desk = town.desk(record)
        counts = [
            tickets.add_photos(desk, record.tickets.get(ticket.id), [photo], channel="test", by=None) for _ in range(2)
        ]
    assert counts == [1, 0]


def test_emergency_gets_a_second_visit_in_the_morning(town: Town) -> None:
    """Proves S4: after the water is stopped two taps open a second ticket at a time, once, and the owner is told."""
    town.at("2026-11-14 02:10")
    first = report(town, "卫生间暖气管爆了", kind="heating", urgency="emergency")
    foreman = town["foreman"]
    foreman.presses("接单")
    foreman.presses("完成")
    foreman.sends_photos(1, "止水，明早换管")
    foreman.presses("还有后续，约时间")
    card = foreman.last
    foreman.presses("明天 09:00–12:00")
    second = town.tickets()[-1]
    assert second.facts["after"] == first.no and second.urgency == "normal"
    assert "按您约的时间" in town["owner"].last.text and second.no in town["owner"].last.text
    foreman.taps(card, "明天 09:00–12:00")
    assert town.tickets()[-1].id == second.id


def test_repairman_reports_his_own_tap_with_a_photo(town: Town) -> None:
    """Proves that a repairman who lives here can report as an owner: his photos then belong to his report."""
    with town.writing() as record:
        home = town.estate.homes["2-1-101"]
        record.roster.settle_in(town.compound.id, town.estate.people["repairman"], home, "owner")
    job = report(town)
    wang = town["repairman"]
    wang.presses("接单")
    wang.says("我家2-1-101卫生间灯不亮")
    wang.sends_photos(1)
    with town.writing() as record:
        assert record.attachments.of(job.id) == []


def test_caption_of_an_early_photo_is_the_note(town: Town) -> None:
    """Proves that what a picture sent before 完成 says is told to the owner as what was done."""
    report(town)
    wang = town["repairman"]
    wang.presses("接单")
    wang.sends_photos(text="换了阀芯")
    wang.presses("完成", within="完工照片")
    assert "（换了阀芯）" in town["owner"].last.text


def test_emergency_finished_by_button_offers_a_second_visit(town: Town) -> None:
    """Proves that 还有后续 is offered however the emergency was finished."""
    report(town, "卫生间水管爆了", urgency="emergency", place="bathroom")
    wang = town["repairman"]
    wang.presses("接单")
    wang.sends_photos()
    wang.presses("完成", within="完工照片")
    assert any("还有后续，约时间" in shown.buttons for shown in wang.messages.values())
