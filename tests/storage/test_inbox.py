"""The inbox: one effect for each update, and nothing that failed is forgotten."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from storage.unit_of_work import Record, unit_of_work

NOW = datetime(2026, 11, 15, 1, 0, tzinfo=UTC)
KEY = "telegram:1:100"


@pytest.fixture
def record(either_engine: sa.Engine):  # type: ignore[no-untyped-def]  # a generator of one record
    """An open transaction with one compound, on both databases."""
    with unit_of_work(either_engine) as record:
        record.roster.add_community("JX", "锦绣园")
        yield record


def test_an_update_has_its_effect_once(record: Record) -> None:
    """The first mark counts, a second is told to roll back, and the answer can be given again."""
    assert record.inbox.answered(KEY) == (False, None)
    assert record.inbox.done(KEY, community_id=1, answer={"said": "好"}, at=NOW)
    assert not record.inbox.done(KEY, community_id=1, answer=None, at=NOW)
    assert record.inbox.answered(KEY) == (True, {"said": "好"})


def test_what_failed_is_kept_until_it_succeeds(record: Record) -> None:
    """A parked update is found when its time has come, counts its attempts, and loses its raw text once it is done."""
    for attempt in (1, 2):
        record.inbox.park(KEY, {"update_id": 100}, "broken", at=NOW, next_try=NOW + timedelta(minutes=attempt))
    assert record.inbox.parked(at=NOW + timedelta(minutes=1)) == []
    (parked,) = record.inbox.parked(at=NOW + timedelta(minutes=2))
    assert (parked.raw, parked.attempts, parked.error) == ({"update_id": 100}, 2, "broken")
    assert record.inbox.done(KEY, community_id=1, answer=None, at=NOW)
    assert record.inbox.parked(at=NOW + timedelta(days=1)) == []
    assert record.inbox.counts() == {"done": 1}


def test_what_is_done_can_not_be_parked(record: Record) -> None:
    """A late failure of a doubled delivery does not bring a finished update back."""
    record.inbox.done(KEY, community_id=1, answer=None, at=NOW)
    record.inbox.park(KEY, {}, "late", at=NOW, next_try=NOW)
    assert record.inbox.counts() == {"done": 1}


def test_what_is_given_up_waits_for_a_person(record: Record) -> None:
    """Without a next try an update is kept but not tried again."""
    record.inbox.park(KEY, {"update_id": 100}, "broken", at=NOW, next_try=None)
    assert record.inbox.parked(at=NOW + timedelta(days=9)) == []
    assert record.inbox.counts() == {"given_up": 1}


def test_old_marks_are_dropped_and_failures_kept(record: Record) -> None:
    """Forgetting touches only what was handled long ago."""
    record.inbox.done("telegram:1:1", community_id=1, answer=None, at=NOW - timedelta(days=4))
    record.inbox.done("telegram:1:2", community_id=1, answer=None, at=NOW)
    record.inbox.park("telegram:1:3", {}, "broken", at=NOW - timedelta(days=4), next_try=None)
    assert record.inbox.forget(before=NOW - timedelta(days=3)) == 1
    assert record.inbox.counts() == {"done": 1, "given_up": 1}
