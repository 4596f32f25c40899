"""Notices in chat: one sentence makes a draft, the preview is what goes out, every household ends in the ledger."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from harness import Actor, Town

from storage.notices import Notice


def _latest(town: Town) -> Notice:
    with town.writing() as record:
        (notice,) = record.notices.recent(town.estate.community_id, limit=1)
    return notice


def _states(town: Town, notice: Notice) -> dict[str, str]:
    with town.writing() as record:
        return {entry.home.label: entry.state for entry in record.notices.ledger(notice.id)}


@pytest.fixture
def manager(town: Town) -> Actor:
    return town["manager"]


def test_one_sentence_makes_a_draft_with_counts_and_preview(town: Town, manager: Actor) -> None:
    """Proves that a sentence becomes a draft with its audience, counts, and the very text owners will see."""
    (card,) = manager.says("给3号楼发通知：明早9点停水2小时")
    assert "对象：3号楼，共36户：已绑定3、未绑定33" in card.text
    assert "3号楼将于11月14日（周六）09:00–11:00停水" in card.text
    assert "请提前储水" in card.text
    preview = card.text.split("┄┄┄┄┄┄")[1].strip()
    manager.presses("📤 马上发")
    town.ring()
    assert town["owner"].last.text == preview
    assert town["owner4"].history == []  # building 4


def test_small_audience_goes_out_at_once_and_is_acknowledged(town: Town, manager: Actor) -> None:
    """Proves the way from release to [已知晓]: one message a household, each ending in the ledger."""
    manager.says("给3号楼2单元发通知：楼道灯换新，今晚完成")
    manager.presses("📤 马上发")
    town.ring()
    assert "发完了：送达3/3户" in manager.last.text
    town["owner"].presses("✅ 已知晓")
    assert "您已知晓" in town["owner"].last.text and town["owner"].last.edited
    states = _states(town, _latest(town))
    assert len(states) == 18
    assert (states["3-2-501"], states["3-2-401"], states["3-2-101"]) == ("acknowledged", "sent", "unbound")
    effect = manager.says("通知效果")[-1].text
    assert "送达3/18＝16.7%" in effect and "确认1/18＝5.6%" in effect


def test_many_households_need_a_second_person(town: Town, manager: Actor) -> None:
    """Proves that above the compound's limit the author can't send alone, nor agree to their own notice."""
    manager.says("给全小区发通知：本周六大扫除，欢迎参加")
    manager.presses("📤 马上发")
    assert town["owner"].history == []
    supervisor = town["supervisor"]
    assert "请您确认一条通知" in supervisor.last.text and "共144户" in supervisor.last.text
    supervisor.presses("✅ 确认发出")
    town.ring()
    assert "大扫除" in town["owner"].last.text
    assert _latest(town).approver_id == town.estate.people["supervisor"]


def test_an_old_card_sends_nothing(town: Town, manager: Actor) -> None:
    """Proves that after a change only the newest card can send, so what was previewed is what goes out."""
    (old,) = manager.says("给3号楼发通知：周末检修")
    manager.presses("✏️ 改文字")
    manager.says("周末不检修了，改到12月1日")
    manager.taps(old, "📤 马上发")
    assert "过期" in manager.toasts[-1]
    manager.presses("📤 马上发")
    town.ring()
    assert "改到12月1日" in town["owner"].last.text


def test_quiet_hours_hold_a_notice_until_morning(town: Town, manager: Actor) -> None:
    """Proves that a notice released at night arrives at the end of quiet hours, and the card says so beforehand."""
    town.at("2026-11-13 22:10")
    (card,) = manager.says("给3号楼发通知：电梯年检合格")
    assert "现在是静默时段，明天（11月14日周六）08:00发" in card.text
    manager.presses("📤 明天 08:00发")
    town.at("2026-11-14 07:59")
    assert town["owner"].history == []
    town.at("2026-11-14 08:01")
    assert "电梯年检合格" in town["owner"].last.text


def test_a_question_about_a_notice_becomes_an_inquiry_that_names_it(town: Town, manager: Actor) -> None:
    """Proves that [我要问] opens an inquiry whose facts name the notice, and the ledger says the household answered."""
    manager.says("给3号楼发通知：明早9点停水2小时")
    manager.presses("📤 马上发")
    town.ring()
    town["owner"].presses("💬 我要问")
    town["owner"].says("中午能来水吗")
    ticket = town.ticket()
    assert (ticket.kind, ticket.source, ticket.text) == ("inquiry", "notice", "中午能来水吗")
    assert ticket.facts["notice"] == _latest(town).id
    assert _states(town, _latest(town))["3-2-501"] == "answered"


def test_asking_how_far_the_works_are_is_about_the_notice(town: Town, manager: Actor) -> None:
    """Proves that after [我要问] a question for the state of the works names the notice, and seeks no report."""
    manager.says("给3号楼发通知：明早9点停水2小时")
    manager.presses("📤 马上发")
    town.ring()
    town["owner"].presses("💬 我要问")
    town["owner"].says("停水抢修到哪一步了")
    ticket = town.ticket()
    assert (ticket.kind, ticket.source, ticket.facts["notice"]) == ("inquiry", "notice", _latest(town).id)


def test_owners_and_repairmen_cannot_send(town: Town, manager: Actor) -> None:
    """Proves that only managers and supervisors can make or press a notice, whatever card gets into other hands."""
    (card,) = manager.says("给3号楼发通知：周末检修")
    town["repairman"].taps(card, "📤 马上发")
    assert "经理或主管" in town["repairman"].toasts[-1]
    before = len(town["neighbour"].history)
    town["owner"].says("给3号楼发通知：我家卖菜")
    town.ring()
    assert len(town["neighbour"].history) == before


def test_scheduled_notice_leaves_at_its_time(town: Town, manager: Actor) -> None:
    """Proves that a notice sent 「定时」 leaves at that minute, once, however often the clock rings."""
    manager.says("给3号楼发通知：请关好窗户")
    manager.presses("⏱ 定时发")
    manager.says("下午5点")
    manager.presses("📤 今天 17:00发")
    town.at("2026-11-13 16:59")
    assert town["owner"].history == []
    town.at("2026-11-13 17:01")
    town.ring()
    town.ring()
    assert [shown.text for shown in town["owner"].history if "关好窗户" in shown.text] == [town["owner"].last.text]


def test_correction_reaches_only_those_who_got_the_original(town: Town, manager: Actor) -> None:
    """Proves that a correction goes to the receivers of the original and to nobody who bound later."""
    manager.says("给3号楼发通知：周六停水")
    manager.presses("📤 马上发")
    town.ring()
    late = town.resident("3-1-101")
    manager.says("更正：改为12月5日停水")
    assert "共3户" in manager.last.text
    manager.presses("📤 马上发")
    town.ring()
    assert "物业更正" in town["owner"].last.text
    assert late.history == []


def test_blocked_household_is_listed_and_called_by_the_steward(town: Town, manager: Actor) -> None:
    """Proves that who blocked us or never bound ends on the steward's list, and [已联系] is booked."""
    town["young"].blocks()
    manager.says("给3号楼2单元发通知：楼道灯换新")
    manager.presses("📤 马上发")
    town.ring()
    assert _states(town, _latest(town))["3-2-302"] == "blocked"
    town.passes(timedelta(hours=25), step=timedelta(minutes=30))
    steward = town["steward"]
    assert "有18户要您联系：未回2、未绑定15、拉黑1" in steward.last.text
    steward.presses("📋 未到名单")
    assert "3-2-101" in steward.last.text
    steward.presses("3-2-101 已联系")
    assert _states(town, _latest(town))["3-2-101"] == "contacted"
    assert "17户" in steward.last.text


