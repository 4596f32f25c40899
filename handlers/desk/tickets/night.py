"""The night on one page: before the day shift the manager reads what every emergency of the night came to."""

from datetime import timedelta

from handlers.desk.office import Desk
from handlers.desk.people import ids, managers, supervisors
from handlers.desk.rules.spans import minute_of_day
from handlers.desk.tickets import history
from handlers.desk.timing.calendar import DAY, ShiftPart
from handlers.turn import Message
from storage.tickets import Ticket

BEFORE = timedelta(minutes=30)
"""So long before the day shift begins it is put before the manager."""
LATE_BY = 90
"""Minutes after which a page that was missed is not given any more."""
MOST = 5
"""Emergencies told step by step; a message holds 4,096 characters, and the rest are named below."""


def report(desk: Desk) -> None:
    """A ring, once a morning; a night without an emergency is no news."""
    begins = desk.compound.rules.duty.day.start - int(BEFORE.total_seconds()) // 60
    if not begins <= minute_of_day(desk.now, desk.compound.zone) < begins + LATE_BY:
        return
    day = desk.compound.calendar.local_day(desk.now)
    if not desk.record.journal.ring(desk.compound.id, "night", day.isoformat(), at=desk.now):
        return
    found = _of_the_night(desk)
    if not found:
        return
    lines = [line for ticket in found[:MOST] for line in history.story(desk, ticket)]
    lines += [Message("night-more", {"no": ticket.no}) for ticket in found[MOST:]]
    message = Message("night-page", {"count": len(found), "lines": tuple(lines)})
    for person_id in ids(managers(desk)) or ids(supervisors(desk)):
        desk.tell(person_id, message, lane="assignment", about=f"night:{day}:{person_id}")


def _of_the_night(desk: Desk) -> list[Ticket]:
    """Every emergency since yesterday's day shift ended, also where today's has begun already."""
    calendar = desk.compound.calendar
    evening = calendar.shift(calendar.local_day(desk.now) - DAY, ShiftPart.NIGHT).start
    opened = desk.record.tickets.listed(desk.compound.id, since=evening)
    return [ticket for ticket in opened if ticket.urgency == "emergency"]
