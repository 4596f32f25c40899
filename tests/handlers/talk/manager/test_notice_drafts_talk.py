"""Drafts from templates and their changes in chat: heating, holiday, works, repeats, urgency, corrected drafts."""

from datetime import date, timedelta

import pytest
from harness import Actor, Town

from storage.schema import shifts


@pytest.fixture
def manager(town: Town) -> Actor:
    return town["manager"]


def test_heating_notice_speaks_of_the_compounds_own_season(manager: Actor) -> None:
    """Proves that 「发供暖通知」 fills the season, the standard and the ways to pay, and leaves out an absent phone."""
    (card,) = manager.says("发供暖通知")
    assert "11月15日（周日）开始供暖，3月15日（周一）结束，室温标准18℃" in card.text
    assert "微信、支付宝缴费" in card.text
    assert "值班电话" not in card.text
    assert "对象：全小区，共144户" in card.text and "需要第二个人确认" in card.text


def test_heating_notice_sent_late_says_that_the_season_has_begun(town: Town, manager: Actor) -> None:
    """Proves that after its first day the season is not announced as if it were still to come."""
    town.at("2026-11-20 10:00")
    (card,) = manager.says("发供暖通知")
    assert "本小区已于11月15日（周日）开始供暖，3月15日（周一）结束，室温标准18℃" in card.text


def test_holiday_notice_waits_for_the_roster(town: Town, manager: Actor) -> None:
    """Proves that a holiday notice names the days off from the calendar and can't go out while a shift is empty."""
    (card,) = manager.says("春节排班和通知")
    assert "【春节假期服务安排】" in card.text
    assert "没排人，补齐了才能发布" in card.text
    manager.presses("📤 马上发")
    assert "没有发出" in manager.last.text
    with town.writing() as record:
        worker = town.estate.people["repairman"]
        for ahead in range(60, 120):
            for shift in ("day", "night"):
                record.rota.plan(town.estate.community_id, date(2026, 11, 13) + timedelta(days=ahead), shift, [worker])
    manager.presses("📤 马上发")
    assert "已请李敏确认" in manager.last.text


def test_a_named_holiday_is_found(manager: Actor) -> None:
    """Proves that 「元旦通知」 means New Year, whatever comes first."""
    (card,) = manager.says("发元旦通知")
    assert "【元旦假期服务安排】" in card.text and "1月1日" in card.text


def test_a_repeated_notice_plans_its_next_time(town: Town, manager: Actor) -> None:
    """Proves that a weekly notice goes out at its time and the next one stands in the plan, to be cancelled there."""
    manager.says("每周五17点给3号楼发通知：周末请把电动车移到车棚")
    assert "每周五17:00重复" in manager.last.text
    manager.presses("📤 今天 17:00发")
    town.at("2026-11-13 17:01")
    town.ring()
    assert "电动车" in town["owner"].last.text
    seen = len(town["owner"].history)
    (plan,) = manager.says("定时通知")
    assert "11月20日" in plan.text and "电动车" in plan.text
    town.at("2026-11-20 17:02")
    assert len([one for one in town["owner"].history[seen:] if "电动车" in one.text]) == 1
    manager.says("定时通知")
    manager.presses("取消「周末请把电动车移到车棚」")
    assert "没有等着发的通知" in manager.says("定时通知")[-1].text


def test_an_urgent_notice_does_not_wait_but_needs_two(town: Town, manager: Actor) -> None:
    """Proves that [紧急，现在就发] goes out at night, and only after a second person agreed, however few it is for."""
    town.at("2026-11-13 23:30")
    manager.says("给3号楼2单元发通知：单元主管道抢修，现在停水")
    manager.presses("⚡ 紧急，现在就发")
    assert "不等静默时段结束" in manager.last.text
    manager.presses("📤 马上发")
    assert town["owner"].history == []
    town["supervisor"].presses("✅ 确认发出")
    town.ring()
    assert "现在停水" in town["owner"].last.text


def test_the_open_draft_can_be_corrected_in_words(manager: Actor) -> None:
    """Proves that 「改成4号楼」 and a new time change the draft and its text, and unknown buildings are named."""
    manager.says("给3号楼发通知：明早9点停水2小时")
    (card,) = manager.says("不对，改成4号楼")
    assert "对象：4号楼" in card.text and "4号楼将于11月14日" in card.text
    (card,) = manager.says("改到周一下午2点到4点")
    assert "4号楼将于11月16日（周一）14:00–16:00停水" in card.text
    (card,) = manager.says("改成9号楼")
    assert "名单里没有9号楼" in card.text and "共0户" in card.text
    manager.presses("📤 马上发")
    assert "没有住户" in manager.last.text


def test_the_managers_own_words_can_be_kept(town: Town, manager: Actor) -> None:
    """Proves that [用我的原话] replaces the office's wording by exactly what was said."""
    manager.says("给3号楼2单元发通知：明早9点停水2小时")
    manager.presses("用我的原话")
    assert "明早9点停水2小时" in manager.last.text and "【停水通知】" not in manager.last.text
    assert "文字里有「明早」" in manager.last.text


