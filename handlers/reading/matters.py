"""The matters of a message: stretches of clauses that speak of one thing each."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.reading import people, places, slots, wishes
from handlers.reading.judging import Verdict
from handlers.reading.scene import Scene
from handlers.reading.urgency import LEVELS, QUIET, Alarm, alarm
from handlers.reading.values import Matter, Slots
from handlers.reading.waiting import urgency

FURTHER = 0.1
"""Clauses are looked at for a matter of an intent that the whole message holds for this probable as a second one."""
TWICE = 0.02
"""The same for a second repair, of which two clauses must each name the thing and what is wrong with it."""
SURE = 0.9
"""A clause begins a matter of its own when its intent is this probable."""
CLAUSES = 6
"""Clauses of a message that are looked at for a matter of their own."""
ASIDE = 0.75
"""Words that begin something else are believed when both sides of them are clear to this degree."""
_SHORTEST = 3
MONEY = 0.2
"""The money a matter speaks of beside itself is told from this probability of a second intent on: 乱收费, 举报."""
CLOSE = 0.15
"""An intent that is this probable stands close to the first."""
_OWN_MATTER = frozenset(
    {
        "repair",
        "heating",
        "fee",
        "complaint",
        "suggestion",
        "praise",
        "inquiry",
        "visitor",
        "activity",
        "bind",
        "urge",
        "progress",
        "cancel",
        "human",
    }
)
_MENDED = "repair"
"""Two matters of this intent may stand in one message: 厨房漏水, 楼道灯也不亮."""
_PUSHES, _PUSHED_FOR = ("urge", "progress"), ("repair", "heating")
_TAKEN_BACK = "cancel"
"""A withdrawal that is itself withdrawn stands beside what is wished after all: 先别撤."""
_GUESTS = "visitor"
_CONCERNED = ("repair", "heating", "complaint")

_ASIDE = re.compile(
    r"""
    (?<=[,，。!?;~\s])
    (?: 对了(?!吗)|哦对
      | 另外|此外|顺[便带](?=[问说提把再催]|[,，\s])
      | 再一个|再有(?!人|一|两|几|下)|再就是|还有(?:啊|就是|个事|一?件事|一个事)
    )
    """,
    re.VERBOSE,
)
"""What begins something else: 物业费我交了, 对了, 单元门口的灯不亮."""
_GOES_ON = re.compile(r"[还又也](?!有)|而且|并且")
"""A clause that begins so tells more of the thing before: 空调不制冷, 还滴水."""

Judge = Callable[[Scene, Alarm], Verdict]


@dataclass(frozen=True, slots=True)
class Part:
    """text[start:end] speaks of one matter."""

    start: int
    end: int
    intent: str
    verdict: Verdict
    fault: bool = False
    """A thing is named with what is wrong with it, so that it may be a repair of its own."""


def matters(seen: Scene, ringing: Alarm, whole: Verdict, judge: Judge) -> tuple[Matter, ...]:
    """The matters in order of the text; one of them has the intent of the whole message."""
    parts = _parts(seen, whole, ringing, judge)
    guests = any(part.intent == _GUESTS for part in parts)
    levels = _levels(ringing, whole, parts)
    return tuple(_matter(seen, ringing, part, level, guests) for part, level in zip(parts, levels, strict=True))


def _parts(seen: Scene, whole: Verdict, ringing: Alarm, judge: Judge) -> list[Part]:
    further = _further(seen, whole)
    found: list[Part] = []
    if further and len(seen.clauses) > 1:
        for start, end in seen.clauses[:CLAUSES]:
            part = _part(seen, start, end, ringing, judge)
            if part is None or part.intent not in (whole.intent, *further) or _is_tail(part, found):
                continue
            if not (found and _same(found[-1], part, further)):
                found.append(part)
    if len(found) < 2 or all(part.intent != whole.intent for part in found):
        return _with_aside(seen, whole, judge) or [Part(0, len(seen.text), whole.intent, whole)]
    return _known_whole(_stretched(seen, found), whole)


def _with_aside(seen: Scene, whole: Verdict, judge: Judge) -> list[Part]:
    """What stands before 「对了」 and what behind it, where both are clear and one is the whole's; else nothing.

    Each side is heard by itself, its alarm too: what is said before the word takes nothing back behind it.
    """
    aside = _ASIDE.search(seen.text)
    if aside is None:
        return []
    parts: list[Part] = []
    for start, end in ((0, aside.start()), (aside.start(), len(seen.text))):
        side = seen.within(start, end)
        verdict = judge(side, alarm(side))
        part = Part(start, end, verdict.intent, verdict)
        if verdict.intent not in _OWN_MATTER or verdict.ranked[0][1] < ASIDE or _is_tail(part, parts):
            return []
        parts.append(part)
    intents = {part.intent for part in parts}
    return parts if len(intents) > 1 and whole.intent in intents else []


def _further(seen: Scene, whole: Verdict) -> frozenset[str]:
    """The intents of which the message may hold a second matter, whichever of the two comes first."""
    odds = dict(whole.further)
    for runner_up, _ in whole.ranked[1:2]:  # where the first intent is held for the second one, this may be the first
        if runner_up != _TAKEN_BACK:
            odds[runner_up] = max(odds.get(runner_up, 0.0), odds.get(whole.intent, 0.0))
    known = {intent for intent in _OWN_MATTER if odds.get(intent, 0.0) >= FURTHER}
    known.discard(whole.intent)
    if whole.intent == _MENDED and whole.alarm == "none" and (odds.get(_MENDED, 0.0) >= TWICE or _names_two(seen)):
        known.add(_MENDED)
    return frozenset(known)


def _names_two(seen: Scene) -> bool:
    """Two clauses say of different things that they are broken: 马桶堵了, 灯坏了."""
    broken = (clause for clause in seen.clauses[:CLAUSES] if seen.says("concepts.act.broken", *clause))
    things = {slots.heaviest([hit for hit in seen.hits if a <= hit.start < b], "categories.") for a, b in broken}
    return len(things - {None}) > 1


def _is_tail(part: Part, found: list[Part]) -> bool:
    """A push that follows a trouble told anew is part of its telling: 灯坏了, 三个月没人来."""
    return part.intent in _PUSHES and any(before.intent in _PUSHED_FOR for before in found)


def _known_whole(parts: list[Part], whole: Verdict) -> list[Part]:
    """The first matter of the message's own intent is better known from all its words than from its clauses."""
    first = next(number for number, part in enumerate(parts) if part.intent == whole.intent)
    return [*parts[:first], replace(parts[first], verdict=whole), *parts[first + 1 :]]


