"""The outcome in a real browser, on a desk and on a phone: what every person sees in their window of the demo page."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from browser import DESK, PHONE, chromium, opened
from product import Product, running
from screen import Screen
from world import FRIDAY, picture

OWNER, NEIGHBOUR, HE, WANG, ZHAO, LI, ZHOU = "张秀兰", "罗涛", "何芳", "王强", "赵磊", "李敏", "周健"


@pytest.fixture(params=[DESK, PHONE], ids=["1280px", "390px"])
async def screen(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Screen]:
    """The demo's page, in a browser; the demo is a process of its own, on a Friday morning."""
    demo = Product(tmp_path / "demo", "", "", command=("tests/shifted.py", FRIDAY, "demo", "--port", "0"))
    async with chromium() as browser, running(demo):
        page = await opened(browser, await address(demo), request.param)
        yield Screen(page)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page sticks out sideways"


async def address(demo: Product) -> str:
    """Where the demo says its page is."""
    async with asyncio.timeout(60):
        while (said := re.search(r"http://127\.0\.0\.1:\d+", demo.said())) is None:
            assert demo.alive, demo.said()
            await asyncio.sleep(0.05)
    return said[0]


@pytest.fixture
def photos(tmp_path: Path) -> tuple[Path, Path]:
    """Two different pictures."""
    paths = (tmp_path / "阀芯.jpg", tmp_path / "龙头.jpg")
    for path, colour in zip(paths, ("teal", "sienna"), strict=True):
        path.write_bytes(picture(colour))
    return paths


async def test_the_outcome(screen: Screen, photos: tuple[Path, Path]) -> None:
    """Proves the whole outcome in the page: a repair to its stars, a cold flat, a fee, a notice, a survey by itself."""
    await repair(screen, photos[0])
    await cold_flat(screen)
    await fee(screen)
    await notice(screen)
    await survey(screen)


async def repair(screen: Screen, photo: Path) -> None:
    await screen.opens(OWNER)
    await screen.says("厨房水龙头一直滴水，周六上午在家")
    await screen.sees("11月21日周六）09:00–12:00在家")
    await screen.taps("对，提交")
    await screen.sees("WX-261120-0001")
    await screen.sees("当天 12:00前到场")
    await screen.opens(WANG)
    await screen.button("转派").wait_for()
    await screen.taps("接单")
    await screen.taps("到场")
    await screen.taps("完成")
    await screen.sends_photos(photo)
    await screen.sees("照片 1 张")
    await screen.opens(OWNER)
    await screen.sees("王强师傅已接单")
    await screen.sees("王强师傅已到场")
    await screen.taps("好了")
    for mark in ("准时5", "质量2", "整洁4"):
        await screen.taps(mark)
    await screen.sees("WX-261120-0001 已经重开")
    await screen.opens(LI)
    await screen.sees("业主说没好，已重开（上次：王强）质量 2 星")


async def cold_flat(screen: Screen) -> None:
    await screen.opens(NEIGHBOUR)
    await screen.says("家里暖气一点都不热，有老人")
    await screen.sees("GN-261120-0001")
    await screen.sees("优先安排")
    await screen.opens(ZHAO)
    await screen.sees("GN-261120-0001 已派单")
    await screen.sees("紧急")


async def fee(screen: Screen) -> None:
    await screen.opens(OWNER)
    await screen.says("我还欠多少物业费")
    await screen.sees("1301.52")


async def notice(screen: Screen) -> None:
    """Sent now to one building, scheduled for the morning, seen, and its effect read."""
    await screen.opens(ZHOU)
    await screen.says("给3号楼发供暖通知")
    await screen.sees("3号楼，共36户")
    await screen.taps("定时发")
    await screen.says("明天上午9点")
    await screen.taps("09:00发")
    await screen.sees("已定好")
    await screen.opens(OWNER)
    await screen.sees_no("供暖通知")
    await screen.pushes_clock_to("2026-11-21T09:00")
    await screen.sees("供暖通知")
    await screen.taps("已知晓")
    await screen.opens(ZHOU)
    await screen.sees("送达3/3户")
    await screen.says("通知效果")
    await screen.sees("确认1/36")


async def survey(screen: Screen) -> None:
    """It goes out by itself on its day, to whoever has nothing open with the office."""
    await screen.opens(HE)
    await screen.sees_no("满意度调查")
    await screen.pushes_clock_to("2026-12-05T10:00")
    await screen.sees("满意度调查")
    await screen.taps("5")
    await screen.sees("（2/6）")


async def test_story_one(screen: Screen, photos: tuple[Path, Path]) -> None:
    """Proves story S1 in the page: one sentence, two tickets, one question, one change, an album, two versions."""
    await screen.opens(OWNER)
    await screen.says("厨房水龙头一直滴水，还有客厅灯不亮了，周六上午在家")
    await screen.sees("只有客厅没电，还是全屋都没电")
    await screen.taps("只有客厅")
    await screen.sees("WX-261120-0002 客厅灯不亮了")
    await screen.sees("按您约的时间")
    await screen.says("改下午行吗")
    await screen.sees("同意了马上告诉您")
    await screen.sees_no("已改为")
    for name in (WANG, ZHAO):
        await screen.opens(name)
        await screen.taps("接单")
        await screen.taps("同意")
    await screen.opens(OWNER)
    await screen.sees("14:00–17:00，王强师傅已点确认")
    await screen.sees("14:00–17:00，赵磊师傅已点确认")
    await screen.pushes_clock_to("2026-11-20T20:00")
    await screen.sees("提醒：WX-261120-0001")
    await screen.pushes_clock_to("2026-11-21T14:20")
    await screen.opens(WANG)
    await screen.button("到场").wait_for()
    await screen.sends_photos(*photos)
    await screen.taps("完成")
    await screen.opens(OWNER)
    await screen.sees("修好了吗")
    await screen.taps("好了")
    await screen.sees("准时、质量、整洁")
