"""Who of the staff is meant: supervisors, managers, the steward of a building, the crew of a skill."""

from collections.abc import Iterable

from handlers.desk.office import Desk
from storage.people import Home, StaffMember
from storage.tickets import Ticket

SUPERVISING = ("supervisor", "manager")
ANSWERING = ("steward", "service", "supervisor", "manager")


def supervisors(desk: Desk) -> list[StaffMember]:
    """Who decides about work: the supervisors, or the managers where a compound has none."""
    return first_filled(desk, SUPERVISING)


def managers(desk: Desk) -> list[StaffMember]:
    return desk.record.roster.staff_with_role(desk.compound.id, "manager")


def repairmen(desk: Desk) -> list[StaffMember]:
    return desk.record.roster.staff_with_role(desk.compound.id, "repairman")


def first_filled(desk: Desk, roles: Iterable[str]) -> list[StaffMember]:
    """Everybody of the first of these roles that anybody has."""
    found = (desk.record.roster.staff_with_role(desk.compound.id, role) for role in roles)
    return next((members for members in found if members), [])


def keeper_for(desk: Desk, home: Home | None) -> int | None:
    """Who keeps a ticket to its end (首问负责制): the steward of the building, else who answers for the house."""
    building = home.building if home else ""
    for role in ANSWERING:
        members = desk.record.roster.staff_with_role(desk.compound.id, role)
        serving = [member for member in members if member.serves(building)]
        if serving:
            return min(serving, key=lambda member: (not member.buildings, member.person.id)).person.id
    return None


def ids(members: Iterable[StaffMember]) -> list[int]:
    return [member.person.id for member in members]


def name_of(desk: Desk, person_id: int | None) -> str:
    """A colleague's name as owners and colleagues see it; empty where there is nobody."""
    return "" if person_id is None else desk.record.roster.person(person_id).name


def home_of(desk: Desk, ticket: Ticket) -> Home | None:
    return None if ticket.home_id is None else desk.record.roster.home(ticket.home_id)


def label_of(desk: Desk, ticket: Ticket) -> str:
    """The home as staff know it, 3-2-501; empty where the matter has none."""
    home = home_of(desk, ticket)
    return home.label if home else ""
