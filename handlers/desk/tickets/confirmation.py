"""After the work: the owner says whether it is fixed, silence closes, a no opens it again.

A complaint is closed by a call-back only: the owner's own tap, or a call that somebody put on record.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from handlers.desk.office import Desk
from handlers.desk.people import ids, supervisors
from handlers.desk.tickets import cards, clocks, dispatch, flags, news
from handlers.desk.tickets.shifts import joined
from handlers.turn import Choices, Message, choice
from storage.attachments import Attachment
from storage.lifecycle import IllegalMove, Move, Status
from storage.promises import PromiseRow
from storage.tickets import Ticket

CONFIRMATION = "confirmation"


class CallbackMissing(RuntimeError):
    """A complaint can't be closed before somebody asked the owner (mission row 16: 100 % call-back)."""


# --- asking -------------------------------------------------------------------------------------------------


def ask(desk: Desk, ticket: Ticket) -> None:
    """Ask the owner; a complaint is asked some days later, when it shows whether it is mended."""
    waits = desk.compound.rules.confirmation
    if ticket.kind == "complaint":
        news.tell_owner(desk, ticket, _done_news(desk, ticket, "owner-complaint-done", waits.complaint_callback_days))
        _wake(desk, ticket, desk.now + timedelta(days=waits.complaint_callback_days), 0)
        return
    if not _put_question(desk, ticket):
        ask_for_call(desk, ticket)
    _wake(desk, ticket, desk.now + waits.reminder, 1)


def _done_news(desk: Desk, ticket: Ticket, key: str, days: int) -> Message:
    return Message(key, {**news.facts(desk, ticket), "days": days, "note": news.aside(_last_note(desk, ticket))})


def _last_note(desk: Desk, ticket: Ticket) -> str:
    finished = [event for event in desk.record.tickets.timeline(ticket.id) if event.event == Move.FINISH.value]
    return finished[-1].note if finished else ""


def _put_question(desk: Desk, ticket: Ticket) -> bool:
    text, buttons = fixed_card(ticket)
    note = news.aside(_last_note(desk, ticket))
    values = {**news.facts(desk, ticket), "note": note, "photos": _photos_word(desk, ticket), "question": text}
    return news.tell_owner(desk, ticket, Message("owner-finished", values), choices=buttons)


def _photos_word(desk: Desk, ticket: Ticket) -> Message:
    count = len(photos_of_work(desk, ticket))
    return Message("owner-finished-photos", {"count": count}) if count else Message("aside-none")


def photos_of_work(desk: Desk, ticket: Ticket) -> list[Attachment]:
    """The pictures of the finished work; those of a work that did not hold were of another."""
    reopened = [e.booked_at for e in desk.record.tickets.timeline(ticket.id) if e.event == Move.REOPEN.value]
    since = max(reopened, default=ticket.opened_at)
    return [one for one in desk.record.attachments.of(ticket.id) if one.kind == "after" and one.at >= since]


def fixed_card(ticket: Ticket) -> tuple[Message, Choices]:
    """「修好了吗」 and its two buttons."""
    row = (choice("fixed-button-yes", "fixed.yes", ticket.id), choice("fixed-button-no", "fixed.no", ticket.id))
    kind = "help" if ticket.facts.get("danger") in clocks.PEOPLE_FIRST else ticket.kind
    return Message("fixed-ask", {"no": ticket.no, "kind": kind, "matter": news.matter(ticket)}), (row,)


# --- answering ----------------------------------------------------------------------------------------------


def confirm_fixed(desk: Desk, ticket: Ticket, by: int) -> Ticket:
    """The owner says it is fixed; for a complaint this is the call-back.

    :raises IllegalMove: it is not finished, or closed already.
    """
    if ticket.status is not Status.DONE:
        raise IllegalMove(Move.CLOSE, ticket.status)
    desk.record.tickets.note(ticket, "callback", by=by, at=desk.now, data={"solved": True})
    return _close(desk, ticket, by=by, note="")


def called_back(desk: Desk, ticket: Ticket, by: int, *, solved: bool, note: str = "") -> Ticket:
    """Somebody of the office asked the owner by telephone and puts the answer on record."""
    desk.record.tickets.note(ticket, "callback", by=by, at=desk.now, note=note, data={"solved": solved})
    if solved:
        return _close(desk, ticket, by=by, note=note)
    return reopen(desk, ticket, by=by, note=note)


def not_fixed(desk: Desk, ticket: Ticket, by: int, note: str = "") -> Ticket:
    """The owner says it is not: open again with its history, the supervisor told, somebody sent."""
    desk.record.tickets.note(ticket, "callback", by=by, at=desk.now, note=note, data={"solved": False})
    opened = reopen(desk, ticket, by=by, note=note)
    flags.not_fixed(desk, opened, note, closed_at=ticket.closed_at)
    return opened


def _close(desk: Desk, ticket: Ticket, *, by: int | None, note: str) -> Ticket:
    if ticket.kind == "complaint" and not _asked_since_done(desk, ticket):
        raise CallbackMissing(ticket.no)
    ticket = desk.record.tickets.move(ticket, Move.CLOSE, by=by, at=desk.now, note=note, closed_at=desk.now)
    clocks.stop(desk, ticket)
    cards.refresh(desk, ticket, everybody=True)
    return ticket


