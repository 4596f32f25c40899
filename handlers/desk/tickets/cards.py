"""The job card: one message a ticket in the chat of everybody concerned with it, edited in place as the job moves."""

from collections.abc import Iterable
from datetime import datetime

from handlers.desk.office import Desk
from handlers.desk.people import SUPERVISING, home_of
from handlers.desk.tickets import clocks, group_cards, news, places, remark_lines
from handlers.desk.tickets.offers import UNTAKEN, about, card_name, may_take
from handlers.desk.tickets.waiting import awaited
from handlers.turn import Choice, Choices, Message, choice
from storage.lifecycle import Status
from storage.tickets import Ticket

UNANSWERED = "unanswered"
"""The fact that says of a ticket that it came of silence: whoever runs calls first."""
DESK_WORK = frozenset({"complaint", "suggestion", "praise", "inquiry", "fee"})


# --- what it shows ------------------------------------------------------------------------------------------


def message(desk: Desk, ticket: Ticket, alert: Message | None = None) -> Message:
    """The card's text. Staff see the room and who needs care; nobody sees a phone number.

    :param alert: why it is shown anew, as its first line.
    """
    first = () if alert is None else (alert,)
    return Message("job-card", {"lines": (*first, *_lines(desk, ticket))})


def _lines(desk: Desk, ticket: Ticket) -> Iterable[Message]:
    yield Message("job-head", {"no": ticket.no, "state": news.staff_state(ticket), "urgency": ticket.urgency})
    yield _place(desk, ticket)
    yield Message("job-text", {"text": news.masked(ticket.text)})
    if to_call(ticket):
        yield Message("job-unanswered")
    yield from clocks.on_card(desk, ticket)
    yield from _remarks(desk, ticket)


def _place(desk: Desk, ticket: Ticket) -> Message:
    """Where to go. Somebody in a lift is not in the flat they live in: the lift is their own stairway's."""
    home, common = home_of(desk, ticket), places.spot(ticket)
    if home is not None and ticket.facts.get(places.LEARNED):
        return Message("job-learned", {"home": home.label, "place": ticket.place or "none", "kind": ticket.kind})
    building, unit = places.block(desk, ticket)
    if building and common == "lift" and (unit or home is None):
        return Message("job-lift", {"building": building, "unit": unit or "none", "kind": ticket.kind})
    label = home.label if home and common not in places.OUTSIDE else "none"
    where = places.told(ticket) or label
    return Message("job-place", {"home": where, "place": ticket.place or "none", "kind": ticket.kind})


def _remarks(desk: Desk, ticket: Ticket) -> Iterable[Message]:
    photos = len(desk.record.attachments.of(ticket.id))
    if photos:
        yield Message("job-photos", {"count": photos})
    if care_of(desk, ticket):
        yield Message("job-care")
    if ticket.urges:
        yield Message("job-urges", {"count": ticket.urges})
    if (asked := awaited(desk, ticket)) is not None:
        yield Message("job-outside", {"party": asked.name, "at": asked.due})
    elif ticket.paused_why is not None and ticket.resume_at is not None:
        yield Message("job-paused", {"reason": ticket.paused_why, "at": ticket.resume_at})
    yield from remark_lines.lines(desk, ticket)
    if ticket.assignee_id is not None:
        yield Message("job-assignee", {"name": news.name(desk, ticket.assignee_id)})


def care_of(desk: Desk, ticket: Ticket) -> bool:
    """Whether somebody who needs care is affected: told in the report, or consented to in the household's file."""
    if ticket.facts.get("vulnerable"):
        return True
    return ticket.home_id is not None and any(
        residence.care for _, residence in desk.record.roster.residents_of(ticket.home_id)
    )


# --- what can be pressed ------------------------------------------------------------------------------------


def choices(desk: Desk, ticket: Ticket, person_id: int | None) -> Choices:
    """The buttons for one viewer: the assignee moves the job, others may take it while nobody has."""
    if person_id != ticket.assignee_id:
        open_to_all = ticket.status in UNTAKEN and may_take(desk, ticket, person_id)
        return offer_rows(desk, ticket, person_id) if open_to_all else ()
    return _desk_choices(ticket) if ticket.kind in DESK_WORK else _job_choices(ticket)


def offer_rows(desk: Desk, ticket: Ticket, person_id: int | None) -> Choices:
    """[接单] for whoever may take it, and [派给…] for who decides."""
    accept = _acts(ticket, "accept", *(("call",) if to_call(ticket) else ()))
    return (accept, *assign_row(ticket)) if person_id is not None and decides(desk, person_id) else (accept,)


def assign_row(ticket: Ticket) -> Choices:
    return ((choice("job-button-assign", "job.transfer", ticket.id),),)


