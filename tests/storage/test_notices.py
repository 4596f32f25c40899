"""The notice store: who is written to, what the ledger says, and that nothing is written twice."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from storage.households import Household, Place
from storage.notices import NewEntry, Notice, StaleNotice
from storage.outbox import Parcel
from storage.people import Address
from storage.schema import bindings, outbox
from storage.unit_of_work import Record, unit_of_work

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def _compound(record: Record) -> int:
    return record.roster.add_community("t", "测试小区")


def _home(record: Record, community_id: int, room: str, building: str = "3") -> int:
    return record.roster.add_home(community_id, building, "2", room, riser=room[-2:])


def _person(record: Record, community_id: int, name: str, home_id: int, standing: str, chat: str | None) -> int:
    person_id = record.roster.add_person(community_id, name)
    record.roster.settle_in(community_id, person_id, home_id, standing)
    if chat is not None:
        record.connection.execute(bindings.insert().values(
            community_id=community_id, channel="t", chat=chat, user=chat, person_id=person_id, seen_at=NOW,
        ))  # fmt: skip
    return person_id


def _notice(record: Record, community_id: int, author_id: int) -> Notice:
    return record.notices.add(
        community_id=community_id, author_id=author_id, kind="plain", text="明天停水", audience={}, choices=["seen"],
        state="draft", facts={}, created_at=NOW,
    )  # fmt: skip


def _parcel(community_id: int, chat: str, dedupe: str) -> Parcel:
    return Parcel(
        community_id=community_id, channel="t", chat=chat, lane="notice", dedupe=dedupe, key="k", not_before=NOW
    )


def _rooms(found: Sequence[Household]) -> list[str]:
    return [household.home.room for household in found]


def test_receiver_is_the_owner_then_family_then_tenant(either_engine: sa.Engine) -> None:
    """Proves that the property owner is written to where a chat of theirs can be reached, else the next in line."""
    with unit_of_work(either_engine) as record:
        compound = _compound(record)
        first, second, third = (_home(record, compound, room) for room in ("101", "201", "301"))
        _person(record, compound, "租客", first, "tenant", "c1")
        owner = _person(record, compound, "业主", first, "owner", "c2")
        family = _person(record, compound, "家属", second, "family", "c3")
        _person(record, compound, "业主二", second, "owner", "c4")
        record.roster.mark_reachable("t", "c4", False)
        _person(record, compound, "没绑定", third, "owner", None)
        found = record.households.within(compound, [Place()])
    assert [household.receiver and household.receiver.person_id for household in found] == [owner, family, None]
    assert [household.reachable for household in found] == [True, True, False]


def test_places_choose_building_unit_riser_and_room(engine: sa.Engine) -> None:
    """Proves that an audience of several parts names each household once, in walking order."""
    with unit_of_work(engine) as record:
        compound = _compound(record)
        for room in ("1001", "201", "202"):
            _home(record, compound, room)
        _home(record, compound, "901", building="10")
        _home(record, compound, "902", building="10")
        _home(record, compound, "101", building="5")
        riser = record.households.within(compound, [Place(building="3", unit="2", riser="01")])
        both = record.households.within(compound, [Place(building="10"), Place(building="10", room="901")])
        every = record.households.within(compound, [Place()])
    assert _rooms(riser) == ["201", "1001"]
    assert _rooms(both) == ["901", "902"]
    assert _rooms(every) == ["201", "202", "1001", "101", "901", "902"]


def test_ledger_reads_reach_from_the_outbox_and_acts_from_itself(either_engine: sa.Engine) -> None:
    """Proves that the ledger's state follows the parcel until somebody acts, and the act then counts for more."""
    with unit_of_work(either_engine) as record:
        compound = _compound(record)
        author = record.roster.add_person(compound, "经理")
        home_ids = [_home(record, compound, room) for room in ("101", "201", "301", "401")]
        notice = _notice(record, compound, author)
        ids = record.outbox.put_many([_parcel(compound, str(n), f"n:{n}") for n in range(2)], at=NOW)
        record.notices.enter(notice, [
            NewEntry(home_id=home_ids[0], person_id=author, outbox_id=ids["n:0"]),
            NewEntry(home_id=home_ids[1], person_id=author, outbox_id=ids["n:1"]),
            NewEntry(home_id=home_ids[2], person_id=author, outbox_id=None),
            NewEntry(home_id=home_ids[3], person_id=None, outbox_id=None),
        ], at=NOW)  # fmt: skip
        before = [entry.state for entry in record.notices.ledger(notice.id)]
        first, second = record.outbox.claim(holder="w", at=NOW, lease=timedelta(minutes=1), limit=5)
        record.outbox.sent(first, "m1", at=NOW)
        record.outbox.unreachable(second, "blocked", at=NOW)
        record.notices.mark(record.notices.ledger(notice.id)[0], "answered", at=NOW, answer="home")
        after = [(entry.reach, entry.state) for entry in record.notices.ledger(notice.id)]
        tally = record.notices.tally(notice.id)
        record.notices.change(notice, state="released", released_at=NOW)
        chat = Address("t", "0", "0")
        named = record.notices.entry_of_message(compound, home_ids, chat, "m1", since=NOW)
        others = record.notices.entry_of_message(compound, home_ids[1:], chat, "m1", since=NOW)
    assert before == ["waiting", "waiting", "blocked", "unbound"]
    assert after == [("sent", "answered"), ("blocked", "blocked"), ("blocked", "blocked"), ("unbound", "unbound")]
    assert tally == {("sent", "answered"): 1, ("blocked", None): 2, ("unbound", None): 1}
    assert named is not None and named.home.room == "101" and named.answer == "home"
    assert others is None


