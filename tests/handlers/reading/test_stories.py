"""Whether two clauses are two matters or one story: what is looked at, and what becomes of it."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from handlers.reading.judging import Part, Verdict
from handlers.reading.parts import by_first_named, clear, turn
from handlers.reading.reader import Reader
from handlers.reading.scene import Scene
from handlers.reading.stories import SECOND, signs
from handlers.reading.urgency import Alarm, alarm

READER = Reader.load(Path(__file__).parents[3] / "locales" / "zh_CN")


def part(start: int, end: int, intent: str, share: float = 0.95) -> Part:
    return Part(start, end, intent, Verdict(((intent, share),), "none", {}))


def test_only_a_turn_to_another_intent_is_weighed() -> None:
    """Two repairs of different things are two matters at once; the first clause of another intent is asked about."""
    lamp, lock, bill = part(0, 4, "repair"), part(5, 9, "repair"), part(10, 14, "fee")
    assert turn([lamp, lock]) is None
    assert turn([lamp, lock, bill]) == (lock, bill)


def test_what_is_named_first_may_be_new_to_the_message_as_a_whole() -> None:
    """A verdict that holds only some intents, as that on a bare yes, takes the first matter up all the same."""
    whole = Verdict((("affirm", 0.98), ("inquiry", 0.02)), "none", {})
    first = by_first_named([part(0, 4, "repair"), part(5, 7, "affirm", 0.98)], whole)
    assert first.intent == "repair"
    assert abs(sum(share for _, share in first.ranked) - 1) < 1e-9


def test_signs_tell_order_topics_and_what_stands_between() -> None:
    """The pair in its order, the mark between the clauses and what things they share are seen."""
    seen = READER.scene("物业费怎么交 楼道灯不亮")
    told = signs(seen, part(0, 6, "fee"), part(7, 12, "repair"))
    assert {"pair fee>repair", "only fee>repair", "mark  ", "shared 0", "named True"} <= told
    assert "pair repair>fee" in signs(seen, part(7, 12, "repair"), part(0, 6, "fee"))


@given(st.lists(st.sampled_from("物业费怎么交,灯不亮 。暖气没热"), max_size=40), st.integers(0, 20), st.integers(0, 20))
def test_any_two_stretches_have_signs(letters: list[str], first: int, second: int) -> None:
    """Wherever the clauses lie, also empty ones at the edge of a message, their signs are told."""
    seen = READER.scene("".join(letters))
    assert "any" in signs(seen, part(0, first, "fee"), part(first, first + second, "repair"))


def test_no_clause_is_looked_at_where_none_can_be_second() -> None:
    """One clause, or a first one that tells nothing by itself before the last, needs no judge: most messages are so."""
    asked: list[str] = []

    def judge(clause: Scene, _: Alarm) -> Verdict:
        asked.append(clause.text)
        return Verdict((("other", 0.5),), "none", {})

    whole = Verdict((("repair", 0.7), ("fee", 0.25)), "none", {}, {"fee": 0.4})
    for text, looked in (("楼道灯不亮", 0), ("麻烦问一下, 楼道灯不亮", 1)):
        asked.clear()
        seen = READER.scene(text)
        assert clear(seen, whole, alarm(seen), judge) == []
        assert len(asked) == looked


def test_the_reader_has_learnt_what_a_second_matter_is() -> None:
    """The artefact weighs the question."""
    assert READER.model is not None
    assert len(READER.model.weighers[SECOND].weights) > 100
