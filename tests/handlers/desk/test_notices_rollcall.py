"""Roll calls: answers, reminders to the silent alone, the evening's list, and leaks while the test is on."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from crowd import chats, crowd, staff

from handlers.desk.notices import drafts as notice_drafts
from handlers.desk.notices import release as notices
from handlers.desk.notices import rollcall
from handlers.desk.notices.audience import Audience
from handlers.desk.notices.drafts import Works
from handlers.desk.notices.release import Refused
from handlers.desk.office import Compound, Desk
from handlers.turn import Span
from storage.notices import Notice
from storage.roster import Address
from storage.unit_of_work import Record, unit_of_work

RELEASED = datetime(2026, 11, 17, 2, 0, tzinfo=UTC)  # Tuesday, ten o'clock
BEGINS = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # Friday, nine o'clock
HOURS = timedelta(hours=1)


@pytest.fixture
def called(engine: sa.Engine) -> tuple[Compound, Notice]:
    """A roll call to six households, all of them written to."""
    with unit_of_work(engine) as record:
        compound = crowd(record, 6)
        author = staff(record, compound, "manager", "周健")
        other = staff(record, compound, "supervisor", "李敏")
        for person, chat in ((author, "m"), (other, "s")):
            record.roster.bind(record.roster.speaker(_address(chat), title="", at=RELEASED).binding_id, person)
        desk = Desk(record, compound, RELEASED)
        span = Span(BEGINS, BEGINS + 3 * HOURS)
        draft = notice_drafts.fill_test(desk, Audience(), "zh_CN", Works("注水试压", span))
        notice = notices.send(desk, notices.begin(desk, author, draft))
        notice = notices.approve(desk, notice, other)
        _send_all(record, RELEASED)
        record.commit()
    return compound, notice


def _address(chat: str) -> Address:
    return Address("t", chat, chat)


def _send_all(record: Record, at: datetime) -> None:
    for parcel in record.outbox.claim(holder="w", at=at, lease=HOURS, limit=1000):
        record.outbox.sent(parcel, f"m{parcel.id}", at=at)


def _reminded(engine: sa.Engine, compound: Compound, at: datetime, rings: int = 1) -> list[str]:
    """Who is written to by the clock at a time."""
    with unit_of_work(engine) as record:
        for _ in range(rings):
            rollcall.remind(Desk(record, compound, at))
        waiting = chats(record, state="due")
        record.commit()
    return waiting


def test_only_the_silent_are_reminded_and_once(engine: sa.Engine, called: tuple[Compound, Notice]) -> None:
    """Proves that 48, 24 and 2 hours before, those and only those who have not answered are written to, once each."""
    compound, notice = called
    with unit_of_work(engine) as record:
        for home_id, code in ((1, "home"), (2, "away"), (3, "steward")):
            rollcall.answer(Desk(record, compound, RELEASED + HOURS), notice, home_id, code)
        record.commit()
    assert _reminded(engine, compound, BEGINS - 49 * HOURS) == []
    assert _reminded(engine, compound, BEGINS - 48 * HOURS, rings=3) == ["4", "5", "6"]
    with unit_of_work(engine) as record:
        _send_all(record, BEGINS - 47 * HOURS)
        rollcall.answer(Desk(record, compound, BEGINS - 47 * HOURS), notice, 4, "home")
        record.commit()
    assert _reminded(engine, compound, BEGINS - 24 * HOURS) == ["5", "6"]


def test_a_clock_that_slept_sends_the_latest_reminder_only(engine: sa.Engine, called: tuple[Compound, Notice]) -> None:
    """Proves that missed reminders don't come in a burst: one message a household, and none once it has begun."""
    compound, _ = called
    assert _reminded(engine, compound, BEGINS - 1 * HOURS) == ["1", "2", "3", "4", "5", "6"]
    assert len(_reminded(engine, compound, BEGINS - HOURS / 2)) == 6
    with unit_of_work(engine) as record:
        _send_all(record, BEGINS + HOURS)
        record.commit()
    assert _reminded(engine, compound, BEGINS + HOURS) == []


def test_an_answer_may_change_until_it_is_over(engine: sa.Engine, called: tuple[Compound, Notice]) -> None:
    """Proves that the last answer counts, and that a card pressed after the event changes nothing."""
    compound, notice = called
    with unit_of_work(engine) as record:
        desk = Desk(record, compound, BEGINS - HOURS)
        rollcall.answer(desk, notice, 1, "home")
        rollcall.answer(desk, notice, 1, "away")
        assert rollcall.roll(desk, notice)["away"] == 1
        with pytest.raises(Refused):
            rollcall.answer(Desk(record, compound, BEGINS + 4 * HOURS), notice, 1, "home")
        with pytest.raises(Refused):
            rollcall.answer(desk, notice, 1, "seen")
        assert rollcall.roll(desk, notice) == {
            "home": 0, "away": 1, "steward": 0, "silent": 5, "unbound": 0, "blocked": 0, "failed": 0,
        }  # fmt: skip


def test_the_evening_before_every_open_household_gets_a_name(
    engine: sa.Engine, called: tuple[Compound, Notice]
) -> None:
    """Proves that at seven in the evening before, each household without an answer is on somebody's list."""
    compound, notice = called
    evening = datetime(2026, 11, 19, 11, 0, tzinfo=UTC)
    with unit_of_work(engine) as record:
        rollcall.answer(Desk(record, compound, RELEASED), notice, 1, "home")
        rollcall.hand_over(Desk(record, compound, evening - HOURS / 60))
        assert {entry.state for entry in record.notices.ledger(notice.id)} == {"answered", "sent"}
        rollcall.hand_over(Desk(record, compound, evening))
        rollcall.hand_over(Desk(record, compound, evening + HOURS))
        ledger = record.notices.ledger(notice.id)
    assert [entry.state for entry in ledger] == ["answered", *["human"] * 5]
    assert all(entry.steward_id is not None for entry in ledger[1:])


def test_a_home_under_test_is_known(engine: sa.Engine, called: tuple[Compound, Notice]) -> None:
    """Proves that a leak report can find out whether the home is being tested at that very moment."""
    compound, notice = called
    with unit_of_work(engine) as record:
        during = rollcall.under_test(Desk(record, compound, BEGINS + HOURS), 3)
        before = rollcall.under_test(Desk(record, compound, BEGINS - HOURS), 3)
        elsewhere = rollcall.under_test(Desk(record, compound, BEGINS + HOURS), 99)
    assert during is not None and during.id == notice.id
    assert before is None and elsewhere is None
