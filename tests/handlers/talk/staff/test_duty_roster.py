"""The duty roster in the chat: looked at, gaps filled by button, people changed in one sentence and taken back."""

from datetime import date

import pytest
import sqlalchemy as sa
from harness import Town
from reported import day_off, now, report

from handlers.desk.tickets import facade as tickets
from storage.schema import journal

TOMORROW = date(2026, 11, 14)


def plan(town: Town, day: date, shift: str, *keys: str) -> None:
    """Have exactly these people on a shift, whoever was planned before."""
    with town.writing() as record:
        for person_id in record.rota.on(town.compound.id, day, shift):
            record.rota.unplan(town.compound.id, day, shift, person_id)
        record.rota.plan(town.compound.id, day, shift, [town.estate.people[key] for key in keys])


def on(town: Town, day: date, shift: str) -> list[str]:
    """The keys of those who are planned."""
    keys = {person_id: key for key, person_id in town.estate.people.items()}
    with town.writing() as record:
        return sorted(keys[person_id] for person_id in record.rota.on(town.compound.id, day, shift))


def test_roster_shows_a_week_and_turns(town: Town) -> None:
    """Proves that 值班表 shows seven days by shift with names and days off, and that weeks are turned in place."""
    town["supervisor"].says("值班表")
    text = town["supervisor"].last.text
    assert "11月13日周五　白：王强、赵磊　夜：刘班长" in text and "11月14日周六·休" in text
    assert "⚠️" not in text and len(text.splitlines()) == 8
    town["supervisor"].presses("下周 ›")
    assert "11月20日周五" in town["supervisor"].last.text and town["supervisor"].last.edited
    town["supervisor"].presses("‹ 上周")
    assert "11月13日周五" in town["supervisor"].last.text


def test_gap_is_filled_by_button(town: Town) -> None:
    """Proves that [补人] offers the crew with leave and other shifts marked, plans whom one taps and tells them."""
    plan(town, TOMORROW, "night")
    with town.writing() as record:
        day_off(town, record, "foreman", TOMORROW)
    chief = town["supervisor"]
    chief.says("值班表")
    assert "（⚠️ 缺 1 个班）" in chief.last.text and "夜：⚠️缺" in chief.last.text
    chief.presses("补人 · 11月14日周六夜班")
    assert "刘班长（请假）" in chief.last.buttons and "王强（当天白班）" in chief.last.buttons
    chief.presses("赵磊（当天白班）")
    assert on(town, TOMORROW, "night") == ["repairman2"]
    assert (
        "11月14日周六夜班：赵磊" in chief.last.text and "李敏安排您值11月14日周六夜班" in town["repairman2"].last.text
    )
    chief.presses("补人 · 11月14日周六夜班")
    assert chief.toasts[-1] == "这个班已经有人了：赵磊"


@pytest.mark.parametrize(
    ("words", "day", "shift", "then"),
    [
        ("12月12日夜班换成赵磊", date(2026, 12, 12), "night", ["repairman2"]),
        ("明天白班王强换成刘班长", TOMORROW, "day", ["foreman", "repairman2"]),
        ("明天夜班加王强", TOMORROW, "night", ["foreman", "repairman"]),
        ("明天 白班 去掉 赵磊", TOMORROW, "day", ["repairman"]),
        ("今天夜班去掉刘班长加王强", date(2026, 11, 13), "night", ["repairman"]),
        ("周日晚班安排王强和赵磊", date(2026, 11, 15), "night", ["foreman", "repairman", "repairman2"]),
    ],
)
def test_one_sentence_changes_a_shift(town: Town, words: str, day: date, shift: str, then: list[str]) -> None:
    """Proves that a sentence swaps, adds or drops people of one shift, and that [撤回] restores it as it was."""
    before = on(town, day, shift)
    chief = town["supervisor"]
    chief.says(words)
    assert on(town, day, shift) == then
    chief.presses("撤回")
    assert on(town, day, shift) == before and "已撤回" in chief.last.text


