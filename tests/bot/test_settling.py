"""Settling: what every receipt means for its parcel, and how often anything is tried."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.ports import Delivered, Failed, InDoubt, Moved, Receipt, Refused, Unreachable, Wait
from bot.settling import PAUSE, settle
from storage.outbox import Claimed, Parcel
from storage.people import Address
from storage.unit_of_work import Record, unit_of_work

NOW = datetime(2026, 11, 15, 1, 0, tzinfo=UTC)


@pytest.fixture
def record(engine: sa.Engine):  # type: ignore[no-untyped-def]  # a generator of one record
    """An open transaction with one compound and one person in chat 7."""
    with unit_of_work(engine) as record:
        record.roster.add_community("JX", "锦绣园")
        record.roster.speaker(Address("telegram", "7", "7"), title="王芳", at=NOW)
        yield record


def claimed(record: Record, lane: str = "notice", *, chat: str = "7", **more: object) -> Claimed:
    """A parcel of this lane, claimed for the first time."""
    parcel = Parcel(
        community_id=1,
        channel="telegram",
        chat=chat,
        lane=lane,
        dedupe=f"{lane}:{chat}:{more}",
        key="toast-done",
        not_before=NOW,
        **more,  # type: ignore[arg-type]  # fields of a parcel
    )
    record.outbox.put(parcel, at=NOW)
    return claim(record, NOW)[0]


def claim(record: Record, at: datetime) -> list[Claimed]:
    return record.outbox.claim(holder="a", at=at, lease=timedelta(seconds=20), limit=10)


def states(record: Record) -> set[str]:
    return {state for _, state in record.outbox.depths()}


@pytest.mark.parametrize(
    ("receipt", "lane", "state"),
    [
        (Delivered("5"), "notice", "sent"),
        (Wait(60), "notice", "due"),
        (Unreachable("blocked"), "notice", "unreachable"),
        (Refused("bad"), "notice", "failed"),
        (Failed("refused"), "notice", "due"),
        (InDoubt("timeout"), "notice", "in_doubt"),
        (InDoubt("timeout"), "survey", "in_doubt"),
        (InDoubt("timeout"), "reply", "due"),
        (InDoubt("timeout"), "emergency", "due"),
        (InDoubt("timeout"), "assignment", "due"),
        (Moved("-1004"), "assignment", "due"),
    ],
)
def test_every_receipt_has_its_end(record: Record, receipt: Receipt, lane: str, state: str) -> None:
    """A parcel ends where its receipt says; only what is harmless twice is repeated after a doubt."""
    settle(record, claimed(record, lane), receipt, NOW)
    assert states(record) == {state}


def test_whoever_blocked_us_is_marked(record: Record) -> None:
    """A 403 makes the person unreachable for everything that follows."""
    settle(record, claimed(record), Unreachable("blocked"), NOW)
    assert not record.roster.binding(1).reachable


def test_a_flood_answer_pauses_the_channel(record: Record) -> None:
    """retry_after is kept in the database, so that a restart and other processes keep to it; no attempt is counted."""
    settle(record, claimed(record), Wait(7200), NOW)
    assert record.journal.held_until(PAUSE + "telegram") == NOW + timedelta(hours=2)
    assert claim(record, NOW + timedelta(hours=1)) == []
    assert claim(record, NOW + timedelta(hours=2))[0].attempt == 1


def test_a_group_that_moved_gets_its_parcels(record: Record) -> None:
    """Everything that waits for the old id goes to the new one, and the group is known by it."""
    record.groups.register(1, "telegram", "-4", "crew", "维修群")
    settle(record, claimed(record, "assignment", chat="-4"), Moved("-1004"), NOW)
    assert [parcel.chat for parcel in claim(record, NOW)] == ["-1004"]
    group = record.groups.find("telegram", "-1004")
    assert group is not None
    assert (group.community_id, group.purpose) == (1, "crew")


def test_failures_are_tried_again_ever_more_slowly_and_not_for_ever(record: Record) -> None:
    """After a refused connection a parcel comes again later and later, and in the end is given up."""
    parcel, now, pauses = claimed(record), NOW, []
    while True:
        settle(record, parcel, Failed("refused"), now)
        due = record.outbox.next_due()
        if due is None:
            break
        pauses.append(due - now)
        now = due
        (parcel,) = claim(record, now)
    assert pauses == sorted(pauses)
    assert len(pauses) == 7
    assert states(record) == {"failed"}


def test_a_doubt_is_repeated_once_and_an_edit_as_often_as_needed(record: Record) -> None:
    """A reply that may have arrived is sent once or twice more; an edit changes nothing by being repeated."""
    parcel, now = claimed(record, "reply"), NOW
    for _ in range(2):
        settle(record, parcel, InDoubt("timeout"), now)
        now = record.outbox.next_due() or now
        (parcel,) = claim(record, now)
    assert settle(record, parcel, InDoubt("timeout"), now) == "in_doubt"
    assert settle(record, claimed(record, "notice", edits="5"), InDoubt("timeout"), NOW) == "again"
