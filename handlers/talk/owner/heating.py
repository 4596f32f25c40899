"""Heating: sorry first, a ticket at once, two harmless things to look at meanwhile, and who is cold."""

from typing import Any

from handlers.desk import rights
from handlers.desk.tickets import facade as tickets
from handlers.desk.tickets import particulars
from handlers.reading.reader import Reading
from handlers.talk import asking, form
from handlers.talk.cues import has_cue, stands_for
from handlers.talk.form import Draft, Form, Question
from handlers.talk.owner import homes, matters, opened, photos, recent, repair_changes, visits
from handlers.talk.session import Session
from handlers.turn import Choices, Message, choice
from storage.tickets import Ticket

COLD = frozenset({"not_hot", "partly_hot", "no_supply"})
"""Symptoms for which a shut valve or air in the pipes is the usual cause."""
PEOPLE = ("elderly", "child", "pregnant", "patient")


def start(session: Session, reading: Reading) -> bool:
    """An owner says what is wrong with the heating."""
    files, album = photos.claim(session)
    (matter, *_) = matters.of(session, reading, "heating")
    found = homes.matching(session.speaker, homes.said(reading.slots))
    home_id = found[0].id if len(found) == 1 else None
    said = homes.said(reading.slots)
    slots: dict[str, Any] = {
        "matters": [matter], "home": home_id, "said": homes.label(said) if said else "",
        "photos": files, "album": album, "visit": _visit(session, reading),
    }  # fmt: skip
    open_one = _open_already(session, home_id)
    if open_one is not None:
        _same_again(session, open_one, reading)
    else:
        form.begin(session, HEATING, slots)
    return True


def start_empty(session: Session) -> None:
    """[供暖]: what is it?"""
    found = session.speaker.homes
    home_id = found[0].id if len(found) == 1 else None
    form.begin(session, HEATING, {"matters": [], "home": home_id, "photos": [], "visit": None})


def _visit(session: Session, reading: Reading) -> list[str] | None:
    wish = visits.said(session, reading.slots.appointment) if reading.slots.appointment else None
    return visits.packed(wish.span) if wish and wish.span else None


# --- the same trouble once more -------------------------------------------------------------------------------


def _open_already(session: Session, home_id: int | None) -> Ticket | None:
    """One household has one heating ticket, however often and by whomever it is reported."""
    if home_id is None:
        return None
    mine = (ticket for ticket in recent.mine(session) if ticket.kind == "heating" and ticket.open)
    return next((ticket for ticket in mine if ticket.home_id == home_id), None)


def _same_again(session: Session, ticket: Ticket, reading: Reading) -> None:
    """More about a ticket that is open: the words and the facts in them go to it, and it is pushed on demand."""
    assert session.person_id is not None
    ticket = tickets.join_household(session.desk, ticket, session.person_id)
    tickets.add_note(session.desk, ticket, session.words.text, session.person_id)
    ticket = _learn(session, ticket, reading)
    files, _ = photos.claim(session)
    if files:
        photos.add_to(session, ticket, photos.unpacked(files))
    session.say("heating-again", choices=opened.buttons(ticket), line=tickets.status_line(session.desk, ticket))


def _learn(session: Session, ticket: Ticket, reading: Reading) -> Ticket:
    if reading.slots.vulnerable:
        ticket = particulars.affects(session.desk, ticket, reading.slots.vulnerable, session.person_id)
    if reading.slots.temperature_c is not None:
        ticket = particulars.measures(session.desk, ticket, reading.slots.temperature_c, session.person_id)
    return ticket


# --- the form -------------------------------------------------------------------------------------------------


def _missing(session: Session, draft: Draft) -> str | None:
    if not draft.slots["matters"]:
        return "what"
    if draft.slots.get("home") is None:
        return "home"
    return "visit" if _wants_measuring(session, draft) and draft.slots.get("visit") is None else None


def _wants_measuring(session: Session, draft: Draft) -> bool:
    """Whoever names a temperature below the standard is offered somebody with a calibrated thermometer."""
    matter = draft.slots["matters"][0]
    told = matter["facts"].get("temperature_c")
    below = told is not None and told < float(session.desk.compound.rules.heating.standard)
    in_season = session.desk.compound.calendar.heating_season(session.now)
    return in_season and (below or has_cue("measure", matter["words"]))


def _ask_what(session: Session, draft: Draft) -> None:
    picks = [form.pick(f"heating-button-{name}", draft, "what", name) for name in ("cold", "partly", "leak", "noise")]
    session.say("heating-ask-what", choices=(tuple(picks[:2]), tuple(picks[2:]), (form.cancel_button(draft),)))


_PICKED = {"cold": "not_hot", "partly": "partly_hot", "leak": "leak", "noise": "noise"}


def _pick_what(session: Session, draft: Draft, value: str) -> None:
    if value in _PICKED:
        draft.slots["matters"] = [_bare(stands_for(f"heating_{value}"), _PICKED[value])]


def _bare(words: str, symptom: str) -> matters.Packed:
    """A matter of which only the symptom's button was pressed."""
    return {
        "words": words, "shown": words, "message": None, "kind": "heating", "category": "", "place": "",
        "public": False, "urgency": "urgent" if symptom == "leak" else "normal",
        "facts": {"heating_symptom": symptom},
    }  # fmt: skip


def _take_what(session: Session, draft: Draft, reading: Reading) -> bool:
    found = matters.of(session, reading, "heating", "other", "repair")
    if not found or not session.words.text:
        return False
    draft.slots["matters"] = [{**found[0], "kind": "heating"}]
    return True


