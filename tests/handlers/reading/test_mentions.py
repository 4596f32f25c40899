"""Which of the times, people and places that a message names fill its slots."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.reading import visits
from handlers.reading.mentions import ABOVE, MOST, WEIGHED, Named, Weigher, best, every, seen
from handlers.reading.places import place
from handlers.reading.reader import Reader
from handlers.reading.stories import SECOND

LOCALE = Path(__file__).parents[3] / "locales" / "zh_CN"
READER = Reader.load(LOCALE)
HERE = Named(0, 2, "living_room", ("well",))
THERE = Named(5, 7, "bedroom", ("troubled",))
TEXT = "客厅热,,卧室不热"


def test_the_most_probable_mention_fills_the_slot() -> None:
    """Of two places the one with more weight is taken, and none where both weigh too little."""
    sure = Weigher({"troubled": 3.0, "well": 1.0})
    assert best(sure, "place", TEXT, [HERE, THERE], "heating") == "bedroom"
    assert best(Weigher({"any": -5.0}), "place", TEXT, [HERE, THERE], "heating") is None


def test_everybody_probable_is_affected() -> None:
    """People add up: each one above the threshold counts."""
    child, old = Named(0, 1, "child", ("near",)), Named(2, 3, "elderly", ("near",))
    assert every(Weigher({"near": 2.0}), "vulnerable", "娃和奶奶冷", [child, old], "heating") == {"child", "elderly"}
    assert every(Weigher({"near": -2.0}), "vulnerable", "娃和奶奶冷", [child, old], "heating") == set()


def test_other_mentions_numbers_and_homes_are_one_letter_each() -> None:
    """What stands beside a mention is seen without the other one's words, so that what is learnt holds for any."""
    first, second = seen("□□□□,周六15点来,周日不来", [Named(5, 7, "周六", ()), Named(12, 14, "周日", ())], "repair")
    assert {">0", ">0点", "<□,", "A\ue010不来"} <= first
    assert not any("日" in sign for sign in first) and not any("六" in sign for sign in second)


@given(st.text("周六上午来□,。家里3有人", max_size=40), st.integers(0, 40), st.integers(1, 5))
def test_any_mention_has_odds(text: str, start: int, length: int) -> None:
    """Wherever something is named, and whatever stands around it, its odds lie between nought and one."""
    named = [Named(start, start + length, "x", ("sign",))] * 2
    assert all(0 < share < 1 for share in Weigher({"sign": 1.0}).odds(text, named, "repair"))


def test_of_very_many_mentions_the_first_are_weighed() -> None:
    """A message of nothing but times is read in bounded time."""
    scene = READER.scene("明天下午3点," * 60)
    assert len(visits.named(scene.found.homeless, scene.found.told, "repair")) <= MOST


def test_before_the_first_training_the_rules_decide() -> None:
    """Without weights a place that is well is passed over, and a time that was promised is no wish."""
    untrained = Reader.load(LOCALE, trained=False)
    found = untrained.scene("客厅热，卧室不热，说好周三来的也没来").found
    heating = untrained.scene("客厅热，卧室不热")
    assert place(heating.text, heating.hits, "heating") == "bedroom"
    assert visits.appointment(found.homeless, found.told, "heating") is None


def test_the_trained_reader_weighs_each_of_the_slots() -> None:
    """The artefact holds what weighs every slot that is filled by a mention."""
    assert READER.model is not None
    assert set(READER.model.weighers) - {SECOND} == set(WEIGHED) == set(ABOVE)


@pytest.mark.parametrize(
    ("text", "wish", "where", "who"),
    [
        ("主卧的灯不亮，明天上午家里有人", "明天上午", "bedroom", ()),
        ("客厅热，卧室不热，老人冻感冒了", None, "bedroom", ("elderly",)),
        ("说好周三来修厨房水管的，到现在没人来", None, "kitchen", ()),
        ("楼上小孩天天蹦，吵得我睡不着", None, None, ()),
    ],
)
def test_what_is_named_in_passing_fills_nothing(
    text: str, wish: str | None, where: str | None, who: tuple[str, ...]
) -> None:
    """A promise is no wish, a warm room no place of the matter, and a noisy child nobody affected."""
    slots = READER.read(text).slots
    assert (slots.appointment, slots.place, slots.vulnerable) == (wish, where, who)
