"""What staff answer by button when the office asks: a new time, will it be late, why was it, what the owner said."""

from handlers.desk.tickets import breaches, lateness
from handlers.desk.tickets import facade as tickets
from handlers.desk.timing.promises import Clock
from handlers.talk.session import Session
from handlers.talk.staff.handling import act, allowed, decides, has_in_hand, me
from storage.tickets import Ticket

# --- a new visiting time ------------------------------------------------------------------------------------


def press_agree(session: Session, ticket_id: str, which: str) -> None:
    """Only this tap changes the visit; the owner is told by it."""
    ticket = allowed(session, ticket_id, has_in_hand)
    span = tickets.asked_span(session.desk, ticket) if ticket is not None else None
    if ticket is None or span is None or str(int(span.start.timestamp())) != which or not ticket.open:
        _gone(session)
        return
    tickets.agree(session.desk, ticket, span, me(session))
    session.replace("visit-agreed-by-you", no=ticket.no, visit=span)


def press_decline(session: Session, ticket_id: str, which: str) -> None:
    ticket = allowed(session, ticket_id, has_in_hand)
    span = tickets.asked_span(session.desk, ticket) if ticket is not None else None
    if ticket is None or span is None or str(int(span.start.timestamp())) != which or not ticket.open:
        _gone(session)
        return
    tickets.decline(session.desk, ticket, span, me(session))
    session.replace("visit-declined-by-you", no=ticket.no, visit=span)


def _gone(session: Session) -> None:
    if session.told is None:
        session.toast("form-card-old")


# --- will it be late ----------------------------------------------------------------------------------------


def press_fine(session: Session, ticket_id: str, clock: str) -> None:
    ticket = _open_clock(session, ticket_id, clock)
    if ticket is not None:
        lateness.in_time(session.desk, ticket, clock, me(session))
        session.replace("late-noted", no=ticket.no)


def press_late(session: Session, ticket_id: str, clock: str, minutes: str) -> None:
    """How much later; the owner will want to know why."""
    ticket = _open_clock(session, ticket_id, clock)
    if ticket is not None and minutes.isdigit():
        session.replace("late-ask-why", lateness.why_row(ticket, clock, int(minutes)), no=ticket.no)


def press_why_late(session: Session, ticket_id: str, clock: str, minutes: str, reason: str) -> None:
    ticket = _open_clock(session, ticket_id, clock)
    if ticket is not None and minutes.isdigit() and reason in lateness.REASONS:
        new = lateness.late(session.desk, ticket, clock, int(minutes), reason, me(session))
        session.replace("late-told", no=ticket.no, reason=reason, new=new)


def _open_clock(session: Session, ticket_id: str, clock: str) -> Ticket | None:
    """The ticket, if this clock of it still runs and the speaker has it in hand."""
    ticket = allowed(session, ticket_id, has_in_hand)
    if ticket is None:
        return None
    row = session.record.promises.of(ticket.id).get(clock)
    if not ticket.open or row is None or not row.running:
        session.toast("ticket-toast-moved-on", state=tickets.staff_state(ticket))
        return None
    return ticket


def press_breach(session: Session, ticket_id: str, clock: str, reason: str) -> None:
    """缺件, 人手, 流程 or 外部: what the reports count breaches by."""
    ticket = allowed(session, ticket_id, decides)
    if ticket is None or clock not in [*Clock] or reason not in breaches.REASONS:
        return
    row = session.record.promises.of(ticket.id).get(clock)
    if row is None or row.broken_at is None:
        session.replace("breach-none", no=ticket.no)
        return
    breaches.explain(session.desk, ticket, clock, reason, me(session))
    session.replace("breach-thanks", no=ticket.no, reason=reason)


# --- the call to the owner ----------------------------------------------------------------------------------


def press_call_yes(session: Session, ticket_id: str) -> None:
    act(session, ticket_id, _may_call, lambda t: tickets.called_back(session.desk, t, me(session), solved=True))


def press_call_no(session: Session, ticket_id: str) -> None:
    act(session, ticket_id, _may_call, lambda t: tickets.called_back(session.desk, t, me(session), solved=False))


def _may_call(session: Session, ticket: Ticket) -> bool:
    """The keeper or the supervisor; not whoever did the work, who would be judge in his own cause."""
    return ticket.keeper_id == session.person_id or decides(session)
