"""What an owner is shown of tickets: freshly opened ones, one in whole, and the buttons that fit its state."""

from collections.abc import Sequence

from handlers.desk import people, rights
from handlers.desk.tickets import clocks, tonight
from handlers.desk.tickets import facade as tickets
from handlers.talk.owner import recent
from handlers.talk.session import Session
from handlers.turn import Choice, Choices, Message, choice
from storage.lifecycle import Status
from storage.tickets import Event, Ticket

SHOWN_EVENTS = 8
"""So many of the latest steps are told; the office has the whole story."""
_TOLD = frozenset({
    "opened", "assign", "accept", "arrive", "start", "pause", "resume", "finish", "close", "reopen", "cancel",
    "merge", "urged", "visit_asked", "visit_agreed", "visit_declined", "reworded", "joined", "photos",
    "outside_asked", "outside_replied", "outside_arrived",
})  # fmt: skip
"""Steps an owner has a part in. Refusals, ladders and offers are the office's own."""


def tell(session: Session, made: Sequence[Ticket]) -> None:
    """Say what was opened: numbers, by when and why, who keeps it."""
    recent.remember(session, made)
    if len(made) == 1:
        choices = (*wait_row(session, made[0]), *buttons(made[0]))
        session.say("ticket-opened", choices=choices, card=f"ticket:{made[0].id}", **_opened(session, made[0]))
        return
    lines = tuple(Message("ticket-opened-line", _opened(session, ticket)) for ticket in made)
    rows = tuple((_open_button(ticket),) for ticket in made)
    promise = tickets.promise_line(session.desk, made[-1], visit_told=True)  # each has its own on its card
    session.say(
        "tickets-opened",
        choices=rows,
        lines=lines,
        promise=promise,
        visit=visit_line(session, made[-1]),
        count=len(made),
    )


def wait_row(session: Session, ticket: Ticket) -> Choices:
    """[可以等] [今晚必须], where the promise begins on another day only."""
    if not tonight.may_choose(session.desk, ticket):
        return ()
    return (
        (choice("wait-button-fine", "wait.fine", ticket.id), choice("wait-button-tonight", "wait.tonight", ticket.id)),
    )


def press_fine(session: Session, ticket_id: str) -> None:
    """[可以等]: the two buttons go, everything stays as promised."""
    ticket = recent.visible(session, ticket_id)
    if ticket is None:
        session.toast("form-card-old")
        return
    session.replace("ticket-opened", choices=buttons(ticket), **_opened(session, ticket))
    session.toast("wait-toast-fine")


def press_tonight(session: Session, ticket_id: str) -> None:
    """[今晚必须]: whoever is on duty is asked; nothing is promised yet."""
    ticket = recent.visible(session, ticket_id)
    may = ticket is not None and rights.may_change(session.speaker, ticket) and tonight.may_choose(session.desk, ticket)
    if ticket is None or not may or session.person_id is None or tonight.waiting(session.desk, ticket):
        session.toast("form-card-old")
        return
    tonight.ask(session.desk, ticket, session.person_id)
    session.replace("ticket-opened", choices=buttons(ticket), **_opened(session, ticket))
    session.say("wait-asked", no=ticket.no, phone=session.desk.compound.rules.community.duty_phone or "none")


def _opened(session: Session, ticket: Ticket) -> dict[str, str | Message]:
    return {
        "no": ticket.no,
        "kind": ticket.kind,
        "urgency": ticket.urgency,
        "matter": tickets.matter(ticket),
        "promise": tickets.promise_line(session.desk, ticket, visit_told=True),
        "visit": visit_line(session, ticket),
        "keeper": people.name_of(session.desk, ticket.keeper_id) or "none",
        "assigned": "no" if ticket.assignee_id is None else "yes",
        "who": tickets.person_word(session.desk, ticket),
    }


def when_line(session: Session, ticket: Ticket) -> Message:
    """By when somebody answers, or it is done: the promise that is to be kept next."""
    row = clocks.next_due(session.desk, ticket)
    if row is None or row.due is None:
        return Message("ticket-when-none")
    return Message("ticket-when", {"clock": row.clock, "due": clocks.due_word(session.desk, row.due)})


def visit_line(session: Session, ticket: Ticket) -> Message:
    """The agreed visit, with the promise to remind where an evening lies in between."""
    span = clocks.visit_of(ticket)
    if span is None:
        return Message("opened-no-visit")
    calendar = session.desk.compound.calendar
    ahead = calendar.local_day(span.start) > calendar.local_day(session.now)
    return Message("opened-visit", {"span": span, "reminds": "yes" if ahead else "no"})


def buttons(ticket: Ticket) -> Choices:
    """[催一下] [改时间] [补照片] [取消报修], as far as the state lets them make sense."""
    work = ticket.kind in ("repair", "heating")
    if ticket.status is Status.DONE:
        return tickets.fixed_card(ticket)[1]
    if not ticket.open:
        return ((_button("again", ticket),),) if work and ticket.status is Status.CLOSED else ()
    first = (_button("urge", ticket), *((_button("move", ticket),) if work and ticket.urgency != "emergency" else ()))
    second = (*((_button("photos", ticket),) if work or ticket.kind == "complaint" else ()), _button("cancel", ticket))
    return first, second


def called(ticket: Ticket) -> str:
    """What a ticket is to its owner: its kind, or a call for help, of which nobody says that it needs no mending."""
    return "help" if ticket.facts.get("danger") in clocks.CALLS_FOR_HELP else ticket.kind


def _button(verb: str, ticket: Ticket) -> Choice:
    return choice(f"ticket-button-{verb}", f"ticket.{verb}", ticket.id, kind=called(ticket))


def _open_button(ticket: Ticket) -> Choice:
    return choice("ticket-button-show", "ticket.show", ticket.id, no=ticket.no, matter=tickets.matter(ticket))


def list_row(ticket: Ticket) -> tuple[Choice, ...]:
    """A ticket as a row of a list."""
    return (_open_button(ticket),)


def show(session: Session, ticket: Ticket) -> None:
    """One ticket in whole: state, promise, and what has happened so far."""
    timeline = session.record.tickets.timeline(ticket.id)
    steps = [event for event in timeline if event.event in _TOLD][-SHOWN_EVENTS:]
    may_change = rights.may_change(session.speaker, ticket)
    told = tickets.when_word(session.desk, ticket).key == "ticket-when-visit"
    promise = tickets.promise_line(session.desk, ticket, visit_told=told) if ticket.open else Message("ticket-ended")
    session.say(
        "ticket-status",
        choices=buttons(ticket) if may_change or ticket.status is not Status.DONE else (),
        line=tickets.status_line(session.desk, ticket),
        promise=promise,
        steps=tuple(_step(session, ticket, event) for event in steps),
    )


def _step(session: Session, ticket: Ticket, event: Event) -> Message:
    """A line of the story. Who of the household did something is theirs to know; of staff the name is enough."""
    who = people.name_of(session.desk, event.person_id) if _is_staff(session, event.person_id) else ""
    return Message("ticket-step", {"at": event.at, "event": event.event, "who": who or "none", "kind": ticket.kind})


def _is_staff(session: Session, person_id: int | None) -> bool:
    return person_id is not None and session.record.roster.staff_member(person_id) is not None
