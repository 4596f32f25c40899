"""The verdict on a message or a part of it: odds for its intent, its alarm, and the slots that choose among values."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from handlers.reading import intents, slots
from handlers.reading.model import ASKED, Model, Scores
from handlers.reading.scene import Scene
from handlers.reading.urgency import QUIET, Alarm
from handlers.reading.waiting import MAY_PRESS

NONE = "-"
"""What the model calls a slot that a text does not fill."""
POSSIBLE_ABOVE = 0.08
"""The model raises silence to a question when it holds an emergency for this probable."""
DRIPS_ABOVE = 0.5
"""The same of a tap that drips, however fast somebody should come: 水龙头滴水, 快来人."""
ASKED_ABOVE = 0.03
"""A word that may be an event is asked about from here on; below, the model is sure of a harmless sentence."""
ALARMED_ABOVE = 0.25
"""A named event alarms the duty when the model holds an emergency for this probable; else it is asked about."""
AT_STAKE = ("repair", "heating", "complaint", "other")
STAKE = 0.3
"""How probable together the intents are that an emergency can have; a praise or a question of a rule is none."""
_ASK_ABOVE = {"certain": 0.005, "possible": ASKED_ABOVE, "none": POSSIBLE_ABOVE}
"""By what the frames say: a plain event is passed over only where the model is all but sure."""
_TROUBLES = ("repair", "heating", "complaint")
SHORT = 4
"""Letters of a message in which the words of the lexicon count threefold: 狗乱叫 leaves the model little to see."""
BARE = 0.98
_LEAST = 1e-9
"""Keeps a share of nothing from being divided by nought, where an emergency is all there is."""
_WARM = (None, "overheated")
"""No symptom of a cold home: who praises a warm one is believed."""
_DRIPS = re.compile(r"龙头[^,，。!?]{0,6}滴")
_CHOSEN = {
    "category": "categories.",
    "heating_symptom": "heating.",
    "fee_type": "fees.type.",
    "fee_topic": "fees.topic.",
}


class Doubt(NamedTuple):
    """Of praise beside a trouble: from which probability of the trouble on, and how much of the praise is believed."""

    above: float
    believed: float


SARCASM = Doubt(above=0.2, believed=1 / 4)
"""A trouble that is thanked for costs more than a thank-you asked back."""
SARCASM_OF_COLD = Doubt(above=0.06, believed=1 / 16)
"""Where a symptom of the heating is named: a cold home that is taken for praise costs most."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Intents best first, the alarm level, and for each slot of choice its value if the matter is of its kind."""

    ranked: tuple[tuple[str, float], ...]
    alarm: str
    choices: dict[str, str | None]
    further: dict[str, float] = field(default_factory=dict)
    """For each intent, how probable it is that of a second matter in the same message."""
    pressing: float = MAY_PRESS
    """How probable it is that the matter cannot wait if nobody is in danger; before the first training words decide."""
    danger: float = 0.0
    """How probable it is that somebody is in danger now."""

    @property
    def intent(self) -> str:
        """The most probable intent."""
        return self.ranked[0][0]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message, text[start:end], that speaks of one matter, with the verdict on it."""

    start: int
    end: int
    intent: str
    verdict: Verdict
    fault: bool = False
    """A thing is named with what is wrong with it, so that it may be a repair of its own."""
    apart: float = 1.0
    """How probable it is that what stands before it tells of another matter, and does not lead to this one."""


def by_lexicon(seen: Scene, ringing: Alarm, meant: str | None = None) -> Verdict:
    """The verdict before the first training."""
    ranked = intents.ranked(_told(_bare(seen) or intents.weighed(seen.weights), meant), ringing)
    choices = {name: slots.heaviest(seen.weights, _CHOSEN[name]) for name in ASKED.get(ranked[0][0], ())}
    return Verdict(tuple(ranked), ringing.level, choices)


def by_model(seen: Scene, ringing: Alarm, scores: Scores, model: Model, meant: str | None = None) -> Verdict:
    """The verdict by the trained model's scores; a certain alarm takes an event frame and the model together.

    meant: the intent, where the person has said which it is.
    """
    odds = _told(_bare(seen) or _worded(seen, _doubted(seen, model.odds(scores, "intent"))), meant)
    haste = model.odds(scores, "urgency")
    stake = sum(odds.get(name, 0.0) for name in AT_STAKE)
    level = _level(ringing, haste["emergency"], stake, _ask_above(seen, ringing))
    ranked = intents.ranked(odds, ringing if level == "certain" and meant is None else QUIET)
    asked = (name for intent, _ in ranked[:2] for name in ASKED.get(intent, ()))
    choices = {name: _value(model.best(scores, name)) for name in asked}
    further = model.odds(scores, "also")
    del further[NONE]
    pressing = haste["urgent"] / (1 - haste["emergency"] + _LEAST)
    return Verdict(tuple(ranked), level, choices, further, pressing, haste["emergency"])


def _told(odds: dict[str, float], meant: str | None) -> dict[str, float]:
    """The odds; where the person has said what is meant, the others only keep their order."""
    return odds if meant is None else {name: share * _LEAST for name, share in odds.items()} | {meant: 1.0}


def _level(ringing: Alarm, danger: float, stake: float, ask_above: float) -> str:
    """The model never rings by itself: it asks where it sees danger, and passes over a word it knows to be harmless.

    Signs of danger that are told in several words are always asked about: few calm owners tell of any.
    """
    if ringing.level == "certain" and danger >= ALARMED_ABOVE and stake >= STAKE:
        return "certain"
    return "possible" if danger > ask_above else "none"


def _ask_above(seen: Scene, ringing: Alarm) -> float:
    """From which probability of danger on the owner is asked."""
    if ringing.level == "none" and _DRIPS.search(seen.text):
        return DRIPS_ABOVE
    return 0.0 if ringing.by_signs else _ASK_ABOVE[ringing.level]


def _doubted(seen: Scene, odds: dict[str, float]) -> dict[str, float]:
    """Praise counts little where a trouble is told as well: 摸着不热, 真行啊, 给你们鼓掌."""
    symptom = slots.heaviest(seen.weights, _CHOSEN["heating_symptom"])
    doubt = SARCASM if symptom in _WARM else SARCASM_OF_COLD
    if max(odds[name] for name in _TROUBLES) < doubt.above:
        return odds
    believed = odds["praise"] * doubt.believed
    rest = 1 - odds["praise"] + believed
    return {name: (believed if name == "praise" else share) / rest for name, share in odds.items()}


def _worded(seen: Scene, odds: dict[str, float]) -> dict[str, float]:
    """The odds of a very short message: what its words speak for is three times as probable."""
    if len(seen.text) > SHORT:
        return odds
    spoken = seen.weights.get(intents.FAMILY, {})
    raised = {name: share * (3 if spoken.get(name) else 1) for name, share in odds.items()}
    total = sum(raised.values())
    return {name: share / total for name, share in raised.items()}


def _bare(seen: Scene) -> dict[str, float] | None:
    answer = intents.bare(seen)
    return None if answer is None else {answer: BARE, "inquiry": 1 - BARE}


def _value(best: str) -> str | None:
    return None if best == NONE else best