def _part(seen: Scene, start: int, end: int, ringing: Alarm, judge: Judge) -> Part | None:
    if end - start < _SHORTEST:
        return None
    clause = seen.within(start, end)
    verdict = judge(clause, ringing if start <= ringing.start < end else QUIET)
    intent, probability = verdict.ranked[0]
    if probability < SURE:
        return None
    return Part(start, end, intent, verdict, _tells_fault(clause, verdict))


def _same(one: Part, two: Part, further: frozenset[str]) -> bool:
    """Neighbours of one intent are one matter, but for two repairs of different things."""
    if one.intent != two.intent:
        return False
    if one.intent != _MENDED or _MENDED not in further or not (one.fault and two.fault):
        return True
    return one.verdict.choices.get("category") == two.verdict.choices.get("category")


def _tells_fault(clause: Scene, verdict: Verdict) -> bool:
    """灯坏了, 门刷不开: what is wrong, beside the word of a thing that the clause is about."""
    thing = slots.heaviest(clause.hits, "categories.")
    wrong = any(clause.says(f"concepts.act.{act}") for act in ("broken", "negate"))
    alone = wrong and not _GOES_ON.match(clause.text)
    return alone and thing is not None and thing == verdict.choices.get("category")


def _stretched(seen: Scene, found: list[Part]) -> list[Part]:
    """Each part reaches to the next one, so that no words are lost."""
    starts = [0, *(part.start for part in found[1:])]
    ends = [*starts[1:], len(seen.text)]
    return [replace(part, start=start, end=end) for start, end, part in zip(starts, ends, found, strict=True)]


