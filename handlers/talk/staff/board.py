"""Lists: a repairman's own jobs in walking order, and the office's open tickets with the most pressing first."""

from collections.abc import Callable, Sequence
from datetime import datetime

from handlers.desk import people
from handlers.desk.tickets import cards
from handlers.desk.tickets import facade as tickets
from handlers.talk.session import Session
from handlers.talk.staff.handling import decides, look_up, me, replace, say
from handlers.turn import Choice, Choices, Message, choice
from storage.lifecycle import OPEN, Status
from storage.people import walking_order
from storage.promises import PromiseRow
from storage.tickets import Ticket

PAGE = 8
_URGENCY = ("emergency", "urgent", "normal")
Dues = dict[int, PromiseRow]
_FILTERS: dict[str, Callable[[Ticket, PromiseRow | None, datetime], bool]] = {
    "all": lambda ticket, row, now: ticket.open,
    "untaken": lambda ticket, row, now: ticket.status in {Status.NEW, Status.ASSIGNED},
    "late": lambda ticket, row, now: ticket.open and row is not None and row.due is not None and row.due < now,
    "paused": lambda ticket, row, now: ticket.status is Status.PAUSED,
    "unconfirmed": lambda ticket, row, now: ticket.status is Status.DONE,
}


# --- my jobs ------------------------------------------------------------------------------------------------


def say_my_jobs(session: Session) -> None:
    """What the speaker has in hand, building by building, each a tap away."""
    jobs = sorted(session.record.tickets.assigned_to(me(session)), key=lambda ticket: _walk(session, ticket))
    if not jobs:
        session.say("staff-no-jobs")
        return
    lines = tuple(_job_line(session, number, ticket) for number, ticket in enumerate(jobs, 1))
    where = tickets.by_building(session.desk, jobs)
    session.say("staff-my-jobs", _numbered(jobs), count=len(jobs), by_building=where, lines=lines)


def press_mine(session: Session) -> None:
    if session.speaker.staff is not None:
        say_my_jobs(session)


def _walk(session: Session, ticket: Ticket) -> tuple[int, datetime, tuple[tuple[int, str], ...]]:
    home = people.home_of(session.desk, ticket)
    first = 0 if ticket.urgency == "emergency" else 1
    return first, ticket.appointment_start or session.now, walking_order(home) if home else ()


def _job_line(session: Session, number: int, ticket: Ticket) -> Message:
    return Message("staff-job-line", {
        "number": number, "home": people.label_of(session.desk, ticket), "matter": tickets.matter(ticket),
        "state": tickets.staff_state(ticket), "when": tickets.when_word(session.desk, ticket),
    })  # fmt: skip


def _numbered(shown: Sequence[Ticket], first: int = 1) -> Choices:
    buttons = [
        choice("staff-button-number", "board.show", ticket.id, number=number)
        for number, ticket in enumerate(shown, first)
    ]
    return tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))


def press_show(session: Session, ticket_id: str) -> None:
    """One ticket's card, as a message of its own, with the buttons the speaker may press."""
    ticket = look_up(session, ticket_id)
    if ticket is None or not _may_read(session, ticket):
        session.toast("staff-not-yours", alert=True)
        return
    buttons = cards.choices(session.desk, ticket, session.person_id)
    if decides(session) and ticket.open:
        buttons = (*buttons, _chief_row(ticket))
    say(session, cards.message(session.desk, ticket), buttons)


def _chief_row(ticket: Ticket) -> tuple[Choice, ...]:
    """What who decides may do with a ticket of somebody else's; with one nobody has, call somebody from outside."""
    outside = choice("outside-button-ask", "outside.ask", ticket.id)
    if ticket.assignee_id is None:
        return (outside,)
    return (
        choice("job-button-assign", "job.transfer", ticket.id),
        choice("staff-button-nudge", "board.nudge", ticket.id),
        outside,
    )


def _may_read(session: Session, ticket: Ticket) -> bool:
    mine = session.person_id in {ticket.assignee_id, ticket.keeper_id}
    return mine or decides(session) or session.person_id in cards.holders(session.desk, ticket)


# --- the office's list --------------------------------------------------------------------------------------


def say_board(session: Session) -> None:
    say(session, *_board(session, "all", 0))


def press_list(session: Session, wanted: str, page: str) -> None:
    """Another filter or page of the list, in place."""
    if not session.speaker.has_role(*people.ANSWERING) or wanted not in _FILTERS or not page.isdigit():
        session.toast("form-card-old")
        return
    replace(session, *_board(session, wanted, int(page)))


def _board(session: Session, wanted: str, page: int) -> tuple[Message, Choices]:
    found, dues = _wanted(session, wanted)
    shown = found[page * PAGE : (page + 1) * PAGE]
    first = page * PAGE + 1
    lines = tuple(_board_line(session, number, ticket, dues) for number, ticket in enumerate(shown, first))
    lines = lines or (Message("staff-board-empty"),)
    rows = (*_numbered(shown, first), *_filters(wanted), *_pages(wanted, page, len(found)))
    return Message("staff-board", {"count": len(found), "filter": wanted, "lines": lines}), rows


def _wanted(session: Session, wanted: str) -> tuple[list[Ticket], Dues]:
    """The tickets of a filter, most pressing first, with the promise each has to keep next."""
    statuses = [Status.DONE] if wanted == "unconfirmed" else list(OPEN)
    found = session.record.tickets.listed(session.desk.compound.id, statuses=statuses)
    if not decides(session):
        found = [ticket for ticket in found if ticket.keeper_id == session.person_id]
    dues = session.record.promises.next_of([ticket.id for ticket in found])
    kept = [ticket for ticket in found if _FILTERS[wanted](ticket, dues.get(ticket.id), session.now)]
    return sorted(kept, key=lambda ticket: _pressing(ticket, dues)), dues


def _pressing(ticket: Ticket, dues: Dues) -> tuple[int, bool, datetime]:
    row = dues.get(ticket.id)
    due = row.due if row is not None else None
    return _URGENCY.index(ticket.urgency), due is None, due or ticket.opened_at


def _board_line(session: Session, number: int, ticket: Ticket, dues: Dues) -> Message:
    row = dues.get(ticket.id)
    late = row is not None and row.due is not None and row.due < session.now
    return Message("staff-board-line", {
        "number": number, "no": ticket.no, "urgency": ticket.urgency, "home": people.label_of(session.desk, ticket),
        "matter": tickets.matter(ticket), "state": tickets.staff_state(ticket),
        "who": tickets.person_word(session.desk, ticket), "late": "yes" if late else "no",
    })  # fmt: skip


def _filters(wanted: str) -> Choices:
    buttons = [
        choice("staff-button-filter", "board.list", name, 0, filter=name, chosen="yes" if name == wanted else "no")
        for name in _FILTERS
    ]
    return tuple(buttons[:3]), tuple(buttons[3:])


def _pages(wanted: str, page: int, count: int) -> Choices:
    back = [choice("staff-button-before", "board.list", wanted, page - 1)] if page else []
    on = [choice("staff-button-next", "board.list", wanted, page + 1)] if (page + 1) * PAGE < count else []
    return ((*back, *on),) if back or on else ()