def test_stop_keeps_back_what_has_not_left(town: Town, manager: Actor) -> None:
    """Proves that 「停止发送」 before the morning leaves every household unwritten, and the ledger says so."""
    town.at("2026-11-13 22:10")
    manager.says("给3号楼2单元发通知：楼道灯换新")
    manager.presses("📤 明天 08:00发")
    told = [shown.text for shown in manager.says("停止发送")]
    assert any("停下了" in text for text in told) and any("已停止：送达0户，3户没有发" in text for text in told)
    town.at("2026-11-14 08:05")
    assert town["owner"].history == []
    assert _states(town, _latest(town))["3-2-501"] == "stopped"
    assert "已经全部发完了" in manager.says("停止发送")[-1].text


def test_the_whole_way_on_either_database(either_engine: sa.Engine) -> None:
    """Proves that draft, second person, roll call, answer, effect and survey go the same way on both databases."""
    town = Town(either_engine)
    manager, owner = town["manager"], town["owner"]
    manager.says("后天9到12点3、4号楼注水试压，家里留人")
    manager.presses("📤 马上发")
    town["supervisor"].presses("✅ 确认发出")
    town.ring()
    owner.presses("🏠 在家")
    assert "在家1、关阀0、委托0、未回3" in manager.says("通知效果")[-1].text
    manager.says("发全员满意度调查")
    manager.presses("📤 发出")
    town.ring()
    owner.presses("5")
    assert "2/6" in owner.last.text
    assert "已答1/144户" in manager.says("满意度")[-1].text
    assert "收缴率" in manager.says("收缴情况")[-1].text and "新开" in manager.says("今天怎么样")[-1].text
    assert "供暖季总结" in manager.says("出总结")[-1].text or "近三个月总结" in manager.last.text
