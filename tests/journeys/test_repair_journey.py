"""One repair from the owner's sentence to the supervisor, over the Bot API, the product a process of its own."""

import asyncio
import json
import subprocess
import sys

from product import ROOT
from world import World, picture


async def test_a_repair_from_one_sentence_to_two_stars(world: World) -> None:
    """Proves the whole way: one card, number and time; accept, arrive, finish; two stars reach the supervisor."""
    card = await world.says("owner", "厨房水龙头一直滴水，周六上午在家", "3-2-501")
    assert "11月21日周六）09:00–12:00" in card.text
    await world.taps("owner", card, "对")
    opened = await world.sees("owner", "WX-261120-0001")
    assert "当天 12:00前到场" in opened.text and "王强" in opened.text
    job = await world.sees("repairman", "WX-261120-0001")
    assert job.labels[:2] == ["接单", "转派"]
    await world.taps("repairman", job, "接单")
    await world.sees("owner", "已接单")
    await world.taps("repairman", job, "到场")
    await world.sees("owner", "已到场")
    await world.taps("repairman", job, "完成")
    world["repairman"].send_photos([picture()])
    asked = await world.sees("owner", "修好了吗")
    assert "照片 1 张" in asked.text
    await world.taps("owner", asked, "好了")
    stars = await world.sees("owner", "各点一下")
    await world.taps("owner", stars, "质量2")
    stars = await world.sees("owner", "其余的也点一下")
    await world.taps("owner", stars, "准时3")
    await world.taps("owner", stars, "整洁2")
    await world.sees("owner", "已经重开")
    await world.sees("supervisor", "质量 2 星")
    told = await asyncio.to_thread(ticket, world, "WX-261120-0001")
    moves = [entry["event"] for entry in told["timeline"] if entry["event"] not in {"photos", "callback"}]
    assert moves == ["opened", "assign", "accept", "arrive", "finish", "close", *["rated"] * 3, "reopen", "assign"]
    assert told["stars"] == 2
    assert len(world.sandbox.sent("answerCallbackQuery")) == 8


def ticket(world: World, number: str) -> dict:
    """What the command line says about a ticket while the product runs."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ticket", number, "--json"],
        cwd=ROOT, env=world.product.environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)
