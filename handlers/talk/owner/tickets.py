"""What owners do with their open tickets: look, push, cancel, move the visit, add a photo."""

from collections.abc import Sequence

from handlers.desk import rights
from handlers.desk.tickets import clocks
from handlers.desk.tickets import facade as desk_tickets
from handlers.desk.tickets.visits import asked_span
from handlers.reading.reader import Reading
from handlers.talk import asking
from handlers.talk.cues import has_cue
from handlers.talk.owner import meant, opened, recent, visits
from handlers.talk.session import Session
from handlers.turn import Message, Span, choice
from storage.lifecycle import Move, Status, allowed
from storage.tickets import Ticket

_REMARKS = frozenset({"other", "repair", "heating", "inquiry"})


# --- looking --------------------------------------------------------------------------------------------------


def progress(session: Session, reading: Reading) -> bool:
    """「到哪一步了」: the one named, the only one, or the list."""
    ticket = recent.named(session, reading.slots.ticket_no) or recent.answered(session)
    if ticket is not None:
        opened.show(session, ticket)
    elif reading.slots.ticket_no:
        session.say("ticket-unknown", no=reading.slots.ticket_no)
    else:
        _show_meant(session, reading)
    return True


def _show_meant(session: Session, reading: Reading) -> None:
    mine = recent.mine(session)
    found = meant.narrowed(session, reading, mine)
    if not found:
        meant.offer_new(session, reading, "show", mine)
    elif len(found) == 1:
        opened.show(session, found[0])
    else:
        show_mine(session)


def show_mine(session: Session) -> None:
    """The only open ticket in whole, or the list."""
    mine = recent.mine(session, limit=meant.LISTED)
    if not mine:
        session.say("tickets-none", choices=((choice("menu-button-repair", "menu.repair"),),))
    elif len(mine) == 1:
        opened.show(session, mine[0])
    else:
        lines = tuple(desk_tickets.status_line(session.desk, ticket) for ticket in mine)
        session.say("tickets-list", choices=tuple(map(opened.list_row, mine)), lines=lines, count=len(mine))


def press_show(session: Session, ticket_id: str) -> None:
    """A ticket of a list."""
    ticket = reachable(session, ticket_id)
    if ticket is not None:
        opened.show(session, ticket)


def press_mine(session: Session) -> None:
    """[进度]"""
    show_mine(session)


def reachable(session: Session, ticket_id: str) -> Ticket | None:
    """The ticket of a button, if the speaker may see it now."""
    ticket = recent.visible(session, ticket_id)
    if ticket is None:
        session.toast("ticket-not-yours", alert=True)
    return ticket


def changeable(session: Session, ticket_id: str) -> Ticket | None:
    """The ticket of a button, if it is the speaker's to change; else they are told."""
    ticket = reachable(session, ticket_id)
    if ticket is not None and not rights.may_change(session.speaker, ticket):
        session.toast("ticket-not-yours", alert=True)
        return None
    return ticket


# --- pushing and cancelling -----------------------------------------------------------------------------------


def urge(session: Session, reading: Reading) -> bool:
    """「催一下」"""
    found = meant.choose(session, reading, "urge", lambda ticket: ticket.open)
    for ticket in found:
        _urge(session, ticket, session.words.text)
    return True


def press_urge(session: Session, ticket_id: str) -> None:
    """[催一下]"""
    ticket = reachable(session, ticket_id)
    if ticket is not None and _still_open(session, ticket):
        _urge(session, ticket, "")


def _urge(session: Session, ticket: Ticket, note: str) -> None:
    assert session.person_id is not None
    ticket = desk_tickets.urge(session.desk, ticket, session.person_id, note)
    flagged = ticket.urges >= session.desk.compound.rules.ladder.flag_urges
    session.say(
        "ticket-urged", line=desk_tickets.status_line(session.desk, ticket), count=ticket.urges,
        promise=desk_tickets.promise_line(session.desk, ticket), flagged="yes" if flagged else "no",
    )  # fmt: skip


