"""The manager's figures: how the day goes, what was collected and why not, and a season or quarter in numbers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median

from handlers.desk.office import Desk
from storage.figures import Answered, Collected, Late

QUARTER = timedelta(days=91)
AFTER_SEASON = timedelta(days=60)
"""So long after the heating season 「出总结」 still means that season."""
A_DAY = timedelta(hours=24)


# --- today --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Today:
    """The present state of the work, and what came and went since midnight in the compound."""

    opened: int
    closed: int
    praise: int
    complaints: int
    waiting: int
    in_hand: int
    paused: int
    urgent: int
    overdue: tuple[Late, ...]


def today(desk: Desk) -> Today:
    midnight = datetime.combine(desk.compound.calendar.local_day(desk.now), time(), desk.compound.zone).astimezone(UTC)
    counts = desk.record.figures.open_tickets(desk.compound.id)
    opened = desk.record.figures.opened(desk.compound.id, midnight, desk.now + timedelta(seconds=1))
    closed = desk.record.figures.closed(desk.compound.id, midnight, desk.now + timedelta(seconds=1))
    states = {state: sum(n for (status, _), n in counts.items() if status == state) for state in
              ("new", "assigned", "accepted", "on_site", "working", "paused")}  # fmt: skip
    return Today(
        opened=sum(opened.values()),
        closed=sum(closed.values()),
        praise=opened.get("praise", 0),
        complaints=opened.get("complaint", 0),
        waiting=states["new"] + states["assigned"],
        in_hand=states["accepted"] + states["on_site"] + states["working"],
        paused=states["paused"],
        urgent=sum(n for (_, urgency), n in counts.items() if urgency != "normal"),
        overdue=tuple(desk.record.figures.overdue(desk.compound.id, desk.now)),
    )


# --- collection ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Collection:
    """What was collected, and the households that owe, each under the first reason that holds."""

    fees: tuple[Collected, ...]
    due_fen: int
    paid_fen: int
    owing: int
    owing_fen: int
    disputed: int
    unbound: int
    blocked: int

    @property
    def percent(self) -> float:
        return 100 * self.paid_fen / self.due_fen if self.due_fen else 0.0

    @property
    def other(self) -> int:
        return self.owing - self.disputed - self.unbound - self.blocked


def collection(desk: Desk) -> Collection:
    fees = desk.record.figures.collected(desk.compound.id)
    owing = desk.record.figures.owing(desk.compound.id)
    disputing = desk.record.figures.disputing(desk.compound.id)
    quiet = [household for household in desk.record.households.of(desk.compound.id, owing.keys())
             if household.home.id not in disputing]  # fmt: skip
    unbound = sum(household.receiver is None for household in quiet)
    return Collection(
        fees=tuple(fees),
        due_fen=sum(fee.due_fen for fee in fees),
        paid_fen=sum(fee.paid_fen for fee in fees),
        owing=len(owing),
        owing_fen=sum(owing.values()),
        disputed=len(owing.keys() & disputing),
        unbound=unbound,
        blocked=sum(not household.reachable for household in quiet) - unbound,
    )


# --- a season or a quarter ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Period:
    """A heating season or a quarter, from the first to the last local day."""

    kind: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Summary:
    """The work of a period in figures. Times are medians in minutes; shares are in percent; None without data."""

    period: Period
    repairs: int
    heating: int
    complaints: int
    praise: int
    worst_riser: tuple[tuple[str, str, str], float] | None
    response: int | None
    arrival: int | None
    solved_in_a_day: float | None
    broken: int
    reasons: dict[str, int]


def period(desk: Desk) -> Period:
    """The heating season while it runs and some weeks after it; else the last three months."""
    calendar = desk.compound.calendar
    here = calendar.local_day(desk.now)
    season = calendar.heating_span(here) or calendar.heating_span(here - AFTER_SEASON)
    if season is not None:
        return Period("season", season.first, min(season.last, here))
    return Period("quarter", here - QUARTER, here)


def summary(desk: Desk) -> Summary:
    span, zone = period(desk), desk.compound.zone
    since = datetime.combine(span.first, time(), zone).astimezone(UTC)
    until = datetime.combine(span.last + timedelta(days=1), time(), zone).astimezone(UTC)
    figures, compound_id = desk.record.figures, desk.compound.id
    kinds = figures.opened(compound_id, since, until)
    clocks = figures.clocks(compound_id, since, until)
    broken = [clock for clock in clocks if clock.broken_at is not None]
    reasons = [clock.reason or "unknown" for clock in broken]
    return Summary(
        period=span,
        repairs=kinds.get("repair", 0),
        heating=kinds.get("heating", 0),
        complaints=kinds.get("complaint", 0),
        praise=kinds.get("praise", 0),
        worst_riser=_worst(figures.risers(compound_id, since, until)),
        response=_minutes(clocks, "response"),
        arrival=_minutes(clocks, "arrival"),
        solved_in_a_day=_in_a_day(clocks),
        broken=len(broken),
        reasons={reason: reasons.count(reason) for reason in dict.fromkeys(reasons)},
    )


def _worst(risers: dict[tuple[str, str, str], int]) -> tuple[tuple[str, str, str], float] | None:
    """The riser with most heating tickets, and its share of those that have a riser."""
    if not risers:
        return None
    worst = max(risers, key=lambda riser: (risers[riser], riser))
    return worst, 100 * risers[worst] / sum(risers.values())


def _minutes(clocks: list[Answered], name: str) -> int | None:
    """The median time from opening until the clock was met."""
    times = [(clock.met_at - clock.opened_at).total_seconds() / 60 for clock in clocks
             if clock.clock == name and clock.met_at is not None]  # fmt: skip
    return round(median(times)) if times else None


def _in_a_day(clocks: list[Answered]) -> float | None:
    met = [clock for clock in clocks if clock.clock == "solved"]
    solved = [clock.met_at - clock.opened_at for clock in met if clock.met_at is not None]
    return 100 * sum(time <= A_DAY for time in solved) / len(solved) if solved else None
