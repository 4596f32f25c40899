"""Everything in a message that is a name or a number: found first, masked in the features, told in the slots."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from handlers.reading import amounts, periods, rooms, temperatures, times
from handlers.reading.values import Slots


@dataclass(frozen=True, slots=True)
class Entities:
    """The slots that entities fill, and the stretches of text that they cover (start, end, kind)."""

    slots: Slots
    spans: tuple[tuple[int, int, str], ...]
    homeless: str
    """The text with □ for each letter of a home, a telephone and other codes."""
    told: tuple[re.Match[str], ...]
    """The times in it."""

    def within(self, start: int, end: int) -> "Entities":
        """The entities of text[start:end], counted from its beginning; slots and times stay those of the whole."""
        spans = tuple((a - start, b - start, kind) for a, b, kind in self.spans if start <= a and b <= end)
        return Entities(self.slots, spans, self.homeless, self.told)


def entities(text: str) -> Entities:
    """Home, phone, ticket number, temperature, money and times of a normalised text."""
    taken = codes(text)
    plain = blanked(text, taken)
    homes = rooms.find(plain)
    home = rooms.chosen(homes)
    degrees = temperatures.temperatures(plain)
    spans = [*taken, *((span.start, span.end, "home") for span in homes)]
    spans += [(one.start, one.end, "degrees") for one in degrees]
    spans += [(*match.span(), "money") for match in amounts.MONEY.finditer(plain)]
    homeless = blanked(plain, [(span.start, span.end, "home") for span in homes])
    told = times.told(homeless)
    spans += [(*span, "time") for span in times.spans(told)]
    slots = Slots(
        building=home.building if home else None,
        unit=home.unit if home else None,
        room=home.room if home else None,
        temperature_c=temperatures.chosen(plain, degrees),
        period=periods.period(plain),
        phone=amounts.phone(text),
        ticket_no=amounts.ticket_number(text),
    )
    return Entities(slots, tuple(spans), homeless, tuple(told))


def codes(text: str) -> list[tuple[int, int, str]]:
    """Phones, ticket numbers and plates: their digits are nobody's address."""
    patterns = (
        (amounts.PHONE, "phone"),
        (amounts.SPOKEN_PHONE, "phone"),
        (amounts.TICKET, "ticket"),
        (amounts.PLATE, "ticket"),
    )
    found = [(*match.span(), kind) for pattern, kind in patterns for match in pattern.finditer(text)]
    told = blanked(text, found)
    return found + [(*span, "ticket") for span in amounts.orders(told)]


def replaced(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """The text with other words for its spans, which come in order; of two that overlap the first holds."""
    pieces, done = [], 0
    for start, end, instead in spans:
        if start >= done:
            pieces += [text[done:start], instead]
            done = end
    return "".join(pieces) + text[done:]


def blanked(text: str, spans: list[tuple[int, int, str]]) -> str:
    """The text, as long as before, without what stands in the spans."""
    for start, end, _ in spans:
        text = text[:start] + "□" * (end - start) + text[end:]
    return text
