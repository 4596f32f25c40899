"""What comes after a ticket is on its way: warnings, breaches, silence, reopening, complaints and their call-back."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from harness import Town
from reported import events, now, promises, report, texts

from handlers.desk.tickets import facade as tickets
from handlers.turn import Span
from storage.lifecycle import IllegalMove, Status
from storage.tickets import Ticket


def done(town: Town, ticket: Ticket, note: str = "") -> None:
    """Somebody takes it and finishes it."""
    with town.writing() as record:
        desk, fresh = town.desk(record), record.tickets.get(ticket.id)
        by = fresh.assignee_id or town.estate.people["repairman"]
        tickets.finish(desk, tickets.accept(desk, fresh, by), by, note=note)
    town.deliver()


# --- before and after a promise breaks ------------------------------------------------------------------------


def test_owner_hears_before_the_promise_breaks(town: Town) -> None:
    """Proves N10: staff are warned first; if nobody answers, the owner hears before it is late who looks after it."""
    ticket = report(town, "水管漏水", urgency="urgent")
    due = promises(town, ticket)["arrival"].due
    assert due is not None
    town["repairman"].presses("接单")
    town.passes(timedelta(minutes=48))
    assert "来得及吗" in town["repairman"].last.text and "来得及吗" in texts(town["supervisor"])
    town.passes(timedelta(minutes=7))
    assert town.now < due
    assert "可能赶不上" in town["owner"].last.text and "李敏" in town["owner"].last.text
    assert promises(town, ticket)["arrival"].broken_at is None


def test_repairman_names_a_new_time_and_the_owner_hears_why(town: Town) -> None:
    """Proves that two taps tell the owner who, why and the new time, and that the breach is then not told twice."""
    ticket = report(town, "水管漏水", urgency="urgent")
    wang, owner = town["repairman"], town["owner"]
    wang.presses("接单")
    town.passes(timedelta(minutes=48))
    wang.presses("晚半小时")
    wang.presses("上一单还没完")
    assert "王强师傅" in owner.last.text and "上一单还没完" in owner.last.text and "11:30" in owner.last.text
    said = len(owner.history)
    town.passes(timedelta(minutes=13))
    assert promises(town, ticket)["arrival"].broken_at is not None
    assert len(owner.history) == said
    chief = town["supervisor"]
    chief.presses("人手")
    assert promises(town, ticket)["arrival"].breach_reason == "hands"
    town.passes(timedelta(minutes=31))
    assert "第 2 次超时" in texts(town["manager"]) and "王强" in texts(town["manager"])


def test_saying_it_will_be_in_time_leaves_the_owner_in_peace(town: Town) -> None:
    """Proves that 来得及 spares the owner a worry, and that a breach is told all the same."""
    report(town, "水管漏水", urgency="urgent")
    wang, owner = town["repairman"], town["owner"]
    wang.presses("接单")
    town.passes(timedelta(minutes=48))
    wang.presses("来得及")
    town.passes(timedelta(minutes=10))
    assert "赶不上" not in texts(owner)
    town.passes(timedelta(minutes=3))
    assert "没有赶上" in owner.last.text


def test_clock_met_later_than_it_happened_was_never_broken(town: Town) -> None:
    """Proves that an arrival booked late, but made in time, is no breach in the record."""
    ticket = report(town, "水管漏水", urgency="urgent")
    town["repairman"].presses("接单")
    there = town.now + timedelta(minutes=30)
    town.passes(timedelta(minutes=90))
    assert promises(town, ticket)["arrival"].broken_at is not None
    with town.writing() as record:
        tickets.arrive(town.desk(record), record.tickets.get(ticket.id), town.estate.people["repairman"], at=there)
    row = promises(town, ticket)["arrival"]
    assert row.met_at == there and row.broken_at is None
    town["supervisor"].presses("人手")
    assert "没有超时" in town["supervisor"].last.text
    assert promises(town, ticket)["arrival"].breach_reason is None


def test_missed_rings_are_harmless(town: Town) -> None:
    """Proves that ringing late or twice does every thing once."""
    ticket = report(town, "水管漏水", urgency="urgent")
    town["repairman"].presses("接单")
    town.now += timedelta(hours=3)
    for _ in range(3):
        town.ring()
    with town.writing() as record:
        broken = [event.data["clock"] for event in record.tickets.timeline(ticket.id) if event.event == "broken"]
    assert broken == ["arrival"]


def test_both_databases_follow_up_alike(either_engine: sa.Engine) -> None:
    """Proves that opening, ladder, warning, breach and reasons go the same way on SQLite and on PostgreSQL."""
    town = Town(either_engine)
    ticket = report(town, "水管漏水", urgency="urgent")
    town.passes(timedelta(minutes=70), step=timedelta(minutes=5))
    town["repairman"].presses("接单")
    town["supervisor"].presses("流程")
    with town.writing() as record:
        story = [event.event for event in record.tickets.timeline(ticket.id)]
    assert {"opened", "assign", "unaccepted", "broken", "accept", "breach_reason"} <= set(story)
    assert now(town, ticket).status is Status.ACCEPTED


# --- silence ----------------------------------------------------------------------------------------------------


def test_silence_is_asked_once_more_and_then_closes(town: Town) -> None:
    """Proves that an owner who says nothing is reminded once and the ticket closes after the compound's time."""
    ticket = report(town)
    done(town, ticket)
    town.passes(timedelta(hours=25), step=timedelta(minutes=10))
    assert sum("想跟您确认" in shown.text for shown in town["owner"].history) == 1
    assert now(town, ticket).status is Status.DONE
    town.passes(timedelta(hours=49), step=timedelta(minutes=10))
    assert now(town, ticket).status is Status.CLOSED
    assert sum("想跟您确认" in shown.text for shown in town["owner"].history) == 1
    assert "没有收到您的回复" in texts(town["owner"])


