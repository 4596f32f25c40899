"""The job card in a crew's group: one message a ticket that shows who has it, without room, phone number or care.

Many read along there, also people who have left us. Whoever takes the job gets room and remarks in their own chat.
"""

import re
from collections.abc import Iterable

from handlers.desk.office import Desk
from handlers.desk.people import home_of
from handlers.desk.tickets import clocks, news, offers, places
from handlers.desk.tickets.duty import skill_for
from handlers.reading import privacy
from handlers.turn import Choice, Choices, Message, choice
from handlers.values import pack_choices, pack_values
from storage.groups import CREW, Group
from storage.lifecycle import Status
from storage.outbox import Parcel
from storage.people import Home
from storage.tickets import Ticket

_WORK = frozenset({"repair", "heating"})
_HIDDEN = "***"


# --- what it shows ------------------------------------------------------------------------------------------


def hidden(text: str, home: Home | None) -> str:
    """The owner's words without room and phone numbers, a neighbour's neither."""
    text = privacy.hidden(text, _HIDDEN, block=True)
    return re.sub(rf"(?<!\d){re.escape(home.room)}(?!\d)", _HIDDEN, text) if home and home.room else text


def matter(desk: Desk, ticket: Ticket) -> Message:
    """What a ticket is about, for everybody in the group."""
    text = " ".join(hidden(ticket.text, home_of(desk, ticket)).split())
    return Message("ticket-matter", {"text": text if len(text) <= news.SHORT else text[: news.SHORT - 1] + "…"})


def place(desk: Desk, ticket: Ticket) -> Message:
    """Building and stairway, no more: enough to know who is near."""
    building, unit = ("", "") if places.spot(ticket) in places.OUTSIDE else places.block(desk, ticket)
    return Message("crew-place", {
        "building": building or "none", "unit": unit or "none", "place": ticket.place or "none", "kind": ticket.kind,
    })  # fmt: skip


def message(desk: Desk, ticket: Ticket) -> Message:
    return Message("job-card", {"lines": tuple(_lines(desk, ticket))})


def _lines(desk: Desk, ticket: Ticket) -> Iterable[Message]:
    yield Message("job-head", {"no": ticket.no, "state": news.staff_state(ticket), "urgency": ticket.urgency})
    yield place(desk, ticket)
    yield Message("job-text", {"text": hidden(ticket.text, home_of(desk, ticket))})
    yield from clocks.on_card(desk, ticket)
    if photos := len(desk.record.attachments.of(ticket.id)):
        yield Message("job-photos", {"count": photos})
    if ticket.paused_why is not None and ticket.resume_at is not None:
        yield Message("job-paused", {"reason": ticket.paused_why, "at": ticket.resume_at})
    if ticket.assignee_id is not None:
        yield Message("job-assignee", {"name": news.name(desk, ticket.assignee_id)})
    if ticket.open and ticket.status not in offers.UNTAKEN:
        yield Message("crew-how")


# --- what can be pressed ------------------------------------------------------------------------------------


def choices(desk: Desk, ticket: Ticket) -> Choices:
    """The same buttons for everybody who reads; each press asks afresh whose job it is."""
    match ticket.status:
        case Status.NEW if offers.may_take(desk, ticket, None):
            return (_acts(ticket, "accept"),)
        case Status.ASSIGNED:
            return (_acts(ticket, "accept"),)
        case Status.ACCEPTED:
            steps = (_way(ticket), *_acts(ticket, "arrive"), _finish(ticket))
            return steps, _acts(ticket, "hold", "transfer", "refuse")
        case Status.ON_SITE | Status.WORKING:
            return (_finish(ticket), *_acts(ticket, "hold")), _acts(ticket, "transfer", "refuse")
        case Status.PAUSED:
            return (*_acts(ticket, "resume"), _finish(ticket)), _acts(ticket, "transfer", "refuse")
        case _:
            return ()


def _acts(ticket: Ticket, *names: str) -> tuple[Choice, ...]:
    return tuple(choice(f"job-button-{name}", f"job.{name}", ticket.id) for name in names)


def _way(ticket: Ticket) -> Choice:
    return choice("crew-button-way", "quick.say", ticket.id, "on_way")


def _finish(ticket: Ticket) -> Choice:
    return choice("job-button-finish", "crew.finish", ticket.id)


# --- where it stands ----------------------------------------------------------------------------------------


def groups_for(desk: Desk, ticket: Ticket) -> list[Group]:
    """The crew groups of the ticket's trade; where nobody goes alone into danger, all of them."""
    found = desk.record.groups.active(desk.compound.id, CREW)
    if ticket.kind not in _WORK:
        return found if ticket.urgency == "emergency" else []
    fitting = [group for group in found if group.takes(skill_for(ticket))]
    return found if ticket.urgency == "emergency" and not fitting else fitting


def post(desk: Desk, ticket: Ticket) -> None:
    """Offer it to the crew's groups, where anybody of the crew may take it."""
    if groups_for(desk, ticket):
        desk.record.tickets.note(ticket, "offered", by=None, at=desk.now, data={"groups": True})
        _put(desk, ticket)


def refresh(desk: Desk, ticket: Ticket) -> None:
    """Bring the cards that stand in groups up to date."""
    if offers.in_groups(desk, ticket):
        _put(desk, ticket)


def _put(desk: Desk, ticket: Ticket) -> None:
    for group in groups_for(desk, ticket):
        put_into(desk, ticket, group)


def put_into(desk: Desk, ticket: Ticket, group: Group) -> None:
    """The card's present state, in place of the one that stands in this group; what can wait keeps the quiet hours."""
    waits = ticket.status in offers.UNTAKEN and clocks.can_wait(desk, ticket)
    lane = "emergency" if ticket.urgency == "emergency" else "assignment"
    text = message(desk, ticket)
    desk.record.outbox.put(
        Parcel(
            community_id=desk.compound.id, channel=group.channel, chat=group.chat, lane=lane,
            dedupe=f"{offers.about(desk, ticket)}:{group.channel}:{group.chat}", key=text.key,
            values=pack_values(text.values), choices=pack_choices(choices(desk, ticket)),
            card=offers.card_name(ticket),
            not_before=desk.compound.calendar.after_quiet(desk.now) if waits else desk.now,
        ),
        at=desk.now,
    )  # fmt: skip
