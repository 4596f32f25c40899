"""The nouns of the roster: an address, a person, a home, who lives where, who works here, who is speaking."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person is heard and reached: in a private chat ``chat`` and ``user`` belong together, in a group not."""

    channel: str
    chat: str
    user: str


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    community_id: int
    name: str
    phone: str | None
    locale: str | None


@dataclass(frozen=True, slots=True)
class Home:
    """A household's rooms in canonical form: building 3, unit 2, room 501 is ``3-2-501``."""

    id: int
    community_id: int
    building: str
    unit: str
    room: str
    floor: int | None
    riser: str | None
    area_cm2: int | None

    @property
    def label(self) -> str:
        return "-".join(part for part in (self.building, self.unit, self.room) if part)


@dataclass(frozen=True, slots=True)
class Residence:
    """A person in a home. Bills are for the property owner, and for those the owner lets see them."""

    person_id: int
    home: Home
    standing: str
    sees_bills: bool
    care: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaffMember:
    person: Person
    roles: frozenset[str]
    skills: frozenset[str]
    buildings: frozenset[str]

    def serves(self, building: str) -> bool:
        return not self.buildings or building in self.buildings


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is talking, as far as we know them. An unknown person has no ``person`` yet."""

    binding_id: int
    community_id: int
    address: Address
    person: Person | None
    residences: tuple[Residence, ...]
    staff: StaffMember | None

    @property
    def homes(self) -> tuple[Home, ...]:
        return tuple(residence.home for residence in self.residences)

    def has_role(self, *roles: str) -> bool:
        return self.staff is not None and not self.staff.roles.isdisjoint(roles)


@dataclass(frozen=True, slots=True)
class Binding:
    """A chat that belongs to a person."""

    id: int
    address: Address
    person_id: int | None
    reachable: bool


def plain_phone(text: str) -> str | None:
    """A mainland mobile or landline number as bare digits: +86…, 0086…, spaces and dashes are the same number.

    Returns None where the text is no phone number.
    """
    digits = re.sub(r"[\s\-–()（）]", "", text)
    digits = re.sub(r"^(\+|00)86", "", digits).removeprefix("+")
    if len(digits) == 13 and digits.startswith("861"):  # Telegram leaves the plus away
        digits = digits[2:]
    return digits if re.fullmatch(r"1[3-9]\d{9}|0\d{9,11}", digits, re.ASCII) else None


def walking_order(home: Home) -> tuple[tuple[int, str], ...]:
    """Sorts homes as a person walks past them: building 2 before 10."""
    return tuple(
        (int(digits.group()) if (digits := re.match(r"\d+", part)) else 0, part)
        for part in (home.building, home.unit, home.room)
    )
