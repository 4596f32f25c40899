"""Lanes: jobs of one key run one after the other, jobs of different keys side by side."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

Result = TypeVar("Result")


class Lanes:
    """Keeps order where it matters (within a chat) and nowhere else."""

    def __init__(self) -> None:
        self._last: dict[str, asyncio.Task[object]] = {}

    def submit(self, key: str, job: Callable[[], Awaitable[Result]]) -> asyncio.Task[Result]:
        """Start ``job`` as soon as every earlier one of the same key has ended, however it ended."""
        task: asyncio.Task[Result] = asyncio.get_running_loop().create_task(_after(self._last.get(key), job))
        self._last[key] = task
        task.add_done_callback(lambda done: self._leave(key, done))
        return task

    def busy(self, key: str) -> bool:
        return key in self._last

    async def idle(self) -> None:
        """Wait until every lane is empty."""
        while self._last:
            await asyncio.wait(list(self._last.values()))

    def _leave(self, key: str, task: asyncio.Task[Result]) -> None:
        if self._last.get(key) is task:
            del self._last[key]


async def pause(stopping: asyncio.Event, seconds: float) -> None:
    """Sleep, but not longer than until we are told to stop."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stopping.wait()


async def _after(earlier: asyncio.Task[object] | None, job: Callable[[], Awaitable[Result]]) -> Result:
    if earlier is not None:
        await asyncio.wait([earlier])
    return await job()
