"""The reader's training text: patterns × word lists expanded with their labels, and labelled real lines.

Only training and tests use this; the running reader needs its trained artefact alone.
"""

import json
import math
import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handlers.reading.corpus_grammar import (
    URGENCIES,
    Choice,
    Example,
    GrammarError,
    Labels,
    Part,
    Pattern,
    Reference,
    SlotValue,
    Text,
    Word,
    read_patterns,
    read_words,
)
from handlers.reading.corpus_noise import roughened
from handlers.reading.corpus_pairs import Pairs

# Which slots belong to a matter; what a sentence names beside its matter is not asked for.
ALWAYS = frozenset({"building", "unit", "room", "phone", "ticket_no"})
OWN_SLOTS: Mapping[str, frozenset[str]] = {
    "repair": frozenset({"category", "place", "appointment", "vulnerable", "people_trapped"}),
    "heating": frozenset({"heating_symptom", "temperature_c", "place", "appointment", "vulnerable"}),
    "fee": frozenset({"fee_type", "fee_topic", "period"}),
    "complaint": frozenset({"place", "vulnerable"}),
    "visitor": frozenset({"appointment"}),
    "other": frozenset({"place", "appointment", "vulnerable"}),
}
_OBJECT = Reference("object")
FIXED_TIMES = 4  # a sentence without places to fill differs only by what stands around it
PLACEHOLDER = re.compile(r"<([a-z]+)>")
CHINESE_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    labels: Labels


@dataclass(frozen=True, slots=True)
class _Share:
    """How a pattern file is sampled: sentences a pattern, and shares of them with something around."""

    each: int
    opener: float
    address: float
    tail: float


@dataclass(frozen=True, slots=True)
class _Joined:
    """How many sentences are joined in twos, by what they are made of, and the longest of them in letters."""

    each: int
    composed: int
    longest: int
    twice: int
    others: int
    cries: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """`sampling.toml`, typed."""

    default: _Share
    files: Mapping[str, _Share]
    pairs: tuple[tuple[str, str], ...]
    joined: _Joined
    noise: Mapping[str, float]


class _Decks:
    """Word lists dealt like cards, so that every word is used before one comes again."""

    def __init__(self, words: Mapping[str, Sequence[Word]], dice: random.Random) -> None:
        self._words = words
        self._dice = dice
        self._left: dict[str, list[Word]] = {}

    def draw(self, name: str) -> Word:
        if name not in self._words:
            raise GrammarError(f"no word list {name}")
        left = self._left.setdefault(name, [])
        if not left:
            left.extend(self._words[name])
            self._dice.shuffle(left)
        return left.pop()

    def has(self, name: str) -> bool:
        return name in self._words


def expand(corpus_dir: Path, seed: int = 1, rough: bool = True) -> Iterator[Example]:
    """Expand the grammar into labelled sentences, each text once, the same for the same seed.

    With `rough` some are typed badly, as owners do. `corpus_dir` holds `patterns/`, `words/`, `typos.txt`
    and `sampling.toml` (how many sentences a pattern file gives, how often they are framed and
    roughened). Raises GrammarError on a bad line.
    """
    dice = random.Random(seed)
    plan = _read_plan(corpus_dir / "sampling.toml")
    words = read_words(corpus_dir / "words")
    typos = _read_typos(corpus_dir / "typos.txt")
    seen: set[str] = set()
    for example in _clean(corpus_dir / "patterns", plan, words, dice):
        text = roughened(example.text, plan.noise, typos, dice) if rough else example.text
        if text not in seen:
            seen.add(text)
            yield replace(example, text=text)


