"""Pushing: python-telegram-bot over our aiohttp request and over its own httpx, messages a second of one core.

The server is another process' business, so only the sender's CPU counts: the sender runs as a child and reports it.
"""

import asyncio
import json
import sys
import time

from aiohttp import web
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.channels.telegram.courier import TelegramCourier
from bot.channels.telegram.push import PtbPost, open_push_bot
from bot.channels.telegram.push_request import AiohttpRequest
from bot.ports import Button, Delivered, Delivery
from tests.bench.figures import Figure, head, line

MESSAGES = 1_500
AT_ONCE = 25
ROUNDS = 3
TOKEN = "1:bench"
WORDS = "【通知】明天 9:00–12:00 3、4 号楼注水试压，家里请留人。"


async def _send_all(kind: str, api: str) -> float:
    """Messages a second of CPU."""
    request = AiohttpRequest()
    bot = open_push_bot(TOKEN, api, request)
    if kind == "httpx":
        pool = HTTPXRequest(connection_pool_size=AT_ONCE)
        bot = Bot(TOKEN, base_url=f"{api}/bot", request=pool, get_updates_request=pool)
        await pool.initialize()
    courier = TelegramCourier(PtbPost(bot))
    await _send(courier, AT_ONCE * 2)
    started = time.process_time()
    await _send(courier, MESSAGES)
    spent = time.process_time() - started
    await bot.request.shutdown()
    return MESSAGES / spent


async def _send(courier: TelegramCourier, count: int) -> None:
    gate = asyncio.Semaphore(AT_ONCE)
    buttons = ((Button("知道了", data="notice.seen:1:7"), Button("有疑问", data="notice.ask:1:7")),)

    async def one(number: int) -> None:
        async with gate:
            receipt = await courier.deliver(Delivery(chat=str(1000 + number), text=WORDS, buttons=buttons))
            assert isinstance(receipt, Delivered), receipt

    await asyncio.gather(*map(one, range(count)))


async def _answer(request: web.Request) -> web.Response:
    await request.read()
    sent = {
        "message_id": 7,
        "date": 1795190400,
        "chat": {"id": 1, "type": "private", "first_name": "业主"},
        "text": WORDS,
    }
    return web.json_response({"ok": True, "result": sent})


async def main() -> None:
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", _answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api = f"http://127.0.0.1:{runner.addresses[0][1]}"
    rates: dict[str, list[float]] = {"aiohttp": [], "httpx": []}
    for _ in range(ROUNDS):
        for kind, measured in rates.items():
            measured.append(await _child(kind, api))
    await runner.cleanup()
    ours, theirs = (Figure.of(rates[kind]) for kind in ("aiohttp", "httpx"))
    head(f"Pushing {MESSAGES:,} messages with python-telegram-bot, {AT_ONCE} at once")
    line("over aiohttp, messages a second of one core", ours.shown(digits=0))
    line("over its own httpx", theirs.shown(digits=0))
    line("gain", ours.over(theirs).shown(unit=" ×"))


async def _child(kind: str, api: str) -> float:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.push", kind, api, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    rate: float = json.loads(said)
    return rate


if __name__ == "__main__":
    print(asyncio.run(_send_all(*sys.argv[1:])))  # noqa: T201 - read by the parent
