"""Leave: who is off is out of the rota for the day, and the supervisor moves their jobs with one tap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.desk.office import Desk
from handlers.desk.people import ids, name_of, supervisors
from handlers.desk.tickets import dispatch, news
from handlers.desk.tickets.duty import crew_for, work_begins
from handlers.turn import Message, Value, choice
from storage.tickets import Ticket


@dataclass(frozen=True, slots=True)
class Handover:
    """A job of somebody who is off, and who should have it instead (None: nobody is left)."""

    ticket: Ticket
    to: int | None


def take(desk: Desk, person_id: int, day: date, words: str) -> int:
    """Book somebody's leave on a day of the roster and propose to the supervisor who takes their jobs; how many."""
    desk.record.rota.take_leave(desk.compound.id, day, person_id)
    desk.record.journal.write(
        desk.compound.id, "leave", str(person_id), by=person_id, at=desk.now, data={"day": day.isoformat()}
    )
    proposal = propose(desk, person_id, day)
    _tell_supervisors(desk, person_id, day, words, proposal)
    return len(proposal)


def propose(desk: Desk, person_id: int, day: date) -> list[Handover]:
    """Who should take which job, each given to whoever has least once the earlier ones are given."""
    given: dict[int, int] = {}
    found: list[Handover] = []
    for ticket in _affected(desk, person_id, day):
        crew = [id for id in ids(crew_for(desk, ticket, at=work_begins(desk, ticket))) if id != person_id]
        to = min(crew, key=lambda id: (given.get(id, 0), crew.index(id)), default=None)
        if to is not None:
            given[to] = given.get(to, 0) + 1
        found.append(Handover(ticket, to))
    return found


def _affected(desk: Desk, person_id: int, day: date) -> list[Ticket]:
    """Their open work, but for what is agreed for or waits until a later day."""
    calendar = desk.compound.calendar
    jobs = desk.record.tickets.assigned_to(person_id)
    return [job for job in jobs if calendar.roster_day(job.resume_at or work_begins(desk, job)) <= day]


def _tell_supervisors(desk: Desk, person_id: int, day: date, words: str, proposal: Sequence[Handover]) -> None:
    lines = tuple(_line(desk, one) for one in proposal) or (Message("leave-no-jobs"),)
    values: dict[str, Value] = {"name": name_of(desk, person_id), "day": day, "text": words, "lines": lines}
    move = choice("leave-button-move", "leave.move", person_id, day.toordinal())
    about = f"leave:{person_id}:{day}:{int(desk.now.timestamp())}"
    for chief in ids(supervisors(desk)):
        desk.tell(
            chief, Message("leave-asked", values), lane="assignment", about=about,
            choices=((move,),) if any(one.to for one in proposal) else (),
        )  # fmt: skip


def _line(desk: Desk, one: Handover) -> Message:
    to = name_of(desk, one.to) or "–"
    return Message("leave-line", {"no": one.ticket.no, "matter": news.matter(one.ticket), "name": to})


def move_all(desk: Desk, person_id: int, day: date, by: int) -> list[Handover]:
    """[一键改派]: give every job to whom it would be given now. Jobs nobody can take stay and come back in the list."""
    proposal = propose(desk, person_id, day)
    for one in proposal:
        if one.to is not None:
            dispatch.assign(desk, one.ticket, one.to, by=by)
    return proposal
