"""守约先说: before a promise breaks the owner is told who, why and the new time; a breach gets a reason."""

from datetime import datetime, timedelta

from handlers.desk import clocks, news
from handlers.desk.office import Desk
from handlers.desk.people import ids, managers, supervisors
from handlers.desk.rulebook import Basis
from handlers.turn import Choices, Message, choice
from storage.promises import PromiseRow
from storage.tickets import Ticket

DELAYS = (30, 60, 120)
"""Minutes a repairman may say he will be late; the fourth button is the next morning."""
REASONS = ("busy", "road", "parts", "harder")
NEW_TIME = "new_time"
BREACH_REASONS = ("parts", "hands", "process", "outside")
NEWS_WITHIN = timedelta(minutes=30)
"""How soon the owner hears again where nobody could name a new time."""


def check(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """A running clock rang: warn those who can still keep it, then the owner, then book the breach."""
    if not ticket.open or not row.running or row.due is None:
        desk.record.promises.change(row.id, next_at=None)
    elif desk.now >= row.due:
        _break(desk, ticket, row, row.due)
    elif row.step < clocks.WARNED:
        _warn(desk, ticket, row, row.due)
    else:
        _tell_owner_in_time(desk, ticket, row, row.due)


# --- before -------------------------------------------------------------------------------------------------


def _warn(desk: Desk, ticket: Ticket, row: PromiseRow, due: datetime) -> None:
    """Ask who has it, and let the supervisor know, while there is time."""
    asked = [ticket.assignee_id] if ticket.assignee_id is not None else []
    for person_id in dict.fromkeys([*asked, *ids(supervisors(desk))]):
        news.tell_staff(
            desk, ticket, person_id, "dispatch-warning", lane=_lane(ticket), choices=_answers(ticket, row.clock),
            due=due, clock=row.clock, who=news.person_word(desk, ticket),
        )  # fmt: skip
    desk.record.promises.change(row.id, step=clocks.WARNED, next_at=desk.now + (due - desk.now) / 2)


def _lane(ticket: Ticket) -> str:
    return "emergency" if ticket.urgency == "emergency" else "assignment"


def _answers(ticket: Ticket, clock: str) -> Choices:
    late = tuple(
        choice("late-button-by", "late.by", ticket.id, clock, minutes, minutes=minutes) for minutes in (*DELAYS, 0)
    )
    return (choice("late-button-fine", "late.fine", ticket.id, clock),), late[:2], late[2:]


def why_row(ticket: Ticket, clock: str, minutes: int) -> Choices:
    buttons = [
        choice("late-button-why", "late.why", ticket.id, clock, minutes, reason, reason=reason) for reason in REASONS
    ]
    return tuple(buttons[:2]), tuple(buttons[2:])


def in_time(desk: Desk, ticket: Ticket, clock: str, by: int) -> None:
    """Who has it says it will be in time: the owner is left in peace until it is not."""
    desk.record.tickets.note(ticket, "in_time", by=by, at=desk.now, data={"clock": clock})
    row = desk.record.promises.of(ticket.id).get(clock)
    if row is not None and row.running and row.broken_at is None:
        desk.record.promises.change(row.id, step=clocks.OWNER_TOLD, next_at=row.due)


def late(desk: Desk, ticket: Ticket, clock: str, minutes: int, reason: str, by: int) -> datetime:
    """It will be late: the owner hears who, why and the new time, before the promise breaks. Returns the new time."""
    row = desk.record.promises.of(ticket.id)[clock]
    new = _new_time(desk, max(row.due or desk.now, desk.now), minutes)
    data = {"clock": clock, "new": new.isoformat(), "reason": reason}
    desk.record.tickets.note(ticket, "late", by=by, at=desk.now, data=data)
    news.tell_owner(desk, ticket, Message("owner-late", {
        **news.facts(desk, ticket), "due": row.due or desk.now, "new": new, "reason": reason, "clock": clock,
    }))  # fmt: skip
    if row.running and row.broken_at is None:
        desk.record.promises.change(row.id, step=clocks.OWNER_TOLD, next_at=row.due)
    desk.record.promises.wake(desk.compound.id, ticket.id, NEW_TIME, new)
    return new


def _new_time(desk: Desk, due: datetime, minutes: int) -> datetime:
    """So many minutes after the promised time; none is ten in the morning of the next day shift."""
    if minutes:
        return due + timedelta(minutes=minutes)
    tomorrow = desk.compound.calendar.local_day(due) + timedelta(days=1)
    opens = desk.compound.calendar.windows(tomorrow, Basis.DUTY)[0].start
    return opens + timedelta(hours=2)


def _tell_owner_in_time(desk: Desk, ticket: Ticket, row: PromiseRow, due: datetime) -> None:
    """Nobody said anything: the owner hears who looks after it now and when they will hear more."""
    news.tell_owner(desk, ticket, _unsure(desk, ticket, row, due, "owner-late-unsure"))
    desk.record.promises.change(row.id, step=clocks.OWNER_TOLD, next_at=due)


def _unsure(desk: Desk, ticket: Ticket, row: PromiseRow, due: datetime, key: str) -> Message:
    chief = next(iter(ids(supervisors(desk))), None)
    word = news.member_word(desk, chief) if chief is not None else news.person_word(desk, ticket)
    new = max(due, desk.now) + NEWS_WITHIN
    return Message(key, {**news.facts(desk, ticket), "due": due, "chief": word, "new": new, "clock": row.clock})


# --- after --------------------------------------------------------------------------------------------------


def _break(desk: Desk, ticket: Ticket, row: PromiseRow, due: datetime) -> None:
    """The promise is broken: on record, a reason asked for, and from the second time on the manager knows the name."""
    desk.record.promises.change(row.id, broken_at=due, step=clocks.BROKEN, next_at=None)
    desk.record.tickets.note(ticket, "broken", by=None, at=desk.now, data={"clock": row.clock, "due": due.isoformat()})
    if row.step < clocks.OWNER_TOLD or not _knows_new_time(desk, ticket, row.clock):
        news.tell_owner(desk, ticket, _unsure(desk, ticket, row, due, "owner-broken"))
    for person_id in ids(supervisors(desk)):
        news.tell_staff(
            desk, ticket, person_id, "dispatch-broken", lane=_lane(ticket), choices=_reasons(ticket, row.clock),
            due=due, clock=row.clock, who=news.person_word(desk, ticket),
        )  # fmt: skip
    _name_to_manager(desk, ticket)


def slipped(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """The new time an owner was told has come: if nothing has, that is the second slip."""
    desk.record.promises.change(row.id, next_at=None)
    told = [event for event in desk.record.tickets.timeline(ticket.id) if event.event == "late"][-1]
    clock = desk.record.promises.of(ticket.id).get(str(told.data["clock"]))
    if ticket.open and clock is not None and clock.running and row.next_at is not None:
        data = {"clock": clock.clock, "due": row.next_at.isoformat()}
        desk.record.tickets.note(ticket, "broken", by=None, at=desk.now, data=data)
        news.tell_owner(desk, ticket, _unsure(desk, ticket, clock, row.next_at, "owner-broken"))
        _name_to_manager(desk, ticket)


def _knows_new_time(desk: Desk, ticket: Ticket, clock: str) -> bool:
    timeline = desk.record.tickets.timeline(ticket.id)
    return any(event.event == "late" and event.data.get("clock") == clock for event in timeline)


def _name_to_manager(desk: Desk, ticket: Ticket) -> None:
    count = sum(1 for event in desk.record.tickets.timeline(ticket.id) if event.event == "broken")
    if count > 1:
        for person_id in ids(managers(desk)):
            who = news.person_word(desk, ticket)
            news.tell_staff(desk, ticket, person_id, "dispatch-broken-again", count=count, who=who)


def _reasons(ticket: Ticket, clock: str) -> Choices:
    buttons = [
        choice("breach-button", "breach.why", ticket.id, clock, reason, reason=reason) for reason in BREACH_REASONS
    ]
    return (tuple(buttons),)


def explain_breach(desk: Desk, ticket: Ticket, clock: str, reason: str, by: int) -> None:
    """The supervisor names the cause: parts, hands, process or outside."""
    row = desk.record.promises.of(ticket.id).get(clock)
    if row is not None:
        desk.record.promises.change(row.id, breach_reason=reason)
    desk.record.tickets.note(ticket, "breach_reason", by=by, at=desk.now, data={"clock": clock, "reason": reason})
