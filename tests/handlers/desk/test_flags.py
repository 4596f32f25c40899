"""Red flags: what raises one, who must answer by when, what the owner hears, and what happens when nobody answers."""

from datetime import timedelta

import pytest
from harness import Actor, Town
from reported import report

from handlers.desk.tickets import anger, flags
from handlers.desk.tickets import facade as tickets
from storage.flags import Flag
from storage.lifecycle import Status
from storage.tickets import Ticket

MINUTES = timedelta(minutes=1)


def urge(town: Town, ticket: Ticket, words: str = "") -> Ticket:
    with town.writing() as record:
        reporter = ticket.reporter_id
        assert reporter is not None
        pushed = tickets.urge(town.desk(record), record.tickets.get(ticket.id), reporter, words)
    town.deliver()
    return pushed


def finish(town: Town, ticket: Ticket, *, close: bool = False) -> None:
    """王强 does it; the owner says it is fine where ``close``."""
    with town.writing() as record:
        desk, wang = town.desk(record), town.estate.people["repairman"]
        done = tickets.assign(desk, record.tickets.get(ticket.id), wang, by=None)
        done = tickets.finish(desk, tickets.accept(desk, done, wang), wang)
        if close and ticket.reporter_id is not None:
            tickets.confirm_fixed(desk, done, ticket.reporter_id)
    town.deliver()


def raised(town: Town, ticket: Ticket) -> list[Flag]:
    with town.writing() as record:
        return list(record.flags.of_ticket(ticket.id))


def pages(actor: Actor) -> list[str]:
    return [shown.text for shown in actor.messages.values() if shown.key == "flag-page"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("再不管我打12345", "threat"),
        ("我要打１２３４５", "threat"),
        ("你们再不修我投诉到区里", "threat"),
        ("我去打市长热线", "threat"),
        ("发抖音曝光你们", "threat"),
        ("气死我了，什么破物业", "anger"),
        ("太过分了，忍无可忍", "anger"),
        ("我电话13912345678", None),
        ("厨房水龙头一直滴水", None),
        ("没事，不会打12345的", None),
        ("楼道里有人贴防骗广告", None),
        ("什么时候来修", None),
    ],
)
def test_words_are_weighed(text: str, what: str | None) -> None:
    """Proves that threats and anger are told from phone numbers, denials and plain words."""
    assert anger.heard(text) == what


def test_third_push_raises_a_flag_and_everybody_knows_at_once(town: Town) -> None:
    """Proves that the third 催单 puts a page before supervisor and manager and tells the owner who and by when."""
    ticket = report(town)
    urge(town, ticket)
    urge(town, ticket, "怎么还不来")
    assert raised(town, ticket) == []
    urge(town, ticket, "第三次了")
    (flag,) = raised(town, ticket)
    assert flag.reason == "urges" and flag.due - flag.raised_at == 15 * MINUTES
    assert "李敏主管 15 分钟内（今天 10:15前）答复您" in town["owner"].last.text
    for key in ("supervisor", "manager"):
        (page,) = pages(town[key])
        assert ticket.no in page and "第三次了" in page and page.count("业主催单") == 3


def test_page_holds_the_history_of_this_matter_only(town: Town) -> None:
    """Proves that the page tells every earlier ticket on the matter with who did what, and none of another matter."""
    first = report(town)
    finish(town, first, close=True)
    other = report(town, "客厅灯不亮", category="lighting", place="living_room")
    town.passes(timedelta(days=10), step=timedelta(hours=6))
    again = report(town, "厨房水龙头又滴水，再不修好我打12345")
    (page,) = pages(town["manager"])
    assert first.no in page and again.no in page and other.no not in page
    assert "接单 王强" in page and "做完 王强" in page
    assert len(page) < 4096


