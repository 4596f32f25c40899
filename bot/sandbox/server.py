"""The sandbox's HTTP server: the Bot API, the control API for page and tests, and the page itself."""

from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.sandbox.api import LARGEST_REQUEST, BotApi
from bot.sandbox.clock import SandboxClock
from bot.sandbox.control import Control
from bot.sandbox.room import Room
from bot.sandbox.stage import Stage
from bot.sandbox.watch import Watch
from bot.sandbox.webhook import Patience

PAGE = Path(__file__).parent / "page"
_POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'"


class Server:
    """Holds the parts together; `address` is known once it listens."""

    def __init__(self, room: Room, clock: SandboxClock, patience: Patience) -> None:
        self.room = room
        self.api = BotApi(room, patience)
        self.stage = Stage(room, clock)
        self.watch = Watch(room)
        self.address = ""

    def app(self) -> web.Application:
        """The aiohttp application."""
        app = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[_same_origin])
        app.add_routes(self.api.routes())
        app.add_routes(Control(self.room, self.stage, self.settle).routes())
        app.add_routes([web.get("/", _page), web.static("/page", PAGE)])
        return app

    async def close(self) -> None:
        """Ends deliveries and waiting polls."""
        await self.api.webhook.stop()
        self.api.poller.interrupt("the sandbox is closing")

    def listening(self) -> bool:
        """Whether a bot fetches updates or has them brought."""
        return self.api.webhook.active or self.api.poller.listening()

    async def settle(self, seconds: float) -> bool:
        """Waits until a listening bot has taken every update and answered every press; False if it doesn't."""
        if not self.listening():
            return False
        try:
            return await self.watch.until(lambda: not self.room.open_work(), seconds)
        except TimeoutError:
            return False


async def _page(request: web.Request) -> web.StreamResponse:
    return web.FileResponse(PAGE / "index.html", headers={"Content-Security-Policy": _POLICY})


@web.middleware
async def _same_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Keeps other sites open in the same browser from steering the sandbox."""
    origin = request.headers.get("Origin", "")
    if origin and origin.partition("://")[2] != request.host:
        raise web.HTTPForbidden(text="the sandbox takes orders from its own page only")
    return await handler(request)
