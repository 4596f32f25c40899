"""A full turn of the product against the echo bots, on the same sandbox server: CPU of the bot's process alone.

An owner writes one sentence and confirms the card: two updates, one ticket with its promises and job card, committed
durably, all messages sent. The echo bots get the very same updates and answer each with one message.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from product import ROOT, Product, running, seeded

from bot.sandbox import estate as seeding
from bot.sandbox.facade import Sandbox
from bot.sandbox.windows import Person
from tests.bench.figures import Figure, cpu, head, line

SENTENCE = "厨房水龙头一直滴水，周六上午在家"
ROUNDS = 5
OWNERS = 60
AT_ONCE = 6
WARM_UP = 8
"""Owners who write before the measuring begins, so that caches and models are loaded."""

Script = Callable[[Person], Awaitable[None]]


async def echo_turn(person: Person) -> None:
    said = person.say(SENTENCE)
    await _after(person, said.id)
    query = person.press(person.last, "确认")
    await person.answer(query)
    await _after(person, query.message.id)


async def product_turn(person: Person) -> None:
    said = person.say(SENTENCE)
    card = await _after(person, said.id)
    query = person.press(card, "对")
    await person.answer(query)
    await person.see("WX-", 10)


async def _after(person: Person, message: int):
    """The bot's first message after this one."""
    person._seen = message
    return await person.next_message(10)


@asynccontextmanager
async def bot(kind: str, sandbox: Sandbox, owners: list[Person]) -> AsyncIterator[Product]:
    """A fresh bot of a kind, with a fresh database where it needs one."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        database = f"sqlite:///{folder}/echo.db"
        match kind:
            case "product":
                _bind(data, owners)
                command: tuple[str, ...] = ("-m", "bot", "run")
            case "echo":
                command = ("-m", "tests.bench.echo", sandbox.api_base, sandbox.token)
            case _:
                command = ("-m", "tests.bench.echo", sandbox.api_base, sandbox.token, database)
        async with running(Product(data, sandbox.api_base, sandbox.token, command=command), sandbox) as process:
            yield process


def _bind(data: Path, owners: list[Person]) -> None:
    """An estate in which each owner has a home of their own."""
    plan = seeding.read_plan(ROOT / "locales" / "zh_CN")
    flats = [f"{b}-{u}-{f}{r}" for b in range(1, 5) for u in (1, 2) for f in range(1, 10) for r in ("01", "02")]
    residents = [
        {"key": f"owner{number}", "name": owner.name, "phone": owner.user.phone, "home": flat, "standing": "owner"}
        for number, (owner, flat) in enumerate(zip(owners, flats, strict=False))
    ]
    plan = plan | {"resident": residents, "history": []}
    chats = {f"owner{number}": owner.id for number, owner in enumerate(owners)}
    seeded(data, now=owners[0].room.clock.now(), chats=chats, plan=plan)


async def round_of(kind: str) -> float:
    """CPU seconds a full turn."""
    async with Sandbox.open() as sandbox:
        people = [sandbox.person(f"业主{number}", phone=f"139{number:08d}") for number in range(WARM_UP + OWNERS)]
        script: Script = product_turn if kind == "product" else echo_turn
        async with bot(kind, sandbox, people) as process:
            await _all(script, people[:WARM_UP])
            before = cpu(process.pid)
            await _all(script, people[WARM_UP:])
            await asyncio.sleep(0.3)
            return (cpu(process.pid) - before) / OWNERS


async def _all(script: Script, people: list[Person]) -> None:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(person: Person) -> None:
        async with gate:
            await script(person)

    await asyncio.gather(*map(one, people))


async def main() -> None:
    kinds = ("echo", "echo+insert", "product")
    measured: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind in kinds:
            measured[kind].append(await round_of(kind))
    figures = {kind: Figure.of(values) for kind, values in measured.items()}
    head(f"CPU of the bot for a sentence and its confirmation (2 updates, {OWNERS} owners, {ROUNDS} rounds)")
    for kind in kinds:
        line(kind, figures[kind].shown(1000, " ms"))
    line("product / echo", figures["product"].over(figures["echo"]).shown(unit=" ×"))
    line("product / echo+insert", figures["product"].over(figures["echo+insert"]).shown(unit=" ×"))


if __name__ == "__main__":
    asyncio.run(main())