def test_same_fault_within_days_is_flagged_later_not(town: Town) -> None:
    """Proves that what breaks again within repeat_days is a red flag, and the same fault after that is not."""
    finish(town, report(town), close=True)
    town.passes(timedelta(days=3), step=timedelta(hours=6))
    again = report(town, "厨房水龙头又滴了")
    assert [flag.reason for flag in raised(town, again)] == ["repeat"]
    other = report(town, home="4-1-202")
    finish(town, other, close=True)
    town.passes(timedelta(days=8), step=timedelta(hours=6))
    assert raised(town, report(town, home="4-1-202")) == []


def test_closed_ticket_that_breaks_again_is_flagged(town: Town) -> None:
    """Proves that 又坏了 on a ticket closed days ago is a repeated fault, and 没修好 right after the work is not."""
    ticket = report(town)
    finish(town, ticket)
    with town.writing() as record:
        tickets.not_fixed(town.desk(record), record.tickets.get(ticket.id), ticket.reporter_id or 0)
    assert raised(town, ticket) == []
    finish(town, ticket, close=True)
    town.passes(timedelta(days=2), step=timedelta(hours=6))
    with town.writing() as record:
        tickets.not_fixed(town.desk(record), record.tickets.get(ticket.id), ticket.reporter_id or 0)
    assert [flag.reason for flag in raised(town, ticket)] == ["repeat"]


def test_household_has_one_flag_at_a_time(town: Town) -> None:
    """Proves that shouting on does not raise a second flag nor start the clock anew, but stays in the timeline."""
    ticket = report(town, "再不来我就打12345")
    town.passes(5 * MINUTES)
    urge(town, ticket, "骗子")
    report(town, "厕所也漏了，我要曝光你们", category="drainage", place="bathroom")
    with town.writing() as record:
        (flag,) = record.flags.open(town.compound.id)
        noted = [event for event in record.tickets.timeline(ticket.id) if event.event == "flagged"]
    assert flag.ticket_id == ticket.id and [event.note for event in noted] == ["再不来我就打12345", "骗子"]
    assert len(pages(town["manager"])) == 1


def test_answer_reaches_the_owner_word_by_word(town: Town) -> None:
    """Proves that 我来处理 and one sentence answer the flag, verbatim, and that the other page shows who answered."""
    ticket = report(town, "保洁三天没来，再不管我打12345", kind="complaint", category="cleaning", place="corridor")
    li = town["supervisor"]
    li.presses("我来处理")
    assert "原样" in li.last.text
    li.says("今晚补做，明起每天拍照")
    assert "李敏主管答复：今晚补做，明起每天拍照" in town["owner"].last.text
    assert any("已原样转给业主" in text for text in li.sees)
    (page,) = pages(town["manager"])
    assert "李敏已答复" in page and "今晚补做" in page
    (flag,) = raised(town, ticket)
    assert flag.answer == "今晚补做，明起每天拍照" and flag.next_at is None and flag.missed_at is None


def test_reply_to_the_page_is_an_answer(town: Town) -> None:
    """Proves that a manager may also simply reply to the page."""
    report(town, "再不来我就打12345")
    zhou = town["manager"]
    page = next(shown for shown in zhou.messages.values() if shown.key == "flag-page")
    zhou.says("我半小时后亲自上门", answers=page.id)
    assert "周健经理答复：我半小时后亲自上门" in town["owner"].last.text


def test_silence_goes_to_the_manager_by_name(town: Town) -> None:
    """Proves that nobody's answer brings a reminder, then the manager by name, the record, and a word to the owner."""
    ticket = report(town, "再不来我就打12345")
    town.passes(11 * MINUTES)
    assert "红旗还没答复" in town["supervisor"].last.text
    town.passes(5 * MINUTES)
    assert any("李敏没有在时限内答复，已报经理" in text for text in town["manager"].sees)
    assert "周健经理本人" in town["owner"].last.text
    with town.writing() as record:
        missed = [event for event in record.tickets.timeline(ticket.id) if event.event == "flag_unanswered"]
    assert [event.note for event in missed] == ["李敏"]
    town["manager"].presses("我来处理")
    town["manager"].says("马上到")
    (flag,) = raised(town, ticket)
    assert flag.missed_at is not None and flag.answered_by == town.estate.people["manager"]


