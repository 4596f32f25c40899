"""A proxy in front of a Bot API server that holds every request of a bot against Telegram's rules and passes it on."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web
from strict import complaints

_HOP = frozenset({"host", "content-length", "transfer-encoding", "connection", "keep-alive"})


class Inspector:
    """What went by: how often each method was called, and everything that Telegram would have refused."""

    def __init__(self, server: str, session: aiohttp.ClientSession) -> None:
        self.base = ""
        self.calls: Counter[str] = Counter()
        self.complaints: list[str] = []
        self._server = server
        self._session = session

    async def handle(self, request: web.Request) -> web.Response:
        body = await request.read()
        if request.path.startswith("/bot"):
            method = request.path.rsplit("/", 1)[1]
            self.calls[method] += 1
            self.complaints += complaints(method, await _params(request))
        headers = {name: value for name, value in request.headers.items() if name.lower() not in _HOP}
        async with self._session.request(
            request.method, self._server + request.path_qs, data=body, headers=headers
        ) as answer:
            return web.Response(body=await answer.read(), status=answer.status, content_type=answer.content_type)


async def _params(request: web.Request) -> dict[str, Any]:
    """The arguments, whatever way they travel; a file counts as given."""
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return values | (await request.json() if request.can_read_body else {})
    form = await request.post()
    return values | {name: "attached" if isinstance(value, web.FileField) else value for name, value in form.items()}


@asynccontextmanager
async def inspecting(server: str) -> AsyncIterator[Inspector]:
    """An inspector in front of ``server``, which is the address of a Bot API."""
    app = web.Application(client_max_size=64 * 1024 * 1024)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.5)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as session:
        inspector = Inspector(server, session)
        app.router.add_route("*", "/{path:.*}", inspector.handle)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        inspector.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield inspector
        finally:
            await runner.cleanup()
