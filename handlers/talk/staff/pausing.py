"""[挂起]: why, and until when. The owner sees both; the clocks stand still where the reason is not ours."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.desk.rules.rulebook import Basis
from handlers.desk.tickets import facade as tickets
from handlers.talk.session import Session
from handlers.talk.staff.behalf import without_home
from handlers.talk.staff.handing import back
from handlers.talk.staff.handling import act, allowed, happened_at, has_in_hand, me
from handlers.turn import Choice, Choices, choice
from storage.tickets import Ticket

REASONS = ("parts", "owner_away", "outside", "other")
UNTIL = ("1h", "3h", "d1", "d2", "d3", "d7")
"""When it goes on: in hours from now, or two hours into the day shift so many days on."""
MORNING = timedelta(hours=2)


def press_hold(session: Session, ticket_id: str) -> None:
    ticket = allowed(session, ticket_id, has_in_hand)
    if ticket is not None:
        session.replace("staff-hold-ask", reasons(ticket), no=ticket.no)


def reasons(ticket: Ticket) -> Choices:
    buttons = [choice("staff-button-hold-why", "job.held", ticket.id, why, reason=why) for why in REASONS]
    return (*_rows(buttons, 2), back(ticket))


def _rows(buttons: Sequence[Choice], width: int) -> Choices:
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def press_held(session: Session, ticket_id: str, reason: str) -> None:
    """The reason is known; a pause without an end would be a promise without one."""
    ticket = allowed(session, ticket_id, has_in_hand)
    if ticket is None or reason not in REASONS:
        return
    buttons = [
        choice("staff-button-until", "job.until", ticket.id, reason, until, at=until_time(session, until))
        for until in UNTIL
    ]
    session.replace("staff-until-ask", (*_rows(buttons, 2), back(ticket)), no=ticket.no, reason=reason)


def until_time(session: Session, until: str) -> datetime:
    """The moment a button of ``UNTIL`` stands for (UTC)."""
    if until.endswith("h"):
        return session.now + timedelta(hours=int(until[:-1]))
    calendar = session.desk.compound.calendar
    day = calendar.local_day(session.now) + timedelta(days=int(until[1:]))
    return calendar.windows(day, Basis.DUTY)[0].start + MORNING


def press_until(session: Session, ticket_id: str, reason: str, until: str) -> None:
    if reason not in REASONS or until not in UNTIL:
        session.toast("form-card-old")
        return
    note = kept_note(session, ticket_id)
    act(session, ticket_id, has_in_hand, lambda ticket: tickets.hold(
        session.desk, ticket, me(session), reason, until_time(session, until),
        note=note, at=happened_at(session, ticket),
    ))  # fmt: skip


def offer(session: Session, ticket: Ticket, words: str) -> None:
    """「3-2-501缺阀芯」: the words are kept as the note (the owner knows where), the reason is one tap away."""
    words = without_home(words) or words
    session.memory["hold_note"] = {"ticket": ticket.id, "text": words}
    session.say("staff-hold-offer", reasons(ticket), no=ticket.no, matter=tickets.matter(ticket), text=words)


def kept_note(session: Session, ticket_id: str) -> str:
    """The words that led to this pause, once."""
    kept = session.memory.pop("hold_note", None)
    return str(kept["text"]) if kept is not None and str(kept["ticket"]) == ticket_id else ""
