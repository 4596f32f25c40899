"""What staff do with a ticket in hand: accept, arrive, start, pause, go on, finish. Every step reaches the owner.

``at`` is when it happened; where somebody had no signal it lies before ``desk.now``, when we learned of it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from handlers.desk.office import Desk
from handlers.desk.people import ids, keeper_for, supervisors
from handlers.desk.rules.rulebook import Clock
from handlers.desk.tickets import cards, clocks, confirmation, news, pauses
from handlers.desk.tickets.dispatch import LADDER
from handlers.desk.tickets.offers import UNTAKEN
from handlers.desk.tickets.pauses import RESUME, STOPS_CLOCKS
from handlers.desk.timing.promises import PauseReason
from handlers.turn import Message, Value
from storage.lifecycle import Move
from storage.tickets import Ticket


def accept(desk: Desk, ticket: Ticket, by: int, *, at: datetime | None = None) -> Ticket:
    """Take a ticket; the first to do so has it, also where it was offered to many or given to somebody else."""
    ticket = take_on(desk, ticket, by, at=at)
    _tell(desk, ticket, "owner-accepted", when=news.when_word(desk, ticket))
    return ticket


def take_on(desk: Desk, ticket: Ticket, by: int, *, at: datetime | None = None) -> Ticket:
    """The same where the owner hears of it by what comes next."""
    ticket = _step(desk, ticket, Move.ACCEPT, by, at, {"to": [by]}, assignee_id=by)
    _taken(desk, ticket, at or desk.now)
    cards.refresh(desk, ticket, everybody=True)
    return ticket


def arrive(desk: Desk, ticket: Ticket, by: int, *, at: datetime | None = None) -> Ticket:
    """Somebody is there; who arrives without having accepted has accepted."""
    pauses.release(desk, ticket, at or desk.now)
    ticket = _step(desk, ticket, Move.ARRIVE, by, at, paused_why=None, resume_at=None)
    _taken(desk, ticket, at or desk.now)
    clocks.met(desk, ticket, Clock.ARRIVAL, at or desk.now)
    cards.refresh(desk, ticket)
    _tell(desk, ticket, "owner-arrived", at=at or desk.now)
    return ticket


def start(desk: Desk, ticket: Ticket, by: int, *, at: datetime | None = None) -> Ticket:
    """Work has begun."""
    ticket = _step(desk, ticket, Move.START, by, at)
    clocks.met(desk, ticket, Clock.ARRIVAL, at or desk.now)
    cards.refresh(desk, ticket)
    return ticket


def hold(
    desk: Desk,
    ticket: Ticket,
    by: int,
    reason: str,
    until: datetime,
    *,
    note: str = "",
    at: datetime | None = None,
    told: Message | None = None,
) -> Ticket:
    """Put a ticket aside with a reason the owner sees; at ``until`` it goes on by itself.

    :param reason: parts, owner_away or outside stop the clocks; other does not.
    :param told: what the household hears of it, where that is more than the reason.
    """
    moment = at or desk.now
    if reason in STOPS_CLOCKS:
        clocks.hold(desk, ticket, STOPS_CLOCKS[reason], moment)
    data = {"reason": reason, "until": until.isoformat()}
    ticket = _step(desk, ticket, Move.PAUSE, by, at, data, note=note, paused_why=reason, resume_at=until)
    _taken(desk, ticket, moment)
    cards.refresh(desk, ticket)
    desk.record.promises.wake(desk.compound.id, ticket.id, RESUME, until)
    stops = "yes" if reason in STOPS_CLOCKS else "no"
    if told is None:
        _tell(desk, ticket, "owner-paused", reason=reason, at=until, note=news.aside(note), stops=stops)
    else:
        _deliver(desk, ticket, told)
    if reason == PauseReason.PARTS:
        _ask_for_part(desk, ticket, note, until)
    return ticket


def _ask_for_part(desk: Desk, ticket: Ticket, note: str, until: datetime) -> None:
    """缺件申请: somebody has to get the part until then."""
    for person_id in ids(supervisors(desk)):
        who, words = news.person_word(desk, ticket), news.aside(note)
        news.tell_staff(desk, ticket, person_id, "staff-part-missing", who=who, note=words, at=until)


def resume(desk: Desk, ticket: Ticket, by: int) -> Ticket:
    """Go on before the time was up; the clocks run from where they stood."""
    ticket = pauses.go_on(desk, ticket, by)
    _tell(desk, ticket, "owner-resumed", when=news.when_word(desk, ticket))
    return ticket


def finish(
    desk: Desk, ticket: Ticket, by: int, *, note: str = "", no_photo: str = "", at: datetime | None = None
) -> Ticket:
    """Done, as far as staff can say: the owner is asked whether it is. ``no_photo`` is why there is no picture."""
    moment = at or desk.now
    ticket = _step(
        desk, ticket, Move.FINISH, by, at, {"no_photo": no_photo}, note=note, done_at=moment,
        assignee_id=ticket.assignee_id or by, paused_why=None, resume_at=None,
    )  # fmt: skip
    for clock in Clock:
        clocks.met(desk, ticket, clock, moment)
    clocks.stop(desk, ticket)
    cards.refresh(desk, ticket, everybody=True)
    confirmation.ask(desk, ticket)
    return ticket


# --- what the steps share -----------------------------------------------------------------------------------


def _step(
    desk: Desk,
    ticket: Ticket,
    move: Move,
    by: int | None,
    at: datetime | None,
    data: Mapping[str, Any] | None = None,
    *,
    note: str = "",
    **changes: object,
) -> Ticket:
    return desk.record.tickets.move(
        ticket, move, by=by, at=at or desk.now, booked_at=desk.now, note=note, data=data, **changes
    )


def _taken(desk: Desk, ticket: Ticket, at: datetime) -> None:
    """Somebody has answered for it: the first promise is kept and nobody needs to be called any more."""
    clocks.met(desk, ticket, Clock.RESPONSE, at)
    desk.record.promises.wake(desk.compound.id, ticket.id, LADDER, None)
    assert ticket.status not in UNTAKEN


def _tell(desk: Desk, ticket: Ticket, key: str, **values: Value) -> None:
    """Tell the household; where nobody of it has a chat, its keeper has to call."""
    _deliver(desk, ticket, Message(key, {**news.facts(desk, ticket), **values}))


def _deliver(desk: Desk, ticket: Ticket, message: Message) -> None:
    if not news.tell_owner(desk, ticket, message) and message.key in {"owner-paused", "owner-outside"}:
        keeper = ticket.keeper_id or keeper_for(desk, None)
        if keeper is not None:
            news.tell_staff(desk, ticket, keeper, "staff-call-owner", what=message)
