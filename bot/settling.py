"""Settling: what a receipt means for its parcel. Every retry of the product is decided here and kept in the outbox."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.ports import Delivered, Failed, InDoubt, Moved, Receipt, Refused, Unreachable, Wait
from storage.groups import ACTIVE, LOST
from storage.outbox import Claimed
from storage.unit_of_work import Record

BACKOFF = tuple(timedelta(seconds=seconds) for seconds in (5, 30, 120, 600, 1800, 3600))
MOST_ATTEMPTS = {"emergency": 12, "reply": 6}
ATTEMPTS = 8

HARMLESS_TWICE = frozenset({"emergency", "reply", "assignment", "status"})
"""Lanes in which a message that arrives twice does less harm than one that never arrives. The others (a notice, a
survey) are left in doubt, and the office sees which households to ask."""

PAUSE = "halt:"
"""Prefix of the lease that holds everybody's sends on a channel (Telegram's retry_after)."""


def settle(record: Record, parcel: Claimed, receipt: Receipt, now: datetime) -> str:
    """Write down what became of a parcel; the word for it (also the outbox's state, where it has one)."""
    outbox = record.outbox
    match receipt:
        case Delivered(message):
            outbox.sent(parcel, message, at=now)
            return "sent"
        case Wait(seconds):
            until = now + timedelta(seconds=seconds)
            record.journal.pause(PAUSE + parcel.channel, until=until)
            outbox.give_back(parcel, not_before=until)
            return "wait"
        case Unreachable(why):
            outbox.unreachable(parcel, why, at=now)
            record.roster.mark_reachable(parcel.channel, parcel.chat, False)
            record.groups.turn(parcel.channel, parcel.chat, LOST, out_of=[ACTIVE])
            return "unreachable"
        case Moved(chat):
            record.groups.moved(parcel.channel, parcel.chat, chat)
            outbox.moved(parcel.channel, parcel.chat, chat)
            outbox.give_back(replace(parcel, chat=chat), not_before=now)
            return "moved"
        case Refused(why):
            outbox.failed(parcel, why, at=now)
            return "failed"
        case Failed(why):
            return _try_again(record, parcel, why, now)
        case InDoubt(why):
            if _may_repeat(parcel):
                return _try_again(record, parcel, why, now)
            outbox.in_doubt(parcel, why, at=now)
            return "in_doubt"


def postpone(record: Record, parcel: Claimed, seconds: float, now: datetime) -> None:
    """Its chat is full for so long: back into the queue, no attempt made."""
    record.outbox.give_back(parcel, not_before=now + timedelta(seconds=seconds))


def _may_repeat(parcel: Claimed) -> bool:
    """An edit repeated changes nothing; a message repeated is seen twice, so once more is enough."""
    edit = parcel.edits is not None or parcel.shown is not None
    return edit or (parcel.lane in HARMLESS_TWICE and parcel.attempt < 3)


def _try_again(record: Record, parcel: Claimed, why: str, now: datetime) -> str:
    if parcel.attempt >= MOST_ATTEMPTS.get(parcel.lane, ATTEMPTS):
        record.outbox.failed(parcel, why, at=now)
        return "failed"
    pause = BACKOFF[min(parcel.attempt, len(BACKOFF)) - 1]
    record.outbox.again(parcel, not_before=now + pause, error=why)
    return "again"
