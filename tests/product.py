"""The whole product as a process of its own: `python -m bot …` on a data folder, against any Bot API server.

It can be asked to stop, or killed as a power cut would, and started again on the same folder.
"""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

import forked

from bot.sandbox import estate as seeding
from bot.sandbox.estate import Estate
from bot.sandbox.facade import Sandbox
from storage import migrate
from storage.engine import open_engine
from storage.people import Address
from storage.unit_of_work import unit_of_work

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def seeded(
    data: Path, *, now: datetime, chats: Mapping[str, int] | None = None, plan: Mapping[str, Any] | None = None
) -> Estate:
    """A migrated database with the estate in ``data``; ``chats`` binds characters to their Telegram chats."""
    data.mkdir(parents=True, exist_ok=True)
    engine = open_engine(f"sqlite:///{data / 'nuanlin.db'}")
    migrate.upgrade(engine)
    with unit_of_work(engine) as record:
        estate = seeding.seed(record, plan or seeding.read_plan(ROOT / "locales" / "zh_CN"), now=now)
        for key, chat in (chats or {}).items():
            seeding.bind(record, estate, key, Address("telegram", str(chat), str(chat)), now=now)
        record.commit()
    engine.dispose()
    return estate


class Product:
    """One life after another of the product's process; its log of all lives is the file ``log``."""

    def __init__(self, data: Path, api: str, token: str, *, command: tuple[str, ...] = ("-m", "bot", "run"),
                 **settings: str) -> None:  # fmt: skip
        self.port = free_port()
        self.log = data.with_suffix(".log")
        self.command = command
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("NUANLIN_")}
        own = {"DATA": str(data), "TELEGRAM_API": api, "TELEGRAM_TOKEN": token, "LISTEN": f"127.0.0.1:{self.port}"}
        self.environment = inherited | {f"NUANLIN_{name}": value for name, value in (own | settings).items()}
        self._process: ForkServerProcess | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None and self._process.pid is not None, "it is not running"
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.exitcode is None

    async def start(self) -> None:
        start = partial(forked.start, self.command, folder=ROOT, environment=self.environment, log=self.log)
        self._process = await asyncio.to_thread(start)

    async def end(self, sign: signal.Signals) -> int:
        """Send a signal and wait for the end; the exit code."""
        assert self._process is not None, "it is not running"
        if self.alive:
            os.kill(self.pid, sign)
        await asyncio.to_thread(self._process.join, 20)
        assert self._process.exitcode is not None, "it does not end"
        return self._process.exitcode

    async def kill(self) -> None:
        """A power cut: nothing of it gets a chance to tidy up."""
        await self.end(signal.SIGKILL)

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    async def up(self) -> None:
        """Wait until it answers on its port: everything is loaded and it hears people from now on."""
        async with asyncio.timeout(60):
            while True:
                assert self.alive, f"it ended:\n{self.said()[-3000:]}"
                with suppress(ConnectionRefusedError):
                    _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                    writer.close()
                    return
                await asyncio.sleep(0.05)

    async def heard_by(self, sandbox: Sandbox) -> None:
        """Wait until it fetches updates or has set its webhook; it loads the reader first, which takes seconds."""
        async with asyncio.timeout(60):
            while not sandbox.server.listening():
                assert self.alive, f"it ended:\n{self.said()[-3000:]}"
                await asyncio.sleep(0.05)


@asynccontextmanager
async def running(product: Product, sandbox: Sandbox | None = None) -> AsyncIterator[Product]:
    """The product, listening to ``sandbox``, stopped in the end; a test that fails shows the last of its log."""
    await product.start()
    try:
        if sandbox is not None:
            await product.heard_by(sandbox)
        yield product
    except BaseException as error:
        error.add_note(f"the product's log ends:\n{product.said()[-3000:]}")
        raise
    finally:
        if product.alive:
            await product.end(signal.SIGTERM)
