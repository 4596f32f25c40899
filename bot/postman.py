"""The postman: carries claimed parcels to their chats, each chat in order and nobody faster than allowed."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.database import Database
from bot.lanes import Lanes
from bot.ledger import Ledger
from bot.logs import masked
from bot.pacing import Pacer
from bot.ports import Clock, Courier, Delivery, InDoubt, Receipt, Refused, Wait
from bot.rendering import Renderer
from storage.outbox import Claimed

log = structlog.get_logger(__name__)

SEND_TIMEOUT = 10.0
"""Seconds after which a send is in doubt."""
LEASE = timedelta(seconds=20)
"""Longer than a parcel may wait in its lane and be sent, so that nobody else takes it meanwhile."""
MOST_ATTEMPTS = 20
"""Beyond any retry that settling orders: whoever takes this parcel dies of it, or never gets around to sending it."""
PATIENCE = 5.0
"""A chat that is full for longer than so many seconds gets its parcels later, from the queue."""


class Postman:
    """One for each channel and process; replies and pushes go through the same lanes and the same pace."""

    def __init__(
        self,
        *,
        database: Database,
        renderer: Renderer,
        ledger: Ledger,
        pacer: Pacer,
        clock: Clock,
        is_group: Callable[[str], bool],
        send_timeout: float = SEND_TIMEOUT,
    ) -> None:
        self._database = database
        self._renderer = renderer
        self._ledger = ledger
        self._is_group = is_group
        self._clock = clock
        self._send_timeout = timedelta(seconds=send_timeout)
        self._lanes = Lanes()
        self.pacer = pacer
        self._carried: set[int] = set()

    @property
    def in_hand(self) -> set[int]:
        """Parcels on their way, or arrived and not yet written down."""
        return self._carried | self._ledger.parcels

    def carry(self, parcel: Claimed, courier: Courier, *, push: bool) -> asyncio.Task[None]:
        """Deliver a parcel after everything else that is on its way to the same chat, and note the receipt."""
        stale = parcel.card is not None and (self._lanes.busy(parcel.chat) or self._ledger.unsettled(parcel.chat))
        self._carried.add(parcel.id)
        task = self._lanes.submit(parcel.chat, lambda: self._deliver(parcel, courier, push=push, stale=stale))
        task.add_done_callback(lambda done: self._put_down(parcel, done))
        return task

    async def write_down(self, chat: str) -> None:
        """Write down what has arrived in this chat: somebody answers a message there.

        :raises SQLAlchemyError: the database is away; nothing is forgotten.
        """
        if self._ledger.unsettled(chat):
            await self._ledger.flush()

    async def finish(self) -> None:
        """Wait until everything in hand is delivered and written down."""
        await self._lanes.idle()
        await self._ledger.flush()

    async def _deliver(self, parcel: Claimed, courier: Courier, *, push: bool, stale: bool) -> None:
        if parcel.attempt > MOST_ATTEMPTS:
            self._ledger.note(parcel, Refused(f"given up after {MOST_ATTEMPTS} attempts"))
            return
        if stale:
            parcel = await self._look_up_card(parcel)
        wait = self.pacer.chat_wait(parcel.chat, push=push, group=self._is_group(parcel.chat))
        if wait > PATIENCE:
            self._ledger.note(parcel, wait)
            return
        await asyncio.sleep(wait)
        delivery = await self._render(parcel, courier)
        if delivery is None:
            return
        async with self.pacer.place(parcel.chat, push=push):
            if halted := self.pacer.halted():
                self._ledger.note(parcel, Wait(halted))
            elif self._in_time(parcel):
                self._ledger.note(parcel, await self._send(delivery, courier))

    async def _render(self, parcel: Claimed, courier: Courier) -> Delivery | None:
        """The delivery; None where it can't be made. Then this parcel has failed, and a waiting person is told."""
        try:
            return self._renderer.delivery(parcel)
        except Exception as error:  # a mistake in a text or a button must cost this one parcel, not the postman
            log.exception("cannot be shown", key=parcel.key, parcel=parcel.id)
            self._ledger.note(parcel, Refused(masked(repr(error))))
        if parcel.lane == "reply":
            await courier.deliver(self._renderer.unshown(parcel))
        return None

    async def _send(self, delivery: Delivery, courier: Courier) -> Receipt:
        try:
            receipt = await courier.deliver(delivery)
        except Exception as error:  # couriers do not raise; one that does may have sent it, and costs this parcel only
            log.exception("courier failed", chat=delivery.chat)
            return InDoubt(masked(repr(error)))
        if isinstance(receipt, Wait):
            self.pacer.halt(self._clock.now() + timedelta(seconds=receipt.seconds))
        return receipt

    def _in_time(self, parcel: Claimed) -> bool:
        """Whether the lease outlasts the send. A late parcel is left: whoever claims it next sends it."""
        return self._clock.now() + self._send_timeout <= parcel.leased_until

    async def _look_up_card(self, parcel: Claimed) -> Claimed:
        """Where the card stands by now: something sent just before may have been its first showing."""
        assert parcel.card is not None
        card = parcel.card
        await self._ledger.flush()
        shown = await self._database.read(lambda record: record.outbox.shown(parcel.channel, parcel.chat, card))
        return replace(parcel, shown=shown)

    def _put_down(self, parcel: Claimed, task: asyncio.Task[None]) -> None:
        self._carried.discard(parcel.id)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("parcel left to its lease", parcel=parcel.id, error=masked(repr(error)))
