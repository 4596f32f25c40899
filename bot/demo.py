"""The demo: the whole product on a fresh SQLite file, talking to the sandbox instead of Telegram."""

import asyncio
import tempfile
import webbrowser
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.channels.telegram.wire import CHANNEL
from bot.run import EVERYTHING, run
from bot.sandbox import estate as seeding
from bot.sandbox.clock import SandboxClock
from bot.sandbox.facade import Sandbox
from bot.sandbox.windows import Person
from bot.settings import Settings
from bot.wiring import LOCALES, READ_LANGUAGE, House, open_house
from bot.workers.clock import ClockWorker
from storage.engine import open_engine
from storage.lifecycle import OPEN
from storage.migrate import upgrade
from storage.people import Address
from storage.unit_of_work import unit_of_work

PANEL_SECONDS = 2.0


async def play(
    settings: Settings, *, port: int, browser: bool, stopping: asyncio.Event, on_ready: Callable[[str], None]
) -> None:
    """Run the demo until ``stopping`` is set. Nothing is left behind: its data lives in a temporary folder.

    :param on_ready: told the page's address once everybody can be talked to.
    :raises OSError: the port is taken.
    """
    clock = SandboxClock()
    with tempfile.TemporaryDirectory(prefix="nuanlin-demo-") as folder:
        async with Sandbox.open(clock=clock, port=port) as sandbox:
            plan = seeding.read_plan(LOCALES / READ_LANGUAGE)
            own = _settings(settings, sandbox, Path(folder))
            house = await asyncio.to_thread(_furnish, own, clock, plan)
            cast = _cast(house, sandbox, plan)
            running = asyncio.create_task(run(house, EVERYTHING, stopping, on_clock=lambda bell: _follow(clock, bell)))
            panel = asyncio.create_task(_panel(house, sandbox, plan["panel"]))
            for person in cast.values():
                person.start()
            _crew_group(sandbox, cast, plan["crew_group"])
            on_ready(sandbox.api_base)
            if browser:
                await asyncio.to_thread(webbrowser.open, sandbox.api_base)
            try:
                await running
            finally:
                panel.cancel()
                with suppress(asyncio.CancelledError):
                    await panel
                house.database.close()


def _settings(settings: Settings, sandbox: Sandbox, folder: Path) -> Settings:
    return replace(
        settings,
        telegram_token=sandbox.token,
        telegram_api=sandbox.api_base,
        telegram_username=sandbox.username,
        database_url=f"sqlite:///{folder / 'nuanlin.db'}",
        data=folder,
        webhook_url="",
        listen=("127.0.0.1", 0),  # health is asked of nobody here, and another demo may run beside this one
    )


def _furnish(settings: Settings, clock: SandboxClock, plan: dict[str, Any]) -> House:
    """The house with the seeded estate in it. The estate first: compounds are looked for when the house opens."""
    engine = open_engine(settings.database_url)
    upgrade(engine)
    with unit_of_work(engine) as record:
        seeding.seed(record, plan, now=clock.now())
        record.commit()
    engine.dispose()
    return open_house(settings, clock=clock)


def _cast(house: House, sandbox: Sandbox, plan: dict[str, Any]) -> dict[str, Person]:
    """A chat for everybody of the plan, bound to them, and one for a neighbour whom nobody knows yet."""
    cast: dict[str, Person] = {}
    with unit_of_work(house.engine) as record:
        for character in seeding.characters(plan):
            person = sandbox.person(
                character.name, phone=character.phone, role_label=character.label, avatar=character.avatar
            )
            sandbox.suggest(person, character.sentences)
            known = record.roster.person_by_phone(character.phone)
            assert known is not None
            address = Address(CHANNEL, str(person.chat_id), str(person.id))
            seeding.bind_person(record, known.community_id, known.id, address, now=house.clock.now())
            cast[character.key] = person
        record.commit()
    newcomer = seeding.character(plan["stranger"])
    stranger = sandbox.person(newcomer.name, phone=newcomer.phone, role_label=newcomer.label, avatar=newcomer.avatar)
    sandbox.suggest(stranger, newcomer.sentences)
    return cast | {"stranger": stranger}


def _crew_group(sandbox: Sandbox, cast: Mapping[str, Person], plan: Mapping[str, Any]) -> None:
    """The crew's own group, with us in it and not registered yet: that is the first thing to try there."""
    group = sandbox.group(plan["title"], [cast[key] for key in plan["members"]])
    sandbox.suggest(group, plan["say"])


def _follow(clock: SandboxClock, worker: ClockWorker) -> None:
    """When the page pushes the clock forward, what is due by then rings at once."""
    tasks: set[asyncio.Task[None]] = set()

    def ring(now: datetime) -> None:
        task = asyncio.get_running_loop().create_task(worker.ring())
        tasks.add(task)  # a task nobody holds may be collected before it ends
        task.add_done_callback(tasks.discard)

    clock.on_advance.append(ring)


async def _panel(house: House, sandbox: Sandbox, words: dict[str, str]) -> None:
    """The office at a glance, beside the chats."""
    while True:
        with suppress(sa.exc.OperationalError):  # the writer has the file for a moment; next time
            sandbox.panel(words["title"], await asyncio.to_thread(_figures, house, words))
        await asyncio.sleep(PANEL_SECONDS)


def _figures(house: House, words: dict[str, str]) -> list[tuple[str, str]]:
    with unit_of_work(house.engine, readonly=True) as record:
        community_id = record.roster.only_community()
        assert community_id is not None
        tickets = record.tickets.listed(community_id, statuses=[status.value for status in OPEN])
        depths = record.outbox.depths()
    pressing = sum(ticket.urgency != "normal" for ticket in tickets)
    waiting = sum(count for (_, state), count in depths.items() if state in {"due", "leased"})
    sent = sum(count for (_, state), count in depths.items() if state == "sent")
    return [
        (words["open"], str(len(tickets))),
        (words["urgent"], str(pressing)),
        (words["waiting"], str(waiting)),
        (words["sent"], str(sent)),
    ]
