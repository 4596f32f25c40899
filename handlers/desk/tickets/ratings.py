"""准时、质量、整洁, one to five stars each: all three are heard before low ones open the ticket again."""

from handlers.desk.office import Desk
from handlers.desk.tickets import confirmation
from handlers.turn import Choice, Choices, Message, choice
from storage.lifecycle import IllegalMove, Move, Status
from storage.promises import PromiseRow
from storage.tickets import Ticket

RATING = "rating"
"""The wake-up call of low marks whose other aspects are not given yet."""
ASPECTS = ("punctual", "quality", "tidy")
WORK = "quality"
"""The aspect that speaks of the work itself; the others are manners."""
LOW = 2
"""So many stars or fewer are a no."""


def card(desk: Desk, ticket: Ticket) -> tuple[Message, Choices]:
    """Three rows of stars; what was given is marked, and what low marks will bring is said."""
    marks = given(desk, ticket)
    left = len(ASPECTS) - len(marks)
    rows = tuple(tuple(_star(ticket, aspect, stars, marks) for stars in range(1, 6)) for aspect in ASPECTS)
    mood = "low" if left and low(marks) else "fine"
    return Message("rating-ask", {"no": ticket.no, "left": left, "mood": mood}), rows


def _star(ticket: Ticket, aspect: str, stars: int, marks: dict[str, int]) -> Choice:
    chosen = "yes" if marks.get(aspect) == stars else "no"
    return choice("rating-button", "stars.set", ticket.id, aspect, stars, aspect=aspect, stars=stars, chosen=chosen)


def given(desk: Desk, ticket: Ticket) -> dict[str, int]:
    """The stars given since the work was last finished, by aspect; a later mark corrects an earlier one."""
    marks: dict[str, int] = {}
    for event in desk.record.tickets.timeline(ticket.id):
        if event.event == Move.FINISH.value:
            marks = {}
        elif event.event == "rated" and "aspect" in event.data:
            marks[str(event.data["aspect"])] = int(event.data["stars"])
    return marks


def low(marks: dict[str, int]) -> dict[str, int]:
    """The low ones in the order in which they are asked."""
    return {aspect: marks[aspect] for aspect in ASPECTS if marks.get(aspect, LOW + 1) <= LOW}


def rate(desk: Desk, ticket: Ticket, by: int, aspect: str, stars: int) -> Ticket:
    """Stars for one aspect. Low marks open the ticket again once all are given, or have been waited for.

    :param aspect: punctual, quality or tidy.
    :param stars: one to five.
    :raises IllegalMove: the work is not finished.
    """
    if ticket.status not in {Status.DONE, Status.CLOSED}:
        raise IllegalMove(Move.CLOSE, ticket.status)
    marks = {**given(desk, ticket), aspect: stars}
    overall = round(sum(marks.values()) / len(marks))
    data = {"aspect": aspect, "stars": stars}
    ticket = desk.record.tickets.amend(ticket, "rated", by=by, at=desk.now, data=data, stars=overall)
    if low(marks) and len(marks) == len(ASPECTS):
        return _reopen(desk, ticket, low(marks), by)
    at = desk.now + desk.compound.rules.confirmation.marks if low(marks) else None
    desk.record.promises.wake(desk.compound.id, ticket.id, RATING, at)
    return ticket


def waited(desk: Desk, ticket: Ticket, row: PromiseRow) -> None:
    """The other marks have not come: what was given counts, and the owner is told what it has led to."""
    desk.record.promises.wake(desk.compound.id, ticket.id, row.clock, None)
    marks = low(given(desk, ticket))
    if marks and ticket.status in {Status.DONE, Status.CLOSED}:
        _reopen(desk, ticket, marks, None)


def _reopen(desk: Desk, ticket: Ticket, marks: dict[str, int], by: int | None) -> Ticket:
    return confirmation.reopen(desk, ticket, by=by, note="", marks=marks, manners=WORK not in marks)
