"""The promise store: clocks and wake-up calls of a ticket, and the sweep that finds what is due."""

from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from storage.promises import CLOCKS
from storage.tickets import NewTicket
from storage.unit_of_work import Record, unit_of_work

NOW = datetime(2026, 11, 15, 3, 0, tzinfo=UTC)


def opened(record: Record, code: str = "jxy") -> tuple[int, int]:
    """A compound with a ticket: their ids."""
    community_id = record.roster.add_community(code, code)
    new = NewTicket(community_id=community_id, kind="repair", text="漏水", facts={}, home_id=None, reporter_id=None)
    return community_id, record.tickets.open(new, at=NOW, local_day=date(2026, 11, 15)).id


def clock(name: str, due: datetime) -> dict[str, object]:
    return {"clock": name, "due": due, "warn_at": due, "next_at": due, "explain": ["why", {}]}


def test_clocks_come_in_their_order_and_start_anew(either_engine: sa.Engine) -> None:
    """Proves that clocks are read in their fixed order, and that a clock given again forgets what it was."""
    with unit_of_work(either_engine) as record:
        community_id, ticket_id = opened(record)
        record.promises.give(community_id, ticket_id, [clock("solved", NOW), clock("response", NOW)])
        row = record.promises.of(ticket_id)["solved"]
        record.promises.change(row.id, met_at=NOW, step=3)
        record.promises.give(community_id, ticket_id, [clock("arrival", NOW), clock("solved", NOW + timedelta(1))])
        found = record.promises.of(ticket_id)
        assert list(found) == list(CLOCKS)
        assert (found["solved"].met_at, found["solved"].step) == (None, 0)
        assert found["solved"].due == NOW + timedelta(1)


def test_wake_up_calls_are_no_promises(engine: sa.Engine) -> None:
    """Proves that a call rings in the sweep, can be taken back, and never shows among what was promised."""
    with unit_of_work(engine) as record:
        community_id, ticket_id = opened(record)
        record.promises.wake(community_id, ticket_id, "ladder", None)
        record.promises.wake(community_id, ticket_id, "ladder", NOW, step=2)
        assert record.promises.of(ticket_id) == {}
        assert [row.step for row in record.promises.ringing(community_id, at=NOW, limit=9)] == [2]
        record.promises.wake(community_id, ticket_id, "ladder", None)
        assert record.promises.wakes(ticket_id) == {}
        assert record.promises.ringing(community_id, at=NOW, limit=9) == []


def test_sweep_finds_what_is_due_here_longest_first(either_engine: sa.Engine) -> None:
    """Proves that a sweep sees one compound, only what is due, longest due first, not more than asked."""
    with unit_of_work(either_engine) as record:
        here, ticket_id = opened(record)
        there, other = opened(record, "other")
        times = {"solved": NOW, "arrival": NOW - timedelta(hours=1), "response": NOW + timedelta(seconds=1)}
        record.promises.give(here, ticket_id, [clock(name, due) for name, due in times.items()])
        record.promises.give(there, other, [clock("solved", NOW)])
        due = record.promises.ringing(here, at=NOW, limit=9)
        assert [row.clock for row in due] == ["arrival", "solved"]
        assert len(record.promises.ringing(here, at=NOW, limit=1)) == 1


def test_rest_silences_a_ticket(engine: sa.Engine) -> None:
    """Proves that after ``rest`` nothing of the ticket rings, and its promises can still be read."""
    with unit_of_work(engine) as record:
        community_id, ticket_id = opened(record)
        record.promises.give(community_id, ticket_id, [clock("solved", NOW)])
        record.promises.wake(community_id, ticket_id, "visit", NOW)
        record.promises.rest(ticket_id)
        assert record.promises.ringing(community_id, at=NOW + timedelta(9), limit=9) == []
        assert list(record.promises.of(ticket_id)) == ["solved"]


def test_next_of_leaves_out_what_is_met_or_paused(engine: sa.Engine) -> None:
    """Proves that of many tickets the running promise that is due first is found, and of settled ones none."""
    with unit_of_work(engine) as record:
        community_id, ticket_id = opened(record)
        rows = [clock("response", NOW), clock("arrival", NOW + timedelta(1)), clock("solved", NOW + timedelta(2))]
        record.promises.give(community_id, ticket_id, rows)
        record.promises.change(record.promises.of(ticket_id)["response"].id, met_at=NOW)
        assert record.promises.next_of([ticket_id])[ticket_id].clock == "arrival"
        for row in record.promises.of(ticket_id).values():
            record.promises.change(row.id, paused_at=NOW)
        assert record.promises.next_of([ticket_id]) == {}


def test_sweep_uses_the_index(engine: sa.Engine) -> None:
    """Proves that the sweep's cost grows with what is due: SQLite answers it from the index over ``next_at``."""
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT * FROM promises "
            "WHERE next_at <= '2026-11-15' AND community_id = 1 ORDER BY next_at"
        ).all()
    assert "ix_promises_next" in str(plan)
