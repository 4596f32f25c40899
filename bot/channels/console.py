"""The console: talk to the house from a terminal, as one person, without any messenger; for local trials.

A line is said. ``/2`` presses the second button shown last, ``/card 13812345678`` shares that number as the own
contact card, ``/start CODE`` opens a deep link.
"""

import html
import itertools
import re
from collections.abc import Callable, Iterable
from datetime import timedelta

from bot.ports import Button, Clock, Delivered, Delivery
from bot.reception import Arrival, Outcome, Reception
from bot.rendering import Renderer, read_press
from bot.settling import settle
from bot.wiring import House
from handlers.turn import Contact, Press, Turn
from storage.outbox import Claimed
from storage.people import Address
from storage.unit_of_work import Record

CHANNEL = "console"
LEASE = timedelta(seconds=20)
Show = Callable[[str], None]


class Screen:
    """What the person sees: a courier that prints, and remembers the buttons that can be pressed."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._numbers = itertools.count(1)
        self._buttons: list[tuple[Button, str]] = []

    async def deliver(self, delivery: Delivery) -> Delivered:
        message = delivery.edits or str(next(self._numbers))
        self._show(html.unescape(re.sub(r"<[^>]+>", "", delivery.text)))
        buttons = [button for row in delivery.buttons for button in row]
        if buttons:
            self._buttons = [(button, message) for button in buttons]
            self._show("  ".join(f"/{number} {button.label}" for number, button in enumerate(buttons, 1)))
        return Delivered(message)

    def pressed(self, number: int) -> Press | None:
        """The press of a button shown last; None where there is none of this number that can be pressed."""
        if not 1 <= number <= len(self._buttons):
            return None
        button, message = self._buttons[number - 1]
        return None if button.data is None else Press(*read_press(button.data), message)


class Console:
    """One person at a terminal."""

    def __init__(self, house: House, user: str, show: Show) -> None:
        self._house = house
        self._clock: Clock = house.clock
        self._renderer: Renderer = house.renderer
        self._address = Address(CHANNEL, user, user)
        self._screen = Screen(show)
        self._show = show
        self._started = int(house.clock.now().timestamp() * 1000)
        self._numbers = itertools.count(1)
        self._reception = Reception(
            house.engine, house.office, house.clock, holder=house.holder, lease=LEASE, answer=house.answer
        )

    async def talk(self, lines: Iterable[str]) -> None:
        """Handle line after line, and after each show whatever is due for this console."""
        for line in lines:
            await self.say(line.strip())

    async def say(self, line: str) -> None:
        """One line: its turn, its toast, and everything that is due."""
        turn = self._turn(line)
        arrival = Arrival(turn.key, {}, turn)
        outcome = await self._house.database.call(lambda: self._reception.take(arrival, at_once=False))
        self._acknowledge(outcome)
        for parcel in await self._house.database.write(self._claim):
            await self._deliver(parcel)

    def _turn(self, line: str) -> Turn:
        number = next(self._numbers)
        command, _, rest = line.partition(" ")
        press = self._screen.pressed(int(command[1:])) if re.fullmatch(r"/\d+", command) else None
        return Turn(
            key=f"{CHANNEL}:{self._started}:{number}",
            address=self._address,
            at=self._clock.now(),
            name=self._address.user,
            text="" if press or command in {"/card", "/start"} else line,
            message=None if press else str(number),
            press=press,
            contact=Contact(rest, own=True) if command == "/card" else None,
            start=rest if command == "/start" else None,
        )

    def _acknowledge(self, outcome: Outcome) -> None:
        if outcome.toast is not None:
            text = self._renderer.text(outcome.toast.message, outcome.community_id, outcome.locale)
            self._show(f"({text})")

    def _claim(self, record: Record) -> list[Claimed]:
        at, holder = self._clock.now(), self._house.holder
        return record.outbox.claim(holder=holder, at=at, lease=LEASE, limit=50, channel=CHANNEL)

    async def _deliver(self, parcel: Claimed) -> None:
        receipt = await self._screen.deliver(self._renderer.delivery(parcel))
        await self._house.database.write(lambda record: settle(record, parcel, receipt, self._clock.now()))
