"""Emergencies as event frames: what is happening now, and what takes it back.

A frame (gas, fire, shock, shut in, flood, water on electrics, injury, illness) is certain unless something
takes it back: a denial, its end, the past, a supposition, an exercise, a rule that is asked for. What is
taken back with doubt is possible: the owner is asked whether it still goes on.
"""

from dataclasses import dataclass

from handlers.reading.scene import Scene

FRAMES = ("gas", "fire", "shock", "trapped", "flood", "wet_electrics", "injury", "illness")
_CUES = {
    f"frames.{frame}.{strength}": (frame, strength)
    for frame in FRAMES
    for strength in ("certain", "possible", "burning")
}
LEVELS = ("none", "possible", "certain")
"""From silence to the loudest."""
_DENIAL_REACH = 4
_AFTER = 4
MOST_CUES = 40
"""Words of events that are looked at; nobody needs more to tell what is happening."""
_DOUBT = "frames.doubt."


@dataclass(frozen=True, slots=True)
class Alarm:
    """certain, possible or none; the events that ring (frame or frame.burning), their words, where the first is."""

    level: str
    events: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    start: int = 0


QUIET = Alarm("none")


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word that names an event, at text[start:end]."""

    start: int
    end: int
    word: str
    frame: str
    strength: str


def alarm(scene: Scene) -> Alarm:
    """The strongest alarm of a message."""
    levels = [(cue, _level(scene, cue)) for cue in _cues(scene)]
    for level in ("certain", "possible"):
        ringing = [cue for cue, its in levels if its == level]
        if ringing:
            events = {name for cue in ringing for name in (cue.frame, f"{cue.frame}.{cue.strength}")}
            words = dict.fromkeys(cue.word for cue in ringing)
            return Alarm(level, frozenset(events), tuple(words), ringing[0].start)
    return QUIET


def _cues(scene: Scene) -> list[_Cue]:
    found = [
        _Cue(hit.start, hit.end, hit.word, *_CUES[label])
        for hit in scene.hits
        for label in hit.entry.labels
        if label in _CUES
    ]
    return [*found[:MOST_CUES], *_shut_in(scene)]


def _shut_in(scene: Scene) -> list[_Cue]:
    """Somebody inside a lift that has stopped or does not open, however it is said."""
    needed = ("concepts.topic.lift", "frames.trapped.inside", "frames.trapped.stuck")
    if not all(label in scene.labels for label in needed) or scene.says("frames.trapped.free"):
        return []
    hit = next(hit for hit in scene.hits if needed[2] in hit.entry.labels)
    return [_Cue(hit.start, hit.end, hit.word, "trapped", "certain")]


def _level(scene: Scene, cue: _Cue) -> str:
    number = scene.clause_of(cue.start)
    start = scene.clauses[number][0]
    before = scene.clauses[number - 1][0] if number else start
    if _denied(scene, cue, start) or _unreal(scene, cue, start) or _background(scene, before):
        return "none"
    over = scene.says(f"{_DOUBT}over", cue.end)
    doubted = over or _past(scene, cue, before) or _guessed(scene, cue, before)
    return "possible" if doubted or cue.strength == "possible" else "certain"


def _past(scene: Scene, cue: _Cue, before: int) -> bool:
    """Told of another day; 「到现在」 keeps a leak going on, but not a bite or a rescue that is complained of."""
    if cue.frame in ("injury", "trapped", "shock") and scene.says(f"{_DOUBT}blamed"):
        return True
    told = scene.says(f"{_DOUBT}past", before, cue.end + _AFTER)
    return told and (cue.frame == "injury" or not scene.says(f"{_DOUBT}still"))


def _denied(scene: Scene, cue: _Cue, start: int) -> bool:
    """没着火, 没有人被困: the denial stands right before the event in the same clause."""
    return scene.says(f"{_DOUBT}denied", max(start, cue.start - _DENIAL_REACH), cue.start)


def _unreal(scene: Scene, cue: _Cue, start: int) -> bool:
    """An exercise, or something that is only feared or supposed."""
    return scene.says(f"{_DOUBT}drill") or scene.says(f"{_DOUBT}supposed", start, cue.start)


def _guessed(scene: Scene, cue: _Cue, before: int) -> bool:
    """Feared, told as a habit, or only dirty water: whether it happens now is not said. Gas is never a guess."""
    return cue.frame != "gas" and scene.says(f"{_DOUBT}guessed", before)


def _background(scene: Scene, before: int) -> bool:
    """An idea, a rule or an earlier event's handling, with no word that it goes on."""
    if scene.says(f"{_DOUBT}still"):
        return False
    return scene.says(f"{_DOUBT}idea") or scene.says(f"{_DOUBT}rule", before)
