"""[转派] [派给…] [退回]: a job changes hands, to a colleague chosen by button or back with a reason."""

from collections.abc import Sequence

from handlers.desk import people
from handlers.desk.tickets import cards
from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets.duty import crew_for, work_begins
from handlers.talk.session import Session
from handlers.talk.staff.handling import act, allowed, decides, has_in_hand, matter, me
from handlers.turn import Choice, Choices, choice
from storage.people import StaffMember
from storage.tickets import Ticket

REASONS = ("busy", "skill", "off", "other")
OFFERED = 8
"""So many colleagues are offered, the most suitable first."""


def press_transfer(session: Session, ticket_id: str) -> None:
    """Show who could take it instead, with what they have in hand."""
    ticket = allowed(session, ticket_id, has_in_hand)
    if ticket is None:
        return
    if not ticket.open:
        session.toast("ticket-toast-moved-on", state=tickets.staff_state(ticket))
        return
    buttons = _colleagues(session, ticket)
    session.replace(
        "staff-transfer-ask", (*_pairs(buttons), back(ticket)), no=ticket.no, matter=matter(session, ticket)
    )


def _colleagues(session: Session, ticket: Ticket) -> list[Choice]:
    able = _able(session, ticket)
    on_duty = {member.person.id for member in crew_for(session.desk, ticket, at=work_begins(session.desk, ticket))}
    load = session.record.tickets.load_of([member.person.id for member in able])
    return [
        choice(
            "staff-button-colleague", "job.give", ticket.id, member.person.id, name=member.person.name,
            count=load[member.person.id], duty="yes" if member.person.id in on_duty else "no",
        )
        for member in able
    ]  # fmt: skip


def _able(session: Session, ticket: Ticket) -> list[StaffMember]:
    """Who is suitable and on duty first, then the rest of the crew; for office matters the office."""
    roster, desk = session.record.roster, session.desk
    if ticket.kind in cards.DESK_WORK:
        found = roster.staff_with_role(desk.compound.id, *people.ANSWERING)
    else:
        crew = crew_for(desk, ticket, at=work_begins(desk, ticket))
        known = {member.person.id for member in crew}
        found = [*crew, *(member for member in people.repairmen(desk) if member.person.id not in known)]
    return [member for member in found if member.person.id != ticket.assignee_id][:OFFERED]


def _pairs(buttons: Sequence[Choice]) -> Choices:
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def back(ticket: Ticket) -> tuple[Choice, ...]:
    return (choice("job-button-back", "job.show", ticket.id),)


def press_give(session: Session, ticket_id: str, person_id: str) -> None:
    """The chosen colleague has it now."""
    member = session.record.roster.staff_member(int(person_id))
    if member is None or member.person.community_id != session.desk.compound.id:
        session.toast("form-card-old")
        return
    given = act(
        session, ticket_id, has_in_hand,
        lambda ticket: tickets.assign(session.desk, ticket, member.person.id, by=me(session)),
    )  # fmt: skip
    if given is not None:
        session.toast("staff-toast-given", no=given.no, name=member.person.name)


def press_refuse(session: Session, ticket_id: str) -> None:
    """Giving a job back needs a reason."""
    ticket = allowed(session, ticket_id, _is_mine)
    if ticket is not None:
        buttons = [choice("staff-button-refuse-why", "job.refused", ticket.id, why, reason=why) for why in REASONS]
        session.replace("staff-refuse-ask", (*_pairs(buttons), back(ticket)), no=ticket.no)


def press_refused(session: Session, ticket_id: str, reason: str) -> None:
    if reason not in REASONS:
        session.toast("form-card-old")
        return
    act(session, ticket_id, _is_mine, lambda ticket: tickets.refuse(session.desk, ticket, me(session), reason))


def _is_mine(session: Session, ticket: Ticket) -> bool:
    return ticket.assignee_id == session.person_id


def press_nudge(session: Session, ticket_id: str) -> None:
    """The supervisor pushes whoever has it."""
    ticket = allowed(session, ticket_id, decides)
    if ticket is None:
        return
    if ticket.assignee_id is None:
        press_transfer(session, ticket_id)
        return
    cards.show_anew(session.desk, ticket, ticket.assignee_id)
    tickets.nudge(session.desk, ticket, me(session))
    session.toast("staff-toast-nudged", name=people.name_of(session.desk, ticket.assignee_id))