def _levels(ringing: Alarm, whole: Verdict, parts: list[Part]) -> list[str]:
    """How loud each part alarms: by itself, or by the message's event that stands in it; none is lost in parting."""
    heard = [part.verdict.alarm if part.verdict is not whole else "none" for part in parts]
    rings = [ringing.level != "none" and _rings_in(ringing, part) for part in parts]
    levels = [max(own, whole.alarm, key=LEVELS.index) if its else own for own, its in zip(heard, rings, strict=True)]
    return levels if any(level != "none" for level in levels) else [whole.alarm, *levels[1:]]


def _matter(seen: Scene, ringing: Alarm, part: Part, level: str, guests: bool) -> Matter:
    here = seen.within(part.start, part.end)
    own = _slots(here, seen, part, level != "none", level == "certain" and "trapped" in ringing.events)
    if guests:  # their hour is not the repairman's
        own = replace(own, appointment=wishes.appointment(here.text, guests=part.intent == _GUESTS))
    soon = "emergency" if level == "certain" else urgency(here, part.intent, own, part.verdict.pressing)
    return Matter(here.text, part.intent, soon, level, own)


def _rings_in(ringing: Alarm, part: Part) -> bool:
    return part.start <= ringing.start < max(part.end, 1)


def _slots(here: Scene, seen: Scene, part: Part, alarmed: bool, trapped: bool) -> Slots:
    """What this matter fills; home, time, phone and the people affected come from the whole message."""
    shared = seen.found.slots
    concerned = part.intent in _CONCERNED
    near = {name for name, odds in part.verdict.ranked[:2] if odds >= CLOSE}
    repair, heating = part.intent == "repair", _told("heating", part.intent, near)
    fee = _told("fee", part.intent, near) or part.verdict.further.get("fee", 0.0) >= MONEY
    choices = part.verdict.choices
    return replace(
        shared,
        category=(choices.get("category") or "other") if repair else None,
        heating_symptom=choices.get("heating_symptom") if heating else None,
        temperature_c=shared.temperature_c if part.intent in _COLD else None,
        place=places.place(here.text, here.hits) if concerned else None,
        fee_type=choices.get("fee_type") if fee else None,
        fee_topic=choices.get("fee_topic") if fee else None,
        period=shared.period if fee else None,
        appointment=_appointment(seen, part.intent),
        vulnerable=people.affected(seen.text, seen.hits) if _cares(part, alarmed) else (),
        people_trapped=trapped,
    )


def _cares(part: Part, alarmed: bool) -> bool:
    """Whether a person who is named is one affected: in 「孩子抽过去了」, but not in 「孩子数学题不会」."""
    return part.intent in _CARED_FOR or (part.intent == "other" and alarmed)


def _told(topic: str, intent: str, near: set[str]) -> bool:
    """The matter is of the topic, or a complaint close to it: its symptom or its money is told all the same."""
    return intent == topic or (intent in ("complaint", "heating", "fee", "urge") and topic in near)


_CARED_FOR = ("repair", "heating", "complaint", "praise", "suggestion", "fee", "urge", "human")
"""Where an old person or a child who is named is mostly one affected; in a sign-up or a question it is company."""
_COLD = ("heating", "complaint", "urge")
"""Where a room's temperature tells of a trouble; in praise or a bill it does not."""
_VISITED = ("repair", "heating", "other")
_PUSHED = ("urge", "progress", "cancel", "bind", "human", "affirm", "deny")
"""Of these only a day to come is a wish, in an urge with its hour: 「今天必须来」 pushes for what was due."""


def _appointment(seen: Scene, intent: str) -> str | None:
    """The time at which somebody should come; rules, praise, bills and events have times of their own."""
    if intent == _GUESTS:
        return wishes.appointment(seen.text, guests=True)
    wish = seen.found.slots.appointment
    if wish is None or intent in _VISITED:
        return wish
    pushed = intent in _PUSHED and wishes.is_later(wish)
    return wish if pushed and (intent != "urge" or wishes.is_exact(wish)) else None
