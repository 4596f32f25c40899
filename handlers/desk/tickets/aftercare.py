"""后续单: the water is stopped at night, the pipe is changed in the morning: a second visit as a ticket of its own."""

from handlers.desk.office import Desk
from handlers.desk.tickets import news
from handlers.desk.tickets.opening import OUR_OWN, open_ticket
from handlers.turn import Message, Span
from storage.tickets import NewTicket, Ticket


def second_visit(desk: Desk, first: Ticket, visit: Span, by: int) -> Ticket:
    """Open what remains to be done of a finished job, at an agreed time, and tell the household.

    It is an ordinary visit whatever the first one was; each of the two tells of the other in its timeline.
    """
    new = NewTicket(
        community_id=first.community_id, kind=first.kind, category=first.category, place=first.place,
        text=first.text, facts={**first.facts, "after": first.no}, home_id=first.home_id,
        reporter_id=first.reporter_id, keeper_id=first.keeper_id, source=OUR_OWN,
        appointment=(visit.start, visit.end),
    )  # fmt: skip
    ticket = open_ticket(desk, new, by=by)
    desk.record.tickets.note(first, "second_visit", by=by, at=desk.now, data={"no": ticket.no})
    why = news.promise_line(desk, ticket, visit_told=True)
    facts = {**news.facts(desk, ticket), "first": first.no, "visit": visit, "why": why}
    news.tell_owner(desk, first, Message("owner-second-visit", facts))
    return ticket
