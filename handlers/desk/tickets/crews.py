"""The crew's groups: registered from the chat, followed when they get a new id, and missed when we are put out."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from handlers.desk.office import Compound, Desk
from handlers.desk.people import ids, supervisors
from handlers.desk.tickets import dispatch, group_cards, offers
from handlers.desk.tickets.duty import skill_for
from handlers.turn import Message
from storage.groups import ACTIVE, AWAY, CREW, ENDED, LOST, Group
from storage.lifecycle import OPEN
from storage.people import Person
from storage.tickets import Ticket
from storage.unit_of_work import Record

SKILLS = ("plumbing", "electrical", "heating", "elevator", "civil", "general")


def register(desk: Desk, channel: str, chat: str, title: str, skills: Sequence[str], by: int) -> Group:
    """Work with this crew from now on; what waits for somebody is offered to it at once.

    :param skills: trades of SKILLS; none stands for all of them.
    """
    group = desk.record.groups.register(desk.compound.id, channel, chat, CREW, title, skills=skills)
    desk.record.journal.write(desk.compound.id, "group registered", title, by=by, at=desk.now)
    for ticket in _open(desk):
        if ticket.assignee_id is None and ticket.status in offers.UNTAKEN:
            group_cards.post(desk, ticket)
    return group


def end(desk: Desk, group: Group, by: int) -> bool:
    """No more jobs into this group; False where that was so already."""
    ended = desk.record.groups.turn(group.channel, group.chat, ENDED, out_of=(ACTIVE, LOST, AWAY))
    if ended:
        desk.record.journal.write(desk.compound.id, "group unregistered", group.title, by=by, at=desk.now)
        _climb(desk, _waiting(desk, group))
    return ended


def restore(desk: Desk, group: Group, by: int) -> bool:
    """Take that back: the same crew with the same trades."""
    if not desk.record.groups.turn(group.channel, group.chat, ACTIVE, out_of=(ENDED,)):
        return False
    register(desk, group.channel, group.chat, group.title, group.skills, by)
    return True


# --- put out, taken in again --------------------------------------------------------------------------------


def put_out(desk: Desk, group: Group, by: Person | None) -> None:
    """Nothing arrives there any more: what nobody has taken goes a step up, and the supervisors hear who did it."""
    if not desk.record.groups.turn(group.channel, group.chat, AWAY, out_of=(ACTIVE, LOST)):
        return
    waiting = _waiting(desk, group)
    _climb(desk, waiting)
    message = Message("crew-lost", {
        "title": group.title, "who": by.name if by is not None else "none", "count": len(waiting),
        "numbers": "、".join(ticket.no for ticket in waiting) or "none",
    })  # fmt: skip
    about = f"group-lost:{group.chat}:{desk.now.isoformat()}"
    desk.tell_all(ids(supervisors(desk)), message, lane="assignment", about=about)


def taken_in(desk: Desk, group: Group) -> bool:
    """Back in a group we were put out of; its cards are shown anew. False where it was not ours to work in."""
    if not desk.record.groups.turn(group.channel, group.chat, ACTIVE, out_of=(LOST, AWAY)):
        return False
    desk.record.outbox.forget_cards(group.channel, group.chat)
    _post_open(desk, group)
    return True


def miss(desk: Desk) -> None:
    """A ring: groups that refused a message before Telegram told us that we are out."""
    for group in desk.record.groups.known(desk.compound.id):
        if group.state == LOST:
            put_out(desk, group, None)


def _climb(desk: Desk, waiting: Sequence[Ticket]) -> None:
    for ticket in waiting:
        row = desk.record.promises.wakes(ticket.id).get(dispatch.LADDER)
        if row is not None:
            dispatch.climb(desk, ticket, row)


def _waiting(desk: Desk, group: Group) -> list[Ticket]:
    """What this crew was offered and nobody has taken."""
    if group.purpose != CREW:
        return []
    return [
        ticket
        for ticket in _open(desk)
        if ticket.status in offers.UNTAKEN and group.takes(skill_for(ticket)) and offers.may_take(desk, ticket, None)
    ]


def _open(desk: Desk) -> list[Ticket]:
    return desk.record.tickets.listed(desk.compound.id, statuses=list(OPEN))


def _post_open(desk: Desk, group: Group) -> None:
    for ticket in _open(desk):
        if offers.in_groups(desk, ticket) and group.takes(skill_for(ticket)):
            group_cards.put_into(desk, ticket, group)


# --- a new id -----------------------------------------------------------------------------------------------


def follow(
    record: Record, compounds: Mapping[int, Compound], now: datetime, *, channel: str, old: str, new: str
) -> None:
    """A group became a supergroup: everything that waits goes to the new id, and the open cards are put there anew.

    Messages of the old chat can't be edited any more. Telegram tells it in both chats: a card in the same state is put
    only once, so the second changes nothing.
    """
    record.groups.moved(channel, old, new)
    record.outbox.moved(channel, old, new)
    record.conversations.moved(channel, old, new)
    record.outbox.forget_cards(channel, old)
    group = record.groups.find(channel, new)
    if group is not None and group.state == ACTIVE and group.purpose == CREW:
        _post_open(Desk(record, compounds[group.community_id], now), group)
