"""The one-page history: every ticket of a household on a matter, with who did what, for whoever has to answer."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from handlers.desk.office import Desk
from handlers.desk.people import name_of
from handlers.desk.tickets import news
from handlers.turn import Message
from storage.tickets import Event, Ticket

LOOKS_BACK = timedelta(days=90)
COUNTS_BACK = timedelta(days=30)
"""How far back a household's reports are counted: 「这是您第三次反映」."""
_TICKETS, _STEPS, _WORDS = 6, 8, 60
"""A page, not a book: a message holds 4,096 characters."""
_TOLD = frozenset({
    "urged", "accept", "arrive", "pause", "finish", "reopen", "callback", "close", "cancel", "broken", "late",
    "said_to_owner", "visit_agreed", "outside_asked", "outside_arrived", "flag_unanswered", "flag_answered",
    "second_visit",
})  # fmt: skip
_VAGUE = frozenset({"", "other"})


def same_matter(one: Ticket, other: Ticket) -> bool:
    """Whether two tickets of a household are about the same: heating is heating, else the category says it."""
    if one.kind != other.kind:
        return one.category == other.category and one.category not in _VAGUE
    return (
        one.kind == "heating" or one.category == other.category or not _VAGUE.isdisjoint({one.category, other.category})
    )


def of_household(desk: Desk, ticket: Ticket) -> list[Ticket]:
    """The household's tickets on this matter in the last three months, this one included, oldest first."""
    store = desk.record.tickets
    if ticket.home_id is not None:
        found = store.of_homes([ticket.home_id], limit=60)
    else:
        found = store.reported_by(ticket.reporter_id, limit=60) if ticket.reporter_id is not None else [ticket]
    since = desk.now - LOOKS_BACK
    related = [one for one in found if one.opened_at >= since and (one.id == ticket.id or same_matter(one, ticket))]
    return sorted(related, key=lambda one: one.id)


def times_reported(desk: Desk, ticket: Ticket) -> int:
    """How often the household has spoken of it: its reports of the last month and each time it pushed."""
    since = desk.now - COUNTS_BACK
    recent = [one for one in of_household(desk, ticket) if one.opened_at >= since]
    return len(recent) + sum(one.urges for one in recent)


def lines(desk: Desk, ticket: Ticket) -> tuple[Message, ...]:
    """The page, oldest first: a line for each ticket and below it what was done; the present one in most detail."""
    tickets = of_household(desk, ticket)[-_TICKETS:]
    return tuple(line for one in tickets for line in story(desk, one))


def story(desk: Desk, ticket: Ticket) -> Iterable[Message]:
    """One ticket and what was done about it, a line for each step."""
    yield Message("history-ticket", {
        "at": ticket.opened_at, "no": ticket.no, "text": short(ticket.text), "state": news.state_word(ticket),
        "who": news.person_word(desk, ticket), "keeper": name_of(desk, ticket.keeper_id) or "none",
    })  # fmt: skip
    for event in _told(desk.record.tickets.timeline(ticket.id)):
        yield Message("history-step", {
            "at": event.at, "event": event.event, "who": name_of(desk, event.person_id) or "none",
            "note": news.aside(short(event.note)),
        })  # fmt: skip


def _told(timeline: Sequence[Event]) -> Sequence[Event]:
    return [event for event in timeline if event.event in _TOLD][-_STEPS:]


def short(text: str) -> str:
    """Somebody's words in one line, cut, without phone numbers."""
    plain = news.masked(" ".join(text.split()))
    return plain if len(plain) <= _WORDS else plain[: _WORDS - 1] + "…"
