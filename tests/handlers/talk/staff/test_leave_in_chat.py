"""Leave in one sentence: exactly the time that was said, the jobs moved with one tap, and everything taken back."""

from datetime import datetime

import pytest
from harness import Town
from reported import now, report, texts

from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets.duty import on_duty
from storage.lifecycle import Status
from storage.tickets import Ticket


def spans(town: Town) -> list[str]:
    """Every leave that is booked, in local time."""
    with town.writing() as record:
        far = town.now.replace(year=2027)
        found = record.rota.leaves(town.compound.id, town.now, far)
    return [f"{one.start.astimezone(town.compound.zone):%m-%d %H:%M} {_local(town, one.end)}" for one in found]


def _local(town: Town, at: datetime) -> str:
    return f"{at.astimezone(town.compound.zone):%m-%d %H:%M}"


def wangs(town: Town, **more: object) -> Ticket:
    """A job that Wang Qiang has in hand."""
    ticket = report(town, **more)  # type: ignore[arg-type]  # test convenience
    with town.writing() as record:
        tickets.assign(town.desk(record), record.tickets.get(ticket.id), town.estate.people["repairman"], by=None)
    town.deliver()
    return ticket


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("下午请假", "11-13 12:00 11-13 20:00"),
        ("家里有事，下午请个假", "11-13 12:00 11-13 20:00"),
        ("上午请假", "11-13 10:00 11-13 12:00"),
        ("明天上午请假", "11-14 08:00 11-14 12:00"),
        ("明天请假", "11-14 08:00 11-15 08:00"),
        ("今晚请假", "11-13 20:00 11-14 08:00"),
        ("明天夜班请假", "11-14 20:00 11-15 08:00"),
        ("周三到周五请假", "11-18 08:00 11-21 08:00"),
        ("周三到五请假", "11-18 08:00 11-21 08:00"),
        ("周三周四请假", "11-18 08:00 11-20 08:00"),
        ("下周三至周五请假", "11-18 08:00 11-21 08:00"),
        ("周三下午到周五上午请假", "11-18 12:00 11-20 12:00"),
        ("11月20日到22日请假", "11-20 08:00 11-23 08:00"),
        ("20到22号请假", "11-20 08:00 11-23 08:00"),
        ("明后天请假", "11-14 08:00 11-16 08:00"),
        ("明天、后天请假", "11-14 08:00 11-16 08:00"),
        ("明天起请三天假", "11-14 08:00 11-17 08:00"),
        ("请两天假", "11-13 10:00 11-15 08:00"),
        ("下周一请一周假", "11-16 08:00 11-23 08:00"),
        ("下午3点请假", "11-13 15:00 11-13 20:00"),
        ("下午2点到4点请假", "11-13 14:00 11-13 16:00"),
        ("请2小时假", "11-13 10:00 11-13 12:00"),
        ("病了，请假", "11-13 10:00 11-14 08:00"),
    ],
)
def test_exactly_what_was_said_is_taken(town: Town, words: str, span: str) -> None:
    """Proves that leave covers the time that was said and nothing before or after it."""
    town["repairman"].says(words)
    assert spans(town) == [span], town["repairman"].last.text
    assert "已记请假" in town["repairman"].last.text and "撤回" in town["repairman"].last.buttons
    assert words in town["supervisor"].last.text


NO_LEAVE = ["业主说她请假在家等我们", "什么时候放几天假", "周一、周三请假", "周一三请假", "今天上午请假", "明天请0天假"]


@pytest.mark.parametrize("words", NO_LEAVE)
def test_no_leave_where_none_is_clear(town: Town, words: str) -> None:
    """Proves that an owner's leave, a question, two separate days, a time that is over and no time book nothing."""
    town.at("2026-11-13 13:05")
    town["repairman"].says(words)
    assert spans(town) == [] and "请假：" not in texts(town["supervisor"])


def test_who_has_the_morning_free_still_works_in_it(town: Town) -> None:
    """Proves that 「下午请假」 said at ten leaves the man on duty until noon, and takes him off after it."""
    town["repairman"].says("下午请假")
    with town.writing() as record:
        desk, wang = town.desk(record), town.estate.people["repairman"]
        there = {
            hour: wang in [one.person.id for one in on_duty(desk, town.now.replace(hour=hour))] for hour in (3, 5, 11)
        }
    assert there == {3: True, 5: False, 11: False}  # 11:00, 13:00 and 19:00 in the compound
    town["supervisor"].says("值班表")
    assert "王强（12:00–20:00 请假）、赵磊" in town["supervisor"].last.text


