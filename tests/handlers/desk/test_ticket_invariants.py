"""What holds for a ticket whatever staff, owner and clock do to it in whatever order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from harness import Town
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.desk.office import Desk
from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets import followup
from handlers.turn import Span
from storage.lifecycle import ENDED, IllegalMove, Status
from storage.promises import PromiseRow
from storage.tickets import NewTicket, Ticket
from storage.unit_of_work import unit_of_work

Act = Callable[[Desk, Ticket, int, int], object]
ACTS: dict[str, Act] = {
    "accept": lambda desk, ticket, worker, owner: tickets.accept(desk, ticket, worker),
    "arrive": lambda desk, ticket, worker, owner: tickets.arrive(desk, ticket, worker),
    "start": lambda desk, ticket, worker, owner: tickets.start(desk, ticket, worker),
    "parts": lambda desk, ticket, worker, owner: tickets.hold(desk, ticket, worker, "parts", _later(desk, 5)),
    "other": lambda desk, ticket, worker, owner: tickets.hold(desk, ticket, worker, "other", _later(desk, 1)),
    "resume": lambda desk, ticket, worker, owner: tickets.resume(desk, ticket, worker),
    "finish": lambda desk, ticket, worker, owner: tickets.finish(desk, ticket, worker),
    "refuse": lambda desk, ticket, worker, owner: tickets.refuse(desk, ticket, worker, "busy"),
    "assign": lambda desk, ticket, worker, owner: tickets.assign(desk, ticket, worker, by=None),
    "visit": lambda desk, ticket, worker, owner: tickets.agree(desk, ticket, _visit(desk), worker),
    "fixed": lambda desk, ticket, worker, owner: tickets.confirm_fixed(desk, ticket, owner),
    "broken": lambda desk, ticket, worker, owner: tickets.not_fixed(desk, ticket, owner),
    "stars": lambda desk, ticket, worker, owner: tickets.rate(desk, ticket, owner, "quality", 2),
    "urge": lambda desk, ticket, worker, owner: tickets.urge(desk, ticket, owner),
    "cancel": lambda desk, ticket, worker, owner: tickets.cancel(desk, ticket, owner),
}  # fmt: skip


def _later(desk: Desk, hours: int) -> datetime:
    return desk.now + timedelta(hours=hours)


def _visit(desk: Desk) -> Span:
    return Span(desk.now + timedelta(hours=20), desk.now + timedelta(hours=22))


STEPS = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 30), st.booleans()), max_size=12)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, urgency=st.sampled_from(["normal", "urgent", "emergency"]))
def test_whatever_is_done_the_record_stays_true(town: Town, steps: list[tuple[str, int, bool]], urgency: str) -> None:
    """Proves that no order of taps, wishes and passing hours makes clocks, pauses, assignee and state disagree."""
    people = town.estate.people
    with unit_of_work(town.engine) as record:
        desk = town.desk(record)
        ticket = tickets.open_ticket(desk, _new(town, urgency))
        for act, hours, first in steps:
            desk = replace(desk, now=desk.now + timedelta(hours=hours))
            followup.sweep(desk)
            ticket = record.tickets.get(ticket.id)
            try:
                with record.connection.begin_nested():
                    worker = people["repairman"] if first else people["repairman2"]
                    ACTS[act](desk, ticket, worker, people["owner"])
            except IllegalMove:
                assert record.tickets.get(ticket.id) == ticket
            ticket = record.tickets.get(ticket.id)
            _check(desk, ticket)


def _new(town: Town, urgency: str) -> NewTicket:
    return NewTicket(
        community_id=town.compound.id, kind="repair", category="plumbing", urgency=urgency, text="漏水", facts={},
        home_id=town.estate.homes["3-2-501"], reporter_id=town.estate.people["owner"],
    )  # fmt: skip


def _check(desk: Desk, ticket: Ticket) -> None:
    record = desk.record
    story = sorted(record.tickets.timeline(ticket.id), key=lambda event: event.id)
    rows, wakes = record.promises.of(ticket.id), set(record.promises.wakes(ticket.id))
    owed = {"breach_reason", "rating"}  # why a promise was broken, and the marks that are missing, come after the end
    assert story[-1].status is ticket.status
    assert (ticket.paused_why is not None) is (ticket.status is Status.PAUSED)
    assert (ticket.done_at is not None) is (ticket.status in {Status.DONE, Status.CLOSED})
    assert not ticket.open or all(_consistent(row) for row in rows.values())
    if ticket.status in ENDED:
        assert wakes <= owed and all(row.next_at is None for row in rows.values())
    if ticket.status is Status.DONE:
        assert wakes - owed == {"confirmation"} and all(row.next_at is None for row in rows.values())
    if ticket.status in {Status.NEW, Status.ASSIGNED}:
        assert "ladder" in wakes
    if ticket.status in {Status.ASSIGNED, Status.ACCEPTED, Status.ON_SITE, Status.WORKING, Status.PAUSED}:
        assert ticket.assignee_id is not None


def _consistent(row: PromiseRow) -> bool:
    """A clock is met, stands still, or runs towards its next moment; never two of these."""
    if row.met_at is not None or row.paused_at is not None:
        return row.next_at is None
    return row.next_at is not None or row.broken_at is not None or row.due is None
