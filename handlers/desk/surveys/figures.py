"""The figures of a survey, each traceable to what was answered: averages, satisfaction, NPS, call-backs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.desk.office import Desk
from handlers.desk.surveys.plan import RECOMMEND
from storage.surveys import Given, Survey

CONTENT = 4
"""From this score on, of 1–5, somebody is satisfied."""
PROMOTER, DETRACTOR = 9, 6


@dataclass(frozen=True, slots=True)
class Item:
    """One question: how many answered it, and their average."""

    question: str
    answers: int
    total: int

    @property
    def average(self) -> float:
        return self.total / self.answers


@dataclass(frozen=True, slots=True)
class Figures:
    """A survey in figures. Shares are in percent, ``nps`` from −100 to +100; None where nobody answered."""

    asked: int
    answered: int
    items: tuple[Item, ...]
    satisfaction: float | None
    nps: int | None
    words: int
    tickets: tuple[int, ...]
    enough: bool


def figures(desk: Desk, survey: Survey) -> Figures:
    """A household counts as having answered once it gave any score: half an answer is kept, and counted as such."""
    given = desk.record.surveys.given(survey.id)
    answered = len({answer.home_id for answer in given if answer.score is not None})
    by_question: dict[str, list[int]] = defaultdict(list)
    for answer in given:
        if answer.score is not None:
            by_question[answer.question].append(answer.score)
    asked = [question for question in survey.plan["questions"] if by_question[question]]
    items = tuple(Item(name, len(by_question[name]), sum(by_question[name])) for name in asked)
    marks = [score for name, scores in by_question.items() if name != RECOMMEND for score in scores]
    return Figures(
        asked=sum(desk.record.surveys.counts(survey.id).values()),
        answered=answered,
        items=items,
        satisfaction=100 * sum(mark >= CONTENT for mark in marks) / len(marks) if marks else None,
        nps=_nps(by_question[RECOMMEND]),
        words=sum(bool(answer.word) for answer in given),
        tickets=_tickets(given),
        enough=answered >= desk.compound.rules.surveys.minimum_answers,
    )


def _nps(scores: Sequence[int]) -> int | None:
    """Share of promoters (9–10) less share of detractors (0–6), in points."""
    if not scores:
        return None
    promoters = sum(score >= PROMOTER for score in scores)
    detractors = sum(score <= DETRACTOR for score in scores)
    return round(100 * (promoters - detractors) / len(scores))


def _tickets(given: Sequence[Given]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(answer.ticket_id for answer in given if answer.ticket_id is not None))