def cancel(session: Session, reading: Reading) -> bool:
    """「不用来了」: asked once more, because nobody comes then."""
    fits = lambda ticket: ticket.open and rights.may_change(session.speaker, ticket)  # noqa: E731 - a name for a test
    for ticket in meant.choose(session, reading, "cancel", fits):
        ask_whether(session, ticket)
    return True


def press_cancel(session: Session, ticket_id: str) -> None:
    """[取消报修]"""
    ticket = changeable(session, ticket_id)
    if ticket is not None and _still_open(session, ticket):
        ask_whether(session, ticket)


def ask_whether(session: Session, ticket: Ticket) -> None:
    """Whether nobody need come any more."""
    kind = opened.called(ticket)
    row = (choice("cancel-button-yes", "ticket.cancelled", ticket.id, ticket.version),
           choice("cancel-button-no", "ticket.show", ticket.id, kind=kind))  # fmt: skip
    session.say("cancel-ask", choices=(row,), no=ticket.no, matter=desk_tickets.matter(ticket), kind=kind)


def press_cancelled(session: Session, ticket_id: str, version: str) -> None:
    """Cancelled for good, unless the ticket moved on while the question stood there."""
    ticket = changeable(session, ticket_id)
    if ticket is None or not _still_open(session, ticket):
        return
    assert session.person_id is not None
    desk_tickets.cancel(session.desk, ticket, session.person_id, "")
    session.replace("cancel-done", no=ticket.no)


def _still_open(session: Session, ticket: Ticket) -> bool:
    if not allowed(Move.CANCEL, ticket.status):
        session.toast("ticket-toast-moved-on", state=desk_tickets.state_word(ticket))
        return False
    return True


# --- moving the visit -----------------------------------------------------------------------------------------

_NO_MOVE = ("heating", "fee", "complaint", "urge", "praise")
"""Who says one of these speaks of a time, but moves no visit."""


def reschedule(session: Session, reading: Reading) -> bool:
    """「改下午行吗」 after the report: asked of the repairman, and not called changed before he agrees."""
    moves = has_cue("move_visit", reading.text) or _names_time_only(reading)
    open_ended = visits.asks_for_another(reading.text)
    if not (moves or open_ended) or reading.slots.category not in (None, "other"):
        return False
    if not (visited := _with_visit(session)):
        return False
    base = next((ticket.appointment_start for ticket in visited if ticket.appointment_start), None)
    wish = visits.wished(session, reading, base)
    if wish is None:
        ruled_out = visits.said(session, reading.text, base) is not None
        return (open_ended or ruled_out) and base is not None and _another_time(session, reading, visited[0])
    if reading.intent in _NO_MOVE or not moves:
        return False
    if wish.span is None:
        visits.refuse(session, wish.problem)
    elif all(clocks.visit_of(ticket) == wish.span for ticket in visited):
        session.say("move-same", visit=wish.span)
    else:
        _ask_to_move(session, visited, wish.span)
    return True


def _names_time_only(reading: Reading) -> bool:
    """「2点半以后」, 「周日上午吧」: no matter but a time, which somebody with an open ticket means for the visit."""
    brief = len(reading.text) <= visits.SHORT and bool(reading.slots.appointment)
    return brief and (reading.intent == "other" or not reading.certain)


def _another_time(session: Session, reading: Reading, ticket: Ticket) -> bool:
    """The agreed visit will not do: the free times are offered, unless the words are clearly about something else."""
    if reading.certain and reading.intent in (*_NO_MOVE, "repair", "visitor", "activity"):
        return False
    _offer_times(session, ticket)
    return True


def _with_visit(session: Session) -> list[Ticket]:
    """The tickets whose visit may be meant: of the last report, else the only one that has or could have one."""
    changeable = [ticket for ticket in recent.mine(session) if _movable(session, ticket)]
    latest = {ticket.id for ticket in recent.together(session)}
    together = [ticket for ticket in changeable if ticket.id in latest]
    agreed = [ticket for ticket in changeable if ticket.appointment_start is not None]
    chosen = together or agreed or changeable
    same_time = len({ticket.appointment_start for ticket in chosen}) == 1
    return sorted(chosen, key=lambda ticket: ticket.id) if len(chosen) == 1 or same_time else chosen[:1]


