"""A tiny office for the engine room's tests: it echoes, counts and breaks on request; the rest is real."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.run import EVERYTHING, run
from bot.sandbox.facade import Sandbox
from bot.settings import Settings
from bot.wiring import House, Timings, open_house
from handlers.conversation import Answer
from handlers.talk.session import Office
from handlers.turn import Choice, Message, Toast, Turn
from handlers.values import pack_choices, pack_values
from storage.outbox import Parcel
from storage.unit_of_work import Record, unit_of_work

QUICK = Timings(send_timeout=1.0, parcel_lease=timedelta(seconds=3), process_lease=2.0)
"""Leases short enough for a test that kills a process and waits for the next."""


def settings_for(sandbox_api: str, token: str, folder: Path, **changes: object) -> Settings:
    """Settings of a process that talks to a sandbox and keeps its data in ``folder``."""
    values: dict[str, object] = {
        "telegram_token": token,
        "telegram_api": sandbox_api,
        "telegram_username": "nuanlin_sandbox_bot",
        "database_url": f"sqlite:///{folder / 'nuanlin.db'}",
        "data": folder,
        "webhook_url": "",
        "webhook_secret": "",
        "listen": ("127.0.0.1", 0),
        "push_rate": 25,
        "timezone": ZoneInfo("Asia/Shanghai"),
        "locale": "zh_CN",
        "log_format": "console",
    }
    return Settings(**{**values, **changes})  # type: ignore[arg-type]  # the fields are named above


def echo(turn: Turn, record: Record, office: Office, *, now: object) -> Answer:
    """Answers every turn with its words, once counted in the journal; some words do something special."""
    speaker = record.roster.speaker(turn.address, title=turn.name, at=turn.at)
    if speaker is None:
        return Answer(None)
    if turn.text == "坏":
        raise RuntimeError("broken on purpose, 13812345678")
    community = speaker.community_id
    record.journal.write(community, "effect", turn.key, by=None, at=turn.at, data={"text": turn.text})
    if turn.reachable is not None:
        record.roster.mark_reachable(turn.address.channel, turn.address.chat, turn.reachable)
        return Answer(community)
    if turn.press is not None:
        parcels = [_say(turn, record, community, 0, f"按了 {turn.press.action}", edits=turn.press.message)]
        return Answer(community, Toast(message=said("好")), tuple(filter(None, parcels)))
    parcels = [_say(turn, record, community, 0, shown(turn), button=turn.text == "按钮")]
    return Answer(community, None, tuple(filter(None, parcels)))


def shown(turn: Turn) -> str:
    """What the echo says to a turn."""
    what = turn.text or turn.other or ("开始 " + (turn.start or "") if turn.start is not None else "照片")
    return f"收到：{what}"


def said(text: str) -> Message:
    """A message that shows just this text, escaped as any value is."""
    return Message("moment", {"near": "none", "day": text, "time": ""})


def _say(
    turn: Turn,
    record: Record,
    community: int,
    number: int,
    text: str,
    *,
    edits: str | None = None,
    button: bool = False,
) -> int | None:
    choices = ((Choice(said("按我"), "test.press", (7,)),),) if button else ()
    return record.outbox.put(
        Parcel(
            community_id=community,
            channel=turn.address.channel,
            chat=turn.address.chat,
            lane="reply",
            dedupe=f"{turn.key}:{number}",
            key="moment",
            values=pack_values(said(text).values),
            choices=pack_choices(choices),
            edits=edits,
            not_before=turn.at,
        ),
        at=turn.at,
    )


def effects(house: House) -> list[str]:
    """The keys of all turns that had an effect, in order, repeated ones twice."""
    with unit_of_work(house.engine, readonly=True) as record:
        return [row.subject for row in record.connection.exec_driver_sql("SELECT subject FROM journal ORDER BY id")]


def build(settings: Settings, sandbox: Sandbox | None = None, **more: object) -> House:
    """A house with the echo and no reader, and a compound in an empty database."""
    clock = sandbox.clock if sandbox else None
    house = open_house(settings, clock=clock, reader=object(), **{"answer": echo, "rings": {}, **more})  # type: ignore[arg-type]
    with unit_of_work(house.engine) as record:
        if not record.roster.community_ids():
            record.roster.add_community("JX", "锦绣园")
            record.commit()
    return house


class Running:
    """A process's parts at work inside the test's loop."""

    def __init__(self, house: House, task: "asyncio.Task[None]", stopping: asyncio.Event, port: int) -> None:
        self.house = house
        self.task = task
        self.stopping = stopping
        self.port = port


@asynccontextmanager
async def running(house: House, parts: frozenset[str] = EVERYTHING) -> AsyncIterator[Running]:
    """Run the parts until the block ends, then stop them gracefully."""
    stopping = asyncio.Event()
    listening: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(run(house, parts, stopping, on_listen=listening.set_result))
    await asyncio.wait([task, listening], return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        task.result()
    try:
        yield Running(house, task, stopping, listening.result())
    finally:
        stopping.set()
        async with asyncio.timeout(20):
            await task
        house.database.close()


class Locked:
    """A database that nobody can write to for as long as the block lasts."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        self._connection = sqlite3.connect(self._path, isolation_level=None)
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, *error: object) -> None:
        self._connection.rollback()
        self._connection.close()
