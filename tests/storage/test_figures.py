"""The manager's figures counted in the database, the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from storage.bills import Bill
from storage.tickets import NewTicket, Ticket
from storage.unit_of_work import Record, unit_of_work

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _homes(record: Record) -> tuple[int, list[int]]:
    community_id = record.roster.add_community("t", "测试小区")
    rooms = (("101", "01"), ("201", "01"), ("202", "02"))
    return community_id, [record.roster.add_home(community_id, "3", "2", room, riser=riser) for room, riser in rooms]


def _ticket(record: Record, community_id: int, home_id: int, kind: str, category: str = "") -> Ticket:
    new = NewTicket(
        community_id=community_id, kind=kind, category=category, text="测试", facts={}, home_id=home_id,
        reporter_id=None,
    )  # fmt: skip
    return record.tickets.open(new, at=NOW, local_day=NOW.date())


def test_fees_add_up_and_disputes_are_known(either_engine: sa.Engine) -> None:
    """Proves what was due, paid and is owed, with overpayment counting for nobody else."""
    with unit_of_work(either_engine) as record:
        community_id, homes = _homes(record)
        for home_id, paid in zip(homes, (10_000, 4_000, 25_000), strict=True):
            record.bills.put(community_id, Bill(
                home_id=home_id, fee_type="property", period="2026", price="1", quantity="100", due_fen=10_000,
                paid_fen=paid, deadline=None, note="",
            ))  # fmt: skip
        _ticket(record, community_id, homes[1], "fee", "dispute")
        _ticket(record, community_id, homes[0], "fee", "invoice")
        (fee,) = record.figures.collected(community_id)
        owing, disputing = record.figures.owing(community_id), record.figures.disputing(community_id)
    assert (fee.fee_type, fee.due_fen, fee.paid_fen) == ("property", 30_000, 24_000)
    assert owing == {homes[1]: 6_000} and disputing == {homes[1]}


def test_work_is_counted_by_state_place_and_promise(either_engine: sa.Engine) -> None:
    """Proves open tickets, those of a period, the risers' shares, and each overdue ticket once."""
    with unit_of_work(either_engine) as record:
        community_id, homes = _homes(record)
        heating = [_ticket(record, community_id, home_id, "heating") for home_id in homes]
        clocks = [{"clock": clock, "due": NOW + hours * HOUR, "warn_at": NOW, "next_at": None, "explain": []}
                  for clock, hours in (("response", 1), ("solved", 2))]  # fmt: skip
        record.promises.give(community_id, heating[0].id, clocks)
        late = record.figures.overdue(community_id, NOW + 3 * HOUR)
        soon = record.figures.overdue(community_id, NOW + HOUR / 2)
        opened = record.figures.opened(community_id, NOW, NOW + HOUR)
        before = record.figures.opened(community_id, NOW - HOUR, NOW)
        risers = record.figures.risers(community_id, NOW, NOW + HOUR)
        counts = record.figures.open_tickets(community_id)
        times = record.figures.clocks(community_id, NOW, NOW + HOUR)
    assert [(one.no, one.clock) for one in late] == [(heating[0].no, "response")] and soon == []
    assert (opened, before) == ({"heating": 3}, {})
    assert risers == {("3", "2", "01"): 2, ("3", "2", "02"): 1}
    assert counts == {("new", "normal"): 3}
    assert sorted(one.clock for one in times) == ["response", "solved"]
