"""News of a ticket: who is to be told, in which lane, and the facts every such message may use."""

import re
from collections.abc import Sequence

from handlers.desk.office import Desk
from handlers.desk.people import label_of, name_of
from handlers.desk.tickets import clocks
from handlers.desk.tickets.waiting import awaited
from handlers.turn import Choices, Message, Span, Value
from storage.lifecycle import Status
from storage.promises import PromiseRow
from storage.tickets import Ticket

_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_LANES = {"emergency": "emergency", "urgent": "reply"}
_TITLES = ("班长", "组长", "队长", "师傅")
"""A name that ends so is not called 师傅 once more."""
SHORT = 24


def name(desk: Desk, person_id: int | None) -> str:
    return name_of(desk, person_id)


def masked(text: str) -> str:
    """A text without mobile numbers: staff and owners reach each other through us."""
    return _MOBILE.sub(r"\1****\2", text)


def aside(text: str) -> Message:
    """Somebody's words in brackets, or nothing where there are none."""
    return Message("aside", {"text": masked(text)}) if text else Message("aside-none")


def matter(ticket: Ticket) -> Message:
    """What a ticket is about, short."""
    text = masked(" ".join(ticket.text.split()))
    return Message("ticket-matter", {"text": text if len(text) <= SHORT else text[: SHORT - 1] + "…"})


def state_word(ticket: Ticket) -> Message:
    return Message("ticket-state", {"status": ticket.status.value, "kind": ticket.kind})


def staff_state(ticket: Ticket) -> Message:
    """The state in the office's words."""
    return Message("job-state", {"status": ticket.status.value, "kind": ticket.kind})


def facts(desk: Desk, ticket: Ticket) -> dict[str, Value]:
    """Number, matter, who has it."""
    return {"no": ticket.no, "matter": matter(ticket), "who": person_word(desk, ticket)}


def person_word(desk: Desk, ticket: Ticket) -> Message:
    """The assignee as owners call them: 王强师傅, or 李敏 of the office; 「物业」 while there is nobody."""
    if ticket.assignee_id is None:
        return Message("ticket-person", {"name": "", "role": "nobody"})
    return member_word(desk, ticket.assignee_id)


def member_word(desk: Desk, person_id: int) -> Message:
    return Message("ticket-person", {"name": name_of(desk, person_id), "role": _role(desk, person_id)})


def _role(desk: Desk, person_id: int) -> str:
    member = desk.record.roster.staff_member(person_id)
    if member is None or "repairman" not in member.roles or member.person.name.endswith(_TITLES):
        return "office"
    return "repairman"


def audience(desk: Desk, ticket: Ticket) -> list[int]:
    """Who of the household hears of this ticket: who reported it and who joined."""
    joined = [event.person_id for event in desk.record.tickets.timeline(ticket.id) if event.event == "joined"]
    return list(dict.fromkeys(id for id in (ticket.reporter_id, *joined) if id is not None))


def tell_owner(desk: Desk, ticket: Ticket, message: Message, *, choices: Choices = (), lane: str | None = None) -> bool:
    """Tell the household; False where nobody of it can be reached, and somebody has to call.

    An urgent matter does not wait for the end of the quiet hours: whoever has water on the floor is awake.
    Nor does what they are waiting for, which is for the caller to say by ``lane``.
    """
    lane = lane or _LANES.get(ticket.urgency, "status")
    about = _about(desk, ticket, message.key)
    told = [
        desk.tell(person_id, message, lane=lane, about=about, choices=choices) for person_id in audience(desk, ticket)
    ]
    return any(parcel is not None for parcel in told)


def tell_staff(
    desk: Desk,
    ticket: Ticket,
    person_id: int,
    key: str,
    *,
    lane: str = "assignment",
    choices: Choices = (),
    **values: Value,
) -> int | None:
    """Tell a colleague something about a ticket; number, home and matter are always said.

    What can wait is not said in the quiet hours: nobody is woken because a deadline of office days ended at midnight.
    """
    common: dict[str, Value] = {"no": ticket.no, "home": label_of(desk, ticket), "matter": matter(ticket)}
    about = _about(desk, ticket, key)
    calm = lane == "assignment" and clocks.can_wait(desk, ticket)
    not_before = desk.compound.calendar.after_quiet(desk.now) if calm else None
    message = Message(key, {**common, **values})
    return desk.tell(person_id, message, lane=lane, about=about, choices=choices, not_before=not_before)