def test_half_a_day_is_asked_which(town: Town) -> None:
    """Proves that 「请半天假」 is answered with the halves to come, and that the one tapped is booked once."""
    wang = town["repairman"]
    wang.says("请半天假")
    assert list(wang.last.buttons) == ["今天上午", "今天下午", "明天上午", "明天下午"]
    card = wang.last
    wang.presses("今天下午")
    wang.taps(card, "今天上午")
    assert spans(town) == ["11-13 12:00 11-13 20:00"]
    wang.says("后天请半天假")
    assert list(wang.last.buttons) == ["11月15日周日上午", "11月15日周日下午"]


def test_jobs_are_proposed_when_the_leave_begins(town: Town) -> None:
    """Proves that a job of the morning is left in peace until noon, and one agreed for the afternoon moves at once."""
    zone = town.compound.zone
    visit = (datetime(2026, 11, 13, 15, tzinfo=zone), datetime(2026, 11, 13, 17, tzinfo=zone))
    first, second = wangs(town), wangs(town, home="3-2-401", appointment=visit)
    town["repairman"].says("下午请假")
    assert "这段时间里的 1 单已请主管改派。手上另有 1 单" in town["repairman"].last.text
    chief = town["supervisor"]
    assert second.no in chief.last.text and first.no not in chief.last.text
    chief.presses("一键改派")
    assert now(town, second).assignee_id == town.estate.people["repairman2"]
    town.at("2026-11-13 12:01")
    (begun,) = [shown for shown in chief.history if "开始休假了" in shown.text]
    assert first.no in begun.text and second.no not in begun.text
    chief.presses("一键改派", within="开始休假了")
    assert now(town, first).assignee_id == town.estate.people["repairman2"]


def test_moved_jobs_go_back_with_one_tap(town: Town) -> None:
    """Proves that [撤回改派] gives back what nobody has accepted, and leaves what somebody has."""
    first, second = wangs(town), wangs(town, home="4-1-202")
    town["repairman"].says("请假")
    chief = town["supervisor"]
    chief.presses("一键改派")
    assert "已改派 2 单" in chief.last.text
    with town.writing() as record:
        tickets.accept(town.desk(record), record.tickets.get(first.id), town.estate.people["repairman2"])
    town.deliver()
    chief.presses("撤回改派")
    assert "1 单已退回给王强" in chief.last.text and "1 单新师傅已接" in chief.last.text
    people = town.estate.people
    assert now(town, first).assignee_id == people["repairman2"] and now(town, first).status is Status.ACCEPTED
    assert now(town, second).assignee_id == people["repairman"]


def test_moving_twice_keeps_the_way_back(town: Town) -> None:
    """Proves that a second tap on [一键改派] moves nothing, and that the first can still be taken back."""
    job = wangs(town)
    town["repairman"].says("请假")
    chief = town["supervisor"]
    card = chief.last
    for _ in range(2):
        chief.taps(card, "一键改派")
    assert "没有能改派的单了" in chief.toasts[-1]
    chief.presses("撤回改派")
    assert now(town, job).assignee_id == town.estate.people["repairman"]


def test_leave_that_is_over_moves_nothing(town: Town) -> None:
    """Proves that the button of a leave of yesterday moves no job of today."""
    job = wangs(town)
    town["repairman"].says("请假")
    card = town["supervisor"].last
    town.at("2026-11-14 09:00")
    town["supervisor"].taps(card, "一键改派")
    assert "过期" in town["supervisor"].toasts[-1]
    assert now(town, job).assignee_id == town.estate.people["repairman"]


@pytest.mark.parametrize("back", ["撤回", "销假", "明天不请假了"])
def test_leave_is_taken_back(town: Town, back: str) -> None:
    """Proves that leave ends by button or in words, that the supervisor hears it and his old button moves nothing."""
    job = wangs(town)
    wang, chief = town["repairman"], town["supervisor"]
    wang.says("请假")
    card = chief.last
    if back == "撤回":
        wang.presses(back)
    else:
        wang.says(back)
    assert spans(town) == [] and "已销假" in wang.last.text
    assert "王强销假了" in chief.last.text
    chief.taps(card, "一键改派")
    assert "已经撤回" in chief.toasts[-1] and now(town, job).assignee_id == job.assignee_id


def test_leave_is_ones_own_but_for_who_decides(town: Town) -> None:
    """Proves that a colleague's leave is booked by the supervisor only, and is never booked twice."""
    town["repairman"].says("赵磊下午请假")
    assert spans(town) == []
    town["supervisor"].says("赵磊下午请假")
    assert len(spans(town)) == 1 and "已替赵磊记请假" in texts(town["supervisor"])
    assert "李敏替您记了请假" in texts(town["repairman2"])
    town["repairman2"].says("下午请假")
    assert len(spans(town)) == 1 and "已经记过" in town["repairman2"].last.text
    town["repairman2"].says("销假")
    town["repairman"].taps(next(shown for shown in town["supervisor"].history if "撤回" in shown.buttons), "撤回")
    assert "不归您" in town["repairman"].toasts[-1]
