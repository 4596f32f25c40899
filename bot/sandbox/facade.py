"""The sandbox as tests and the demo use it: open it, bring in people, let them talk, see what the bot answers."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta

from aiohttp import web

from bot.sandbox import people
from bot.sandbox.clock import SandboxClock
from bot.sandbox.faults import Fault
from bot.sandbox.limits import Limits
from bot.sandbox.model import User
from bot.sandbox.room import Call, Room
from bot.sandbox.server import Server
from bot.sandbox.updates import INJECTED, Update
from bot.sandbox.webhook import Patience
from bot.sandbox.windows import Group, Person


class Sandbox:
    """A running sandbox. Use `async with Sandbox.open() as sandbox:`; call everything from that event loop."""

    def __init__(self, clock: SandboxClock, patience: Patience) -> None:
        self.clock = clock
        self.room = Room(clock)
        self.server = Server(self.room, clock, patience)

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        *,
        clock: SandboxClock | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        patience: Patience | None = None,
    ) -> AsyncIterator["Sandbox"]:
        """Starts a sandbox and stops it at the end.

        `clock` defaults to real time that can be advanced; `port` 0 takes a free one; `patience` sets the pauses of
        webhook retries (real seconds).
        """
        sandbox = cls(clock or SandboxClock(), patience or Patience())
        runner = web.AppRunner(sandbox.server.app(), access_log=None, handler_cancellation=True, shutdown_timeout=0.5)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            sandbox.server.address = f"http://{host}:{runner.addresses[0][1]}"
            yield sandbox
        finally:
            await sandbox.server.close()
            await runner.cleanup()

    @property
    def api_base(self) -> str:
        """The Bot API's address, what NUANLIN_TELEGRAM_API takes; also the address of the page."""
        return self.server.address

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.room.token

    @property
    def username(self) -> str:
        """The bot's user name, without @."""
        return self.room.bot.username or ""

    def person(self, name: str, *, phone: str = "", role_label: str = "", avatar: str = "") -> Person:
        """Brings in a person. They must `start()` or `say()` something before the bot may write to them."""
        user = User(self.room.next_person_id(), name, phone=phone, role=role_label, avatar=avatar)
        self.room.add_person(user)
        return Person(self.room, self.server.watch, user)

    def group(self, title: str, members: Iterable[Person] = (), *, supergroup: bool = False) -> Group:
        """Founds a group with these people and the bot; the bot hears my_chat_member and a service message."""
        chat = people.found_group(self.room, title, [member.user for member in members], supergroup=supergroup)
        return Group(self.room, self.server.watch, chat.id)

    def suggest(self, window: Person | Group, sentences: Iterable[str]) -> None:
        """Sets the sentences the page offers for this window."""
        self.server.stage.suggest(window.chat_id, sentences)

    def panel(self, title: str, rows: Iterable[tuple[str, str]]) -> None:
        """Sets one table of facts in the page's side panel; no rows takes it away."""
        self.server.stage.panel(title, rows)

    async def settle(self, seconds: float = 5.0) -> bool:
        """Waits until the bot has taken every update and answered every press; False if it doesn't, or isn't there."""
        return await self.server.settle(seconds)

    async def advance(self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Lets a listening bot catch up, then moves the clock forward."""
        await self.settle()
        self.clock.advance(timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds))

    def limit(self, limits: Limits) -> None:
        """Puts speed limits in force, e.g. `Limits.telegram()`; `Limits()` lifts them."""
        self.room.meter.limits = limits

    def freeze(self, seconds: int) -> None:
        """Answers every send with 429 until the clock has moved on by so many seconds."""
        self.room.meter.freeze(self.room.clock.now(), seconds)

    def fault(self, fault: Fault) -> None:
        """Plans a fault."""
        self.room.faults.waiting.append(fault)

    def inject(self, payload: Mapping[str, object]) -> Update | None:
        """Queues any update as it is (update_id is added), e.g. one that no library can parse."""
        return self.room.queue(INJECTED, {key: payload[key] for key in payload if key != "update_id"}, INJECTED)

    def redeliver(self, update_id: int | None = None) -> Update:
        """Delivers an update (default: the newest) once more, as after a lost acknowledgement."""
        return self.room.redeliver(update_id)

    @property
    def calls(self) -> list[Call]:
        """Every Bot API call so far except getUpdates, oldest first."""
        return self.room.calls

    def sent(self, *methods: str) -> list[Call]:
        """The calls that took effect, by method name (none = all that send a message)."""
        names = {method.lower() for method in methods} or {
            "sendmessage", "sendphoto", "senddocument", "sendmediagroup", "copymessage", "forwardmessage",
        }  # fmt: skip
        return [call for call in self.room.calls if call.code == 200 and call.method.lower() in names]