def _about(desk: Desk, ticket: Ticket, key: str) -> str:
    """What makes a piece of news one of its own: the step of the story it tells of, and when it is told.

    The same words said twice are two steps, also within one second; a reminder of an old step comes at another time.
    """
    return f"{key}:{ticket.id}:{desk.record.tickets.last_step(ticket.id)}:{int(desk.now.timestamp())}"


def tell_assignee(desk: Desk, ticket: Ticket, key: str, text: str) -> int | None:
    """Pass words to who has the ticket in hand, else to its keeper; the person's id, or None where there is neither."""
    person_id = ticket.assignee_id or ticket.keeper_id
    if person_id is not None:
        tell_staff(desk, ticket, person_id, key, text=masked(text))
    return person_id


# --- lines for owners ---------------------------------------------------------------------------------------


def promise_line(desk: Desk, ticket: Ticket, *, visit_told: bool = False) -> Message:
    """What is promised and why, in one or two sentences: when somebody comes, and when it will be done.

    :param visit_told: the text around it names the agreed visit already, so its date is not said again.
    """
    rows = desk.record.promises.of(ticket.id)
    due = [row for row in rows.values() if row.due is not None and row.met_at is None]
    if not due:
        return Message("ticket-no-promise", {"no": ticket.no})
    last, arrival = due[-1], rows.get("arrival")
    why, visit = clocks.explanation(last), clocks.visit_of(ticket)
    if visit is not None and why.key == "promise-explain-visit":
        parts = _visit_parts(desk, visit, [row for row in due if row.clock != "response"])
        return Message("ticket-promise-visit", {"visit": visit, "told": "yes" if visit_told else "no", "parts": parts})
    if arrival is None or arrival is last or arrival.due is None or not arrival.running:
        return Message("ticket-promise", {"why": why})
    return Message("ticket-promise-arrival", {"due": clocks.due_word(desk, arrival.due), "why": why})


def _visit_parts(desk: Desk, visit: Span, rows: Sequence[PromiseRow]) -> Message:
    """「当天 12:00前到场，16:00前修好」: a day is named where it changes."""
    day, parts = None, []
    for row in rows:
        assert row.due is not None
        local = row.due.astimezone(desk.compound.zone)
        near = "visit" if local.date() == visit.start.astimezone(desk.compound.zone).date() else "other"
        known = {"near": "known" if local.date() == day else near, "time": f"{local:%H:%M}"}
        goal = clocks.explanation(row).values["goal"]
        parts.append(Message("promise-part", {**known, "due": clocks.due_word(desk, row.due), "goal": goal}))
        day = local.date()
    whole = parts[0]
    for part in parts[1:]:
        whole = Message("promise-parts", {"first": whole, "then": part})
    return whole


def status_line(desk: Desk, ticket: Ticket) -> Message:
    """One line for the owner: number, matter, state, who, and by when."""
    state = state_word(ticket)
    return Message("ticket-line", {**facts(desk, ticket), "state": state, "when": when_word(desk, ticket)})


def when_word(desk: Desk, ticket: Ticket) -> Message:
    """By when something is to happen next: the pause's end, the agreed visit, or the next promise."""
    if not ticket.open:
        return Message("ticket-when-done" if ticket.status is Status.DONE else "ticket-when-over")
    row = clocks.next_due(desk, ticket)
    if (asked := awaited(desk, ticket)) is not None:
        return Message("ticket-when-outside", {"party": asked.name, "at": asked.due})
    if ticket.paused_why is not None and ticket.resume_at is not None:
        return Message("ticket-when-paused", {"reason": ticket.paused_why, "at": ticket.resume_at})
    visit = clocks.visit_of(ticket)
    if visit is not None and row is not None and row.clock != "solved":
        return Message("ticket-when-visit", {"visit": visit})
    if row is None or row.due is None:
        return Message("ticket-when-none")
    if row.due <= desk.now:
        return Message("ticket-when-late")
    return Message("ticket-when", {"clock": row.clock, "due": clocks.due_word(desk, row.due)})
