"""A sandbox, and a house of the engine room standing on it."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the engine room's tests share engine_room.py

from engine_room import QUICK, build, settings_for

from bot.sandbox.facade import Sandbox
from bot.sandbox.webhook import Patience
from bot.settings import Settings
from bot.wiring import House


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    """A Telegram in memory whose webhook retries are a hundred times faster than the real one's."""
    async with Sandbox.open(patience=Patience(answer=5.0, second_retry=0.05, longest=(0.3, 0.6))) as opened:
        yield opened


@pytest.fixture
def settings(telegram: Sandbox, tmp_path: Path) -> Settings:
    """Settings of a process that polls the sandbox."""
    return settings_for(telegram.api_base, telegram.token, tmp_path)


@pytest.fixture
def house(telegram: Sandbox, settings: Settings) -> House:
    """The echo office on a fresh SQLite file, with short leases."""
    return build(settings, telegram, timings=QUICK)
