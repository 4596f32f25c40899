"""The switchboard: which function answers which button, which intent, which open question. No logic of its own."""

from collections.abc import Callable

from handlers.reading.reader import Reading
from handlers.talk import form
from handlers.talk.form import Forms
from handlers.talk.session import Session

Press = Callable[..., None]
Route = Callable[[Session, Reading], bool]
"""Answers a text, or says False and leaves it to the next."""

FORMS: Forms = {}


def _form_press(act: Callable[..., None]) -> Press:
    """A button of a form, which needs to know all forms."""

    def press(session: Session, *args: str) -> None:
        act(session, FORMS, *args)

    return press


PRESSES: dict[str, Press] = {
    "form.pick": _form_press(form.press_pick),
    "form.confirm": _form_press(form.press_confirm),
    "form.change": _form_press(form.press_change),
    "form.resume": _form_press(form.press_resume),
    "form.cancel": _form_press(form.press_cancel),
}

ROUTES: tuple[Route, ...] = ()
"""Tried in order until one answers; the last one always does."""


def enrol(session: Session) -> None:
    """A deep link or a contact card."""
    raise NotImplementedError


def edited(session: Session) -> None:
    """The person changed a message they had sent."""
    raise NotImplementedError


def photos(session: Session) -> bool:
    """Photos for an open draft, a ticket or a job; True where nothing is left to answer."""
    raise NotImplementedError


def emergency(session: Session, reading: Reading) -> bool:
    """Somebody may be in danger: ticket and alarm first, questions later."""
    raise NotImplementedError


def open_question(session: Session, reading: Reading) -> bool:
    """The answer to a question that is not part of a form (a reason, a word to a rating …)."""
    raise NotImplementedError
