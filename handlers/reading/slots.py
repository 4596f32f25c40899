"""Slots by score: each value collects the weight of its words, and the heaviest value counts."""

from collections import defaultdict
from dataclasses import dataclass

from handlers.reading import amounts, rooms, times
from handlers.reading.lexicon import Hit
from handlers.reading.values import Slots


@dataclass(frozen=True, slots=True)
class Entities:
    """What was found in a message before its words were weighed."""

    slots: Slots
    spans: tuple[tuple[int, int, str], ...]
    """Start, end and kind of each stretch that is masked in the features."""


def entities(text: str) -> Entities:
    """Home, phone, ticket number, appointment and temperature of a normalised text."""
    phone = amounts.PHONE.search(text)
    plain = text if phone is None else text[: phone.start()] + "#" * len(phone.group()) + text[phone.end() :]
    found = rooms.find(amounts.TICKET.sub(lambda m: "#" * len(m.group()), plain))
    home = rooms.chosen(found)
    spans = [(span.start, span.end, "home") for span in found]
    spans += [(*span, "time") for span in times.spans(text)]
    slots = Slots(
        building=home.building if home else None,
        unit=home.unit if home else None,
        room=home.room if home else None,
        temperature_c=amounts.room_temperature(text),
        appointment=times.appointment(text),
        phone=amounts.phone(text),
        ticket_no=amounts.ticket_number(text),
    )
    return Entities(slots, tuple(spans))


def heaviest(hits: list[Hit], prefix: str) -> str | None:
    """The value under a prefix with most weight; of equals the one said first."""
    scores: dict[str, int] = defaultdict(int)
    counted: set[tuple[str, str]] = set()
    for hit in hits:
        for value, weight in hit.under(prefix):
            if (hit.word, value) not in counted:
                counted.add((hit.word, value))
                scores[value] += weight
    return max(scores, key=lambda value: scores[value]) if scores else None


def first(hits: list[Hit], prefix: str) -> str | None:
    """The value under a prefix that is named first; of two at one place the longer word."""
    return next((value for hit in hits for value, _ in hit.under(prefix)), None)


def people(hits: list[Hit]) -> tuple[str, ...]:
    """Everybody affected who needs care, in the order of reading.md."""
    named = {value for hit in hits for value, _ in hit.under("people.vulnerable.")}
    return tuple(who for who in ("elderly", "child", "pregnant", "patient", "disabled") if who in named)


def place(hits: list[Hit]) -> str | None:
    """Where the matter is: the first place named."""
    return first(hits, "places.place.")
