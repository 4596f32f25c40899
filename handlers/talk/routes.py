"""The switchboard: which function answers which button, which intent, which open question. No logic of its own.

Each area (owner, staff, manager) has a module ``routes`` with its own tables: ``PRESSES`` by action, ``FORMS`` by
name, ``QUESTIONS`` by name, and ``ROUTES`` in the order in which they are tried. Here they are only joined.
"""

from collections.abc import Callable

from handlers.reading.reader import Reading
from handlers.talk import form, polls, survey_answers
from handlers.talk.form import Form
from handlers.talk.manager import routes as manager
from handlers.talk.owner import routes as owner
from handlers.talk.session import Session
from handlers.talk.staff import duty_roster
from handlers.talk.staff import routes as staff

Press = Callable[..., None]
"""Acts on a button: the session, then the button's arguments as text."""

Route = Callable[[Session, Reading], bool]
"""Answers a text, or says False and leaves it to the next."""

FORMS: dict[str, Form] = {**owner.FORMS}


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
    **owner.PRESSES,
    **staff.PRESSES,
    **duty_roster.PRESSES,
    **manager.PRESSES,
    **polls.PRESSES,
    **survey_answers.PRESSES,
}

QUESTIONS: dict[str, Callable[..., bool]] = {
    **owner.QUESTIONS,
    **staff.QUESTIONS,
    **manager.QUESTIONS,
    **polls.QUESTIONS,
    **survey_answers.QUESTIONS,
}
"""Who takes the answer to a question outside the forms (a reason, a word to a rating): see talk/asking.py."""

PHOTOS: tuple[Callable[[Session], bool], ...] = (*staff.PHOTOS, *owner.PHOTOS)
"""Tried in order: photos for a job, an open draft, a ticket; True where nothing is left to answer."""

GROUPS: tuple[Route, ...] = (*staff.GROUPS, *owner.GROUPS)
"""What is said in a group: the crew's, the owners'. Nobody answering is right there."""

ROUTES: tuple[Route, ...] = (
    *duty_roster.ROUTES,
    *staff.ROUTES,
    *manager.ROUTES,
    *polls.ROUTES,
    *survey_answers.ROUTES,
    *owner.ROUTES,
)
"""Tried in order until one answers; the last one always does."""


def emergency(session: Session, reading: Reading) -> bool:
    """Somebody may be in danger; but a manager's notice about a burst pipe is no burst pipe, nor a caller's ours."""
    if staff.emergency(session, reading):
        return True
    return not manager.dictates(session) and owner.emergency(session, polls.under_test(session, reading))


enrol = owner.enrol
edited = owner.edited
unreadable = owner.unreadable
in_or_out = staff.in_or_out
