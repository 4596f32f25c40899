"""The outbox: written once, claimed in order under a lease, settled by whoever holds it."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from storage.outbox import Claimed, Outbox, Parcel
from storage.people import Address
from storage.unit_of_work import Record, unit_of_work

NOW = datetime(2026, 11, 15, 1, 0, tzinfo=UTC)
LEASE = timedelta(seconds=20)


def parcel(name: str, **changes: object) -> Parcel:
    """A parcel to chat 7; the name is its dedupe key."""
    values: dict[str, object] = {
        "community_id": 1,
        "channel": "telegram",
        "chat": "7",
        "lane": "status",
        "dedupe": name,
        "key": "toast-done",
        "not_before": NOW,
    }
    return Parcel(**{**values, **changes})  # type: ignore[arg-type]  # the fields are named above


def claim(outbox: Outbox, at: datetime = NOW, **more: object) -> list[Claimed]:
    return outbox.claim(**{"holder": "a", "at": at, "lease": LEASE, "limit": 10, **more})  # type: ignore[arg-type]


@pytest.fixture
def record(either_engine: sa.Engine):  # type: ignore[no-untyped-def]  # a generator of one record
    """An open transaction with one compound, on both databases."""
    with unit_of_work(either_engine) as record:
        record.roster.add_community("JX", "锦绣园")
        yield record


def test_the_same_parcel_is_queued_once(record: Record) -> None:
    """The dedupe key makes a second writing harmless, alone and in bulk."""
    assert record.outbox.put(parcel("a"), at=NOW) is not None
    assert record.outbox.put(parcel("a"), at=NOW) is None
    assert set(record.outbox.put_many([parcel("a"), parcel("b")], at=NOW)) == {"b"}


def test_what_saves_a_home_goes_first(record: Record) -> None:
    """Claims come lane by lane, and within a lane in the order of their time; later ones are left."""
    record.outbox.put(parcel("late", not_before=NOW + timedelta(hours=1)), at=NOW)
    for lane in ("notice", "reply", "emergency", "assignment"):
        record.outbox.put(parcel(lane, lane=lane), at=NOW)
    assert [claimed.lane for claimed in claim(record.outbox)] == ["emergency", "reply", "assignment", "notice"]
    assert claim(record.outbox) == []


def test_each_channel_has_its_own_worker(record: Record) -> None:
    """A worker claims and waits for its channel only."""
    record.outbox.put(parcel("a", channel="console"), at=NOW)
    assert claim(record.outbox, channel="telegram") == []
    assert record.outbox.next_due("telegram") is None
    assert record.outbox.next_due("console") == NOW
    assert [claimed.channel for claimed in claim(record.outbox, channel="console")] == ["console"]


def test_a_lease_that_ran_out_is_claimed_by_the_next(record: Record) -> None:
    """A parcel whose holder died is due again after its lease, as a further attempt; not before, and not for ever."""
    record.outbox.put(parcel("a"), at=NOW)
    (first,) = claim(record.outbox)
    assert first.attempt == 1
    assert first.leased_until == NOW + LEASE
    assert claim(record.outbox, NOW + LEASE - timedelta(seconds=1)) == []
    (second,) = claim(record.outbox, NOW + LEASE, holder="b")
    assert second.attempt == 2
    assert record.outbox.next_due() == NOW + 2 * LEASE


def test_what_is_in_hand_is_not_claimed_again(record: Record) -> None:
    """A holder whose clock jumps does not take its own parcels a second time."""
    record.outbox.put(parcel("a"), at=NOW)
    (mine,) = claim(record.outbox)
    assert claim(record.outbox, NOW + timedelta(days=1), skip=[mine.id]) == []


def test_a_slow_holder_can_not_undo_the_next_ones_work(record: Record) -> None:
    """After its lease ran out, a holder's failure changes nothing, its success still counts."""
    record.outbox.put(parcel("a"), at=NOW)
    (slow,) = claim(record.outbox)
    (quick,) = claim(record.outbox, NOW + LEASE, holder="b")
    record.outbox.again(slow, not_before=NOW, error="timeout")
    record.outbox.failed(slow, "timeout", at=NOW)
    assert record.outbox.depths() == {("status", "leased"): 1}
    record.outbox.sent(quick, "5", at=NOW)
    assert record.outbox.depths() == {("status", "sent"): 1}


