"""Who gets what: trade, building, shift, leave, load; nobody there; the morning list and the handover."""

from datetime import date, timedelta

from harness import Actor, Town
from reported import day_off, now, report, texts

from handlers.desk.people import ids
from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets import leave
from handlers.desk.tickets.duty import crew_for, on_duty
from handlers.turn import Photo
from storage.lifecycle import Status
from storage.people import Address


def test_trade_decides_then_load(town: Town) -> None:
    """Proves that electrical work goes to the electrician, and plumbing to whoever has less in hand."""
    people = town.estate.people
    assert report(town, "灯不亮", category="lighting").assignee_id == people["repairman2"]
    assert report(town).assignee_id == people["repairman"]
    assert report(town, home="3-2-401").assignee_id in {people["repairman"], people["repairman2"]}
    with town.writing() as record:
        load = record.tickets.load_of([people["repairman"], people["repairman2"]])
    assert max(load.values()) - min(load.values()) <= 1


def test_keeper_is_the_steward_of_the_building(town: Town) -> None:
    """Proves 首问负责制: every ticket has a keeper who is not its assignee."""
    assert report(town).keeper_id == town.estate.people["steward"]
    assert report(town, home="1-1-101").keeper_id == town.estate.people["steward2"]


def test_shift_nobody_planned_is_everybodys(town: Town) -> None:
    """Proves that a rota without entries means everybody, and one with entries only those entered."""
    with town.writing() as record:
        desk = town.desk(record)
        planned = ids(on_duty(desk, town.now))
        far = ids(on_duty(desk, town.now + timedelta(days=400)))
    people = town.estate.people
    assert set(planned) == {people["repairman"], people["repairman2"]}
    assert set(far) == {people["repairman"], people["repairman2"], people["foreman"]}


def test_dripping_tap_at_night_waits_for_the_day_shift(town: Town) -> None:
    """Proves that what is not urgent goes to the day shift and rings nobody before the quiet hours end."""
    town.at("2026-11-13 23:30")
    ticket = report(town)
    assert ticket.assignee_id in {town.estate.people["repairman"], town.estate.people["repairman2"]}
    assert not town["repairman"].history and not town["repairman2"].history
    town.at("2026-11-14 08:01")
    assert ticket.no in texts(town["repairman"]) + texts(town["repairman2"])


def test_nobody_is_woken_by_what_an_owner_adds_at_night(town: Town) -> None:
    """Proves that a push, a photo or other words for a dripping tap wait with its card until the morning."""
    town.at("2026-11-13 23:30")
    ticket = report(town)
    with town.writing() as record:
        desk, by = town.desk(record), ticket.reporter_id or 0
        fresh = tickets.urge(desk, record.tickets.get(ticket.id), by)
        tickets.add_photos(desk, fresh, [Photo("file", "one", 1)], channel="test", by=by)
        tickets.reword(desk, fresh, "水龙头滴水，很响", message=None, by=by)
    town.deliver()
    assert not town["repairman"].history and not town["repairman2"].history
    town.at("2026-11-14 08:01")
    assert "很响" in texts(town["repairman"]) + texts(town["repairman2"])


def test_cold_home_at_night_is_the_night_shifts(town: Town) -> None:
    """Proves that what is answered within the hour by promise reaches who is on duty at night."""
    town.at("2026-11-15 22:30")
    ticket = report(town, "暖气冰凉", kind="heating")
    assert ticket.assignee_id == town.estate.people["foreman"]
    assert "接单" in town["foreman"].last.buttons


def test_burst_pipe_at_night_wakes_the_night_shift(town: Town) -> None:
    """Proves that an emergency goes to the shift that is there, at any hour."""
    town.at("2026-11-14 02:10")
    report(town, "卫生间暖气管爆了", kind="heating", urgency="emergency")
    assert "接单" in town["foreman"].last.buttons
    assert not [shown for shown in town["repairman"].history if shown.lane == "emergency"]


def test_where_somebody_is_hurt_everybody_on_duty_runs(town: Town) -> None:
    """Proves that for an injury a trade is no matter: all on shift and the supervisor have the job."""
    more = {"category": "elevator", "place": "", "urgency": "emergency"}
    report(town, "电梯门夹到人了", facts={"danger": "hurt"}, **more)
    for key in ("repairman", "repairman2", "supervisor"):
        assert "接单" in town[key].last.buttons


def test_lift_is_in_the_stairway_not_in_the_flat(town: Town) -> None:
    """Proves that who runs to somebody in a lift is sent to the stairway's lift, not to the flat of who called."""
    report(town, "电梯困人", category="elevator", place="", urgency="emergency", facts={"danger": "trapped"})
    assert "📍 3号楼2单元 电梯（报修）" in town["supervisor"].last.text
    assert "3-2-501" not in town["supervisor"].last.text