def joined(corpus_dir: Path, sentences: Iterable[Example], seed: int = 1) -> Iterator[Example]:
    """Messages about two matters, made of short sentences about one; as many of a kind as sampling.toml says."""
    dice = random.Random(seed)
    plan = _read_plan(corpus_dir / "sampling.toml")
    pools: dict[str, list[Example]] = {}
    for sentence in sentences:
        if len(sentence.text) <= plan.joined.longest:
            pools.setdefault(sentence.intent, []).append(sentence)
    decks = _Decks(read_words(corpus_dir / "words"), dice)
    pairs = Pairs(pools, lambda: _joiner(decks, dice), dice)
    yield from pairs.of(plan.pairs, plan.joined.composed)
    yield from pairs.of([("repair", "repair")], plan.joined.twice)
    yield from pairs.others(plan.pairs, plan.joined.others)
    yield from pairs.cries(plan.joined.cries)


def _joiner(decks: _Decks, dice: random.Random) -> str:
    """Half of all people join two matters with a word, half with a mark or a blank."""
    return decks.draw("joiner" if dice.random() < 0.5 else "bare_joiner").text


def labelled(path: Path) -> Iterator[Example]:
    """Read a JSONL file of labelled messages, shaped like the grammar's sentences."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        also = tuple(row.get("also", ()))
        yield Example(row["text"], row["intent"], also, row["urgency"], row["slots"], row["source"])


def _clean(folder: Path, plan: _Plan, words: Mapping[str, Sequence[Word]], dice: random.Random) -> Iterator[Example]:
    pools: dict[str, list[Example]] = {}
    for path in sorted(folder.glob("*.txt")):
        decks = _Decks(words, dice)
        share = plan.files.get(path.stem, plan.default)
        patterns = read_patterns(path)
        objects = len(words["object"]) if path.stem == patterns[0].intent else 0
        for pattern, times in _repeated(patterns, share.each, objects):
            for bare, framed in _variants(pattern, times, decks, share, dice):
                pools.setdefault(pattern.intent, []).append(bare)
                yield framed
    decks = _Decks(words, dice)
    yield from Pairs(pools, lambda: decks.draw("joiner").text, dice).of(plan.pairs, plan.joined.each)


def _repeated(patterns: Sequence[Pattern], each: int, objects: int) -> Iterator[tuple[Pattern, int]]:
    """How often each pattern is said: an intent's main file names every object twice, fixed ones come seldom."""
    about_objects = sum(_OBJECT in pattern.parts for pattern in patterns)
    for pattern in patterns:
        if _OBJECT in pattern.parts:
            yield pattern, max(each, math.ceil(2 * objects / about_objects))
        elif all(isinstance(part, Text) for part in pattern.parts):
            yield pattern, min(each, FIXED_TIMES)
        else:
            yield pattern, each


def _variants(
    pattern: Pattern, times: int, decks: _Decks, share: _Share, dice: random.Random
) -> Iterator[tuple[Example, Example]]:
    """Say a pattern several times, each time bare and framed by an opening, an address, a tail."""
    distinct: set[str] = set()
    for _ in range(times):
        said = _speak(pattern.parts, decks, dice)
        framed = _framed(said, pattern, decks, share, dice)
        if framed.text not in distinct:
            distinct.add(framed.text)
            yield _example(pattern, said), _example(pattern, framed)


def _speak(parts: Sequence[Part], decks: _Decks, dice: random.Random) -> _Said:
    said = [_speak_part(part, decks, dice) for part in parts]
    return _Said("".join(one.text for one in said), _merged([one.labels for one in said]))


def _speak_part(part: Part, decks: _Decks, dice: random.Random) -> _Said:
    match part:
        case Text(text):
            return _Said(text, Labels())
        case Reference(name):
            return _filled(decks.draw(name), dice)
        case Choice(options):
            return _speak(dice.choice(options), decks, dice)


def _filled(word: Word, dice: random.Random) -> _Said:
    """Put numbers into a word with `<b>`-like places, and the word's own text into `*` labels."""
    home = _home(dice)
    text = PLACEHOLDER.sub(lambda found: home[found[1]], word.text)
    slots = {name: _slot_value(value, text, home) for name, value in word.labels.slots.items()}
    return _Said(text, replace(word.labels, slots=slots))


