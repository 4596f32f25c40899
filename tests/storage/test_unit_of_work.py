"""The unit of work on both databases: rollback by default, one writer at a time, nothing lost among forty."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from storage.lifecycle import Move
from storage.people import Address
from storage.tickets import NewTicket, StaleTicket, Ticket
from storage.unit_of_work import unit_of_work

NOW = datetime(2026, 11, 15, 1, 0, tzinfo=UTC)


def _community(engine: sa.Engine) -> int:
    with unit_of_work(engine) as record:
        community_id = record.roster.add_community("jxy", "锦绣园")
        record.commit()
    return community_id


def _open(engine: sa.Engine, community_id: int, text: str) -> Ticket:
    with unit_of_work(engine) as record:
        new = NewTicket(community_id=community_id, kind="repair", text=text, facts={}, home_id=None, reporter_id=None)
        ticket = record.tickets.open(new, at=NOW, local_day=NOW.date())
        record.commit()
    return ticket


def test_work_without_commit_leaves_nothing(either_engine: sa.Engine) -> None:
    """Proves that a block that does not say commit has changed nothing."""
    with unit_of_work(either_engine) as record:
        record.roster.add_community("jxy", "锦绣园")
    with unit_of_work(either_engine) as record:
        assert record.roster.only_community() is None


def test_an_error_rolls_back(either_engine: sa.Engine) -> None:
    """Proves that an exception in the middle of the work takes all of it back."""
    with pytest.raises(RuntimeError), unit_of_work(either_engine) as record:
        record.roster.add_community("jxy", "锦绣园")
        raise RuntimeError
    with unit_of_work(either_engine) as record:
        assert record.roster.only_community() is None


def test_forty_writers_at_once_lose_nothing(either_engine: sa.Engine) -> None:
    """Proves that forty people opening tickets at the same moment get forty tickets with forty numbers in a row."""
    community_id = _community(either_engine)
    with ThreadPoolExecutor(40) as pool:
        opened = list(pool.map(lambda n: _open(either_engine, community_id, f"漏水{n}"), range(40)))
    assert sorted(ticket.no for ticket in opened) == [f"WX-261115-{n:04d}" for n in range(1, 41)]


def test_forty_people_changing_one_ticket_make_one_winner_each_round(either_engine: sa.Engine) -> None:
    """Proves that of forty who accept the same ticket one has it and the others are told, none silently lost."""
    community_id = _community(either_engine)
    ticket = _open(either_engine, community_id, "漏水")

    def accept(number: int) -> bool:
        try:
            with unit_of_work(either_engine) as record:
                record.tickets.move(ticket, Move.ACCEPT, by=None, at=NOW, note=str(number))
                record.commit()
        except StaleTicket:
            return False
        return True

    with ThreadPoolExecutor(40) as pool:
        assert sum(pool.map(accept, range(40))) == 1
    with unit_of_work(either_engine) as record:
        assert [event.event for event in record.tickets.timeline(ticket.id)] == ["opened", "accept"]


def test_forty_first_words_make_one_conversation(either_engine: sa.Engine) -> None:
    """Proves that two replicas answering a person's first words do not both keep what they remember."""
    community_id = _community(either_engine)
    address = Address("test", "1", "1")

    def first_word(number: int) -> bool:
        try:
            with unit_of_work(either_engine) as record:
                conversation = record.conversations.load(address, community_id)
                if conversation.version:
                    return False
                record.conversations.save(conversation, {"said": number}, at=NOW)
                record.commit()
        except RuntimeError:
            return False
        return True

    with ThreadPoolExecutor(40) as pool:
        assert sum(pool.map(first_word, range(40))) == 1
