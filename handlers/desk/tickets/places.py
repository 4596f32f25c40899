"""Where to go: the flat, or the part of the house that is everybody's, in which case the flat would mislead."""

from handlers.desk.office import Desk
from handlers.desk.people import home_of
from handlers.turn import Message
from storage.tickets import Ticket

LIFT = ("", "elevator_hall")
"""Places of a lift ticket that say no more than that it is about the lift."""
_OF_A_STAIRWAY = frozenset({"corridor", "elevator_hall"})
OUTSIDE = frozenset({"garage", "garden", "gate"})
"""Belongs to no building: whose flat it was reported from says nothing of where it is."""

LEARNED = "home_learned"
"""The fact that says that the home is the reporter's, learned later: it need not be where it happens."""


def spot(ticket: Ticket) -> str | None:
    """The common part a ticket is about: lift, corridor, garage …; None where it is about a flat."""
    if ticket.category == "elevator" and ticket.place in LIFT:
        return "lift"
    return ticket.place if ticket.place in {*_OF_A_STAIRWAY, *OUTSIDE, "roof"} else None


def word(desk: Desk, ticket: Ticket) -> Message | None:
    """「3号楼2单元电梯」, 「车库」, 「3-2-501」; None where nobody has said."""
    home, common = None if ticket.facts.get(LEARNED) else home_of(desk, ticket), spot(ticket)
    if common is None:
        return None if home is None else Message("place-home", {"home": home.label})
    inside = home if common not in OUTSIDE else None
    unit = inside.unit if inside is not None and common != "roof" else ""
    building = inside.building if inside is not None else ""
    return Message("place-common", {"building": building or "none", "unit": unit or "none", "spot": common})
