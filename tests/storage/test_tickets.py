"""The ticket store: numbers, versions, timelines, and what happens when two people move one ticket."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.lifecycle import IllegalMove, Move, Status, allowed
from storage.tickets import SERIES, NewTicket, StaleTicket, Ticket
from storage.unit_of_work import Record, unit_of_work

NOW = datetime(2026, 11, 15, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 15)


def compound(record: Record, code: str = "jxy") -> int:
    return record.roster.add_community(code, code)


def opened(record: Record, community_id: int, **more: object) -> Ticket:
    fields = {"kind": "repair", "text": "漏水", "facts": {}, "home_id": None, "reporter_id": None} | more
    new = NewTicket(community_id=community_id, **fields)  # type: ignore[arg-type]  # test convenience
    return record.tickets.open(new, at=NOW, local_day=DAY, message="test:1:7")


def test_numbers_run_by_compound_kind_and_day(either_engine: sa.Engine) -> None:
    """Proves that numbers look as promised, count up without gaps, and that each compound and kind has its own row."""
    with unit_of_work(either_engine) as record:
        here, there = compound(record), compound(record, "other")
        numbers = [opened(record, here).no, opened(record, here).no, opened(record, here, kind="heating").no]
        assert numbers == ["WX-261115-0001", "WX-261115-0002", "GN-261115-0001"]
        assert opened(record, there).no == "WX-261115-0001"
        for kind, prefix in SERIES.items():
            assert re.fullmatch(rf"{prefix}-261115-\d{{4}}", opened(record, here, kind=kind).no)


def test_a_rolled_back_number_is_given_again(engine: sa.Engine) -> None:
    """Proves that a failed turn leaves no ticket and no gap in the numbers."""
    with unit_of_work(engine) as record:
        community_id = compound(record)
        record.commit()
    for _ in range(2):
        with unit_of_work(engine) as record:
            assert opened(record, community_id).no == "WX-261115-0001"


def test_second_mover_is_refused(either_engine: sa.Engine) -> None:
    """Proves that of two who read the same ticket only the first moves it; the other leaves no trace."""
    with unit_of_work(either_engine) as record:
        ticket = opened(record, compound(record))
        record.tickets.move(ticket, Move.ACCEPT, by=None, at=NOW)
        before = record.tickets.timeline(ticket.id)
        with pytest.raises(StaleTicket):
            record.tickets.move(ticket, Move.CANCEL, by=None, at=NOW)
        with pytest.raises(StaleTicket):
            record.tickets.amend(ticket, "rated", by=None, at=NOW, stars=5)
        assert record.tickets.timeline(ticket.id) == before
        assert record.tickets.get(ticket.id).status is Status.ACCEPTED


def test_timeline_is_told_in_the_order_in_which_things_happened(engine: sa.Engine) -> None:
    """Proves that what is booked late stands where it happened, with both times."""
    with unit_of_work(engine) as record:
        ticket = opened(record, compound(record))
        ticket = record.tickets.move(ticket, Move.ACCEPT, by=None, at=NOW + timedelta(hours=3))
        early, late = NOW + timedelta(hours=1), NOW + timedelta(hours=4)
        record.tickets.move(ticket, Move.ARRIVE, by=None, at=early, booked_at=late)
        story = record.tickets.timeline(ticket.id)
    assert [event.event for event in story] == ["opened", "arrive", "accept"]
    assert (story[1].at, story[1].booked_at) == (early, late)


def test_words_keep_every_version(engine: sa.Engine) -> None:
    """Proves that edited words replace the shown ones and the old ones stay, and that the message finds the ticket."""
    with unit_of_work(engine) as record:
        community_id = compound(record)
        ticket = opened(record, community_id)
        ticket = record.tickets.reword(ticket, "厨房漏水", message="test:1:7", by=None, at=NOW)
        assert ticket.text == "厨房漏水"
        assert [version.text for version in record.tickets.wordings(ticket.id)] == ["漏水", "厨房漏水"]
        assert [found.id for found in record.tickets.said_in(community_id, "test:1:7")] == [ticket.id]
        assert record.tickets.said_in(community_id, "test:1:8") == []


def test_listing_and_load(engine: sa.Engine) -> None:
    """Proves that lists keep to their compound and span, and that everybody asked for has a load, also of nothing."""
    with unit_of_work(engine) as record:
        here, there = compound(record), compound(record, "other")
        person, idle = record.roster.add_person(here, "王强"), record.roster.add_person(here, "赵磊")
        mine = record.tickets.move(opened(record, here), Move.ASSIGN, by=None, at=NOW, assignee_id=person)
        opened(record, there)
        assert [ticket.id for ticket in record.tickets.listed(here)] == [mine.id]
        assert record.tickets.listed(here, until=NOW) == []
        assert record.tickets.load_of([person, idle]) == {person: 1, idle: 0}
        assert [ticket.id for ticket in record.tickets.assigned_to(person)] == [mine.id]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.sampled_from(list(Move)), max_size=25))
def test_any_sequence_of_moves_keeps_the_story_true(engine: sa.Engine, moves: list[Move]) -> None:
    """Proves that whatever is tried, the state is the timeline's last line, and what is refused leaves no trace."""
    with unit_of_work(engine) as record:
        ticket = opened(record, compound(record))
        for minute, move in enumerate(moves, 1):
            before = record.tickets.timeline(ticket.id)
            may = allowed(move, ticket.status)
            if may:
                ticket = record.tickets.move(ticket, move, by=None, at=NOW + timedelta(minutes=minute))
            else:
                with pytest.raises(IllegalMove):
                    record.tickets.move(ticket, move, by=None, at=NOW + timedelta(minutes=minute))
            story = record.tickets.timeline(ticket.id)
            assert story[: len(before)] == before
            assert len(story) == len(before) + may
            assert story[-1].status is ticket.status is record.tickets.get(ticket.id).status
        assert ticket.version == len(record.tickets.timeline(ticket.id))
