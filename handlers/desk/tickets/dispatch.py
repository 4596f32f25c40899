"""Dispatch: who gets a ticket, and what happens when nobody takes it. An emergency is everybody's until one has it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from handlers.desk.office import Desk
from handlers.desk.people import ids, keeper_for, managers, repairmen, supervisors
from handlers.desk.rules.rulebook import Basis
from handlers.desk.tickets import cards, clocks, group_cards, news, pauses
from handlers.desk.tickets.duty import crew_for, on_duty, work_begins
from handlers.desk.tickets.offers import UNTAKEN
from handlers.turn import Message
from storage.lifecycle import Move
from storage.promises import PromiseRow
from storage.tickets import Ticket

WORK = frozenset({"repair", "heating"})
LADDER = "ladder"


def first(desk: Desk, ticket: Ticket) -> Ticket:
    """Send a new ticket on its way: work to the crew, a complaint to the supervisor, a question to the keeper."""
    if ticket.urgency == "emergency":
        return alarm(desk, ticket)
    if ticket.kind in WORK:
        return to_crew(desk, ticket)
    if ticket.kind == "complaint":
        return to_office(desk, ticket, next(iter(ids(supervisors(desk))), None))
    return to_office(desk, ticket, ticket.keeper_id or keeper_for(desk, None))


def to_crew(desk: Desk, ticket: Ticket, *, without: Collection[int] = (), prefer: int | None = None) -> Ticket:
    """Give work to the most suitable repairman on shift; where there is none the supervisor hears of it at once."""
    able = [id for id in ids(crew_for(desk, ticket, at=work_begins(desk, ticket))) if id not in without]
    if able:
        return assign(desk, ticket, prefer if prefer in able else able[0], by=None)
    return nobody(desk, ticket)


def to_office(desk: Desk, ticket: Ticket, person_id: int | None) -> Ticket:
    return nobody(desk, ticket) if person_id is None else assign(desk, ticket, person_id, by=None)


def nobody(desk: Desk, ticket: Ticket) -> Ticket:
    """No one is there for it: the supervisor decides, the crew group may help itself."""
    cards.offer(desk, ticket, ids(supervisors(desk)), lane="assignment", alert=Message("dispatch-nobody"))
    group_cards.post(desk, ticket)
    climb_from(desk, ticket)
    return ticket


def alarm(desk: Desk, ticket: Ticket, *, without: Collection[int] = ()) -> Ticket:
    """An emergency goes to everybody on duty who can, and to the supervisor; the first to accept has it.

    Where somebody is hurt or it burns, a trade is no matter: whoever is there runs.
    """
    everybody = ticket.kind not in WORK or ticket.facts.get("danger") in clocks.PEOPLE_FIRST
    able = on_duty(desk, desk.now) if everybody else crew_for(desk, ticket, at=desk.now)
    crew = [id for id in ids(able) if id not in without]
    cards.offer(desk, ticket, [*crew, *ids(supervisors(desk))], lane="emergency")
    group_cards.post(desk, ticket)
    climb_from(desk, ticket)
    return ticket


def assign(desk: Desk, ticket: Ticket, person_id: int, *, by: int | None, note: str = "") -> Ticket:
    """Give a ticket to somebody, also away from somebody else. Their card shows it, the ladder starts anew."""
    before = ticket
    pauses.release(desk, ticket, desk.now)
    ticket = desk.record.tickets.move(
        ticket, Move.ASSIGN, by=by, at=desk.now, note=note, data={"to": [person_id], "shown": True},
        assignee_id=person_id,
        paused_why=None, resume_at=None,
    )  # fmt: skip
    cards.show_anew(desk, ticket, person_id, not_before=None if by is None else desk.now)
    cards.refresh(desk, ticket, everybody=True)
    climb_from(desk, ticket)
    if before.assignee_id not in (None, person_id) and (by is not None or before.status not in UNTAKEN):
        when = news.when_word(desk, ticket)
        news.tell_owner(desk, ticket, Message("owner-reassigned", {**news.facts(desk, ticket), "when": when}))
    return ticket


def refuse(desk: Desk, ticket: Ticket, by: int, reason: str) -> Ticket:
    """The assignee gives it back with a reason; the next one gets it, and the supervisor knows why."""
    pauses.release(desk, ticket, desk.now)
    ticket = desk.record.tickets.move(
        ticket, Move.UNASSIGN, by=by, at=desk.now, note=reason, data={"refused": by}, assignee_id=None,
        paused_why=None, resume_at=None,
    )  # fmt: skip
    for person_id in ids(supervisors(desk)):
        news.tell_staff(desk, ticket, person_id, "dispatch-refused", who=news.name(desk, by), reason=reason)
    cards.refresh(desk, ticket, everybody=True)
    return to_crew(desk, ticket, without=refusers(desk, ticket)) if ticket.kind in WORK else nobody(desk, ticket)


def refusers(desk: Desk, ticket: Ticket) -> set[int]:
    """Everybody who has given this ticket back."""
    timeline = desk.record.tickets.timeline(ticket.id)
    return {int(event.data["refused"]) for event in timeline if "refused" in event.data}


# --- the ladder ---------------------------------------------------------------------------------------------


def rungs(desk: Desk, ticket: Ticket) -> Sequence[int]:
    """After how many minutes without anybody accepting the next person up is called."""
    ladder = desk.compound.rules.ladder
    if ticket.urgency == "emergency":
        return ladder.emergency_minutes
    return ladder.urgent_minutes if ticket.urgency == "urgent" else ladder.general_minutes


def _basis(desk: Desk, ticket: Ticket) -> Basis:
    """The ladder of what can wait climbs in office hours: nobody is called out of bed for a dripping tap."""
    return Basis.OFFICE if clocks.can_wait(desk, ticket) else Basis.WALL


def climb_from(desk: Desk, ticket: Ticket) -> None:
    """Start the ladder now."""
    _set_rung(desk, ticket, desk.now, 0, rungs(desk, ticket)[0])


def _set_rung(desk: Desk, ticket: Ticket, since: datetime, step: int, minutes: int) -> None:
    at = desk.compound.calendar.add(since, timedelta(minutes=minutes), _basis(desk, ticket))
    desk.record.promises.wake(desk.compound.id, ticket.id, LADDER, at, step=step)


def climb(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """One rung of the ladder: colleagues, then the supervisor, then the manager; the last is called again and again."""
    if ticket.status not in UNTAKEN or row.next_at is None:
        desk.record.promises.wake(desk.compound.id, ticket.id, LADDER, None)
        return
    steps = rungs(desk, ticket)
    _call(desk, ticket, min(row.step, len(steps) - 1), len(steps))
    since = max(row.next_at, desk.now - timedelta(minutes=1))
    _set_rung(desk, ticket, since, row.step + 1, _pause_after(steps, row.step))


def _pause_after(steps: Sequence[int], step: int) -> int:
    """Minutes to the next rung; above the last one each call waits twice as long as the one before."""
    if step + 1 < len(steps):
        return steps[step + 1] - steps[step]
    return steps[-1] << min(step + 1 - len(steps), 6)


def _call(desk: Desk, ticket: Ticket, step: int, steps: int) -> None:
    lane = "emergency" if ticket.urgency == "emergency" else "assignment"
    called = _up(desk, ticket, step, steps)
    desk.record.tickets.note(ticket, "unaccepted", by=None, at=desk.now, data={"step": step, "to": called})
    alert = Message("dispatch-unaccepted", {"minutes": _waited(desk, ticket), "given": _given(desk, ticket)})
    for person_id in called:
        cards.show_anew(desk, ticket, person_id, lane=lane, alert=alert)
    if step == 0:
        group_cards.post(desk, ticket)


def _up(desk: Desk, ticket: Ticket, step: int, steps: int) -> list[int]:
    """Who is called on a rung: first colleagues who could take it, then the supervisor, at the end the manager."""
    if step == 0:
        return _colleagues(desk, ticket) or ids(supervisors(desk))
    if step + 1 < steps:
        return ids(supervisors(desk))
    return ids(managers(desk)) or ids(supervisors(desk))


def _colleagues(desk: Desk, ticket: Ticket) -> list[int]:
    """Of an emergency everybody who is not on it yet, on duty or not; else the next one in line, and who has it."""
    not_willing = refusers(desk, ticket)
    if ticket.kind not in WORK:
        return [] if ticket.assignee_id is None else [ticket.assignee_id]
    if ticket.urgency == "emergency":
        return [id for id in ids(repairmen(desk)) if id not in not_willing]
    able = [id for id in ids(crew_for(desk, ticket, at=work_begins(desk, ticket))) if id not in not_willing]
    following = [id for id in able if id != ticket.assignee_id][:1]
    return [*([ticket.assignee_id] if ticket.assignee_id else []), *following]


def _given(desk: Desk, ticket: Ticket) -> Message:
    if ticket.assignee_id is None:
        return Message("aside-none")
    return Message("dispatch-given", {"who": news.name(desk, ticket.assignee_id)})


def _waited(desk: Desk, ticket: Ticket) -> int:
    """Minutes since this ticket last changed hands."""
    handed = {"opened", Move.ASSIGN.value, Move.UNASSIGN.value, Move.REOPEN.value}
    since = max(event.at for event in desk.record.tickets.timeline(ticket.id) if event.event in handed)
    return int((desk.now - since).total_seconds()) // 60
