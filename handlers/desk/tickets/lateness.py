"""守约先说: before a promise breaks, staff are asked for a new time and the owner is told who, why and when."""

from datetime import datetime, timedelta

from handlers.desk.office import Desk
from handlers.desk.people import ids, supervisors
from handlers.desk.rules.rulebook import Basis, Clock
from handlers.desk.tickets import breaches, cards, clocks, news
from handlers.turn import Choices, Message, choice
from storage.promises import PromiseRow
from storage.tickets import Ticket

DELAYS = (30, 60, 120)
"""Minutes somebody may say he will be late; the fourth button is the next morning."""
REASONS = ("busy", "road", "parts", "harder")
NEWS_WITHIN = timedelta(minutes=30)
"""How soon the owner hears again where nobody could name a new time."""
NEWS_REMINDER = timedelta(minutes=10)
"""So long before that time the supervisor is asked for it."""
NEW_TIME, NEWS_OWED = "new_time", "news_owed"


def check(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """A running clock rang: warn those who can still keep it, then the owner, then book the breach."""
    if not ticket.open or not row.running or row.due is None:
        desk.record.promises.change(row.id, next_at=None)
    elif desk.now >= row.due:
        told = breaches.owner_knows(desk, ticket, row.clock)
        breaches.book(desk, ticket, row, row.due)
        if not told:
            _owe_news(desk, ticket, row, row.due, "owner-broken")
    elif row.step < clocks.WARNED:
        _warn(desk, ticket, row, row.due)
    else:
        _owe_news(desk, ticket, row, row.due, "owner-late-unsure")
        desk.record.promises.change(row.id, step=clocks.OWNER_TOLD, next_at=row.due)


# --- asking staff -------------------------------------------------------------------------------------------


def _warn(desk: Desk, ticket: Ticket, row: PromiseRow, due: datetime) -> None:
    """Ask who has it, and let the supervisor know, while there is time."""
    asked = [ticket.assignee_id] if ticket.assignee_id is not None else []
    for person_id in dict.fromkeys([*asked, *ids(supervisors(desk))]):
        _ask(desk, ticket, row, due, person_id, "dispatch-warning")
    desk.record.promises.change(row.id, step=clocks.WARNED, next_at=desk.now + (due - desk.now) / 2)


def _ask(desk: Desk, ticket: Ticket, row: PromiseRow, due: datetime, person_id: int, key: str) -> None:
    """What keeps a first answer in time is accepting; of the other clocks somebody has to say how late it gets."""
    accepting = row.clock == Clock.RESPONSE
    buttons = cards.choices(desk, ticket, person_id) if accepting else answers(ticket, row)
    lane, who, word = breaches.lane_of(ticket), news.person_word(desk, ticket), clocks.due_word(desk, due)
    news.tell_staff(desk, ticket, person_id, key, lane=lane, choices=buttons, due=word, clock=row.clock, who=who)


def answers(ticket: Ticket, row: PromiseRow) -> Choices:
    """[来得及], as long as it can be, and how much later otherwise."""
    late = tuple(
        choice("late-button-by", "late.by", ticket.id, row.clock, minutes, minutes=minutes) for minutes in (*DELAYS, 0)
    )
    fine = (choice("late-button-fine", "late.fine", ticket.id, row.clock),)
    return (late[:2], late[2:]) if row.broken_at is not None else (fine, late[:2], late[2:])


def why_row(ticket: Ticket, clock: str, minutes: int) -> Choices:
    """Why it gets late, in words for the owner."""
    buttons = [
        choice("late-button-why", "late.why", ticket.id, clock, minutes, reason, reason=reason) for reason in REASONS
    ]
    return tuple(buttons[:2]), tuple(buttons[2:])


# --- what they answer ---------------------------------------------------------------------------------------


def in_time(desk: Desk, ticket: Ticket, clock: str, by: int) -> None:
    """Who has it says it will be in time: the owner is left in peace until it is not."""
    desk.record.tickets.note(ticket, "in_time", by=by, at=desk.now, data={"clock": clock})
    _wait_for_due(desk, ticket, clock)


def late(desk: Desk, ticket: Ticket, clock: str, minutes: int, reason: str, by: int) -> datetime:
    """It will be late: the owner hears who, why and the new time, before the promise breaks. Returns the new time."""
    due = desk.record.promises.of(ticket.id)[clock].due or desk.now
    new = _new_time(desk, max(due, desk.now), minutes)
    data = {"clock": clock, "new": new.isoformat(), "reason": reason}
    desk.record.tickets.note(ticket, breaches.TOLD, by=by, at=desk.now, data=data)
    values = {
        **news.facts(desk, ticket),
        "due": clocks.due_word(desk, due),
        "new": new,
        "reason": reason,
        "clock": clock,
    }
    news.tell_owner(desk, ticket, Message("owner-late", values))
    _wait_for_due(desk, ticket, clock)
    desk.record.promises.wake(desk.compound.id, ticket.id, NEW_TIME, new)
    desk.record.promises.wake(desk.compound.id, ticket.id, NEWS_OWED, None)
    return new


def _wait_for_due(desk: Desk, ticket: Ticket, clock: str) -> None:
    row = desk.record.promises.of(ticket.id).get(clock)
    if row is not None and row.running and row.broken_at is None:
        desk.record.promises.change(row.id, step=clocks.OWNER_TOLD, next_at=row.due)


def _new_time(desk: Desk, due: datetime, minutes: int) -> datetime:
    """So many minutes after the promised time; none is two hours into the next day shift."""
    if minutes:
        return due + timedelta(minutes=minutes)
    tomorrow = desk.compound.calendar.local_day(due) + timedelta(days=1)
    return desk.compound.calendar.windows(tomorrow, Basis.DUTY)[0].start + timedelta(hours=2)


def slipped(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """The new time an owner was told has come: if nothing has, that is the second slip."""
    desk.record.promises.change(row.id, next_at=None)
    told = [event for event in desk.record.tickets.timeline(ticket.id) if "new" in event.data][-1]
    clock = desk.record.promises.of(ticket.id).get(str(told.data["clock"]))
    if ticket.open and clock is not None and clock.running and row.next_at is not None:
        breaches.slip(desk, ticket, clock, row.next_at)
        _owe_news(desk, ticket, clock, row.next_at, "owner-broken")


# --- news the owner is owed ---------------------------------------------------------------------------------


def _owe_news(desk: Desk, ticket: Ticket, row: PromiseRow, due: datetime, key: str) -> None:
    """Nobody has named a new time: the owner hears who looks after it now and by when they will know."""
    chief = next(iter(ids(supervisors(desk))), None)
    word = news.member_word(desk, chief) if chief is not None else news.person_word(desk, ticket)
    new = max(due, desk.now) + NEWS_WITHIN
    desk.record.tickets.note(ticket, breaches.TOLD, by=None, at=desk.now, data={"clock": row.clock})
    values = {**news.facts(desk, ticket), "due": clocks.due_word(desk, due), "chief": word, "new": new}
    news.tell_owner(desk, ticket, Message(key, values))
    desk.record.promises.wake(desk.compound.id, ticket.id, NEWS_OWED, new - NEWS_REMINDER)


def news_owed(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """The owner waits for word: the supervisor is asked for it while there is time."""
    desk.record.promises.change(row.id, next_at=None)
    told = [event for event in desk.record.tickets.timeline(ticket.id) if event.event == breaches.TOLD][-1]
    clock = desk.record.promises.of(ticket.id).get(str(told.data["clock"]))
    if ticket.open and clock is not None and clock.running and row.next_at is not None:
        for person_id in ids(supervisors(desk)):
            _ask(desk, ticket, clock, row.next_at + NEWS_REMINDER, person_id, "dispatch-news-owed")