def test_a_greeting_of_yesterday_is_not_sent(record: Record) -> None:
    """Past its time a parcel is dropped, and nobody wakes for it again."""
    record.outbox.put(parcel("a", expires_at=NOW + timedelta(hours=1)), at=NOW)
    assert claim(record.outbox, NOW + timedelta(hours=1)) == []
    assert record.outbox.depths() == {("status", "superseded"): 1}
    assert record.outbox.next_due() is None


def test_a_card_is_shown_once_and_then_edited(record: Record) -> None:
    """After its first sending a card's later states know the message they belong into; a forgotten card does not."""
    record.outbox.put(parcel("v1", card="ticket:1"), at=NOW)
    (first,) = claim(record.outbox)
    assert first.shown is None
    record.outbox.sent(first, "100", at=NOW)
    record.outbox.put(parcel("v2", card="ticket:1"), at=NOW)
    (second,) = claim(record.outbox)
    assert second.shown == record.outbox.shown("telegram", "7", "ticket:1") == "100"
    record.outbox.forget_card("telegram", "7", "ticket:1")
    record.outbox.put(parcel("v3", card="ticket:1"), at=NOW)
    assert claim(record.outbox)[0].shown is None


def test_an_older_state_of_a_card_is_never_sent_after_a_newer(record: Record) -> None:
    """A waiting state gives way to a newer one, and so does one that comes back because its sending failed."""
    record.outbox.put(parcel("v1", card="ticket:1"), at=NOW)
    record.outbox.put(parcel("v2", card="ticket:1"), at=NOW)
    (flying,) = claim(record.outbox)
    record.outbox.put(parcel("v3", card="ticket:1"), at=NOW)
    record.outbox.again(flying, not_before=NOW, error="refused")
    assert [claimed.id for claimed in claim(record.outbox)] == [flying.id + 1]
    assert record.outbox.depths() == {("status", "superseded"): 2, ("status", "leased"): 1}


def test_no_attempt_counts_where_nothing_was_sent(record: Record) -> None:
    """A parcel given back because the channel was full starts anew."""
    record.outbox.put(parcel("a"), at=NOW)
    (taken,) = claim(record.outbox)
    record.outbox.give_back(taken, not_before=NOW + timedelta(hours=3))
    assert claim(record.outbox, NOW + timedelta(hours=2)) == []
    assert claim(record.outbox, NOW + timedelta(hours=3))[0].attempt == 1


def test_the_writer_may_take_its_parcel_at_once(record: Record) -> None:
    """A reply is leased in the transaction that wrote it, with its receiver's language."""
    speaker = record.roster.speaker(Address("telegram", "7", "7"), title="王芳", at=NOW)
    assert speaker is not None
    record.roster.bind(speaker.binding_id, record.roster.add_person(1, "王芳", locale="en"))
    queued = record.outbox.put(parcel("a", lane="reply"), at=NOW)
    assert queued is not None
    (taken,) = record.outbox.take([queued], holder="a", at=NOW, lease=LEASE)
    assert (taken.locale, taken.attempt) == ("en", 1)
    assert claim(record.outbox) == []


def test_a_groups_parcels_move_with_it(record: Record) -> None:
    """What waits for a group's old id goes to the new one."""
    record.outbox.put(parcel("a", chat="-4"), at=NOW)
    record.outbox.moved("telegram", "-4", "-1004")
    assert claim(record.outbox)[0].chat == "-1004"


def test_the_queue_is_read_by_its_index(engine: sa.Engine) -> None:
    """With a long history SQLite looks only at what waits: claiming and looking use the partial index."""
    with unit_of_work(engine) as record:
        record.roster.add_community("JX", "锦绣园")
        seen: list[str] = []
        sa.event.listen(
            engine, "before_cursor_execute", lambda _c, _x, statement, *_: seen.append(statement), retval=False
        )
        claim(record.outbox)
        record.outbox.next_due()
        record.outbox.oldest_due(NOW)
        for statement in [said for said in seen if "FROM outbox" in said and "JOIN" not in said]:
            marks = statement.count("?")
            plan = record.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", (1,) * marks).all()
            assert any("ix_outbox_waiting" in row[-1] or "ix_outbox_card" in row[-1] for row in plan), (statement, plan)
