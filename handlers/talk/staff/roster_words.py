"""What a sentence wants of the roster: 「2月12日夜班换成赵磊」, 「明天白班加王强」, 「明天夜班去掉刘班长」."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.desk import people
from handlers.reading import answers
from handlers.talk.cues import has_cue, words
from handlers.talk.session import Session
from storage.people import StaffMember

_VERBS = ("swap", "add", "drop")
_SHIFTS = ("day", "night")
_MOST = 30  # characters; a longer text is no order for one shift


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one shift: ``come`` is put on it and ``gone`` taken off.

    ``verb`` is swap, add or drop; a swap that names nobody to go replaces everybody. ``day`` is None where no day
    was said that we understand.
    """

    day: date | None
    shift: str
    verb: str
    come: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    def applied(self, planned: Sequence[int]) -> list[int]:
        """Who is on the shift after it."""
        everybody = self.verb == "swap" and not self.gone
        stay = [] if everybody else [id for id in planned if id not in self.gone]
        return [*stay, *(id for id in self.come if id not in stay)]


@dataclass(frozen=True, slots=True)
class Several:
    """More than one shift is named: each is to be said by itself, or people would land on the wrong one."""


def read(session: Session) -> Change | Several | None:
    """The change the words want; None where they are about something else."""
    text = re.sub(r"\s", "", session.words.text)
    shift = _cue("shift", _SHIFTS, text)
    if shift is None or len(text) > _MOST or has_cue("roster_not", text):
        return None
    wish = text[shift.end() :]
    verb = next((found for name in _VERBS if (found := _cue("roster", [name], wish))), None)
    if verb is None:
        return None
    if _cue("shift", _SHIFTS, wish) is not None:
        return Several()
    day, name = _day(session, text[: shift.start()]), verb.lastgroup or ""
    return _change(session, Change(day, shift.lastgroup or "", name), wish[: verb.start()], wish[verb.end() :])


def _change(session: Session, wanted: Change, before: str, after: str) -> Change:
    """With the people named before the verb and after it: 「王强换成赵磊」, 「去掉王强加赵磊」, 「去掉王强」."""
    crew = people.repairmen(session.desk)
    first, last = _named(crew, before), _named(crew, after)
    if wanted.verb == "drop":
        return replace(wanted, gone=(*first, *last))
    leaves = wanted.verb == "swap" or has_cue("roster_drop", before)
    return replace(wanted, come=last, gone=first if leaves else ())


def _cue(part: str, names: Sequence[str], text: str) -> re.Match[str] | None:
    """The first word of the cues ``<part>_<name>``; the group that matched is named so."""
    groups = (f"(?P<{name}>{'|'.join(map(re.escape, words(f'{part}_{name}')))})" for name in names)
    return re.search("|".join(groups), text)


def _named(crew: Sequence[StaffMember], text: str) -> tuple[int, ...]:
    """Whose name stands there; two of one name are nobody, so that the buttons ask."""
    names = [member.person.name for member in crew]
    return tuple(
        member.person.id for member in crew if names.count(member.person.name) == 1 and member.person.name in text
    )


def _day(session: Session, said: str) -> date | None:
    """The day that is named. Asked from midnight, or 「今天」 would be over in the evening."""
    zone = session.desk.compound.zone
    midnight = session.now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    found = answers.when(said, midnight, zone)
    return None if found is None else found.start.astimezone(zone).date()
