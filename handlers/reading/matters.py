"""The matters of a message, each with what it fills."""

from dataclasses import replace

from handlers.reading import causes, cries, people, places, symptoms, temperatures, wishes
from handlers.reading.judging import Verdict
from handlers.reading.parts import Judge, Part, parted
from handlers.reading.scene import Scene
from handlers.reading.urgency import Alarm, alarm
from handlers.reading.values import Matter, Slots
from handlers.reading.waiting import urgency

MONEY = 0.4
"""The money a matter speaks of beside itself is told from this probability of a second intent on: 乱收费, 举报."""
CLOSE = 0.25
"""An intent that is this probable stands close to the first."""
ANSWER = 6
"""Letters of a message that names nothing but a temperature."""
_NEAR_TOPICS = ("complaint", "heating", "fee", "urge")
"""A matter of these that is close to heating or money tells its symptom or its bill all the same."""
_GUESTS = "visitor"
_SOMEWHERE = ("repair", "heating", "complaint", "urge", "progress", "inquiry", "other")
"""Where a place that is named is mostly where the matter is; a wish, a guest or a bill only names it."""


def matters(seen: Scene, ringing: Alarm, whole: Verdict, judge: Judge) -> tuple[Matter, ...]:
    """The matters in order of the text; one of them has the intent of the whole message."""
    found, levels = cries.heard(seen, ringing, whole, parted(seen, whole, ringing, judge), judge)
    kinds = [part.intent for part in found]
    return tuple(_matter(seen, ringing, part, level, kinds) for part, level in zip(found, levels, strict=True))


def _matter(seen: Scene, ringing: Alarm, part: Part, level: str, kinds: list[str]) -> Matter:
    """The matter of a part; kinds: those of all parts, of which each tells its own topic."""
    here = seen.within(part.start, part.end)
    trapped = level == "certain" and "trapped" in ringing.events | alarm(here).events
    own = _slots(here, seen, part, _topics(part, kinds), level)
    own = replace(own, people_trapped=trapped)
    if _GUESTS in kinds:  # their hour is not the repairman's
        own = replace(own, appointment=wishes.appointment(here.text, guests=part.intent == _GUESTS))
    soon = "emergency" if level == "certain" else urgency(here, part.intent, own, part.verdict.pressing)
    return Matter(here.text, part.intent, soon, level, own)


def _topics(part: Part, kinds: list[str]) -> set[str]:
    """Heating and money that a matter tells of: its own, or what stands close to it and is no part of its own."""
    near = {name for name, odds in part.verdict.ranked[:2] if odds >= CLOSE and part.intent in _NEAR_TOPICS}
    if part.verdict.further.get("fee", 0.0) >= MONEY:
        near.add("fee")
    return {part.intent} | (near - set(kinds))


def _slots(here: Scene, seen: Scene, part: Part, topics: set[str], level: str) -> Slots:
    """What this matter fills; home, time, phone and the people affected come from the whole message."""
    shared, choices = seen.found.slots, part.verdict.choices
    repair = part.intent == "repair"
    fee, heating = "fee" in topics, "heating" in topics
    kind = choices.get("fee_type") if fee else None
    return replace(
        shared,
        category=causes.settled(here.text, choices.get("category") or "other", level) if repair else None,
        heating_symptom=symptoms.settled(here.text, choices.get("heating_symptom")) if heating else None,
        temperature_c=_warmth(seen, part.intent, kind),
        place=places.place(here.text, here.hits) if part.intent in _SOMEWHERE else None,
        fee_type=kind,
        fee_topic=choices.get("fee_topic") if fee else None,
        period=shared.period if fee else None,
        appointment=_appointment(seen, part.intent),
        vulnerable=people.affected(seen.text, seen.hits) if part.intent in _CARED_FOR else (),
    )


def _warmth(seen: Scene, intent: str, kind: str | None) -> float | None:
    """The room's temperature; a question names one that the rule requires, unless it tells of one's own home."""
    told = seen.found.slots.temperature_c
    answered = intent == "other" and len(seen.text) <= ANSWER  # 十五度, to 「现在屋里多少度？」
    if told is None or answered or intent in _FELT or (intent == "fee" and kind == "heating"):
        return told
    if intent == "repair":
        return told if temperatures.speaks_of_rooms(seen.text) else None
    return told if intent == "inquiry" and temperatures.is_own(seen.text, told) else None


_CARED_FOR = ("repair", "heating", "complaint", "suggestion", "fee", "urge", "progress", "inquiry", "human", "other")
"""Where an old person or a child who is named is mostly one affected; in a sign-up or a visit it is company, and in
praise the one who was pleased or helped."""
_FELT = ("heating", "complaint", "urge", "cancel", "progress", "affirm", "deny", "human")
"""Where a room's temperature tells how it is now, as it does beside money for heating; in praise it does not."""
_VISITED = ("repair", "heating", "other", "affirm")
_PUSHED = ("urge", "progress", "cancel", "bind", "human", "deny")
"""Of these only a day to come is a wish, in an urge with its hour: 「今天必须来」 pushes for what was due."""


_ASIDE = ("fee", "inquiry", "complaint")
"""Of these a day is a wish where the owner is in then, or somebody should come to collect or to look."""


def _appointment(seen: Scene, intent: str) -> str | None:
    """The time at which somebody should come; praise and events have times of their own, rules and bills mostly."""
    if intent == _GUESTS:
        return wishes.appointment(seen.text, guests=True)
    wish = seen.found.slots.appointment
    if wish is None or intent in _VISITED or wishes.is_moved(seen.text, wish):
        return wish
    if intent in _ASIDE:
        ahead = intent == "fee" or wishes.is_later(wish)
        return wish if ahead and wishes.is_offered(seen.text, wish) else None
    if intent not in _PUSHED or not wishes.is_later(wish):
        return None
    return wish if intent != "urge" or wishes.is_exact(wish) else None
