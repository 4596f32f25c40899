"""Bills: what a balance is made of, what changed since the last period, and who of a household may see it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from handlers.desk.office import Desk
from storage.bills import Bill
from storage.people import Home, Person, Residence

BY_AREA = frozenset({"property", "heating"})
"""Fees that are reckoned by floor space; a meter's reading is no area, whatever it divides by."""
CM2 = 10_000
"""Square centimetres in a square metre."""


@dataclass(frozen=True, slots=True)
class Item:
    """A bill with the one before it of the same fee, whose price may have been another."""

    bill: Bill
    before: Bill | None

    @property
    def price_changed(self) -> bool:
        """Whether the price is another than last time."""
        return self.before is not None and self.before.price != self.bill.price


@dataclass(frozen=True, slots=True)
class Statement:
    """What a home owes, bill by bill. ``items`` holds open bills, or the latest of each fee where all is paid."""

    home: Home
    items: tuple[Item, ...]
    open_fen: int
    deadline: date | None


def statement(desk: Desk, home: Home, fee_type: str | None = None) -> Statement:
    """The balance of a home, of one fee or of all."""
    bills = [bill for bill in desk.record.bills.of_home(home.id) if fee_type in (None, bill.fee_type)]
    items = [Item(bill, _before(bills, bill)) for bill in bills]
    unpaid = [item for item in items if item.bill.open_fen]
    deadlines = [item.bill.deadline for item in unpaid if item.bill.deadline is not None]
    total = sum(item.bill.open_fen for item in unpaid)
    return Statement(home, tuple(unpaid or _latest(items)), total, min(deadlines, default=None))


def _before(bills: list[Bill], bill: Bill) -> Bill | None:
    """The previous bill of the same fee; bills come newest first."""
    same = [other for other in bills if other.fee_type == bill.fee_type]
    return next(iter(same[same.index(bill) + 1 :]), None)


def _latest(items: list[Item]) -> list[Item]:
    latest: dict[str, Item] = {}
    for item in items:
        latest.setdefault(item.bill.fee_type, item)
    return list(latest.values())


def months(home: Home, bill: Bill) -> int | None:
    """How many months a quantity is made of, where it is area × whole months: 591.6 is 98.6㎡ for 6 of them."""
    area, quantity = area_of(home), _number(bill.quantity)
    if bill.fee_type not in BY_AREA or area is None or quantity is None or quantity % area:
        return None
    return int(quantity / area)


def area_of(home: Home) -> Decimal | None:
    """In square metres."""
    return Decimal(home.area_cm2) / CM2 if home.area_cm2 else None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def note_shown(desk: Desk, home: Home, by: int) -> None:
    """Who looked at whose bill can be asked about later."""
    desk.record.journal.write(desk.compound.id, "bill.shown", home.label, by=by, at=desk.now)


def household(desk: Desk, home: Home, owner_id: int) -> list[tuple[Person, Residence]]:
    """Whom of the household the owner may let see the bills: everybody but other owners."""
    return [
        (person, residence)
        for person, residence in desk.record.roster.residents_of(home.id)
        if person.id != owner_id and residence.standing != "owner"
    ]


def allow(desk: Desk, home: Home, person_id: int, allowed: bool, by: int) -> None:
    """The owner lets somebody of the household see the bills, or no longer."""
    desk.record.roster.allow_bills(person_id, home.id, allowed)
    data = {"person": person_id, "allowed": allowed}
    desk.record.journal.write(desk.compound.id, "bill.allowed", home.label, by=by, at=desk.now, data=data)
