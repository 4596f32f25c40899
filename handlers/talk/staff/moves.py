"""[接单] [到场] [开工] [继续]: the buttons that move a job with one tap."""

from handlers.desk.tickets import facade as tickets
from handlers.talk import takeover
from handlers.talk.session import Session
from handlers.talk.staff import crew_private
from handlers.talk.staff.handling import act, happened_at, has_in_hand, look_up, may_take, me, show_here
from storage.tickets import Ticket


def press_accept(session: Session, ticket_id: str) -> None:
    """Take the job; the first one has it."""

    def accept(ticket: Ticket) -> None:
        tickets.accept(session.desk, ticket, me(session), at=happened_at(session, ticket))

    done = act(session, ticket_id, may_take, accept)
    if done is not None:
        session.toast("staff-toast-accepted", no=done.no)
    if done is not None and session.turn.group:
        crew_private.hand_over(session, done)
    if done is not None and done.category == "human":
        takeover.begin(session, done)


def press_arrive(session: Session, ticket_id: str) -> None:
    def arrive(ticket: Ticket) -> None:
        tickets.arrive(session.desk, ticket, me(session), at=happened_at(session, ticket))

    act(session, ticket_id, has_in_hand, arrive)


def press_start(session: Session, ticket_id: str) -> None:
    def start(ticket: Ticket) -> None:
        tickets.start(session.desk, ticket, me(session), at=happened_at(session, ticket))

    act(session, ticket_id, has_in_hand, start)


def press_resume(session: Session, ticket_id: str) -> None:
    act(session, ticket_id, has_in_hand, lambda ticket: tickets.resume(session.desk, ticket, me(session)))


def press_show(session: Session, ticket_id: str) -> None:
    """[返回]: the card again."""
    ticket = look_up(session, ticket_id)
    if ticket is None:
        session.toast("staff-not-yours", alert=True)
    else:
        show_here(session, ticket)