def _asked_since_done(desk: Desk, ticket: Ticket) -> bool:
    asked = False
    for event in desk.record.tickets.timeline(ticket.id):
        if event.event == Move.FINISH.value:
            asked = False
        elif event.event == "callback":
            asked = bool(event.data.get("solved"))
    return asked


def reopen(
    desk: Desk,
    ticket: Ticket,
    *,
    by: int | None,
    note: str,
    marks: Mapping[str, int] | None = None,
    manners: bool = False,
) -> Ticket:
    """Open it again with its history. Supervisor and keeper hear of it, and the owner where it was not their own tap.

    :param marks: the low marks that were the reason, by aspect.
    :param manners: only manners were at fault, which is the supervisor's to put right.
    """
    data = {"marks": dict(marks)} if marks else None
    ticket = desk.record.tickets.move(
        ticket, Move.REOPEN, by=by, at=desk.now, note=note, data=data, done_at=None,
        closed_at=None, appointment_start=None, appointment_end=None, facts={**ticket.facts, clocks.AGAIN: True},
    )  # fmt: skip
    clocks.stop(desk, ticket)
    clocks.give(desk, ticket, since=desk.now, only=clocks.WORK_CLOCKS)
    _tell_reopened(desk, ticket, note, marks or {})
    if by not in news.audience(desk, ticket):
        promise = news.promise_line(desk, ticket)
        news.tell_owner(desk, ticket, Message("owner-reopened", {**news.facts(desk, ticket), "promise": promise}))
    return _send_again(desk, ticket, manners=manners)


def _tell_reopened(desk: Desk, ticket: Ticket, note: str, marks: Mapping[str, int]) -> None:
    """Who may give it to somebody else gets a button for it; the keeper answers for it to the end."""
    given = tuple(Message("rating-mark", {"aspect": aspect, "stars": stars}) for aspect, stars in marks.items())
    word = joined(given) if given else Message("aside-none")
    chiefs = ids(supervisors(desk))
    for person_id in dict.fromkeys([*chiefs, *([ticket.keeper_id] if ticket.keeper_id else [])]):
        row = cards.assign_row(ticket) if person_id in chiefs else ()
        news.tell_staff(
            desk, ticket, person_id, "staff-reopened", choices=row,
            who=news.name(desk, ticket.assignee_id), note=news.aside(note), marks=word,
        )  # fmt: skip


def _send_again(desk: Desk, ticket: Ticket, *, manners: bool) -> Ticket:
    """The same man comes again unless he gave it back; what was late or dirty is the supervisor's to put right."""
    if manners or ticket.kind not in dispatch.WORK:
        chief = next(iter(ids(supervisors(desk))), None)
        return dispatch.to_office(desk, ticket, chief if manners else ticket.assignee_id or chief)
    without = dispatch.refusers(desk, ticket)
    return dispatch.to_crew(desk, ticket, without=without, prefer=ticket.assignee_id)


# --- silence ------------------------------------------------------------------------------------------------


def _wake(desk: Desk, ticket: Ticket, at: datetime | None, step: int) -> None:
    desk.record.promises.wake(desk.compound.id, ticket.id, CONFIRMATION, at, step=step)


def follow_up(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """The owner has said nothing: ask (0), remind once (1), then close, or have a complaint's owner called (2)."""
    waits = desk.compound.rules.confirmation
    if ticket.status is not Status.DONE:
        return _wake(desk, ticket, None, row.step)
    if row.step == 0:
        if not _put_question(desk, ticket):
            ask_for_call(desk, ticket)
        return _wake(desk, ticket, desk.now + waits.reminder, 1)
    if row.step == 1:
        text, buttons = fixed_card(ticket)
        reminder = Message("fixed-remind", {**news.facts(desk, ticket), "question": text})
        news.tell_owner(desk, ticket, reminder, choices=buttons)
        return _wake(desk, ticket, desk.now + (waits.closing - waits.reminder), 2)
    return _silence(desk, ticket)


def _silence(desk: Desk, ticket: Ticket) -> None:
    if ticket.kind == "complaint":
        ask_for_call(desk, ticket)
        return _wake(desk, ticket, desk.now + timedelta(days=1), 2)
    ticket = desk.record.tickets.move(ticket, Move.CLOSE, by=None, at=desk.now, closed_at=desk.now)
    clocks.stop(desk, ticket)
    cards.refresh(desk, ticket, everybody=True)
    news.tell_owner(desk, ticket, Message("owner-closed-by-silence", news.facts(desk, ticket)))
    return None


def ask_for_call(desk: Desk, ticket: Ticket) -> None:
    """The owner can't be asked in the chat, or does not answer: keeper (of a complaint the supervisor) calls them."""
    callers = ids(supervisors(desk)) if ticket.kind == "complaint" or ticket.keeper_id is None else [ticket.keeper_id]
    rows = ((choice("call-button-yes", "call.yes", ticket.id), choice("call-button-no", "call.no", ticket.id)),)
    for person_id in callers:
        news.tell_staff(desk, ticket, person_id, "staff-call-back", choices=rows)