def test_both_sides_of_a_swap_are_told(town: Town) -> None:
    """Proves that who comes and who goes hear of a change, and that the journal keeps both states."""
    town["manager"].says("明天夜班换成赵磊")
    assert "周健安排您值11月14日周六夜班" in town["repairman2"].last.text
    assert "11月14日周六夜班不用您值了" in town["foreman"].last.text
    with town.writing() as record:
        (kept,) = record.connection.execute(sa.select(journal.c.data).where(journal.c.what == "roster")).scalars()
    people = town.estate.people
    assert kept == {"before": [people["foreman"]], "after": [people["repairman2"]]}


def test_unclear_orders_change_nothing(town: Town) -> None:
    """Proves that an unknown name, a missing day, a shift that is over and no change at all are answered as such."""
    chief = town["supervisor"]
    chief.says("明天夜班加张三")
    assert "没认准是哪位师傅" in chief.last.text and "赵磊（当天白班）" in chief.last.buttons
    chief.says("夜班换成赵磊")
    assert "哪一天的夜班" in chief.last.text
    chief.says("明天夜班加刘班长")
    assert "本来就是：刘班长" in chief.last.text
    chief.says("昨天夜班换成赵磊")
    assert on(town, TOMORROW, "night") == ["foreman"] and on(town, date(2026, 11, 12), "night") == ["foreman"]


@pytest.mark.parametrize("words", ["明天夜班换成赵磊，后天夜班换成王强", "明天白班夜班都加刘班长"])
def test_two_shifts_in_one_sentence_are_sent_back(town: Town, words: str) -> None:
    """Proves that nobody lands on a shift that was meant for somebody else."""
    town["supervisor"].says(words)
    assert "一次只改一个班" in town["supervisor"].last.text
    assert on(town, TOMORROW, "night") == ["foreman"] and on(town, TOMORROW, "day") == ["repairman", "repairman2"]


def test_who_has_no_chat_is_to_be_called(town: Town) -> None:
    """Proves that a change is not said to be told to somebody who cannot be written to."""
    town["repairman2"].blocks()
    town["supervisor"].says("明天夜班换成赵磊")
    assert "赵磊还没绑定聊天，请打电话" in town["supervisor"].last.text


def test_who_is_on_tonight_is_answered(town: Town) -> None:
    """Proves that staff may ask for the roster as they speak."""
    town["repairman"].says("今晚谁值夜班")
    assert "夜：刘班长" in town["repairman"].last.text


def test_leave_that_empties_a_shift_is_announced_at_once(town: Town) -> None:
    """Proves that a gap that opens after the day's announcement is told without waiting for the next day."""
    town.ring()
    town["foreman"].says("今晚请假")
    told = [shown for shown in town["supervisor"].history if shown.key == "roster-gaps"]
    assert len(told) == 1 and "🔴" in told[0].text and "补人 · 11月13日周五夜班" in told[0].buttons
    assert [shown for shown in town["manager"].history if shown.key == "roster-gaps"]
    town["supervisor"].presses("补人 · 11月13日周五夜班")
    town["supervisor"].presses("赵磊（当天白班）")
    assert on(town, date(2026, 11, 13), "night") == ["foreman", "repairman2"]


def test_half_a_shift_off_is_no_gap_while_somebody_stays(town: Town) -> None:
    """Proves that an afternoon off is announced as a gap only where nobody else is there in it."""
    town["repairman"].says("下午请假")
    assert not [shown for shown in town["supervisor"].history if shown.key == "roster-gaps"]
    town["repairman2"].says("下午3点请假")
    (told,) = [shown for shown in town["supervisor"].history if shown.key == "roster-gaps"]
    assert "11月13日周五白班" in told.text


def test_undo_is_void_once_somebody_changed_the_shift(town: Town) -> None:
    """Proves that [撤回] does not overwrite what a colleague has planned since."""
    town["supervisor"].says("明天夜班加王强")
    town["manager"].says("明天夜班加赵磊")
    town["supervisor"].presses("撤回")
    assert on(town, TOMORROW, "night") == ["foreman", "repairman", "repairman2"]


