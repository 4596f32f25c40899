"""Repair: one sentence becomes a card, a tap becomes the tickets."""

from collections.abc import Callable
from typing import Any

from handlers.desk.tickets import facade as tickets
from handlers.reading import answers
from handlers.reading.reader import Reading
from handlers.reading.values import Address
from handlers.talk import form
from handlers.talk.cues import has_cue
from handlers.talk.form import Draft, Form, Question
from handlers.talk.owner import homes, matters, opened, photos, recent, repair_card, repair_changes, visits
from handlers.talk.owner.matters import Packed
from handlers.talk.session import Session
from handlers.turn import Choices, Message, choice
from storage.lifecycle import Status
from storage.tickets import NewTicket, Ticket

_BELOW_CARD = ("confirm", "scope", "when")
MOST_QUESTIONS = 2
"""So many questions in a row are asked at most; the visit can be agreed later as well."""


def start(session: Session, reading: Reading) -> bool:
    """An owner says what is broken."""
    files, album = photos.claim(session)
    slots: dict[str, Any] = {"matters": matters.of(session, reading, "repair"), "photos": files, "album": album}
    address = homes.said(reading.slots)
    slots |= _home(session, address) | _visit(session, reading)
    form.begin(session, REPAIR, slots)
    return True


def start_empty(session: Session) -> None:
    """[报修]: nothing is known yet but perhaps a photo."""
    files, album = photos.claim(session)
    form.begin(session, REPAIR, {"matters": [], "photos": files, "album": album, **_home(session, None)})


def _home(session: Session, address: Address | None) -> dict[str, Any]:
    found = homes.matching(session.speaker, address)
    if len(found) == 1:
        return {"home": found[0].id}
    return {"home": None, "said": homes.label(address) if address else ""}


def _visit(session: Session, reading: Reading) -> dict[str, Any]:
    said = reading.slots.appointment
    wish = visits.said(session, said) if said else None
    if wish is not None and wish.span is not None:
        return {"visit": visits.packed(wish.span)}
    kept = [said] if said and answers.leaves_day_open(said) else []  # 除了周三都行: whoever comes must know it
    return {"visit": "any" if has_cue("any_time", reading.text) else None, "remarks": kept}


# --- what is missing ------------------------------------------------------------------------------------------


def _missing(session: Session, draft: Draft) -> str | None:
    needed: tuple[tuple[str, Callable[[Session, Draft], bool]], ...] = (
        ("what", lambda session, draft: not draft.slots["matters"]),
        ("home", _needs_home),
        ("same", lambda session, draft: _same(session, draft) is not None),
        ("scope", lambda session, draft: any(map(matters.asks_how_dark, draft.slots["matters"]))),
        ("when", _needs_visit),
    )
    return next((slot for slot, is_needed in needed if is_needed(session, draft)), None)


def _needs_home(session: Session, draft: Draft) -> bool:
    inside = any(not matter["public"] for matter in draft.slots["matters"])
    return inside and draft.slots.get("home") is None


def _needs_visit(session: Session, draft: Draft) -> bool:
    """A visit is agreed where somebody has to be let in and it does not burn."""
    if draft.slots.get("visit") is not None:
        return False
    if len(draft.asked) >= MOST_QUESTIONS and "when" not in draft.asked:
        return False
    return all(not matter["public"] and matter["urgency"] == "normal" for matter in draft.slots["matters"])


def _same(session: Session, draft: Draft) -> tuple[Packed, Ticket] | None:
    """A matter of which the household has an open ticket already."""
    home_id = draft.slots.get("home")
    if home_id is None:
        return None
    others = draft.slots.get("others", [])
    known = [ticket for ticket in recent.mine(session) if ticket.home_id == home_id and ticket.id not in others]
    pairs = ((matter, ticket) for matter in draft.slots["matters"] for ticket in known)
    return next(((matter, ticket) for matter, ticket in pairs if matters.same_matter(matter, ticket)), None)


# --- the questions --------------------------------------------------------------------------------------------


def _ask_what(session: Session, draft: Draft) -> None:
    session.say("repair-ask-what", choices=((form.cancel_button(draft),),))


def _take_what(session: Session, draft: Draft, reading: Reading) -> bool:
    """Any words say what is broken, unless they are plainly about something else."""
    if reading.certain and reading.intent not in ("repair", "heating", "other"):
        return False
    found = matters.of(session, reading, *(matter.intent for matter in reading.matters))
    if not found or not session.words.text:
        return False
    draft.slots["matters"] = [{**matter, "kind": "repair"} for matter in found]
    draft.slots |= {key: value for key, value in _visit(session, reading).items() if value}
    if (address := homes.said(reading.slots)) is not None:
        draft.slots |= _home(session, address)
    return True