def test_a_bare_command_asks_for_the_text(town: Town, manager: Actor) -> None:
    """Proves that 「发通知」 alone asks what to say, and the answer becomes the draft."""
    assert "要通知什么" in manager.says("发通知")[-1].text
    (card,) = manager.says("3号楼周六大扫除，欢迎参加")
    assert "对象：3号楼" in card.text and "周六大扫除" in card.text


def test_a_notice_about_danger_alarms_nobody(town: Town, manager: Actor) -> None:
    """Proves that words a manager wants told are not taken for an emergency of their own."""
    manager.says("给3号楼发紧急通知：2单元水管爆了正在抢修，请关好入户总阀")
    assert town.tickets() == []
    assert "通知草稿" in manager.last.text


def test_second_person_can_send_it_back(town: Town, manager: Actor) -> None:
    """Proves that a draft sent back goes nowhere, and its author hears of it."""
    manager.says("给全小区发通知：本月物业费可以线上缴了")
    manager.presses("📤 马上发")
    town["supervisor"].presses("↩️ 退回")
    town.ring()
    assert "李敏退回了这条通知" in manager.last.text
    assert town["owner"].history == []
    manager.presses("👥 改对象")
    manager.says("3号楼")
    manager.presses("📤 马上发")
    town.ring()
    assert "线上缴" in town["owner"].last.text


def test_works_repeated_every_month_name_the_new_date(town: Town, manager: Actor) -> None:
    """Proves that a repeated works notice is written anew: next month's says next month's date."""
    manager.says("每月20日9点给3号楼发通知：11月21日上午9点到11点消杀")
    assert "11月21日（周六）09:00–11:00消杀" in manager.last.text
    manager.presses("📤 11月20日周五 09:00发")
    town.at("2026-11-20 09:01")
    town.ring()
    assert "11月21日（周六）" in town["owner"].last.text
    with town.writing() as record:
        (coming,) = record.notices.scheduled(town.estate.community_id)
    assert "12月21日（周一）09:00–11:00消杀" in coming.text


def test_a_planned_holiday_notice_is_held_back_when_a_shift_falls_empty(town: Town, manager: Actor) -> None:
    """Proves that the roster is looked at again when a planned holiday notice is to leave."""
    manager.says("周一上午9点发元旦通知")
    manager.presses("📤 11月16日周一 09:00发")
    town["supervisor"].presses("✅ 确认发出")
    with town.writing() as record:
        record.connection.execute(shifts.delete().where(shifts.c.day == date(2027, 1, 2)))
    town.at("2026-11-16 09:01")
    assert "没有发出" in manager.last.text and "1月2日周六白班" in manager.last.text
    assert town["owner"].history == []


def test_works_of_several_days_say_both_ends(manager: Actor) -> None:
    """Proves that a span of more than a day is written with both dates."""
    (card,) = manager.says("给3号楼发通知：周一上午9点开始检修3天")
    assert "11月16日（周一）09:00至11月19日（周四）09:00检修" in card.text


def test_a_command_is_no_text_for_a_draft(manager: Actor) -> None:
    """Proves that a manager asked for new words who asks for figures instead gets the figures."""
    manager.says("给3号楼发通知：周末检修")
    manager.presses("✏️ 改文字")
    assert "收缴率" in manager.says("收缴情况")[-1].text


def test_progress_card_is_edited_in_place_and_only_when_it_changed(town: Town, manager: Actor) -> None:
    """Proves that one card shows the progress, and that rings without news send nothing."""
    manager.says("给3号楼2单元发通知：楼道灯换新")
    manager.presses("📤 马上发")
    town.ring()
    cards = [shown for shown in manager.history if shown.key == "notice-progress"]
    assert len({shown.id for shown in cards}) == 1 and "发完了" in cards[-1].text
    told = len(manager.history)
    for _ in range(5):
        town.ring()
    assert len(manager.history) == told


def test_a_reply_to_the_notice_counts_as_an_answer(town: Town, manager: Actor) -> None:
    """Proves that 「收到」 said in reply to the notice acknowledges it, and a question in reply becomes an inquiry."""
    manager.says("给3号楼2单元发通知：明早9点停水2小时")
    manager.presses("📤 马上发")
    town.ring()
    for key, words in (("owner", "收到"), ("neighbour", "中午能来水吗")):
        actor = town[key]
        actor.says(words, answers=actor.last.id)
    with town.writing() as record:
        (notice,) = record.notices.recent(town.estate.community_id, limit=1)
        states = {entry.home.label: entry.state for entry in record.notices.ledger(notice.id)}
    assert states["3-2-501"] == "acknowledged"
    assert states["3-2-401"] == "answered"
    assert town.ticket().source == "notice"
