"""Surveys: drawn once and alike, answered half or whole, reminded once, and never a low score without a call-back."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from crowd import chats, crowd, staff

from handlers.desk.office import Compound, Desk
from handlers.desk.surveys import plan as survey_plan
from handlers.desk.surveys import running as surveys
from handlers.desk.surveys.figures import figures
from handlers.desk.surveys.running import SurveyOver
from storage.surveys import Asked, Survey
from storage.tickets import NewTicket
from storage.unit_of_work import Record, unit_of_work

OPENS = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)
"""The day after which the default plan asks about the heating season, at its hour."""
DAY = timedelta(days=1)


@pytest.fixture
def compound(engine: sa.Engine) -> Compound:
    """Four buildings of 25 homes each, everybody bound, a supervisor at work."""
    with unit_of_work(engine) as record:
        made = crowd(record, 100, a_building=25)
        staff(record, made, "supervisor", "李敏")
        record.commit()
    return made


def _desk(record: Record, compound: Compound, at: datetime = OPENS) -> Desk:
    return Desk(record, compound, at)


def _survey(record: Record, compound: Compound) -> Survey:
    return record.surveys.recent(compound.id, limit=1)[0]


def _households(record: Record, survey: Survey) -> list[Asked]:
    found = (record.surveys.household(survey.id, home_id) for home_id in range(1, 101))
    return [asked for asked in found if asked is not None]


def _send_all(record: Record, at: datetime) -> list[str]:
    claimed = record.outbox.claim(holder="w", at=at, lease=DAY, limit=1000)
    for parcel in claimed:
        record.outbox.sent(parcel, f"m{parcel.id}", at=at)
    return [parcel.chat for parcel in claimed]


def test_the_plan_opens_a_survey_once(either_engine: sa.Engine) -> None:
    """Proves that on its day a share of every building is asked, once, however often the clock rings."""
    with unit_of_work(either_engine) as record:
        compound = crowd(record, 100, a_building=25)
        surveys.open_due(_desk(record, compound, OPENS - timedelta(minutes=1)))
        assert record.surveys.recent(compound.id, limit=5) == []
        for minute in range(3):
            surveys.open_due(_desk(record, compound, OPENS + timedelta(minutes=minute)))
        (survey,) = record.surveys.recent(compound.id, limit=5)
        buildings = Counter(asked.home.building for asked in _households(record, survey))
        waiting = chats(record, state="due")
    assert survey.kind == "heating"
    assert buildings == {"1": 8, "2": 8, "3": 8, "4": 8}  # 30 % of 25, rounded up
    assert len(waiting) == len(set(waiting)) == 32


def test_replicas_draw_the_same_sample(engine: sa.Engine, compound: Compound) -> None:
    """Proves that the occurrence alone decides who is drawn, and another occurrence draws others."""
    with unit_of_work(engine) as record:
        desk = _desk(record, compound)
        first, again = (survey_plan.draw(desk, "sample", "2027-06-10") for _ in range(2))
        other = survey_plan.draw(desk, "sample", "2027-09-10")
    assert first == again
    assert first.households != other.households


def test_who_was_asked_lately_or_waits_for_us_is_left_in_peace(engine: sa.Engine, compound: Compound) -> None:
    """Proves that homes asked within the rest days, and homes with an open ticket, are not asked."""
    with unit_of_work(engine) as record:
        desk = _desk(record, compound)
        for home_id in (1, 2):
            new = NewTicket(community_id=compound.id, kind="heating", text="不热", facts={}, home_id=home_id,
                            reporter_id=home_id)  # fmt: skip
            record.tickets.open(new, at=OPENS, local_day=OPENS.date())
        surveys.open_survey(desk, "sample", "one")
        asked = {household.home.id for household in _households(record, _survey(record, compound))}
        later = _desk(record, compound, OPENS + 29 * DAY)
        drawn = {household.home.id for household in survey_plan.draw(later, "full", "two").households}
        free = _desk(record, compound, OPENS + 31 * DAY)
        rested = {household.home.id for household in survey_plan.draw(free, "full", "two").households}
    assert not asked & {1, 2}
    assert drawn == set(range(1, 101)) - asked - {1, 2}
    assert rested == set(range(3, 101))


def test_half_an_answer_is_kept_and_reminded_of_once(engine: sa.Engine, compound: Compound) -> None:
    """Proves that what was answered stays, the reminder asks the next question, and the finished are left in peace."""
    with unit_of_work(engine) as record:
        desk = _desk(record, compound)
        survey = surveys.open_survey(desk, "full", "one")
        assert survey is not None
        _send_all(record, OPENS)
        half = surveys.score(desk, survey, _households(record, survey)[0], "service", 5, by=1)
        whole = surveys.score(desk, survey, _households(record, survey)[1], "service", 5, by=2)
        surveys.word(desk, survey, whole, "", by=2)
        for minute in range(3):
            surveys.remind_due(_desk(record, compound, OPENS + 3 * DAY + timedelta(minutes=minute)))
        reminded = _send_all(record, OPENS + 3 * DAY)
        assert surveys.next_question(desk, survey, half) == "repair"
        assert figures(desk, survey).answered == 2
    assert "1" in reminded and "2" not in reminded
    assert len(reminded) == 99


def test_a_low_score_opens_one_callback_and_the_word_goes_into_it(engine: sa.Engine, compound: Compound) -> None:
    """Proves that a score of two or less opens one ticket for the supervisor, to which all that follows is added."""
    with unit_of_work(engine) as record:
        desk = _desk(record, compound)
        survey = surveys.open_survey(desk, "full", "one")
        assert survey is not None
        asked = _households(record, survey)[0]
        asked = surveys.score(desk, survey, asked, "service", 2, by=1)
        asked = surveys.score(desk, survey, asked, "repair", 1, by=1)
        asked = surveys.score(desk, survey, asked, "clean", 3, by=1)
        asked = surveys.word(desk, survey, asked, "来了三次还不热", by=1)
        (ticket,) = record.tickets.listed(compound.id)
        notes = [event.note for event in record.tickets.timeline(ticket.id) if event.event == "noted"]
    assert (ticket.kind, ticket.category, ticket.source) == ("complaint", "survey_callback", "survey")
    assert ticket.text == "满意度调查打了低分：服务2分"
    assert notes == ["满意度调查打了低分：维修1分", "来了三次还不热"]
    assert asked.state == "answered" and asked.ticket_id == ticket.id


@pytest.mark.parametrize(("question", "score", "low"), [
    ("room", 2, True), ("room", 3, False), ("recommend", 4, True), ("recommend", 5, False), ("recommend", 0, True),
])  # fmt: skip
def test_what_counts_as_low(question: str, score: int, low: bool) -> None:
    """Proves where the line for a call-back runs on both scales."""
    assert survey_plan.is_low(question, score) is low


def test_nothing_counts_after_the_end(engine: sa.Engine, compound: Compound) -> None:
    """Proves that a finished household can't answer again, nor anybody after the survey is closed."""
    with unit_of_work(engine) as record:
        desk = _desk(record, compound)
        survey = surveys.open_survey(desk, "full", "one")
        assert survey is not None
        first, second = _households(record, survey)[:2]
        done = surveys.word(desk, survey, surveys.score(desk, survey, first, "service", 5, by=1), "", by=1)
        with pytest.raises(SurveyOver):
            surveys.score(desk, survey, done, "service", 1, by=1)
        with pytest.raises(SurveyOver):
            surveys.score(desk, survey, second, "service", 9, by=2)
        surveys.close_due(_desk(record, compound, OPENS + 6 * DAY))
        closed = _survey(record, compound)
        with pytest.raises(SurveyOver):
            surveys.score(desk, closed, second, "service", 1, by=2)
        assert record.surveys.counts(survey.id) == {"answered": 1, "silent": 99}
        assert len(record.surveys.to_call(survey.id)) == 99