def _ask_home(session: Session, draft: Draft) -> None:
    own = [form.pick(Message("button-home", {"home": home.label}), draft, "home", home.id)
           for home in session.speaker.homes[:6]]  # fmt: skip
    rows = (*((button,) for button in own), (form.pick("button-public", draft, "home", "public"),))
    key = "repair-home-not-yours" if draft.slots.get("said") and own else "repair-ask-home"
    session.say(key, choices=(*rows, (form.cancel_button(draft),)), said=homes.shown(draft.slots.get("said") or ""))


def _take_home(session: Session, draft: Draft, reading: Reading) -> bool:
    return not repair_changes.tells_more(draft, reading) and repair_changes.place_home(session, draft, reading)


def _pick_home(session: Session, draft: Draft, value: str) -> None:
    if value == "public":
        draft.slots["matters"] = [{**matter, "public": True} for matter in draft.slots["matters"]]
        draft.slots["home"] = next((home.id for home in session.speaker.homes), None)
    elif value in {str(home.id) for home in session.speaker.homes}:
        draft.slots["home"] = int(value)


def _ask_same(session: Session, draft: Draft) -> None:
    found = _same(session, draft)
    assert found is not None
    join = form.pick("same-button-join", draft, "same", f"join-{found[1].id}")
    other = form.pick("same-button-other", draft, "same", f"other-{found[1].id}")
    session.say(
        "same-ask", choices=((join,), (other,), (form.cancel_button(draft),)), text=found[0]["words"],
        line=tickets.status_line(session.desk, found[1]),
    )  # fmt: skip


def _take_same(session: Session, draft: Draft, reading: Reading) -> bool:
    found = _same(session, draft)
    if found is None or reading.intent not in ("affirm", "deny", "urge"):
        return False
    _pick_same(session, draft, f"{'other' if reading.intent == 'deny' else 'join'}-{found[1].id}")
    return True


def _pick_same(session: Session, draft: Draft, value: str) -> None:
    """Join the ticket that is open, which pushes it, or say that this is something else."""
    verb, _, ticket_id = value.partition("-")
    found = _same(session, draft)
    if found is None or str(found[1].id) != ticket_id:
        return
    matter, ticket = found
    if verb == "other":
        draft.slots["others"] = [*draft.slots.get("others", []), ticket.id]
        return
    assert session.person_id is not None
    if ticket.status is Status.DONE:
        ticket = tickets.not_fixed(session.desk, ticket, session.person_id, matter["words"])
    else:
        ticket = tickets.join_household(session.desk, ticket, session.person_id)
        tickets.add_note(session.desk, ticket, matter["words"], session.person_id)
    draft.slots["matters"].remove(matter)
    draft.ended = not draft.slots["matters"]
    if draft.slots["photos"]:
        photos.add_to(session, ticket, photos.unpacked(draft.slots["photos"]))
    session.say("same-joined", choices=opened.buttons(ticket), line=tickets.status_line(session.desk, ticket))


def _ask_scope(session: Session, draft: Draft) -> None:
    matter = next(filter(matters.asks_how_dark, draft.slots["matters"]))
    place = matter["place"] or "none"
    one = form.pick(Message("scope-button-one", {"place": place}), draft, "scope", "one")
    repair_card.ask_below(session, draft, Message("scope-ask", {"place": place}),
                    (one, form.pick("scope-button-whole", draft, "scope", "whole")))  # fmt: skip


def _take_scope(session: Session, draft: Draft, reading: Reading) -> bool:
    scope = repair_changes.how_dark(reading.text)
    if scope is None:
        return False
    _pick_scope(session, draft, scope)
    return True


def _pick_scope(session: Session, draft: Draft, value: str) -> None:
    """A whole home without power is not a lamp: another trade, and urgent."""
    if value not in ("one", "whole"):
        return
    for matter in filter(matters.asks_how_dark, draft.slots["matters"]):
        matter["facts"]["scope"] = value
        if value == "whole":
            matter |= {"category": "electrical", "urgency": "urgent"}


