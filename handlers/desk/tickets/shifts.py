"""Around the shifts: the morning's list for each repairman, and the handover that somebody has to take."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.desk.office import Desk
from handlers.desk.people import home_of, ids, supervisors
from handlers.desk.rules.spans import minute_of_day
from handlers.desk.tickets import news
from handlers.desk.tickets.dispatch import WORK
from handlers.desk.tickets.duty import on_duty
from handlers.turn import Message, Value, choice
from storage.lifecycle import OPEN, Status
from storage.tickets import Ticket

GIVEN, TAKEN = "handover", "handover-taken"
BRIEFING = timedelta(minutes=10)
"""So long before the day shift begins everybody has the day's list."""
LATE_BY = 60
"""Minutes after which a briefing that was missed is not given any more."""


def brief(desk: Desk) -> None:
    """Once a morning: each repairman on the day shift hears how many jobs wait where."""
    opens = desk.compound.rules.duty.day.start
    now = minute_of_day(desk.now, desk.compound.zone)
    begins = opens - int(BRIEFING.total_seconds()) // 60
    if not begins <= now < begins + LATE_BY:
        return
    day = desk.compound.calendar.local_day(desk.now)
    if not desk.record.journal.ring(desk.compound.id, "briefing", day.isoformat(), at=desk.now):
        return
    for member in on_duty(desk, desk.now + BRIEFING):
        jobs = desk.record.tickets.assigned_to(member.person.id)
        if jobs:
            _brief_one(desk, member.person.id, jobs, f"briefing:{day}:{member.person.id}")


def _brief_one(desk: Desk, person_id: int, jobs: Sequence[Ticket], about: str) -> None:
    values: dict[str, Value] = {"count": len(jobs), "by_building": by_building(desk, jobs)}
    desk.tell(
        person_id, Message("shift-briefing", values), lane="assignment", about=about,
        choices=((choice("shift-button-jobs", "job.mine"),),),
    )  # fmt: skip


def by_building(desk: Desk, jobs: Sequence[Ticket]) -> Message:
    """「3号楼2、4号楼3」, in walking order; what is in no home comes last."""
    homes = [home_of(desk, job) for job in jobs]
    counts = Counter(home.building if home else "" for home in homes)
    ordered = sorted(counts, key=lambda building: (not building, len(building), building))
    parts = tuple(Message("shift-building", {"building": b or "none", "count": counts[b]}) for b in ordered)
    return joined(parts)


def joined(parts: Sequence[Message]) -> Message:
    """Messages in one line, with the language's own comma."""
    whole = parts[0]
    for part in parts[1:]:
        whole = Message("shift-joined", {"first": whole, "then": part})
    return whole


# --- handover -----------------------------------------------------------------------------------------------


def hand_over(desk: Desk) -> None:
    """At the change of shift the new one gets what is open; when nobody takes it the supervisor hears of it."""
    changed = _last_change(desk)
    waited = desk.now - changed
    day, shift = _occurrence(desk, changed)
    occurrence = f"{day} {shift}"
    if waited < timedelta(minutes=LATE_BY) and desk.record.journal.ring(
        desk.compound.id, GIVEN, occurrence, at=desk.now
    ):
        _give(desk, day, shift)
    _report_if_ignored(desk, waited, occurrence)


def _last_change(desk: Desk) -> datetime:
    """When the present shift began (UTC)."""
    window, zone = desk.compound.rules.duty.day, desk.compound.zone
    local = desk.now.astimezone(zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    changes = [
        midnight + timedelta(days=day, minutes=minute) for day in (-1, 0) for minute in (window.start, window.end)
    ]
    return max(change for change in changes if change <= local)


def _occurrence(desk: Desk, changed: datetime) -> tuple[str, str]:
    calendar = desk.compound.calendar
    return calendar.roster_day(changed).isoformat(), calendar.on_duty_shift(changed).value


def _give(desk: Desk, day: str, shift: str) -> None:
    """Tell the new shift; where nothing is open there is nothing to take over."""
    if not _open_jobs(desk):
        take_over(desk, day, shift, None)
        return
    take = choice("shift-button-take", "shift.take", day, shift)
    for person_id in ids(on_duty(desk, desk.now)) or ids(supervisors(desk)):
        about = f"handover:{day}:{shift}:{person_id}"
        desk.tell(person_id, summary(desk), lane="assignment", about=about, choices=((take,),))


def summary(desk: Desk) -> Message:
    """What the shift leaves behind: open jobs, of them emergencies, and those waiting for a part."""
    jobs = _open_jobs(desk)
    missing = sum(1 for job in jobs if job.status is Status.PAUSED and job.paused_why == "parts")
    urgent = [job for job in jobs if job.urgency != "normal"]
    lines = tuple(Message("shift-line", {"no": job.no, "matter": news.matter(job)}) for job in urgent)
    lines = lines or (Message("shift-nothing-urgent"),)
    return Message("shift-handover", {"open": len(jobs), "urgent": len(urgent), "parts": missing, "lines": lines})


def _open_jobs(desk: Desk) -> list[Ticket]:
    tickets = desk.record.tickets.listed(desk.compound.id, statuses=list(OPEN))
    return [ticket for ticket in tickets if ticket.kind in WORK]


def take_over(desk: Desk, day: str, shift: str, by: int | None) -> bool:
    """[已接班]; False where somebody of the shift has done so before."""
    occurrence = f"{day} {shift}"
    taken = desk.record.journal.ring(desk.compound.id, TAKEN, occurrence, at=desk.now)
    if taken:
        desk.record.journal.write(desk.compound.id, "handover", occurrence, by=by, at=desk.now)
    return taken


def _report_if_ignored(desk: Desk, waited: timedelta, occurrence: str) -> None:
    patience = desk.compound.rules.duty.handover
    journal, id = desk.record.journal, desk.compound.id
    if not patience <= waited < timedelta(minutes=LATE_BY) or journal.rang(id, TAKEN, occurrence):
        return
    if not journal.ring(id, "handover-ignored", occurrence, at=desk.now):
        return
    minutes = int(patience.total_seconds()) // 60
    for person_id in ids(supervisors(desk)):
        message = Message("shift-not-taken", {"minutes": minutes})
        desk.tell(person_id, message, lane="assignment", about=f"handover-ignored:{occurrence}:{person_id}")
