"""A real Chromium for tests that look at the page; where there is none, they say how to get one."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright

CHROMIUM = Path(os.environ.get("NUANLIN_CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
HOW = "no Chromium: install it (Debian: apt-get install chromium) or name it in NUANLIN_CHROMIUM"

DESK = (1280, 860)
PHONE = (390, 844)
"""A laptop's window and a phone's screen, in CSS pixels."""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Headless Chromium; without one the test is skipped, or fails where REQUIRE_BROWSER=1."""
    if not CHROMIUM.exists():  # noqa: ASYNC240 - once, before anything runs
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(HOW)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


async def opened(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    """The page at ``address`` in a window of ``size``; an error in a script fails the test."""
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]}, has_touch=size == PHONE, locale="zh-CN"
    )
    page = await context.new_page()
    page.set_default_timeout(10_000)

    def fail(error: object) -> None:
        raise AssertionError(error)

    page.on("pageerror", fail)
    await page.goto(address)
    return page
