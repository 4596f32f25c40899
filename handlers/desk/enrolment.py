"""Enrolment: a code, a phone number of the roster, or the steward's yes binds a chat to a person of a home."""

from dataclasses import dataclass

from handlers.desk.office import Desk
from handlers.desk.people import ids, keeper_for, supervisors
from handlers.desk.tickets import guests
from handlers.turn import Message, choice
from handlers.values import pack_values
from storage.enrolment import Request
from storage.outbox import Parcel
from storage.people import Address, Home, Person, Speaker

DECIDING = ("steward", "service", "supervisor", "manager")
STANDINGS = ("owner", "family", "tenant")


class Refused(ValueError):
    """A code that can't be taken; ``why`` is unknown, expired, used or full."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Bound:
    """Who a chat speaks for from now on, and of which home that was about."""

    person_id: int
    home: Home | None


def redeem(desk: Desk, code: str, speaker: Speaker, name: str) -> Bound:
    """Take a code the office handed out.

    :param name: what the person calls themselves in their chat, for whom the roster does not know yet.
    :raises Refused: the code is unknown, expired or used, or the home has as many chats as the compound allows.
    """
    found = desk.record.enrolment.code(code)
    if found is None:
        raise Refused("unknown")
    if found.used_at is not None:
        raise Refused("used")
    if found.expires_at <= desk.now:
        raise Refused("expired")
    home = desk.record.roster.home(found.home_id)
    _check_room(desk, home)
    person_id = _person_for(desk, speaker, home, found.standing, name, None)
    if not desk.record.enrolment.use(code, person_id, at=desk.now):
        raise Refused("used")
    return _bind(desk, speaker, person_id, home, "code")


def recognise(desk: Desk, speaker: Speaker, phone: str) -> Bound | None:
    """Bind by the number of the sender's own contact card (bare digits); None where the roster does not have it."""
    person = desk.record.roster.person_by_phone(phone)
    if person is None:
        return None
    homes = [residence.home for residence in desk.record.roster.residences(person.id)]
    return _bind(desk, speaker, person.id, homes[0] if homes else None, "phone", only_home=len(homes) == 1)


def ask(desk: Desk, speaker: Speaker, home: Home, *, name: str, phone: str | None, standing: str) -> str:
    """Ask the steward of the building to approve; returns who was asked, empty where nobody can be reached."""
    request = desk.record.enrolment.ask(
        community_id=desk.compound.id, home_id=home.id, binding_id=speaker.binding_id, name=name, phone=phone,
        standing=standing, at=desk.now,
    )  # fmt: skip
    asked = [keeper_for(desk, home), *ids(supervisors(desk))]
    for person_id in asked:
        if person_id is not None and desk.reach(person_id) is not None:
            _put_to(desk, person_id, request, home)
            return desk.record.roster.person(person_id).name
    return ""


def _put_to(desk: Desk, person_id: int, request: Request, home: Home) -> None:
    values = {"name": request.name, "home": home.label, "standing": request.standing,
              "phone": request.phone[-4:] if request.phone else "none"}  # fmt: skip
    row = (choice("enrol-button-approve", "enrol.decide", request.id, "yes"),
           choice("enrol-button-reject", "enrol.decide", request.id, "no"))  # fmt: skip
    desk.tell(person_id, Message("enrol-please-approve", values), lane="assignment", about=f"enrol:{request.id}",
              choices=(row,))  # fmt: skip


def approve(desk: Desk, request_id: int, by: int) -> bool:
    """The steward knows them: bound, and told so; False where it was decided before."""
    if not desk.record.enrolment.decide(request_id, approved=True, by=by, at=desk.now):
        return False
    request = desk.record.enrolment.request(request_id)
    home = desk.record.roster.home(request.home_id)
    address = desk.record.roster.binding(request.binding_id).address
    speaker = desk.record.roster.speaker(address, title=request.name, at=desk.now)
    assert speaker is not None
    person_id = _person_for(desk, speaker, home, request.standing, request.name, request.phone)
    _bind(desk, speaker, person_id, home, "steward", by=by)
    row = (choice("enrol-button-continue", "enrol.continue"),)
    message = Message("enrol-approved", {"home": home.label})
    desk.tell(person_id, message, lane="reply", about=f"enrolled:{request_id}", choices=(row,))
    return True


