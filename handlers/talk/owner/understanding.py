"""From a reading to what is done about it: cues first, then who may ask at all, then intent by intent."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from handlers.reading.reader import Reading
from handlers.talk.cues import is_cue
from handlers.talk.owner import (
    enrolling,
    fees,
    heating,
    homes,
    inquiries,
    menu,
    recent,
    repair,
    tickets,
    unsure,
    voices,
)
from handlers.talk.session import Session, Words

Handler = Callable[[Session, Reading], bool]

_BY_INTENT: dict[str, Handler] = {
    "fee": fees.hear,
    "inquiry": inquiries.hear,
    "complaint": voices.hear,
    "suggestion": voices.hear,
    "praise": voices.hear,
    "heating": heating.start,
    "repair": repair.start,
    "progress": tickets.progress,
    "urge": tickets.urge,
    "cancel": tickets.cancel,
    "human": inquiries.human,
    "bind": enrolling.bind,
    "visitor": inquiries.service,
    "activity": inquiries.service,
    "greeting": menu.hear_greeting,
    "thanks": menu.thank,
    "affirm": menu.agree,
    "deny": menu.agree,
    "other": unsure.lost,
}
_QUICK = ("fee", "inquiry", "complaint", "suggestion", "praise", "heating", "repair")
"""Further matters of one message: what is answered at once goes first, what has to be asked about stays open."""

_OF_TICKETS = frozenset({"progress", "urge", "cancel"})
"""What a guest, whose emergency is being dealt with, may ask of it like anybody."""

_STARTS: dict[str, Callable[[Session], None]] = {
    "repair": repair.start_empty,
    "heating": heating.start_empty,
    "fee": fees.show_all,
    "complaint": lambda session: voices.start_empty(session, "complaint"),
    "suggestion": lambda session: voices.start_empty(session, "suggestion"),
    "praise": lambda session: voices.start_empty(session, "praise"),
    "tickets": tickets.show_mine,
    "more": menu.press_more,
    "greeting": menu.greet,
}
"""What a single word opens, as if its button had been pressed."""


def press_start(name: str) -> Callable[[Session], None]:
    """The button of a menu."""

    def press(session: Session) -> None:
        if homes.enrolled(session):
            _STARTS[name](session)
        else:
            enrolling.invite(session, session.reader.read(""))

    return press


def cue(session: Session, reading: Reading) -> bool:
    """「报修」, 「查费」, 「我的报修」 and nothing else: the same as the button."""
    name = next((name for name in _STARTS if is_cue(name, reading.text)), None)
    if name is None:
        return False
    _STARTS[name](session)
    return True


def unknown(session: Session, reading: Reading) -> bool:
    """Somebody we do not know yet: what is public is answered, all else waits until we do."""
    if homes.enrolled(session):
        return False
    if (is_cue("tickets", reading.text) or reading.intent in _OF_TICKETS) and recent.mine(session):
        return False
    if reading.intent in ("inquiry", "heating", "other") and inquiries.answered(session, session.words.text):
        return True
    enrolling.invite(session, reading)
    return True


def by_intent(session: Session, reading: Reading) -> bool:
    """What the message asks for, or the question which of two things it is."""
    if not reading.certain:
        return _asked_rule(session) or unsure.ask(session, reading)
    if reading.intent != "other":
        unsure.understood(session)
    for part in _parts(reading):
        _one(session, part)
    return True


def _asked_rule(session: Session) -> bool:
    """A question the FAQ answers in its own words need not be asked back."""
    return inquiries.answered(session, session.words.text)


def _one(session: Session, reading: Reading) -> None:
    words = session.words
    if len(reading.matters) == 1 and reading.text != words.text and reading.also == ("part",):
        session.words = Words(reading.matters[0].text, words.message, words.photos)
    _BY_INTENT[reading.intent](session, reading)
    session.words = words


def _parts(reading: Reading) -> Iterable[Reading]:
    """The reading itself, or one for each kind of matter in it, the quickly answered first."""
    kinds = list(dict.fromkeys(matter.intent for matter in reading.matters if matter.intent in _QUICK))
    if len(kinds) < 2 or reading.intent not in _QUICK:
        return [reading]
    return [_only(reading, kind) for kind in sorted(kinds, key=_QUICK.index)]


def _only(reading: Reading, kind: str) -> Reading:
    matters = tuple(matter for matter in reading.matters if matter.intent == kind)
    text = "，".join(matter.text for matter in matters)
    return replace(reading, text=text, intent=kind, slots=matters[0].slots, matters=matters, also=("part",))


def unreadable(session: Session) -> None:
    """A voice message, a sticker, a place on the map: kindly, what we can take instead."""
    if not session.turn.group:
        session.say("unreadable", kind=session.turn.other)
