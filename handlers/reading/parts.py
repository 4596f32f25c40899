"""How a message is parted: stretches of clauses that speak of one matter each."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.reading import slots, stories
from handlers.reading.intents import FAMILY
from handlers.reading.judging import Part, Verdict
from handlers.reading.mentions import Weigher
from handlers.reading.scene import Scene
from handlers.reading.urgency import QUIET, Alarm, alarm
from handlers.reading.values import MATTERS

FURTHER = 0.15
"""Clauses are looked at for a matter of an intent that the whole message holds for this probable as a second one."""
HINTED, FEW = 0.005, 3
"""The same of a message of so few clauses, in those that say a word of some intent: two matters that nothing joins are
told in few words, of which the louder ones drown the others."""
TWICE = 0.02
"""The same for a second repair, of which two clauses must each name the thing and what is wrong with it."""
SURE = 0.9
"""A clause begins a matter of its own when its intent is this probable."""
SINCERE = 0.98
"""Praise beside a trouble is mostly sarcasm; it is believed from here on."""
CLAUSES = 6
"""Clauses of a message that are looked at for a matter of their own."""
CALM = 0.03
"""A repair that is no more in danger than this, heard by itself, is calm."""
PLAIN = 0.8
"""What is a danger to this degree, heard by itself, is a plain cry for help."""
ASIDE = 0.7
"""Words that begin something else are believed when both sides of them are clear to this degree."""
HELD = 0.35
"""Or where the whole message holds the side for its second matter to this degree."""
_SHORTEST = 3
_MENDED = "repair"
"""Two matters of this intent may stand in one message: 厨房漏水, 楼道灯也不亮."""
_PUSHES, _PUSHED_FOR = ("urge", "progress"), ("repair", "heating")
_TAKEN_BACK = "cancel"
"""A withdrawal that is itself withdrawn stands beside what is wished after all: 先别撤."""

_ANEW = r"""
    (?: 对了(?!吗)|哦对
      | 另外|此外|顺[便带](?!宜)
      | 再一个|再有(?!人|一|两|几|下)|再就是|再(?:帮|替)?[我俺咱]?(?:问|添|提|说)(?=[下问一个件])|再(?:帮|告诉)[我俺问]
      | 还有(?!人|没|[一两几]次|什么|啥|多[久少长]|[几十\d])|完了(?=[有还再帮我你])|也说个
    )
    """
_ASIDE = re.compile(
    rf"""
    (?: (?<=[,，。!?;~\s]) | (?<=[\u4e00-\u9fff])(?=(?:对了|还有|另外)(?:[我俺咱]们?家|家里|楼[道上下])) ) {_ANEW}
    """,
    re.VERBOSE,
)
"""What begins something else in the middle of a message: 物业费我交了, 对了, 单元门口的灯不亮. Without a mark before it
only with a home behind it: 心慌对了我家马桶堵了."""
_GOES_ON = re.compile(r"[还又也](?!有)|而且|并且")
"""A clause that begins so tells more of the thing before: 空调不制冷, 还滴水."""

Judge = Callable[[Scene, Alarm], Verdict]


def parted(seen: Scene, whole: Verdict, ringing: Alarm, judge: Judge, weigher: Weigher | None = None) -> list[Part]:
    """The parts of a message in order of the text; one of them has the intent of the whole message.

    weigher: what has been learnt of `stories`.
    """
    found = _apart(seen, clear(seen, whole, ringing, judge), weigher)
    if not found:
        message = Part(0, len(seen.text), whole.intent, whole)
        return _with_aside(seen, whole, judge) or _with_calm(seen, message, judge) or [message]
    return _known_whole(_stretched(seen, found), whole)


def clear(seen: Scene, whole: Verdict, ringing: Alarm, judge: Judge) -> list[Part]:
    """The clauses that by themselves clearly begin a matter, neighbours of one matter as one; none or at least two.

    One of them has the intent of the whole message.
    """
    further = _further(seen, whole)
    meant = {whole.intent, *further, *_hinted(seen, whole)}
    clauses = seen.clauses[:CLAUSES] if further or len(meant) > 1 else []
    found: list[Part] = []
    for left, (start, end) in zip(range(len(clauses), 0, -1), clauses, strict=True):
        if len(found) + left < 2:
            break  # of one clause alone no second matter can come
        clause = seen.within(start, end)
        part = _part(clause, start, end, ringing, judge) if further or clause.weights.get(FAMILY) else None
        if part is None or part.intent not in meant or _is_tail(part, found):
            continue
        if not (found and _same(found[-1], part, further)):
            found.append(part)
    return found if len(found) > 1 and any(part.intent == whole.intent for part in found) else []


def turn(found: Sequence[Part]) -> tuple[Part, Part] | None:
    """The first two neighbours of different intents, which may be one story; None among repairs of different things."""
    return next(((one, two) for one, two in pairwise(found) if one.intent != two.intent), None)


def _apart(seen: Scene, found: list[Part], weigher: Weigher | None) -> list[Part]:
    """The same with how surely the second is a matter of its own; nothing where they are one story."""
    turned = turn(found)
    if turned is None or weigher is None:
        return found
    share = weigher.share(stories.signs(seen, *turned))
    if share <= stories.ABOVE:
        return []
    return [replace(part, apart=share) if part is turned[1] else part for part in found]


def by_first_named(parts: list[Part], whole: Verdict) -> Verdict:
    """The verdict on a message with what it names first at its head, where it names two and nobody is in danger.

    As surely as they are two: otherwise the whole message is a story, of which it knows best what it is about.
    """
    first = parts[0]
    if first.intent == whole.intent or whole.alarm != "none":
        return whole
    named = first.verdict.ranked[0][1] * min(part.apart for part in parts)
    odds = {intent: share * (1 - named) for intent, share in whole.ranked}
    odds[first.intent] = odds.get(first.intent, 0.0) + named  # a bare yes holds few intents
    return replace(whole, ranked=tuple(sorted(odds.items(), key=lambda item: -item[1])))


def _with_aside(seen: Scene, whole: Verdict, judge: Judge) -> list[Part]:
    """What stands before 「对了」 and what behind it, where both are clear and one is the whole's; else nothing.

    Each side is heard by itself, its alarm too: what is said before the word takes nothing back behind it.
    """
    aside = _ASIDE.search(seen.text)
    if aside is None:
        return []
    parts: list[Part] = []
    for start, end in ((0, aside.start()), (aside.start(), len(seen.text))):
        part = _held(alone(seen, start, end, judge), whole)
        clear = part.verdict.ranked[0][1] >= ASIDE or whole.further.get(part.intent, 0.0) >= HELD
        if part.intent not in MATTERS or not clear or _is_tail(part, parts):
            return []
        parts.append(part)
    return parts if _differ(*parts) and whole.intent in {part.intent for part in parts} else []


def _held(side: Part, whole: Verdict) -> Part:
    """A side that is not clear is what the whole message holds for its second matter, if that stands close to it."""
    near = [intent for intent, _ in side.verdict.ranked[:2] if whole.further.get(intent, 0.0) >= HELD]
    unclear = side.verdict.ranked[0][1] < ASIDE
    return replace(side, intent=near[0]) if unclear and near else side


def _with_calm(seen: Scene, message: Part, judge: Judge) -> list[Part]:
    """An emergency and the calm repair beside it of which the message took its category: 着火了 门禁刷不开."""
    if message.verdict.alarm == "none" or message.intent != _MENDED or len(seen.clauses) < 2:
        return []
    (_, first), (last, _) = seen.clauses[0], seen.clauses[-1]
    for start, end, rest in ((0, first, (first, message.end)), (last, message.end, (0, last))):
        if _thing(seen.within(start, end)) != message.verdict.choices.get("category"):
            continue  # most messages
        calm = alone(seen, start, end, judge)
        if not _is_calm(seen, calm):
            continue
        cry = alone(seen, *rest, judge)
        if is_plain_cry(cry.verdict) and cry.verdict.ranked[0][1] >= SURE and _differ(calm, cry):
            return sorted((calm, cry), key=lambda part: part.start)
    return []


def alone(seen: Scene, start: int, end: int, judge: Judge) -> Part:
    """A stretch of a message, heard by itself: what is said beside it takes nothing back."""
    side = seen.within(start, end)
    verdict = judge(side, alarm(side))
    return Part(start, end, verdict.intent, verdict)


def is_plain_cry(verdict: Verdict) -> bool:
    """Frame and model hear an emergency, and nothing makes it doubtful."""
    return verdict.alarm == "certain" and verdict.danger >= PLAIN


def _is_calm(seen: Scene, part: Part) -> bool:
    clear = part.intent == _MENDED and part.verdict.ranked[0][1] >= SURE and part.verdict.danger < CALM
    return clear and _tells_fault(seen.within(part.start, part.end), part.verdict)


def _differ(one: Part, two: Part) -> bool:
    """Two kinds of matter, or two repairs of different things."""
    things = {part.verdict.choices.get("category") for part in (one, two)}
    return one.intent != two.intent or (one.intent == _MENDED and len(things - {None}) > 1)


def _further(seen: Scene, whole: Verdict) -> frozenset[str]:
    """The intents of which the message may hold a second matter, whichever of the two comes first."""
    odds = dict(whole.further)
    for runner_up, _ in whole.ranked[1:2]:  # where the first intent is held for the second one, this may be the first
        if runner_up != _TAKEN_BACK:
            odds[runner_up] = max(odds.get(runner_up, 0.0), odds.get(whole.intent, 0.0))
    known = {intent for intent in MATTERS if odds.get(intent, 0.0) >= FURTHER}
    known.discard(whole.intent)
    if whole.intent == _MENDED and whole.alarm == "none" and (odds.get(_MENDED, 0.0) >= TWICE or _names_two(seen)):
        known.add(_MENDED)
    return frozenset(known)


def _hinted(seen: Scene, whole: Verdict) -> set[str]:
    """The same where little speaks for them, in a message of few clauses."""
    if len(seen.clauses) > FEW:
        return set()
    held = (*whole.ranked, *whole.further.items())
    return {intent for intent, share in held if share >= HINTED and intent in MATTERS}


def _names_two(seen: Scene) -> bool:
    """Two clauses say of different things that they are broken: 马桶堵了, 灯坏了."""
    broken = (clause for clause in seen.clauses[:CLAUSES] if seen.says("concepts.act.broken", *clause))
    things = {_thing(seen.within(*clause)) for clause in broken}
    return len(things - {None}) > 1


def _is_tail(part: Part, found: list[Part]) -> bool:
    """A push that follows a trouble told anew is part of its telling: 灯坏了, 三个月没人来."""
    return part.intent in _PUSHES and any(before.intent in _PUSHED_FOR for before in found)


def _known_whole(parts: list[Part], whole: Verdict) -> list[Part]:
    """The matter of the message's own intent is better known from all its words than from its clauses; but of two
    repairs each is known from its own, or the lamp would be a pipe."""
    first, *others = (number for number, part in enumerate(parts) if part.intent == whole.intent)
    if others:
        return parts
    return [*parts[:first], replace(parts[first], verdict=whole), *parts[first + 1 :]]


def _part(clause: Scene, start: int, end: int, ringing: Alarm, judge: Judge) -> Part | None:
    if end - start < _SHORTEST:
        return None
    verdict = judge(clause, ringing if start <= ringing.start < end else QUIET)
    intent, probability = verdict.ranked[0]
    if probability < (SINCERE if intent == "praise" else SURE):
        return None
    return Part(start, end, intent, verdict, _tells_fault(clause, verdict))


def _same(one: Part, two: Part, further: frozenset[str]) -> bool:
    """Neighbours of one intent are one matter, but for two repairs of different things."""
    if one.intent != two.intent:
        return False
    if one.intent != _MENDED or _MENDED not in further or not (one.fault and two.fault):
        return True
    return not _differ(one, two)


def _thing(clause: Scene) -> str | None:
    """The category of what a clause names."""
    return slots.heaviest(clause.weights, "categories.")


def _tells_fault(clause: Scene, verdict: Verdict) -> bool:
    """灯坏了, 门刷不开: what is wrong, beside the word of a thing that the clause is about."""
    thing = _thing(clause)
    wrong = any(clause.says(f"concepts.act.{act}") for act in ("broken", "negate"))
    alone = wrong and not _GOES_ON.match(clause.text)
    return alone and thing is not None and thing == verdict.choices.get("category")


def _stretched(seen: Scene, found: list[Part]) -> list[Part]:
    """Each part reaches to the next one, so that no words are lost."""
    starts = [0, *(part.start for part in found[1:])]
    ends = [*starts[1:], len(seen.text)]
    return [replace(part, start=start, end=end) for start, end, part in zip(starts, ends, found, strict=True)]
