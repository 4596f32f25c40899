"""How soon somebody must act: emergencies as event frames, then states that cannot wait.

A frame (gas, fire, shock, shut in, flood, water on electrics, injury) is certain unless something takes it
back: a denial, its end, the past, a supposition, an exercise, a rule that is asked for. What is taken back
with doubt is possible: the owner is asked whether it still goes on.
"""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.reading.lexicon import Hit

FRAMES = ("gas", "fire", "shock", "trapped", "flood", "wet_electrics", "injury")
_DENIAL_REACH = 3


@dataclass(frozen=True, slots=True)
class Alarm:
    """certain, possible or none; the frame and the words that decided, and where they stand."""

    level: str
    frame: str = ""
    words: tuple[str, ...] = ()
    start: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """A message as the frames see it."""

    text: str
    clauses: list[tuple[int, int]]
    hits: list[Hit]

    def clause_of(self, position: int) -> int:
        """The number of the clause in which a position lies."""
        return next(
            i for i, (_, end) in enumerate(self.clauses) if position <= end or i + 1 == len(self.clauses)
        )

    def says(self, label: str, start: int, end: int) -> bool:
        """True when a word of the entry lies within text[start:end]."""
        return any(
            start <= hit.start and hit.end <= end and any(name == label for name, _ in hit.labels)
            for hit in self.hits
        )


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


def urgency(scene: Scene, intent: str, vulnerable: tuple[str, ...], symptom: str | None) -> str:
    """urgent or normal for a message without a certain alarm."""
    tests: dict[str, Callable[[], bool]] = {
        "repair": lambda: _cannot_wait(scene),
        "heating": lambda: symptom == "leak" or (bool(vulnerable) and symptom in _COLD),
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
