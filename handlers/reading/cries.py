"""How loud each part of a message alarms: no emergency is drowned by what stands beside it."""

from dataclasses import replace

from handlers.reading.judging import ASKED_ABOVE, Part, Verdict
from handlers.reading.parts import CLAUSES, Judge, alone, is_plain_cry
from handlers.reading.scene import Scene
from handlers.reading.urgency import LEVELS, Alarm, alarm

_OVER = ("praise", "thanks")
"""A message that thanks tells how a danger ended, where no event is left open: 早上被关电梯里, 十分钟就开了, 得夸夸;
but 家里着火了,昨天的师傅修得很好 tells two things."""

Heard = tuple[list[Part], list[str]]
"""Parts, and how loud each alarms."""


def heard(seen: Scene, ringing: Alarm, whole: Verdict, parts: list[Part], judge: Judge) -> Heard:
    """The parts with their levels; a cry that the whole message drowned is a part of its own."""
    levels = _levels(seen, ringing, whole, parts, judge)
    thanked = whole.intent in _OVER and ringing.level == "none"
    if any(level != "none" for level in levels) or thanked or not ringing.named:
        return parts, levels
    return _with_cry(seen, parts, levels, judge)


def _levels(seen: Scene, ringing: Alarm, whole: Verdict, parts: list[Part], judge: Judge) -> list[str]:
    """How loud each part alarms: by itself, or by the message's event that stands in it; none is lost in parting."""
    if len(parts) == 1:
        return [whole.alarm]
    own = [_heard_alone(seen, part, whole, judge) for part in parts]
    levels = [_loudest(level, _its(ringing, whole, part)) for level, part in zip(own, parts, strict=True)]
    return levels if any(level != "none" for level in levels) else [whole.alarm, *levels[1:]]


def _heard_alone(seen: Scene, part: Part, whole: Verdict, judge: Judge) -> str:
    """How loud a part alarms by itself; where no word names an event, the message as a whole must hold some danger:
    a glance at a stretch alone is easily startled."""
    side = seen.within(part.start, part.end)
    named = alarm(side)
    startled = named.level == "none" and whole.danger < ASKED_ABOVE
    return "none" if startled else judge(side, named).alarm


def _with_cry(seen: Scene, parts: list[Part], levels: list[str], judge: Judge) -> Heard:
    """A plain cry for help in a clause of its own, which the rest of the message drowned: 催一下窗户的事 家里着火了.

    It is a matter of its own that is asked about; what it says and whether it is over is known best by the caller.
    """
    ends = len(seen.text)
    for start, end in seen.clauses[:CLAUSES] if len(seen.clauses) > 1 else ():
        if alarm(seen.within(start, end)).level == "certain":
            # by itself, with what follows, with what led to it
            sides = (alone(seen, *side, judge) for side in ((start, end), (start, ends), (0, end)))
            cry = next((side for side in sides if is_plain_cry(side.verdict)), None)
            if cry is not None:
                return _cut(parts, levels, cry)
    return parts, levels


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


def _its(ringing: Alarm, whole: Verdict, part: Part) -> str:
    """The alarm of the whole message, where its event stands in this part."""
    return whole.alarm if ringing.level != "none" and part.start <= ringing.start < part.end else "none"


def _loudest(*levels: str) -> str:
    return max(levels, key=LEVELS.index)
