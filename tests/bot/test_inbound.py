"""What arrives, by polling and by webhook: at least once, in order for each chat, and one bad update stops no other."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa
from engine_room import QUICK, Running, build, echo, effects, running

from bot import ledger
from bot.run import EVERYTHING
from bot.sandbox.facade import Sandbox
from bot.settings import Settings
from bot.wiring import House
from handlers.conversation import Answer
from handlers.talk.session import Office
from handlers.turn import Turn
from storage.unit_of_work import Record, unit_of_work

SECRET = "only-Telegram-knows"


@pytest.fixture(params=["polling", "webhook"])
def entrance(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """The same settings for both ways in."""
    if request.param == "polling":
        return settings
    port = free_port()
    url = f"http://127.0.0.1:{port}/from-telegram"
    return replace(settings, listen=("127.0.0.1", port), webhook_url=url, webhook_secret=SECRET)


@pytest.fixture
async def open_house(telegram: Sandbox, entrance: Settings) -> AsyncIterator[Running]:
    """The echo office at work, by either way in."""
    async with running(build(entrance, telegram, timings=QUICK), EVERYTHING) as process:
        yield process


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def inject(telegram: Sandbox, payload: dict[str, object], kind: str = "message", lane: str = "bad") -> None:
    """Put an update of our own making into Telegram's queue."""
    telegram.room.updates.add(kind, payload, telegram.clock.now(), lane)
    telegram.room.emit("update")


async def until(look: Callable[[], object], seconds: float = 8.0) -> None:
    """Wait for something that shows only in the database."""
    async with asyncio.timeout(seconds):
        while not look():  # noqa: ASYNC110 - a database sets no event
            await asyncio.sleep(0.05)


def inbox_states(house: House) -> dict[str, int]:
    with unit_of_work(house.engine, readonly=True) as record:
        return record.inbox.counts()


async def test_words_are_answered_and_acknowledged(telegram: Sandbox, open_house: Running) -> None:
    """What a person writes is answered in their chat, has one effect, and Telegram may forget it."""
    wang = telegram.person("王芳")
    wang.say("漏水了")
    assert (await wang.next_message()).text.strip() == "收到：漏水了"
    assert await telegram.settle()
    assert len(effects(open_house.house)) == 1


async def test_a_chat_is_answered_in_order(telegram: Sandbox, open_house: Running) -> None:
    """Five messages of one person, sent at once, are handled and answered in the order they were written."""
    wang = telegram.person("王芳")
    for number in range(5):
        wang.say(f"第{number}句")
    answers = [(await wang.next_message(10)).text.strip() for _ in range(5)]
    assert answers == [f"收到：第{number}句" for number in range(5)]
    assert len(effects(open_house.house)) == len(set(effects(open_house.house))) == 5


async def test_an_unreadable_update_does_not_delay_the_next(telegram: Sandbox, open_house: Running) -> None:
    """An update no library can parse is parked raw with its error, and the message behind it is answered at once."""
    inject(telegram, {"message": {"message_id": "what", "date": [], "chat": "nobody"}})
    inject(telegram, {"message": 17}, lane="other")
    wang = telegram.person("王芳")
    wang.say("在吗")
    assert (await wang.next_message(3)).text.strip() == "收到：在吗"
    await until(lambda: inbox_states(open_house.house).get("parked") == 2)
    assert await telegram.settle()


async def test_a_turn_that_fails_is_parked_and_apologised_for_once(telegram: Sandbox, open_house: Running) -> None:
    """A broken turn changes nothing, its sender is told, the error is kept without the phone number, others go on."""
    wang, li = telegram.person("王芳"), telegram.person("李强")
    wang.say("坏")
    li.say("好")
    assert "收到：好" in (await li.next_message()).text
    assert "已经记下" in (await wang.next_message()).text
    assert await wang.quiet()
    with unit_of_work(open_house.house.engine, readonly=True) as record:
        error = record.connection.execute(sa.text("SELECT error FROM inbox WHERE state = 'parked'")).scalar_one()
    assert "broken on purpose" in error
    assert "13812345678" not in error


async def test_the_same_update_twice_has_one_effect(telegram: Sandbox, open_house: Running) -> None:
    """Telegram may deliver an update again: nothing happens twice and nothing is said twice."""
    wang = telegram.person("王芳")
    wang.say("漏水了")
    await wang.next_message()
    await telegram.settle()
    telegram.redeliver()
    wang.say("还在漏")
    assert "还在漏" in (await wang.next_message()).text
    assert len(effects(open_house.house)) == 2