def test_only_who_decides_changes_the_roster(town: Town) -> None:
    """Proves that a repairman reads the roster without buttons to fill it, and cannot change it; owners see nothing."""
    plan(town, TOMORROW, "night")
    town["repairman"].says("值班表")
    assert set(town["repairman"].last.buttons) == {"‹ 上周", "下周 ›"}
    town["repairman"].says("明天夜班加王强")
    town["owner"].says("值班表")
    assert on(town, TOMORROW, "night") == [] and "白：" not in town["owner"].last.text


def test_gaps_are_announced_once_a_day(town: Town) -> None:
    """Proves that the supervisor hears of a gap once in office hours, and on the day before the manager too."""
    monday = date(2026, 11, 16)
    plan(town, monday, "night")
    chief, manager = town["supervisor"], town["manager"]
    town.ring()
    town.ring()
    told = [shown for shown in chief.history if shown.key == "roster-gaps"]
    assert len(told) == 1 and "未来7天有1个班没人值" in told[0].text and "补人 · 11月16日周一夜班" in told[0].buttons
    assert not [shown for shown in manager.history if shown.key == "roster-gaps"]
    town.at("2026-11-15 10:00")
    assert "🔴" in [shown for shown in chief.history if shown.key == "roster-gaps"][-1].text
    assert "🔴" in [shown for shown in manager.history if shown.key == "roster-gaps"][-1].text
    chief.presses("补人 · 11月16日周一夜班")
    chief.presses("赵磊（当天白班）")
    town.at("2026-11-16 10:00")
    assert len([shown for shown in manager.history if shown.key == "roster-gaps"]) == 1


def test_everybody_on_leave_is_a_gap(town: Town) -> None:
    """Proves that a shift whose people have all taken leave counts as a gap."""
    with town.writing() as record:
        day_off(town, record, "foreman", TOMORROW)
    town["supervisor"].says("值班表")
    assert "夜：⚠️缺（刘班长（请假））" in town["supervisor"].last.text


def test_no_roster_no_gaps(town: Town) -> None:
    """Proves that a compound that plans no shifts, where everybody is on duty, is not told of gaps."""
    with town.writing() as record:
        planned = record.rota.planned(town.compound.id, date(2026, 1, 1), date(2028, 1, 1))
        for (day, shift), people in planned.items():
            for person_id in people:
                record.rota.unplan(town.compound.id, day, shift, person_id)
    town.ring()
    assert not [shown for shown in town["supervisor"].history if shown.key == "roster-gaps"]


def test_jobs_of_who_is_taken_off_the_running_shift_are_proposed(town: Town) -> None:
    """Proves that they are moved with one tap and back with another, and that the button dies with the change."""
    job = report(town)
    wang, zhao = town.estate.people["repairman"], town.estate.people["repairman2"]
    with town.writing() as record:
        tickets.assign(town.desk(record), record.tickets.get(job.id), wang, by=None)
    town.deliver()
    chief = town["supervisor"]
    chief.says("今天白班去掉王强")
    (asked,) = [shown for shown in chief.history if "王强下了" in shown.text]
    assert job.no in asked.text and "赵磊" in asked.text
    chief.presses("一键改派")
    assert now(town, job).assignee_id == zhao
    chief.presses("撤回改派")
    assert now(town, job).assignee_id == wang
    chief.presses("撤回")
    chief.taps(asked, "一键改派")
    assert "过期" in chief.toasts[-1] and now(town, job).assignee_id == wang


def test_who_is_taken_off_a_later_shift_keeps_the_jobs(town: Town) -> None:
    """Proves that a change of another day's roster proposes nothing."""
    report(town)
    town["supervisor"].says("明天白班去掉王强")
    assert not [shown for shown in town["supervisor"].history if shown.key == "roster-off-jobs"]
