"""What a survey asks and whom: its questions as data, and a sample by building that every replica draws alike."""

import random
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from handlers.desk.office import Desk
from storage.households import Household, Place

_FILE = Path(__file__).parents[3] / "locales" / "zh_CN" / "survey.toml"
RECOMMEND = "recommend"
WHOLE = frozenset({"full"})
"""Kinds that ask every household; the others ask a sample."""


@cache
def _plan() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def questions(kind: str) -> tuple[str, ...]:
    """The questions of a kind of survey, in order."""
    return tuple(_plan()["kinds"][kind])


def scale(question: str) -> range:
    """The scores that can be given: 0–10 for recommending, else 1–5."""
    return range(11) if question == RECOMMEND else range(1, 6)


def is_low(question: str, score: int) -> bool:
    """Whether a score calls for somebody to ring up."""
    low: Mapping[str, int] = _plan()["low"]
    return score <= (low["recommend"] if question == RECOMMEND else low["item"])


def callback_text(question: str, score: int) -> str:
    """What the call-back ticket says."""
    form, names = _plan()["callback"]["text"], _plan()["items"]
    return str(form.format(item=names[question], score=score))


# --- the sample ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sample:
    """The households drawn, and how many were left in peace and why."""

    households: tuple[Household, ...]
    resting: int
    waiting: int

    @property
    def reachable(self) -> int:
        return sum(household.reachable for household in self.households)


def draw(desk: Desk, kind: str, occurrence: str) -> Sample:
    """Draw a share of every building. The same occurrence draws the same homes, whichever replica does it.

    Left out are homes asked within the rest days, and those with an open ticket.
    """
    everybody = desk.record.households.within(desk.compound.id, [Place()])
    rest = desk.now - timedelta(days=desk.compound.rules.surveys.rest_days)
    resting = desk.record.surveys.asked_since(desk.compound.id, rest)
    waiting = desk.record.surveys.homes_waiting(desk.compound.id)
    buildings: dict[str, list[Household]] = defaultdict(list)
    for household in everybody:
        buildings[household.home.building].append(household)
    percent = 100 if kind in WHOLE else desk.compound.rules.surveys.sample_percent
    drawn = [
        household
        for building, homes in buildings.items()
        for household in _drawn(homes, resting | waiting, percent, f"{desk.compound.id}:{kind}:{occurrence}:{building}")
    ]
    ids = {household.home.id for household in everybody}
    return Sample(tuple(drawn), len(ids & resting), len(ids & waiting - resting))


def _drawn(homes: Sequence[Household], spared: set[int], percent: int, seed: str) -> list[Household]:
    """A share of a building, counted from all its homes and rounded up, of those that may be asked."""
    willing = [household for household in homes if household.home.id not in spared]
    count = min(len(willing), -(-len(homes) * percent // 100))
    chosen = set(random.Random(seed).sample(range(len(willing)), count))
    return [household for number, household in enumerate(willing) if number in chosen]
