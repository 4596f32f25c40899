"""From a manager's sentence to a draft: which template it means, and the draft as the office would write it."""

from handlers.desk.notices import drafts as notice_drafts
from handlers.desk.notices.audience import Audience, known
from handlers.desk.notices.drafts import Draft, Works
from handlers.desk.notices.texts import Template, texts
from handlers.talk.manager.wording import Request, reason, says_when
from handlers.talk.session import Session
from handlers.turn import Message
from storage.households import Place

BRIEF = 60
"""Characters up to which words describe the works; a longer text is the notice itself."""
TIMED = ("works", "fill_test")


def template_of(session: Session, request: Request) -> tuple[Template, str] | None:
    """The template a request means, and the word that says so. A dictated text is taken at its word, unless it is
    the short telling of some works."""
    if not request.dictated:
        return texts(session.language).named_in(request.text) or texts(None).named_in(request.text)
    if len(request.body) > BRIEF or "\n" in request.body:
        return None
    named = texts(session.language).named_in(request.body) or texts(None).named_in(request.body)
    return named if named is not None and named[0].name in TIMED else None


def draft_of(session: Session, request: Request) -> Draft | None:
    """The draft a request stands for; None where nothing says yet what it is to tell."""
    named = template_of(session, request)
    audience = Audience(request.audience_places)
    draft = _from_template(session, request, audience, *named) if named is not None else None
    if draft is not None:
        return draft
    return notice_drafts.plain(request.body, audience) if request.body else None


def _from_template(
    session: Session, request: Request, audience: Audience, template: Template, word: str
) -> Draft | None:
    desk, language = session.desk, session.language
    match template.name:
        case "heating":
            return notice_drafts.heating(desk, audience, language)
        case "holiday":
            return notice_drafts.holiday(desk, audience, language, request.text)
        case "works" | "fill_test" if request.span is not None and says_when(request.body):
            job = Works(word, request.span, reason(request.body), request.body)
            make = notice_drafts.works if template.name == "works" else notice_drafts.fill_test
            return make(desk, audience, language, job)
    return None


def unknown_places(session: Session, places: tuple[Place, ...]) -> tuple[Message, ...]:
    """The places in which there is no home, a line each."""
    _, unknown = known(session.desk, places)
    wording = texts(session.language)
    return tuple(Message("notice-unknown-place", {"place": wording.area(Audience((place,)))}) for place in unknown)
