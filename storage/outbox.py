"""The outbox: everything that leaves, written with what caused it, claimed, sent, and settled with a receipt.

A parcel is claimed under a lease; a worker that dies leaves a lease that runs out, and the parcel goes to the
next. The dedupe key makes writing the same parcel twice harmless.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.schema import bindings, cards, outbox, people
from storage.sql import AnyRow, insert_new, put, upsert

LANES = ("emergency", "reply", "assignment", "status", "survey", "notice")
"""The order in which lanes are served: what saves a home first, what can wait last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A message to one chat, not yet rendered: ``values`` and ``choices`` are JSON as phrasing wrote them.

    ``card`` names a message that later parcels with the same card edit in place. ``edits`` is a message id to
    edit once. ``expires_at``: a greeting that is a day late is not sent at all.
    """

    community_id: int
    channel: str
    chat: str
    lane: str
    dedupe: str
    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    choices: Sequence[Any] = ()
    media: Sequence[str] = ()
    card: str | None = None
    edits: str | None = None
    not_before: datetime
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A parcel under lease until ``leased_until``: nobody else sends it before, and its holder not after.

    ``attempt`` counts from one. ``shown`` is the message its card already stands in. ``locale`` is the receiver's
    language, where they chose one.
    """

    id: int
    community_id: int
    channel: str
    chat: str
    lane: str
    key: str
    values: Mapping[str, Any]
    choices: Sequence[Any]
    media: Sequence[str]
    card: str | None
    edits: str | None
    shown: str | None
    locale: str | None
    attempt: int
    leased_until: datetime


