"""From a reading to what is done about it: cues first, then who may ask at all, then intent by intent."""

from collections.abc import Callable
from dataclasses import replace

from handlers.reading.reader import Reading
from handlers.talk.cues import is_cue, without
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
_IN_ORDER = (
    "fee", "inquiry", "progress", "urge", "cancel", "visitor", "activity", "bind",
    "complaint", "suggestion", "praise", "human", "heating", "repair",
)  # fmt: skip
"""Further matters of one message: what is answered at once goes first, what has to be asked about stays open."""

_OF_TICKETS = frozenset({"progress", "urge", "cancel"})
"""What a guest, whose emergency is being dealt with, may ask of it like anybody."""

_OF_ITS_STATE = frozenset({"progress", "inquiry", "urge"})

ENOUGH = 0.9
"""So likely together, the kinds of matters in a message are what it is about."""

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
    if reading.intent in ("inquiry", "heating", "other") and inquiries.answered(session, reading.text):
        return True
    enrolling.invite(session, reading)
    return True


def by_intent(session: Session, reading: Reading) -> bool:
    """What the message asks for, or the question which of two things it is."""
    if not _clear(reading):
        return _asks_rule(session, reading) or _asks_state(session, reading) or unsure.ask(session, reading)
    if reading.intent != "other":
        unsure.understood(session)
    whole = session.words
    for part, words in _parts(reading, whole):
        session.words = words
        _BY_INTENT[part.intent](session, part)
    session.words = whole
    return True


def _clear(reading: Reading) -> bool:
    """Whether nothing need be asked: two matters of different kinds only seem to compete for the first place.

    Praise and a trouble do compete: 原以为得冻一冬, 没想到热乎得穿背心 reports no cold home.
    """
    kinds = {matter.intent for matter in reading.matters} - {"praise"}
    together = sum(odds for kind, odds in reading.alternatives if kind in kinds)
    return reading.certain or (len(kinds) > 1 and together > ENOUGH)


def _asks_rule(session: Session, reading: Reading) -> bool:
    """What may be a question, and is answered by the FAQ in its own words, need not be asked back."""
    may_be = any(intent == "inquiry" and odds >= unsure.WORTH_ASKING for intent, odds in reading.alternatives)
    return may_be and inquiries.answered(session, reading.text)


def _asks_state(session: Session, reading: Reading) -> bool:
    """「什么时候能来」, 「派的谁」, while somebody is to come: the state of the ticket answers it."""
    meanings = unsure.likely(reading)
    about = "progress" in meanings and _OF_ITS_STATE.issuperset(meanings)
    return about and bool(recent.work(session)) and tickets.progress(session, reading)


def _parts(reading: Reading, words: Words) -> list[tuple[Reading, Words]]:
    """The message itself, or a part for each kind of matter in it, the quickly answered first."""
    kinds = dict.fromkeys(matter.intent for matter in reading.matters if matter.intent in _IN_ORDER)
    if len(kinds) < 2 or reading.intent not in _IN_ORDER:
        return [(reading, words)]
    return [_part(reading, words, kind) for kind in sorted(kinds, key=_IN_ORDER.index)]


def _part(reading: Reading, words: Words, kind: str) -> tuple[Reading, Words]:
    matters = tuple(matter for matter in reading.matters if matter.intent == kind)
    text = "，".join(without("also", matter.text.strip(" ,，。")) for matter in matters)
    part = replace(reading, text=text, intent=kind, also=(), slots=matters[0].slots, matters=matters)
    return part, replace(words, text=text)


def unreadable(session: Session) -> None:
    """A voice message, a sticker, a place on the map: kindly, what we can take instead."""
    if not session.turn.group:
        session.say("unreadable", kind=session.turn.other)
