"""Who of each household is written to: the property owner if a chat of theirs can be reached, else family, else tenant.

One query for a whole compound, because a notice to two thousand households must not ask two thousand times.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

import sqlalchemy as sa

from storage.people import Home, walking_order
from storage.schema import bindings, homes, residents
from storage.sql import AnyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A part of the compound; what is None is not asked for, so ``Place()`` is all of it."""

    building: str | None = None
    unit: str | None = None
    riser: str | None = None
    room: str | None = None


@dataclass(frozen=True, slots=True)
class Receiver:
    """The person of a household who is written to, and the chat they bound last."""

    person_id: int
    channel: str
    chat: str
    reachable: bool


@dataclass(frozen=True, slots=True)
class Household:
    """A home and who is written to there; nobody where no resident has bound a chat."""

    home: Home
    receiver: Receiver | None

    @property
    def reachable(self) -> bool:
        return self.receiver is not None and self.receiver.reachable


_STANDING = sa.case((residents.c.standing == "owner", 0), (residents.c.standing == "family", 1), else_=2)


class Households:
    """Finds households and their receivers within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def within(self, community_id: int, places: Sequence[Place]) -> list[Household]:
        """The households of these parts of a compound, each once, in walking order."""
        return self._find(community_id, sa.or_(*map(_lies_in, places)))

    def of(self, community_id: int, home_ids: Collection[int], *, prefer: Collection[int] = ()) -> list[Household]:
        """These households; written to one of the people ``prefer`` where they live there and can be reached."""
        return self._find(community_id, homes.c.id.in_(home_ids), prefer)

    def _find(
        self, community_id: int, condition: sa.ColumnElement[bool], prefer: Collection[int] = ()
    ) -> list[Household]:
        query = (
            sa.select(homes, residents.c.person_id, bindings.c.channel, bindings.c.chat, bindings.c.reachable)
            .outerjoin(residents, residents.c.home_id == homes.c.id)
            .outerjoin(bindings, bindings.c.person_id == residents.c.person_id)
            .where(homes.c.community_id == community_id, condition)
            .order_by(homes.c.id, _STANDING, residents.c.id, bindings.c.id.desc())
        )
        by_home = groupby(self._connection.execute(query), key=lambda row: row.id)
        found = [_household(list(rows), frozenset(prefer)) for _, rows in by_home]
        return sorted(found, key=lambda household: walking_order(household.home))


def _lies_in(place: Place) -> sa.ColumnElement[bool]:
    asked = {
        homes.c.building: place.building,
        homes.c.unit: place.unit,
        homes.c.riser: place.riser,
        homes.c.room: place.room,
    }
    return sa.and_(sa.true(), *(column == wanted for column, wanted in asked.items() if wanted is not None))


def _household(rows: Sequence[AnyRow], prefer: frozenset[int]) -> Household:
    """The first who can be reached, in the order of the rows; else the first who had a chat once."""
    row = rows[0]
    home = Home(row.id, row.community_id, row.building, row.unit, row.room, row.floor, row.riser, row.area_cm2)
    bound = [Receiver(row.person_id, row.channel, row.chat, row.reachable) for row in rows if row.channel is not None]
    bound.sort(key=lambda receiver: (not receiver.reachable, receiver.person_id not in prefer))
    return Household(home, bound[0] if bound else None)