async def test_who_answers_a_message_at_once_finds_it_known(
    telegram: Sandbox, entrance: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer to a message whose receipt still waits to be written down meets it in the database."""
    monkeypatch.setattr(ledger, "GATHER", 60.0)
    known: list[int] = []

    def looking(turn: Turn, record: Record, office: Office, *, now: object) -> Answer:
        if turn.answers is not None:
            count = sa.text("SELECT count(*) FROM outbox WHERE receipt = :message")
            known.append(record.connection.execute(count, {"message": turn.answers}).scalar_one())
        return echo(turn, record, office, now=now)

    async with running(build(entrance, telegram, timings=QUICK, answer=looking), EVERYTHING):
        wang = telegram.person("王芳")
        wang.say("漏水了")
        first = await wang.next_message()
        await asyncio.sleep(0.2)  # our own process must have heard that it arrived, too
        wang.say("这条", reply_to=first)
        await wang.next_message()
    assert known == [1]


async def test_a_press_is_acknowledged_and_edits_its_message(telegram: Sandbox, open_house: Running) -> None:
    """A button is acknowledged with its toast, and the message it hangs on is changed, not sent again."""
    wang = telegram.person("王芳")
    wang.say("按钮")
    card = await wang.next_message()
    query = await wang.answer(wang.press(card, "按我"))
    assert query.text.strip() == "好"
    await wang.see("按了 test.press")
    assert len(wang.from_bot) == 1


async def test_a_repeated_press_is_told_the_same(telegram: Sandbox, open_house: Running) -> None:
    """A press that is delivered again, its acknowledgement lost, is acknowledged again with the same words."""
    wang = telegram.person("王芳")
    wang.say("按钮")
    card = await wang.next_message()
    query = await wang.answer(wang.press(card, "按我"))
    await telegram.settle()
    query.answered, query.text = False, ""
    telegram.redeliver()
    assert (await wang.answer(query)).text.strip() == "好"
    assert len(effects(open_house.house)) == 2


async def test_what_we_cannot_read_arrives_by_name(telegram: Sandbox, open_house: Running) -> None:
    """A voice message is a turn too, so that the conversation can say kindly that it can't listen."""
    wang = telegram.person("王芳")
    wang.start("bind_abc")
    assert "开始 bind_abc" in (await wang.next_message()).text
    wang.send_voice()
    assert "voice" in (await wang.next_message()).text


async def test_blocking_and_coming_back_is_noticed(telegram: Sandbox, open_house: Running) -> None:
    """Somebody who blocks the bot is not reachable, and is again when they take it back."""
    wang = telegram.person("王芳")
    wang.say("你好")
    await wang.next_message()

    def reachable() -> bool:
        with unit_of_work(open_house.house.engine, readonly=True) as record:
            return bool(record.connection.execute(sa.text("SELECT reachable FROM bindings")).scalar_one())

    wang.block()
    await until(lambda: not reachable())
    wang.unblock()
    await until(reachable)


async def test_a_graceful_stop_finishes_the_turn_in_hand(telegram: Sandbox, entrance: Settings) -> None:
    """Told to stop while turns are running, a process finishes them, answers, settles, and lets its leases go."""
    house = build(entrance, telegram, timings=QUICK)
    people = [telegram.person(f"业主{number}") for number in range(20)]
    async with running(house) as process:
        for person in people:
            person.say("漏水了")
        await people[0].next_message()
        process.stopping.set()
    await asyncio.gather(*(_answered_or_waiting(telegram, person) for person in people))
    with unit_of_work(build(entrance, telegram).engine, readonly=True) as record:
        states = dict(
            tuple(row)
            for row in record.connection.execute(sa.text("SELECT state, count(*) FROM outbox GROUP BY state"))
        )
        leases = record.connection.execute(sa.text("SELECT count(*) FROM leases")).scalar_one()
    assert set(states) <= {"sent"}
    assert leases == 0
    assert len(effects(house)) == states["sent"]


async def _answered_or_waiting(telegram: Sandbox, person: object) -> None:
    """Either it was answered, or Telegram still has it; nothing in between."""
    waiting = {update.chat_id for update in telegram.room.updates.pending.values()}
    answered = bool(person.from_bot)  # type: ignore[attr-defined]
    assert answered or person.id in waiting  # type: ignore[attr-defined]


async def test_an_answer_that_cannot_be_shown_is_owned_up_to(telegram: Sandbox, entrance: Settings) -> None:
    """Where a text of ours is missing, the person who waits is told so, and the log and the outbox have the reason."""

    def speechless(turn: Turn, record: Record, office: Office, *, now: object) -> Answer:
        answer = echo(turn, record, office, now=now)
        record.connection.execute(sa.text("UPDATE outbox SET key = 'no-such-text'"))
        return answer

    wang = telegram.person("王芳")
    house = build(entrance, telegram, timings=QUICK, answer=speechless)
    async with running(house, EVERYTHING):
        wang.say("漏水了")
        assert "没能正常显示" in (await wang.next_message()).text
    with build(entrance, telegram).engine.connect() as connection:
        state, error = connection.execute(sa.text("SELECT state, error FROM outbox")).one()
    assert state == "failed"
    assert "no-such-text" in error
