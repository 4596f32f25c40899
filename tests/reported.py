"""Tickets as tests need them: reported for a home, looked up again, and what people were told of them."""

from datetime import date

from harness import Actor, Town

from handlers.desk.tickets import facade as tickets
from handlers.desk.timing.calendar import ShiftPart
from storage.promises import PromiseRow
from storage.tickets import Event, NewTicket, Ticket
from storage.unit_of_work import Record


def report(town: Town, text: str = "厨房水龙头一直滴水", *, home: str = "3-2-501", **more: object) -> Ticket:
    """A ticket as the first resident of a home would open it; ``more`` are fields of NewTicket."""
    facts: dict[str, object] = {"kind": "repair", "category": "plumbing", "place": "kitchen", "facts": {}}
    with town.writing() as record:
        residents = record.roster.residents_of(town.estate.homes[home])
        reporter = residents[0][0].id if residents else None
        fields = {"community_id": town.compound.id, "text": text, "home_id": town.estate.homes[home]}
        new = NewTicket(**{**fields, "reporter_id": reporter, **facts, **more})  # type: ignore[arg-type]  # test convenience
        ticket = tickets.open_ticket(town.desk(record), new)
    town.deliver()
    return ticket


def now(town: Town, ticket: Ticket) -> Ticket:
    """The ticket as it is now."""
    with town.writing() as record:
        return record.tickets.get(ticket.id)


def events(town: Town, ticket: Ticket) -> list[Event]:
    with town.writing() as record:
        return record.tickets.timeline(ticket.id)


def promises(town: Town, ticket: Ticket) -> dict[str, PromiseRow]:
    with town.writing() as record:
        return record.promises.of(ticket.id)


def texts(actor: Actor) -> str:
    """Everything somebody was ever shown."""
    return "\n".join(shown.text for shown in actor.history)


def day_off(town: Town, record: Record, key: str, day: date) -> None:
    """Somebody of the crew is off for a whole day of the roster."""
    calendar = town.compound.calendar
    start, end = calendar.shift(day, ShiftPart.DAY).start, calendar.shift(day, ShiftPart.NIGHT).end
    record.rota.take_leave(town.compound.id, town.estate.people[key], start, end, at=town.now)