def test_answer_ends_the_reminders(town: Town) -> None:
    """Proves that nobody is reminded of what they answered."""
    ticket = report(town)
    done(town, ticket)
    with town.writing() as record:
        tickets.confirm_fixed(town.desk(record), record.tickets.get(ticket.id), ticket.reporter_id or 0)
    told = len(town["owner"].history)
    town.passes(timedelta(hours=80), step=timedelta(minutes=10))
    assert len(town["owner"].history) == told
    assert now(town, ticket).status is Status.CLOSED


def test_unbound_owner_is_called_by_the_steward(town: Town) -> None:
    """Proves that a household without a chat is asked by telephone, and that the answer closes the ticket."""
    ticket = report(town, home="3-2-902")
    done(town, ticket)
    steward = town["steward"]
    assert "请打电话问业主" in steward.last.text
    steward.presses("电话问过，好了")
    assert now(town, ticket).status is Status.CLOSED


# --- not fixed --------------------------------------------------------------------------------------------------


def test_not_fixed_opens_again_with_its_history(town: Town) -> None:
    """Proves that 没修好 sends the same man again, tells the supervisor, and keeps the first story."""
    ticket = report(town)
    done(town, ticket, "换垫圈")
    with town.writing() as record:
        tickets.not_fixed(town.desk(record), record.tickets.get(ticket.id), ticket.reporter_id or 0, "还在滴")
    town.deliver()
    again = now(town, ticket)
    assert again.status is Status.ASSIGNED and again.assignee_id == town.estate.people["repairman"]
    assert "还在滴" in texts(town["supervisor"])
    assert "接单" in town["repairman"].last.buttons
    with town.writing() as record:
        told = [event.event for event in record.tickets.timeline(ticket.id)]
    assert told.index("finish") < told.index("reopen")
    row = promises(town, ticket)["solved"]
    assert row.met_at is None and row.due is not None and row.due > town.now