class Outbox:
    """Writes, claims and settles parcels within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    # --- writing --------------------------------------------------------------------------------------------

    def put(self, parcel: Parcel, *, at: datetime) -> int | None:
        """Queue a parcel; its id, or None where the same dedupe key was queued before."""
        if parcel.card is not None:
            self._supersede(parcel)
        return insert_new(self._connection, outbox, _row(parcel, at), unique=("dedupe",))

    def put_many(self, parcels: Sequence[Parcel], *, at: datetime) -> dict[str, int]:
        """Queue many parcels that share no card, as a notice does: id by dedupe key, without those queued before."""
        if not parcels:
            return {}
        statement = upsert(self._connection, outbox).on_conflict_do_nothing(index_elements=["dedupe"])
        rows = self._connection.execute(
            statement.returning(outbox.c.dedupe, outbox.c.id), [_row(parcel, at) for parcel in parcels]
        )
        return {row.dedupe: row.id for row in rows}

    def _supersede(self, parcel: Parcel) -> None:
        """A newer state of a card makes the ones still waiting pointless."""
        names = {"of_channel": parcel.channel, "of_chat": parcel.chat, "of_card": parcel.card, "itself": parcel.dedupe}
        self._connection.execute(_SUPERSEDE, {**names, "at": parcel.not_before})

    # --- sending --------------------------------------------------------------------------------------------

    def claim(
        self,
        *,
        holder: str,
        at: datetime,
        lease: timedelta,
        limit: int,
        channel: str | None = None,
        skip: Collection[int] = (),
    ) -> list[Claimed]:
        """Lease up to ``limit`` parcels that are due, the most urgent lane first.

        A parcel whose lease ran out is due again: nobody knows whether it was sent, so it counts as an attempt.
        One past its ``expires_at`` is not sent any more.

        :param channel: only parcels of this channel; None takes those of all.
        :param skip: parcels the caller still has in hand, however late they are.
        """
        self._connection.execute(_EXPIRE, {"now": at})
        ready = {"now": at, "count": limit, "channel": channel, "skip": list(skip) or [0]}
        ids = self._connection.execute(_READY, ready).scalars().all()
        return self.take(ids, holder=holder, at=at, lease=lease)

    def take(self, ids: Sequence[int], *, holder: str, at: datetime, lease: timedelta) -> list[Claimed]:
        """Lease these parcels, which were written in this very transaction: their writer sends them itself."""
        if not ids:
            return []
        self._connection.execute(_LEASE, {"ids": list(ids), "holder": holder, "until": at + lease})
        return [_claimed(row) for row in self._connection.execute(_CLAIMED, {"ids": list(ids)})]

    def shown(self, channel: str, chat: str, card: str) -> str | None:
        """The message in which a card stands now."""
        query = sa.select(cards.c.message).where(cards.c.channel == channel, cards.c.chat == chat, cards.c.card == card)
        return self._connection.scalar(query)

    # --- settling -------------------------------------------------------------------------------------------

    def sent(self, parcel: Claimed, message: str, *, at: datetime) -> None:
        """It arrived, as ``message``; its card stands there from now on."""
        sent = {"parcel": parcel.id, "receipt": message, "at": at}
        self._connection.execute(_SENT, sent)
        if parcel.card is not None:
            self._show(parcel, message)

    def again(self, parcel: Claimed, *, not_before: datetime, error: str) -> None:
        """Not sent, and it makes sense to try again."""
        self._queue_again(parcel, not_before=not_before, error=error)

    def give_back(self, parcel: Claimed, *, not_before: datetime) -> None:
        """Nothing was sent because there was no room for it yet: no attempt was made."""
        self._queue_again(parcel, not_before=not_before, attempts=outbox.c.attempts - 1)

    def _queue_again(self, parcel: Claimed, *, not_before: datetime, **values: object) -> None:
        """Back into the queue, unless a newer state of the same card has come in between: that one says more."""
        if parcel.card is not None and self._has_newer(parcel):
            self._settle(parcel, "superseded", not_before)
            return
        self._end_lease(parcel, state="due", not_before=not_before, **values)

    def _has_newer(self, parcel: Claimed) -> bool:
        query = sa.select(outbox.c.id).where(
            outbox.c.id > parcel.id,
            outbox.c.channel == parcel.channel,
            outbox.c.chat == parcel.chat,
            outbox.c.card == parcel.card,
            outbox.c.state.in_(["due", "leased", "sent"]),
        )
        return self._connection.scalar(query.limit(1)) is not None

    def failed(self, parcel: Claimed, error: str, *, at: datetime) -> None:
        self._settle(parcel, "failed", at, error=error)

    def unreachable(self, parcel: Claimed, error: str, *, at: datetime) -> None:
        """The person blocked us or is gone: never tried again, the office has to call."""
        self._settle(parcel, "unreachable", at, error=error)

    def in_doubt(self, parcel: Claimed, error: str, *, at: datetime) -> None:
        """The connection broke while sending: it may have arrived or not."""
        self._settle(parcel, "in_doubt", at, error=error)

    def _settle(self, parcel: Claimed, state: str, at: datetime, **values: object) -> None:
        self._end_lease(parcel, state=state, settled_at=at, **values)

    def _end_lease(self, parcel: Claimed, **values: object) -> None:
        """Only while it is ours: a holder that was too slow must not undo what the next one does."""
        ours = sa.and_(outbox.c.state == "leased", outbox.c.attempts == parcel.attempt)
        self._connection.execute(
            outbox.update().where(outbox.c.id == parcel.id, ours).values(leased_by=None, leased_until=None, **values)
        )

    def _show(self, parcel: Claimed, message: str) -> None:
        place = {"channel": parcel.channel, "chat": parcel.chat, "card": parcel.card}
        row = {**place, "message": message, "community_id": parcel.community_id}
        put(self._connection, cards, row, unique=tuple(place))

    def forget_card(self, channel: str, chat: str, card: str) -> None:
        """The next parcel of this card is sent anew, at the bottom of the chat."""
        self._connection.execute(
            cards.delete().where(cards.c.channel == channel, cards.c.chat == chat, cards.c.card == card)
        )

    def card_of(self, channel: str, chat: str, message: str) -> str | None:
        """Which card stands in a message, for a photo or a text that answers it."""
        query = sa.select(cards.c.card).where(
            cards.c.channel == channel, cards.c.chat == chat, cards.c.message == message
        )
        return self._connection.scalar(query)

    def hold(self, waiting: sa.Select[tuple[int]]) -> int:
        """Keep back those of the parcels that nobody has claimed yet; how many there were."""
        return self._restate(waiting, "due", state="held")

    def let_go(self, waiting: sa.Select[tuple[int]]) -> int:
        """Queue again what was held back."""
        return self._restate(waiting, "held", state="due")

    def drop(self, waiting: sa.Select[tuple[int]], *, at: datetime) -> int:
        """Never send those of the parcels that have not gone out yet; how many there were."""
        return self._restate(waiting, "due", "held", state="superseded", settled_at=at)

    def _restate(self, parcels: sa.Select[tuple[int]], *states: str, **values: object) -> int:
        changed = self._connection.execute(
            outbox.update().where(outbox.c.id.in_(parcels), outbox.c.state.in_(states)).values(**values)
        )
        return changed.rowcount

    def moved(self, channel: str, old: str, new: str) -> None:
        """A group got a new id: what still waits for the old one goes to the new one."""
        self._connection.execute(
            outbox.update()
            .where(outbox.c.channel == channel, outbox.c.chat == old, _WAITING)
            .values(chat=new, edits=None)  # messages are counted anew there: the old id would be somebody else's
        )

    def forget_cards(self, channel: str, chat: str) -> list[str]:
        """Nothing that stands in this chat can be edited any more; the names of the cards that stood there."""
        here = sa.and_(cards.c.channel == channel, cards.c.chat == chat)
        names = list(self._connection.scalars(sa.select(cards.c.card).where(here)))
        self._connection.execute(cards.delete().where(here))
        return names

    # --- looking --------------------------------------------------------------------------------------------

    def next_due(self, channel: str | None = None) -> datetime | None:
        """When something will be ready on a channel, for a worker that wants to sleep until then."""
        due, leased = self._connection.execute(_NEXT, {"channel": channel}).one()
        return min((time for time in (due, leased) if time is not None), default=None)

    def depths(self) -> dict[tuple[str, str], int]:
        """How many parcels stand in each (lane, state)."""
        query = sa.select(outbox.c.lane, outbox.c.state, sa.func.count()).group_by(outbox.c.lane, outbox.c.state)
        return {(row[0], row[1]): row[2] for row in self._connection.execute(query)}

    def settled_since(self, at: datetime) -> bool:
        """Whether anything was brought to an end since then: the queue moves."""
        return self._connection.scalar(sa.select(outbox.c.id).where(outbox.c.settled_at >= at).limit(1)) is not None

    def oldest_due(self, at: datetime) -> datetime | None:
        """Since when the longest waiting parcel could have been sent."""
        query = sa.select(sa.func.min(outbox.c.not_before)).where(
            _WAITING, outbox.c.state == "due", outbox.c.not_before <= at
        )
        oldest: datetime | None = self._connection.scalar(query)
        return oldest


def _row(parcel: Parcel, at: datetime) -> dict[str, object]:
    return {
        "community_id": parcel.community_id,
        "channel": parcel.channel,
        "chat": parcel.chat,
        "lane": parcel.lane,
        "rank": LANES.index(parcel.lane),
        "dedupe": parcel.dedupe,
        "key": parcel.key,
        "values": dict(parcel.values),
        "choices": list(parcel.choices),
        "media": list(parcel.media),
        "card": parcel.card,
        "edits": parcel.edits,
        "state": "due",
        "attempts": 0,
        "not_before": parcel.not_before,
        "expires_at": parcel.expires_at,
        "created_at": at,
    }


_WAITING = sa.text("outbox.state IN ('due', 'leased')")
"""In the words of the partial indexes: SQLite uses them only for a query that repeats their condition literally."""

_CHANNEL = sa.bindparam("channel", type_=sa.Text)
_OF_CHANNEL = sa.or_(_CHANNEL.is_(None), outbox.c.channel == _CHANNEL)
_NOW = sa.bindparam("now", type_=outbox.c.not_before.type)
_READY_NOW = sa.and_(
    _WAITING,
    sa.or_(
        sa.and_(outbox.c.state == "due", outbox.c.not_before <= _NOW),
        sa.and_(outbox.c.state == "leased", outbox.c.leased_until <= _NOW),
    ),
)
_READY = (
    sa.select(outbox.c.id)
    .where(_READY_NOW, _OF_CHANNEL, outbox.c.id.not_in(sa.bindparam("skip", expanding=True)))
    .order_by(outbox.c.rank, outbox.c.not_before, outbox.c.id)
    .limit(sa.bindparam("count", type_=sa.Integer))
    .with_for_update(skip_locked=True)
)
_EXPIRE = (
    outbox.update()
    .where(_READY_NOW, outbox.c.expires_at <= _NOW)
    .values(state="superseded", error="expired", settled_at=_NOW, leased_by=None, leased_until=None)
)
_LEASE = (
    outbox.update()
    .where(outbox.c.id.in_(sa.bindparam("ids", expanding=True)))
    .values(
        state="leased",
        leased_by=sa.bindparam("holder"),
        leased_until=sa.bindparam("until"),
        attempts=outbox.c.attempts + 1,
    )
)
_SUPERSEDE = (
    outbox.update()
    .where(
        outbox.c.channel == sa.bindparam("of_channel"),
        outbox.c.chat == sa.bindparam("of_chat"),
        outbox.c.card == sa.bindparam("of_card"),
        _WAITING,
        outbox.c.state == "due",
        outbox.c.dedupe != sa.bindparam("itself"),  # the same state put twice must stay once
    )
    .values(state="superseded", settled_at=sa.bindparam("at"))
)
_SENT = (
    outbox.update()
    .where(outbox.c.id == sa.bindparam("parcel"))
    .values(
        state="sent",
        settled_at=sa.bindparam("at"),
        receipt=sa.bindparam("receipt"),
        leased_by=None,
        leased_until=None,
    )
)
_NEXT = sa.select(
    sa.func.min(sa.case((outbox.c.state == "due", outbox.c.not_before))),
    sa.func.min(sa.case((outbox.c.state == "leased", outbox.c.leased_until))),
).where(_WAITING, _OF_CHANNEL)
_CLAIMED = (
    sa.select(outbox, cards.c.message.label("shown"), people.c.locale)
    .outerjoin(
        cards,
        sa.and_(cards.c.channel == outbox.c.channel, cards.c.chat == outbox.c.chat, cards.c.card == outbox.c.card),
    )
    .outerjoin(bindings, sa.and_(bindings.c.channel == outbox.c.channel, bindings.c.user == outbox.c.chat))
    .outerjoin(people, people.c.id == bindings.c.person_id)
    .where(outbox.c.id.in_(sa.bindparam("ids", expanding=True)))
    .order_by(outbox.c.rank, outbox.c.not_before, outbox.c.id)
)


def _claimed(row: AnyRow) -> Claimed:
    return Claimed(
        id=row.id,
        community_id=row.community_id,
        channel=row.channel,
        chat=row.chat,
        lane=row.lane,
        key=row.key,
        values=row._mapping["values"],  # Row has a method of that name
        choices=row.choices,
        media=row.media,
        card=row.card,
        edits=row.edits,
        shown=row.shown,
        locale=row.locale,
        attempt=row.attempts,
        leased_until=row.leased_until,
    )
