"""What managers and supervisors can press and say, as tables for the switchboard."""

from collections.abc import Callable

from handlers.desk.notices import release as notices
from handlers.desk.notices.texts import texts
from handlers.reading.answers import correction
from handlers.reading.reader import Reading
from handlers.talk import asking
from handlers.talk.manager import draft_card, drafting, effect, figures, surveys, wording
from handlers.talk.session import Session


def _shown_to_managers(figure: Callable[[Session], None]) -> Callable[..., None]:
    """A figure behind a button: whoever lost the role since the button was shown gets nothing."""

    def press(session: Session) -> None:
        if draft_card.manages(session):
            figure(session)
        else:
            session.toast("form-card-old")

    return press


PRESSES: dict[str, Callable[..., None]] = {
    "notice.send": draft_card.press_send,
    "notice.cancel": draft_card.press_cancel,
    "notice.urgent": draft_card.press_urgent,
    "notice.verbatim": draft_card.press_verbatim,
    "notice.text": draft_card.asks("text"),
    "notice.audience": draft_card.asks("audience"),
    "notice.time": draft_card.asks("time"),
    "notice.repeat": draft_card.asks("repeat"),
    "notice.approve": effect.press_approve,
    "notice.send-back": effect.press_send_back,
    "notice.stop": effect.press_stop,
    "notice.go_on": effect.press_go_on,
    "notice.effect": effect.press_effect,
    "notice.list": effect.press_list,
    "notice.contacted": effect.press_contacted,
    "notice.correct": effect.press_correct,
    "survey.start": surveys.press_start,
    "survey.drop": surveys.press_drop,
    "survey.figures": surveys.press_figures,
    "survey.list": surveys.press_list,
    "survey.called": surveys.press_called,
    "figures.today": _shown_to_managers(figures.today),
    "figures.collection": _shown_to_managers(figures.collection),
    "figures.publish": figures.press_publish,
}
QUESTIONS: dict[str, Callable[..., bool]] = {
    "notice.text": draft_card.take_text,
    "notice.audience": draft_card.take_audience,
    "notice.time": draft_card.take_time,
    "notice.repeat": draft_card.take_repeat,
    "notice.correct": effect.take_correction,
    "notice.new": lambda session, reading: new(session, session.words.text),
}
COMMANDS: dict[str, Callable[[Session], None]] = {
    "effect": effect.latest,
    "planned": effect.planned,
    "stop": effect.stop_latest,
    "survey": surveys.draft,
    "satisfaction": surveys.latest,
    "summary": figures.summary,
    "collection": figures.collection,
    "today": figures.today,
}


def dictates(session: Session) -> bool:
    """Whether a manager says what to tell the owners: a notice about a burst pipe is no burst pipe."""
    return draft_card.manages(session) and _request(session) is not None


def _request(session: Session) -> wording.Request | None:
    return wording.request(session.words.text, session.now, session.desk.compound.zone)


def hear(session: Session, reading: Reading) -> bool:
    """A manager's command: figures, lists, or a notice."""
    if not draft_card.manages(session) or not session.words.text:
        return False
    name = wording.command(session.words.text)
    if name is not None:
        COMMANDS[name](session)
        return True
    request = _request(session)
    if request is not None:
        return draft(session, request)
    if correction(session.words.text) and draft_card.amend(session, session.words.text):
        return True
    return _announce(session)


def _announce(session: Session) -> bool:
    """「后天9到12点3、4号楼注水试压，家里留人」: no 「发通知」, but works with a time to come."""
    text = session.words.text
    named = texts(None).named_in(text)
    if named is None or named[0].name not in drafting.TIMED or text.endswith(("?", "？", "吗")):
        return False
    request = wording.implied(text, session.now, session.desk.compound.zone)
    return request is not None and draft(session, request)


def draft(session: Session, request: wording.Request) -> bool:
    """Begin a draft, or ask for what is missing."""
    assert session.person_id is not None  # a manager is somebody
    if request.correction and not request.places:
        return _correct(session, request)
    made = drafting.draft_of(session, request)
    if made is None:
        asking.ask(session, "notice.new")
        session.say("notice-ask-new")
        return True
    first = request.repeat and request.repeat.next_after(
        session.now, session.desk.compound.calendar, session.desk.compound.zone
    )
    notice = notices.begin(session.desk, session.person_id, made)
    changes = {
        "urgent": request.urgent,
        "send_at": first or request.send_at,
        "repeat": str(request.repeat) if request.repeat else None,
    }
    draft_card.show(session, notices.revise(session.desk, notice, **changes) if any(changes.values()) else notice)
    return True


def new(session: Session, text: str) -> bool:
    """The text of a notice, asked for after a bare 「发通知」."""
    if not text or not draft_card.manages(session):
        return False
    zone = session.desk.compound.zone
    request = wording.request(text, session.now, zone) or wording.Request(
        text, text, True, wording.places(text), wording.span(text, session.now, zone), None, None, False
    )
    return draft(session, request)


def _correct(session: Session, request: wording.Request) -> bool:
    """「更正：…」: of the notice that went out last."""
    recent = session.record.notices.recent(session.desk.compound.id, limit=1)
    if not recent:
        session.say("notice-none-yet")
    elif not request.body:
        effect.press_correct(session, str(recent[0].id))
    else:
        effect.correct(session, recent[0], request.body)
    return True


ROUTES: tuple[Callable[[Session, Reading], bool], ...] = (hear,)
