"""Emergencies as event frames: what is happening now, and what takes it back.

A frame (gas, fire, shock, shut in, flood, water on electrics, injury, illness) is certain unless something
takes it back: a denial, its end, the past, a supposition, an exercise, a rule that is asked for. What is
taken back with doubt is possible: the owner is asked whether it still goes on.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handlers.reading.events import events
from handlers.reading.lexicon import Hit
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
_ONLY = "doubts.only."
_PEOPLE = ("trapped", "injury", "illness", "shock")
_TAKES_BACK: Mapping[str, tuple[str, ...]] = {
    f"{_ONLY}people": _PEOPLE,
    f"{_ONLY}fire": ("fire",),
    f"{_ONLY}water": ("flood", "wet_electrics"),
    f"{_ONLY}smell": ("gas", "fire"),
    f"{_ONLY}likened": ("gas", "fire", "shock", "trapped"),
    f"{_ONLY}whenever": ("trapped", "injury", "illness", "flood"),
    f"{_ONLY}beside": (),
}
"""Words of doubt that speak of some events only, and of which."""
_SHUT = re.compile(
    r"""
    (?:车|快递|包裹|钥匙|手机|外卖|东西|球|风筝|门禁卡|门卡|猫|猫咪|小鸟)(?:都|又|还|也|全|被|给|让|人|是|里)*
    [^,，。]{0,4}(?:困|堵|关|锁|卡|掉)(?:在|住|到|进|了)+[^,，。]{0,10}(?:出不[来去])?
    |被[^,，。]{0,8}(?:app|APP|App|小程序|系统|手续|流程|作业|工作|问题|房贷|贷款|债|生活|规定|疫情)[^,，。]{0,3}[困卡]住?
    |[关锁困挡堵拦隔](?:在|到)了?[^,，。]{0,8}(?:外|楼下|门口|大门|小区门)[^,，。]{0,2}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What is shut in where nobody is."""
_CHECKED = re.compile(
    r"(?:公司|师傅|物业|人员|消防|保安|电工|他们|来人|检测)[^。]{0,8}[查测检看][^。]{0,3}(?:过|了)[^。]{0,8}(?:没漏|没有漏|没事|不是|没问题|正常)"
    r"|测过没漏|查过没漏|原来是[^,，。]{0,8}(?!水|火|电|煤|燃|管)|以为[^,，。]{0,6}[,，]?(?:结果|其实)"
)
"""Somebody has looked, and it was nothing."""
_AROUND = re.compile(r"(?:一动不动|电话老是|电话总是|电话[^,，]{0,2}经常)")
"""Words of a habit that is no habit of the event."""


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
    told = [_Cue(*event[:2], scene.text[event.start : event.end], *event[2:]) for event in events(scene.text)]
    cues = [*found[:MOST_CUES], *_shut_in(scene), *told]
    return [cue for cue in cues if not _of_a_thing(scene.text, cue)] if _SHUT.search(scene.text) else cues


def _of_a_thing(text: str, cue: _Cue) -> bool:
    """A car that is shut in, somebody shut out or held up by an app: no person is to be freed."""
    return cue.frame == "trapped" and any(a < cue.end and cue.start < b for a, b in map(re.Match.span, _SHUT.finditer(text)))


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
    doubted = _over(scene, cue) or _past(scene, cue, before) or _guessed(scene, cue, before)
    return "possible" if doubted or cue.strength == "possible" else "certain"


def _over(scene: Scene, cue: _Cue) -> bool:
    """It has ended, or somebody has looked and found nothing."""
    if _CHECKED.search(scene.text):
        return True
    return any(cue.end <= hit.start and _speaks_of(cue, hit) for hit in _doubts(scene, "over"))


def _past(scene: Scene, cue: _Cue, before: int) -> bool:
    """Told of another day; 「到现在」 keeps a leak going on, but not a bite or a rescue that is complained of."""
    if cue.frame in ("injury", "trapped", "shock") and scene.says(f"{_DOUBT}blamed"):
        return True
    until = cue.end + _AFTER
    past = (hit for hit in _doubts(scene, "past") if before <= hit.start and hit.end <= until)
    told = any(_speaks_of(cue, hit) for hit in past)
    return told and (cue.frame == "injury" or not scene.says(f"{_DOUBT}still"))


def _denied(scene: Scene, cue: _Cue, start: int) -> bool:
    """没着火, 没有人被困: the denial stands right before the event in the same clause."""
    return scene.says(f"{_DOUBT}denied", max(start, cue.start - _DENIAL_REACH), cue.start)


def _unreal(scene: Scene, cue: _Cue, start: int) -> bool:
    """An exercise, or something that is only feared or supposed."""
    return scene.says(f"{_DOUBT}drill") or scene.says(f"{_DOUBT}supposed", start, cue.start)


def _guessed(scene: Scene, cue: _Cue, before: int) -> bool:
    """Feared, told as a habit, or only dirty water: whether it happens now is not said. Gas is never a guess."""
    if cue.frame == "gas":
        return False
    number = scene.clause_of(cue.end)
    close = scene.clauses[min(number + 1, len(scene.clauses) - 1)][1]
    for hit in _doubts(scene, "guessed"):
        if before <= hit.start and _speaks_of(cue, hit) and not _AROUND.match(scene.text, max(0, hit.start - 4)):
            feared = f"{_ONLY}fear" in hit.entry.labels  # before the event; behind it fear is felt: 插座冒火花, 我怕
            if hit.end <= cue.start if feared else hit.start <= close or f"{_ONLY}habit" not in hit.entry.labels:
                return True
    return False


def _doubts(scene: Scene, kind: str) -> list[Hit]:
    label = f"{_DOUBT}{kind}"
    return [hit for hit in scene.hits if label in hit.entry.labels] if label in scene.labels else []


def _speaks_of(cue: _Cue, doubt: Hit) -> bool:
    """Whether a word of doubt takes back an event of this kind."""
    only = [_TAKES_BACK[label] for label in doubt.entry.labels if label in _TAKES_BACK]
    return not only or any(cue.frame in frames for frames in only)


def _background(scene: Scene, before: int) -> bool:
    """An idea, a rule or an earlier event's handling, with no word that it goes on."""
    if scene.says(f"{_DOUBT}still"):
        return False
    return scene.says(f"{_DOUBT}idea") or scene.says(f"{_DOUBT}rule", before)
