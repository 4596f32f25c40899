"""Matters: what an owner said is broken, one by one, as a draft keeps it."""

import re
from collections.abc import Sequence
from typing import Any

from handlers.reading.reader import Matter, Reading
from handlers.talk.cues import has_cue, without
from handlers.talk.session import Session
from handlers.turn import Message
from storage.lifecycle import Status
from storage.tickets import NewTicket, Ticket

PUBLIC_PLACES = frozenset({"corridor", "elevator_hall", "garage", "garden", "roof", "gate"})
PUBLIC_THINGS = frozenset({"elevator", "landscaping", "public_facility", "parking_facility"})
NUMBERS = "①②③④⑤⑥⑦⑧⑨"

Packed = dict[str, Any]
"""A matter as JSON: words, shown, message, category, place, urgency, facts, public."""


def packed(session: Session, matter: Matter, words: str) -> Packed:
    """A matter of a reading as the draft keeps it; ``words`` are the owner's own."""
    facts = matter.slots.given()
    place, category = matter.slots.place or "", matter.slots.category or ""
    return {
        "words": words,
        "shown": _shown(words, matter.slots.appointment) or words,
        "message": session.source,
        "kind": matter.intent,
        "category": category,
        "place": place,
        "urgency": "emergency" if matter.intent == "repair" and has_cue("outage", words) else matter.urgency,
        "facts": facts,
        "public": place in PUBLIC_PLACES or (not place and (category in PUBLIC_THINGS or _is_shared(words))),
    }


def _is_shared(words: str) -> bool:
    """A wall or an extinguisher of everybody: 外墙瓷砖摇摇欲坠; but not 外墙渗水到我家."""
    return has_cue("shared", words) and not has_cue("inside", words)


def of(session: Session, reading: Reading, *kinds: str) -> list[Packed]:
    """The matters of these kinds in a message. The only matter keeps the owner's own words as they are."""
    wanted = [matter for matter in reading.matters if matter.intent in kinds]
    if len(reading.matters) == 1:
        return [packed(session, matter, session.words.text) for matter in wanted]
    return [packed(session, matter, _words(matter)) for matter in wanted]


def _words(matter: Matter) -> str:
    """The words of one matter among several, without 「还有」 and without the time that is for all of them."""
    return _shown(matter.text, matter.slots.appointment) or matter.text.strip(" ,，。")


def _shown(words: str, visit: str | None) -> str:
    """The words as a card shows them, which has a line of its own for the visit."""
    parts = [without("also", part) for part in re.split(r"[,，。;；!！\n]", words)]
    return "，".join(part for part in parts if part and not (visit and visit in part))


def lines(matters: Sequence[Packed]) -> tuple[Message, ...]:
    """One line for each, numbered where there are several."""
    numbered = len(matters) > 1
    return tuple(
        Message("matter-line", {"number": NUMBERS[number] if numbered else "none", "text": matter["shown"]})
        for number, matter in enumerate(matters[: len(NUMBERS)])
    )


def asks_how_dark(matter: Packed) -> bool:
    """Whether 「灯不亮」 leaves open if the whole home is without power, which is another trade and more urgent."""
    if matter["public"] or matter["category"] not in ("lighting", "electrical") or "scope" in matter["facts"]:
        return False
    words = matter["words"]
    return has_cue("dark", words) and not has_cue("whole_home", words) and not has_cue("one_spot", words)


def same_matter(matter: Packed, ticket: Ticket) -> bool:
    """Whether a ticket of the same home that has not ended is about this; one said to be done is not ended yet."""
    if ticket.kind != matter["kind"] or not (ticket.open or ticket.status is Status.DONE):
        return False
    if matter["kind"] == "heating":
        return True
    vague = matter["category"] in ("", "other")
    if ticket.category != matter["category"] or (vague and not matter["place"]):
        return False
    return not matter["place"] or not ticket.place or matter["place"] == ticket.place


def new_ticket(
    session: Session, matter: Packed, home_id: int | None, remarks: Sequence[str] = (), **more: Any
) -> NewTicket:
    """The ticket of a matter; ``more`` is what the form learned besides, such as the appointment.

    :param remarks: what else was said before the report was made; what its own words hold is not said twice.
    """
    words = matter["words"]
    text = "；".join([words, *(remark for remark in remarks if remark not in words)])
    return NewTicket(
        community_id=session.desk.compound.id,
        kind=matter["kind"],
        category=matter["category"],
        urgency=matter["urgency"],
        place=matter["place"],
        text=text,
        facts=matter["facts"],
        home_id=home_id,
        reporter_id=session.person_id,
        **more,
    )
