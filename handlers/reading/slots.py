"""Slots by score: each value collects the weight of its words, and the heaviest value counts."""

import re
from collections import defaultdict

from handlers.reading.lexicon import Hit

_AGED = re.compile(
    r"(?:[6-9]\d|1[01]\d)多?岁|[六七八九]十[一二三四五六七八九]?多?(?:岁|的(?:老|父|母|人))|[六七八九]十多了|[6-9]\d多?的老"
    r"|(?:我|爸|妈|爷|奶|娘|爹|姥|公|婆|老伴|父亲|母亲)(?:今年|都|已经|快){0,2}"
    r"(?:[7-9]\d|[七八九]十[一二三四五六七八九几]?)(?![\d.度℃号块元平栋楼幢单\-#多百天年个])"
)
_OTHERS = re.compile(r"(?:楼上|隔壁|邻居|对门|楼下|熊|别人家|他家|她家|人家|谁家|有人|一群|有几个)[^,。!?]{0,6}$")


def scores(hits: list[Hit], prefix: str) -> dict[str, int]:
    """The weight of each value under a prefix, every word counted once."""
    total: dict[str, int] = defaultdict(int)
    counted: set[tuple[str, str]] = set()
    for hit in hits:
        for value, weight in hit.under(prefix):
            if (hit.word, value) not in counted:
                counted.add((hit.word, value))
                total[value] += weight
    return total


def heaviest(hits: list[Hit], prefix: str) -> str | None:
    """The value under a prefix with most weight; of equals the one said first."""
    total = scores(hits, prefix)
    return max(total, key=lambda value: total[value]) if total else None


def people(text: str, hits: list[Hit]) -> tuple[str, ...]:
    """Everybody affected who needs care, in the order of reading.md; a neighbour's noisy child is not."""
    named = {
        value
        for hit in hits
        for value, _ in hit.under("people.vulnerable.")
        if not _OTHERS.search(text, max(0, hit.start - 8), hit.start)
    }
    if _AGED.search(text):
        named.add("elderly")
    return tuple(who for who in ("elderly", "child", "pregnant", "patient", "disabled") if who in named)


def place(hits: list[Hit]) -> str | None:
    """Where the matter is: the first place named; of two at one spot the longer word."""
    return next((value for hit in hits for value, _ in hit.under("places.place.")), None)
