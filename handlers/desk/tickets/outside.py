"""等外单位: a ticket that waits for somebody outside the house, with that party's own clock, which the owner sees."""

from datetime import datetime, timedelta

import structlog

from handlers.desk.office import Desk
from handlers.desk.people import ids, supervisors
from handlers.desk.rules.rulebook import OutsideParty
from handlers.desk.tickets import cards, jobs, news, pauses
from handlers.desk.timing.promises import PauseReason
from handlers.turn import Choices, Message, Value, choice
from storage.lifecycle import Status
from storage.outside import OutsideCall
from storage.tickets import Ticket

CHASED_EVERY = timedelta(hours=1)
"""How often the keeper is reminded of a party that is late."""
NEWS_WITHIN = timedelta(minutes=30)
"""How soon the owner hears again once the party's time is over."""
_REASON = PauseReason.OUTSIDE.value
_LATER = timedelta(minutes=10)
_log = structlog.get_logger()


def party_named(desk: Desk, code: str) -> OutsideParty | None:
    return next((party for party in desk.compound.rules.outside if party.code == code), None)


# --- calling ------------------------------------------------------------------------------------------------


def call(
    desk: Desk, ticket: Ticket, party: OutsideParty, by: int, *, note: str = "", at: datetime | None = None
) -> OutsideCall:
    """The party has been asked to come: our clocks stand still for as long as it promised, and the owner is told.

    Who calls somebody about a ticket nobody has yet answers for it from then on.

    :param at: when it was asked, where we learn of it later (UTC).
    :raises storage.lifecycle.IllegalMove: the ticket can't wait now.
    """
    moment = at or desk.now
    if ticket.status is Status.NEW:
        ticket = jobs.take_on(desk, ticket, by, at=at)
    due = moment + party.within
    _forget(desk, ticket)
    asked = desk.record.outside.put(
        community_id=desk.compound.id, ticket_id=ticket.id, party=party.code, name=party.name, asked_by=by,
        asked_at=moment, due=due, next_at=due,
    )  # fmt: skip
    desk.record.tickets.note(
        ticket, "outside_asked", by=by, at=moment, booked_at=desk.now, note=party.name,
        data={"party": party.code, "due": due.isoformat()},
    )  # fmt: skip
    told = _owner_news(desk, ticket, "owner-outside", asked, does=party.does or "none", note=news.aside(note))
    jobs.hold(desk, ticket, by, _REASON, due, note=note, at=at, told=told)
    return asked


def _forget(desk: Desk, ticket: Ticket) -> None:
    """Who is asked last is waited for; nobody is reminded of the one before."""
    before = desk.record.outside.awaited(ticket.id)
    if before is not None:
        desk.record.outside.change(before, next_at=None)


def _owner_news(desk: Desk, ticket: Ticket, key: str, asked: OutsideCall, **values: Value) -> Message:
    return Message(key, {**news.facts(desk, ticket), "party": asked.name, "due": asked.due, **values})


# --- what came of it ----------------------------------------------------------------------------------------


def arrived(desk: Desk, asked: OutsideCall, by: int, *, at: datetime | None = None) -> Ticket:
    """[已到场]: the party is there; the ticket goes on."""
    moment = at or desk.now
    asked = desk.record.outside.change(asked, arrived_at=moment, next_at=None)
    ticket = desk.record.tickets.get(asked.ticket_id)
    desk.record.tickets.note(ticket, "outside_arrived", by=by, at=moment, booked_at=desk.now, note=asked.name)
    if ticket.status is Status.PAUSED and ticket.paused_why == _REASON:
        ticket = pauses.go_on(desk, ticket, by)
    else:
        cards.refresh(desk, ticket)
    news.tell_owner(desk, ticket, _owner_news(desk, ticket, "owner-outside-arrived", asked, at=moment))
    if ticket.assignee_id not in (None, by):
        news.tell_staff(desk, ticket, ticket.assignee_id or by, "staff-outside-arrived", party=asked.name)
    return ticket


def replied(desk: Desk, asked: OutsideCall, until: datetime, by: int) -> Ticket:
    """[已回复]: the party named a time; the owner hears it, and the ticket waits until then."""
    asked = desk.record.outside.change(asked, replied_at=desk.now, due=until, next_at=until)
    ticket = desk.record.tickets.get(asked.ticket_id)
    desk.record.tickets.note(
        ticket, "outside_replied", by=by, at=desk.now, note=asked.name, data={"due": until.isoformat()}
    )
    told = _owner_news(desk, ticket, "owner-outside-replied", asked)
    if ticket.status is not Status.PAUSED:
        return jobs.hold(desk, ticket, by, _REASON, until, told=told)
    ticket = desk.record.tickets.amend(ticket, "pause_longer", by=by, at=desk.now, resume_at=until)
    desk.record.promises.wake(desk.compound.id, ticket.id, pauses.RESUME, until)
    cards.refresh(desk, ticket)
    news.tell_owner(desk, ticket, told)
    return ticket


# --- the clock ----------------------------------------------------------------------------------------------


def chase(desk: Desk) -> None:
    """The party's time has come: its keeper is to ask, and the owner is told that somebody does."""
    for asked in desk.record.outside.ringing(desk.compound.id, at=desk.now):
        try:
            with desk.record.connection.begin_nested():
                _chase(desk, asked)
        except Exception:  # one call that can't be handled must not silence the others
            _log.exception("could not chase an outside party; trying again later", call=asked.id)
            desk.record.outside.change(asked, next_at=desk.now + _LATER)


def _chase(desk: Desk, asked: OutsideCall) -> None:
    ticket = desk.record.tickets.get(asked.ticket_id)
    if not ticket.open:
        desk.record.outside.change(asked, next_at=None)
        return
    first = asked.late_at is None or asked.late_at < asked.due
    again = desk.compound.calendar.after_quiet(desk.now + CHASED_EVERY)
    asked = desk.record.outside.change(asked, late_at=desk.now if first else asked.late_at, next_at=again)
    keeper = _keeper(desk, ticket)
    if keeper is not None:
        phone = _phone(desk, asked)
        news.tell_staff(
            desk,
            ticket,
            keeper,
            "staff-outside-due",
            choices=answers(asked),
            party=asked.name,
            due=asked.due,
            phone=phone,
        )
    if first:
        desk.record.tickets.note(ticket, "outside_late", by=None, at=desk.now, note=asked.name)
        who = news.member_word(desk, keeper) if keeper is not None else news.person_word(desk, ticket)
        values: dict[str, Value] = {"keeper": who, "at": desk.now + NEWS_WITHIN}
        news.tell_owner(desk, ticket, _owner_news(desk, ticket, "owner-outside-late", asked, **values))


def _keeper(desk: Desk, ticket: Ticket) -> int | None:
    return ticket.keeper_id or next(iter(ids(supervisors(desk))), None)


def _phone(desk: Desk, asked: OutsideCall) -> str:
    """Staff call the party; an owner never sees this number."""
    party = party_named(desk, asked.party)
    return party.phone if party is not None and party.phone else "none"


def answers(asked: OutsideCall) -> Choices:
    return (
        (
            choice("outside-button-arrived", "outside.arrived", asked.id),
            choice("outside-button-replied", "outside.replied", asked.id),
        ),
    )