def _movable(session: Session, ticket: Ticket) -> bool:
    in_time = ticket.kind in recent.WORK and ticket.urgency != "emergency" and ticket.open
    return in_time and ticket.status is not Status.ON_SITE and rights.may_change(session.speaker, ticket)


def _ask_to_move(session: Session, tickets: Sequence[Ticket], span: Span) -> None:
    assert session.person_id is not None
    lines: list[Message] = []
    for ticket in tickets:
        asked = desk_tickets.ask_reschedule(session.desk, ticket, span, session.person_id)
        who = session.record.roster.person(asked).name if asked is not None else "none"
        lines.append(Message("move-line", {"no": ticket.no, "who": who, "visit": span}))
    agreed = next(filter(None, map(clocks.visit_of, tickets)), None)
    before = Message("move-before", {"visit": agreed}) if agreed else Message("move-nothing-before")
    session.say("move-asked", lines=tuple(lines), before=before)


def press_move(session: Session, ticket_id: str) -> None:
    """[改时间]: the free slots as buttons, or in words."""
    ticket = changeable(session, ticket_id)
    if ticket is None:
        return
    if not _movable(session, ticket):
        session.toast("ticket-toast-moved-on", state=desk_tickets.state_word(ticket))
        return
    _offer_times(session, ticket)


def _offer_times(session: Session, ticket: Ticket) -> None:
    offers = visits.offers(session, count=6)
    slots = [choice("button-visit", "ticket.visit", ticket.id, code, span=span) for code, span in offers]
    asking.ask(session, "ticket.visit", ticket.id)
    rows = tuple(tuple(slots[start : start + 2]) for start in range(0, len(slots), 2))
    session.say("move-ask", choices=rows, no=ticket.no)


def press_visit(session: Session, ticket_id: str, code: str) -> None:
    """A slot of [改时间]."""
    ticket = changeable(session, ticket_id)
    if ticket is None:
        return
    span = visits.from_code(session, code)
    if span is None or not _movable(session, ticket):
        session.toast("visit-over")
        return
    asking.drop(session)
    if asked_span(session.desk, ticket) != span:
        _ask_to_move(session, [ticket], span)


def take_visit(session: Session, reading: Reading, ticket_id: int) -> bool:
    """The new time in words."""
    ticket = recent.visible(session, ticket_id)
    wish = visits.wished(session, reading, ticket.appointment_start if ticket else None)
    if ticket is None or wish is None or not _movable(session, ticket):
        return False
    if wish.span is None:
        visits.refuse(session, wish.problem)
        asking.ask(session, "ticket.visit", ticket_id)
    else:
        _ask_to_move(session, [ticket], wish.span)
    return True


# --- photos and words -----------------------------------------------------------------------------------------


def press_photos(session: Session, ticket_id: str) -> None:
    """[补照片]"""
    ticket = reachable(session, ticket_id)
    if ticket is not None and _still_open(session, ticket):
        asking.ask(session, "ticket.photos", ticket.id)
        session.say("photos-send", no=ticket.no)


def add_words(session: Session, reading: Reading) -> bool:
    """「补充一下，…」, or words in answer to a ticket's card: whoever works on it gets them."""
    answered = recent.answered(session)
    ticket = answered if reading.intent in _REMARKS else None
    if ticket is None and has_cue("adds", reading.text):
        ticket = answered or next(iter(recent.together(session)), None)
    if ticket is None or not ticket.open:
        return False
    assert session.person_id is not None
    desk_tickets.add_note(session.desk, ticket, session.words.text, session.person_id)
    session.say("ticket-noted", no=ticket.no)
    return True


def take_photos(session: Session, reading: Reading, ticket_id: int) -> bool:
    """Words instead of the photos that were asked for are a remark, unless they are a matter of their own."""
    ticket = recent.visible(session, ticket_id)
    if ticket is None or reading.intent not in ("other", "affirm") or len(reading.text) < 4:
        return False
    assert session.person_id is not None
    desk_tickets.add_note(session.desk, ticket, session.words.text, session.person_id)
    session.say("ticket-noted", no=ticket.no)
    return True
