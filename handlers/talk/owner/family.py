"""Family: the owner lets somebody of the household see the bills, or takes it back."""

from collections.abc import Iterable

from handlers.desk import bills, rights
from handlers.talk.session import Session
from handlers.turn import Choice, Message, choice
from storage.people import Home


def show(session: Session) -> None:
    """Who of each home may see its bills, with a button to change it."""
    owned = [home for home in session.speaker.homes if rights.owns(session.speaker, home.id)]
    rows = tuple((button,) for home in owned for button in _buttons(session, home))
    if not owned:
        session.say("family-owner-only")
    elif not rows:
        session.say("family-nobody")
    else:
        session.say("family-list", choices=rows, lines=tuple(line for home in owned for line in _lines(session, home)))


def _lines(session: Session, home: Home) -> Iterable[Message]:
    assert session.person_id is not None
    for person, one in bills.household(session.desk, home, session.person_id):
        sees = "yes" if one.sees_bills else "no"
        yield Message("family-line", {"name": person.name, "home": home.label, "standing": one.standing, "sees": sees})


def _buttons(session: Session, home: Home) -> Iterable[Choice]:
    assert session.person_id is not None
    for person, one in bills.household(session.desk, home, session.person_id):
        key = "family-button-withdraw" if one.sees_bills else "family-button-allow"
        yield choice(key, "family.set", home.id, person.id, 0 if one.sees_bills else 1, name=person.name)


def press_show(session: Session) -> None:
    """[家人查账单]"""
    show(session)


def press_set(session: Session, home_id: str, person_id: str, allowed: str) -> None:
    """[同意…查账单] [不再让…查]"""
    home = next((home for home in session.speaker.homes if str(home.id) == home_id), None)
    if home is None or session.person_id is None or not rights.owns(session.speaker, home.id):
        session.toast("fees-not-yours", alert=True)
        return
    household = {str(person.id): person for person, _ in bills.household(session.desk, home, session.person_id)}
    person = household.get(person_id)
    if person is None:
        session.toast("form-card-old")
        return
    bills.allow(session.desk, home, person.id, allowed == "1", session.person_id)
    key = "family-allowed" if allowed == "1" else "family-withdrawn"
    session.replace(key, name=person.name, home=home.label)
