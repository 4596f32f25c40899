"""Which ticket the words are about: the one they name, the only one, or a question; and what no ticket is about."""

from collections.abc import Callable, Sequence

from handlers.desk.tickets import facade as desk_tickets
from handlers.reading.reader import Reading
from handlers.talk.owner import opened, recent, unsure
from handlers.talk.session import Session
from handlers.turn import Choice, Choices, choice
from storage.tickets import Ticket

LISTED = 6
"""So many tickets are offered at most, one a button."""
REPORTS = ("repair", "heating", "complaint")
"""As what the words of a push may be taken down anew."""


def choose(session: Session, reading: Reading, verb: str, fits: Callable[[Ticket], bool]) -> list[Ticket]:
    """The ticket that is meant, or nothing once the person has been asked which (or told there is none).

    verb: what a tap on one of several does, as in the routes: urge, cancel.
    """
    named = recent.named(session, reading.slots.ticket_no) or recent.answered(session)
    if named is not None and fits(named):
        return [named]
    mine = recent.mine(session)
    fitting = [ticket for ticket in mine if fits(ticket)]
    found = narrowed(session, reading, fitting)
    if len(found) == 1:
        return found
    if found:
        session.say("ticket-which", choices=_rows(verb, found))
        return []
    others = narrowed(session, reading, [ticket for ticket in mine if ticket not in fitting])
    if others and others == recent.waiting_for_word(others):
        _show_done(session, others)
    elif not fitting and any(ticket.open for ticket in mine):
        session.say("ticket-of-family")
    else:
        offer_new(session, reading, verb, fitting)
    return []


def _show_done(session: Session, tickets: Sequence[Ticket]) -> None:
    """What is meant is done already, and the owner has yet to say whether it is: 「还没好」 opens it again."""
    if len(tickets) == 1:
        opened.show(session, tickets[0])
    else:
        session.say("ticket-which", choices=_rows("show", tickets))


def narrowed(session: Session, reading: Reading, tickets: Sequence[Ticket]) -> list[Ticket]:
    """Those the words may mean: the one whose thing or place they name, or with which they share most words; all where
    that is open; none where they name a thing that none of the tickets is about."""
    thing = _thing(session, reading)
    named = [ticket for ticket in tickets if _spoken_of(ticket, reading, thing)]
    if len(named) == 1 or not tickets:
        return named
    nearest = _nearest(session, reading, named or tickets)
    if len(nearest) == 1:
        return nearest
    return list(tickets) if named or nearest or thing is None else []


def _thing(session: Session, reading: Reading) -> str | None:
    """What the words name: a category of repairs, heating, or nothing that tells tickets apart."""
    if "暖" in reading.text:
        return "heating"
    thing = session.reader.thing(reading.text)
    return None if thing == "other" else thing


def _spoken_of(ticket: Ticket, reading: Reading, thing: str | None) -> bool:
    """Whether the words name the thing or the place this ticket is about."""
    if ticket.kind == "heating":
        return thing == "heating"
    place = reading.slots.place
    return ticket.kind == "repair" and (
        (thing is not None and thing == ticket.category) or (place is not None and place == ticket.place)
    )


def _nearest(session: Session, reading: Reading, tickets: Sequence[Ticket]) -> list[Ticket]:
    """The tickets that share most words with what was said; none where no ticket shares any."""
    said = {word for word in session.reader.words(reading.text) if len(word) > 1}
    shared = {ticket.id: len(said.intersection(session.reader.words(ticket.text))) for ticket in tickets}
    most = max(shared.values())
    return [ticket for ticket in tickets if most and shared[ticket.id] == most]


def offer_new(session: Session, reading: Reading, verb: str, tickets: Sequence[Ticket]) -> None:
    """No ticket is about it, perhaps as it was told on the telephone: the words are not lost, a tap reports them."""
    thing = _thing(session, reading)
    anew = thing is not None and verb != "cancel"
    if not (anew or tickets):
        session.say(
            "tickets-none", choices=((choice("menu-button-repair", "menu.repair"), *_grievance(session, verb)),)
        )
        return
    new = ((unsure.offer(session, "ticket-button-new", _kind(reading, thing)),),) if anew else ()
    session.say(
        "ticket-about-none", verb=verb, others="yes" if tickets else "no", choices=(*new, *_rows(verb, tickets))
    )


def _grievance(session: Session, verb: str) -> tuple[Choice, ...]:
    """Who pushes for what nobody wrote down has at least something to complain of, in the words just said."""
    return (unsure.offer(session, "intent-complaint", "complaint"),) if verb == "urge" else ()


def _kind(reading: Reading, thing: str | None) -> str:
    """As what the words would be reported: the likeliest kind of ticket, of the heating where they name it."""
    if thing == "heating":
        return "heating"
    return next((intent for intent, _ in reading.alternatives if intent in REPORTS), "repair")


def _rows(verb: str, tickets: Sequence[Ticket]) -> Choices:
    return tuple(
        (choice("ticket-button-show", f"ticket.{verb}", ticket.id, no=ticket.no, matter=desk_tickets.matter(ticket)),)
        for ticket in tickets[:LISTED]
    )
