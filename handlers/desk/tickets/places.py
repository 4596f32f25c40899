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


def told(ticket: Ticket) -> Message | None:
    """「7号楼2单元」 as it was said, for a ticket without a home we know: the fire is in somebody else's block."""
    building, unit, room = (ticket.facts.get(part) or "none" for part in ("building", "unit", "room"))
    if ticket.home_id is not None or building == "none":
        return None
    return Message("place-block", {"building": building, "unit": unit, "room": room})


def block(desk: Desk, ticket: Ticket) -> tuple[str, str]:
    """Building and unit of the home, or as they were said; empty where nobody has."""
    home = None if ticket.facts.get(LEARNED) else home_of(desk, ticket)
    if home is not None:
        return home.building, home.unit
    if ticket.home_id is not None:
        return "", ""
    return str(ticket.facts.get("building") or ""), str(ticket.facts.get("unit") or "")


def word(desk: Desk, ticket: Ticket) -> Message | None:
    """「3号楼2单元电梯」, 「车库」, 「3-2-501」; None where nobody has said."""
    home, common = None if ticket.facts.get(LEARNED) else home_of(desk, ticket), spot(ticket)
    if common is None:
        return told(ticket) if home is None else Message("place-home", {"home": home.label})
    building, unit = block(desk, ticket) if common not in OUTSIDE else ("", "")
    unit = unit if common != "roof" else ""
    return Message("place-common", {"building": building or "none", "unit": unit or "none", "spot": common})
