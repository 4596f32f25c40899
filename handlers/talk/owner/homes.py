"""Which home is meant: known from the binding, chosen by what was said, asked only where several are left."""

from handlers.reading.reader import Slots
from handlers.reading.values import Address
from handlers.talk.session import Session
from handlers.turn import Message
from storage.people import Home, Speaker


def enrolled(session: Session) -> bool:
    """Whether we know where this person lives or works."""
    return bool(session.speaker.residences) or session.speaker.staff is not None


def said(slots: Slots) -> Address | None:
    """The parts of an address that a text names."""
    if slots.building or slots.unit or slots.room:
        return Address(slots.building, slots.unit, slots.room)
    return None


def matching(speaker: Speaker, address: Address | None) -> list[Home]:
    """The speaker's homes that fit what was said; all of them where nothing was."""
    if address is None:
        return list(speaker.homes)
    return [home for home in speaker.homes if _fits(home, address)]


def _fits(home: Home, address: Address) -> bool:
    pairs = ((address.building, home.building), (address.unit, home.unit), (address.room, home.room))
    return all(wanted is None or wanted == part for wanted, part in pairs)


def corrected(session: Session, address: Address, home_id: int | None) -> list[Home]:
    """The homes meant by a correction: 「不对，是4号楼」 keeps what it does not name, if there is such a home."""
    current = next((home for home in session.speaker.homes if home.id == home_id), None)
    if current is not None:
        whole = address.over(Address(current.building, current.unit, current.room))
        if found := matching(session.speaker, whole):
            return found
    return matching(session.speaker, address)


def label(address: Address) -> str:
    """An address as a draft keeps it, each part in its place: 4-2-501, 4, -2, --101."""
    return "-".join(part or "" for part in (address.building, address.unit, address.room)).rstrip("-")


def shown(label: str) -> Message:
    """An address that is not the speaker's, as it was said: 4号楼, 2单元, 101室, 4-2-501."""
    parts = zip(("building", "unit", "room"), label.split("-", 2), strict=False)
    said = {name: part for name, part in parts if part}
    whole = "-".join(said.values())
    number = len(said) == 1 and whole.isdigit()  # 8楼东户 says what it is
    return Message("home-said", {"label": whole, "part": next(iter(said)) if number else "home"})


def anywhere(session: Session, address: Address) -> Home | None:
    """Any home of the compound with this whole address: for emergencies, requests and colleagues, never to show it."""
    if not address.building or not address.room:
        return None
    community_id = session.desk.compound.id
    return session.record.roster.find_home(community_id, address.building, address.unit or "", address.room)
