"""A guest who enrols: the emergency they reported as a stranger becomes theirs, and the ticket gains their home."""

from handlers.desk.office import Desk
from handlers.desk.tickets import cards, places
from storage.people import Home, Speaker
from storage.tickets import Ticket

EVERY = 1000
"""More than anybody reports before they enrol."""


def guest_of(speaker: Speaker) -> int | None:
    """The person a chat stands for, where nobody knows more of them than that they once reported something."""
    if speaker.person is None or speaker.residences or speaker.staff is not None:
        return None
    return speaker.person.id


def adopt(desk: Desk, guest_id: int, person_id: int, home: Home | None) -> None:
    """Who the guest is has become known: what they reported is this person's, and about this home where none was said.

    :param home: their only home; None where they have several, or work here.
    """
    _adopt_question(desk, guest_id, person_id)
    for ticket in desk.record.tickets.reported_by(guest_id, limit=EVERY):
        learned = home if ticket.home_id is None else None
        if ticket.reporter_id != person_id or learned is not None:
            _adopt(desk, ticket, person_id, learned)


def _adopt(desk: Desk, ticket: Ticket, person_id: int, home: Home | None) -> None:
    facts = {**ticket.facts, places.LEARNED: True} if home is not None else dict(ticket.facts)
    ticket = desk.record.tickets.amend(
        ticket, "enrolled", by=person_id, at=desk.now, note=home.label if home else "", reporter_id=person_id,
        home_id=home.id if home else ticket.home_id, facts=facts,
    )  # fmt: skip
    cards.refresh(desk, ticket)


def _adopt_question(desk: Desk, guest_id: int, person_id: int) -> None:
    """Whether it still goes on is asked of them, too."""
    alarm = desk.record.alarms.last_of(guest_id)
    if alarm is not None and alarm.settled_at is None and guest_id != person_id:
        report = {**alarm.report, "new": {**alarm.report["new"], "reporter_id": person_id}}
        desk.record.alarms.change(alarm, person_id=person_id, report=report)
