"""The release: one transaction, one parcel a household, whatever is repeated, killed or done twice at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa
from crowd import NOW, chats, crowd, staff
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.desk.notices import broadcast
from handlers.desk.notices import release as notices
from handlers.desk.notices.audience import Audience
from handlers.desk.notices.drafts import plain
from handlers.desk.notices.release import Refused
from handlers.desk.office import Compound, Desk
from storage.engine import open_engine
from storage.households import Place
from storage.notices import Notice, StaleNotice
from storage.schema import metadata
from storage.unit_of_work import unit_of_work

LEASE = timedelta(seconds=30)


def _scheduled(engine: sa.Engine, households: int) -> tuple[Compound, Notice]:
    """A compound with one notice that is due in an hour."""
    with unit_of_work(engine) as record:
        compound = crowd(record, households)
        author = staff(record, compound, "manager", "周健")
        desk = Desk(record, compound, NOW)
        draft = notices.begin(desk, author, plain("周六大扫除", Audience()))
        due = record.notices.change(draft, state="scheduled", send_at=NOW + timedelta(hours=1))
        record.commit()
    return compound, due


def _ring(engine: sa.Engine, compound: Compound, minutes: int, *, killed: bool = False) -> None:
    with unit_of_work(engine) as record:
        notices.release_due(Desk(record, compound, NOW + timedelta(minutes=minutes)))
        if not killed:
            record.commit()


def _send(engine: sa.Engine, limit: int, minutes: int, *, killed: bool = False) -> None:
    """A push worker takes some parcels; killed, it has leased and perhaps sent them but settles nothing."""
    at = NOW + timedelta(minutes=minutes)
    with unit_of_work(engine) as record:
        claimed = record.outbox.claim(holder="w", at=at, lease=LEASE, limit=limit)
        record.commit()
    if killed:
        return
    with unit_of_work(engine) as record:
        for parcel in claimed:
            record.outbox.sent(parcel, f"m{parcel.id}", at=at)
        record.commit()


def _statements(engine: sa.Engine, households: int) -> int:
    """How many statements the release of one notice sends to the database."""
    compound, _ = _scheduled(engine, households)
    sent: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    sa.event.listen(engine, "before_cursor_execute", count)
    try:
        _ring(engine, compound, 61)
    finally:
        sa.event.remove(engine, "before_cursor_execute", count)
    with unit_of_work(engine) as record:
        assert len(chats(record, state="due")) == households
    return len(sent)


def test_two_thousand_households_are_released_in_as_many_statements_as_twenty() -> None:
    """Proves that freezing the audience, queuing and booking does not ask the database household by household."""
    counts = []
    for households in (20, 2000):
        engine = open_engine("sqlite://")
        metadata.create_all(engine)
        counts.append(_statements(engine, households))
        engine.dispose()
    assert counts[1] <= 2 * counts[0]


def test_a_released_notice_is_never_released_again(either_engine: sa.Engine) -> None:
    """Proves that four clocks ringing at once, and again later, queue one parcel a household."""
    compound, notice = _scheduled(either_engine, 40)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda minute: _ring(either_engine, compound, minute), [61, 61, 61, 62]))
    _ring(either_engine, compound, 90)
    with unit_of_work(either_engine) as record:
        assert sorted(chats(record, state="due"), key=int) == [str(n) for n in range(1, 41)]
        with pytest.raises(StaleNotice):
            notices.release(Desk(record, compound, NOW), notice)


STEPS = st.lists(
    st.tuples(st.sampled_from(["ring", "ring killed", "send", "send killed"]), st.integers(1, 9)), max_size=14
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_killed_and_repeated_each_household_has_one_parcel(steps: list[tuple[str, int]]) -> None:
    """Proves that no sequence of rings, sends, and deaths of either gives a household a second parcel or loses one."""
    engine = open_engine("sqlite://")
    metadata.create_all(engine)
    compound, notice = _scheduled(engine, 12)
    minute = 60
    for step, count in steps:
        minute += 1
        if step.startswith("ring"):
            _ring(engine, compound, minute, killed=step.endswith("killed"))
        else:
            _send(engine, count, minute, killed=step.endswith("killed"))
    _ring(engine, compound, minute + 1)
    _send(engine, 100, minute + 2)
    with unit_of_work(engine) as record:
        assert sorted(chats(record), key=int) == [str(n) for n in range(1, 13)]
        assert [entry.state for entry in record.notices.ledger(notice.id)] == ["sent"] * 12
    engine.dispose()


def test_the_preview_list_is_the_sent_list(engine: sa.Engine) -> None:
    """Proves that the ledger holds exactly the households the draft card counted, the unbound ones too."""
    with unit_of_work(engine) as record:
        compound = crowd(record, 30, a_building=10)
        record.connection.execute(sa.text("DELETE FROM bindings WHERE person_id IN (3, 4)"))
        record.roster.mark_reachable("t", "5", False)
        desk = Desk(record, compound, NOW)
        author = staff(record, compound, "manager", "周健")
        draft = notices.begin(desk, author, plain("周六大扫除", Audience((Place(building="1"), Place(building="3")))))
        found, shown = notices.reach(desk, draft), notices.households(desk, draft)
        notices.send(desk, draft)
        ledger = record.notices.ledger(draft.id)
        waiting = chats(record, state="due")
    assert (found.households, found.unbound, found.blocked) == (20, 2, 1)
    assert [entry.home.label for entry in ledger] == [household.home.label for household in shown]
    assert [entry.state for entry in ledger].count("waiting") == len(waiting) == 17


def test_a_restart_hours_late_sends_no_stale_notice(engine: sa.Engine) -> None:
    """Proves that a notice the clock missed by half a day is not sent late, and its author is told."""
    compound, notice = _scheduled(engine, 3)
    with unit_of_work(engine) as record:
        record.roster.bind(record.roster.bindings_of(1)[0].id, notice.author_id)
        record.commit()
    _ring(engine, compound, 60 + 13 * 60)
    with unit_of_work(engine) as record:
        assert record.notices.get(notice.id).state == "expired"
        parcels = record.connection.execute(sa.text("SELECT key FROM outbox")).scalars().all()
    assert parcels == ["notice-missed"]


def test_a_notice_of_what_is_over_is_refused(engine: sa.Engine) -> None:
    """Proves that a notice that would arrive after the event it announces can't be sent."""
    with unit_of_work(engine) as record:
        compound = crowd(record, 3)
        author = staff(record, compound, "manager", "周健")
        draft = notices.begin(Desk(record, compound, NOW), author, plain("今天停水", Audience()))
        over = record.notices.change(draft, starts_at=NOW - timedelta(hours=2), ends_at=NOW - timedelta(hours=1))
        with pytest.raises(Refused) as refused:
            notices.send(Desk(record, compound, NOW), over)
    assert refused.value.message.key == "notice-over"


