"""Emergencies: words that save come first, then the ticket and the alarm, and only then a question."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from handlers.desk.tickets import alarms, particulars, places
from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets.clocks import CALLS_FOR_HELP
from handlers.reading.answers import address, yes_no
from handlers.reading.reader import Reading
from handlers.talk import asking
from handlers.talk.cues import is_cue, stands_for
from handlers.talk.owner import beside, homes, matters, opened, photos, recent
from handlers.talk.owner.dangers import NAMED, cry, danger
from handlers.talk.owner.enrolling import guest
from handlers.talk.session import Session, Words
from handlers.turn import Choices, Message, choice
from storage.people import Home
from storage.tickets import NewTicket, Ticket

SAME_EMERGENCY = timedelta(hours=2)
"""A second cry for help within this time is about the same thing, if it is of the same kind and place."""

PANIC = timedelta(minutes=15)
"""So soon after it, what sounds like danger is about the emergency that is being dealt with; if it is another kind of
danger, its own words that save are said, and somebody at a window or in the water is a second emergency."""

_WATERS = ("water", "heating")
"""Kinds of which one and the same is told in other words: who calls again names no pipe any more."""
_NO_MATTER = frozenset({"other", "affirm", "deny"})
"""What an answer may be read as that is neither yes nor no."""
BRIEF = 12
"""Letters of words that answer the question whether it goes on, and leave it open: 在厨房, 好像没了."""
_SAYS_WHERE = frozenset({"other", "repair", "heating", "bind"})


def hear(session: Session, reading: Reading) -> bool:
    """Act on an alarm; False where there is none."""
    if _answers_late(session, reading):
        return True
    if reading.alarm == "certain":
        sound(session, reading)
        return True
    if reading.alarm == "possible":
        _perhaps(session, reading)
        return True
    return False


def _perhaps(session: Session, reading: Reading) -> None:
    """What may be a danger is asked about, or is news of the one that is being dealt with."""
    kind = danger(reading)
    running = same(session, kind) or next(_being_dealt_with(session), None)
    another = running is not None and kind != "other" and not _alike(kind, running)
    if running is None or session.now - running.opened_at > PANIC or (another and kind in NAMED):
        _ask_whether_it_goes_on(session, reading)
        return
    if another:
        _save(session, kind)
    _push(session, running)


# --- certain --------------------------------------------------------------------------------------------------


def sound(session: Session, reading: Reading) -> None:
    """Safety words, ticket, alarm; a form that was open is left in peace for this turn."""
    session.in_form = True
    asking.drop(session)
    _settled(session, "certain")
    kind = danger(reading)
    _save(session, kind)
    known = same(session, kind)
    if known is not None:
        _push(session, known)
        beside.offer(session, reading, cry(reading))
        return
    home, located = where(session, reading)
    ticket = open_ticket(session, reading, home, kind)
    place = places.word(session.desk, ticket) if located else None
    session.say(
        "emergency-opened", choices=_first_buttons(ticket, kind), card=f"ticket:{ticket.id}", no=ticket.no,
        promise=tickets.promise_line(session.desk, ticket), located="yes" if place else "no",
        where=place or Message("aside-none"), help="yes" if kind in CALLS_FOR_HELP else "no",
    )  # fmt: skip
    beside.offer(session, reading, cry(reading))
    if not located:
        _ask_where(session, ticket)


def _save(session: Session, kind: str) -> None:
    """The words that save, before anything else."""
    session.say("safety", danger=kind, phone=session.desk.compound.rules.community.duty_phone or "none")


def where(session: Session, reading: Reading) -> tuple[Home | None, bool]:
    """The home, and whether the duty knows where to run: a lift without a building said is in the caller's own."""
    said = homes.said(reading.slots)
    own = homes.matching(session.speaker, said)
    if len(own) == 1:
        return own[0], True
    if said is not None:
        home = homes.anywhere(session, said)
        return home, home is not None or bool(said.building and not said.room)
    return (own[0], False) if own else (None, False)


def open_ticket(session: Session, reading: Reading, home: Home | None, threat: str) -> Ticket:
    """The ticket that alarms the duty."""
    if session.words.photos:
        photos.keep(session)
    files, album = photos.claim(session)
    new = _report(session, reading, home, threat)
    ticket = tickets.open_ticket(
        session.desk, new, message=session.source, by=new.reporter_id, photos=photos.unpacked(files),
        channel=session.speaker.address.channel,
    )  # fmt: skip
    photos.follow(session, album, ticket)
    recent.remember(session, [ticket])
    return ticket