def test_work_that_did_not_hold_needs_new_photos(town: Town) -> None:
    """Proves that after a reopening the old pictures prove nothing: finishing asks for a new one."""
    ticket = report(town)
    wang = town["repairman"]
    wang.presses("接单")
    wang.sends_photos(1)
    wang.presses("完成", within="完工照片")
    with town.writing() as record:
        town.now += timedelta(hours=1)
        tickets.not_fixed(town.desk(record), record.tickets.get(ticket.id), ticket.reporter_id or 0)
    town.deliver()
    wang.presses("接单")
    wang.presses("完成")
    assert "请发一张完工照片" in wang.last.text
    assert now(town, ticket).status is Status.ACCEPTED


def test_midnight_is_told_as_the_end_of_the_day(town: Town) -> None:
    """Proves that nobody reads a deadline a day wrong: Monday 24:00, not Tuesday 00:00."""
    town.at("2026-11-14 10:00")
    ticket = report(town)
    with town.writing() as record:
        line = town.render(tickets.promise_line(town.desk(record), ticket))
    assert "11月16日周一 24:00到场" in line and "00:00" not in line


@pytest.mark.parametrize(
    ("aspect", "who"), [("quality", "repairman"), ("punctual", "supervisor"), ("tidy", "supervisor")]
)
def test_low_stars_open_again(town: Town, aspect: str, who: str) -> None:
    """Proves that two stars reopen once all are given: bad work goes back to the crew, manners to the supervisor."""
    ticket = report(town)
    done(town, ticket)
    by = ticket.reporter_id or 0
    with town.writing() as record:
        desk = town.desk(record)
        closed = tickets.confirm_fixed(desk, record.tickets.get(ticket.id), by)
        for each in ("punctual", "quality", "tidy"):
            closed = tickets.rate(desk, closed, by, each, 2 if each == aspect else 5)
    town.deliver()
    assert now(town, ticket).status is Status.ASSIGNED
    assert now(town, ticket).assignee_id == town.estate.people[who]
    assert "2 星" in texts(town["supervisor"]) and "2 星" in texts(town["steward"])


def low_first_mark(town: Town) -> Ticket:
    """Work that is finished and confirmed, with one star for being late and nothing else yet."""
    ticket = report(town)
    done(town, ticket)
    by = ticket.reporter_id or 0
    with town.writing() as record:
        closed = tickets.confirm_fixed(town.desk(record), record.tickets.get(ticket.id), by)
        tickets.rate(town.desk(record), closed, by, "punctual", 1)
    town.deliver()
    return now(town, ticket)


def test_low_first_mark_waits_for_the_others(town: Town) -> None:
    """Proves that a low mark leaves the card open, that all three are kept, and the supervisor hears every low one."""
    ticket = low_first_mark(town)
    assert ticket.status is Status.CLOSED
    by = ticket.reporter_id or 0
    with town.writing() as record:
        desk = town.desk(record)
        text, _ = tickets.rating_card(desk, ticket)
        second = tickets.rate(desk, ticket, by, "quality", 2)
        tickets.rate(desk, second, by, "tidy", 4)
    town.deliver()
    assert "其余的也点一下" in town.render(text)
    assert "准时 1 星、质量 2 星" in texts(town["supervisor"])
    rated = [event.data["stars"] for event in events(town, ticket) if event.event == "rated"]
    assert rated == [1, 2, 4] and now(town, ticket).status is Status.ASSIGNED
    assert "没让您满意" not in texts(town["owner"])  # who tapped the third one reads it on the card


def test_low_mark_alone_opens_again_after_its_time(town: Town) -> None:
    """Proves that other marks are waited for ten minutes only, and that owner, supervisor and keeper are all told."""
    ticket = low_first_mark(town)
    town.passes(timedelta(minutes=9))
    assert now(town, ticket).status is Status.CLOSED
    town.passes(timedelta(minutes=2))
    assert now(town, ticket).status is Status.ASSIGNED
    assert "没让您满意，已经重开" in texts(town["owner"])
    assert "准时 1 星" in texts(town["supervisor"]) and "准时 1 星" in texts(town["steward"])


