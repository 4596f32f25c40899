"""红旗: who is about to complain elsewhere gets a manager's own answer in minutes, and hears at once who and when.

A household has one red flag at a time, however often it shouts. Rules: ``flag_answer``, ``flag_urges`` and
``repeat_days`` of ``[ladder]``.
"""

from datetime import datetime, timedelta

import structlog

from handlers.desk.office import Desk
from handlers.desk.people import ids, label_of, managers, name_of, supervisors
from handlers.desk.tickets import anger, history, news
from handlers.turn import Choices, Message, choice
from storage.flags import Flag
from storage.lifecycle import ENDED
from storage.tickets import Ticket

REMINDED, OVERDUE = 1, 2
"""How far the clock has gone with a flag: its ``step``."""
_LATER = timedelta(minutes=10)
_UNMOVED = frozenset({"praise", "suggestion"})
_log = structlog.get_logger()


# --- raising ------------------------------------------------------------------------------------------------


def opened(desk: Desk, ticket: Ticket) -> Flag | None:
    """A new ticket: its words, the third of its kind, or a fault that was mended only days ago."""
    asks_only = ticket.kind == "inquiry" and ticket.category != "human"
    if ticket.kind in _UNMOVED or asks_only:
        return None
    reason = anger.heard(ticket.text) or _again(desk, ticket)
    return raise_flag(desk, ticket, reason, ticket.text) if reason is not None else None


def pushed(desk: Desk, ticket: Ticket, words: str) -> Flag | None:
    """The household pushes; the flagged time, and every time after it, is a red flag."""
    often = ticket.urges >= desk.compound.rules.ladder.flag_urges
    reason = anger.heard(words) or ("urges" if often else None)
    return raise_flag(desk, ticket, reason, words) if reason is not None else None


def said(desk: Desk, ticket: Ticket, words: str) -> Flag | None:
    """One more word on an open ticket."""
    reason = anger.heard(words)
    return raise_flag(desk, ticket, reason, words) if reason is not None else None


def not_fixed(desk: Desk, ticket: Ticket, words: str, *, closed_at: datetime | None) -> Flag | None:
    """The household says it is not mended; what was closed and breaks again within days is a repeated fault.

    A complaint whose call-back says no goes up to the manager by name.
    """
    if ticket.kind == "complaint":
        for person_id in ids(managers(desk)):
            who = name_of(desk, ticket.assignee_id) or "none"
            news.tell_staff(desk, ticket, person_id, "flag-complaint-again", who=who, note=news.aside(words))
    again = closed_at is not None and desk.now - closed_at <= _repeat(desk)
    reason = anger.heard(words) or ("repeat" if again else None)
    return raise_flag(desk, ticket, reason, words) if reason is not None else None


def _again(desk: Desk, ticket: Ticket) -> str | None:
    if ticket.kind == "complaint":
        often = history.times_reported(desk, ticket) >= desk.compound.rules.ladder.flag_urges
        return "urges" if often else None
    return "repeat" if _mended_lately(desk, ticket) else None


def _mended_lately(desk: Desk, ticket: Ticket) -> bool:
    """Whether the same fault in the same home was done with less than ``repeat_days`` ago."""
    if ticket.home_id is None or ticket.kind not in {"repair", "heating"}:
        return False
    if ticket.kind == "repair" and ticket.category in {"", "other"}:
        return False
    since = desk.now - _repeat(desk)
    earlier = [one for one in desk.record.tickets.of_homes([ticket.home_id]) if one.id != ticket.id]
    return any(
        one.kind == ticket.kind and one.category == ticket.category and _same_place(one, ticket)
        and one.done_at is not None and one.done_at >= since
        for one in earlier
    )  # fmt: skip


def _same_place(one: Ticket, other: Ticket) -> bool:
    return one.kind == "heating" or not one.place or not other.place or one.place == other.place


def _repeat(desk: Desk) -> timedelta:
    return timedelta(days=desk.compound.rules.ladder.repeat_days)


