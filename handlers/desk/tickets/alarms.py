"""What may be an emergency: the owner is asked whether it goes on, and silence counts as yes.

Whoever has no answer may be the one who cannot give it: after ``alarm_answer`` of ``[ladder]`` the duty is called.
"""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import structlog

from handlers.desk.office import Desk
from handlers.desk.tickets import cards, news
from handlers.desk.tickets.opening import open_ticket
from handlers.desk.tickets.requests import add_note, cancel
from handlers.turn import Message, Photo, Value, choice
from storage.alarms import Alarm
from storage.lifecycle import Status
from storage.tickets import NewTicket, Ticket

_log = structlog.get_logger()

_STILL_AT_HOME = frozenset({Status.NEW, Status.ASSIGNED, Status.ACCEPTED})


def ask(desk: Desk, new: NewTicket, *, message: str | None, photos: Sequence[Photo], channel: str) -> Alarm:
    """Begin to wait for the answer. What is said meanwhile is kept with the first words and gains no new time.

    :param new: the ticket this becomes where nobody answers; its reporter is known.
    """
    assert new.reporter_id is not None
    waiting = desk.record.alarms.last_of(new.reporter_id)
    if waiting is not None and waiting.settled_at is None:
        return _with_words(desk, waiting, new.text)
    report: dict[str, Any] = {
        "new": {**asdict(new), "facts": {**new.facts, cards.UNANSWERED: True}},
        "photos": [[photo.file, photo.unique, photo.size] for photo in photos],
        "channel": channel,
    }
    return desk.record.alarms.put(
        community_id=desk.compound.id, person_id=new.reporter_id, words=new.text, message=message, report=report,
        asked_at=desk.now, next_at=desk.now + desk.compound.rules.ladder.alarm_answer,
    )  # fmt: skip


def _with_words(desk: Desk, alarm: Alarm, more: str) -> Alarm:
    return desk.record.alarms.change(alarm, words=f"{alarm.words}\n{more}")


def add_words(desk: Desk, person_id: int, more: str) -> None:
    """「在厨房」, which is no answer: kept for the duty, also where silence has called them already."""
    alarm = standing(desk, person_id)
    if alarm is not None and alarm.ticket_id is not None:
        add_note(desk, desk.record.tickets.get(alarm.ticket_id), more, person_id)
    elif alarm is not None:
        _with_words(desk, alarm, more)


def standing(desk: Desk, person_id: int) -> Alarm | None:
    """The question somebody has not answered yet; it is over with the ticket that silence has made of it."""
    alarm = desk.record.alarms.last_of(person_id)
    if alarm is None or alarm.how in ("yes", "no", "certain"):
        return None
    over = alarm.ticket_id is not None and not desk.record.tickets.get(alarm.ticket_id).open
    return None if over else alarm


def settle(desk: Desk, person_id: int, how: str, words: str = "") -> None:
    """The question is answered (yes, no), or something certain has come of it; ``words`` are the answer.

    A ticket that silence had opened is called off by a no while nobody has arrived.
    """
    alarm = standing(desk, person_id)
    if alarm is None:
        return
    desk.record.alarms.change(alarm, how=how, settled_at=desk.now, next_at=None)
    if alarm.ticket_id is None:
        return
    ticket = desk.record.tickets.get(alarm.ticket_id)
    if how == "no":
        _call_off(desk, ticket, person_id, words)
    else:
        facts = {name: fact for name, fact in ticket.facts.items() if name != cards.UNANSWERED}
        cards.refresh(desk, desk.record.tickets.amend(ticket, "answered", by=person_id, at=desk.now, facts=facts))


def _call_off(desk: Desk, ticket: Ticket, by: int, words: str) -> None:
    if ticket.status in _STILL_AT_HOME:
        cancel(desk, ticket, by, words)
    else:
        add_note(desk, ticket, words, by)


def escalate(desk: Desk) -> None:
    """A ring: nobody has answered in time, so the duty is called with the owner's words, and the owner knows it."""
    for alarm in desk.record.alarms.ringing(desk.compound.id, at=desk.now):
        try:
            with desk.record.connection.begin_nested():
                _escalate(desk, alarm)
        except Exception:  # one alarm that can't be opened must not silence the others
            _log.exception("could not call the duty for an alarm; trying again at once", alarm=alarm.id)


def _escalate(desk: Desk, alarm: Alarm) -> None:
    ticket = _open(desk, alarm)
    desk.record.alarms.change(alarm, how="silence", settled_at=desk.now, next_at=None, ticket_id=ticket.id)
    minutes = int((desk.now - alarm.asked_at).total_seconds()) // 60
    values: dict[str, Value] = {"no": ticket.no, "minutes": minutes, "promise": news.promise_line(desk, ticket)}
    row = (choice("alarm-button-yes", "emergency.now", "yes"), choice("alarm-button-no", "emergency.now", "no"))
    news.tell_owner(desk, ticket, Message("alarm-silence", values), choices=(row,))


def _open(desk: Desk, alarm: Alarm) -> Ticket:
    report = alarm.report
    photos = [Photo(*photo) for photo in report["photos"]]
    new = NewTicket(**{**report["new"], "text": alarm.words})
    return open_ticket(desk, new, message=alarm.message, by=alarm.person_id, photos=photos, channel=report["channel"])
