"""Promised times: what is due when on which clock, why, and what a pause leaves of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from handlers.desk.rules.rulebook import Basis, Clock, Goal, Limit, Rules, TicketClass
from handlers.desk.timing.calendar import WorkCalendar
from handlers.desk.timing.explain import explain_given, explain_paused, explain_resumed, explain_visit
from handlers.turn import Message, Span

__all__ = [
    "Basis",
    "Clock",
    "Goal",
    "Limit",
    "PauseReason",
    "Paused",
    "Promise",
    "Terms",
    "TicketClass",
    "pause",
    "promise",
    "promises",
    "resume",
    "terms",
]


class PauseReason(StrEnum):
    """Why a clock may stand still; the owner sees it."""

    PARTS = "parts"
    OWNER_AWAY = "owner_away"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a clock runs by. Known again from the rules and the ticket, so nobody needs to store it."""

    ticket_class: TicketClass
    clock: Clock
    limit: Limit
    warn_percent: int
    appointment: Span | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A promised time in UTC, when to warn before it breaks, and one sentence that says why."""

    clock: Clock
    due: datetime
    warn_at: datetime
    runs_on: Basis
    explain: Message


@dataclass(frozen=True, slots=True)
class Paused:
    """A clock that stands still with this much counted time left."""

    left: timedelta
    explain: Message


def terms(rules: Rules, ticket_class: TicketClass, clock: Clock, appointment: Span | None = None) -> Terms | None:
    """The terms of one clock, or None where the compound promises nothing.

    An agreed visit rules arrival (the slot itself) and solving (counted from the slot's end); the first response
    stays the class's own. Nobody makes an appointment for an emergency: there the visit is ignored.
    """
    if ticket_class is TicketClass.EMERGENCY:
        appointment = None
    if ticket_class is TicketClass.APPOINTMENT and appointment is None:
        raise ValueError("an appointment's promise needs the agreed time")
    limit = _limit(rules, ticket_class, clock, appointment)
    if limit is None:
        return None
    visit = None if clock is Clock.RESPONSE else appointment
    return Terms(ticket_class, clock, limit, rules.ladder.warn_percent, visit)


def promise(
    rules: Rules,
    calendar: WorkCalendar,
    ticket_class: TicketClass,
    clock: Clock,
    opened_at: datetime,
    appointment: Span | None = None,
) -> Promise | None:
    """What one clock promises a ticket opened at `opened_at` (aware); None where nothing is promised.

    `appointment` is the agreed visit. Whole seconds: fractions are cut off.
    """
    agreed = terms(rules, ticket_class, clock, appointment)
    if agreed is None:
        return None
    start = _start(agreed, opened_at)
    limit = agreed.limit
    due = calendar.add(start, limit.within, limit.runs_on)
    warn_at = calendar.add(start, _warn_after(agreed), limit.runs_on)
    return Promise(clock, due, warn_at, limit.runs_on, _why(calendar, agreed, opened_at, due))


def promises(
    rules: Rules,
    calendar: WorkCalendar,
    ticket_class: TicketClass,
    opened_at: datetime,
    appointment: Span | None = None,
) -> Mapping[Clock, Promise]:
    """Every promise a ticket gets, by clock, in the order response, arrival, solved."""
    given = {clock: promise(rules, calendar, ticket_class, clock, opened_at, appointment) for clock in Clock}
    return {clock: one for clock, one in given.items() if one is not None}


def pause(calendar: WorkCalendar, agreed: Terms, due: datetime, at: datetime, reason: PauseReason) -> Paused | None:
    """Stop a clock at `at`. None if the time is already over: what is broken stays broken."""
    at = _whole_second(at)
    if at >= due:
        return None
    left = calendar.between(at, due, agreed.limit.runs_on)
    return Paused(left, explain_paused(agreed.limit, reason.value, left))


def resume(calendar: WorkCalendar, agreed: Terms, left: timedelta, at: datetime, reason: PauseReason) -> Promise:
    """Let a paused clock run on from `at` with exactly the counted time it had left."""
    at, runs_on = _whole_second(at), agreed.limit.runs_on
    due = calendar.add(at, left, runs_on)
    used = agreed.limit.within - left
    warn_at = calendar.add(at, max(_warn_after(agreed) - used, timedelta(0)), runs_on)
    why = explain_resumed(calendar, agreed.ticket_class, agreed.clock, agreed.limit, reason.value, left, at, due)
    return Promise(agreed.clock, due, min(warn_at, due), runs_on, why)


def _limit(rules: Rules, ticket_class: TicketClass, clock: Clock, visit: Span | None) -> Limit | None:
    if visit is None or clock is Clock.RESPONSE:
        return rules.promises[ticket_class].get(clock)
    if clock is Clock.ARRIVAL:
        return Limit(visit.end - visit.start, Basis.WALL)
    return rules.promises[TicketClass.APPOINTMENT].get(clock)


def _start(agreed: Terms, opened_at: datetime) -> datetime:
    if agreed.appointment is None:
        return _whole_second(opened_at)
    visit = agreed.appointment
    return _whole_second(visit.start if agreed.clock is Clock.ARRIVAL else visit.end)


def _why(calendar: WorkCalendar, agreed: Terms, opened_at: datetime, due: datetime) -> Message:
    if agreed.appointment is not None:
        visit = agreed.appointment
        return explain_visit(calendar, agreed.ticket_class, agreed.clock, agreed.limit, visit, due)
    opened_at = _whole_second(opened_at)
    return explain_given(calendar, agreed.ticket_class, agreed.clock, agreed.limit, opened_at, due)


def _warn_after(agreed: Terms) -> timedelta:
    return timedelta(seconds=agreed.limit.within.total_seconds() * agreed.warn_percent // 100)


def _whole_second(moment: datetime) -> datetime:
    """Clocks are kept in whole seconds, so that stored pauses lose nothing."""
    return moment.replace(microsecond=0)