def test_figures_are_exact_and_count_a_household_once(engine: sa.Engine, compound: Compound) -> None:
    """Proves averages, satisfaction and NPS by hand-counted figures, with a changed mind counted once."""
    with unit_of_work(engine) as record:
        desk = _desk(record, compound)
        survey = surveys.open_survey(desk, "full", "one")
        assert survey is not None
        given = [(5, 4, 10), (4, 4, 9), (3, 5, 8), (5, 5, 6)]
        for asked, (service, repair, recommend) in zip(_households(record, survey), given, strict=False):
            by = asked.home.id
            surveys.score(desk, survey, asked, "service", 1 if by == 1 else service, by=by)
            surveys.score(desk, survey, asked, "service", service, by=by)
            surveys.score(desk, survey, asked, "repair", repair, by=by)
            surveys.score(desk, survey, asked, "recommend", recommend, by=by)
        found = figures(desk, survey)
        low_bar = replace(compound.rules, surveys=replace(compound.rules.surveys, minimum_answers=4))
        enough = figures(Desk(record, replace(compound, rules=low_bar), OPENS), survey)
    assert (found.asked, found.answered) == (100, 4)
    assert [(item.question, item.answers, item.average) for item in found.items] == [
        ("service", 4, 4.25), ("repair", 4, 4.5), ("recommend", 4, 8.25),
    ]  # fmt: skip
    assert found.satisfaction == 87.5  # seven of eight marks are four or five
    assert found.nps == 25  # two promoters, one detractor, of four
    assert not found.enough and enough.enough
    assert len(found.tickets) == 1  # the mark that was taken back had opened a call-back, and it stands


def test_a_telephone_sample_writes_to_nobody(engine: sa.Engine, compound: Compound) -> None:
    """Proves that the kind by telephone only makes the list."""
    with unit_of_work(engine) as record:
        surveys.open_survey(_desk(record, compound), "phone", "one")
        assert chats(record, state="due") == []
        assert len(record.surveys.to_call(_survey(record, compound).id)) == 32
