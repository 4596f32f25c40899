"""The sentences of the acceptance stories are read as the stories say."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from handlers.reading import answers
from handlers.reading.reader import Reader
from handlers.reading.values import Address

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 13, 10, tzinfo=ZONE)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(Path(__file__).parents[3] / "locales" / "zh_CN")


def test_two_repairs_in_one_message_are_two_matters(reader: Reader) -> None:
    """S1: a dripping tap and a dark lamp are two repairs that share the wished-for time."""
    reading = reader.read("厨房水龙头一直滴水，还有客厅灯不亮了，周六上午在家")
    assert reading.intent == "repair"
    assert reading.also == ("repair",)
    assert [matter.slots.category for matter in reading.matters] == ["plumbing", "lighting"]
    assert [matter.slots.place for matter in reading.matters] == ["kitchen", "living_room"]
    assert {matter.slots.appointment for matter in reading.matters} == {"周六上午"}


def test_burst_heating_pipe_is_a_certain_alarm(reader: Reader) -> None:
    """S4: a burst heating pipe alarms the duty without a question."""
    reading = reader.read("卫生间暖气管爆了，水到处都是")
    assert (reading.intent, reading.alarm, reading.urgency) == ("heating", "certain", "emergency")
    assert reading.slots.place == "bathroom"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("暖气冰凉", "heating"),
        ("屋里才16度，我交了钱的！", "heating"),
        ("我家还欠多少，怎么比去年多", "fee"),
        ("保洁三天没来，投诉两次没人管，再不管我打12345", "complaint"),
        ("厨房灯坏了", "repair"),
        ("整栋没水了", "repair"),
        ("阳台接头滴水", "repair"),
    ],
)
def test_story_sentences_have_their_intent(reader: Reader, text: str, intent: str) -> None:
    """Each opening sentence of a story leads to the conversation of that story."""
    assert reader.read(text).intent == intent


def test_answers_to_the_open_question() -> None:
    """A time, a corrected home and a score are understood without the classifier."""
    moved = answers.when("改下午行吗", NOW, ZONE, datetime(2026, 11, 21, 9, tzinfo=ZONE))
    assert moved is not None
    assert (moved.start.day, moved.start.hour, moved.end.hour) == (21, 14, 17)
    assert answers.address("不对，是4号楼") == Address(building="4", corrected=True)
    assert answers.score("五星", 1, 5) == 5
    assert answers.yes_no("不用了谢谢") is False


@pytest.mark.parametrize("text", ["什么时候都行", "你们什么时候来都行", "哪天都行", "周六上午", "3号楼2单元501"])
def test_an_answer_and_nothing_else_is_no_matter(reader: Reader, text: str) -> None:
    """A bare home or time, also one that leaves the time to the other, waits for the open question without a doubt."""
    reading = reader.read(text)
    assert (reading.intent, reading.certain) == ("other", True)
    assert reading.slots.appointment or reading.slots.room
