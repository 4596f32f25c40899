"""Surveys as managers see them: starting one with its counts shown first, the figures, the list to telephone."""

from handlers.desk.people import name_of
from handlers.desk.surveys import plan as survey_plan
from handlers.desk.surveys import running as surveys
from handlers.desk.surveys.figures import Figures, Item, figures
from handlers.talk.manager.draft_card import manages
from handlers.talk.manager.wording import survey_kind
from handlers.talk.session import Session
from handlers.turn import Choice, Message, Value, choice
from storage.surveys import Asked, Survey

BY_HAND = "sample"
"""The kind a manager starts in chat where they name none."""
PAGE = 6
MOST_TICKETS = 12


# --- starting -----------------------------------------------------------------------------------------------


def draft(session: Session) -> None:
    """「发满意度调查」: how many would be asked, who is left in peace, the first question as owners see it."""
    kind = survey_kind(session.words.text, BY_HAND)
    occurrence = _occurrence(session)
    if session.record.surveys.begun(session.desk.compound.id, kind, occurrence):
        session.say("survey-begun-today")
        return
    sample = survey_plan.draw(session.desk, kind, occurrence)
    row = (
        choice("survey-button-start", "survey.start", kind, occurrence),
        choice("survey-button-drop", "survey.drop"),
    )
    session.say(
        "survey-draft", (row,), name=surveys.title(kind), households=len(sample.households), reachable=sample.reachable,
        unbound=len(sample.households) - sample.reachable, resting=sample.resting, waiting=sample.waiting,
        days=session.desk.compound.rules.surveys.rest_days,
        at=session.desk.compound.calendar.after_quiet(session.now), items=_items(kind),
    )  # fmt: skip


def _items(kind: str) -> tuple[Message, ...]:
    return tuple(Message("survey-item", {"question": question}) for question in survey_plan.questions(kind))


def _occurrence(session: Session) -> str:
    """By hand at most once a day, so that two managers don't ask twice."""
    return f"hand-{session.desk.compound.calendar.local_day(session.now)}"


def press_start(session: Session, kind: str, occurrence: str) -> None:
    if not manages(session):
        session.toast("notice-not-allowed", alert=True)
        return
    opened = surveys.open_survey(session.desk, kind, occurrence) if occurrence == _occurrence(session) else None
    if opened is None:
        session.toast("form-card-old")
        return
    session.desk.record.journal.write(
        session.desk.compound.id, "survey started", str(opened.id), by=session.person_id, at=session.now
    )
    counts = session.record.surveys.counts(opened.id)
    session.replace("survey-started", asked=counts.get("asked", 0), unbound=counts.get("unbound", 0),
                    closes=opened.closes_at)  # fmt: skip


def press_drop(session: Session) -> None:
    session.replace("survey-dropped")


# --- figures ------------------------------------------------------------------------------------------------


def latest(session: Session) -> None:
    """「满意度」: the newest survey in figures."""
    recent = session.record.surveys.recent(session.desk.compound.id, limit=1)
    if not recent:
        session.say("survey-none-yet")
        return
    _show(session, recent[0])


def press_figures(session: Session, survey_id: str) -> None:
    survey = session.record.surveys.find(session.desk.compound.id, int(survey_id))
    if survey is None or not manages(session):
        session.toast("notice-not-allowed", alert=True)
        return
    _show(session, survey)


def _show(session: Session, survey: Survey) -> None:
    button = choice("survey-button-list", "survey.list", survey.id, 0)
    session.say("survey-figures", ((button,),), name=surveys.title(survey.kind), at=survey.opens_at,
                lines=tuple(lines(session, survey)))  # fmt: skip


def lines(session: Session, survey: Survey) -> list[Message]:
    """The figures of a survey, a line each; where too few answered it says so and draws no conclusion."""
    found = figures(session.desk, survey)
    shown = [Message("survey-answered", {"answered": found.answered, "asked": found.asked, "state": survey.state})]
    if not found.enough:
        least = session.desk.compound.rules.surveys.minimum_answers
        shown.append(Message("survey-too-few", {"answered": found.answered, "least": least}))
    shown += [_item(item) for item in found.items]
    shown += _totals(session, found)
    return shown


