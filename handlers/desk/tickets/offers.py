"""Who a ticket was offered to, and the name under which its card stands in every chat."""

from handlers.desk.office import Desk
from storage.lifecycle import Move, Status
from storage.tickets import Ticket

UNTAKEN = frozenset({Status.NEW, Status.ASSIGNED})
_CHANGES_HANDS = frozenset({Move.ASSIGN.value, Move.UNASSIGN.value, Move.REOPEN.value})


def card_name(ticket: Ticket) -> str:
    return f"job:{ticket.id}"


def about(desk: Desk, ticket: Ticket) -> str:
    """A card is put once for each state: its version, what hangs on it, and how often it was touched at one version."""
    touched = len(desk.record.tickets.timeline(ticket.id)) + len(desk.record.attachments.of(ticket.id))
    return f"{card_name(ticket)}:{ticket.version}:{touched}"


def may_take(desk: Desk, ticket: Ticket, person_id: int | None) -> bool:
    """Whether an untaken ticket was offered to somebody (None: the crew's group) since it last changed hands."""
    offered: set[int | None] = set()
    for event in desk.record.tickets.timeline(ticket.id):
        if event.event in _CHANGES_HANDS:
            offered.clear()
        offered.update(event.data.get("to", ()))
        if event.data.get("groups"):
            offered.add(None)
    return person_id in offered


def in_groups(desk: Desk, ticket: Ticket) -> bool:
    """Whether its card belongs into the crew's groups: offered to them, or given to somebody before their eyes."""
    timeline = desk.record.tickets.timeline(ticket.id)
    return any(event.data.get("groups") or event.data.get("shown") for event in timeline)
