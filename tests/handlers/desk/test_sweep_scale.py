"""10,000 open tickets: a sweep finds what is due by index; its work grows with what is due, not with what there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from crowd import NOW, crowd, staff

from handlers.desk.office import Compound, Desk
from handlers.desk.tickets import flags, followup, outside
from storage.schema import promises, tickets
from storage.unit_of_work import Record, unit_of_work

OPEN = 10_000
FAR = NOW + timedelta(days=20)


@pytest.fixture
def full(engine: sa.Engine) -> Compound:
    """A compound of 1,000 households with 10,000 accepted tickets, three running clocks each, none of them due."""
    with unit_of_work(engine) as record:
        compound = crowd(record, 1000)
        wang = staff(record, compound, "repairman", "王强")
        staff(record, compound, "supervisor", "李敏")
        numbers = range(1, OPEN + 1)
        record.connection.execute(tickets.insert(), [_ticket(compound, wang, number) for number in numbers])
        clocks = [_clock(compound, number, clock) for number in numbers for clock in ("response", "arrival", "solved")]
        record.connection.execute(promises.insert(), clocks)
        record.commit()
    return compound


def _ticket(compound: Compound, assignee: int, number: int) -> dict[str, object]:
    return {
        "community_id": compound.id, "no": f"WX-261120-{number:05d}", "kind": "repair", "category": "plumbing",
        "urgency": "normal", "status": "accepted", "facts": {}, "home_id": number % 1000 + 1,
        "reporter_id": number % 1000 + 1, "assignee_id": assignee, "text": "厨房水龙头滴水", "opened_at": NOW,
    }  # fmt: skip


def _clock(compound: Compound, number: int, clock: str) -> dict[str, object]:
    return {
        "community_id": compound.id, "ticket_id": number, "clock": clock, "due": FAR, "next_at": FAR, "explain": [],
    }  # fmt: skip


@contextmanager
def statements(engine: sa.Engine) -> Iterator[list[str]]:
    """Every statement that is run within the block."""
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        seen.append(statement)

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def sweep(engine: sa.Engine, compound: Compound, now: datetime) -> int:
    """One sweep; how many statements it took."""
    with statements(engine) as seen, unit_of_work(engine) as record:
        followup.sweep(Desk(record, compound, now))
        record.commit()
    return len(seen)


def make_due(record: Record, count: int, at: datetime) -> None:
    """Let the solved clocks of ``count`` tickets ring for their warning at ``at``."""
    first = sa.select(promises.c.id).where(promises.c.clock == "solved", promises.c.next_at == FAR).limit(count)
    record.connection.execute(promises.update().where(promises.c.id.in_(first)).values(next_at=at))


def test_quiet_minute_costs_one_question(engine: sa.Engine, full: Compound) -> None:
    """Proves that with 10,000 open tickets and nothing due a sweep is one SELECT that finds no row."""
    assert sweep(engine, full, NOW) <= 2  # BEGIN and the question


def test_work_grows_with_what_is_due(engine: sa.Engine, full: Compound) -> None:
    """Proves that 40 due rows cost four times the statements of ten, however many tickets stand open."""
    costs = []
    for minute, due in enumerate((10, 40), 1):
        now = NOW + timedelta(minutes=minute)
        with unit_of_work(engine) as record:
            make_due(record, due, now)
            record.commit()
        costs.append(sweep(engine, full, now))
    ten, forty = costs
    assert 10 < ten < 10 * 60
    assert 3.5 * ten < forty < 4.5 * ten


def test_what_was_done_is_not_looked_at_again(engine: sa.Engine, full: Compound) -> None:
    """Proves that a second sweep in the same minute finds nothing left."""
    with unit_of_work(engine) as record:
        make_due(record, 20, NOW)
        record.commit()
    assert sweep(engine, full, NOW) > 20
    assert sweep(engine, full, NOW) <= 2


@pytest.mark.parametrize("ask", ["promises", "flags", "outside_parties"])
def test_due_rows_are_found_by_index(engine: sa.Engine, full: Compound, ask: str) -> None:
    """Proves with EXPLAIN QUERY PLAN that what is due is searched in the index of times, and no table is scanned."""
    questions = {
        "promises": lambda record: record.promises.ringing(full.id, at=NOW, limit=500),
        "flags": lambda record: flags.follow_up(Desk(record, full, NOW)),
        "outside_parties": lambda record: outside.chase(Desk(record, full, NOW)),
    }
    with statements(engine) as seen, unit_of_work(engine) as record:
        questions[ask](record)
        question = next(statement for statement in seen if f"FROM {ask}" in statement)
        values = tuple(1 for _ in range(question.count("?")))
        plan = record.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}", values).all()
    steps = [row.detail for row in plan]
    assert any(f"SEARCH {ask} USING INDEX ix_{ask}_next (next_at<?)" in step for step in steps), steps
    assert not any("SCAN" in step or "TEMP B-TREE" in step for step in steps), steps


def test_outage_is_worked_off_in_bounded_pieces(engine: sa.Engine, full: Compound) -> None:
    """Proves that after an outage one ring takes no more than AT_ONCE rows, longest due first, and the next goes on."""
    with unit_of_work(engine) as record:
        make_due(record, followup.AT_ONCE + 10, NOW)
        record.commit()
    sweep(engine, full, NOW)
    with unit_of_work(engine) as record:
        assert len(record.promises.ringing(full.id, at=NOW, limit=OPEN)) == 10
    sweep(engine, full, NOW)
    with unit_of_work(engine) as record:
        assert record.promises.ringing(full.id, at=NOW, limit=OPEN) == []
