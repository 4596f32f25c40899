"""Whom a notice is for: parts of the compound, or those who got an earlier notice; and how many can be reached."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from handlers.desk.office import Desk
from storage.households import Household, Place

EVERYBODY = (Place(),)


@dataclass(frozen=True, slots=True)
class Audience:
    """Parts of the compound; or, for a correction, the households that ``notice_id`` was written to."""

    places: tuple[Place, ...] = EVERYBODY
    notice_id: int | None = None

    def packed(self) -> dict[str, Any]:
        places = [{name: part for name, part in asdict(place).items() if part is not None} for place in self.places]
        return {"places": places, "notice": self.notice_id}

    @classmethod
    def of(cls, packed: Mapping[str, Any]) -> "Audience":
        return cls(tuple(Place(**place) for place in packed["places"]), packed["notice"])


@dataclass(frozen=True, slots=True)
class Reach:
    """How many households an audience has, and how they can be written to."""

    households: int
    bound: int
    blocked: int

    @property
    def unbound(self) -> int:
        return self.households - self.bound


def reach(households: Sequence[Household]) -> Reach:
    """``bound`` counts a household in which anybody has a chat, ``blocked`` those of them who blocked us."""
    bound = [household for household in households if household.receiver is not None]
    return Reach(len(households), len(bound), sum(not household.reachable for household in bound))


def households(desk: Desk, audience: Audience) -> list[Household]:
    """The households an audience stands for now, in walking order."""
    if audience.notice_id is None:
        return desk.record.households.within(desk.compound.id, audience.places)
    written = [entry for entry in desk.record.notices.ledger(audience.notice_id) if entry.reach == "sent"]
    told = [entry.person_id for entry in written if entry.person_id is not None]
    return desk.record.households.of(desk.compound.id, [entry.home.id for entry in written], prefer=told)


def known(desk: Desk, places: Iterable[Place]) -> tuple[list[Place], list[Place]]:
    """The places in which there are homes, and those in which there are none: a typing error, most likely."""
    found: list[Place] = []
    unknown: list[Place] = []
    for place in places:
        (found if desk.record.households.within(desk.compound.id, [place]) else unknown).append(place)
    return found, unknown