def _report(session: Session, reading: Reading, home: Home | None, threat: str) -> NewTicket:
    """What is told; a reporter nobody knows becomes a guest, so that they hear of its progress."""
    matter = cry(reading)
    kind = matter.intent if matter.intent in ("repair", "heating") else "repair"
    packed = matters.packed(session, matter, session.words.text)
    packed |= {"kind": kind, "urgency": "emergency", "facts": {**packed["facts"], "danger": threat}}
    new: NewTicket = matters.new_ticket(session, packed, home.id if home else None)
    return new if new.reporter_id is not None else replace(new, reporter_id=guest(session))


def same(session: Session, kind: str) -> Ticket | None:
    """The emergency of this kind that is being dealt with already; 「水还在喷」 may be the heating pipe of before."""
    alike = [ticket for ticket in _being_dealt_with(session) if _alike(kind, ticket)]
    return next((ticket for ticket in alike if ticket.facts["danger"] == kind), next(iter(alike), None))


def _alike(kind: str, ticket: Ticket) -> bool:
    before = ticket.facts.get("danger")
    return kind == before or (kind in _WATERS and before in _WATERS)


def _being_dealt_with(session: Session) -> Iterator[Ticket]:
    for ticket in recent.mine(session):
        if ticket.urgency == "emergency" and ticket.open and session.now - ticket.opened_at < SAME_EMERGENCY:
            yield ticket


def _push(session: Session, ticket: Ticket) -> None:
    """Help is on its way already: who comes hears the new words."""
    person_id = session.person_id
    assert person_id is not None
    ticket = tickets.urge(session.desk, ticket, person_id, session.words.text)
    session.say("emergency-again", choices=opened.buttons(ticket), line=tickets.status_line(session.desk, ticket))


def _first_buttons(ticket: Ticket, kind: str) -> Choices:
    """[关了] [不会关]: whether the water stands still is what the one who runs wants to know."""
    if kind in _WATERS:
        return (
            (
                choice("valve-button-shut", "emergency.valve", ticket.id, "shut"),
                choice("valve-button-help", "emergency.valve", ticket.id, "help"),
            ),
        )
    return opened.buttons(ticket)


def press_valve(session: Session, ticket_id: str, state: str) -> None:
    """[关了] [不会关]: whoever runs hears it; who can't is told how."""
    ticket = recent.visible(session, ticket_id)
    if ticket is None or not ticket.open or session.person_id is None:
        session.toast("form-card-old")
        return
    shut = state == "shut"
    tickets.add_note(session.desk, ticket, stands_for("valve_shut" if shut else "valve_help"), session.person_id)
    session.say(
        "valve-shut" if shut else "valve-help", choices=opened.buttons(ticket),
        danger="heating" if ticket.kind == "heating" else "water",
        phone=session.desk.compound.rules.community.duty_phone or "none",
    )  # fmt: skip


# --- where ----------------------------------------------------------------------------------------------------


def _ask_where(session: Session, ticket: Ticket) -> None:
    own = session.speaker.homes[:6]
    rows = tuple((choice("button-home", "emergency.home", ticket.id, home.id, home=home.label),) for home in own)
    asking.ask(session, "emergency.where", ticket.id)
    session.say("emergency-where", choices=rows)


def press_home(session: Session, ticket_id: str, home_id: str) -> None:
    """One of the speaker's homes, in answer to 「在哪儿」."""
    ticket = recent.visible(session, ticket_id)
    home = next((home for home in session.speaker.homes if str(home.id) == home_id), None)
    if ticket is None or home is None or not ticket.open:
        session.toast("form-card-old")
        return
    asking.drop(session)
    particulars.locate(session.desk, ticket, home, session.person_id)
    session.replace("emergency-located", no=ticket.no)


