"""Fees: the balance and what it is made of, how to pay, and who may know; a dispute never blocks a repair."""

from collections.abc import Sequence

from handlers.desk import bills, people, rights
from handlers.desk.bills import Item, Statement
from handlers.desk.tickets import clocks
from handlers.desk.tickets import facade as tickets
from handlers.reading import answers
from handlers.reading.reader import Reading
from handlers.talk import asking
from handlers.talk.cues import has_cue
from handlers.talk.owner import family, homes, inquiries, opened, recent
from handlers.talk.session import Session, Words
from handlers.turn import Choices, Message, Money, choice
from storage.bills import Bill
from storage.people import Home
from storage.tickets import NewTicket, Ticket

_WAITING = "fee_words"
"""In the memory: words of a dispute or a request, until it is said of which home."""
_TICKETS = {"dispute": "dispute", "invoice": "invoice", "refund_or_waiver": "refund"}
"""Topics a person of the office has to look at, with the category of the ticket."""
_OPEN_TO_ALL = ("standard", "deadline", "how_to_pay")
"""What anybody may ask, also who sees nobody's bills: a price, a day, a way to pay."""


def hear(session: Session, reading: Reading) -> bool:
    """Money in words: the balance, how to pay, or what somebody has to look at; and who may know."""
    if has_cue("family_bills", reading.text) and has_cue("whose_family", reading.text):
        family.show(session)
        return True
    allowed = _allowed(session, reading)
    topic = reading.slots.fee_topic
    if topic == "standard" and reading.slots.fee_type is None and _price_of_work(session, reading):
        return True
    if not allowed and topic in _OPEN_TO_ALL:
        return inquiries.hear(session, reading)
    if not allowed:
        session.say("fees-owner-only", choices=_instead())
    elif topic in _TICKETS:
        _of_one_home(session, allowed, _TICKETS[topic])
    elif not (billed := _billed(session, allowed, reading.slots.fee_type)):
        return inquiries.hear(session, reading)
    elif topic == "how_to_pay":
        how_to_pay(session, allowed)
    else:
        for home in billed:
            _show(session, home, reading.slots.fee_type)
    return True


def _price_of_work(session: Session, reading: Reading) -> bool:
    """「要收费吗」 while somebody is to come, or 「换个龙头多少钱」: what no bill tells."""
    if recent.work(session):
        return inquiries.hear_about(session, reading, "repair-price")
    return inquiries.answered(session, reading.text)


def show_all(session: Session) -> None:
    """[查费]"""
    allowed = [home for home in session.speaker.homes if rights.sees_bills(session.speaker, home.id)]
    if not allowed:
        session.say("fees-owner-only", choices=_instead())
    for home in allowed:
        _show(session, home, None)


def _allowed(session: Session, reading: Reading) -> list[Home]:
    """Of the homes meant, those whose bills are the speaker's to see; another's home is nobody's business."""
    meant = homes.matching(session.speaker, homes.said(reading.slots))
    return [home for home in meant if rights.sees_bills(session.speaker, home.id)]


def _billed(session: Session, allowed: list[Home], fee_type: str | None) -> list[Home]:
    """The homes that we bill such a fee to; all of them where no fee is named, or where there is no bill at all.

    What 「煤气费这期多少钱」 asks stands on no bill of ours, and the balance of another fee is no answer.
    """
    stated = [(home, bills.statement(session.desk, home, fee_type)) for home in allowed]
    found = [home for home, one in stated if one.items]
    return found if found or any(bills.statement(session.desk, home).items for home in allowed) else allowed


def _instead() -> Choices:
    return ((choice("menu-button-repair", "menu.repair"), choice("menu-button-heating", "menu.heating")),)


# --- the statement --------------------------------------------------------------------------------------------


def _show(session: Session, home: Home, fee_type: str | None) -> None:
    stated = bills.statement(session.desk, home, fee_type)
    assert session.person_id is not None
    bills.note_shown(session.desk, home, session.person_id)
    if not stated.items:
        session.say("fees-none", home=home.label)
        return
    lines = tuple(_line(home, item) for item in stated.items)
    session.say(
        "fees-statement" if stated.open_fen else "fees-all-paid", choices=_buttons(session, stated), home=home.label,
        total=Money(stated.open_fen), deadline=_deadline(stated), lines=lines,
    )  # fmt: skip


def _deadline(stated: Statement) -> Message:
    return Message("fees-deadline", {"day": stated.deadline}) if stated.deadline else Message("fees-no-deadline")


def _line(home: Home, item: Item) -> Message:
    bill = item.bill
    explained = "×" in bill.note
    return Message("fees-item", {
        "fee": bill.fee_type, "period": bill.period, "made": _made(home, bill, explained),
        "due": Money(bill.due_fen), "paid": Money(bill.paid_fen), "partly": _partly(bill),
        "left": Money(bill.open_fen), "note": "none" if explained or not bill.note else bill.note,
        "before": item.before.price if item.before and item.price_changed else "none",
    })  # fmt: skip


def _partly(bill: Bill) -> str:
    if bill.paid_fen and not bill.open_fen:
        return "all"
    return "yes" if bill.paid_fen else "no"


def _made(home: Home, bill: Bill, explained: bool) -> Message:
    """What an amount is made of, so that an owner can follow it: area × price × months rather than one large number."""
    months, area = bills.months(home, bill), bills.area_of(home)
    if months is not None and area is not None:
        return Message("fees-made-area", {"area": f"{area.normalize():f}", "price": bill.price, "months": months})
    return Message("fees-made", {"price": bill.price, "quantity": bill.note if explained else bill.quantity})