def _ask_when(session: Session, draft: Draft) -> None:
    slots = [form.pick(Message("button-visit", {"span": span}), draft, "when", code)
             for code, span in visits.offers(session)]  # fmt: skip
    rows = [tuple(slots[start : start + 2]) for start in range(0, len(slots), 2)]
    repair_card.ask_below(
        session, draft, Message("when-ask"), (form.pick("button-any-time", draft, "when", "any"),), *rows
    )


def _take_when(session: Session, draft: Draft, reading: Reading) -> bool:
    if repair_changes.tells_more(draft, reading):
        return False
    if reading.intent == "affirm":  # 「行」 to 「什么时候方便」
        draft.slots["visit"] = "any"
        return True
    return repair_changes.place_visit(session, draft, reading, asked=True)


def _pick_when(session: Session, draft: Draft, value: str) -> None:
    span = None if value == "any" else visits.from_code(session, value)
    if value == "any":
        draft.slots["visit"] = "any"
    elif span is not None:
        draft.slots["visit"] = visits.packed(span)
    else:
        session.toast("visit-over")


# --- afterwards -----------------------------------------------------------------------------------------------


def _submit(session: Session, draft: Draft) -> None:
    """Open a ticket for each matter, the photos on the first, and tell the owner what is promised."""
    made: list[Ticket] = []
    for number, matter in enumerate(draft.slots["matters"]):
        shots = photos.unpacked(draft.slots["photos"]) if number == 0 else ()
        made.append(
            tickets.open_ticket(
                session.desk,
                _new(session, draft, matter),
                message=matter["message"],
                by=session.person_id,
                photos=shots,
                channel=session.speaker.address.channel,
            )
        )
    if made:
        photos.follow(session, draft.slots.get("album"), made[0])
        opened.tell(session, made)


def _new(session: Session, draft: Draft, matter: Packed) -> NewTicket:
    visit = draft.slots.get("visit")
    span = visits.unpacked(visit) if isinstance(visit, list) and not matter["public"] else None
    facts = {**matter["facts"], "public": True} if matter["public"] else matter["facts"]
    return matters.new_ticket(
        session, {**matter, "facts": facts}, draft.slots.get("home"), draft.slots.get("remarks", ()),
        appointment=(span.start, span.end) if span else None,
    )  # fmt: skip


def _revise(session: Session, draft: Draft, reading: Reading) -> bool:
    changed = repair_changes.revise(session, draft, reading)
    if changed or answers.correction(reading.text) or draft.asking not in _BELOW_CARD:
        return changed
    return repair_changes.remark(session, draft, reading)


def _changes(session: Session, draft: Draft) -> Choices:
    listed: list[Packed] = draft.slots["matters"]
    drops = tuple(
        (choice("change-button-drop", "repair.drop", draft.serial, number, text=matter["words"][:12]),)
        for number, matter in enumerate(listed[:5])
    )
    visit = (
        (choice("change-button-visit", "repair.ask", draft.serial, "when"),)
        if not repair_card.all_public(draft)
        else ()
    )
    home = (choice("change-button-home", "repair.ask", draft.serial, "home"),) if len(session.speaker.homes) > 1 else ()
    return (*(drops if len(listed) > 1 else ()), (*visit, *home)) if visit or home else drops


def press_drop(session: Session, serial: str, number: str) -> None:
    """[删去①]"""
    draft = form.open_draft(session)
    if draft is None or str(draft.serial) != serial or draft.form != "repair" or not number.isdecimal():
        session.toast("form-card-old")
        return
    repair_changes.drop(draft, int(number))
    form.go_on(session, REPAIR, draft)


def press_ask(session: Session, serial: str, slot: str) -> None:
    """[改时间] [改房屋]: the question is asked again."""
    draft = form.open_draft(session)
    if draft is None or str(draft.serial) != serial or draft.form != "repair" or slot not in ("when", "home"):
        session.toast("form-card-old")
        return
    draft.slots["visit" if slot == "when" else "home"] = None
    if slot not in draft.asked:
        draft.asked.append(slot)
    form.go_on(session, REPAIR, draft)


REPAIR = Form(
    name="repair",
    questions=(
        Question("what", _ask_what, _take_what),
        Question("home", _ask_home, _take_home, _pick_home),
        Question("same", _ask_same, _take_same, _pick_same),
        Question("scope", _ask_scope, _take_scope, _pick_scope, settles=True),
        Question("when", _ask_when, _take_when, _pick_when, settles=True),
    ),
    missing=_missing,
    review=repair_card.review,
    submit=_submit,
    revise=_revise,
    changes=_changes,
)
