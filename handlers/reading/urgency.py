"""How soon somebody must act: emergencies as event frames, then states that cannot wait.

A frame (gas, fire, shock, shut in, flood, water on electrics, injury) is certain unless something takes it
back: a denial, its end, the past, a supposition, an exercise, a rule that is asked for. What is taken back
with doubt is possible: the owner is asked whether it still goes on.
"""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.reading.lexicon import Hit
from handlers.reading.scene import Scene
from handlers.reading.values import Slots

FRAMES = ("gas", "fire", "shock", "trapped", "flood", "wet_electrics", "injury")
_DENIAL_REACH = 3


@dataclass(frozen=True, slots=True)
class Alarm:
    """certain, possible or none; the frame and the words that decided, and where they stand."""

    level: str
    frame: str = ""
    words: tuple[str, ...] = ()
    start: int = 0


def alarm(scene: Scene) -> Alarm:
    """The strongest alarm of a message."""
    best = Alarm("none")
    for hit in scene.hits:
        for name, _ in hit.under("frames."):
            frame, _, strength = name.partition(".")
            if frame in FRAMES and best.level != "certain":
                level = _level(scene, hit, strength)
                if level == "certain" or (level == "possible" and best.level == "none"):
                    best = Alarm(level, frame, (hit.word,), hit.start)
    return best


def _level(scene: Scene, hit: Hit, strength: str) -> str:
    number = scene.clause_of(hit.start)
    start, end = scene.clauses[number]
    before = scene.clauses[number - 1][0] if number else start
    if scene.says("frames.doubt.denied", max(start, hit.start - _DENIAL_REACH), hit.start):
        return "none"
    if scene.says("frames.doubt.drill", 0, len(scene.text)) or scene.says(
        "frames.doubt.supposed", start, hit.start
    ):
        return "none"
    if _background(scene, hit, before):
        return "none"
    if scene.says("frames.doubt.over", hit.end, len(scene.text)) or _past(scene, before, hit.start):
        return "possible"
    return "certain" if strength == "certain" else "possible"


def _past(scene: Scene, start: int, end: int) -> bool:
    return scene.says("frames.doubt.past", start, end) and not scene.says(
        "frames.doubt.still", 0, len(scene.text)
    )


def _background(scene: Scene, hit: Hit, before: int) -> bool:
    """An idea, a rule or an earlier event's handling, with no word that it goes on."""
    whole = len(scene.text)
    if scene.says("frames.doubt.still", 0, whole):
        return False
    return scene.says("frames.doubt.idea", 0, whole) or scene.says("frames.doubt.rule", before, whole)


def urgency(scene: Scene, intent: str, own: Slots) -> str:
    """urgent or normal for a message without a certain alarm."""
    tests: dict[str, Callable[[], bool]] = {
        "repair": lambda: _cannot_wait(scene),
        "heating": lambda: own.heating_symptom == "leak" or (bool(own.vulnerable) and own.heating_symptom in _COLD),
    }
    return "urgent" if intent in tests and tests[intent]() else "normal"


_COLD = ("not_hot", "partly_hot", "no_supply")


def _cannot_wait(scene: Scene) -> bool:
    whole = len(scene.text)
    if any(
        scene.says(f"frames.urgent.{state}", 0, whole)
        for state in ("out", "sewage", "lift", "locked", "falling")
    ):
        return True
    return scene.says("frames.urgent.leak", 0, whole) and not scene.says("frames.urgent.wait", 0, whole)