def test_many_parcels_are_queued_once(either_engine: sa.Engine) -> None:
    """Proves that queuing the same parcels again adds none and returns none."""
    with unit_of_work(either_engine) as record:
        compound = _compound(record)
        parcels = [_parcel(compound, str(n), f"n:{n}") for n in range(1200)]
        first = record.outbox.put_many(parcels[:700], at=NOW)
        second = record.outbox.put_many(parcels, at=NOW)
        stored = record.connection.scalar(sa.select(sa.func.count()).select_from(outbox))
    assert (len(first), len(second), stored) == (700, 500, 1200)
    assert set(first) | set(second) == {parcel.dedupe for parcel in parcels}


def test_held_parcels_go_on_and_dropped_ones_never_leave(either_engine: sa.Engine) -> None:
    """Proves that a notice can be paused, resumed and stopped without touching what has left."""
    with unit_of_work(either_engine) as record:
        compound = _compound(record)
        notice = _notice(record, compound, record.roster.add_person(compound, "经理"))
        ids = record.outbox.put_many([_parcel(compound, str(n), f"n:{n}") for n in range(3)], at=NOW)
        entries = [NewEntry(home_id=_home(record, compound, f"{n}01"), person_id=notice.author_id, outbox_id=id_)
                   for n, id_ in enumerate(ids.values(), 1)]  # fmt: skip
        record.notices.enter(notice, entries, at=NOW)
        (gone,) = record.outbox.claim(holder="w", at=NOW, lease=timedelta(minutes=1), limit=1)
        record.outbox.sent(gone, "m", at=NOW)
        assert record.outbox.hold(record.notices.parcels(notice.id)) == 2
        assert record.outbox.claim(holder="w", at=NOW, lease=timedelta(minutes=1), limit=5) == []
        assert record.outbox.let_go(record.notices.parcels(notice.id)) == 2
        assert record.outbox.drop(record.notices.parcels(notice.id), at=NOW) == 2
        assert record.outbox.claim(holder="w", at=NOW, lease=timedelta(minutes=1), limit=5) == []
        assert record.notices.tally(notice.id) == {("sent", None): 1, ("stopped", None): 2}


def test_a_stale_notice_is_refused(engine: sa.Engine) -> None:
    """Proves that of two changes made from the same reading only one happens."""
    with unit_of_work(engine) as record:
        compound = _compound(record)
        notice = _notice(record, compound, record.roster.add_person(compound, "经理"))
        record.notices.change(notice, text="后天停水")
        with pytest.raises(StaleNotice):
            record.notices.change(notice, text="大后天停水")
