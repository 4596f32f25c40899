"""What owners can press and say, as tables for the switchboard."""

from collections.abc import Callable

from handlers.reading.reader import Reading
from handlers.talk.form import Form
from handlers.talk.session import Session

FORMS: dict[str, Form] = {}
PRESSES: dict[str, Callable[..., None]] = {}
QUESTIONS: dict[str, Callable[..., bool]] = {}
PHOTOS: tuple[Callable[[Session], bool], ...] = ()
GROUPS: tuple[Callable[[Session, Reading], bool], ...] = ()
ROUTES: tuple[Callable[[Session, Reading], bool], ...] = ()


def emergency(session: Session, reading: Reading) -> bool:
    return False


def enrol(session: Session) -> None:
    session.say("asked-left")


def edited(session: Session) -> None:
    session.say("asked-left")
