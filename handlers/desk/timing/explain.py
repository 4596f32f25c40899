"""Says in one sentence how a deadline came about: the words are in promises.ftl, here are the facts."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from handlers.desk.rules.rulebook import Basis, Clock, Goal, Limit, TicketClass
from handlers.desk.timing.calendar import WorkCalendar
from handlers.desk.timing.published import DayType
from handlers.turn import Message, Span, Value

DAY = timedelta(days=1)
DESK_CLASSES = frozenset({
    TicketClass.COMPLAINT, TicketClass.COMPLAINT_AGAIN, TicketClass.SUGGESTION, TicketClass.INQUIRY, TicketClass.FEE,
})  # fmt: skip
CALENDAR_BASES = frozenset({Basis.OFFICE, Basis.WORKDAY})


def explain_given(
    calendar: WorkCalendar,
    ticket_class: TicketClass,
    clock: Clock,
    limit: Limit,
    opened_at: datetime,
    due: datetime,
) -> Message:
    """Why a fresh promise is due when it is."""
    values = _common(ticket_class, clock, limit, limit.within)
    facts = _calendar_facts(calendar, limit.runs_on, opened_at, due)
    return Message("promise-explain", {**values, **facts, **_due(calendar, due), "opened": opened_at})


def explain_visit(
    calendar: WorkCalendar, ticket_class: TicketClass, clock: Clock, limit: Limit, visit: Span, due: datetime
) -> Message:
    """Why a promise that follows an agreed visit is due when it is."""
    values = _common(ticket_class, clock, limit, limit.within)
    return Message("promise-explain-visit", {**values, **_due(calendar, due), "visit": visit})


def explain_paused(limit: Limit, reason: str, left: timedelta) -> Message:
    """What a standing clock has left, and why it stands."""
    values = {"reason": reason, "runs_on": limit.runs_on.value, **_hours_minutes(left)}
    return Message("promise-explain-paused", values)


def explain_resumed(
    calendar: WorkCalendar,
    ticket_class: TicketClass,
    clock: Clock,
    limit: Limit,
    reason: str,
    left: timedelta,
    resumed_at: datetime,
    due: datetime,
) -> Message:
    """Why a promise that stood still is now due when it is."""
    values = _common(ticket_class, clock, limit, left)
    facts = _calendar_facts(calendar, limit.runs_on, resumed_at, due)
    own: dict[str, Value] = {"reason": reason, "resumed": resumed_at}
    return Message("promise-explain-resumed", {**values, **facts, **_due(calendar, due), **own})


def _common(ticket_class: TicketClass, clock: Clock, limit: Limit, length: timedelta) -> dict[str, Value]:
    goal = _goal(ticket_class, clock, limit)
    runs_on = limit.runs_on.value
    return {"class": ticket_class.value, "goal": goal, "runs_on": runs_on, **_hours_minutes(length)}


def _goal(ticket_class: TicketClass, clock: Clock, limit: Limit) -> str:
    """What is promised, as the word promises.ftl selects by."""
    if clock is Clock.RESPONSE:
        return "respond"
    if clock is Clock.ARRIVAL:
        return "arrive"
    if limit.goal is Goal.PLAN:
        return "plan"
    return "settle" if ticket_class in DESK_CLASSES else "mend"


def _due(calendar: WorkCalendar, due: datetime) -> dict[str, Value]:
    """The deadline; midnight is told as the end of the day before, since 00:00 is read a day wrong."""
    day_before = calendar.local_day(due - timedelta(seconds=1))
    midnight = day_before < calendar.local_day(due)
    return {"due": due, "due_day": day_before, "midnight": "yes" if midnight else "no"}


def _hours_minutes(length: timedelta) -> dict[str, Value]:
    """A length in hours and minutes; seconds are not told, but a length is never told as nothing."""
    minutes = max(length // timedelta(minutes=1), 1)
    return {"hours": minutes // 60, "minutes": minutes % 60}


def _calendar_facts(calendar: WorkCalendar, basis: Basis, start: datetime, due: datetime) -> dict[str, Value]:
    """What the calendar did to a clock between start and due: late start, skipped rest, worked rest days."""
    starts = calendar.next_open(start, basis)
    facts: dict[str, Value] = {"late": "no", "rest": "none", "makeup": "no", "sure": "yes"}
    if starts > start:
        facts |= {"late": "yes", "starts": starts, "starts_day": calendar.local_day(starts)}
    if basis in CALENDAR_BASES:
        facts |= _rest(calendar, basis, start, due) | _makeup(calendar, starts, due) | _sure(calendar, due)
    return facts


def _rest(calendar: WorkCalendar, basis: Basis, start: datetime, due: datetime) -> dict[str, Value]:
    """The first holiday skipped, else whether a weekend was."""
    closed = [day for day in _days(calendar, start, due) if not calendar.windows(day, basis)]
    holiday = next((day for day in closed if calendar.day(day).type is DayType.HOLIDAY), None)
    if holiday is not None:
        rest = calendar.rest_around(holiday)
        return {"rest": calendar.day(holiday).holiday, "rest_first": rest.first, "rest_last": rest.last}
    return {"rest": "weekend"} if closed else {}


def _makeup(calendar: WorkCalendar, starts: datetime, due: datetime) -> dict[str, Value]:
    """The first rest day that was worked and so counted."""
    worked = (day for day in _days(calendar, starts, due) if calendar.day(day).type is DayType.MAKEUP)
    first = next(worked, None)
    return {"makeup": "yes", "makeup_day": first} if first else {}


def _sure(calendar: WorkCalendar, due: datetime) -> dict[str, Value]:
    """Whether the calendar is known that far."""
    day = calendar.local_day(due)
    return {} if day <= calendar.known_until else {"sure": "no", "year": str(day.year)}


def _days(calendar: WorkCalendar, start: datetime, end: datetime) -> Iterator[date]:
    """The local days a stretch touches; a stretch that ends at midnight does not touch the new day."""
    day, last = calendar.local_day(start), calendar.local_day(end - timedelta(seconds=1))
    while day <= last:
        yield day
        day += DAY