def raise_flag(desk: Desk, ticket: Ticket, reason: str, words: str) -> Flag:
    """Raise a red flag; while one of the household stands, the words are only added to it.

    :param reason: threat, anger, urges or repeat.
    """
    standing = desk.record.flags.standing(desk.compound.id, home_id=ticket.home_id, person_id=ticket.reporter_id)
    data = {"reason": reason}
    desk.record.tickets.note(ticket, "flagged", by=ticket.reporter_id, at=desk.now, note=words, data=data)
    if standing is not None:
        return standing
    patience = desk.compound.rules.ladder.flag_answer
    due = desk.now + patience
    flag = desk.record.flags.put(
        community_id=desk.compound.id, ticket_id=ticket.id, home_id=ticket.home_id, person_id=ticket.reporter_id,
        reason=reason, words=words, times=history.times_reported(desk, ticket), raised_at=desk.now, due=due,
        chief_id=_chief(desk), next_at=due - patience / 3,
    )  # fmt: skip
    _tell_owner(desk, flag, ticket, "flag-owner", due)
    show(desk, flag)
    return flag


def _chief(desk: Desk) -> int | None:
    """Who owes the answer: the supervisor who can be reached, else the manager."""
    asked = list(dict.fromkeys([*ids(supervisors(desk)), *ids(managers(desk))]))
    return next((id for id in asked if desk.reach(id) is not None), asked[0] if asked else None)


# --- telling ------------------------------------------------------------------------------------------------


def watchers(desk: Desk) -> list[int]:
    """Who sees every red flag: supervisors and managers."""
    return list(dict.fromkeys([*ids(supervisors(desk)), *ids(managers(desk))]))


def show(desk: Desk, flag: Flag) -> None:
    """Put the page before everybody who may answer, or bring it up to date where it stands."""
    message = page(desk, flag)
    state = f"{flag.times}:{flag.step}:{flag.taken_by}:{flag.answered_by}:{int(desk.now.timestamp())}"
    for person_id in watchers(desk):
        desk.tell(
            person_id, message, lane="assignment", about=f"flag:{flag.id}:{state}:{person_id}",
            choices=buttons(flag), card=card_name(flag),
        )  # fmt: skip


def card_name(flag: Flag) -> str:
    return f"flag:{flag.id}"


def page(desk: Desk, flag: Flag) -> Message:
    """One page: what was said, how often, who owes the answer by when, and the whole history of the matter."""
    ticket = desk.record.tickets.get(flag.ticket_id)
    return Message("flag-page", {
        "no": ticket.no, "home": label_of(desk, ticket), "name": name_of(desk, flag.person_id), "reason": flag.reason,
        "times": flag.times, "days": desk.compound.rules.ladder.repeat_days,
        "words": history.short(flag.words or ticket.text), "state": _state(desk, flag),
        "lines": history.lines(desk, ticket),
    })  # fmt: skip


def _state(desk: Desk, flag: Flag) -> Message:
    who = name_of(desk, flag.answered_by or flag.taken_by or flag.chief_id) or "none"
    if flag.answered_at is not None:
        return Message("flag-state-answered", {"who": who, "at": flag.answered_at, "text": flag.answer})
    late = "yes" if flag.missed_at is not None else "no"
    return Message(
        "flag-state-open", {"who": who, "due": flag.due, "late": late, "taken": "yes" if flag.taken_by else "no"}
    )


def buttons(flag: Flag) -> Choices:
    if flag.next_at is None:
        return ()
    return (
        (choice("flag-button-take", "flag.take", flag.id), choice("flag-button-ticket", "board.show", flag.ticket_id)),
    )


def _tell_owner(desk: Desk, flag: Flag, ticket: Ticket, key: str, due: datetime) -> None:
    """The household hears it now, whatever the hour: somebody who threatens at midnight is awake."""
    minutes = int(desk.compound.rules.ladder.flag_answer.total_seconds()) // 60
    who = Message("flag-chief", {"name": name_of(desk, flag.chief_id) or "none", "role": _role(desk, flag.chief_id)})
    message = Message(key, {"no": ticket.no, "times": flag.times, "who": who, "minutes": minutes, "due": due})
    for person_id in news.audience(desk, ticket):
        desk.tell(person_id, message, lane="reply", about=f"{key}:{flag.id}:{flag.step}")


def _role(desk: Desk, person_id: int | None) -> str:
    member = desk.record.roster.staff_member(person_id) if person_id is not None else None
    return "manager" if member is not None and "manager" in member.roles else "supervisor"


