"""Outside parties: whom we wait for and until when is seen by the owner; their clock is not ours, and somebody asks."""

from datetime import date, timedelta
from pathlib import Path

from harness import Actor, Town
from reported import day_off

from bot.commands.views import ticket_story
from handlers.desk.rules import loading as rules
from handlers.desk.tickets import facade as tickets
from storage.lifecycle import Status
from storage.outside import OutsideCall
from storage.tickets import NewTicket, Ticket


def accepted(town: Town) -> Ticket:
    """A heating ticket of 3-2-501 that 王强 has accepted."""
    with town.writing() as record:
        desk, home = town.desk(record), town.estate.homes["3-2-501"]
        reporter = town.estate.people["owner"]
        new = NewTicket(
            community_id=town.compound.id, kind="heating", category="heating", text="家里不热", facts={},
            home_id=home, reporter_id=reporter,
        )  # fmt: skip
        ticket = tickets.open_ticket(desk, new)
        wang = town.estate.people["repairman"]
        ticket = tickets.accept(desk, tickets.assign(desk, ticket, wang, by=None), wang)
    town.deliver()
    return ticket


def wait_for_heat(town: Town) -> Ticket:
    """王强 asks the heat supplier to come."""
    ticket = accepted(town)
    wang = town["repairman"]
    wang.presses("挂起")
    wang.presses("等外单位")
    wang.presses("供热公司")
    return now(town, ticket)


def now(town: Town, ticket: Ticket) -> Ticket:
    with town.writing() as record:
        return record.tickets.get(ticket.id)


def calls(town: Town, ticket: Ticket) -> list[OutsideCall]:
    with town.writing() as record:
        return list(record.outside.of_ticket(ticket.id))


def keeper(town: Town) -> Actor:
    return town["steward"]


def test_owner_sees_who_was_called_and_by_when(town: Town) -> None:
    """Proves that 等外单位 stops our clocks, shows the party with its time to the owner, and names no phone number."""
    ticket = wait_for_heat(town)
    assert ticket.status is Status.PAUSED and ticket.paused_why == "outside"
    told = town["owner"].last.text
    assert "已请供热公司，承诺今天 14:00前到" in told and "不计入" in told
    with town.writing() as record:
        assert all(row.paused_at is not None for row in record.promises.of(ticket.id).values() if row.met_at is None)
    town["owner"].says("到哪一步了")
    assert "等供热公司，今天 14:00前到" in town["owner"].last.text and "请了外单位" in town["owner"].last.text
    assert any("等供热公司" in text for text in town["repairman"].sees)


def test_party_that_came_sets_the_ticket_going(town: Town) -> None:
    """Proves that 已到场, by the keeper's tap after the reminder, resumes the work and tells owner and repairman."""
    ticket = wait_for_heat(town)
    town.passes(timedelta(hours=4, minutes=1))
    assert "时间到了" in keeper(town).last.text
    keeper(town).presses("已到场")
    assert now(town, ticket).status is Status.ACCEPTED
    assert "供热公司已到场" in town["owner"].last.text
    assert any("供热公司已到场，请配合" in text for text in town["repairman"].sees)
    (call,) = calls(town, ticket)
    assert call.arrived_at is not None and not call.waiting
    before = len(keeper(town).history)
    town.passes(timedelta(hours=3))
    assert not any("供热公司" in shown.text for shown in keeper(town).history[before:])


def test_late_party_is_chased_and_the_owner_knows(town: Town) -> None:
    """Proves that a party that does not come is on record, the owner hears who chases it, and our clock runs again."""
    ticket = wait_for_heat(town)
    town.passes(timedelta(hours=5, minutes=5))
    assert now(town, ticket).status is Status.ACCEPTED
    reminders = [shown for shown in keeper(town).history if "时间到了" in shown.text]
    assert len(reminders) == 2
    assert len([shown for shown in town["owner"].history if "没有在今天 14:00前到" in shown.text]) == 1
    with town.writing() as record:
        events = [event.event for event in record.tickets.timeline(ticket.id)]
    assert events.count("outside_late") == 1


def test_new_time_of_the_party_is_passed_on(town: Town) -> None:
    """Proves that 已回复 with a new time moves the wait, before and after the first time is over."""
    ticket = wait_for_heat(town)
    town.passes(timedelta(hours=4, minutes=1))
    keeper(town).presses("已回复")
    keeper(town).presses("明天 10:00")
    assert "供热公司答复：明天（11月14日周六）10:00前到" in town["owner"].last.text
    paused = now(town, ticket)
    assert paused.status is Status.PAUSED and paused.resume_at == calls(town, ticket)[0].due
    town.at("2026-11-14 10:01")
    assert "时间到了" in keeper(town).last.text


