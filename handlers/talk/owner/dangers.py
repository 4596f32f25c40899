"""Which danger is cried for, and so which words that save are said: nobody at an open window is told of a lift."""

import re

from handlers.reading.reader import Matter, Reading
from handlers.talk.cues import has_cue

_BY_CATEGORY = {
    "gas": "gas",
    "fire_safety": "fire",
    "electrical": "electric",
    "lighting": "electric",
    "elevator": "trapped",
    "plumbing": "water",
    "drainage": "water",
    "wall_ceiling": "falling",
}
_LOOSE = ("hurt", "other", "falling")
"""What says least of what is happening: more exact words of the message go before it."""
NAMED = ("attacked", "fallen_in", "height")
"""Dangers of people that words of their own name (`cues.toml`), and that no slot tells; the first that fits."""
_CLAUSE = re.compile(r"[^,，。!！?？;；\s]+")


def cry(reading: Reading) -> Matter:
    """The matter of a message that alarms; where none is marked, the first."""
    return next((one for one in reading.matters if one.alarm != "none"), reading.matters[0])


def danger(reading: Reading) -> str:
    """Which words that save are said: gas, fire, electric, trapped (in a lift), locked (in a room), water, heating,
    falling (things), hurt, height (somebody about to fall), fallen_in (water, a well), attacked, other.

    110 and 119 are called for whoever may fall or drown: both are bound to come (the police's rules of 110, article 29;
    the Fire Protection Law, article 37).
    """
    matter = cry(reading)
    plain = _plain(matter)
    if plain not in ("trapped", "locked", *_LOOSE):
        return plain
    worse = next((kind for kind in NAMED if has_cue(kind, matter.text)), None)
    if worse is None and has_cue("pinched", matter.text):
        worse = "hurt"
    found = worse or (plain if plain == "trapped" else _nearer(plain, matter.text))
    return _less_sure(matter.text) if found == "hurt" and matter.alarm == "possible" else found


def _less_sure(text: str) -> str:
    """What is only asked about tells of somebody hurt where its words do: 负一楼储藏室水到腰 is water, and no more."""
    if has_cue("may_hurt", text):
        return "hurt"
    return "water" if has_cue("flooding", text) else "other"


def _plain(matter: Matter) -> str:
    """By what the reader holds it for."""
    if matter.slots.people_trapped:
        lift = matter.slots.category == "elevator" or has_cue("lift", matter.text)
        return "trapped" if lift else "locked"
    if matter.intent in ("complaint", "other"):
        return "hurt"
    if matter.intent == "heating":
        return "heating"
    return _BY_CATEGORY.get(matter.slots.category or "", "other")


def _nearer(plain: str, text: str) -> str:
    """What no lift and no word of its own tells, by who and what is spoken of; fire goes before the door."""
    if plain != "falling" and has_cue("burning", text):
        return "fire"
    if plain != "falling" and has_cue("leaking_gas", text):
        return "gas"
    if plain != "locked" and has_cue("injured", text):
        return "hurt"
    clauses = [found.group() for found in _CLAUSE.finditer(text)]
    if any(has_cue("dangling", clause) and has_cue("person", clause) for clause in clauses):
        return "height"  # a child outside the window, no quilt
    if plain in ("hurt", "other") and has_cue("shut_in", text) and has_cue("person", text):
        return "locked"
    if plain in ("hurt", "other") and has_cue("dangling", text):
        return "falling"
    return _wet(text) if plain == "falling" and has_cue("leaking", text) else plain


def _wet(text: str) -> str:
    """Rain that comes through a ceiling is no ceiling that comes down; where it meets electrics, these go first."""
    if has_cue("electrics", text):
        return "electric"
    return "falling" if has_cue("coming_down", text) else "water"
