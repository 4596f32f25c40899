"""A fresh world for each journey."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from world import World, open_world


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """The product polls; in the end nothing the bot asked of Telegram may have been against its rules."""
    async with open_world(tmp_path) as opened:
        yield opened
        assert opened.inspector.complaints == []
