"""Pacing: never more than the rate in any second, replies first, each chat at its own pace, and one halt for all."""

import asyncio
import time
from datetime import timedelta
from itertools import pairwise

from bot.clocks import SystemClock
from bot.pacing import Pacer
from bot.sandbox.clock import SandboxClock


async def test_no_second_holds_more_than_the_rate() -> None:
    """However long each send takes, so many and no more arrive in any second, those still under way included."""
    pacer = Pacer(20, SystemClock(), rest=0)
    arrived: list[float] = []

    async def send(number: int) -> None:
        async with pacer.place(str(number), push=True):
            arrived.append(time.monotonic())
            await asyncio.sleep(0.2 if number % 3 else 0.01)

    await asyncio.gather(*(send(number) for number in range(50)))
    assert all(arrived[number + 20] - arrived[number] > 1.0 for number in range(30))
    assert arrived[-1] - arrived[0] < 5


async def test_pushes_start_evenly() -> None:
    """The rate is spread over the second, because Telegram dislikes bursts."""
    pacer = Pacer(20, SystemClock(), rest=0)
    started: list[float] = []

    async def send(number: int) -> None:
        async with pacer.place(str(number), push=True):
            started.append(time.monotonic())

    await asyncio.gather(*(send(number) for number in range(5)))
    assert all(later - earlier > 0.045 for earlier, later in pairwise(started))


async def test_a_new_process_rests_first() -> None:
    """What the process before us sent in its last second still counts."""
    pacer = Pacer(100, SystemClock(), rest=0.3)
    before = time.monotonic()
    async with pacer.place("1", push=True):
        assert time.monotonic() - before >= 0.3


async def test_a_reply_does_not_wait_for_pushes_but_is_counted() -> None:
    """An answer goes at once even while a broadcast uses up the rate, and the broadcast makes room for it."""
    pacer = Pacer(1, SystemClock(), rest=0)
    async with pacer.place("1", push=True):
        pass
    before = time.monotonic()
    async with pacer.place("2", push=False):
        answered = time.monotonic() - before
    async with pacer.place("3", push=True):
        pushed = time.monotonic() - before
    assert pushed >= 1.0
    assert answered < pushed / 2


async def test_each_chat_has_its_own_pace() -> None:
    """One push a second to a person, a short burst of replies, twenty messages a minute to a group."""
    pacer = Pacer(1000, SystemClock(), rest=0)
    assert pacer.chat_wait("7", push=True, group=False) == 0
    for _ in range(3):
        assert pacer.chat_wait("7", push=False, group=False) == 0
        async with pacer.place("7", push=False):
            pass
    assert 0.9 < pacer.chat_wait("7", push=True, group=False) <= 1
    assert 2.9 < pacer.chat_wait("7", push=False, group=False) <= 3
    for _ in range(20):
        assert pacer.chat_wait("-4", push=True, group=True) == 0
        async with pacer.place("-4", push=False):
            pass
    assert 59 < pacer.chat_wait("-4", push=False, group=True) <= 60


async def test_a_halt_holds_until_its_time() -> None:
    """A flood answer of hours holds everybody for hours, and a shorter one does not shorten it."""
    clock = SandboxClock()
    pacer = Pacer(25, clock, rest=0)
    pacer.halt(clock.now() + timedelta(hours=2))
    pacer.halt(clock.now() + timedelta(minutes=1))
    clock.advance(timedelta(hours=1))
    assert 3590 < pacer.halted() <= 3600
    clock.advance(timedelta(hours=1))
    assert pacer.halted() == 0