def test_mark_taken_back_opens_nothing(town: Town) -> None:
    """Proves that a slip of the finger is corrected by the next tap."""
    ticket = low_first_mark(town)
    with town.writing() as record:
        tickets.rate(town.desk(record), ticket, ticket.reporter_id or 0, "punctual", 5)
    town.passes(timedelta(minutes=15))
    assert now(town, ticket).status is Status.CLOSED and "重开" not in texts(town["supervisor"])


def test_reopening_by_telephone_is_told_to_the_owner(town: Town) -> None:
    """Proves that a ticket the office opens again after a call is never reopened behind the owner's back."""
    ticket = report(town)
    done(town, ticket)
    with town.writing() as record:
        fresh = record.tickets.get(ticket.id)
        tickets.called_back(town.desk(record), fresh, town.estate.people["steward"], solved=False)
    town.deliver()
    assert "已经重开" in texts(town["owner"]) and "已重开" in texts(town["supervisor"])


def test_good_stars_close_and_average(town: Town) -> None:
    """Proves that marks above two change nothing but the ticket's stars."""
    ticket = report(town)
    done(town, ticket)
    by = ticket.reporter_id or 0
    with town.writing() as record:
        desk = town.desk(record)
        rated = tickets.confirm_fixed(desk, record.tickets.get(ticket.id), by)
        for aspect, stars in (("punctual", 3), ("quality", 5), ("tidy", 5)):
            rated = tickets.rate(desk, rated, by, aspect, stars)
        text, rows = tickets.rating_card(desk, rated)
    assert rated.status is Status.CLOSED and rated.stars == 4
    assert text.values["left"] == 0
    assert [town.render(button.label) for button in rows[1]][-1] == "✓质量5"


def test_rating_an_open_ticket_is_refused(town: Town) -> None:
    """Proves that stars belong to finished work."""
    ticket = report(town)
    with town.writing() as record, pytest.raises(IllegalMove):
        tickets.rate(town.desk(record), record.tickets.get(ticket.id), ticket.reporter_id or 0, "quality", 5)


# --- complaints -------------------------------------------------------------------------------------------------


def test_complaint_needs_a_call_back_to_close(town: Town) -> None:
    """Proves that a complaint goes to the supervisor, is asked after three days and never closes by silence."""
    ticket = report(town, "楼道三天没人打扫", kind="complaint", category="cleaning")
    assert now(town, ticket).assignee_id == town.estate.people["supervisor"]
    chief, owner = town["supervisor"], town["owner"]
    chief.presses("接单")
    chief.presses("联系业主")
    chief.says("今晚补做，明起每天拍照")
    assert "今晚补做，明起每天拍照" in owner.last.text
    chief.presses("完成")
    assert "再问您一次" in owner.last.text
    town.passes(timedelta(days=3, hours=1), step=timedelta(minutes=15))
    assert "解决了吗" in texts(owner)
    town.passes(timedelta(days=6), step=timedelta(minutes=30))
    assert now(town, ticket).status is Status.DONE
    chief.presses("电话问过，没好")
    assert now(town, ticket).status in {Status.ASSIGNED, Status.NEW}


def test_complaint_opened_again_has_a_day(town: Town) -> None:
    """Proves S8: a complaint its call-back opens again is promised within 24 hours, not within the first 72."""
    ticket = report(town, "楼道三天没人打扫", kind="complaint", category="cleaning")
    first = promises(town, ticket)["solved"].due
    assert first is not None and first - town.now > timedelta(days=2)
    chief = town["supervisor"]
    chief.presses("接单")
    chief.presses("完成")
    town.passes(timedelta(days=3, hours=1), step=timedelta(minutes=30))
    town["owner"].presses("👎 还没好")
    again = promises(town, ticket)["solved"].due
    assert again is not None and again - town.now == timedelta(hours=24)
    with town.writing() as record:
        line = town.render(tickets.promise_line(town.desk(record), record.tickets.get(ticket.id)))
    assert "重开的投诉24小时" in line


