"""A single question outside the forms: who takes the next words, until when, and how to let go of it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from handlers.reading.reader import Reading
from handlers.talk.cues import is_cue
from handlers.talk.session import Session

WAITS = timedelta(hours=12)
"""An answer that comes later than this is a matter of its own."""

Taker = Callable[..., bool]
"""Session, reading and the arguments kept with the question; False where the words are about something else."""


def ask(session: Session, question: str, *args: str | int) -> None:
    """Let the next words answer ``question`` (a key of QUESTIONS); the text of it is the caller's to say."""
    session.memory["asked"] = {"question": question, "args": list(args), "at": session.now.isoformat()}


def take(session: Session, takers: Mapping[str, Taker], reading: Reading) -> bool:
    """Try words as the answer to the open question. Whatever they are, the question is asked no longer."""
    asked = session.memory.pop("asked", None)
    if asked is None or session.now - datetime.fromisoformat(asked["at"]) > WAITS:
        return False
    if is_cue("leave", reading.text):
        session.say("asked-left")
        return True
    taker = takers.get(asked["question"])
    return taker is not None and taker(session, reading, *asked["args"])


def drop(session: Session) -> None:
    """A button answered it, or something more important came."""
    session.memory.pop("asked", None)
