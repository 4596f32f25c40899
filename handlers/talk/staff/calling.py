"""[打电话]: the number of an owner who has fallen silent, for whoever sees to them; the journal keeps who saw it."""

from handlers.desk import people
from handlers.desk.tickets import cards, offers
from handlers.talk.session import Session
from handlers.talk.staff.handling import has_in_hand, look_up, may_take, me
from storage.tickets import Ticket


def press_call(session: Session, ticket_id: str) -> None:
    """Shown once, in a window that has to be clicked away; no number ever stands in the chat."""
    ticket = look_up(session, ticket_id)
    if ticket is None or ticket.reporter_id is None or not _sees_to_it(session, ticket):
        session.toast("staff-not-yours", alert=True)
        return
    if not cards.to_call(ticket):
        session.toast("form-card-old")
        return
    person = session.record.roster.person(ticket.reporter_id)
    session.record.tickets.note(ticket, "number_shown", by=me(session), at=session.now)
    session.record.journal.write(
        session.desk.compound.id, "number shown", ticket.no, by=me(session), at=session.now, data={"person": person.id}
    )
    session.toast(
        "call-toast", alert=True, name=person.name, phone=person.phone or "none",
        home=people.label_of(session.desk, ticket) or "none",
    )  # fmt: skip


def _sees_to_it(session: Session, ticket: Ticket) -> bool:
    """Who has it, or while nobody has it, who may take it; whoever came too late needs no number any more."""
    return has_in_hand(session, ticket) or (ticket.status in offers.UNTAKEN and may_take(session, ticket))
