"""The matters of a message, each with what it fills."""

from dataclasses import dataclass, replace

from handlers.reading import causes, cries, people, places, symptoms, temperatures, times, visits
from handlers.reading.judging import Part, Verdict
from handlers.reading.mentions import Weigher, Weighers
from handlers.reading.parts import Judge, by_first_named, parted
from handlers.reading.scene import Scene
from handlers.reading.stories import SECOND
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
_NOWHERE = ("suggestion", "praise", "thanks")
"""What is wished for or praised may be anywhere: nothing is wrong in a place that is named."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is known of a message as a whole while its matters are told apart."""

    seen: Scene
    ringing: Alarm
    weighers: Weighers


def matters(heard: Hearing, whole: Verdict, judge: Judge) -> tuple[tuple[Matter, ...], Verdict]:
    """The matters in order of the text, and the verdict on the message, of which one of them has the intent."""
    seen, ringing = heard.seen, heard.ringing
    parts = parted(seen, whole, ringing, judge, heard.weighers.get(SECOND))
    found, levels = cries.heard(seen, ringing, whole, parts, judge)
    kinds = [part.intent for part in found]
    told = tuple(_matter(heard, part, level, kinds) for part, level in zip(found, levels, strict=True))
    settled = found != parts or not heard.weighers  # before the first training the message as a whole decides
    return told, whole if settled else by_first_named(parts, whole)


def _matter(heard: Hearing, part: Part, level: str, kinds: list[str]) -> Matter:
    """The matter of a part; kinds: those of all parts, of which each tells its own topic."""
    here = heard.seen.within(part.start, part.end)
    own = _slots(heard, here, part, kinds, level)
    soon = "emergency" if level == "certain" else urgency(here, part.intent, own, part.verdict.pressing)
    return Matter(here.text, part.intent, soon, level, own)


def _topics(part: Part, kinds: list[str]) -> set[str]:
    """Heating and money that a matter tells of: its own, or what stands close to it and is no part of its own."""
    near = {name for name, odds in part.verdict.ranked[:2] if odds >= CLOSE and part.intent in _NEAR_TOPICS}
    if part.verdict.further.get("fee", 0.0) >= MONEY:
        near.add("fee")
    return {part.intent} | (near - set(kinds))


def _slots(heard: Hearing, here: Scene, part: Part, kinds: list[str], level: str) -> Slots:
    """What this matter fills; home, phone and the people affected come from the whole message."""
    seen, weighers = heard.seen, heard.weighers
    shared, choices = seen.found.slots, part.verdict.choices
    repair = part.intent == "repair"
    topics = _topics(part, kinds)
    fee, heating = "fee" in topics, "heating" in topics
    kind = choices.get("fee_type") if fee else None
    warmth = _warmth(seen, part.intent, kind)
    when = here.text if _GUESTS in kinds else None  # the hour of guests is not the repairman's
    return replace(
        shared,
        category=causes.settled(here.text, choices.get("category") or "other", level) if repair else None,
        heating_symptom=symptoms.settled(here.text, choices.get("heating_symptom"), warmth) if heating else None,
        temperature_c=warmth,
        place=_place(here, part.intent, weighers.get("place")),
        fee_type=kind,
        fee_topic=choices.get("fee_topic") if fee else None,
        period=shared.period if fee else None,
        appointment=_appointment(heard, part.intent, when),
        vulnerable=people.affected(seen.text, seen.hits, part.intent, weighers.get("vulnerable")),
        people_trapped=level == "certain" and "trapped" in heard.ringing.events | alarm(here).events,
    )


def _place(here: Scene, intent: str, weigher: Weigher | None) -> str | None:
    return None if intent in _NOWHERE else places.place(here.text, here.hits, intent, weigher)


def _appointment(heard: Hearing, intent: str, text: str | None) -> str | None:
    """When somebody should come: told by the whole message, or in this text of it."""
    weigher, found = heard.weighers.get("appointment"), heard.seen.found
    if text is None:
        return visits.appointment(found.homeless, found.told, intent, weigher)
    return visits.appointment(text, times.told(text), intent, weigher)


def _warmth(seen: Scene, intent: str, kind: str | None) -> float | None:
    """The room's temperature; a question names one that the rule requires, unless it tells of one's own home."""
    told = seen.found.slots.temperature_c
    answered = intent == "other" and len(seen.text) <= ANSWER  # 十五度, to 「现在屋里多少度？」
    if told is None or answered or intent in _FELT or (intent == "fee" and kind == "heating"):
        return told
    if intent == "repair":
        return told if temperatures.speaks_of_rooms(seen.text) else None
    return told if intent == "inquiry" and temperatures.is_own(seen.text, told) else None


_FELT = ("heating", "complaint", "urge", "cancel", "progress", "affirm", "deny", "human")
"""Where a room's temperature tells how it is now, as it does beside money for heating; in praise it does not."""
