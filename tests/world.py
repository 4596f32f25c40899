"""A world for journeys: the sandbox as Telegram, the whole product as a process, and everybody's chat."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from inspector import Inspector, inspecting
from PIL import Image
from product import ROOT, Product, running, seeded

from bot.sandbox import estate as seeding
from bot.sandbox.clock import SandboxClock
from bot.sandbox.facade import Sandbox
from bot.sandbox.model import Message
from bot.sandbox.windows import Person

FRIDAY = "2026-11-20T10:00:00+08:00"
"""When journeys begin: a working morning in the heating season, whatever the time is outside."""
LEASE_OVER = timedelta(seconds=25)
"""A dead process' claims run out after 20 seconds: the next life begins that much later, instead of waiting."""
PATIENCE = 15.0  # seconds; a loaded machine is slow, and a journey is in no hurry


@dataclass(slots=True)
class World:
    """Telegram, the product, and the people by their key in estate.toml."""

    sandbox: Sandbox
    product: Product
    inspector: Inspector
    people: dict[str, Person]
    data: Path

    def __getitem__(self, key: str) -> Person:
        return self.people[key]

    async def says(self, key: str, text: str, answer: str) -> Message:
        """Somebody writes; the bot's message that contains ``answer``."""
        self.people[key].say(text)
        return await self.people[key].see(answer, PATIENCE)

    async def taps(self, key: str, message: Message, label: str) -> str:
        """Somebody presses a button; what pops up."""
        person = self.people[key]
        query = await person.answer(person.press(message, label), PATIENCE)
        return query.text

    async def restart(self, later: timedelta) -> None:
        """The product, killed before, begins its next life so much later by everybody's clock."""
        self.sandbox.clock.advance(later)
        self.product.command = shifted(self.sandbox.clock.now())
        await self.product.start()
        await self.product.heard_by(self.sandbox)

    async def sees(self, key: str, text: str) -> Message:
        return await self.people[key].see(text, PATIENCE)


def shifted(now: datetime) -> tuple[str, ...]:
    """The product's program, begun at this time."""
    return ("tests/shifted.py", now.isoformat(), "run")


@asynccontextmanager
async def open_world(folder: Path, **settings: str) -> AsyncIterator[World]:
    """A world on a fresh database, in which everybody of the estate has written to the bot before."""
    clock = SandboxClock(start=datetime.fromisoformat(FRIDAY))
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(Sandbox.open(clock=clock))
        inspector = await stack.enter_async_context(inspecting(sandbox.api_base))
        people = populate(sandbox)
        data = folder / "data"
        await asyncio.to_thread(seeded, data, now=clock.now(), chats={key: person.id for key, person in people.items()})
        product = Product(data, inspector.base, sandbox.token, command=shifted(clock.now()), **settings)
        await stack.enter_async_context(running(product, sandbox))
        for person in people.values():
            person.start()
        for person in people.values():
            await person.next_message(PATIENCE)
        yield World(sandbox, product, inspector, people, data)


def populate(sandbox: Sandbox) -> dict[str, Person]:
    """Everybody of the demo estate, by key."""
    plan = seeding.read_plan(ROOT / "locales" / "zh_CN")
    return {
        one.key: sandbox.person(one.name, phone=one.phone, role_label=one.label) for one in seeding.characters(plan)
    }


def picture(colour: str = "steelblue") -> bytes:
    """A small JPEG."""
    target = io.BytesIO()
    Image.new("RGB", (320, 240), colour).save(target, "JPEG")
    return target.getvalue()