# --- answering ----------------------------------------------------------------------------------------------


def take(desk: Desk, flag: Flag, by: int) -> Flag:
    """Somebody says they will answer; until they have, the clock runs on."""
    flag = desk.record.flags.change(flag, taken_by=by, chief_id=by)
    ticket = desk.record.tickets.get(flag.ticket_id)
    desk.record.tickets.note(ticket, "flag_taken", by=by, at=desk.now)
    show(desk, flag)
    return flag


def answer(desk: Desk, flag: Flag, by: int, text: str) -> bool:
    """The answer goes to the household word by word; False where nobody of it has a chat and somebody has to call."""
    flag = desk.record.flags.change(flag, answered_by=by, answered_at=desk.now, answer=text, next_at=None)
    ticket = desk.record.tickets.get(flag.ticket_id)
    desk.record.tickets.note(ticket, "flag_answered", by=by, at=desk.now, note=text)
    who = Message("flag-chief", {"name": name_of(desk, by), "role": _role(desk, by)})
    message = Message("flag-answer", {"no": ticket.no, "who": who, "text": text})
    told = [
        desk.tell(person_id, message, lane="reply", about=f"flag-answer:{flag.id}")
        for person_id in news.audience(desk, ticket)
    ]
    show(desk, flag)
    return any(parcel is not None for parcel in told)


# --- the clock ----------------------------------------------------------------------------------------------


def follow_up(desk: Desk) -> None:
    """Remind who owes an answer, and take what is overdue to the manager by name."""
    for flag in desk.record.flags.ringing(desk.compound.id, at=desk.now):
        try:
            with desk.record.connection.begin_nested():
                _follow_up(desk, flag)
        except Exception:  # one flag that can't be handled must not silence the others
            _log.exception("could not follow up on a red flag; trying again later", flag=flag.id)
            desk.record.flags.change(flag, next_at=desk.now + _LATER)


def _follow_up(desk: Desk, flag: Flag) -> None:
    ticket = desk.record.tickets.get(flag.ticket_id)
    if ticket.status in ENDED:
        desk.record.flags.change(flag, next_at=None)
    elif flag.step == 0 and desk.now < flag.due:
        desk.record.flags.change(flag, step=REMINDED, next_at=flag.due)
        _remind(desk, flag, ticket, flag.chief_id, "flag-remind")
    elif flag.step < OVERDUE:
        _overdue(desk, flag, ticket)
    else:
        _remind(desk, flag, ticket, flag.chief_id, "flag-remind-again")
        _ring_again(desk, flag)


def _remind(desk: Desk, flag: Flag, ticket: Ticket, person_id: int | None, key: str) -> None:
    if person_id is not None:
        who = name_of(desk, person_id)
        news.tell_staff(desk, ticket, person_id, key, choices=buttons(flag), due=flag.due, who=who)


def _overdue(desk: Desk, flag: Flag, ticket: Ticket) -> None:
    """Nobody answered in time: on record with the name, the manager's now, and the household is told so."""
    missed = flag.chief_id
    desk.record.tickets.note(
        ticket, "flag_unanswered", by=None, at=desk.now, note=name_of(desk, missed), data={"who": missed}
    )
    chiefs = ids(managers(desk)) or ids(supervisors(desk))
    chief = next((id for id in chiefs if id != missed), missed)
    flag = desk.record.flags.change(flag, step=OVERDUE, missed_at=desk.now, chief_id=chief, taken_by=None)
    _ring_again(desk, flag)
    show(desk, flag)
    for person_id in dict.fromkeys(id for id in (chief, missed) if id is not None):
        news.tell_staff(desk, ticket, person_id, "flag-overdue", choices=buttons(flag), who=name_of(desk, missed))
    _tell_owner(desk, flag, ticket, "flag-owner-late", desk.now + desk.compound.rules.ladder.flag_answer)


def _ring_again(desk: Desk, flag: Flag) -> None:
    """Once it is the manager's he is reminded again and again, but not through the night."""
    again = desk.compound.calendar.after_quiet(desk.now + desk.compound.rules.ladder.flag_answer)
    desk.record.flags.change(flag, next_at=again)