def test_nobody_suitable_is_the_supervisors_at_once(town: Town) -> None:
    """Proves that work nobody on shift can do lies with the supervisor, who gives it to somebody by button."""
    with town.writing() as record:
        for key in ("repairman", "repairman2"):
            day_off(town, record, key, date(2026, 11, 13))
    ticket = report(town)
    assert ticket.status is Status.NEW
    chief = town["supervisor"]
    assert "没有合适的师傅" in texts(chief)
    chief.presses("派给…")
    chief.presses("王强（0单，不在班）")
    assert now(town, ticket).assignee_id == town.estate.people["repairman"]


def test_crew_group_takes_an_emergency(town: Town) -> None:
    """Proves that a card in the crew's group can be taken there, by crew only, and shows who has it."""
    with town.writing() as record:
        record.groups.register(town.compound.id, "test", "group1", "crew", "维修群")
    group = Actor(town, "group", "维修群", "", Address("test", "group1", "group1"))
    town.actors["group"] = group
    ticket = report(town, "水管爆了", urgency="emergency")
    card = group.last
    for key, taken in (("owner", False), ("repairman2", True)):
        person = town[key]
        inside = Actor(town, key, person.name, "", Address("test", "group1", person.address.user))
        inside._act(press=_press(card, "接单"), group=True)
        assert (now(town, ticket).status is Status.ACCEPTED) is taken
    assert "赵磊" in group.last.text
    assert "接单" not in group.last.buttons


def _press(shown: object, label: str) -> object:
    from handlers.turn import Press  # noqa: PLC0415 - only this test presses in a group

    choice = shown.buttons[label]  # type: ignore[attr-defined]  # what a card shows
    return Press(choice.action, tuple(map(str, choice.args)), shown.id)  # type: ignore[attr-defined]  # as above


def test_leave_is_proposed_and_moved_with_one_tap(town: Town) -> None:
    """Proves S5: 「下午请假」 takes a man off the rota, and one tap moves his jobs and tells the owners."""
    first = report(town)
    with town.writing() as record:
        desk = town.desk(record)
        fresh = record.tickets.get(first.id)
        if fresh.assignee_id != town.estate.people["repairman"]:
            tickets.assign(desk, fresh, town.estate.people["repairman"], by=None)
    town.deliver()
    town.at("2026-11-13 13:05")
    town["repairman"].says("下午请假")
    assert "已请主管改派" in town["repairman"].last.text
    chief = town["supervisor"]
    assert "赵磊" in chief.last.text
    chief.presses("一键改派")
    assert now(town, first).assignee_id == town.estate.people["repairman2"]
    assert "赵磊师傅" in town["owner"].last.text
    with town.writing() as record:
        desk = town.desk(record)
        assert town.estate.people["repairman"] not in ids(crew_for(desk, first, at=town.now))
        (taken,) = record.rota.leaves(town.compound.id, town.now, town.now)
        assert leave.propose(desk, taken) == []


def test_only_who_decides_may_move_jobs(town: Town) -> None:
    """Proves that the one-tap button does nothing for anybody but supervisor and manager."""
    ticket = report(town)
    town["repairman"].says("请假")
    card = town["supervisor"].last
    town["repairman2"].taps(card, "一键改派")
    assert "不归您" in town["repairman2"].toasts[-1]
    assert now(town, ticket).assignee_id == ticket.assignee_id


def test_morning_list_comes_once(town: Town) -> None:
    """Proves that before the shift each repairman hears how many jobs wait in which building, once."""
    report(town)
    report(town, home="4-1-202")
    report(town, home="3-2-401")
    town.at("2026-11-14 08:30")
    lists = [shown for key in ("repairman", "repairman2") for shown in town[key].history if "今日" in shown.text]
    assert len(lists) == 2
    assert any("3号楼" in shown.text for shown in lists)
    lists[0].buttons["我的工单"]


def test_handover_nobody_takes_is_reported(town: Town) -> None:
    """Proves that the new shift is given what is open and that ten minutes of silence reach the supervisor."""
    report(town)
    town.at("2026-11-13 20:05")
    foreman = town["foreman"]
    assert "未完 1 单" in foreman.last.text
    town.at("2026-11-13 20:11")
    assert "没有人点" in texts(town["supervisor"])
    foreman.presses("已接班")
    town["foreman"].presses("已接班")
    assert "已经有人接班" in foreman.toasts[-1]


def test_handover_taken_in_time_is_not_reported(town: Town) -> None:
    """Proves that one tap in time spares the supervisor the alarm."""
    report(town)
    town.at("2026-11-13 20:05")
    town["foreman"].presses("已接班")
    town.at("2026-11-13 20:40")
    assert "没有人点" not in texts(town["supervisor"])


def test_praise_is_passed_on_and_asks_nothing(town: Town) -> None:
    """Proves that praise reaches the office and leaves nothing open."""
    ticket = report(town, "王师傅真好", kind="praise")
    assert ticket.status is Status.CLOSED
    assert "王师傅真好" in texts(town["steward"])
    town.passes(timedelta(hours=30), step=timedelta(minutes=10))
    assert now(town, ticket).status is Status.CLOSED
