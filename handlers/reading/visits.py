"""The time at which somebody should come, of all the times that a message names."""

import re
from collections.abc import Sequence

from handlers.reading import wishes
from handlers.reading.mentions import MOST, Named, Weigher, best

Times = Sequence[re.Match[str]]
_DIGITS = re.compile(r"[\d一二三四五六七八九十两]+")
_GUESTS = "visitor"


def appointment(text: str, told: Times, intent: str, weigher: Weigher | None = None) -> str | None:
    """The time at which somebody should come, as written, in a message of this intent.

    text: without the homes in it. told: its times (`times.told`).
    """
    if weigher is None:
        return wishes.appointment(text, told, guests=intent == _GUESTS)
    return best(weigher, "appointment", text, named(text, told, intent), intent)


def named(text: str, told: Times, intent: str) -> list[Named]:
    """Every time named, up to the end of a second one that is offered with it, with what the rules say of it."""
    found: dict[tuple[int, int], Named] = {}
    for match in (one for one in told[:MOST] if not wishes.is_taken_back(text, one)):
        start, end = wishes.span(text, match)
        found.setdefault((start, end), Named(start, end, text[start:end], (*_signs(text, match, start, end, intent),)))
    free = wishes.any_time(text)
    if free is not None:
        found.setdefault(free, Named(*free, text[slice(*free)], ("kind any",)))
    return [found[place] for place in sorted(found)]


def _signs(text: str, match: re.Match[str], start: int, end: int, intent: str) -> list[str]:
    said = text[start:end]
    parts = [name for name in ("day", "part", "from", "at", "rel") if match[name]]
    kind = "kind " + "+".join(parts)
    signs = [kind, *(f"{name} {_DIGITS.sub('0', match[name])}" for name in parts if name in ("day", "part", "rel"))]
    rules = {
        "later": wishes.is_later(said),
        "moved": wishes.is_moved(text, said),
        "offered": wishes.is_offered(text, said),
        "wished": wishes.weight(text, match, guests=intent == _GUESTS) >= wishes.WISHED,
    }
    return [*signs, *(f"{name} {holds}" for name, holds in rules.items()), f"{kind} {rules['wished']}"]