def public_lines(session: Session, survey: Survey) -> list[Message]:
    """The figures as owners may read them: the same, without the numbers of anybody's tickets."""
    return [line for line in lines(session, survey) if line.key != "survey-tickets"]


def _item(item: Item) -> Message:
    name = Message("survey-item", {"question": item.question})
    return Message("survey-average", {"item": name, "average": f"{item.average:.2f}", "answers": item.answers})


def _totals(session: Session, found: Figures) -> list[Message]:
    shown: list[Message] = []
    if found.satisfaction is not None:
        target = session.desk.compound.rules.targets.satisfaction
        shown.append(Message("survey-satisfaction", {"share": f"{found.satisfaction:.1f}%", "target": target}))
    if found.nps is not None:
        shown.append(Message("survey-nps", {"nps": f"{found.nps:+d}"}))
    if found.tickets:
        numbers = [session.record.tickets.get(ticket_id).no for ticket_id in found.tickets]
        shown.append(Message("survey-tickets", {"count": len(numbers), "numbers": "、".join(numbers[:MOST_TICKETS])}))
    return shown


# --- the list to telephone ----------------------------------------------------------------------------------


def press_list(session: Session, survey_id: str, page: str) -> None:
    """Who could not be asked in chat: a steward's own buildings, a manager's all."""
    survey = session.record.surveys.find(session.desk.compound.id, int(survey_id))
    if survey is None or session.speaker.staff is None or session.turn.group:
        session.toast("notice-not-allowed", alert=True)
        return
    _show_list(session, survey, int(page))


def _to_call(session: Session, survey: Survey) -> list[Asked]:
    staff = session.speaker.staff
    assert staff is not None  # checked with the button
    found = session.record.surveys.to_call(survey.id)
    return [asked for asked in found if manages(session) or staff.serves(asked.home.building)]


def _show_list(session: Session, survey: Survey, page: int) -> None:
    found = _to_call(session, survey)
    if not found:
        session.replace("survey-list-empty", name=surveys.title(survey.kind))
        return
    page = min(page, (len(found) - 1) // PAGE)
    shown = found[page * PAGE : (page + 1) * PAGE]
    buttons = [choice("survey-button-called", "survey.called", survey.id, asked.home.id, page, home=asked.home.label)
               for asked in shown]  # fmt: skip
    rows = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    session.replace("survey-list", (*rows, *_pages(survey, len(found), page)),
                    name=surveys.title(survey.kind), count=len(found),
                    lines=tuple(_line(session, asked) for asked in shown))  # fmt: skip


def _pages(survey: Survey, count: int, page: int) -> tuple[tuple[Choice, ...], ...]:
    row: list[Choice] = []
    if page > 0:
        row.append(choice("notice-button-back", "survey.list", survey.id, page - 1))
    if (page + 1) * PAGE < count:
        row.append(choice("notice-button-more", "survey.list", survey.id, page + 1))
    return (tuple(row),) if row else ()


def _line(session: Session, asked: Asked) -> Message:
    person = next(iter(session.record.roster.residents_of(asked.home.id)), None)
    values: dict[str, Value] = {
        "home": asked.home.label,
        "state": asked.state,
        "name": person[0].name if person else name_of(session.desk, asked.person_id),
        "phone": (person[0].phone or "") if person and not manages(session) else "",
    }
    return Message("survey-list-line", values)


def press_called(session: Session, survey_id: str, home_id: str, page: str) -> None:
    """A steward has telephoned."""
    survey = session.record.surveys.find(session.desk.compound.id, int(survey_id))
    staff = session.speaker.staff
    if survey is None or staff is None:
        session.toast("notice-not-allowed", alert=True)
        return
    asked = next((asked for asked in _to_call(session, survey) if asked.home.id == int(home_id)), None)
    if asked is None:
        session.toast("form-card-old")
        return
    session.record.surveys.change(asked.id, state="called", answered_at=session.now)
    session.toast("notice-contacted", home=asked.home.label)
    _show_list(session, survey, int(page))
