"""Processes: which parts run together, what they listen on, and how they end when they are told to."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import structlog
from aiohttp import web

from bot.channels.telegram.door import Door, open_door, webhook_path
from bot.channels.telegram.webhook import LARGEST_UPDATE
from bot.channels.telegram.wire import CHANNEL
from bot.health import Health
from bot.wiring import House
from bot.workers.clock import ClockWorker

log = structlog.get_logger(__name__)

RECEIVE, PUSH, CLOCK = "receive", "push", "clock"
EVERYTHING = frozenset({RECEIVE, PUSH, CLOCK})
"""``run`` has all of them; ``serve``, ``push`` and ``clock`` one each."""

Job = Coroutine[Any, Any, None]
SHUTDOWN = 15.0
"""Seconds a request in hand may take when we are told to stop."""


def run_until_stopped(house: House, parts: frozenset[str] = EVERYTHING) -> None:
    """Run a process until SIGTERM or SIGINT; the turn in hand is finished first.

    :raises TokenRefused: Telegram does not know the token.
    """
    try:
        asyncio.run(_with_signals(house, parts))
    finally:
        house.database.close()


async def _with_signals(house: House, parts: frozenset[str]) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    await run(house, parts, stopping)


async def run(
    house: House,
    parts: frozenset[str],
    stopping: asyncio.Event,
    *,
    on_clock: Callable[[ClockWorker], None] | None = None,
    on_listen: Callable[[int], None] | None = None,
) -> None:
    """Run some parts until ``stopping`` is set, or until one of them fails; then end all of them in good order.

    :param on_clock: told of the clock worker, for a sandbox whose clock can be moved.
    :param on_listen: told of the port that is listened on, for a caller that left the choice to the system.
    :raises TokenRefused: Telegram does not know the token.
    """
    async with open_door(house, stopping) as door:
        async with _site(house, door, parts, on_listen):
            await _together(_jobs(house, door, parts, stopping, on_clock), stopping)
        await door.finish()
    log.info("stopped")


def _jobs(
    house: House,
    door: Door,
    parts: frozenset[str],
    stopping: asyncio.Event,
    on_clock: Callable[[ClockWorker], None] | None,
) -> list[Job]:
    jobs: list[Job] = []
    if RECEIVE in parts:
        jobs.append(_receive(house, door, stopping))
    if PUSH in parts:
        jobs.append(door.push.run(stopping))
    if CLOCK in parts:
        worker = _clock(house, door)
        if on_clock is not None:
            on_clock(worker)
        jobs += [worker.run(stopping), door.photos.run(stopping)]
    return jobs


async def _together(jobs: list[Job], stopping: asyncio.Event) -> None:
    """All jobs until each has ended; one that fails makes the others stop, and is reported when they have."""

    async def one(job: Job) -> None:
        try:
            await job
        finally:
            stopping.set()

    outcomes = await asyncio.gather(*(one(job) for job in jobs), return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome


def _receive(house: House, door: Door, stopping: asyncio.Event) -> Job:
    settings = house.settings
    if settings.webhook_url:
        return door.listen_by_webhook(settings.webhook_url, settings.webhook_secret, stopping)
    return door.listen_by_polling(stopping)


def _clock(house: House, door: Door) -> ClockWorker:
    return ClockWorker(
        house.database,
        house.clock,
        house.metrics,
        compounds=house.office.compounds,
        chores=door.chores,
        on_ring=house.bell.ring,
        rings=house.rings,
    )


@asynccontextmanager
async def _site(
    house: House, door: Door, parts: frozenset[str], on_listen: Callable[[int], None] | None
) -> AsyncIterator[None]:
    """Health for every process, the webhook for those that receive by it. At the end requests in hand are finished."""
    app = web.Application(client_max_size=LARGEST_UPDATE)
    app.add_routes(Health(house.database, house.clock, house.metrics, channel=CHANNEL).routes())
    if RECEIVE in parts and house.settings.webhook_url:
        app.add_routes(door.webhook.routes(webhook_path(house.settings.webhook_url)))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN)
    await runner.setup()
    try:
        await web.TCPSite(runner, *house.settings.listen).start()
        if on_listen is not None:
            on_listen(runner.addresses[0][1])
        yield
    finally:
        await runner.cleanup()
