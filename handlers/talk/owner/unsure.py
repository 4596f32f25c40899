"""Unsure: two buttons and 「都不是」 instead of a guess, and a person after the second misunderstanding."""

import re

from handlers.desk.tickets import facade as desk_tickets
from handlers.reading import privacy
from handlers.reading.reader import Reading
from handlers.reading.values import MATTERS
from handlers.talk.owner import menu, recent
from handlers.talk.session import Session, Words
from handlers.turn import Choice, Choices, choice

ENOUGH = 2
"""After so many misunderstandings in a row a person is offered first."""
OFFERED = 2
WORTH_ASKING = 0.2
"""A meaning less likely than this is a guess, not a question."""
OFFERED_ABOVE = 0.05
"""What stands on the second button is at least so likely: of 495 unclear messages 36 meant just that."""
_HUMAN = (choice("menu-button-human", "human.call"),)
_DIGITS = re.compile(r"\d(?:[\s-]?\d){2,}")
"""What is left of numbers; any of them may be somebody's."""


def ask(session: Session, reading: Reading) -> bool:
    """Which of the two likeliest meanings it is; the words wait for the answer."""
    meanings = likely(reading)
    if not meanings:
        return lost(session, reading)
    _keep_for_review(session, reading, "unsure")
    buttons = tuple(offer(session, f"intent-{intent}", intent) for intent in meanings)
    person = (_HUMAN,) if _missed(session) >= ENOUGH else ()
    rest = ((choice("unsure-button-none", "unsure.none"),), *_notes(session), *person)
    session.say("unsure-ask", choices=(buttons, *rest))
    return True


def likely(reading: Reading) -> list[str]:
    """The two meanings to choose from, best first; none where even the best is a guess."""
    asked = [(intent, odds) for intent, odds in reading.alternatives if intent in MATTERS]
    if not asked or asked[0][1] < WORTH_ASKING:
        return []
    return [intent for intent, odds in asked if odds >= OFFERED_ABOVE][:OFFERED]


def offer(session: Session, label: str, intent: str) -> Choice:
    """A button by which the words just said are heard again as ``intent``."""
    session.in_form = True  # one question at a time: an open form waits for the answer
    session.memory["unsure"] = session.words.pack()
    return choice(label, "unsure.pick", intent)


def press_pick(session: Session, intent: str) -> None:
    """One of the two meanings: the words are heard again as that."""
    packed = session.memory.pop("unsure", None)
    if packed is None or intent not in MATTERS:
        session.toast("form-card-old")
        return
    understood(session)
    session.hear_again(Words.unpack(packed), intent)


def press_none(session: Session) -> None:
    """[都不是]"""
    if session.memory.pop("unsure", None) is None:
        session.toast("form-card-old")
        return
    _say_lost(session)


def lost(session: Session, reading: Reading) -> bool:
    """Nothing was understood: say so kindly, show what there is, and soon a person."""
    if session.words.text:
        _keep_for_review(session, reading, "lost")
    _say_lost(session)
    return True


def _say_lost(session: Session) -> None:
    rows = (*_notes(session), *menu.rows(session))
    if _missed(session) >= ENOUGH:
        session.say("lost-twice", choices=(_HUMAN, *rows))
    else:
        session.say("lost", choices=rows)


def _notes(session: Session) -> Choices:
    """[📝 告诉师傅：厨房水龙头滴水]: what was not understood may be meant for who works on a ticket that is open."""
    tickets = recent.work(session)[:OFFERED] if session.words.text else []
    if tickets:
        session.memory["unsure"] = session.words.pack()
    return tuple(
        (choice("unsure-button-note", "unsure.note", ticket.id, matter=desk_tickets.matter(ticket)),)
        for ticket in tickets
    )


def press_note(session: Session, ticket_id: str) -> None:
    """The words go to who works on the ticket: 我家有狗, 打我老婆电话138…, 是楼上漏下来的."""
    packed, ticket = session.memory.pop("unsure", None), recent.visible(session, ticket_id)
    if packed is None or ticket is None or not ticket.open or session.person_id is None:
        session.toast("form-card-old")
        return
    understood(session)
    desk_tickets.add_note(session.desk, ticket, Words.unpack(packed).text, session.person_id)
    session.say("ticket-noted", no=ticket.no)


def _missed(session: Session) -> int:
    """Once more the owner was not understood at once; how often that is in a row."""
    misses = int(session.memory.get("misses", 0)) + 1
    session.memory["misses"] = misses
    return misses


def understood(session: Session) -> None:
    """A run of misunderstandings is over."""
    session.memory.pop("misses", None)


def _keep_for_review(session: Session, reading: Reading, why: str) -> None:
    """For the people who label: without homes and telephones, however they are written."""
    text = _DIGITS.sub("#", privacy.hidden(session.words.text, "#"))[:200]
    plain = {"intent": reading.intent, "alternatives": [list(pair) for pair in reading.alternatives]}
    session.record.reviews.keep(session.desk.compound.id, text, plain, why, at=session.now)
