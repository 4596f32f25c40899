"""The survey store on both databases: opened once, answered once a household and question, closed once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from storage.surveys import NewAsked, Survey
from storage.unit_of_work import Record, unit_of_work

NOW = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)


def _open(record: Record, community_id: int, occurrence: str = "2027-03-20") -> Survey | None:
    return record.surveys.open(
        community_id, "heating", occurrence, plan={"questions": ["room"]}, opens_at=NOW, remind_at=None,
        closes_at=NOW + timedelta(days=6),
    )  # fmt: skip


def _compound(engine: sa.Engine, rooms: int = 2) -> int:
    with unit_of_work(engine) as record:
        community_id = record.roster.add_community("t", "测试小区")
        for number in range(rooms):
            record.roster.add_home(community_id, "1", "1", str(101 + number))
        record.commit()
    return community_id


def test_eight_clocks_open_one_survey(either_engine: sa.Engine) -> None:
    """Proves that of replicas that open the same occurrence at once exactly one does it."""
    community_id = _compound(either_engine)

    def ring(number: int) -> bool:
        with unit_of_work(either_engine) as record:
            opened = _open(record, community_id)
            record.commit()
        return opened is not None

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(ring, range(8))) == 1


def test_the_same_question_again_replaces_the_answer(either_engine: sa.Engine) -> None:
    """Proves that a household counts once for a question, with what it said last."""
    community_id = _compound(either_engine)
    with unit_of_work(either_engine) as record:
        survey = _open(record, community_id)
        assert survey is not None
        rows = [NewAsked(home_id=home.id, person_id=None, outbox_id=None, state="asked")
                for home in record.roster.homes_in(community_id)]  # fmt: skip
        record.surveys.enter(survey, rows, at=NOW)
        first, second = record.surveys.unreminded(survey.id)
        for score in (1, 4):
            record.surveys.answer(first, "room", score=score, word="", at=NOW)
        record.surveys.answer(second, "word", score=None, word="热得晚", at=NOW)
        given = [(one.home_id, one.question, one.score, one.word) for one in record.surveys.given(survey.id)]
    assert given == [(first.home.id, "room", 4, ""), (second.home.id, "word", None, "热得晚")]


def test_closing_makes_the_unanswered_silent_and_keeps_the_half_answered(either_engine: sa.Engine) -> None:
    """Proves that a survey closes once, and that who began to answer is not counted as silent."""
    community_id = _compound(either_engine)
    with unit_of_work(either_engine) as record:
        survey = _open(record, community_id)
        assert survey is not None
        states = ("asked", "started")
        rows = [NewAsked(home_id=home.id, person_id=None, outbox_id=None, state=state)
                for home, state in zip(record.roster.homes_in(community_id), states, strict=True)]  # fmt: skip
        record.surveys.enter(survey, rows, at=NOW)
        assert [record.surveys.finish(survey), record.surveys.finish(survey)] == [True, False]
        assert record.surveys.counts(survey.id) == {"silent": 1, "started": 1}
        assert record.surveys.running(community_id) == []
        assert record.surveys.open_for([1, 2]) == []
