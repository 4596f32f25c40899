"""An owner's answers to a survey: scores by button or by number, a last word, all in the one message they got."""

from collections.abc import Callable
from datetime import datetime, timedelta

from handlers.desk.rights import residence
from handlers.desk.surveys import running as surveys
from handlers.desk.surveys.plan import scale
from handlers.desk.surveys.running import WORD, SurveyOver
from handlers.reading import answers
from handlers.reading.reader import Reading
from handlers.talk import asking
from handlers.talk.session import Session
from storage.surveys import Asked, Survey

AT_ONCE = timedelta(minutes=15)
"""What is written so soon after the last score is the word asked for; later it is a matter of its own."""
SHORT = 6
"""Characters of a text that can be taken for a score typed instead of pressed."""


def _of(session: Session, survey_id: str, home_id: str) -> tuple[Survey, Asked] | None:
    """The survey and household of a button, for whoever lives there."""
    survey = session.record.surveys.find(session.desk.compound.id, int(survey_id))
    asked = session.record.surveys.household(int(survey_id), int(home_id))
    if survey is None or asked is None or residence(session.speaker, int(home_id)) is None:
        session.toast("form-card-old")
        return None
    return survey, asked


def press_score(session: Session, survey_id: str, home_id: str, question: str, score: str) -> None:
    found = _of(session, survey_id, home_id)
    if found is not None:
        _score(session, *found, question, int(score))


def _score(session: Session, survey: Survey, asked: Asked, question: str, score: int) -> None:
    assert session.person_id is not None  # residents are known
    try:
        asked = surveys.score(session.desk, survey, asked, question, score, session.person_id)
    except SurveyOver:
        session.toast("survey-over", alert=True)
        return
    session.toast("survey-noted")
    _ask_next(session, survey, asked)


def _ask_next(session: Session, survey: Survey, asked: Asked) -> None:
    """The next question takes the place of the last one in the same message."""
    question = surveys.next_question(session.desk, survey, asked)
    caller = surveys.caller(session.desk, asked)
    message = surveys.question_message(session.desk, survey, asked.home.label, question, caller=caller)
    if question == WORD:
        asking.ask(session, "survey.word", survey.id, asked.home.id, session.now.isoformat())
    session.replace(message.key, surveys.score_choices(survey.id, asked.home.id, question), **message.values)


def press_skip(session: Session, survey_id: str, home_id: str) -> None:
    """[跳过]: no word, and done."""
    found = _of(session, survey_id, home_id)
    if found is not None:
        asking.drop(session)
        _finish(session, *found, "")


def take_word(session: Session, reading: Reading, survey_id: int, home_id: int, asked_at: str) -> bool:
    """The last word. An alarm has been heard before this, and what comes much later is not meant for us."""
    if session.now - datetime.fromisoformat(asked_at) > AT_ONCE or not session.words.text:
        return False
    found = _of(session, str(survey_id), str(home_id))
    if found is None:
        return False
    _finish(session, *found, session.words.text)
    return True


def _finish(session: Session, survey: Survey, asked: Asked, text: str) -> None:
    assert session.person_id is not None  # residents are known
    try:
        asked = surveys.word(session.desk, survey, asked, text, session.person_id)
    except SurveyOver:
        session.toast("survey-over", alert=True)
        return
    session.replace("survey-thanks", caller=surveys.caller(session.desk, asked))


def typed(session: Session, reading: Reading) -> bool:
    """A bare number while a survey waits for one: the score was typed instead of pressed."""
    text = session.words.text
    if session.turn.group or session.turn.edited or not 0 < len(text) <= SHORT or reading.intent != "other":
        return False
    for asked in session.record.surveys.open_for([home.id for home in session.speaker.homes]):
        survey = session.record.surveys.get(asked.survey_id)
        question = surveys.next_question(session.desk, survey, asked)
        given = None if question == WORD else answers.score(text, scale(question)[0], scale(question)[-1])
        if given is not None and asked.person_id == session.person_id:
            _score(session, survey, asked, question, given)
            return True
    return False


PRESSES: dict[str, Callable[..., None]] = {"survey.score": press_score, "survey.skip": press_skip}
QUESTIONS: dict[str, Callable[..., bool]] = {"survey.word": take_word}
ROUTES: tuple[Callable[[Session, Reading], bool], ...] = (typed,)
