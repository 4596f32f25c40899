"""Telegram's door: the parts of this channel put together on one house, opened and closed in one place."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError

from bot.channels.telegram.courier import TelegramCourier
from bot.channels.telegram.files import TelegramFiles
from bot.channels.telegram.inbound import Inbound, read_parked
from bot.channels.telegram.polling import Poller, TokenRefused
from bot.channels.telegram.profile import introduce
from bot.channels.telegram.push import PtbPost, open_push_bot
from bot.channels.telegram.push_request import AiohttpRequest
from bot.channels.telegram.replies import AiogramPost, open_bot
from bot.channels.telegram.webhook import Webhook
from bot.channels.telegram.wire import ALLOWED_UPDATES, CHANNEL, Wire, is_group
from bot.lanes import pause
from bot.leases import Lease
from bot.ledger import Ledger
from bot.logs import masked
from bot.pacing import Pacer
from bot.postman import Postman
from bot.reception import Reception
from bot.rendering import Renderer
from bot.wiring import House
from bot.workers.clock import Chore
from bot.workers.photos import PhotoKeeper
from bot.workers.push import PushWorker

log = structlog.get_logger(__name__)

Result = TypeVar("Result")
ASK_AGAIN = 5.0
"""Seconds between two tries to reach Telegram at start."""
CONNECTIONS = 40
"""Updates of different chats that Telegram may post side by side."""


@dataclass(frozen=True, slots=True)
class Door:
    """The parts that a process may run; which of them it runs is its own business."""

    bot: Bot
    inbound: Inbound
    poller: Poller
    webhook: Webhook
    push: PushWorker
    postman: Postman
    photos: PhotoKeeper
    chores: dict[str, Chore]
    renderer: Renderer

    async def finish(self) -> None:
        """Let the turns and messages in hand come to their end."""
        await self.inbound.finish()
        await self.postman.finish()

    async def listen_by_polling(self, stopping: asyncio.Event) -> None:
        """Poll until told to stop. A webhook of former times would keep us from it."""
        await persuade(self.bot.delete_webhook, stopping)
        await introduce(self.bot, self.renderer)
        await self.poller.run(stopping)

    async def listen_by_webhook(self, url: str, secret: str, stopping: asyncio.Event) -> None:
        """Have Telegram post to ``url``, where our server listens already."""
        await persuade(
            lambda: self.bot.set_webhook(
                url, secret_token=secret, allowed_updates=ALLOWED_UPDATES, max_connections=CONNECTIONS
            ),
            stopping,
        )
        await introduce(self.bot, self.renderer)
        await stopping.wait()


@asynccontextmanager
async def open_door(house: House, stopping: asyncio.Event) -> AsyncIterator[Door]:
    """Both libraries' bots on one HTTP stack, and what stands on them.

    :raises TokenRefused: Telegram does not know the token.
    """
    settings = house.settings
    request = AiohttpRequest(house.timings.send_timeout)
    async with open_bot(settings.telegram_token, settings.telegram_api) as bot:
        try:
            me = None if settings.telegram_username else await persuade(bot.me, stopping)
            username = settings.telegram_username or (me.username if me else None) or ""
            yield _put_together(house, bot, Wire(bot.id, username), request)
        finally:
            await request.shutdown()


def _put_together(house: House, bot: Bot, wire: Wire, request: AiohttpRequest) -> Door:
    postman = _postman(house)
    reception = _reception(house)
    inbound = Inbound(
        bot,
        wire,
        reception,
        house.database,
        postman=postman,
        courier=TelegramCourier(AiogramPost(bot, house.timings.send_timeout)),
        renderer=house.renderer,
        clock=house.clock,
        metrics=house.metrics,
        on_commit=house.bell.ring,
    )
    return Door(
        bot=bot,
        inbound=inbound,
        poller=Poller(bot, inbound, _lease(house, f"poll:{bot.id}")),
        webhook=Webhook(inbound, house.settings.webhook_secret),
        push=_push_worker(house, bot.id, postman, request),
        postman=postman,
        photos=PhotoKeeper(house.database, house.settings.data, TelegramFiles(bot), channel=CHANNEL),
        chores={"parked": lambda: house.database.call(lambda: reception.retry(read_parked(wire, house.clock)))},
        renderer=house.renderer,
    )


def _reception(house: House) -> Reception:
    return Reception(
        house.engine,
        house.office,
        house.clock,
        holder=house.holder,
        lease=house.timings.parcel_lease,
        answer=house.answer,
    )


def _postman(house: House) -> Postman:
    return Postman(
        database=house.database,
        renderer=house.renderer,
        ledger=Ledger(house.database, house.clock, house.metrics.settled),
        pacer=Pacer(house.settings.push_rate, house.clock),
        clock=house.clock,
        is_group=is_group,
        send_timeout=house.timings.send_timeout,
    )


def _push_worker(house: House, bot_id: int, postman: Postman, request: AiohttpRequest) -> PushWorker:
    settings = house.settings
    push_bot = open_push_bot(settings.telegram_token, settings.telegram_api, request)
    return PushWorker(
        channel=CHANNEL,
        database=house.database,
        postman=postman,
        courier=TelegramCourier(PtbPost(push_bot)),
        clock=house.clock,
        lease=_lease(house, f"push:{bot_id}"),
        bell=house.bell,
        rate=settings.push_rate,
        holder=house.holder,
        parcel_lease=house.timings.parcel_lease,
    )


def _lease(house: House, name: str) -> Lease:
    return Lease(house.database, house.clock, name=name, holder=house.holder, length=house.timings.process_lease)


async def persuade(call: Callable[[], Awaitable[Result]], stopping: asyncio.Event) -> Result | None:
    """Ask Telegram until it answers; None where we are told to stop before that.

    :raises TokenRefused: it does not know us.
    """
    while not stopping.is_set():
        try:
            return await call()
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise TokenRefused from error
        except AiogramError as error:
            log.warning("cannot reach Telegram", error=masked(str(error)))
            await pause(stopping, ASK_AGAIN)
    return None


def webhook_path(url: str) -> str:
    """The path at which our own server hears what Telegram posts to ``url``."""
    return urlsplit(url).path or "/"
