"""Whether two clauses tell two matters (交物业费在哪, 灯坏了) or one story (交了物业费, 灯还是坏的).

Of two matters the one that is named first is what the bot does first; of a story the message as a whole knows best what
it is about. Which it is has been learnt from labelled messages, by signs that are weighed like those of `mentions`.
"""

from collections.abc import Iterator
from itertools import chain

from handlers.reading.judging import Part
from handlers.reading.scene import Scene

SECOND = "second"
"""What this question is called among those that are weighed."""
ABOVE = 0.4
"""From which probability on the clauses are two matters."""
_TOPICS = ("categories.", "heating.", "fees.type.", "concepts.topic.")
_MARKS = " ,，.。!?、~;:的"
_COMMON = frozenset("的了我你们有不是在没这那个一就都还也")
"""Letters that any two clauses may share."""


def signs(seen: Scene, one: Part, two: Part) -> set[str]:
    """What tells whether the second part is a matter of its own."""
    pair = f"{one.intent}>{two.intent}"
    only = (f"only {pair}",) if len(seen.clauses) == 2 else ()
    around = (f"pair {pair}", f"one {one.intent}", f"two {two.intent}", f"clauses {min(len(seen.clauses), 5)}", "any")
    return {*only, *around, *_words(seen, one, two), *_topics(seen, one, two)}


def _words(seen: Scene, one: Part, two: Part) -> Iterator[str]:
    """How the parts begin and end, what stands between them, and how long they are."""
    before, after = (seen.text[part.start : part.end].strip(_MARKS) for part in (one, two))
    yield f"mark {seen.text[two.start - 1 : two.start]}"
    for name, text in (("one", before), ("two", after)):
        yield from (f"{name} ^{text[:length]}" for length in (1, 2, 3))
        yield from (f"{name} ${text[-length:]}" for length in (1, 2, 3))
        yield f"{name} long {min(len(text) // 6, 4)}"
    yield from (f"two has {after[at : at + 2]}" for at in range(len(after) - 1))
    yield f"letters {min(len((frozenset(before) & frozenset(after)) - _COMMON), 3)}"
    yield f"long {min(len(seen.text) // 10, 6)}"


def _topics(seen: Scene, one: Part, two: Part) -> tuple[str, str, str]:
    """How many things and topics the two share, and how many are new."""
    before, after = (frozenset(_named(seen.within(part.start, part.end))) for part in (one, two))
    return f"shared {min(len(before & after), 2)}", f"new {min(len(after - before), 2)}", f"named {bool(after)}"


def _named(clause: Scene) -> Iterator[str]:
    told = clause.weights
    return chain.from_iterable(told.get(family, ()) for family in _TOPICS)
