"""Reception: one turn, once only, in one transaction; what fails is parked with its error and tried again.

Synchronous: it runs in a database thread, one hop for a whole turn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
import structlog

from bot.logs import masked
from bot.ports import Clock
from handlers import conversation
from handlers.conversation import Answer
from handlers.desk.office import Desk
from handlers.talk.session import Office
from handlers.turn import Message, Toast, Turn, msg
from handlers.values import pack_message, unpack_message
from storage.conversations import StaleConversation
from storage.outbox import Claimed, Parcel
from storage.tickets import StaleTicket
from storage.unit_of_work import Record, unit_of_work

log = structlog.get_logger(__name__)

TRIES = 3
"""How often a turn is run when another replica was quicker; on the state it left behind."""

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
"""When a parked update is tried again; after the last one it is given up and the office is told."""

AGAIN = (StaleConversation, StaleTicket, sa.exc.DBAPIError)


class DatabaseAway(RuntimeError):
    """Nothing can be written, not even that the turn failed: the channel must keep the update."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as a channel read it: a turn, nothing to do (neither turn nor error), or why it can't be read."""

    key: str
    raw: Mapping[str, Any]
    turn: Turn | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the channel does once the turn is committed: acknowledge the press, and carry the replies.

    ``how`` is done, repeated (it had its effect before), parked, or ignored.
    """

    how: str
    community_id: int | None = None
    toast: Toast | None = None
    locale: str | None = None
    replies: tuple[Claimed, ...] = ()


Answering = Callable[..., Answer]
"""``conversation.answer`` or what stands in for it in a test."""


class Reception:
    """Takes arrivals, one call each, from any number of threads and processes."""

    def __init__(
        self,
        engine: sa.Engine,
        office: Office,
        clock: Clock,
        *,
        holder: str,
        lease: timedelta,
        answer: Answering = conversation.answer,
    ) -> None:
        """``holder`` and ``lease``: replies are leased to this process for so long, and it sends them at once."""
        self._engine = engine
        self._office = office
        self._clock = clock
        self._holder = holder
        self._lease = lease
        self._answer = answer

    def take(self, arrival: Arrival, *, at_once: bool = True) -> Outcome:
        """Give an arrival its effect, once, and commit.

        :param at_once: the caller carries the replies; otherwise they are left to the push worker.
        :raises DatabaseAway: nothing was written; take it again later.
        """
        if arrival.error is not None:
            outcome = self._park(arrival, arrival.error)
            log.warning("unreadable update is parked", key=arrival.key, error=arrival.error)
            return outcome
        if arrival.turn is None:
            return Outcome("ignored")
        try:
            return self._handle(arrival.key, arrival.turn, at_once)
        except Exception as error:  # whatever a turn dies of must cost this turn only; it is parked with its error
            outcome = self._park(arrival, masked(repr(getattr(error, "orig", None) or error)))
            log.exception("turn failed and is parked", key=arrival.key)
            return outcome

    def _handle(self, key: str, turn: Turn, at_once: bool) -> Outcome:
        for _ in range(TRIES - 1):
            try:
                return self._run(key, turn, at_once)
            except AGAIN as error:
                log.info("turn runs again", key=key, why=type(error).__name__)
        return self._run(key, turn, at_once)

    def _run(self, key: str, turn: Turn, at_once: bool) -> Outcome:
        with unit_of_work(self._engine) as record:
            seen, told = record.inbox.answered(key)
            if seen:
                return _repeated(told)
            now = self._clock.now()
            answer = self._answer(turn, record, self._office, now=now)
            replies = self._lease_replies(record, answer, now) if at_once else []
            first = record.inbox.done(key, community_id=answer.community_id, answer=_told(answer), at=now)
            if not first:
                return _repeated(record.inbox.answered(key)[1])
            record.commit()
        return Outcome("done", answer.community_id, answer.toast, answer.locale, tuple(replies))

    def _lease_replies(self, record: Record, answer: Answer, now: datetime) -> list[Claimed]:
        return record.outbox.take(answer.parcels, holder=self._holder, at=now, lease=self._lease)

    # --- what fails -----------------------------------------------------------------------------------------

    def _park(self, arrival: Arrival, error: str) -> Outcome:
        try:
            with unit_of_work(self._engine) as record:
                self._write_parked(record, arrival, error)
                record.commit()
        except sa.exc.SQLAlchemyError as away:
            raise DatabaseAway(masked(repr(getattr(away, "orig", away)))) from away
        return Outcome("parked", toast=Toast(message=msg("engine-sorry")))

    def _write_parked(self, record: Record, arrival: Arrival, error: str) -> None:
        now = self._clock.now()
        attempts = record.inbox.attempts(arrival.key)
        given_up = attempts >= len(PAUSES)
        next_try = None if given_up else now + PAUSES[attempts]
        record.inbox.park(arrival.key, arrival.raw, error, at=now, next_try=next_try)
        if arrival.turn is not None and attempts == 0:
            _say_sorry(record, arrival.turn, now)
        if given_up:
            self._tell_office(record, arrival, now)

    def _tell_office(self, record: Record, arrival: Arrival, now: datetime) -> None:
        """Somebody wrote and we never managed to understand it: a person has to look."""
        community_id = _community(record, arrival.turn)
        if community_id is None:
            return
        desk = Desk(record, self._office.compounds[community_id], now)
        chiefs = record.roster.staff_with_role(community_id, "supervisor", "manager")
        name = arrival.turn.name if arrival.turn else ""
        message = msg(
            "engine-given-up", update=arrival.key, name=name or "?", at=arrival.turn.at if arrival.turn else now
        )
        desk.tell_all(
            (chief.person.id for chief in chiefs), message, lane="assignment", about=f"given-up:{arrival.key}"
        )

    def retry(self, read: Callable[[str, Mapping[str, Any]], Arrival], *, limit: int = 50) -> int:
        """Take parked updates whose time has come; their replies go by the push worker. How many there were.

        :param read: makes an arrival of a key and a raw update.
        """
        with unit_of_work(self._engine, readonly=True) as record:
            waiting = record.inbox.parked(at=self._clock.now(), limit=limit)
        for parked in waiting:
            self.take(read(parked.key, parked.raw), at_once=False)
        return len(waiting)


def _community(record: Record, turn: Turn | None) -> int | None:
    """The compound of whoever wrote, or the first one where that is not known."""
    known = record.roster.community_of(turn.address) if turn else None
    return known if known is not None else record.roster.only_community()


def _say_sorry(record: Record, turn: Turn, now: datetime) -> None:
    """In a private chat, and not for a press: that is answered on the spot."""
    community_id = _community(record, turn)
    if community_id is None or turn.group or turn.press is not None or turn.reachable is not None:
        return
    record.outbox.put(
        Parcel(
            community_id=community_id,
            channel=turn.address.channel,
            chat=turn.address.chat,
            lane="reply",
            dedupe=f"{turn.key}:sorry",
            key="engine-sorry",
            not_before=now,
        ),
        at=now,
    )


def _told(answer: Answer) -> dict[str, Any] | None:
    if answer.toast is None:
        return None
    return {
        "community": answer.community_id,
        "locale": answer.locale,
        "alert": answer.toast.alert,
        "message": pack_message(answer.toast.message),
    }


def _repeated(told: Mapping[str, Any] | None) -> Outcome:
    if told is None:
        return Outcome("repeated")
    message: Message = unpack_message(told["message"])
    return Outcome("repeated", told["community"], Toast(message=message, alert=told["alert"]), told["locale"])