def _buttons(session: Session, stated: Statement) -> Choices:
    home = stated.home.id
    first = (choice("fees-button-pay", "fees.pay", home), choice("fees-button-invoice", "fees.words", "invoice", home))
    second = [choice("fees-button-dispute", "fees.words", "dispute", home)]
    if rights.owns(session.speaker, home):
        second.append(choice("fees-button-family", "family.show"))
    return first, tuple(second)


# --- paying ---------------------------------------------------------------------------------------------------


def press_pay(session: Session, home_id: str) -> None:
    """[怎么缴]"""
    home = _home(session, home_id)
    if home is not None:
        how_to_pay(session, [home])


def how_to_pay(session: Session, allowed: Sequence[Home]) -> None:
    """The ways to pay as the office wrote them, with what is owed by when, a line for each home."""
    community = session.desk.compound.rules.community
    stated = [bills.statement(session.desk, home) for home in allowed]
    session.say(
        "fees-how-to-pay", ways=community.ways_to_pay, address=community.office_address or "none",
        phone=community.office_phone or "none", owed=tuple(_owed(one) for one in stated),
    )  # fmt: skip


def _owed(stated: Statement) -> Message:
    home = stated.home.label
    if not stated.open_fen:
        return Message("fees-owed-nothing", {"home": home})
    return Message("fees-owed", {"home": home, "total": Money(stated.open_fen), "deadline": _deadline(stated)})


def _home(session: Session, home_id: str) -> Home | None:
    """The home of a button, if its bills are the speaker's to see now."""
    home = next((home for home in session.speaker.homes if str(home.id) == home_id), None)
    if home is None or not rights.sees_bills(session.speaker, home.id):
        session.toast("fees-not-yours", alert=True)
        return None
    return home


# --- what somebody has to look at -----------------------------------------------------------------------------


def _of_one_home(session: Session, allowed: Sequence[Home], category: str) -> None:
    """A dispute or an invoice is about one home: asked where the speaker has several, and the words wait for it."""
    if len(allowed) == 1:
        _go_on(session, category, allowed[0])
        return
    session.memory[_WAITING] = {"category": category, "words": session.words.pack()}
    asking.ask(session, "fees.home", category)
    rows = tuple((choice("button-home", "fees.home", category, home.id, home=home.label),) for home in allowed[:8])
    session.say("fees-which-home", choices=rows, category=category)


def _go_on(session: Session, category: str, home: Home) -> None:
    """An invoice needs a title and an address besides; of the others the words say enough."""
    if category == "invoice":
        _ask_words(session, category, home)
    else:
        _open(session, home, category, session.words.text)


def press_home(session: Session, category: str, home_id: str) -> None:
    """[3-2-501], for the words that waited."""
    home = _home(session, home_id)
    kept = session.memory.get(_WAITING)
    if home is None:
        return
    if kept is None or kept["category"] != category:
        session.toast("form-card-old")
        return
    asking.drop(session)
    _of_waiting(session, category, home)


def take_home(session: Session, reading: Reading, category: str) -> bool:
    """「4号楼那套」: one of the speaker's own homes, said in words."""
    said = homes.said(reading.slots) or answers.address(reading.text)
    meant = [home for home in homes.matching(session.speaker, said) if rights.sees_bills(session.speaker, home.id)]
    if said is None or len(meant) != 1 or _WAITING not in session.memory:
        return False
    _of_waiting(session, category, meant[0])
    return True


def _of_waiting(session: Session, category: str, home: Home) -> None:
    session.words = Words.unpack(session.memory.pop(_WAITING)["words"])
    _go_on(session, category, home)


def press_words(session: Session, category: str, home_id: str) -> None:
    """[有异议] [开票]: one question, then a ticket."""
    home = _home(session, home_id)
    if home is not None and category in _TICKETS.values():
        _ask_words(session, category, home)


def _ask_words(session: Session, category: str, home: Home) -> None:
    asking.ask(session, "fees.words", category, home.id)
    note = session.desk.compound.rules.community.invoice_note
    session.say("fees-ask-words", category=category, note=note)


def take_words(session: Session, reading: Reading, category: str, home_id: int) -> bool:
    """Whatever is said is the reason; an emergency has been caught before."""
    home = _home(session, str(home_id))
    if home is None or not session.words.text:
        return False
    _open(session, home, category, session.words.text)
    return True


def _open(session: Session, home: Home, category: str, text: str) -> None:
    related = _related(session, home) if category == "dispute" else None
    facts = {"related": related.no} if related else {}
    ticket = tickets.open_ticket(
        session.desk,
        NewTicket(
            community_id=session.desk.compound.id, kind="fee", category=category, text=text, facts=facts,
            home_id=home.id, reporter_id=session.person_id,
        ),
        message=session.source, by=session.person_id, channel=session.speaker.address.channel,
    )  # fmt: skip
    recent.remember(session, [ticket])
    response = clocks.next_due(session.desk, ticket)
    session.say(
        "fees-ticket", choices=opened.buttons(ticket), card=f"ticket:{ticket.id}", no=ticket.no, category=category,
        related=related.no if related else "none", keeper=people.name_of(session.desk, ticket.keeper_id) or "none",
        when=Message("fees-when", {"due": response.due}) if response and response.due else Message("fees-soon"),
    )  # fmt: skip


def _related(session: Session, home: Home) -> Ticket | None:
    """The open repair that may be the reason for not paying."""
    work = (ticket for ticket in recent.mine(session) if ticket.kind in ("repair", "heating"))
    return next((ticket for ticket in work if ticket.home_id == home.id), None)
