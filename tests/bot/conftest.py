"""A sandbox, and a house of the engine room standing on it."""

import io
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))  # the engine room's tests share engine_room.py

from engine_room import QUICK, build, settings_for

from bot.logs import mask_event
from bot.sandbox.facade import Sandbox
from bot.sandbox.webhook import Patience
from bot.settings import Settings
from bot.wiring import House


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """No log on the screen, but every line goes through the mask as in production."""
    structlog.configure(
        processors=[structlog.processors.format_exc_info, mask_event, structlog.processors.KeyValueRenderer()],
        logger_factory=structlog.ReturnLoggerFactory(),
    )
    yield
    structlog.reset_defaults()


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


@pytest.fixture
def photo() -> bytes:
    """A small picture."""
    target = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(target, "JPEG")
    return target.getvalue()


@pytest.fixture
def dead_address() -> str:
    """An address at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"
