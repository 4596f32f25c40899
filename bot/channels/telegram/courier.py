"""The courier for Telegram, whichever library does the sending: it edits or sends anew, part by part."""

import asyncio
from dataclasses import replace
from typing import Protocol

from bot.channels.telegram.letters import Change, Letter, change, letters
from bot.channels.telegram.verdicts import refusal, verdict
from bot.ports import Delivered, Delivery, Receipt, Wait

BETWEEN_PARTS = 1.05
"""Seconds between the parts of one delivery, which all go to the same chat; Telegram bears two at once."""
SHORT_WAIT = 5.0


class Trouble(Exception):
    """A call that did not succeed, as a receipt."""

    def __init__(self, receipt: Receipt) -> None:
        super().__init__(receipt)
        self.receipt = receipt


class BadCall(Trouble):
    """A 400, in Telegram's words: sometimes another call helps."""

    def __init__(self, description: str) -> None:
        super().__init__(refusal(description))
        self.verdict = verdict(description)


class Post(Protocol):
    """What a library has to do. Both methods return the message's id and raise nothing but Trouble."""

    async def send(self, letter: Letter) -> int: ...

    async def change(self, change: Change) -> int: ...


class TelegramCourier:
    """Delivers with one of the libraries behind it."""

    def __init__(self, post: Post) -> None:
        self._post = post

    async def deliver(self, delivery: Delivery) -> Receipt:
        """Send or edit; the receipt's message is the one that carries the buttons."""
        try:
            return Delivered(str(await self._deliver(delivery)))
        except Trouble as trouble:
            return trouble.receipt

    async def _deliver(self, delivery: Delivery) -> int:
        wanted = change(delivery)
        message = None if wanted is None else await self._edit(wanted)
        return await self._send(delivery) if message is None else message

    async def _edit(self, wanted: Change) -> int | None:
        """The message after the edit; None where it is gone and has to be sent anew."""
        try:
            return await self._post.change(wanted)
        except BadCall as refused:
            if refused.verdict == "unchanged":
                return wanted.message
            if refused.verdict == "gone":
                return None
            if refused.verdict == ("worded" if wanted.captioned else "captioned"):
                return await self._post.change(replace(wanted, captioned=not wanted.captioned))
            raise

    async def _send(self, delivery: Delivery) -> int:
        first, *others = letters(delivery)
        message = await self._post.send(first)
        for number, letter in enumerate(others):
            await asyncio.sleep(BETWEEN_PARTS if number else 0)
            message = await self._send_part(letter)
        return message

    async def _send_part(self, letter: Letter) -> int:
        """A later part: giving up now would repeat the earlier ones, so a short wait is taken here."""
        try:
            return await self._post.send(letter)
        except Trouble as trouble:
            if not isinstance(trouble.receipt, Wait) or trouble.receipt.seconds > SHORT_WAIT:
                raise
            await asyncio.sleep(trouble.receipt.seconds)
        return await self._post.send(letter)
