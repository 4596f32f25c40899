"""Waiting for a room to change, without polling."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.sandbox.model import Event
from bot.sandbox.room import Room

PATIENCE = 5.0  # seconds a test waits for the bot by default
Found = TypeVar("Found")


class Watch:
    """Tells its waiters of every change of a room."""

    def __init__(self, room: Room) -> None:
        self._changed = asyncio.Event()
        room.listeners.append(self._on_event)

    def _on_event(self, event: Event) -> None:
        self._changed.set()

    async def until(self, look: Callable[[], Found | None], seconds: float = PATIENCE) -> Found:
        """Looks after each change until there is something; TimeoutError after so many real seconds."""
        async with asyncio.timeout(seconds):
            while not (found := look()):
                self._changed.clear()
                await self._changed.wait()
            return found