def test_party_the_rules_do_not_name_is_a_plain_pause(town: Town) -> None:
    """Proves that 其他单位 asks until when, as any other pause does."""
    ticket = accepted(town)
    wang = town["repairman"]
    wang.presses("挂起")
    wang.presses("等外单位")
    wang.presses("其他单位")
    wang.presses("明天 10:00")
    assert now(town, ticket).paused_why == "outside" and calls(town, ticket) == []


def test_supervisor_may_call_a_party_too(town: Town) -> None:
    """Proves that the supervisor can do it from the list of tickets."""
    ticket = accepted(town)
    li = town["supervisor"]
    li.says("待办")
    li.presses("1")
    li.presses("等外单位")
    li.presses("电梯维保单位")
    assert now(town, ticket).status is Status.PAUSED
    assert "电梯维保单位" in town["owner"].last.text


def test_old_buttons_change_nothing(town: Town) -> None:
    """Proves that a party that came is not waited for again by an old card, and that a stranger's tap is refused."""
    ticket = wait_for_heat(town)
    town.passes(timedelta(hours=4, minutes=1))
    card = next(shown for shown in keeper(town).messages.values() if "已到场" in shown.buttons)
    keeper(town).taps(card, "已到场")
    before = now(town, ticket)
    keeper(town).taps(card, "已回复")
    assert "已经不在等" in keeper(town).toasts[-1]
    town["steward2"].taps(card, "已到场")
    assert "不归您" in town["steward2"].toasts[-1]
    assert now(town, ticket) == before


def test_story_for_scripts_holds_the_party(town: Town) -> None:
    """Proves that `ticket NO --json` shows the party, its time, and that it came late."""
    ticket = wait_for_heat(town)
    town.passes(timedelta(hours=4, minutes=1))
    with town.writing() as record:
        story = ticket_story(record, record.tickets.get(ticket.id), town.compound.zone, lambda packed: "")
    (call,) = story["outside"]
    assert call["party"] == "供热公司" and call["due"] == "2026-11-13T14:00:00+08:00" and call["late"]
    assert [event["event"] for event in story["timeline"]].count("outside_asked") == 1


def test_compound_names_its_own_parties(tmp_path: Path) -> None:
    """Proves that the list is the compound's own data, with a phone number for staff."""
    own = tmp_path / "community.toml"
    own.write_text(
        '[outside]\nparties = [{ code = "boiler", name = "换热站", does = "", phone = "010-1234", within = "2h" }]',
        encoding="utf-8",
    )
    (party,) = rules.load(own).outside
    assert (party.code, party.name, party.phone, party.within) == ("boiler", "换热站", "010-1234", timedelta(hours=2))


def test_who_asks_about_a_ticket_nobody_has_answers_for_it(town: Town) -> None:
    """Proves that a supervisor can call an outside party about a new ticket, has it then, and no ladder climbs."""
    with town.writing() as record:
        for key in ("repairman", "repairman2"):
            day_off(town, record, key, date(2026, 11, 13))
        new = NewTicket(
            community_id=town.compound.id, kind="heating", category="heating", text="整栋不热", facts={},
            home_id=town.estate.homes["3-2-501"], reporter_id=town.estate.people["owner"],
        )  # fmt: skip
        ticket = tickets.open_ticket(town.desk(record), new)
    town.deliver()
    assert ticket.status is Status.NEW
    chief = town["supervisor"]
    chief.says("待办")
    chief.presses("1")
    chief.presses("等外单位")
    chief.presses("供热公司")
    held = now(town, ticket)
    assert held.status is Status.PAUSED and held.assignee_id == town.estate.people["supervisor"]
    assert "已请供热公司" in town["owner"].last.text and "已接单" not in town["owner"].last.text
    town.passes(timedelta(hours=3))
    assert not any("没人接单" in text for text in chief.sees)


def test_standing_arrival_is_not_promised(town: Town) -> None:
    """Proves that while our clocks stand still nobody is told of an arrival time that counts no more."""
    ticket = accepted(town)
    with town.writing() as record:
        assert "到场" in town.render(tickets.promise_line(town.desk(record), ticket))
    town["repairman"].presses("挂起")
    town["repairman"].presses("等外单位")
    town["repairman"].presses("供热公司")
    with town.writing() as record:
        line = town.render(tickets.promise_line(town.desk(record), record.tickets.get(ticket.id)))
    assert "到场" not in line and "暂停计时" in line
