"""Sentences joined in twos: what they teach."""

import random

import pytest

from handlers.reading.corpus_grammar import Example
from handlers.reading.corpus_pairs import Pairs

FIRE = Example("家里着火了", "repair", (), "emergency", {"category": "fire_safety"}, "a:1")
LAMP = Example("楼道灯不亮。", "repair", (), "normal", {"category": "lighting"}, "a:2")
BILL = Example("物业费怎么交", "fee", (), "normal", {"fee_topic": "how_to_pay"}, "a:3")
HELLO = Example("你好", "greeting", (), "normal", {}, "a:4")


@pytest.fixture
def pairs() -> Pairs:
    pools = {"repair": [FIRE, LAMP], "fee": [BILL], "greeting": [HELLO]}
    return Pairs(pools, lambda: "，", random.Random(1))


def test_a_calm_matter_never_hides_an_emergency(pairs: Pairs) -> None:
    """Whichever of the two is said first, the emergency is the intent and the urgency, the other stands second."""
    told = list(pairs.cries(20))
    assert {example.text for example in told} == {
        "家里着火了，物业费怎么交", "物业费怎么交，家里着火了", "家里着火了，楼道灯不亮。", "楼道灯不亮，家里着火了",
    }  # fmt: skip
    assert {(example.intent, example.urgency) for example in told} == {("repair", "emergency")}
    assert {example.also for example in told} == {("fee",), ("repair",)}
    assert all(example.slots["category"] == "fire_safety" for example in told)


def test_two_sentences_of_one_thing_are_not_joined(pairs: Pairs) -> None:
    """Two repairs of one category read as one matter, so they teach nothing about two."""
    told = list(pairs.of([("repair", "repair")], 40))
    assert told and all(example.text == "家里着火了，楼道灯不亮。" for example in told)


def test_only_matters_stand_beside_each_other(pairs: Pairs) -> None:
    """Every two matters that are not listed are joined too; a greeting is none."""
    told = list(pairs.others([("fee", "repair")], 10))
    assert {(example.intent, *example.also) for example in told} == {("repair", "fee")}
