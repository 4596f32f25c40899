"""The clocks of a ticket on the record: given at opening, stamped as work goes on, stopped and started again."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.desk.office import Desk
from handlers.desk.timing import promises
from handlers.desk.timing.promises import Basis, Clock, PauseReason, Promise, TicketClass
from handlers.turn import Message, Span
from handlers.values import pack_message, unpack_message
from storage.promises import PromiseRow
from storage.tickets import Ticket

_BY_KIND = {
    "repair": TicketClass.GENERAL,
    "heating": TicketClass.HEATING,
    "complaint": TicketClass.COMPLAINT,
    "suggestion": TicketClass.SUGGESTION,
    "inquiry": TicketClass.INQUIRY,
    "fee": TicketClass.FEE,
}
ALL_CLOCKS = tuple(Clock)
WORK_CLOCKS = (Clock.ARRIVAL, Clock.SOLVED)
"""What starts again when a ticket is reopened; its first answer was given once and stays as it was."""

A_NIGHT = timedelta(hours=12)
"""An answer promised within less than this is owed at night, too."""
AGAIN = "again"
"""The fact that says of a complaint that its call-back opened it again."""
KEPT = "kept_after_all"
"""In the timeline: a breach that was none, because the work was done in time and booked late."""

PEOPLE_FIRST = frozenset({"hurt", "fire", "height", "fallen_in", "attacked"})
"""Dangers in which nobody is promised a repair: somebody comes, and at once."""
SHUT_IN = ("trapped", "locked")
"""Somebody in a lift, or in a room, who is to be let out."""
CALLS_FOR_HELP = frozenset({*PEOPLE_FIRST, *SHUT_IN})
"""Whoever reports one of these reports no damage."""

UNEXPLAINED = "breach_reason"
"""The wake-up call for the reason of a breach; it is owed after the ticket has ended, too."""

WARNED, OWNER_TOLD, BROKEN = 1, 2, 3
"""What has been done about a clock: its ``step``."""


def ticket_class(ticket: Ticket) -> TicketClass | None:
    """Which promises a ticket gets; None for praise, of which nothing is owed."""
    if ticket.kind in {"repair", "heating"} and ticket.urgency == "emergency":
        return TicketClass.EMERGENCY
    if ticket.kind == "repair" and ticket.urgency == "urgent":
        return TicketClass.URGENT
    if ticket.kind == "complaint" and ticket.facts.get(AGAIN):
        return TicketClass.COMPLAINT_AGAIN
    return _BY_KIND.get(ticket.kind)


def can_wait(desk: Desk, ticket: Ticket) -> bool:
    """Whether a ticket may rest until the quiet hours are over: no first answer is promised before that."""
    kind = ticket_class(ticket)
    if ticket.urgency != "normal" or kind is None:
        return ticket.urgency == "normal"
    answer = desk.compound.rules.promises[kind].get(Clock.RESPONSE)
    return answer is None or answer.runs_on is not Basis.WALL or answer.within >= A_NIGHT


def visit_of(ticket: Ticket) -> Span | None:
    if ticket.appointment_start is None or ticket.appointment_end is None:
        return None
    return Span(ticket.appointment_start, ticket.appointment_end)


# --- giving -------------------------------------------------------------------------------------------------


def give(desk: Desk, ticket: Ticket, *, since: datetime, only: Collection[Clock] = ALL_CLOCKS) -> None:
    """Give a ticket its promised times, counted from ``since`` or from the agreed visit."""
    kind = ticket_class(ticket)
    if kind is None:
        return
    rules, calendar = desk.compound.rules, desk.compound.calendar
    given = dict(promises.promises(rules, calendar, kind, since, visit_of(ticket)))
    if ticket.facts.get("danger") in PEOPLE_FIRST and len(given) > 1:
        given.pop(Clock.SOLVED, None)
    rows = [_row(_worded(ticket, promise)) for clock, promise in given.items() if clock in only]
    desk.record.promises.drop(ticket.id, [clock.value for clock in only if clock not in given])
    desk.record.promises.give(desk.compound.id, ticket.id, rows)


def _worded(ticket: Ticket, promise: Promise) -> Promise:
    """Whoever calls for help has reported no damage; who is shut in is to be let out, not mended."""
    danger = ticket.facts.get("danger")
    if danger not in CALLS_FOR_HELP:
        return promise
    values = dict(promise.explain.values)
    goal = "free" if danger in SHUT_IN and values["goal"] == "mend" else values["goal"]
    return replace(promise, explain=replace(promise.explain, values={**values, "class": "help", "goal": goal}))


def _row(promise: Promise) -> dict[str, object]:
    return {
        "clock": promise.clock.value,
        "due": promise.due,
        "warn_at": promise.warn_at,
        "next_at": promise.warn_at,
        "explain": pack_message(promise.explain),
    }


def rebook(desk: Desk, ticket: Ticket) -> None:
    """The visit has a new agreed time: arrival and solving are reckoned by it, and a clock that was met stays met."""
    met = {name for name, row in desk.record.promises.of(ticket.id).items() if row.met_at is not None}
    give(desk, ticket, since=ticket.opened_at, only=[clock for clock in WORK_CLOCKS if clock.value not in met])


# --- stamping -----------------------------------------------------------------------------------------------


def met(desk: Desk, ticket: Ticket, clock: Clock, at: datetime) -> None:
    """A promise was kept (or at last done) at ``at``, which may lie before it was booked: then it was never broken."""
    row = desk.record.promises.of(ticket.id).get(clock.value)
    if row is None or row.met_at is not None:
        return
    in_time = row.paused_at is not None or (row.due is not None and at <= row.due)
    broken_at = None if in_time else row.broken_at or row.due
    if in_time and row.broken_at is not None:
        desk.record.tickets.note(ticket, KEPT, by=None, at=desk.now, data={"clock": clock.value})
    desk.record.promises.change(row.id, met_at=at, broken_at=broken_at, next_at=None, paused_at=None, left_s=None)


def hold(desk: Desk, ticket: Ticket, reason: PauseReason, at: datetime) -> None:
    """Stop the running clocks. What is over already stays broken."""
    for row, agreed in _terms(desk, ticket):
        if not row.running or row.due is None:
            continue
        paused = promises.pause(desk.compound.calendar, agreed, row.due, at, reason)
        if paused is not None:
            left = int(paused.left.total_seconds())
            why = pack_message(paused.explain)
            desk.record.promises.change(row.id, paused_at=at, left_s=left, next_at=None, explain=why)


def go_on(desk: Desk, ticket: Ticket, reason: PauseReason, at: datetime) -> None:
    """Let the clocks run on with exactly what they had left."""
    for row, agreed in _terms(desk, ticket):
        if row.paused_at is None or row.left_s is None or row.met_at is not None:
            continue
        promise = promises.resume(desk.compound.calendar, agreed, timedelta(seconds=row.left_s), at, reason)
        fresh = _row(promise)
        fresh["next_at"] = promise.due if row.step >= WARNED else promise.warn_at
        desk.record.promises.change(row.id, paused_at=None, left_s=None, **fresh)


def _terms(desk: Desk, ticket: Ticket) -> list[tuple[PromiseRow, promises.Terms]]:
    """The clocks of a ticket with what they run by."""
    kind = ticket_class(ticket)
    if kind is None:
        return []
    rules, visit = desk.compound.rules, visit_of(ticket)
    found = [
        (row, promises.terms(rules, kind, Clock(name), visit))
        for name, row in desk.record.promises.of(ticket.id).items()
    ]
    return [(row, agreed) for row, agreed in found if agreed is not None]


def stop(desk: Desk, ticket: Ticket) -> None:
    """The ticket has ended: nothing rings for it any more but the question why it broke a promise."""
    owed = desk.record.promises.wakes(ticket.id).get(UNEXPLAINED)
    desk.record.promises.rest(ticket.id)
    if owed is not None:
        desk.record.promises.change(owed.id, next_at=owed.next_at)


# --- telling ------------------------------------------------------------------------------------------------


def next_due(desk: Desk, ticket: Ticket) -> PromiseRow | None:
    """The promise that is to be kept next; where every one is broken already, the last of them."""
    rows = [row for row in desk.record.promises.of(ticket.id).values() if row.running and row.due is not None]
    ahead = [row for row in rows if row.due is not None and row.due > desk.now]
    return min(ahead, key=_due, default=None) or max(rows, key=_due, default=None)


def _due(row: PromiseRow) -> datetime:
    assert row.due is not None
    return row.due


def explanation(row: PromiseRow) -> Message:
    """The sentence that says why a promised time is what it is."""
    return unpack_message(row.explain)


def due_word(desk: Desk, due: datetime) -> Message:
    """A deadline for people; midnight is told as the end of the day before, since 00:00 is read a day wrong."""
    local = due.astimezone(desk.compound.zone)
    if (local.hour, local.minute) == (0, 0):
        return Message("due-midnight", {"day": local.date() - timedelta(days=1)})
    return Message("due-moment", {"at": due})


def on_card(desk: Desk, ticket: Ticket) -> Iterator[Message]:
    """The times that a job card tells: the visit agreed on and the next promise, late or not."""
    if (visit := visit_of(ticket)) is not None:
        yield Message("job-visit", {"visit": visit})
    row = next_due(desk, ticket) if ticket.open else None
    if row is not None and row.due is not None:
        late = "yes" if row.due <= desk.now else "no"
        yield Message("job-due", {"clock": row.clock, "due": due_word(desk, row.due), "late": late})
