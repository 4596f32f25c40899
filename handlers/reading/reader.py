"""From an owner's words to their meaning: normalise, find entities, weigh words, decide."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from handlers.reading import artefact, homophones, lexicon, matters, normalise, slots, tokens
from handlers.reading.features import Features, Words, features
from handlers.reading.homophones import Homophones
from handlers.reading.judging import Verdict, by_lexicon, by_model
from handlers.reading.lexicon import Lexicon
from handlers.reading.matters import Hearing
from handlers.reading.model import Model, Scores
from handlers.reading.normalise import Spelling, clean
from handlers.reading.scene import Scene, scene
from handlers.reading.urgency import LEVELS, Alarm, alarm
from handlers.reading.values import Matter, Reading, Slots

__all__ = ["Matter", "Reader", "Reading", "Slots"]

SAID = 0.35
"""A second intent is told in the reading, though no clause is its own, from this probability on."""
ACT_ABOVE = 0.87
"""The reader acts without asking when an intent is at least this probable."""
_NOUNS = operator.methodcaller("startswith", ("categories.", "concepts.topic.", "fees.type."))
_SOONEST = ("emergency", "urgent", "normal")


@dataclass(slots=True)
class Reader:
    """Reads messages; made once at start, safe to use from many threads."""

    lexicon: Lexicon
    spelling: Spelling
    homophones: Homophones
    words: Words
    model: Model | None

    @classmethod
    def load(cls, locale_dir: Path, *, trained: bool = True) -> "Reader":
        """The reader of a locale, for example locales/zh_CN; takes about a second. Untrained, the lexicon decides."""
        folder = locale_dir / "lexicon"
        known = lexicon.load(folder)
        domain = [word for word in known.entries if "…" not in word and len(word) > 1]
        spelling = normalise.load(folder / "spelling.toml")
        nouns = [word for word in domain if any(map(_NOUNS, known.entries[word].labels))]
        return cls(
            known,
            spelling,
            homophones.load(folder / "syllables.txt", spelling.sound_alike, nouns),
            tokens.tokenizer(domain),
            artefact.load(locale_dir / artefact.FILE) if trained else None,
        )

    def read(self, text: str, meant: str | None = None) -> Reading:
        """What one message means. Any text whatever gives a reading.

        meant: the intent, where the person has said which it is; the slots are then those of such a matter.
        """
        said = self._normalised(text)
        seen = scene(said, self.lexicon)
        ringing = alarm(seen)
        verdict = self.judged(seen, ringing, meant)
        heard = Hearing(seen, ringing, self.model.weighers if self.model else {})
        found, verdict = matters.matters(heard, verdict, self.glanced)
        return _reading(said, seen, ringing, verdict, found)

    def scene(self, text: str) -> Scene:
        """The message as the parts of the reader see it."""
        return scene(self._normalised(text), self.lexicon)

    def _normalised(self, text: str) -> str:
        return self.homophones.mended(clean(text, self.spelling), self.words)

    def features(self, text: str) -> Features:
        """What the model sees of a message."""
        seen = self.scene(text)
        return features(seen, alarm(seen), self.words)

    def thing(self, text: str) -> str | None:
        """The category of what a message names, whatever it asks: 「催一下窗户的事」 is about a window."""
        return slots.heaviest(self.scene(text).weights, "categories.")

    def judged(self, seen: Scene, ringing: Alarm, meant: str | None = None) -> Verdict:
        """Odds of everything that is asked of a message."""
        return self._verdict(seen, ringing, Model.scores, meant)

    def glanced(self, seen: Scene, ringing: Alarm) -> Verdict:
        """The same of a stretch of a message, by what is in it: a clause is too short for its order to tell much."""
        return self._verdict(seen, ringing, Model.glance)

    def _verdict(
        self, seen: Scene, ringing: Alarm, scored: Callable[[Model, Features], Scores], meant: str | None = None
    ) -> Verdict:
        if self.model is None:
            return by_lexicon(seen, ringing, meant)
        return by_model(seen, ringing, scored(self.model, features(seen, ringing, self.words)), self.model, meant)


def _reading(said: str, seen: Scene, ringing: Alarm, verdict: Verdict, found: tuple[Matter, ...]) -> Reading:
    first = next((matter for matter in found if matter.intent == verdict.intent), found[0])  # a cry may stand for it
    others = dict.fromkeys(matter.intent for matter in found if matter is not first)
    if len(found) == 1:
        others.update(dict.fromkeys(intent for intent in verdict.further if _is_said(intent, verdict)))
    return Reading(
        text=said,
        intent=verdict.intent,
        alternatives=verdict.ranked[:3],
        certain=verdict.ranked[0][1] >= ACT_ABOVE,
        also=tuple(others),
        urgency=min((matter.urgency for matter in found), key=_SOONEST.index),
        alarm=max((matter.alarm for matter in found), key=LEVELS.index),
        slots=_united(first, found),
        why=_why(seen, verdict.intent, ringing),
        matters=found,
    )


def _is_said(intent: str, verdict: Verdict) -> bool:
    """A second matter may be told in the same clause as the first: 没人管的漏水 is a complaint too."""
    return verdict.further[intent] >= SAID and intent != verdict.intent


def _united(first: Matter, found: tuple[Matter, ...]) -> Slots:
    """Everything the message says: the first matter's slots, and from the others what it leaves open."""
    given = first.slots
    for matter in found:
        given = given.and_also(matter.slots)
    return given


def _why(seen: Scene, intent: str, ringing: Alarm) -> tuple[str, ...]:
    """The words that decided, at most eight."""
    words = (hit.word for hit in seen.hits if intent in dict(hit.under("intents.")))
    return tuple(dict.fromkeys((*ringing.words, *words)))[:8]
