"""Reception: once only, in one transaction; what fails is parked, tried again, and in the end put before a person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import structlog
from engine_room import echo
from harness import Town

from bot.reception import PAUSES, Answering, Arrival, DatabaseAway, Reception
from bot.sandbox.clock import SandboxClock
from handlers.conversation import Answer
from handlers.turn import Press, Turn
from storage.conversations import StaleConversation
from storage.people import Address
from storage.unit_of_work import unit_of_work

NOW = datetime(2026, 11, 15, 1, 0, tzinfo=UTC)
TURN = Turn(key="telegram:1:100", address=Address("telegram", "7", "7"), at=NOW, name="王芳", text="漏水了")
ARRIVAL = Arrival(TURN.key, {"update_id": 100}, TURN)


class Desk:
    """A reception whose answering a test can break and mend."""

    def __init__(self, town: Town) -> None:
        self.engine = town.engine
        self.clock = SandboxClock.frozen(town.now)
        self.answer: Answering = echo
        self.calls = 0
        self.reception = Reception(
            town.engine, town.office, self.clock, holder="a", lease=timedelta(seconds=20), answer=self._answer
        )

    def _answer(self, *args: object, **more: object) -> Answer:
        self.calls += 1
        return self.answer(*args, **more)

    def inbox(self) -> dict[str, int]:
        with unit_of_work(self.engine, readonly=True) as record:
            return record.inbox.counts()

    def parcels(self, key: str = "") -> list[tuple[str, str]]:
        """State and lane of what was written for this turn."""
        query = sa.text("SELECT state, lane FROM outbox WHERE dedupe LIKE :pattern ORDER BY id")
        with self.engine.connect() as connection:
            return [(row.state, row.lane) for row in connection.execute(query, {"pattern": f"%{key or TURN.key}%"})]

    def retry(self) -> int:
        return self.reception.retry(lambda key, raw: replace(ARRIVAL, key=key, raw=raw))


@pytest.fixture
def desk(town: Town) -> Desk:
    """A reception in the seeded estate."""
    return Desk(town)


def broken(*args: object, **more: object) -> Answer:
    raise RuntimeError("disk full at 13812345678")


def test_a_turn_has_its_effect_once_and_its_replies_are_leased(desk: Desk) -> None:
    """The first delivery has the effect and gives its replies to us to send; the second is told it was done."""
    first, second = desk.reception.take(ARRIVAL), desk.reception.take(ARRIVAL)
    assert (first.how, second.how) == ("done", "repeated")
    assert [parcel.lane for parcel in first.replies] == ["reply"]
    assert second.replies == ()
    assert desk.calls == 1
    assert desk.parcels() == [("leased", "reply")]


def test_a_repeated_press_is_told_what_it_was_told(desk: Desk) -> None:
    """The toast of a press is kept, for the press that is delivered again."""
    press = replace(TURN, text="", press=Press("test.press", (), "5"))
    first, second = (desk.reception.take(Arrival(TURN.key, {}, press)) for _ in range(2))
    assert first.toast is not None
    assert second.toast == first.toast
    assert second.community_id == first.community_id


def test_a_turn_overtaken_by_another_replica_runs_again(desk: Desk) -> None:
    """A stale conversation is no failure: the turn runs on the new state."""

    def stale_once(*args: object, **more: object) -> Answer:
        if desk.calls == 1:
            raise StaleConversation(TURN.address)
        return echo(*args, **more)  # type: ignore[arg-type]  # passed through

    desk.answer = stale_once
    assert desk.reception.take(ARRIVAL).how == "done"
    assert desk.calls == 2


def test_what_fails_changes_nothing_and_is_apologised_for_once(desk: Desk) -> None:
    """A broken turn is rolled back whole and parked; its sender is told once, however often it fails."""
    desk.answer = broken
    assert desk.reception.take(ARRIVAL).how == "parked"
    desk.clock.advance(PAUSES[0])
    assert desk.retry() == 1
    assert desk.inbox() == {"parked": 1}
    assert desk.parcels() == [("due", "reply")]


def test_what_was_mended_gets_its_effect_later(desk: Desk) -> None:
    """Once the fault is gone, the clock's retry gives the turn its effect, and its reply goes by the push worker."""
    desk.answer = broken
    desk.reception.take(ARRIVAL)
    desk.answer = echo
    assert desk.retry() == 0
    desk.clock.advance(PAUSES[0])
    assert desk.retry() == 1
    assert desk.inbox() == {"done": 1}
    assert desk.parcels() == [("due", "reply"), ("due", "reply")]
    assert desk.retry() == 0


def test_what_never_succeeds_is_put_before_the_office(desk: Desk) -> None:
    """After the last try nothing is tried any more, and supervisors and managers are told, with name and time."""
    desk.answer = broken
    desk.reception.take(ARRIVAL)
    for pause in PAUSES:
        desk.clock.advance(pause)
        assert desk.retry() == 1
    assert desk.inbox() == {"given_up": 1}
    desk.clock.advance(timedelta(days=3))
    assert desk.retry() == 0
    told = desk.parcels("given-up")
    assert told
    assert set(told) == {("due", "assignment")}


def test_an_unreadable_update_is_parked_without_an_apology(desk: Desk) -> None:
    """Nobody knows who sent it; it is kept raw, with the reason."""
    with structlog.testing.capture_logs() as lines:
        assert desk.reception.take(Arrival("telegram:1:5", {"update_id": 5}, error="ValidationError")).how == "parked"
    line = {"event": "unreadable update is parked", "key": "telegram:1:5", "error": "ValidationError"}
    assert lines == [line | {"log_level": "warning"}]
    assert desk.inbox() == {"parked": 1}
    assert desk.parcels("telegram:1:5") == []


def test_what_asks_for_nothing_leaves_no_trace(desk: Desk) -> None:
    """Somebody joined, a message was pinned: nothing to do and nothing to keep."""
    assert desk.reception.take(Arrival("telegram:1:6", {"update_id": 6})).how == "ignored"
    assert desk.inbox() == {}


def test_without_a_database_the_update_is_left_to_its_sender(desk: Desk) -> None:
    """Where not even the failure can be written down, the caller must not acknowledge."""
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE inbox RENAME TO inbox_away")
    with pytest.raises(DatabaseAway):
        desk.reception.take(ARRIVAL)


def test_two_replicas_at_once_on_postgresql(postgres_url: str) -> None:
    """The same update on two replicas at the same time has one effect; the other is told it was done."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only here

    from storage.engine import open_engine  # noqa: PLC0415 - only here

    engine = open_engine(postgres_url)
    with unit_of_work(engine) as record:
        record.roster.add_community("JX", "锦绣园")
        record.commit()
    replicas = [
        Reception(engine, None, SandboxClock(), holder=name, lease=timedelta(seconds=20), answer=echo)  # type: ignore[arg-type]
        for name in "ab"
    ]
    with ThreadPoolExecutor(8) as threads:
        keys = [f"telegram:1:{number}" for number in range(12)]
        arrivals = [replace(ARRIVAL, key=key, turn=replace(TURN, key=key)) for key in keys]
        takes = [threads.submit(replica.take, arrival) for arrival in arrivals for replica in replicas]
        hows = [take.result().how for take in takes]
    assert sorted(hows) == ["done"] * 12 + ["repeated"] * 12
    with engine.connect() as connection:
        effects = connection.execute(sa.text("SELECT subject, count(*) FROM journal GROUP BY subject")).all()
    assert len(effects) == 12
    assert all(count == 1 for _, count in effects)
    engine.dispose()
