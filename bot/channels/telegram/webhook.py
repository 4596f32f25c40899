"""The webhook: Telegram posts each update; 200 once it is committed or parked, 503 while the database is away."""

import hashlib
import json
from secrets import compare_digest
from typing import Any

import structlog
from aiohttp import web

from bot.channels.telegram.inbound import Inbound
from bot.reception import DatabaseAway

log = structlog.get_logger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, no secret
LARGEST_UPDATE = 1024 * 1024
RETRY_AFTER = "3"
"""Seconds after which Telegram is to try again; it honours this header."""


class Webhook:
    """Receives what Telegram posts."""

    def __init__(self, inbound: Inbound, secret: str) -> None:
        self._inbound = inbound
        self._secret = secret.encode()

    def routes(self, path: str) -> list[web.RouteDef]:
        return [web.post(path, self.receive)]

    async def receive(self, request: web.Request) -> web.Response:
        """One update. Anybody without the secret is turned away before the body is read."""
        if not compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self._secret):
            raise web.HTTPForbidden
        try:
            await self._inbound.arrive(_update(await request.read()), patient=False)
        except DatabaseAway:
            return web.Response(status=503, headers={"Retry-After": RETRY_AFTER})
        return web.Response()


def _update(body: bytes) -> dict[str, Any]:
    """The update; what is none is kept under a name of its own and parked, for no second try would read it better."""
    try:
        update = json.loads(body)
    except ValueError:
        update = None
    if isinstance(update, dict) and isinstance(update.get("update_id"), int):
        return update
    log.error("not an update", bytes=len(body))
    return {"update_id": f"unread-{hashlib.sha256(body).hexdigest()[:16]}", "body": body.decode(errors="replace")}
