"""Who is on duty: the rota by the compound's own day and shift, skills by the kind of work, leave taken off."""

from datetime import datetime

from handlers.desk.office import Desk
from handlers.desk.people import home_of, repairmen
from handlers.desk.rules.rulebook import Basis
from handlers.desk.tickets.clocks import can_wait
from storage.people import StaffMember
from storage.tickets import Ticket

GENERAL = "general"
_SKILLS = {
    "plumbing": "plumbing",
    "drainage": "plumbing",
    "electrical": "electrical",
    "lighting": "electrical",
    "elevator": "elevator",
    "door_window": "civil",
    "wall_ceiling": "civil",
    "gas": "plumbing",
    "access_control": "electrical",
    "network_tv": "electrical",
    "fire_safety": "electrical",
}
"""Which trade a category of damage belongs to; everything else is general work."""


def skill_for(ticket: Ticket) -> str:
    return "heating" if ticket.kind == "heating" else _SKILLS.get(ticket.category, GENERAL)


def work_begins(desk: Desk, ticket: Ticket) -> datetime:
    """When somebody has to be there: at the agreed visit, in the next day shift if it can wait, else now."""
    if ticket.urgency == "emergency":
        return desk.now
    if ticket.appointment_start is not None and ticket.appointment_start > desk.now:
        return ticket.appointment_start
    return desk.compound.calendar.next_open(desk.now, Basis.DUTY) if can_wait(desk, ticket) else desk.now


def on_duty(desk: Desk, at: datetime) -> list[StaffMember]:
    """The repairmen on shift at a time. A shift nobody has planned is everybody's; who is on leave is left out."""
    calendar = desk.compound.calendar
    day, shift = calendar.roster_day(at), calendar.on_duty_shift(at)
    away = desk.record.rota.away(desk.compound.id, at)
    present = [member for member in repairmen(desk) if member.person.id not in away]
    planned = set(desk.record.rota.on(desk.compound.id, day, shift.value))
    on_shift = [member for member in present if member.person.id in planned]
    return on_shift or ([] if planned else present)


def crew_for(desk: Desk, ticket: Ticket, *, at: datetime) -> list[StaffMember]:
    """Who can do this work at ``at``, the most suitable first: trade, building, then who has least in hand."""
    skill, home = skill_for(ticket), home_of(desk, ticket)
    able = [member for member in on_duty(desk, at) if not {skill, GENERAL}.isdisjoint(member.skills)]
    able = [member for member in able if desk.reach(member.person.id) is not None]
    load = desk.record.tickets.load_of([member.person.id for member in able])

    def fitness(member: StaffMember) -> tuple[bool, bool, int, int]:
        serves = home is None or member.serves(home.building)
        return skill not in member.skills, not serves, load[member.person.id], member.person.id

    return sorted(able, key=fitness)
