"""The demo page as somebody uses it: pick a person, write, tap, send a photo, push the clock; at any width."""

import re
from pathlib import Path

from playwright.async_api import Locator, Page, expect

PATIENCE = 15_000  # milliseconds


class Screen:
    """One open page. Everything goes through what is visible; nothing is called behind its back."""

    def __init__(self, page: Page, shots: Path | None = None) -> None:
        """``shots``: a folder for pictures, taken with ``shot()``; none are taken without one."""
        self.page = page
        self._shots = shots
        self._taken = 0

    @property
    def log(self) -> Locator:
        return self.page.get_by_test_id("chat-log")

    async def opens(self, name: str) -> None:
        """Take somebody's phone in hand."""
        back = self.page.get_by_test_id("back")
        if await back.is_visible():
            await back.click()
        await self.page.locator(f"[data-testid^=chat-][data-name='{name}']").click()
        await expect(self.log).to_be_visible()

    async def says(self, text: str) -> None:
        await self.page.get_by_test_id("composer-input").fill(text)
        await self.page.get_by_test_id("send").click()

    async def sees(self, text: str) -> None:
        """It stands in the open chat, or comes to stand there."""
        await expect(self.log).to_contain_text(text, timeout=PATIENCE)

    async def sees_no(self, text: str) -> None:
        await expect(self.log).not_to_contain_text(text, timeout=PATIENCE)

    def button(self, label: str) -> Locator:
        """The newest button with this label, or with one that has it as a part."""
        return self.page.get_by_test_id("inline-button").filter(has_text=re.compile(re.escape(label))).last

    async def taps(self, label: str) -> None:
        await self.button(label).click(timeout=PATIENCE)

    async def sends_photos(self, *files: Path) -> None:
        await self.page.get_by_test_id("file-input").set_input_files(list(files))
        await self.page.get_by_test_id("send").click()

    async def pushes_clock_to(self, local: str) -> None:
        """Set the sandbox's clock to a local time, ``2026-11-20T20:00``."""
        await self._panel()
        if not await self.page.locator("details:has([data-testid=clock-more])").evaluate("details => details.open"):
            await self.page.get_by_test_id("clock-more").click()
        field = self.page.get_by_test_id("clock-custom")
        await expect(field).not_to_have_value("")  # opening the fold suggests a time, and must have done so
        await field.fill(local)
        await self.page.get_by_test_id("clock-go").click()
        await expect(self.page.get_by_test_id("clock-now")).to_have_text(local[11:16], timeout=PATIENCE)
        close = self.page.get_by_test_id("close-panel")
        if await close.is_visible():
            await close.click()
            await expect(self.page.get_by_test_id("panel")).to_be_hidden()

    async def _panel(self) -> None:
        """The panel with the clock, which a phone hides."""
        opener = self.page.get_by_test_id("open-panel")
        if await opener.is_visible():
            await opener.click()
            await expect(self.page.get_by_test_id("panel")).to_be_visible()

    async def fits(self) -> None:
        """Nothing sticks out sideways."""
        assert await self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    async def shot(self, name: str) -> None:
        if self._shots is not None:
            self._taken += 1
            await self.page.screenshot(path=self._shots / f"{self._taken:02d}-{name}.png")