def take_where(session: Session, reading: Reading, ticket_id: int) -> bool:
    """An address, or any words that say where: the one who runs gets them as they are."""
    ticket = session.record.tickets.get(ticket_id)
    if session.person_id is None or not reading.text or yes_no(reading.text) is not None:
        return False
    if reading.intent not in _SAYS_WHERE and homes.said(reading.slots) is None:
        return False
    said = homes.said(reading.slots) or address(reading.text)
    home = homes.anywhere(session, said) if said else None
    own = homes.matching(session.speaker, said) if said else []
    place = own[0] if len(own) == 1 else home
    if place is not None:
        ticket = particulars.locate(session.desk, ticket, place, session.person_id)
    tickets.add_note(session.desk, ticket, session.words.text, session.person_id)
    session.say("emergency-located", no=ticket.no)
    return True


# --- possible -------------------------------------------------------------------------------------------------


def _ask_whether_it_goes_on(session: Session, reading: Reading) -> None:
    """Two lines that save, and one question. The clock waits for its answer, too: see desk/tickets/alarms.py."""
    session.in_form = True
    kind = danger(reading)
    home, _ = where(session, reading)
    new = _report(session, reading, home, kind)
    shots = (*photos.unpacked(photos.waiting(session)), *session.words.photos)
    alarms.ask(session.desk, new, message=session.source, photos=shots, channel=session.speaker.address.channel)
    session.memory["alarm"] = session.words.pack()
    asking.ask(session, "emergency.now")
    session.say("alarm-ask", choices=_yes_or_no(), danger=kind)


def _yes_or_no() -> Choices:
    return ((choice("alarm-button-yes", "emergency.now", "yes"), choice("alarm-button-no", "emergency.now", "no")),)


def press_now(session: Session, answer: str) -> None:
    """[还在] [没有了]"""
    asking.drop(session)
    _settle(session, goes_on=answer == "yes")


def take_now(session: Session, reading: Reading) -> bool:
    """「还在」 or 「没有了」 in words; who cannot tell is helped.

    「在厨房」 is kept, and asked again; a matter of its own leaves the question open, and the clock goes on waiting.
    """
    said = _goes_on(reading)
    if said is not None:
        _settle(session, goes_on=said)
        return True
    if reading.intent not in _NO_MATTER or len(reading.text) > BRIEF or not _still_asked(session):
        return False
    assert session.person_id is not None  # whose question is standing
    alarms.add_words(session.desk, session.person_id, session.words.text)
    words = Words.unpack(session.memory["alarm"])
    session.memory["alarm"] = replace(words, text=f"{words.text}，{session.words.text}").pack()
    session.in_form = True
    asking.ask(session, "emergency.now")
    session.say("alarm-ask-again", choices=_yes_or_no())
    return True


def _answers_late(session: Session, reading: Reading) -> bool:
    """「没事了」, when other things have been said since the question."""
    asked = session.memory.get("asked") or {}
    waits = asked.get("question") == "emergency.now" and reading.alarm == "none"  # it is taken as its answer
    if waits or not _still_asked(session):
        return False
    said = True if is_cue("alarm_on", reading.text) else False if is_cue("alarm_over", reading.text) else None
    if said is not None:
        _settle(session, goes_on=said)
    return said is not None


def _goes_on(reading: Reading) -> bool | None:
    if is_cue("alarm_over", reading.text):
        return False
    return True if is_cue("alarm_on", reading.text) or is_cue("alarm_unsure", reading.text) else yes_no(reading.text)


def _settle(session: Session, *, goes_on: bool) -> None:
    if not _still_asked(session):
        session.toast("form-card-old")
        return
    words = Words.unpack(session.memory["alarm"])
    _settled(session, "yes" if goes_on else "no")
    reading = session.reader.read(words.text)
    if goes_on:
        session.words = words
        told = cry(reading)
        heard = (replace(one, alarm="certain") if one is told else one for one in reading.matters)
        sound(session, replace(reading, alarm="certain", matters=tuple(heard)))
    else:
        session.hear_again(words, reading.intent)


def _still_asked(session: Session) -> bool:
    """Whether the words wait for an answer; weeks later 「好了」 is about something else."""
    if "alarm" not in session.memory or session.person_id is None:
        return False
    if alarms.standing(session.desk, session.person_id) is None:
        del session.memory["alarm"]
        return False
    return True


def _settled(session: Session, how: str) -> None:
    """The clock need not wait any more."""
    session.memory.pop("alarm", None)
    if session.person_id is not None:
        alarms.settle(session.desk, session.person_id, how, stands_for("alarm_over") if how == "no" else "")
