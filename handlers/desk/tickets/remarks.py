"""What staff write down on a job besides moving it: internal remarks, materials used, and a quick word to the owner."""

from collections.abc import Sequence
from dataclasses import asdict

from handlers.desk.office import Desk
from handlers.desk.tickets import cards, news
from handlers.desk.tickets.remark_lines import MATERIALS, REMARK, Item
from handlers.turn import Message
from storage.tickets import Ticket

QUICK = ("on_way", "ten_minutes", "downstairs", "please_wait", "call_back")
"""Words to the owner that need no typing; their texts are quick-word in the locales."""


def remark(desk: Desk, ticket: Ticket, text: str, by: int) -> None:
    """An internal remark: staff see it on the card and in the timeline, the owner never."""
    desk.record.tickets.note(ticket, REMARK, by=by, at=desk.now, note=text)
    cards.refresh(desk, ticket)


def use(desk: Desk, ticket: Ticket, items: Sequence[Item], text: str, by: int) -> None:
    """Materials used on a job, as counted items and as they were written."""
    data = {"items": [asdict(item) for item in items]}
    desk.record.tickets.note(ticket, MATERIALS, by=by, at=desk.now, note=text, data=data)
    cards.refresh(desk, ticket)


def say_quickly(desk: Desk, ticket: Ticket, which: str, by: int) -> bool:
    """One of the ready words to the household; False where nobody of it has a chat."""
    desk.record.tickets.note(ticket, "said_to_owner", by=by, at=desk.now, data={"quick": which})
    values = {"who": news.member_word(desk, by), "text": Message("quick-word", {"which": which})}
    return news.tell_owner(desk, ticket, Message("owner-staff-says", {**news.facts(desk, ticket), **values}))
