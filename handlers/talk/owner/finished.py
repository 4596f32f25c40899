"""After the work: 「修好了吗」, three times five stars, or open again with the reason."""

from handlers.desk import rights
from handlers.desk.tickets import facade as desk_tickets
from handlers.desk.tickets.clocks import PEOPLE_FIRST
from handlers.reading import answers
from handlers.reading.reader import Reading
from handlers.talk import asking
from handlers.talk.cues import has_cue, is_cue
from handlers.talk.owner import opened, recent, tickets
from handlers.talk.owner.tickets import changeable
from handlers.talk.session import Session
from storage.lifecycle import IllegalMove, Move, Status, allowed
from storage.tickets import StaleTicket, Ticket

BRIEF, GOOD = 6, 4
"""Letters of stars in words, and how many of five say that it is done."""
NO_REASON = frozenset({"fee", "inquiry", "visitor", "human", "bind", "activity"})
"""What is certainly none of the repair's business is not taken for what is wrong with it."""


def press_fixed(session: Session, ticket_id: str) -> None:
    """[修好了]: closed with thanks, then three times five stars."""
    ticket = changeable(session, ticket_id)
    if ticket is None:
        return
    if ticket.status is Status.DONE:
        _accept(session, ticket)
    else:
        session.toast("ticket-toast-moved-on", state=desk_tickets.state_word(ticket))


def _accept(session: Session, ticket: Ticket) -> None:
    assert session.person_id is not None
    ticket = desk_tickets.confirm_fixed(session.desk, ticket, session.person_id)
    text, choices = desk_tickets.rating_card(session.desk, ticket)
    if ticket.kind in recent.WORK and ticket.facts.get("danger") not in PEOPLE_FIRST:
        session.replace("fixed-thanks", choices=choices, rating=text)
    else:
        session.replace("fixed-thanks-plain", no=ticket.no)


def press_not_fixed(session: Session, ticket_id: str) -> None:
    """[没修好]: open again at once; what is wrong is asked afterwards."""
    ticket = changeable(session, ticket_id)
    if ticket is None:
        return
    if not allowed(Move.REOPEN, ticket.status):
        session.toast("ticket-toast-moved-on", state=desk_tickets.state_word(ticket))
        return
    _reopen(session, ticket, "")
    asking.ask(session, "ticket.why", ticket.id)


def _reopen(session: Session, ticket: Ticket, note: str) -> None:
    assert session.person_id is not None
    ticket = desk_tickets.not_fixed(session.desk, ticket, session.person_id, note)
    session.replace(
        "fixed-not", choices=opened.buttons(ticket), no=ticket.no,
        promise=desk_tickets.promise_line(session.desk, ticket),
    )  # fmt: skip


def take_why(session: Session, reading: Reading, ticket_id: int) -> bool:
    """What is still wrong, for who comes next."""
    ticket = recent.visible(session, ticket_id)
    elsewhere = reading.certain and reading.intent in NO_REASON
    if ticket is None or elsewhere or not reading.text or is_cue("nothing", reading.text):
        return False
    assert session.person_id is not None
    desk_tickets.add_note(session.desk, ticket, session.words.text, session.person_id)
    session.say("ticket-noted", no=ticket.no)
    return True


def waiting_answer(session: Session, reading: Reading) -> bool:
    """「修好了」 or 「还没好」 in words, while a finished ticket waits for that; 「回家看看」 leaves it waiting."""
    later = reading.intent == "other" and has_cue("look_later", reading.text)
    accepts = reading.intent == "affirm" or _gives_stars(reading)
    if not (later or accepts or reading.intent == "deny"):
        return False
    done = [t for t in recent.waiting_for_word(recent.mine(session)) if rights.may_change(session.speaker, t)]
    if len(done) != 1:
        return False
    if later:
        session.say("fixed-later")
    elif accepts:
        _accept(session, done[0])
    else:
        _reopen(session, done[0], session.words.text)
        asking.ask(session, "ticket.why", done[0].id)
    return True


def _gives_stars(reading: Reading) -> bool:
    """「五星」 and no more: praise with a reason is passed on as such, and 五楼漏水 is none."""
    return (
        reading.intent == "praise" and len(reading.text) <= BRIEF and (answers.score(reading.text, 1, 5) or 0) >= GOOD
    )


def press_stars(session: Session, ticket_id: str, aspect: str, stars: str) -> None:
    """One to five stars for 准时, 质量 or 整洁; the card shows what was given."""
    ticket = changeable(session, ticket_id)
    if ticket is None:
        return
    if aspect not in desk_tickets.ASPECTS or stars not in "12345":
        session.toast("form-card-old")
        return
    assert session.person_id is not None
    try:
        ticket = desk_tickets.rate(session.desk, ticket, session.person_id, aspect, int(stars))
    except (IllegalMove, StaleTicket):
        session.toast("ticket-toast-moved-on", state=desk_tickets.state_word(ticket))
        return
    _show_rating(session, ticket, int(stars))


def _show_rating(session: Session, ticket: Ticket, stars: int) -> None:
    if ticket.open:
        asking.ask(session, "ticket.why", ticket.id)
        session.replace("rated-low", no=ticket.no, promise=desk_tickets.promise_line(session.desk, ticket))
        return
    text, choices = desk_tickets.rating_card(session.desk, ticket)
    session.replace("rated", choices=choices, rating=text)
    session.toast("rated-toast", stars=stars)


def press_again(session: Session, ticket_id: str) -> None:
    """[又坏了] on a closed ticket opens it again with its history."""
    press_not_fixed(session, ticket_id)


def said_fixed(session: Session, reading: Reading) -> bool:
    """「修好了」, 「热了」 before anybody said that it is done: asked once whether nobody need come any more."""
    warm = is_cue("warm_again", reading.text)
    if not (warm or is_cue("fixed", reading.text)):
        return False
    open_ones = [one for one in recent.work(session) if one.kind == "heating" or not warm]
    fitting = [one for one in open_ones if rights.may_change(session.speaker, one)]
    if len(fitting) == 1:
        tickets.ask_whether(session, fitting[0])
        return True
    return bool(fitting) and tickets.cancel(session, reading)
