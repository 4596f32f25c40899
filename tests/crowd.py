"""A compound of any size, every home with one owner who has a chat: for speed and for crash tests."""

from datetime import UTC, datetime

import sqlalchemy as sa

from handlers.desk.office import Compound
from handlers.desk.rules import loading as rules
from handlers.desk.timing.calendar import WorkCalendar
from storage.schema import bindings, homes, people, residents
from storage.unit_of_work import Record

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
"""A Friday, ten in the morning in the compound."""


def crowd(record: Record, count: int, *, a_building: int = 100) -> Compound:
    """``count`` households, ``a_building`` in each building; owner n lives in home n and is reached in chat n."""
    community_id = record.roster.add_community("crowd", "大家园")
    numbers = range(1, count + 1)
    rows: list[tuple[sa.Table, list[dict[str, object]]]] = [
        (homes, [{"community_id": community_id, "building": str((n - 1) // a_building + 1), "unit": "1",
                  "room": str(n), "riser": "01"} for n in numbers]),
        (people, [{"community_id": community_id, "name": f"业主{n}"} for n in numbers]),
        (residents, [{"community_id": community_id, "person_id": n, "home_id": n, "standing": "owner",
                      "sees_bills": True, "care": []} for n in numbers]),
        (bindings, [{"community_id": community_id, "channel": "t", "chat": str(n), "user": str(n), "person_id": n,
                     "reachable": True, "seen_at": NOW} for n in numbers]),
    ]  # fmt: skip
    for table, values in rows:
        record.connection.execute(table.insert(), values)
    own_rules = rules.load(None)
    return Compound(community_id, "大家园", own_rules, WorkCalendar(own_rules))


def staff(record: Record, compound: Compound, role: str, name: str) -> int:
    """One more person, at work here."""
    person_id = record.roster.add_person(compound.id, name)
    record.roster.hire(compound.id, person_id, role)
    return person_id


def chats(record: Record, *, state: str = "sent") -> list[str]:
    """The chats of the parcels in a state, one entry a parcel."""
    query = sa.text("SELECT chat FROM outbox WHERE state = :state ORDER BY id")
    return list(record.connection.execute(query, {"state": state}).scalars())