def test_manager_is_reminded_by_day_and_left_to_sleep(town: Town) -> None:
    """Proves that an unanswered flag rings on for the manager, but not through the quiet hours."""
    town.at("2026-11-13 21:30")
    report(town, "再不来我就打12345")
    town.at("2026-11-13 22:10")
    before = len(town["manager"].history)
    town.at("2026-11-14 07:58")
    assert len(town["manager"].history) == before
    town.at("2026-11-14 08:05")
    assert any("业主还在等答复" in shown.text for shown in town["manager"].history[before:])


def test_flag_ends_with_its_ticket(town: Town) -> None:
    """Proves that an owner who takes the report back leaves nobody something to answer."""
    ticket = report(town, "再不来我就打12345")
    with town.writing() as record:
        tickets.cancel(town.desk(record), record.tickets.get(ticket.id), ticket.reporter_id or 0)
    town.passes(30 * MINUTES)
    with town.writing() as record:
        assert record.flags.open(town.compound.id) == []
    assert "没有在时限内" not in "".join(town["manager"].sees)


def test_only_who_decides_may_answer(town: Town) -> None:
    """Proves that a repairman who gets hold of the button changes nothing, and that an answered flag stays answered."""
    ticket = report(town, "再不来我就打12345")
    li, wang = town["supervisor"], town["repairman"]
    page = next(shown for shown in li.messages.values() if shown.key == "flag-page")
    wang.taps(page, "我来处理")
    assert "不归您" in wang.toasts[-1]
    li.presses("我来处理")
    li.says("马上安排")
    zhou = town["manager"]
    zhou.taps(page, "我来处理")
    assert "李敏已经答复了" in zhou.toasts[-1]
    assert len(raised(town, ticket)) == 1


def test_list_of_open_flags(town: Town) -> None:
    """Proves that 「红旗」 lists what waits for an answer, with the page a tap away."""
    zhou = town["manager"]
    zhou.says("红旗")
    assert "没有要答复的红旗" in zhou.last.text
    ticket = report(town, "再不来我就打12345")
    zhou.says("红旗")
    assert ticket.no in zhou.last.text and "李敏" in zhou.last.text
    zhou.presses(f"{ticket.no} 的经过")
    assert "这件事的经过" in zhou.last.text


def test_threat_in_the_chat_pushes_what_is_open(town: Town) -> None:
    """Proves that 「再不来我就打12345」 pushes the open ticket instead of opening another, and is flagged at once."""
    ticket = report(town)
    town["owner"].says("再不来我就打12345")
    assert [flag.reason for flag in raised(town, ticket)] == ["threat"]
    assert len(town.tickets()) == 1
    assert "李敏主管" in town["owner"].last.text
    town["owner"].says("我已经打了12345")
    assert "已经催到李敏本人" in town["owner"].last.text
    assert len(raised(town, ticket)) == 1


def test_threat_without_a_ticket_is_a_complaint(town: Town) -> None:
    """Proves that a threat about nothing we know becomes a complaint with a flag, in one turn."""
    town["owner"].says("我要打市长热线")
    ticket = town.ticket()
    assert ticket.kind == "complaint" and ticket.status is Status.ASSIGNED
    assert [flag.reason for flag in raised(town, ticket)] == ["threat"]


def test_question_about_the_hotline_is_a_question(town: Town) -> None:
    """Proves that asking for a number is no threat."""
    town["owner"].says("请问12345电话是打给谁的？")
    with town.writing() as record:
        assert record.flags.open(town.compound.id) == []


def test_household_without_a_chat_is_called(town: Town) -> None:
    """Proves that where nobody of the household has a chat the manager is told to call."""
    ticket = report(town, "再不来我就打12345", home="3-1-101")
    with town.writing() as record:
        flag = record.flags.of_ticket(ticket.id)[0]
        assert flags.answer(town.desk(record), flag, town.estate.people["manager"], "马上到") is False
