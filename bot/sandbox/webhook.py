"""Webhook delivery as the official server does it: in order within a lane, lanes side by side, patient retries.

Rules from WebhookActor.cpp: one request at a time for a chat (for a user with button presses), max_connections in
parallel, 60 s for an answer; what is no 2xx is repeated at once, then after 2, 4, 8 … s, at most a random 60 to 120 s;
`Retry-After` (≤ 3600 s) is honoured; 410 for 23 hours removes the webhook; a method in the answer is carried out.
"""

import asyncio
import json
import random
import re
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import aiohttp

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.model import Event, JsonObject
from bot.sandbox.params import Params
from bot.sandbox.room import Room
from bot.sandbox.updates import Update
from bot.sandbox.views import seconds

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, no secret
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
_GIVES_UP_AFTER = timedelta(hours=23)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long deliveries wait, in real seconds; tests shrink it."""

    answer: float = 60.0
    second_retry: float = 2.0
    longest: tuple[float, float] = (60.0, 120.0)

    def pause(self, failures: int, dice: random.Random) -> float:
        """The wait after so many failures in a row."""
        if failures <= 1:
            return 0.0
        ceiling = dice.uniform(*self.longest)
        return min(self.second_retry * 2.0 ** min(failures - 2, 30), ceiling)


@dataclass(slots=True)
class Settings:
    """What setWebhook asked for, and how it goes."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: str = ""
    last_error_at: datetime | None = None
    gone_since: datetime | None = None


@dataclass(slots=True)
class Lane:
    """Updates that must arrive one after the other."""

    waiting: deque[Update] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None


class Webhook:
    """Posts the room's updates to the bot while a webhook is set."""

    def __init__(self, room: Room, carry_out: Callable[[str, Params], Awaitable[object]], patience: Patience) -> None:
        self._room = room
        self._carry_out = carry_out
        self._patience = patience
        self._dice = random.Random()
        self._lanes: dict[str, Lane] = {}
        self._accepted: set[int] = set()
        self._session: aiohttp.ClientSession | None = None
        self._slots = asyncio.Semaphore(40)
        self.settings = Settings()
        room.listeners.append(self._on_event)

    @property
    def active(self) -> bool:
        """Whether a webhook is set."""
        return bool(self.settings.url)

    async def set(self, params: Params) -> object:
        """setWebhook; an empty url removes it. Plain http is accepted, as by a local Bot API server."""
        url, secret = params.text("url"), params.text("secret_token")
        if not url:
            return await self.delete(params)
        if not re.match(r"https?://[^/\s]+", url):
            raise bad_request("invalid webhook URL specified")
        if secret and not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        await self.stop()
        self._drop_if_asked(params)
        if params.has("allowed_updates"):
            self._room.updates.allowed = frozenset(str(kind) for kind in params.listing("allowed_updates"))
        connections = min(max(params.number("max_connections", 40), 1), 100)
        self.settings = Settings(url, secret, connections)
        self._slots = asyncio.Semaphore(connections)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self._patience.answer))
        self._schedule()
        return True

    async def delete(self, params: Params) -> object:
        """deleteWebhook."""
        await self.stop()
        self._drop_if_asked(params)
        return True

    def info(self) -> object:
        """getWebhookInfo."""
        current = self.settings
        data: JsonObject = {
            "url": current.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._room.updates.pending),
        }
        if current.url:
            data["max_connections"] = current.max_connections
        if current.last_error_at:
            data |= {"last_error_date": seconds(current.last_error_at), "last_error_message": current.last_error}
        if self._room.updates.allowed:
            data["allowed_updates"] = sorted(self._room.updates.allowed)
        return data

    async def stop(self) -> None:
        """Ends all deliveries; what wasn't confirmed stays in the queue."""
        self.settings = Settings()
        tasks = [lane.task for lane in self._lanes.values() if lane.task]
        self._lanes, self._accepted = {}, set()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _drop_if_asked(self, params: Params) -> None:
        if params.flag("drop_pending_updates"):
            self._room.updates.pending.clear()

    def _on_event(self, event: Event) -> None:
        if event.kind == "update" and self.active:
            self._schedule()

    def _schedule(self) -> None:
        updates = self._room.updates
        updates.expire(self._room.clock.now())
        again, updates.again = updates.again, []
        fresh = [update for update in updates.pending.values() if update.id not in self._accepted]
        for update in [*again, *fresh]:
            self._accepted.add(update.id)
            lane = self._lanes.setdefault(update.lane, Lane())
            lane.waiting.append(update)
            if lane.task is None or lane.task.done():
                lane.task = asyncio.get_running_loop().create_task(self._run(lane))

    async def _run(self, lane: Lane) -> None:
        failures = 0
        while lane.waiting:
            update = lane.waiting[0]
            try:
                await self._deliver(update)
            except _Undelivered as problem:
                failures += 1
                await self._after_failure(lane, problem, failures)
            else:
                failures = 0
                lane.waiting.popleft()
                self._room.acknowledge(self._room.updates.confirm(update.id))

    async def _deliver(self, update: Update) -> None:
        headers = {SECRET_HEADER: self.settings.secret} if self.settings.secret else {}
        if self._session is None:
            raise _Undelivered("Webhook closed")
        try:
            async with (
                self._slots,
                self._session.post(self.settings.url, json=update.json(), headers=headers) as answer,
            ):
                body = await answer.read()
        except TimeoutError:
            raise _Undelivered("Read timeout expired") from None
        except aiohttp.ClientError as error:
            raise _Undelivered(_reason(error)) from None
        if not 200 <= answer.status < 300:
            wait = answer.headers.get("Retry-After", "")
            text = f"Wrong response from the webhook: {answer.status} {answer.reason}"
            raise _Undelivered(text, answer.status, min(int(wait), 3600) if wait.isdigit() else None)
        await self._execute(body)

    async def _after_failure(self, lane: Lane, problem: "_Undelivered", failures: int) -> None:
        now, current = self._room.clock.now(), self.settings
        current.last_error, current.last_error_at = problem.reason, now
        current.gone_since = (current.gone_since or now) if problem.status == 410 else None
        if current.gone_since and now - current.gone_since >= _GIVES_UP_AFTER:
            self.settings = Settings()
            lane.waiting.clear()
            return
        pause = self._patience.pause(failures, self._dice) if problem.retry_after is None else problem.retry_after
        await asyncio.sleep(pause)
        self._room.updates.expire(self._room.clock.now())
        if lane.waiting[0].id not in self._room.updates.pending:
            lane.waiting.popleft()

    async def _execute(self, body: bytes) -> None:
        try:
            data = json.loads(body)
        except ValueError:
            return
        method = str(data.pop("method", "")).lower() if isinstance(data, dict) else ""
        if not method or method.startswith("get") or method in ("setwebhook", "close", "logout"):
            return
        try:
            await self._carry_out(method, Params(data))
        except ApiError:
            return  # the result of a method in the answer is invisible to the bot


@dataclass
class _Undelivered(Exception):
    reason: str
    status: int = 0
    retry_after: int | None = None


def _reason(error: aiohttp.ClientError) -> str:
    refused = isinstance(error, aiohttp.ClientConnectorError)
    return "Connection refused" if refused else "Connection reset by peer"
