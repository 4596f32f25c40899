"""Why a message was read as it was: words, entities, evidence and odds, for a person who corrects the lexicon."""

from collections.abc import Iterator
from dataclasses import dataclass

from handlers.reading.features import features, masked
from handlers.reading.naming import NAMED
from handlers.reading.parts import clear, turn
from handlers.reading.reader import Reader
from handlers.reading.scene import Scene
from handlers.reading.stories import SECOND, signs
from handlers.reading.urgency import Alarm, alarm
from handlers.reading.values import Reading

EVIDENCE = 8
"""Features shown for each of the first intents, and signs for each thing named."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Something named that may fill a slot: how probable that is, and the signs that weigh most."""

    slot: str
    value: str
    odds: float
    signs: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading and how it came about."""

    reading: Reading
    masked: str
    """The text as the model sees it, with a private letter for each entity."""
    tokens: tuple[str, ...]
    entities: tuple[tuple[str, str], ...]
    """Kind and words of each entity."""
    concepts: tuple[tuple[str, tuple[str, ...]], ...]
    """Words of the lexicon with the entries they stand under."""
    alarm: Alarm
    evidence: dict[str, tuple[tuple[str, float], ...]]
    """For each of the first intents: features and what they gave."""
    mentions: tuple[Mentioned, ...]
    """The times, people and places that are named, and what may be a second matter."""


def explain(reader: Reader, text: str) -> Explanation:
    """The whole way from the words of a message to its reading."""
    seen = reader.scene(text)
    ringing = alarm(seen)
    given = features(seen, ringing, reader.words)
    reading = reader.read(text)
    evidence = {
        intent: tuple(reader.model.evidence(given, "intent", intent)[:EVIDENCE]) if reader.model else ()
        for intent, _ in reading.alternatives
    }
    letters = masked(seen.text, seen.found.spans)
    return Explanation(
        reading=reading,
        masked=letters,
        tokens=tuple(reader.words(letters)),
        entities=tuple((kind, seen.text[start:end]) for start, end, kind in sorted(seen.found.spans)),
        concepts=tuple((hit.word, hit.entry.labels) for hit in seen.hits),
        alarm=ringing,
        evidence=evidence,
        mentions=(*_mentions(reader, seen, reading.intent), *_second(reader, seen, ringing)),
    )


def _mentions(reader: Reader, seen: Scene, intent: str) -> Iterator[Mentioned]:
    weighers = reader.model.weighers if reader.model else {}
    for slot, weigher in ((slot, weighers[slot]) for slot in NAMED if slot in weighers):
        text, named = NAMED[slot](seen, intent)
        weighed = zip(named, weigher.odds(text, named, intent), weigher.evidence(text, named, intent), strict=True)
        yield from (Mentioned(slot, one.value, odds, tuple(signs[:EVIDENCE])) for one, odds, signs in weighed)


def _second(reader: Reader, seen: Scene, ringing: Alarm) -> Iterator[Mentioned]:
    """The clause that may tell a matter of its own, or only the story of the one before it."""
    weigher = reader.model.weighers.get(SECOND) if reader.model else None
    whole = reader.judged(seen, ringing)
    turned = turn(clear(seen, whole, ringing, reader.glanced))
    if weigher is not None and turned is not None:
        told = signs(seen, *turned)
        text = seen.text[turned[1].start : turned[1].end]
        yield Mentioned(SECOND, text, weigher.share(told), tuple(weigher.heaviest(told)[:EVIDENCE]))
