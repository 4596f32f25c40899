"""Rights: who may see and touch which home, ticket and bill. Every button asks here again when it is pressed."""

from storage.people import Residence, Speaker
from storage.tickets import Ticket

PRIVATE = frozenset({"complaint", "suggestion", "praise", "inquiry", "fee"})
"""What somebody told the office is not their household's business, unlike a leak."""


def residence(speaker: Speaker, home_id: int | None) -> Residence | None:
    """How the speaker lives in a home; None where they do not."""
    return next((one for one in speaker.residences if one.home.id == home_id), None)


def owns(speaker: Speaker, home_id: int) -> bool:
    """Whether the speaker is a property owner of this home."""
    one = residence(speaker, home_id)
    return one is not None and one.standing == "owner"


def sees_bills(speaker: Speaker, home_id: int | None) -> bool:
    """Bills are for the property owner, and for those the owner lets see them."""
    one = residence(speaker, home_id)
    return one is not None and one.sees_bills


def may_see(speaker: Speaker, ticket: Ticket) -> bool:
    """Whoever reported it; of repairs and heating everybody of the household; of money who may see the bills."""
    if _reported(speaker, ticket):
        return True
    if ticket.kind == "fee":
        return sees_bills(speaker, ticket.home_id)
    return ticket.kind not in PRIVATE and residence(speaker, ticket.home_id) is not None


def may_change(speaker: Speaker, ticket: Ticket) -> bool:
    """Cancel, reschedule, accept the work: the reporter, and the owner's family; a tenant only what they reported."""
    if _reported(speaker, ticket):
        return True
    one = residence(speaker, ticket.home_id)
    return may_see(speaker, ticket) and one is not None and one.standing != "tenant"


def _reported(speaker: Speaker, ticket: Ticket) -> bool:
    return speaker.person is not None and ticket.reporter_id == speaker.person.id