def _slot_value(value: SlotValue, text: str, home: Mapping[str, str]) -> SlotValue:
    if value == "*":
        return text
    return PLACEHOLDER.sub(lambda found: home[found[1]], value) if isinstance(value, str) else value


def _home(dice: random.Random) -> dict[str, str]:
    """Numbers of a made-up home: `b u r f` in digits, `bz uz rz fz` in characters, `a` a block letter."""
    building, unit, floor = dice.randint(1, 30), dice.randint(1, 6), dice.randint(1, 33)
    room = f"{floor}{dice.randint(1, 4):02d}"
    return {
        "b": str(building),
        "u": str(unit),
        "f": str(floor),
        "r": room,
        "bz": _spoken(building),
        "uz": _spoken(unit),
        "fz": _spoken(floor),
        "rz": "".join(CHINESE_DIGITS[int(digit)] for digit in room),
        "a": dice.choice("ABCDEF"),
        "x": str(dice.randint(31, 40)),
    }


def _spoken(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else CHINESE_DIGITS[tens] + "十"
    return head + (CHINESE_DIGITS[ones] if ones or not tens else "")


def _merged(labels: Sequence[Labels]) -> Labels:
    """Join labels in the order of the text: the first value of a slot stands, people add up."""
    slots: dict[str, SlotValue] = {}
    for one in labels:
        for name, value in one.slots.items():
            old = slots.get(name)
            if isinstance(old, tuple) and isinstance(value, tuple):
                slots[name] = old + tuple(v for v in value if v not in old)
            else:
                slots.setdefault(name, value)
    stated = [one.urgency for one in labels if one.urgency]
    urgency = max(stated, key=URGENCIES.index) if stated else None
    also = tuple(dict.fromkeys(intent for one in labels for intent in one.also))
    return Labels(slots, urgency, also)


def _framed(said: _Said, pattern: Pattern, decks: _Decks, share: _Share, dice: random.Random) -> _Said:
    pieces = [said]
    homeless = not said.labels.slots.keys() & {"building", "unit", "room"}
    if homeless and dice.random() < share.address:
        pieces.insert(0, _filled(decks.draw("address_frame"), dice))
    if dice.random() < share.opener:
        pieces.insert(0, _filled(decks.draw("opener"), dice))
    tail = f"tail.{pattern.intent}"
    if decks.has(tail) and dice.random() < share.tail:
        pieces.append(_filled(decks.draw(tail), dice))
    return _Said("".join(piece.text for piece in pieces), _merged([piece.labels for piece in pieces]))


def _example(pattern: Pattern, said: _Said) -> Example:
    own = pattern.labels
    also = own.also + tuple(intent for intent in said.labels.also if intent not in own.also)
    slots = {**said.labels.slots, **own.slots}
    kept = {name: slots[name] for name in slots if name not in own.dropped and _belongs(name, pattern.intent, also)}
    urgency = own.urgency or said.labels.urgency or "normal"
    return Example(said.text, pattern.intent, also, urgency, kept, pattern.source)


def _belongs(slot: str, intent: str, also: Sequence[str]) -> bool:
    return slot in ALWAYS or any(slot in OWN_SLOTS.get(one, ()) for one in (intent, *also))


def _read_typos(path: Path) -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#"))
    return {right: tuple(wrong) for right, *wrong in rows}


def _read_plan(path: Path) -> _Plan:
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    default = written["default"]
    files = {name: _Share(**{**default, **share}) for name, share in written["files"].items()}
    two = written["pairs"]
    kinds = tuple((first, second) for first, second in (kind.split("+") for kind in two.pop("kinds")))
    return _Plan(
        default=_Share(**default),
        files=files,
        pairs=kinds,
        joined=_Joined(**two),
        noise=written["noise"],
    )