def _ask_home(session: Session, draft: Draft) -> None:
    rows = tuple(
        (form.pick(Message("button-home", {"home": home.label}), draft, "home", home.id),)
        for home in session.speaker.homes[:6]
    )
    key = "repair-home-not-yours" if draft.slots.get("said") else "repair-ask-home"
    session.say(key, choices=(*rows, (form.cancel_button(draft),)), said=homes.shown(draft.slots.get("said") or ""))


def _pick_home(session: Session, draft: Draft, value: str) -> None:
    if value in {str(home.id) for home in session.speaker.homes}:
        draft.slots["home"] = int(value)


def _ask_visit(session: Session, draft: Draft) -> None:
    """When somebody comes to measure; hours in which the city's rule does not measure are not offered."""
    rules = session.desk.compound.rules.heating
    offers = visits.offers(session, rules.measuring_slots, count=3)
    slots = tuple((form.pick(Message("button-visit", {"span": span}), draft, "visit", code),) for code, span in offers)
    soon = form.pick("button-any-time", draft, "visit", "any")
    facts = draft.slots["matters"][0]["facts"]
    told = facts.get("temperature_c")
    session.say(
        "heating-ask-visit", choices=((soon,), *slots, (form.cancel_button(draft),)), standard=float(rules.standard),
        told="none" if told is None else f"{told:g}", care="yes" if facts.get("vulnerable") else "no",
    )  # fmt: skip


def _take_visit(session: Session, draft: Draft, reading: Reading) -> bool:
    if repair_changes.tells_more(draft, reading):  # 明天上午，还有厨房水龙头漏: a report of its own
        return False
    _take_particulars(session, draft, reading)
    return repair_changes.place_visit(session, draft, reading, asked=True)


def _pick_visit(session: Session, draft: Draft, value: str) -> None:
    slots = session.desk.compound.rules.heating.measuring_slots
    span = visits.from_code(session, value, slots)  # 「尽快」 is no slot
    draft.slots["visit"] = visits.packed(span) if span else "any"


def _take_particulars(session: Session, draft: Draft, reading: Reading) -> bool:
    """Who is cold, how cold, which room."""
    cared, celsius = people(reading), reading.slots.temperature_c
    if not cared and celsius is None:
        return False
    matter = draft.slots["matters"][0]
    if cared:
        matter["facts"]["vulnerable"] = list(dict.fromkeys([*matter["facts"].get("vulnerable", ()), *cared]))
        matter["urgency"] = "urgent"
    if celsius is not None:
        matter["facts"]["temperature_c"] = celsius
    return True


def _revise(session: Session, draft: Draft, reading: Reading) -> bool:
    if not draft.slots["matters"]:
        return False
    learned = _take_particulars(session, draft, reading)
    return repair_changes.place_home(session, draft, reading) or learned


def _submit(session: Session, draft: Draft) -> None:
    matter: dict[str, Any] = draft.slots["matters"][0]
    cared = _care(session, draft.slots["home"])
    if matter["facts"].get("vulnerable") or (cared and matter["facts"].get("heating_symptom") in COLD):
        matter["urgency"] = "urgent"
    visit = draft.slots.get("visit")
    span = visits.unpacked(visit) if isinstance(visit, list) else None
    new = matters.new_ticket(
        session, matter, draft.slots["home"], draft.slots.get("remarks", ()),
        appointment=(span.start, span.end) if span else None,
    )  # fmt: skip
    ticket = tickets.open_ticket(
        session.desk, new, message=matter["message"], by=session.person_id,
        photos=photos.unpacked(draft.slots["photos"]), channel=session.speaker.address.channel,
    )  # fmt: skip
    photos.follow(session, draft.slots.get("album"), ticket)
    recent.remember(session, [ticket])
    _tell(session, ticket, cared=cared)


def _care(session: Session, home_id: int) -> bool:
    """Whether the household has asked us to look after somebody in it."""
    one = rights.residence(session.speaker, home_id)
    household = session.record.roster.residents_of(home_id) if one else ()
    return any(residence.care for _, residence in household)


def _tell(session: Session, ticket: Ticket, *, cared: bool) -> None:
    told = bool(ticket.facts.get("vulnerable"))
    checks = ticket.facts.get("heating_symptom") in COLD and not has_cue("checked", ticket.text)
    session.say(
        "heating-opened", choices=_choices(ticket, checks=checks, asks_who=not (told or cared)),
        card=f"ticket:{ticket.id}", no=ticket.no, checks="yes" if checks else "no",
        promise=tickets.promise_line(session.desk, ticket), care="yes" if told else "no",
        symptom=str(ticket.facts.get("heating_symptom") or "other"),
        visit=opened.visit_line(session, ticket),
    )  # fmt: skip
    asking.ask(session, "heating.more", ticket.id)


def _choices(ticket: Ticket, *, checks: bool, asks_who: bool) -> Choices:
    tried = (
        (choice("heating-button-warm", "heating.warm", ticket.id),
         choice("heating-button-still", "heating.still", ticket.id)),
    )  # fmt: skip
    who = tuple(choice(f"heating-button-{one}", "heating.who", ticket.id, one) for one in PEOPLE)
    return (*(tried if checks else ()), *((who[:2], who[2:]) if asks_who else ()), *opened.buttons(ticket))


def people(reading: Reading) -> tuple[str, ...]:
    """Who needs care, by the reading; a bare answer without a matter is asked of the words themselves."""
    if reading.slots.vulnerable:
        return reading.slots.vulnerable
    return tuple(one for one in PEOPLE if has_cue(f"who_{one}", reading.text))


HEATING = Form(
    name="heating",
    questions=(
        Question("what", _ask_what, _take_what, _pick_what),
        Question("home", _ask_home, repair_changes.place_home, _pick_home),
        Question("visit", _ask_visit, _take_visit, _pick_visit),
    ),
    missing=_missing,
    review=None,
    submit=_submit,
    revise=_revise,
)  # fmt: skip
