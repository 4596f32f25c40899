"""From an owner's words to their meaning: normalise, find entities, weigh words, decide."""

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from handlers.reading import answers, intents, lexicon, slots
from handlers.reading.clauses import clauses
from handlers.reading.lexicon import Hit, Lexicon
from handlers.reading.normalise import Spelling, clean
from handlers.reading.slots import Entities
from handlers.reading.urgency import Alarm, Scene, alarm, urgency
from handlers.reading.values import Matter, Reading, Slots

__all__ = ["Matter", "Reader", "Reading", "Slots"]

ACT_ABOVE = 0.7
_POLITE = ("greeting", "thanks")


@dataclass(slots=True)
class Reader:
    """Reads messages; made once at start, safe to use from many threads."""

    lexicon: Lexicon
    spelling: Spelling

    @classmethod
    def load(cls, locale_dir: Path) -> "Reader":
        """The reader of a locale, for example locales/zh_CN."""
        folder = locale_dir / "lexicon"
        return cls(lexicon.load(folder), _spelling(folder / "spelling.toml"))

    def read(self, text: str) -> Reading:
        """What one message means. Any text whatever gives a reading."""
        said = clean(text, self.spelling)
        hits = self.lexicon.find(said)
        scene = Scene(said, clauses(said), hits)
        return _decided(scene, slots.entities(said))


def _spelling(path: Path) -> Spelling:
    table = tomllib.loads(path.read_text("utf-8"))
    words = table["words"]
    pattern = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True))) if words else None
    return Spelling(
        {ord(key): value for key, value in table["characters"].items()}, pattern, words, table["emoji"]
    )


def _decided(scene: Scene, found: Entities) -> Reading:
    ringing = alarm(scene)
    ranked = _ranked(scene, ringing)
    intent = ranked[0][0]
    matters = _matters(scene, found, intent, ringing)
    first = matters[0]
    return Reading(
        text=scene.text,
        intent=intent,
        alternatives=tuple(ranked[:3]),
        certain=ranked[0][1] >= ACT_ABOVE,
        also=tuple(matter.intent for matter in matters[1:]),
        urgency=_gravest(matters),
        alarm=ringing.level,
        slots=first.slots,
        why=_why(scene, intent, ringing),
        matters=matters,
    )


def _gravest(matters: tuple[Matter, ...]) -> str:
    order = ("emergency", "urgent", "normal")
    return min((matter.urgency for matter in matters), key=order.index)


def _ranked(scene: Scene, ringing: Alarm) -> list[tuple[str, float]]:
    if not scene.text:
        return [("other", 1.0)]
    if ringing.level == "certain":
        heats = any(hit.under("intents.heating") for hit in scene.hits) and ringing.frame == "flood"
        return [("heating" if heats else "repair", 0.99)]
    answer = answers.yes_no(scene.text)
    if answer is not None:
        return [("affirm" if answer else "deny", 0.98)]
    return intents.ranked(_without_politeness(intents.weights(scene.hits)))


def _without_politeness(scores: dict[str, float]) -> dict[str, float]:
    """A greeting or thanks around a matter is not the intent."""
    rest = {intent: score for intent, score in scores.items() if intent not in _POLITE}
    return rest or scores


def _matters(scene: Scene, found: Entities, intent: str, ringing: Alarm) -> tuple[Matter, ...]:
    groups = _groups(scene, intent)
    return tuple(_matter(scene, found, start, end, kind, ringing) for start, end, kind in groups)


def _groups(scene: Scene, intent: str) -> list[tuple[int, int, str]]:
    """Stretches of the text that are a matter each: a new one begins with another thing that is broken."""
    found: list[tuple[int, int, str, str | None]] = []
    for start, end in scene.clauses:
        hits = _within(scene.hits, start, end)
        scores = _without_politeness(intents.weights(hits))
        best = max(scores, key=lambda name: scores[name]) if scores else None
        thing = slots.heaviest(hits, "categories.")
        if (
            best == "repair"
            and scores[best] >= 3
            and (not found or (found[-1][2], found[-1][3]) != (best, thing))
        ):
            found.append((start, end, best, thing))
        elif found:
            found[-1] = (found[-1][0], end, found[-1][2], found[-1][3])
    if intent != "repair" or len(found) < 2:
        return [(0, len(scene.text), intent)]
    return [(start, end, kind) for start, end, kind, _ in found]


def _within(hits: list[Hit], start: int, end: int) -> list[Hit]:
    return [hit for hit in hits if start <= hit.start and hit.end <= end]


def _matter(scene: Scene, found: Entities, start: int, end: int, intent: str, ringing: Alarm) -> Matter:
    hits = _within(scene.hits, start, end)
    own = _slots(hits, found.slots, intent, ringing)
    part = Scene(scene.text, scene.clauses, hits)
    here = start <= ringing.start < max(end, 1)
    level = ringing.level if here else "none"
    soon = "emergency" if level == "certain" else urgency(part, intent, own.vulnerable, own.heating_symptom)
    return Matter(scene.text[start:end], intent, soon, level, own)


def _slots(hits: list[Hit], shared: Slots, intent: str, ringing: Alarm) -> Slots:
    concerned = intent in ("repair", "heating", "complaint")
    heats = intent == "heating"
    fire = ringing.level == "certain" and ringing.frame == "fire"
    return replace(
        shared,
        category=("fire_safety" if fire else slots.heaviest(hits, "categories.") or "other")
        if intent == "repair"
        else None,
        heating_symptom=slots.heaviest(hits, "heating.") if heats else None,
        temperature_c=shared.temperature_c if heats else None,
        place=slots.place(hits) if concerned else None,
        fee_type=slots.heaviest(hits, "fees.type.") if intent == "fee" else None,
        fee_topic=slots.heaviest(hits, "fees.topic.") if intent == "fee" else None,
        vulnerable=slots.people(hits) if concerned else (),
        people_trapped=ringing.level == "certain" and ringing.frame == "trapped",
    )


def _why(scene: Scene, intent: str, ringing: Alarm) -> tuple[str, ...]:
    """The words that decided, at most eight."""
    words = (hit.word for hit in scene.hits if hit.under(f"intents.{intent}"))
    return tuple(dict.fromkeys((*ringing.words, *words)))[:8]
