"""Visits: the times an owner can choose, and the times an owner says in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.desk.rules.spans import Window
from handlers.reading import answers
from handlers.reading.reader import Reading
from handlers.talk.cues import has_cue
from handlers.talk.session import Session
from handlers.turn import Message, Span

SHORT = 16
"""Words about the time of a visit and nothing else have at most so many characters."""
SOON = timedelta(hours=1)
"""A slot that is nearly over is not offered any more."""
MOST = 1000
EARLIEST, LATEST = 7, 22
"""Nobody rings at a door outside these hours of the day, unless it is an emergency."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A time an owner wished for, or the reason why it can't be had (a message key)."""

    span: Span | None
    problem: str = ""


def offers(session: Session, slots: Sequence[Window] | None = None, *, count: int = 4) -> list[tuple[str, Span]]:
    """The next free slots with the short code that a button carries."""
    rules, zone = session.desk.compound.rules, session.desk.compound.zone
    windows = rules.appointments.slots if slots is None else slots
    today = session.now.astimezone(zone).date()
    days = [today + timedelta(days=ahead) for ahead in range(rules.appointments.days_ahead + 1)]
    found = [(_code(day, window), window.on(day, zone)) for day in days for window in windows]
    return [(code, span) for code, span in found if span.end - SOON > session.now][:count]


def _code(day: date, window: Window) -> str:
    return f"{day:%y%m%d}-{window.start}-{window.end}"


def from_code(session: Session, code: str, slots: Sequence[Window] | None = None) -> Span | None:
    """The slot of a pressed button; None once it is over, and for a code that was never ours."""
    return dict(offers(session, slots, count=MOST)).get(code)


def said(session: Session, text: str, base: datetime | None = None) -> Wish | None:
    """The time a text wishes for; None where it names none.

    :param base: the start of an earlier wish, whose day 「改成下午」 keeps.
    """
    zone = session.desk.compound.zone
    found = answers.when(text, session.now, zone, base)
    if found is None:
        return None
    start, end = found.start.astimezone(zone), found.end.astimezone(zone)
    last_day = session.now.astimezone(zone).date() + timedelta(days=session.desk.compound.rules.appointments.days_ahead)
    if start.date() > last_day:
        return Wish(None, "visit-too-far")
    if start.hour < EARLIEST or (end.hour, end.minute) > (LATEST, 0) or end.date() != start.date():
        return Wish(None, "visit-outside")
    return Wish(Span(found.start, found.end))


def wished(session: Session, reading: Reading, base: datetime | None = None) -> Wish | None:
    """The time that a message is for: of several the one it means, and none that it only rules out (今晚别来了)."""
    if reading.slots.appointment:
        return said(session, reading.slots.appointment, base)
    return None if has_cue("rules_out", reading.text) else said(session, reading.text, base)


def asks_for_another(text: str) -> bool:
    """「换个时间」, 「那个时间我不在」 and nothing else: the time will not do, and no other one is said yet."""
    return has_cue("other_time", text) and len(text) <= SHORT


def refuse(session: Session, problem: str) -> None:
    """Say why a wished time can't be had, and what can."""
    session.say(problem, days=session.desk.compound.rules.appointments.days_ahead)


def packed(span: Span) -> list[str]:
    """A visit as JSON."""
    return [span.start.isoformat(), span.end.isoformat()]


def unpacked(pair: Sequence[str]) -> Span:
    """The visit that ``packed`` was given."""
    return Span(datetime.fromisoformat(pair[0]), datetime.fromisoformat(pair[1]))


def shown(visit: Sequence[str] | str | None) -> Message:
    """A draft's visit as the card shows it: a time, 「尽快」, or nothing said."""
    if visit is None or visit == "any":
        return Message("visit-any" if visit else "visit-unsaid")
    return Message("visit-span", {"span": unpacked(visit)})
