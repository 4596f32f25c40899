"""How loud each part of a message alarms: no emergency is drowned by what stands beside it."""

from dataclasses import replace

from handlers.reading.judging import Verdict
from handlers.reading.parts import CLAUSES, SURE, Judge, Part, tells_fault
from handlers.reading.scene import Scene
from handlers.reading.urgency import LEVELS, Alarm, alarm

CALM = 0.03
"""A repair that is no more in danger than this, heard by itself, is calm."""
PLAIN = 0.9
"""A clause that is a cry for help by itself, to this degree, is asked about whatever else the message says."""

_OVER = ("praise", "thanks")
"""A message that thanks tells how the danger ended: 早上被关电梯里, 十分钟就开了, 得夸夸."""

Heard = tuple[list[Part], list[str]]
"""Parts, and how loud each alarms."""


def heard(seen: Scene, ringing: Alarm, whole: Verdict, parts: list[Part], judge: Judge) -> Heard:
    """The parts with their levels; a cry that the whole message drowned is a part of its own."""
    if len(parts) == 1 and whole.alarm != "none" and whole.intent == "repair":
        parts = _without_calm(seen, parts[0], judge)
    levels = _levels(seen, ringing, whole, parts, judge)
    if any(level != "none" for level in levels) or whole.intent in _OVER:
        return parts, levels
    return _with_cry(seen, parts, levels, judge)


def _without_calm(seen: Scene, whole: Part, judge: Judge) -> list[Part]:
    """An emergency and a calm repair before or behind it, of which the message took its category: 着火了 门禁刷不开."""
    if len(seen.clauses) < 2:
        return [whole]
    (_, first), (last, _) = seen.clauses[0], seen.clauses[-1]
    for start, end, rest in ((0, first, (first, whole.end)), (last, whole.end, (0, last))):
        calm, cry = _heard_alone(seen, start, end, judge), _heard_alone(seen, *rest, judge)
        if _is_calm(seen.within(start, end), calm.verdict) and _is_other_cry(cry.verdict, calm.verdict, whole.verdict):
            return sorted((calm, cry), key=lambda part: part.start)
    return [whole]


def _heard_alone(seen: Scene, start: int, end: int, judge: Judge) -> Part:
    """A stretch of a message, heard by itself."""
    side = seen.within(start, end)
    verdict = judge(side, alarm(side))
    return Part(start, end, verdict.intent, verdict)


def _is_calm(clause: Scene, verdict: Verdict) -> bool:
    clear = verdict.intent == "repair" and verdict.ranked[0][1] >= SURE and verdict.danger < CALM
    return clear and tells_fault(clause, verdict)


def _is_other_cry(cry: Verdict, calm: Verdict, whole: Verdict) -> bool:
    """The cry is plain by itself and of another thing, and the message was held to be about the calm one's."""
    plain = cry.alarm == "certain" and cry.danger >= PLAIN and cry.ranked[0][1] >= SURE
    thing = calm.choices.get("category")
    return plain and whole.choices.get("category") == thing != cry.choices.get("category")


def _levels(seen: Scene, ringing: Alarm, whole: Verdict, parts: list[Part], judge: Judge) -> list[str]:
    """How loud each part alarms: by itself, or by the message's event that stands in it; none is lost in parting."""
    if len(parts) == 1:
        return [whole.alarm]
    levels = [_loudest(_own_level(seen, part, judge), _its(ringing, whole, part)) for part in parts]
    return levels if any(level != "none" for level in levels) else [whole.alarm, *levels[1:]]


def _with_cry(seen: Scene, parts: list[Part], levels: list[str], judge: Judge) -> Heard:
    """A plain cry for help in a clause of its own, which the rest of the message drowned: 催一下窗户的事 家里着火了.

    It is a matter of its own that is asked about; what it says and whether it is over is known best by the caller.
    """
    for start, end in seen.clauses[:CLAUSES] if len(seen.clauses) > 1 else ():
        if alarm(seen.within(start, end)).level != "certain":
            continue
        for first, last in (
            (start, end),
            (start, len(seen.text)),
            (0, end),
        ):  # alone, with what follows, what led to it
            verdict = _plain(seen.within(first, last), judge)
            if verdict is not None:
                return _cut(parts, levels, Part(first, last, verdict.intent, verdict))
    return parts, levels


def _plain(side: Scene, judge: Judge) -> Verdict | None:
    verdict = judge(side, alarm(side))
    return verdict if verdict.alarm == "certain" and verdict.danger >= PLAIN else None


def _cut(parts: list[Part], levels: list[str], cry: Part) -> Heard:
    """The parts with a cry cut out of the one in which it stands; what follows it goes to the part behind it."""
    at = next(number for number, part in enumerate(parts) if cry.start < part.end)
    here, cry = parts[at], replace(cry, end=min(cry.end, parts[at].end))
    before = [replace(here, end=cry.start)] if cry.start > here.start else []
    after = [replace(here, start=cry.end)] if not before and cry.end < here.end else []
    cry = replace(cry, end=here.end) if before else cry
    cut = [*before, cry, *after]
    told = ["possible" if part is cry else levels[at] for part in cut]
    return [*parts[:at], *cut, *parts[at + 1 :]], [*levels[:at], *told, *levels[at + 1 :]]


def _own_level(seen: Scene, part: Part, judge: Judge) -> str:
    """How loud the words of a part alarm, whatever is said beside them: a bill that is asked for puts out no fire."""
    side = seen.within(part.start, part.end)
    return judge(side, alarm(side)).alarm


def _its(ringing: Alarm, whole: Verdict, part: Part) -> str:
    """The alarm of the whole message, where its event stands in this part."""
    return whole.alarm if ringing.level != "none" and part.start <= ringing.start < part.end else "none"


def _loudest(*levels: str) -> str:
    return max(levels, key=LEVELS.index)