def decides(desk: Desk, person_id: int) -> bool:
    """Whether somebody may give work to others."""
    member = desk.record.roster.staff_member(person_id)
    return member is not None and not member.roles.isdisjoint(SUPERVISING)


def to_call(ticket: Ticket) -> bool:
    """Whether the owner has to be called before anything else: nobody knows how it stands."""
    return bool(ticket.facts.get(UNANSWERED)) and ticket.status in {*UNTAKEN, Status.ACCEPTED}


def _job_choices(ticket: Ticket) -> Choices:
    call = ("call",) if to_call(ticket) else ()
    match ticket.status:
        case Status.ASSIGNED:
            return _acts(ticket, "accept", *call), _acts(ticket, "transfer", "refuse")
        case Status.ACCEPTED:
            return _acts(ticket, "arrive", "finish", *call), _acts(ticket, "hold", "transfer", "contact")
        case Status.ON_SITE:
            return _acts(ticket, "finish", "start"), _acts(ticket, "hold", "contact")
        case Status.WORKING:
            return (_act("finish", ticket),), _acts(ticket, "hold", "contact")
        case Status.PAUSED:
            return _acts(ticket, "resume", "finish"), (_act("contact", ticket),)
        case _:
            return ()


def _desk_choices(ticket: Ticket) -> Choices:
    match ticket.status:
        case Status.ASSIGNED:
            return ((_act("accept", ticket),), _acts(ticket, "transfer"))
        case Status.ACCEPTED | Status.ON_SITE | Status.WORKING | Status.PAUSED:
            return _acts(ticket, "contact", "finish"), _acts(ticket, "transfer")
        case _:
            return ()


def _acts(ticket: Ticket, *names: str) -> tuple[Choice, ...]:
    return tuple(_act(name, ticket) for name in names)


def _act(name: str, ticket: Ticket) -> Choice:
    return choice(f"job-button-{name}", f"job.{name}", ticket.id)


# --- where it stands ----------------------------------------------------------------------------------------


def show(
    desk: Desk,
    ticket: Ticket,
    person_id: int,
    *,
    lane: str = "assignment",
    not_before: datetime | None = None,
    alert: Message | None = None,
) -> None:
    """Put the card's present state into somebody's chat: a new message, or in place of the one that stands there.

    What can wait and nobody has touched yet does so until the quiet hours are over, unless ``not_before`` says when.
    """
    if not_before is None and ticket.status in UNTAKEN and clocks.can_wait(desk, ticket):
        not_before = desk.compound.calendar.after_quiet(desk.now)
    desk.tell(
        person_id, message(desk, ticket, alert), lane=lane, about=about(desk, ticket),
        choices=choices(desk, ticket, person_id), card=card_name(ticket), not_before=not_before,
    )  # fmt: skip


def show_anew(
    desk: Desk,
    ticket: Ticket,
    person_id: int,
    *,
    lane: str = "assignment",
    not_before: datetime | None = None,
    alert: Message | None = None,
) -> None:
    """The same as a new message at the bottom of the chat, because it is news to them."""
    binding = desk.reach(person_id)
    if binding is not None:
        desk.record.outbox.forget_card(binding.address.channel, binding.address.chat, card_name(ticket))
    show(desk, ticket, person_id, lane=lane, not_before=not_before, alert=alert)


def offer(desk: Desk, ticket: Ticket, person_ids: Iterable[int], *, lane: str, alert: Message | None = None) -> None:
    """Show a ticket to several people of whom one may take it."""
    offered = list(dict.fromkeys(person_ids))
    desk.record.tickets.note(ticket, "offered", by=None, at=desk.now, data={"to": offered})
    for person_id in offered:
        show_anew(desk, ticket, person_id, lane=lane, alert=alert)


def holders(desk: Desk, ticket: Ticket) -> set[int]:
    """Everybody in whose chat this card has been put."""
    timeline = desk.record.tickets.timeline(ticket.id)
    return {int(person_id) for event in timeline for person_id in event.data.get("to", ())}


def refresh(desk: Desk, ticket: Ticket, *, everybody: bool = False) -> None:
    """Bring the assignee's card up to date.

    :param everybody: also the cards of all others who were shown it, because it changed hands or is over; of an
        emergency they always follow every step.
    """
    viewers = holders(desk, ticket) if everybody or ticket.urgency == "emergency" else _assignee(ticket)
    for person_id in sorted(viewers):
        show(desk, ticket, person_id)
    group_cards.refresh(desk, ticket)


def _assignee(ticket: Ticket) -> set[int]:
    return set() if ticket.assignee_id is None else {ticket.assignee_id}
