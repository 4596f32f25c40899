"""Surveys: opened once by the calendar or a manager, one message a household, one reminder, then a list to call.

A low score opens a call-back ticket at once, so that it is not lost when the household stops half-way.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta

from handlers.desk.office import Desk
from handlers.desk.people import ids, keeper_for, managers, name_of, supervisors
from handlers.desk.surveys import plan as survey_plan
from handlers.desk.surveys.plan import questions, scale
from handlers.desk.tickets.facade import add_note, open_ticket
from handlers.turn import Choice, Choices, Message, Value, choice
from handlers.values import pack_choices, pack_values
from storage.households import Household
from storage.outbox import Parcel
from storage.surveys import Asked, NewAsked, Survey
from storage.tickets import NewTicket

LATEST = timedelta(hours=24)
"""A survey the clock missed by more than this is left to the manager."""
BY_PHONE = "phone"
WORD = "word"
CALLBACK = "survey_callback"


class SurveyOver(ValueError):
    """The survey is closed, or this household has finished it."""


# --- opening ------------------------------------------------------------------------------------------------


def open_due(desk: Desk) -> None:
    """The clock: open the surveys of the compound's yearly plan."""
    plan, zone = desk.compound.rules.surveys, desk.compound.zone
    today = desk.compound.calendar.local_day(desk.now)
    for planned in plan.schedule:
        day = planned.day.in_year(today.year)
        at = datetime.combine(day, time(plan.send_at // 60, plan.send_at % 60), zone)
        if at <= desk.now < at + LATEST:
            open_survey(desk, planned.kind.value, day.isoformat())


def open_survey(desk: Desk, kind: str, occurrence: str) -> Survey | None:
    """Open a survey and write to its sample, all in this transaction; None where it was opened before."""
    if desk.record.surveys.begun(desk.compound.id, kind, occurrence):
        return None
    plan = desk.compound.rules.surveys
    sample = survey_plan.draw(desk, kind, occurrence)
    survey = desk.record.surveys.open(
        desk.compound.id,
        kind,
        occurrence,
        plan={"questions": list(questions(kind)), "resting": sample.resting, "waiting": sample.waiting},
        opens_at=desk.now,
        remind_at=_sending_time(desk, plan.reminder_days),
        closes_at=_sending_time(desk, plan.phone_list_days),
    )
    if survey is not None:
        _ask(desk, survey, sample.households)
    return survey


def _sending_time(desk: Desk, days: int) -> datetime:
    """So many days from today, at the hour at which surveys are sent."""
    minute = desk.compound.rules.surveys.send_at
    day = desk.compound.calendar.local_day(desk.now) + timedelta(days=days)
    return datetime.combine(day, time(minute // 60, minute % 60), desk.compound.zone).astimezone(UTC)


def _ask(desk: Desk, survey: Survey, households: tuple[Household, ...]) -> None:
    asked = [household for household in households if household.reachable and survey.kind != BY_PHONE]
    parcels = {household.home.id: _parcel(desk, survey, household) for household in asked}
    queued = desk.record.outbox.put_many(list(parcels.values()), at=desk.now)
    rows = [_row(survey, household, parcels, queued) for household in households]
    desk.record.surveys.enter(survey, rows, at=desk.now)


def _parcel(desk: Desk, survey: Survey, household: Household) -> Parcel:
    receiver, first = household.receiver, survey.plan["questions"][0]
    assert receiver is not None  # a household that can be reached has one
    message = question_message(desk, survey, household.home.label, first)
    return Parcel(
        community_id=desk.compound.id,
        channel=receiver.channel,
        chat=receiver.chat,
        lane="survey",
        dedupe=f"survey:{survey.id}:{household.home.id}",
        key=message.key,
        values=pack_values(message.values),
        choices=pack_choices(score_choices(survey.id, household.home.id, first)),
        not_before=desk.compound.calendar.after_quiet(desk.now),
        expires_at=survey.closes_at,
    )


def _row(survey: Survey, household: Household, parcels: Mapping[int, Parcel], queued: Mapping[str, int]) -> NewAsked:
    parcel = parcels.get(household.home.id)
    unasked = "silent" if survey.kind == BY_PHONE else "unbound"
    return NewAsked(
        home_id=household.home.id,
        person_id=household.receiver.person_id if household.receiver else None,
        outbox_id=queued[parcel.dedupe] if parcel else None,
        state="asked" if parcel else unasked,
    )


# --- what is shown ------------------------------------------------------------------------------------------


def title(kind: str) -> Message:
    """What a kind of survey is called."""
    return Message("survey-kind", {"kind": kind})


def question_message(desk: Desk, survey: Survey, home: str, question: str, *, caller: str = "none") -> Message:
    """One question of a survey; the later ones take the place of the first in the same message.

    :param caller: who will ring up because of a low score, to be promised with the next question.
    """
    asked: list[str] = survey.plan["questions"]
    number = len(asked) + 1 if question == WORD else asked.index(question) + 1
    values: dict[str, Value] = {
        "community": desk.compound.name,
        "kind": survey.kind,
        "home": home,
        "question": question,
        "number": number,
        "count": len(asked) + 1,
        "caller": caller,
    }
    return Message("survey-question", values)


def score_choices(survey_id: int, home_id: int, question: str) -> Choices:
    """1–5 in one row, 0–10 in two; the word has only [跳过]."""
    if question == WORD:
        return ((choice("survey-button-skip", "survey.skip", survey_id, home_id),),)
    buttons = [_score_choice(survey_id, home_id, question, score) for score in scale(question)]
    return (tuple(buttons),) if len(buttons) <= 6 else (tuple(buttons[:6]), tuple(buttons[6:]))


def _score_choice(survey_id: int, home_id: int, question: str, score: int) -> Choice:
    return choice("survey-button-score", "survey.score", survey_id, home_id, question, score, score=score)


# --- answers ------------------------------------------------------------------------------------------------


def next_question(desk: Desk, survey: Survey, asked: Asked) -> str:
    """The first question without an answer; after the scores the word."""
    answered = desk.record.surveys.answered(asked)
    return next((question for question in survey.plan["questions"] if question not in answered), WORD)


def caller(desk: Desk, asked: Asked) -> str:
    """Who rings up this household; ``none`` where nobody has to."""
    if asked.ticket_id is None:
        return "none"
    ticket = desk.record.tickets.get(asked.ticket_id)
    return name_of(desk, ticket.assignee_id or ticket.keeper_id) or "none"


def score(desk: Desk, survey: Survey, asked: Asked, question: str, given: int, by: int) -> Asked:
    """Keep a score, and open a call-back if it is low. The household as it stands afterwards.

    :raises SurveyOver: nothing can be answered any more.
    """
    _require_open(survey, asked)
    if question not in survey.plan["questions"] or given not in scale(question):
        raise SurveyOver
    desk.record.surveys.answer(asked, question, score=given, word="", at=desk.now)
    desk.record.surveys.change(asked.id, state="started")
    if survey_plan.is_low(question, given):
        _call_back(desk, asked, survey_plan.callback_text(question, given), by)
    return _again(desk, asked)


def word(desk: Desk, survey: Survey, asked: Asked, text: str, by: int) -> Asked:
    """The last word; with it (or without, ``text`` empty) the household is done and is asked no more.

    :raises SurveyOver: nothing can be answered any more.
    """
    _require_open(survey, asked)
    if text:
        desk.record.surveys.answer(asked, WORD, score=None, word=text, at=desk.now)
        if asked.ticket_id is not None:
            add_note(desk, desk.record.tickets.get(asked.ticket_id), text, by)
    desk.record.surveys.change(asked.id, state="answered", answered_at=desk.now)
    return _again(desk, asked)


def _require_open(survey: Survey, asked: Asked) -> None:
    if survey.state != "running" or not asked.unfinished:
        raise SurveyOver


def _again(desk: Desk, asked: Asked) -> Asked:
    now = desk.record.surveys.household(asked.survey_id, asked.home.id)
    assert now is not None  # it was there a moment ago
    return now


def _call_back(desk: Desk, asked: Asked, text: str, by: int) -> None:
    """One ticket a household and survey, for the supervisor; further low scores are added to it."""
    if asked.ticket_id is not None:
        add_note(desk, desk.record.tickets.get(asked.ticket_id), text, by)
        return
    ticket = open_ticket(
        desk,
        NewTicket(
            community_id=desk.compound.id,
            kind="complaint",
            category=CALLBACK,
            text=text,
            facts={"survey": asked.survey_id},
            home_id=asked.home.id,
            reporter_id=by,
            keeper_id=next(iter(ids(supervisors(desk))), None),
            source="survey",
        ),
    )
    desk.record.surveys.change(asked.id, ticket_id=ticket.id)


# --- the clock ----------------------------------------------------------------------------------------------


def remind_due(desk: Desk) -> None:
    """The clock: once, some days later, ask those who have not finished; the answered are left in peace."""
    for survey in desk.record.surveys.running(desk.compound.id):
        if survey.remind_at is not None and survey.remind_at <= desk.now < survey.closes_at:
            for asked in desk.record.surveys.unreminded(survey.id):
                _remind(desk, survey, asked)


def _remind(desk: Desk, survey: Survey, asked: Asked) -> None:
    desk.record.surveys.change(asked.id, reminded_at=desk.now)
    question = next_question(desk, survey, asked)
    assert asked.person_id is not None  # it was written to
    desk.tell(
        asked.person_id,
        Message("survey-remind", {"question": question_message(desk, survey, asked.home.label, question)}),
        lane="survey",
        about=f"survey:{survey.id}:{asked.home.id}:remind",
        choices=score_choices(survey.id, asked.home.id, question),
        expires_at=survey.closes_at,
    )


def close_due(desk: Desk) -> None:
    """The clock: close what has run its time; the silent go on the stewards' list, the figures to the managers."""
    for survey in desk.record.surveys.running(desk.compound.id):
        if survey.closes_at <= desk.now and desk.record.surveys.finish(survey):
            _hand_over(desk, survey)


def _hand_over(desk: Desk, survey: Survey) -> None:
    lists: dict[int, int] = defaultdict(int)
    for asked in desk.record.surveys.to_call(survey.id):
        steward_id = keeper_for(desk, asked.home)
        if steward_id is not None:
            lists[steward_id] += 1
    button = ((choice("survey-button-list", "survey.list", survey.id, 0),),)
    for steward_id, count in lists.items():
        message = Message("survey-list-for-you", {"name": title(survey.kind), "count": count})
        about = f"survey:{survey.id}:list"
        desk.tell(steward_id, message, lane="assignment", about=about, choices=button)
    _tell_managers(desk, survey)


def _tell_managers(desk: Desk, survey: Survey) -> None:
    counts = desk.record.surveys.counts(survey.id)
    values: dict[str, Value] = {
        "name": title(survey.kind),
        "answered": counts.get("answered", 0),
        "asked": sum(counts.values()),
    }
    show = ((choice("survey-button-figures", "survey.figures", survey.id),),)
    for person_id in ids(managers(desk)):
        about = f"survey:{survey.id}:closed"
        desk.tell(person_id, Message("survey-closed", values), lane="assignment", about=about, choices=show)
