"""The manager's figures, each held against a count made by hand."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from harness import Actor, Town

from handlers.desk import summaries
from storage.lifecycle import Move
from storage.schema import bills
from storage.tickets import NewTicket, Ticket


@pytest.fixture
def manager(town: Town) -> Actor:
    return town["manager"]


def _ticket(town: Town, kind: str, home: str, *, category: str = "", urgency: str = "normal") -> Ticket:
    """A ticket of now, with one promise of an hour."""
    with town.writing() as record:
        new = NewTicket(
            community_id=town.estate.community_id, kind=kind, category=category, urgency=urgency, text="测试",
            facts={}, home_id=town.estate.homes[home], reporter_id=None,
        )  # fmt: skip
        ticket = record.tickets.open(new, at=town.now, local_day=town.now.date())
        due = town.now + timedelta(hours=1)
        record.promises.give(town.estate.community_id, ticket.id, [
            {"clock": "response", "due": due, "warn_at": due, "next_at": None, "explain": []},
        ])  # fmt: skip
    return ticket


def test_collection_adds_up(town: Town, manager: Actor) -> None:
    """Proves that the rate is paid over due of all bills, and every household that owes stands under one reason."""
    _ticket(town, "fee", "3-2-501", category="dispute")
    text = manager.says("收缴情况")[-1].text
    with town.writing() as record:
        rows = record.connection.execute(sa.select(bills.c.home_id, bills.c.due_fen, bills.c.paid_fen)).all()
        found = summaries.collection(town.desk(record))
    due, paid = sum(row.due_fen for row in rows), sum(min(row.paid_fen, row.due_fen) for row in rows)
    owing = {row.home_id for row in rows if row.paid_fen < row.due_fen}
    assert f"收缴率{100 * paid / due:.1f}%" in text and "目标98%" in text
    assert f"未缴{len(owing)}户，共{(due - paid) / 100:.2f}元" in text
    assert (found.disputed, found.owing) == (1, len(owing))
    assert found.disputed + found.unbound + found.blocked + found.other == found.owing
    assert "争议1" in text and f"未绑定{found.unbound}" in text


def test_overpaying_makes_up_for_nobody(town: Town) -> None:
    """Proves that a household that paid too much does not raise the rate for one that did not pay."""
    with town.writing() as record:
        before = summaries.collection(town.desk(record))
        record.connection.execute(bills.update().values(paid_fen=bills.c.due_fen * 2).where(bills.c.paid_fen > 0))
        after = summaries.collection(town.desk(record))
    assert (before.paid_fen, before.owing_fen) == (after.paid_fen, after.owing_fen)


def test_today_counts_states_and_names_the_overdue(town: Town, manager: Actor) -> None:
    """Proves that opened, waiting, urgent and overdue are counted, and the overdue named by number."""
    first = _ticket(town, "repair", "3-2-501", urgency="urgent")
    _ticket(town, "complaint", "3-2-401")
    town.now += timedelta(hours=2)
    text = manager.says("今天怎么样")[-1].text
    assert "新开2张（投诉1、表扬0）" in text
    assert "待接2、处理中0、挂起0；其中急的1张" in text
    assert "超时2张" in text and f"{first.no} 该答复：今天 11:00" in text


def test_paused_clocks_are_not_overdue(town: Town) -> None:
    """Proves that a clock that stands still for a reason does not count as late."""
    ticket = _ticket(town, "repair", "3-2-501")
    with town.writing() as record:
        row = record.promises.of(ticket.id)["response"]
        record.promises.change(row.id, paused_at=town.now)
        found = record.figures.overdue(town.estate.community_id, town.now + timedelta(hours=5))
    assert found == []


def test_summary_counts_the_season_by_the_record(town: Town, manager: Actor) -> None:
    """Proves that the summary counts tickets, medians and breaches of its period and names where most faults were."""
    town.now += timedelta(days=3)  # the heating season has begun
    for home in ("3-2-302", "3-2-502", "4-1-202"):
        _ticket(town, "heating", home)
    late = _ticket(town, "repair", "3-2-501")
    with town.writing() as record:
        for minutes, ticket in ((10, 1), (30, 2)):
            found = record.tickets.listed(town.estate.community_id)[-ticket]
            row = record.promises.of(found.id)["response"]
            record.promises.change(row.id, met_at=town.now + timedelta(minutes=minutes))
        row = record.promises.of(late.id)["response"]
        record.promises.change(row.id, broken_at=town.now, breach_reason="parts")
        record.tickets.move(record.tickets.get(late.id), Move.CANCEL, by=None, at=town.now, closed_at=town.now)
    text = manager.says("出总结")[-1].text
    assert "供暖季总结" in text and "11月15日" in text
    assert "报修1起，供暖3起，投诉0起" in text
    assert "供暖报修最多的立管：3-2-02，占67%" in text
    assert "首响20分钟" in text
    assert "超时1次" in text and "缺件 1次" in text


def test_publishing_needs_a_group_and_names_nobody(town: Town, manager: Actor) -> None:
    """Proves that the approved summary goes to the owners' group once, without risers, rooms or ticket numbers."""
    town.now += timedelta(days=3)
    _ticket(town, "heating", "3-2-302")
    (card,) = manager.says("出总结")
    manager.presses("✅ 批准公示")
    assert "还没有登记业主群" in manager.toasts[-1]
    with town.writing() as record:
        record.groups.register(town.estate.community_id, "test", "-100", "owners", "锦绣园业主群")
    manager.taps(card, "✅ 批准公示")
    manager.taps(card, "✅ 批准公示")
    with town.writing() as record:
        rows = record.connection.execute(sa.text("SELECT key, \"values\" FROM outbox WHERE chat = '-100'")).all()
    (row,) = rows
    assert row.key == "figures-public" and "figures-riser" not in row[1] and "survey-tickets" not in row[1]


def test_figures_are_for_managers(town: Town) -> None:
    """Proves that an owner who asks for them gets no figures."""
    answers = [*town["owner"].says("收缴情况"), *town["owner"].says("出总结")]
    assert not any("收缴率" in shown.text or "总结</b>" in shown.text or "📈" in shown.text for shown in answers)
