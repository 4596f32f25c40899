"""What the owner wants: bare answers at once, everything else by the trained model or the lexicon's weights."""

import math
import re

from handlers.reading import answers, wishes
from handlers.reading.scene import Scene
from handlers.reading.slots import Weights
from handlers.reading.urgency import Alarm

FAMILY = "intents."
"""Of the lexicon: words that speak for an intent."""
POLITE = ("greeting", "thanks")
_MARKS = re.compile(r"[\s,，.。!！?？~、;；:：#\-/的是在和到点号室]+|我家|房号|地址|[你您]们?")
_BRIEF = 12
"""Letters of an answer in words: yes, no, or that any time will do."""

Ranked = list[tuple[str, float]]


def bare(scene: Scene) -> str | None:
    """The intent of a text that is an answer and nothing else; None for everything longer."""
    if not scene.text or _only_entities(scene):
        return "other"
    if len(scene.text) > _BRIEF:
        return None
    said = answers.plain_yes_no(scene.text)
    if said is not None:
        return "affirm" if said else "deny"
    return None


def _only_entities(scene: Scene) -> bool:
    """True for nothing but an address, a number or a time: the open question decides what it means."""
    named = [(start, end) for start, end, _ in scene.found.spans]
    free = wishes.any_time(scene.text) if len(scene.text) <= _BRIEF else None
    told = {at for span in (*named, *([free] if free else [])) for at in range(*span)}
    rest = _MARKS.sub("", "".join(letter for at, letter in enumerate(scene.text) if at not in told))
    return not rest or rest.isdigit()


def weighed(told: Weights) -> dict[str, float]:
    """Odds from the lexicon alone, for the time before the first training."""
    scores = told.get(FAMILY, {})
    matter = {intent: score for intent, score in scores.items() if intent not in POLITE} or scores
    if not matter:
        return {"other": 1.0}
    total = sum(math.exp(score / 2) for score in matter.values())
    return {intent: math.exp(score / 2) / total for intent, score in matter.items()}


def ranked(odds: dict[str, float], ringing: Alarm) -> Ranked:
    """Intents, best first. In a certain emergency something is broken, somebody hurt or somebody ill."""
    if ringing.level == "certain":
        kept = {intent: odds.get(intent, 0.0) + 1e-6 for intent in _possible_in(ringing)}
        total = sum(kept.values())
        odds = {intent: share / total for intent, share in kept.items()}
    return sorted(odds.items(), key=lambda item: -item[1])


def _possible_in(ringing: Alarm) -> tuple[str, ...]:
    if ringing.events & {"gas", "fire", "shock", "trapped", "flood", "wet_electrics"}:
        return ("repair", "heating")
    return ("complaint", "repair", "other") if "injury" in ringing.events else ("other", "complaint")