def test_closing_a_complaint_without_asking_is_impossible(town: Town) -> None:
    """Proves that the store of decisions itself refuses a complaint without a call-back record."""
    from handlers.desk.tickets import confirmation  # noqa: PLC0415 - a private door that no conversation uses

    ticket = report(town, "楼道没人打扫", kind="complaint")
    done(town, ticket)
    with town.writing() as record, pytest.raises(tickets.CallbackMissing):
        confirmation._close(town.desk(record), record.tickets.get(ticket.id), by=None, note="")


# --- the owner's wishes -----------------------------------------------------------------------------------------


def test_third_push_reaches_the_supervisor(town: Town) -> None:
    """Proves that 催单 is heard by the repairman at once and by the supervisor from the flagged time on."""
    ticket = report(town)
    chief = town["supervisor"]
    for count in (1, 2, 3):
        with town.writing() as record:
            tickets.urge(town.desk(record), record.tickets.get(ticket.id), ticket.reporter_id or 0, "快点")
        town.deliver()
        assert f"第 {count} 次催" in texts(town["repairman"])
        assert (f"第 {count} 次催" in texts(chief)) is (count == 3)


def test_cancelled_ticket_rings_for_nobody(town: Town) -> None:
    """Proves that a withdrawn report is told to the repairman and that its clocks are silent from then on."""
    ticket = report(town, "水管漏水", urgency="urgent")
    with town.writing() as record:
        tickets.cancel(town.desk(record), record.tickets.get(ticket.id), ticket.reporter_id or 0)
    town.deliver()
    assert "撤单" in texts(town["repairman"])
    told = len(town["supervisor"].history)
    town.passes(timedelta(hours=30), step=timedelta(minutes=10))
    assert len(town["supervisor"].history) == told


def test_household_that_joins_hears_everything(town: Town) -> None:
    """Proves that the tenant who reports the same fault joins the one ticket and is told what the owner is told."""
    ticket = report(town)
    with town.writing() as record:
        tickets.join_household(town.desk(record), record.tickets.get(ticket.id), town.estate.people["tenant"])
    town["repairman"].presses("接单")
    assert "已接单" in town["tenant"].last.text and "已接单" in town["owner"].last.text


def test_edited_words_make_a_second_version(town: Town) -> None:
    """Proves that both wordings stay and that who works on it sees the new one."""
    ticket = report(town)
    with town.writing() as record:
        fresh = record.tickets.get(ticket.id)
        tickets.reword(town.desk(record), fresh, "厨房和卫生间都漏", message="m1", by=ticket.reporter_id)
        versions = record.tickets.wordings(ticket.id)
    town.deliver()
    assert [version.text for version in versions] == ["厨房水龙头一直滴水", "厨房和卫生间都漏"]
    assert "厨房和卫生间都漏" in texts(town["repairman"])


def test_appointment_ends_a_pause_for_an_empty_home(town: Town) -> None:
    """Proves that a job paused because nobody was at home goes on when a visit is agreed."""
    ticket = report(town)
    wang = town["repairman"]
    wang.presses("接单")
    wang.presses("挂起")
    wang.presses("业主不在家")
    wang.presses("明天 10:00")
    assert "方便时告诉我" in town["owner"].last.text
    visit = Span(town.now + timedelta(hours=6), town.now + timedelta(hours=8))
    with town.writing() as record:
        tickets.ask_reschedule(town.desk(record), record.tickets.get(ticket.id), visit, ticket.reporter_id or 0)
    town.deliver()
    wang.presses("同意")
    assert now(town, ticket).status is Status.ACCEPTED
    assert promises(town, ticket)["arrival"].due == visit.end


def test_unanswered_wish_goes_to_the_supervisor(town: Town) -> None:
    """Proves that a new time nobody answers for half an hour is put to the supervisor, who may agree."""
    ticket = report(town)
    visit = Span(town.now + timedelta(hours=6), town.now + timedelta(hours=8))
    with town.writing() as record:
        tickets.ask_reschedule(town.desk(record), record.tickets.get(ticket.id), visit, ticket.reporter_id or 0)
    town.deliver()
    assert "想约" not in texts(town["supervisor"])
    town.passes(timedelta(minutes=31))
    town["supervisor"].presses("同意")
    assert now(town, ticket).appointment_start == visit.start
