"""Leases and pauses: who may poll and push, and when everybody has to be quiet."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from storage.unit_of_work import unit_of_work

NOW = datetime(2026, 11, 15, 1, 0, tzinfo=UTC)
LENGTH = timedelta(seconds=9)


def test_one_holder_at_a_time(either_engine: sa.Engine) -> None:
    """A lease is renewed by its holder, refused to others, taken over when it ran out, and free once released."""
    with unit_of_work(either_engine) as record:
        lease = record.journal.lease
        assert lease("poll:1", "a", at=NOW, length=LENGTH)
        assert lease("poll:1", "a", at=NOW + timedelta(seconds=3), length=LENGTH)
        assert not lease("poll:1", "b", at=NOW + timedelta(seconds=9), length=LENGTH)
        assert lease("poll:1", "b", at=NOW + timedelta(seconds=12), length=LENGTH)
        assert not lease("poll:1", "a", at=NOW + timedelta(seconds=12), length=LENGTH)
        record.journal.release("poll:1", "a")
        assert record.journal.held_until("poll:1") == NOW + timedelta(seconds=21)
        record.journal.release("poll:1", "b")
        assert lease("poll:1", "a", at=NOW + timedelta(seconds=13), length=LENGTH)


def test_leases_do_not_know_each_other(either_engine: sa.Engine) -> None:
    """Polling and pushing are different leases, and so are two bots."""
    with unit_of_work(either_engine) as record:
        for name in ("poll:1", "push:1", "push:2"):
            assert record.journal.lease(name, name, at=NOW, length=LENGTH)


def test_a_pause_is_never_shortened(either_engine: sa.Engine) -> None:
    """Of two flood answers the longer counts, whichever came first."""
    with unit_of_work(either_engine) as record:
        assert record.journal.held_until("halt:telegram") is None
        for hours in (2, 1, 3):
            record.journal.pause("halt:telegram", until=NOW + timedelta(hours=hours))
            assert record.journal.held_until("halt:telegram") == NOW + timedelta(hours=max(2, hours))


def test_an_occurrence_is_taken_once(either_engine: sa.Engine) -> None:
    """The first ring of an occurrence is told to act, every other that it was done; other compounds are others."""
    with unit_of_work(either_engine) as record:
        jx, cs = record.roster.add_community("JX", "锦绣园"), record.roster.add_community("CS", "城市花园")
        assert record.journal.ring(jx, "survey", "2026Q4", at=NOW)
        assert not record.journal.ring(jx, "survey", "2026Q4", at=NOW)
        assert record.journal.ring(cs, "survey", "2026Q4", at=NOW)
