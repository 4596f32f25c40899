"""Inbound: from a raw update to a committed turn, and then, without holding anybody up, to its answer."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.telegram.wire import Wire, chat_of, query_of
from bot.database import Database
from bot.health import Metrics
from bot.lanes import Lanes
from bot.logs import masked
from bot.ports import Clock, Courier
from bot.postman import Postman
from bot.reception import Arrival, DatabaseAway, Outcome, Reception
from bot.rendering import Renderer

log = structlog.get_logger(__name__)

AWAY = 1.0
"""Seconds between two looks at a database that is away."""

TOAST_CHARACTERS = 200
"""What the acknowledgement of a press may hold (Telegram)."""


class Inbound:
    """What polling and webhook have in common. ``arrive`` returns once it is safe to acknowledge the update."""

    def __init__(
        self,
        bot: Bot,
        wire: Wire,
        reception: Reception,
        database: Database,
        *,
        postman: Postman,
        courier: Courier,
        renderer: Renderer,
        clock: Clock,
        metrics: Metrics,
        on_commit: Callable[[], None],
    ) -> None:
        """``on_commit`` is told of every committed turn: there may be something to push."""
        self._bot = bot
        self._wire = wire
        self._reception = reception
        self._database = database
        self._postman = postman
        self._courier = courier
        self._renderer = renderer
        self._clock = clock
        self._metrics = metrics
        self._on_commit = on_commit
        self._lanes = Lanes()
        self._acknowledging: set[asyncio.Task[None]] = set()

    async def arrive(self, raw: Mapping[str, Any], *, patient: bool) -> None:
        """Handle or park one update, after everything earlier of its chat.

        :param patient: wait for a database that is away, and let nothing of this chat pass meanwhile.
        :raises DatabaseAway: nothing could be written, and we are not patient: the update must come again.
        """
        key = self._wire.key(raw)
        outcome = await self._lanes.submit(chat_of(raw) or key, lambda: self._take(key, raw, patient))
        self._follow_up(raw, outcome)

    async def finish(self) -> None:
        """Wait for the turns in hand and their acknowledgements."""
        await self._lanes.idle()
        if self._acknowledging:
            await asyncio.wait(self._acknowledging)

    async def _take(self, key: str, raw: Mapping[str, Any], patient: bool) -> Outcome:
        started = time.perf_counter()
        arrival = self._wire.read(key, raw, now=self._clock.now())
        outcome = await self._commit(arrival, patient)
        for parcel in outcome.replies:
            self._postman.carry(parcel, self._courier, push=False)
        self._metrics.turn(outcome.how, time.perf_counter() - started)
        return outcome

    async def _commit(self, arrival: Arrival, patient: bool) -> Outcome:
        while True:
            try:
                await self._write_down_answered(arrival)
                return await self._database.call(lambda: self._reception.take(arrival))
            except DatabaseAway as away:
                log.error("database away", error=str(away))
                if not patient:
                    raise
                await asyncio.sleep(AWAY)

    async def _write_down_answered(self, arrival: Arrival) -> None:
        """Who answers a card the moment it appears must find it known, though receipts are written down in batches.

        :raises DatabaseAway: nothing can be written.
        """
        if arrival.turn is None or arrival.turn.answers is None:
            return
        try:
            await self._postman.write_down(arrival.turn.address.chat)
        except SQLAlchemyError as away:
            raise DatabaseAway(masked(repr(away))) from away

    def _follow_up(self, raw: Mapping[str, Any], outcome: Outcome) -> None:
        query = query_of(raw)
        if query is not None:
            self._start(self._acknowledge(query, outcome))
        self._on_commit()

    def _start(self, job: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(job)
        self._acknowledging.add(task)
        task.add_done_callback(self._acknowledging.discard)

    async def _acknowledge(self, query: str, outcome: Outcome) -> None:
        """Stop the button's spinning. Too late or lost, it does no harm: what was done is done."""
        toast = outcome.toast
        try:
            text = self._renderer.text(toast.message, outcome.community_id, outcome.locale) if toast else None
            await self._bot.answer_callback_query(
                query, text[:TOAST_CHARACTERS] if text else None, show_alert=toast.alert if toast else None
            )
        except (AiogramError, LookupError) as error:
            log.info("press not acknowledged", error=masked(repr(error)))


def read_parked(wire: Wire, clock: Clock) -> Callable[[str, Mapping[str, Any]], Arrival]:
    """How the clock makes an arrival of a parked update."""
    return lambda key, raw: wire.read(key, raw, now=clock.now())
