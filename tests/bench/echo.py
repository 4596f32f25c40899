"""What everything is measured against: a bare aiogram bot that echoes, and the same with one durable insert a message.

Run as a process: ``python -m tests.bench.echo API TOKEN [DATABASE]``.
"""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import sqlalchemy as sa
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from storage.engine import open_engine

KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="确认", callback_data="ok")]])


class Base(DeclarativeBase):
    pass


class Said(Base):
    """One message, as a bot from a tutorial would keep it."""

    __tablename__ = "said"
    id: Mapped[int] = mapped_column(primary_key=True)
    chat: Mapped[int]
    text: Mapped[str]
    at: Mapped[datetime] = mapped_column(sa.DateTime(timezone=True))


class Echo:
    """Says again what it hears, after writing it down where there is a database."""

    def __init__(self, engine: sa.Engine | None) -> None:
        self._engine = engine
        self._thread = ThreadPoolExecutor(1)

    async def message(self, message: Message) -> None:
        await self._keep(message.chat.id, message.text or "")
        await message.answer(message.text or "-", reply_markup=KEYBOARD)

    async def press(self, query: CallbackQuery) -> None:
        await self._keep(query.from_user.id, query.data or "")
        await query.answer()
        if isinstance(query.message, Message):
            await query.message.answer("好的")

    async def _keep(self, chat: int, text: str) -> None:
        if self._engine is not None:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._insert, chat, text)

    def _insert(self, chat: int, text: str) -> None:
        with Session(self._engine) as session:
            session.add(Said(chat=chat, text=text, at=datetime.now(UTC)))
            session.commit()


async def main(api: str, token: str, database: str = "") -> None:
    engine = open_engine(database) if database else None
    if engine is not None:
        Base.metadata.create_all(engine)
    echo = Echo(engine)
    dispatcher = Dispatcher()
    dispatcher.message.register(echo.message)
    dispatcher.callback_query.register(echo.press)
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
