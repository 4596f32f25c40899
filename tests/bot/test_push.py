"""The push worker: what is due leaves by itself, in order, and what Telegram says of it is kept."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import sqlalchemy as sa
from engine_room import QUICK, Running, build, running, said
from test_inbound import until

from bot.run import EVERYTHING, PUSH
from bot.sandbox.facade import Sandbox
from bot.sandbox.faults import Fault
from bot.sandbox.limits import Limits
from bot.sandbox.windows import Person
from bot.settings import Settings
from handlers.turn import Choice
from handlers.values import pack_choices, pack_values
from storage.outbox import Parcel
from storage.unit_of_work import unit_of_work


@pytest.fixture
async def pusher(telegram: Sandbox, settings: Settings) -> AsyncIterator[Running]:
    """A process that only pushes."""
    async with running(build(settings, telegram, timings=QUICK), frozenset({PUSH})) as process:
        yield process


@pytest.fixture
def wang(telegram: Sandbox) -> Person:
    """Somebody who has written to the bot."""
    person = telegram.person("王芳")
    person.start()
    return person


def push(process: Running, chat: int, text: str, **changes: object) -> None:
    """Queue a message, as the desk would, and call the push worker."""
    now = process.house.clock.now()
    values: dict[str, object] = {
        "community_id": 1,
        "channel": "telegram",
        "chat": str(chat),
        "lane": "status",
        "dedupe": f"{chat}:{text}",
        "key": "moment",
        "values": pack_values(said(text).values),
        "not_before": now,
    }
    with unit_of_work(process.house.engine) as record:
        record.outbox.put(Parcel(**{**values, **changes}), at=now)  # type: ignore[arg-type]  # the fields are named
        record.commit()
    process.house.bell.ring()


def outcome(process: Running) -> dict[str, int]:
    with process.house.engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT state, count(*) FROM outbox GROUP BY state"))
        return {row[0]: row[1] for row in rows}


async def test_what_is_due_leaves_and_what_is_not_waits(telegram: Sandbox, pusher: Running, wang: Person) -> None:
    """A parcel leaves at its time, not before; a moved clock brings the time."""
    push(pusher, wang.id, "稍后", not_before=telegram.clock.now() + timedelta(hours=2))
    push(pusher, wang.id, "现在")
    assert "现在" in (await wang.next_message()).text
    assert await wang.quiet(1.2)
    telegram.clock.advance(timedelta(hours=2))
    assert "稍后" in (await wang.next_message()).text


async def test_a_card_is_edited_even_while_its_first_showing_is_under_way(pusher: Running, wang: Person) -> None:
    """Three states of one card in quick succession end as one message with the last state."""
    for number in range(3):
        push(pusher, wang.id, f"状态{number}", card="ticket:1")
        await asyncio.sleep(0.05)
    await wang.see("状态2")
    await until(lambda: "due" not in outcome(pusher) and "leased" not in outcome(pusher))
    assert len(wang.from_bot) == 1


async def test_whoever_blocked_us_is_not_written_to_again(telegram: Sandbox, pusher: Running, wang: Person) -> None:
    """A 403 settles the parcel and marks the person, and other people get theirs."""
    li = telegram.person("李强")
    li.start()
    wang.block()
    push(pusher, wang.id, "停水")
    push(pusher, li.id, "停水")
    await li.next_message()
    await until(lambda: outcome(pusher) == {"unreachable": 1, "sent": 1})


async def test_a_flood_answer_stops_everybody_until_its_time(telegram: Sandbox, pusher: Running) -> None:
    """After a 429 nobody is sent anything for as long as Telegram asked, then everybody is sent theirs, once."""
    people = [telegram.person(f"住户{number}") for number in range(5)]
    for person in people:
        person.start()
    telegram.freeze(3600)
    for person in people:
        push(pusher, person.id, "停水", lane="notice")
    await until(lambda: any(call.code == 429 for call in telegram.room.calls))
    await asyncio.sleep(1.2)
    assert sum(call.code == 429 for call in telegram.room.calls) <= 2
    assert outcome(pusher) == {"due": 5}
    telegram.clock.advance(timedelta(seconds=3601))
    for person in people:
        await person.next_message()
    assert all(len(person.from_bot) == 1 for person in people)


async def test_a_chat_gets_one_push_a_second_under_telegrams_limits(
    telegram: Sandbox, pusher: Running, wang: Person
) -> None:
    """Three messages for one person arrive a second apart, and Telegram never has to refuse one."""
    telegram.limit(Limits.telegram())
    for number in range(3):
        push(pusher, wang.id, f"第{number}条")
    for number in range(3):
        assert f"第{number}条" in (await wang.next_message(8)).text
    assert {call.code for call in telegram.room.calls if call.method.lower() == "sendmessage"} == {200}


@pytest.mark.parametrize(("lane", "state", "shown"), [("notice", "in_doubt", 1), ("assignment", "due", 1)])
async def test_a_doubt_is_kept_as_a_doubt(
    telegram: Sandbox, pusher: Running, wang: Person, lane: str, state: str, shown: int
) -> None:
    """After a lost answer a notice is left in doubt and not repeated; an assignment will be sent again."""
    telegram.fault(Fault("drop", frozenset({"sendMessage"}), after_effect=True))
    push(pusher, wang.id, "水管爆了", lane=lane)
    await until(lambda: wang.from_bot and outcome(pusher) == {state: 1})
    assert len(wang.from_bot) == shown


async def test_a_mistake_of_ours_costs_one_parcel_only(telegram: Sandbox, pusher: Running, wang: Person) -> None:
    """A parcel that can't be rendered (no such text, a button that carries too much) fails; the next one leaves."""
    push(pusher, wang.id, "a", key="no-such-text")
    button = Choice(said("长"), "test.press", ("很" * 30,))
    push(pusher, wang.id, "b", choices=pack_choices(((button,),)))
    push(pusher, wang.id, "好的")
    assert "好的" in (await wang.next_message(8)).text
    await until(lambda: outcome(pusher) == {"failed": 2, "sent": 1})


async def test_two_push_workers_share_no_work(telegram: Sandbox, settings: Settings) -> None:
    """Of two processes one pushes; when it stops, the other takes over at once, and nobody is written to twice."""
    people = [telegram.person(f"住户{number}") for number in range(40)]
    for person in people:
        person.start()
    async with (
        running(build(settings, telegram, timings=QUICK), frozenset({PUSH})) as first,
        running(build(settings, telegram, timings=QUICK), frozenset({PUSH})),
    ):
        for person in people:
            push(first, person.id, "停水", lane="notice")
        await people[0].next_message()
        first.stopping.set()
        await first.task
        for person in people[1:]:
            await person.next_message(10)
    assert all(len(person.from_bot) == 1 for person in people)


async def test_a_reply_goes_before_a_long_broadcast(telegram: Sandbox, settings: Settings) -> None:
    """While a notice to hundreds is under way, a person who writes is answered at once."""
    crowd = [telegram.person(f"住户{number}") for number in range(200)]
    for person in crowd:
        person.chat.standing = "open"
    wang = telegram.person("王芳")
    async with running(build(settings, telegram, timings=QUICK), EVERYTHING) as process:
        for person in crowd:
            push(process, person.id, "停水", lane="notice")
        await crowd[0].next_message()
        wang.say("漏水了")
        assert "漏水了" in (await wang.next_message(2)).text
        waiting = sum(not person.from_bot for person in crowd)
    assert waiting > 50
