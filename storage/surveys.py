"""Surveys: who was asked, who answered what, and who stayed silent. A household counts once in a survey."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.lifecycle import OPEN
from storage.people import Home
from storage.schema import homes, survey_answers, survey_households, surveys, tickets
from storage.sql import AnyRow, upsert

UNFINISHED = ("asked", "started")
"""States of a household from which an answer may still come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One survey of a compound. Times are UTC; ``plan`` holds its questions; ``occurrence`` makes it happen once."""

    id: int
    community_id: int
    kind: str
    plan: Mapping[str, Any]
    state: str
    opens_at: datetime
    remind_at: datetime | None
    closes_at: datetime
    occurrence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAsked:
    """A household as it enters a survey: ``asked``, ``unbound`` where nobody can be written to, or ``silent`` where
    the telephone is the plan."""

    home_id: int
    person_id: int | None
    outbox_id: int | None
    state: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A household of a survey. ``state``: asked, started, answered, silent, unbound, or called by a person."""

    id: int
    survey_id: int
    home: Home
    person_id: int | None
    state: str
    ticket_id: int | None

    @property
    def unfinished(self) -> bool:
        return self.state in UNFINISHED


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: a score, or a word; ``ticket_id`` is the call-back its household got."""

    home_id: int
    question: str
    score: int | None
    word: str
    ticket_id: int | None


_asked = survey_households


class Surveys:
    """Reads and writes surveys within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    # --- surveys --------------------------------------------------------------------------------------------

    def open(self, community_id: int, kind: str, occurrence: str, **values: object) -> Survey | None:
        """Begin a survey; None where this occurrence of it was begun before, by whomever."""
        statement = (
            upsert(self._connection, surveys)
            .values(community_id=community_id, kind=kind, occurrence=occurrence, state="running", **values)
            .on_conflict_do_nothing(index_elements=["community_id", "kind", "occurrence"])
            .returning(surveys.c.id)
        )
        survey_id = self._connection.execute(statement).scalar_one_or_none()
        return None if survey_id is None else self.get(survey_id)

    def get(self, survey_id: int) -> Survey:
        """:raises sqlalchemy.exc.NoResultFound: there is no such survey."""
        return Survey(**self._connection.execute(sa.select(surveys).where(surveys.c.id == survey_id)).one()._mapping)

    def find(self, community_id: int, survey_id: int) -> Survey | None:
        """A survey of this compound, as a button names it."""
        found = self._many(surveys.c.community_id == community_id, surveys.c.id == survey_id)
        return next(iter(found), None)

    def begun(self, community_id: int, kind: str, occurrence: str) -> bool:
        """Whether this occurrence was begun already: cheaper to ask than to try every minute."""
        return bool(self._many(
            surveys.c.community_id == community_id, surveys.c.kind == kind, surveys.c.occurrence == occurrence
        ))  # fmt: skip

    def running(self, community_id: int) -> list[Survey]:
        return self._many(surveys.c.community_id == community_id, surveys.c.state == "running")

    def recent(self, community_id: int, *, limit: int) -> list[Survey]:
        """The surveys begun last, newest first."""
        query = sa.select(surveys).where(surveys.c.community_id == community_id).order_by(surveys.c.id.desc())
        return [Survey(**row._mapping) for row in self._connection.execute(query.limit(limit))]

    def finish(self, survey: Survey) -> bool:
        """Close a survey; False where another replica was first. Who never answered is silent from now on."""
        closed = self._connection.execute(
            surveys.update().where(surveys.c.id == survey.id, surveys.c.state == "running").values(state="finished")
        )
        if closed.rowcount == 1:
            self._connection.execute(
                _asked.update().where(_asked.c.survey_id == survey.id, _asked.c.state == "asked").values(state="silent")
            )
        return closed.rowcount == 1

    def _many(self, *conditions: sa.ColumnElement[bool]) -> list[Survey]:
        rows = self._connection.execute(sa.select(surveys).where(*conditions).order_by(surveys.c.id))
        return [Survey(**row._mapping) for row in rows]

    # --- whom to leave in peace -----------------------------------------------------------------------------

    def asked_since(self, community_id: int, since: datetime) -> set[int]:
        """The homes that a survey wrote to or called since a time."""
        query = sa.select(_asked.c.home_id).where(_asked.c.community_id == community_id, _asked.c.asked_at >= since)
        return set(self._connection.execute(query).scalars())

    def homes_waiting(self, community_id: int) -> set[int]:
        """The homes with an open ticket: nobody likes to be asked whether all is well while it is not."""
        query = sa.select(tickets.c.home_id).where(
            tickets.c.community_id == community_id, tickets.c.status.in_(OPEN), tickets.c.home_id.isnot(None)
        )
        return set(self._connection.execute(query).scalars())

    # --- households -----------------------------------------------------------------------------------------

    def enter(self, survey: Survey, rows: Sequence[NewAsked], *, at: datetime) -> None:
        """Freeze who is asked."""
        values = [
            {
                "community_id": survey.community_id,
                "survey_id": survey.id,
                "home_id": row.home_id,
                "person_id": row.person_id,
                "outbox_id": row.outbox_id,
                "state": row.state,
                "asked_at": at,
            }
            for row in rows
        ]
        if values:
            self._connection.execute(_asked.insert(), values)

    def household(self, survey_id: int, home_id: int) -> Asked | None:
        return next(iter(self._households(_asked.c.survey_id == survey_id, _asked.c.home_id == home_id)), None)

    def open_for(self, home_ids: Collection[int]) -> list[Asked]:
        """Running surveys that wait for an answer of one of these homes."""
        running = sa.select(surveys.c.id).where(surveys.c.state == "running")
        return self._households(
            _asked.c.home_id.in_(home_ids), _asked.c.state.in_(UNFINISHED), _asked.c.survey_id.in_(running)
        )

    def unreminded(self, survey_id: int) -> list[Asked]:
        """Who has not finished and has not been reminded."""
        return self._households(
            _asked.c.survey_id == survey_id, _asked.c.state.in_(UNFINISHED), _asked.c.reminded_at.is_(None)
        )

    def to_call(self, survey_id: int) -> list[Asked]:
        """Whom to telephone: silent, or nobody there to write to."""
        return self._households(_asked.c.survey_id == survey_id, _asked.c.state.in_(["silent", "unbound"]))

    def counts(self, survey_id: int) -> dict[str, int]:
        """How many households stand in each state."""
        query = (
            sa.select(_asked.c.state, sa.func.count()).where(_asked.c.survey_id == survey_id).group_by(_asked.c.state)
        )
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def change(self, household_id: int, **values: object) -> None:
        self._connection.execute(_asked.update().where(_asked.c.id == household_id).values(**values))

    def _households(self, *conditions: sa.ColumnElement[bool]) -> list[Asked]:
        query = (
            sa.select(_asked, homes.c.building, homes.c.unit, homes.c.room, homes.c.floor, homes.c.riser,
                      homes.c.area_cm2)
            .join(homes, homes.c.id == _asked.c.home_id)
            .where(*conditions)
            .order_by(_asked.c.id)
        )  # fmt: skip
        return [_household(row) for row in self._connection.execute(query)]

    # --- answers --------------------------------------------------------------------------------------------

    def answer(self, asked: Asked, question: str, *, score: int | None, word: str, at: datetime) -> None:
        """Keep an answer; the same question again replaces it."""
        values = {"score": score, "word": word, "at": at}
        self._connection.execute(
            upsert(self._connection, survey_answers)
            .values(community_id=asked.home.community_id, survey_household_id=asked.id, question=question, **values)
            .on_conflict_do_update(index_elements=["survey_household_id", "question"], set_=values)
        )

    def answered(self, asked: Asked) -> set[str]:
        """The questions a household has answered."""
        query = sa.select(survey_answers.c.question).where(survey_answers.c.survey_household_id == asked.id)
        return set(self._connection.execute(query).scalars())

    def given(self, survey_id: int) -> list[Given]:
        """Every answer of a survey, by household."""
        query = (
            sa.select(_asked.c.home_id, survey_answers.c.question, survey_answers.c.score, survey_answers.c.word,
                      _asked.c.ticket_id)
            .join(_asked, _asked.c.id == survey_answers.c.survey_household_id)
            .where(_asked.c.survey_id == survey_id)
            .order_by(_asked.c.id, survey_answers.c.id)
        )  # fmt: skip
        return [Given(*row) for row in self._connection.execute(query)]


def _household(row: AnyRow) -> Asked:
    home = Home(row.home_id, row.community_id, row.building, row.unit, row.room, row.floor, row.riser, row.area_cm2)
    return Asked(row.id, row.survey_id, home, row.person_id, row.state, row.ticket_id)
