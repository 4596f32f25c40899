"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>, with planned faults in between."""

import asyncio
import secrets
from collections.abc import Mapping

from aiohttp import web

from bot.sandbox import account, editing, sending
from bot.sandbox.errors import ApiError
from bot.sandbox.faults import Fault
from bot.sandbox.params import Params, Upload
from bot.sandbox.polling import Poller
from bot.sandbox.room import Call, Room
from bot.sandbox.sending import Method
from bot.sandbox.webhook import Patience, Webhook

METHODS: dict[str, Method] = sending.METHODS | editing.METHODS | account.METHODS
LARGEST_REQUEST = 64 * 1024 * 1024


class BotApi:
    """The HTTP face of a room."""

    def __init__(self, room: Room, patience: Patience) -> None:
        self.room = room
        self.poller = Poller(room)
        self.webhook = Webhook(room, self.call, patience)

    def routes(self) -> list[web.AbstractRouteDef]:
        """What the server mounts."""
        return [
            web.route("*", "/bot{token:[^/]+}/{method}", self.handle),
            web.get("/file/bot{token:[^/]+}/{path:.+}", self.download),
        ]

    async def call(self, method: str, params: Params) -> object:
        """Carries out one method (lower case); ApiError if Telegram would refuse."""
        if method == "getupdates":
            return await self.poller.get_updates(params, webhook_active=self.webhook.active)
        if method == "setwebhook":
            self.poller.interrupt("terminated by setWebhook request")
            return await self.webhook.set(params)
        if method == "deletewebhook":
            return await self.webhook.delete(params)
        if method == "getwebhookinfo":
            return self.webhook.info()
        if method not in METHODS:
            raise ApiError(404, "Not Found: method not found")
        return METHODS[method](self.room, params)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One Bot API request."""
        if not self._known(request):
            return _answer(ApiError(401, "Unauthorized"))
        params = await read_params(request)
        method = request.match_info["method"]
        chat_id = params.number("chat_id") or None
        fault = self.room.faults.take(method, chat_id)
        if fault is None:
            return await self._carry_out(method, chat_id, params)
        if fault.after_effect:
            await self._carry_out(method, chat_id, params)
        return await self._strike(request, fault, method, chat_id)

    async def download(self, request: web.Request) -> web.Response:
        """A file the bot asked for with getFile."""
        stored = self.room.files.at(request.match_info["path"])
        if stored is None or not self._known(request):
            raise web.HTTPNotFound
        return web.Response(body=stored.content, content_type=stored.mime)

    def _known(self, request: web.Request) -> bool:
        return secrets.compare_digest(request.match_info["token"].encode(), self.room.token.encode())

    async def _carry_out(self, method: str, chat_id: int | None, params: Params) -> web.Response:
        try:
            result = await self.call(method.lower(), params)
        except ApiError as error:
            self._record(method, chat_id, error.code, error.description)
            return _answer(error)
        self._record(method, chat_id, 200)
        return web.json_response({"ok": True, "result": result})

    async def _strike(self, request: web.Request, fault: Fault, method: str, chat_id: int | None) -> web.StreamResponse:
        if fault.kind in ("hang", "drop"):
            self._record(method, chat_id, 0, fault.kind)
            if fault.kind == "hang":
                await asyncio.sleep(fault.seconds)
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        if fault.kind == "flood":
            seconds = max(1, round(fault.seconds))
            error = ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        else:
            error = ApiError(500, "Internal Server Error") if fault.kind == "error" else ApiError(502, "Bad Gateway")
        self._record(method, chat_id, error.code, error.description)
        if fault.kind == "html":
            page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
            return web.Response(status=502, text=page, content_type="text/html")
        return _answer(error)

    def _record(self, method: str, chat_id: int | None, code: int, description: str = "") -> None:
        if method.lower() != "getupdates":
            self.room.calls.append(Call(method, chat_id, self.room.clock.now(), code, description))


async def read_params(request: web.Request) -> Params:
    """The arguments of a request from its address and its body, whatever the encoding."""
    values: dict[str, object] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json" and request.can_read_body:
        try:
            body = await request.json()
        except ValueError:
            body = None
        values |= body if isinstance(body, Mapping) else {}
    elif request.method == "POST":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
            else:
                values[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return Params(values, uploads)


def _answer(error: ApiError) -> web.Response:
    return web.json_response(error.body(), status=error.code)
