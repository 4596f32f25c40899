"""What a job card says of internal remarks and of materials used, read from the timeline."""

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.desk.office import Desk
from handlers.desk.tickets import news
from handlers.turn import Message
from storage.tickets import Ticket

REMARK, MATERIALS = "remark", "materials"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that was used up: 阀芯, 2, 个. Without a number it is one."""

    name: str
    count: int
    unit: str


def used(desk: Desk, ticket: Ticket) -> list[Item]:
    """Everything used on a job, the same thing added up."""
    totals: dict[tuple[str, str], int] = {}
    for event in desk.record.tickets.timeline(ticket.id):
        for item in event.data.get("items", ()) if event.event == MATERIALS else ():
            key = (str(item["name"]), str(item["unit"]))
            totals[key] = totals.get(key, 0) + int(item["count"])
    return [Item(name, count, unit) for (name, unit), count in totals.items()]


def lines(desk: Desk, ticket: Ticket) -> Iterable[Message]:
    """What the card says of remarks and materials: the last two remarks, and all that was used."""
    noted = [event for event in desk.record.tickets.timeline(ticket.id) if event.event == REMARK]
    for event in noted[-2:]:
        yield Message("remark-line", {"who": news.name(desk, event.person_id), "text": event.note})
    items = used(desk, ticket)
    if items:
        yield Message("remark-materials", {"text": "、".join(f"{i.name}{i.count}{i.unit}" for i in items)})
