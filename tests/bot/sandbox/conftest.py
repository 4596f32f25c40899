"""A running sandbox, and both libraries' bots on it."""

import io
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot as AiogramBot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from PIL import Image
from telegram import Bot as PtbBot

from bot.sandbox.facade import Sandbox
from bot.sandbox.webhook import Patience


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox on a free port whose webhook retries are a hundred times faster than Telegram's."""
    async with Sandbox.open(patience=Patience(answer=2.0, second_retry=0.02, longest=(0.6, 1.2))) as opened:
        yield opened


@pytest.fixture
async def aiogram_bot(sandbox: Sandbox) -> AsyncIterator[AiogramBot]:
    """aiogram, unmodified, pointed at the sandbox."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.api_base))
    yield AiogramBot(sandbox.token, session=session)
    await (await session.create_session()).close()  # session.close() would sleep a quarter of a second


@pytest.fixture
async def ptb_bot(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[PtbBot]:
    """python-telegram-bot, unmodified, pointed at the sandbox; retry_after as timedelta, or it warns."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    base = sandbox.api_base
    async with PtbBot(sandbox.token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot") as bot:
        yield bot


def picture(side: int = 64, colour: str = "teal") -> bytes:
    """A JPEG of one colour."""
    target = io.BytesIO()
    Image.new("RGB", (side, side * 3 // 4), colour).save(target, "JPEG")
    return target.getvalue()


@pytest.fixture
def jpeg() -> bytes:
    """A small photo."""
    return picture()