def test_too_many_failures_pause_the_rest(engine: sa.Engine) -> None:
    """Proves that a broadcast that goes wrong stops by itself, can be resumed once somebody has looked, and stopped."""
    compound, notice = _scheduled(engine, 60)
    _ring(engine, compound, 61)
    at = NOW + timedelta(minutes=62)
    with unit_of_work(engine) as record:
        desk = Desk(record, compound, at)
        for number, parcel in enumerate(record.outbox.claim(holder="w", at=at, lease=LEASE, limit=20)):
            if number % 3 == 0:
                record.outbox.failed(parcel, "400", at=at)
            else:
                record.outbox.sent(parcel, f"m{parcel.id}", at=at)
        broadcast.watch(desk)
        assert record.notices.get(notice.id).state == "paused"
        assert record.outbox.claim(holder="w", at=at, lease=LEASE, limit=20) == []
        resumed = broadcast.go_on(desk, record.notices.get(notice.id), notice.author_id)
        broadcast.watch(desk)
        assert record.notices.get(notice.id).state == "released"
        assert len(record.outbox.claim(holder="w", at=at, lease=LEASE, limit=5)) == 5
        broadcast.stop(desk, record.notices.get(resumed.id), notice.author_id)
        assert record.outbox.claim(holder="w", at=at, lease=LEASE, limit=20) == []
        now = broadcast.tally(desk, notice)
    assert (now.sent, now.failed, now.waiting, now.stopped) == (13, 7, 5, 35)


def test_a_parcel_given_back_after_the_stop_is_not_sent(engine: sa.Engine) -> None:
    """Proves that what a worker held while the notice was stopped and gave back does not leave after all."""
    compound, notice = _scheduled(engine, 3)
    _ring(engine, compound, 61)
    at = NOW + timedelta(minutes=62)
    with unit_of_work(engine) as record:
        desk = Desk(record, compound, at)
        held = record.outbox.claim(holder="w", at=at, lease=LEASE, limit=1)
        broadcast.stop(desk, record.notices.get(notice.id), notice.author_id)
        record.outbox.again(held[0], not_before=at, error="503")
        broadcast.watch(desk)
        assert record.outbox.claim(holder="w", at=at, lease=LEASE, limit=20) == []
        assert record.notices.get(notice.id).finished_at == at


def test_somebody_with_two_homes_reads_which_one_is_meant(engine: sa.Engine) -> None:
    """Proves that two households of one owner are written to apart, each by name, and answer apart."""
    with unit_of_work(engine) as record:
        compound = crowd(record, 3)
        record.roster.settle_in(compound.id, 1, 2, "owner")
        record.connection.execute(sa.text("DELETE FROM residents WHERE person_id = 2"))
        desk = Desk(record, compound, NOW)
        author = staff(record, compound, "manager", "周健")
        notices.release(desk, notices.begin(desk, author, plain("周六大扫除", Audience())))
        claimed = record.outbox.claim(holder="w", at=NOW, lease=LEASE, limit=5)
    told = sorted((parcel.chat, parcel.key, str(parcel.values.get("home"))) for parcel in claimed)
    assert told == [
        ("1", "notice-post-home", "1-1-1"), ("1", "notice-post-home", "1-1-2"), ("3", "notice-post", "None"),
    ]  # fmt: skip