def reject(desk: Desk, request_id: int, by: int) -> bool:
    """The steward does not know them; they are told whom to see. False where it was decided before."""
    if not desk.record.enrolment.decide(request_id, approved=False, by=by, at=desk.now):
        return False
    request = desk.record.enrolment.request(request_id)
    phone = desk.compound.rules.community.office_phone
    _tell_chat(desk, desk.record.roster.binding(request.binding_id).address, f"rejected:{request_id}",
               Message("enrol-rejected", {"phone": phone or "none"}))  # fmt: skip
    return True


def guest(desk: Desk, speaker: Speaker, name: str) -> int:
    """Somebody nobody knows reports an emergency: a person without a home, so that they hear of its progress."""
    person_id = desk.record.roster.add_person(desk.compound.id, name)
    desk.record.roster.bind(speaker.binding_id, person_id)
    return person_id


def may_decide(speaker: Speaker) -> bool:
    """Whether the speaker answers for the house and may let people in."""
    return speaker.has_role(*DECIDING)


# --- inside -------------------------------------------------------------------------------------------------


def _check_room(desk: Desk, home: Home) -> None:
    people = desk.record.roster.residents_of(home.id)
    bound = sum(1 for person, _ in people if desk.record.roster.bindings_of(person.id))
    if bound >= desk.compound.rules.enrol.accounts_a_home:
        raise Refused("full")


def _person_for(desk: Desk, speaker: Speaker, home: Home, standing: str, name: str, phone: str | None) -> int:
    """Who this is: who they are already, the one of the roster it can only be, or somebody new in this home."""
    if speaker.residences and speaker.person is not None:
        return _settled(desk, speaker.person.id, home, standing)
    known = _known(desk, home, standing, name, phone)
    if known is not None:
        return _settled(desk, known.id, home, standing)
    if speaker.person is not None:
        return _settled(desk, speaker.person.id, home, standing)
    return _settled(desk, desk.record.roster.add_person(desk.compound.id, name, phone), home, standing)


def _known(desk: Desk, home: Home, standing: str, name: str, phone: str | None) -> Person | None:
    by_phone = desk.record.roster.person_by_phone(phone, desk.compound.id) if phone else None
    if by_phone is not None:
        return by_phone
    same = [person for person, residence in desk.record.roster.residents_of(home.id) if residence.standing == standing]
    named = [person for person in same if person.name == name]
    free = [person for person in named or same if not desk.record.roster.bindings_of(person.id)]
    return free[0] if len(free) == 1 else None


def _settled(desk: Desk, person_id: int, home: Home, standing: str) -> int:
    if all(residence.home.id != home.id for residence in desk.record.roster.residences(person_id)):
        sees = True if standing == "tenant" and desk.compound.rules.enrol.tenants_see_bills else None
        desk.record.roster.settle_in(desk.compound.id, person_id, home.id, standing, sees_bills=sees)
    return person_id


def _bind(
    desk: Desk, speaker: Speaker, person_id: int, home: Home | None, way: str, *, by: int | None = None,
    only_home: bool = True,
) -> Bound:  # fmt: skip
    """From now on the chat is this person's, and so is what it said while nobody knew whose it was."""
    desk.record.roster.bind(speaker.binding_id, person_id)
    guest_id = guests.guest_of(speaker)
    if guest_id is not None:
        guests.adopt(desk, guest_id, person_id, home if only_home else None)
    subject = home.label if home else ""
    desk.record.journal.write(desk.compound.id, "bound", subject, by=by or person_id, at=desk.now, data={"way": way})
    return Bound(person_id, home)


def _tell_chat(desk: Desk, address: Address, about: str, message: Message) -> None:
    """Write to a chat that belongs to nobody yet."""
    desk.record.outbox.put(
        Parcel(
            community_id=desk.compound.id, channel=address.channel, chat=address.chat, lane="reply",
            dedupe=f"{about}:{address.channel}:{address.chat}", key=message.key, values=pack_values(message.values),
            not_before=desk.now,
        ),
        at=desk.now,
    )  # fmt: skip
