"""The network of letters: that it learns what order tells, learns it right, and reads as it has learnt."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sloped import loss, slope

from handlers.reading import attention_training
from handlers.reading.attention import LONGEST, START, TAIL, UNKNOWN, Alphabet, Attention, trace
from handlers.reading.network import Question, missed
from handlers.reading.small import Small


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small network that learns long and forgets nothing."""
    settings = {"SIZE": 16, "ROUNDS": 80, "WARM": 20, "BATCH": 50, "HIDE": 0.0, "APART": 0.0, "DROP": 0.0}
    for name, value in settings.items():
        monkeypatch.setattr(attention_training, name, value)


def told(seed: int = 3) -> tuple[list[tuple[str, ...]], NDArray[np.int64]]:
    """Messages of the same two letters among others; what they are about is which of the two comes first."""
    chance = np.random.default_rng(seed)
    messages, labels = [], []
    for _ in range(200):
        words = list(chance.choice(list("甲乙丙丁"), 6))
        one, two = sorted(chance.choice(6, 2, replace=False))
        first = int(chance.integers(2))
        words[one], words[two] = ("修", "好") if first else ("好", "修")
        messages.append(tuple(words))
        labels.append(first)
    return messages, np.array(labels)


def question(labels: NDArray[np.int64], values: int = 2) -> Question:
    return Question(values, labels, np.ones(len(labels), np.float32))


def right(network: Attention, messages: list[tuple[str, ...]], labels: NDArray[np.int64]) -> float:
    return float(
        np.mean([network.scores(words).argmax() == label for words, label in zip(messages, labels, strict=True)])
    )


@pytest.mark.usefixtures("few")
def test_order_is_learnt() -> None:
    """What only the order of two letters tells, however far they stand apart, is learnt and holds for new messages."""
    messages, labels = told()
    network = attention_training.fit(messages, {}, [question(labels)], seed=1)
    assert right(network, messages, labels) == 1.0
    assert right(network, *told(seed=4)) > 0.95


@pytest.mark.usefixtures("few")
def test_a_word_never_seen_is_known_by_its_concept() -> None:
    """A word of the lexicon that no training sentence has is read by what it stands for."""
    words = {
        "水管": ("wet",),
        "龙头": ("wet",),
        "电线": ("live",),
        "插座": ("live",),
        "阀门": ("wet",),
        "电闸": ("live",),
    }
    seen = [(word, "坏了") for word in ("水管", "龙头", "电线", "插座")] * 25
    labels = np.array([words[word] == ("wet",) for word, _ in seen]).astype(np.int64)
    network = attention_training.fit(seen, words, [question(labels)], seed=1)
    assert network.scores(("阀门", "坏了")).argmax() == 1
    assert network.scores(("电闸", "坏了")).argmax() == 0


@pytest.mark.usefixtures("few")
def test_the_same_seed_gives_the_same_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Training is repeatable to the last bit, also with letters hidden and units dropped."""
    for name, value in (("ROUNDS", 2), ("HIDE", 0.3), ("APART", 0.3), ("DROP", 0.2)):
        monkeypatch.setattr(attention_training, name, value)
    messages, labels = told()
    one, two, other = (attention_training.fit(messages, {}, [question(labels)], seed) for seed in (1, 1, 2))
    assert all(np.array_equal(one.weights[name], two.weights[name]) for name in one.weights)
    assert np.array_equal(one.letters.steps, two.letters.steps)
    assert not np.array_equal(one.weights["qkv"], other.weights["qkv"])


def test_gradients_are_those_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every gradient agrees with the change of the loss when its weight is moved a little."""
    monkeypatch.setattr(attention_training, "SIZE", 8)
    chance = np.random.default_rng(5)
    text = attention_training._Text([], [], csr_matrix((1, 1)))
    w = attention_training._beginning(Alphabet({}, {}), text, 5, chance)
    w = {name: array + chance.normal(0, 0.3, array.shape) for name, array in w.items()}
    seen = chance.normal(size=(3, 20, 8))
    asked = [question(np.array([0, 2, -1]), 3), question(np.array([1, 0, 1]))]
    drop = {name: chance.random(size) for name, size in (("out", (60, 8)), ("down", (60, 8)), ("answer", (3, 32)))}
    read = trace(w, seen, drop)
    found, outside = attention_training.gradients(w, read, missed(read.scores, asked, np.arange(3)), drop)
    for array, gradient in [*((w[name], gradient) for name, gradient in found.items()), (seen, outside)]:
        places = list(np.ndindex(array.shape))
        for number in chance.choice(len(places), min(12, len(places)), replace=False):
            measured = slope(array, places[number], lambda: loss(trace(w, seen, drop).scores, asked))
            assert measured == pytest.approx(gradient[places[number]], abs=5e-4)


def test_a_long_message_is_read_at_both_ends() -> None:
    """Of more letters than are read, the beginning and the end stay."""
    letters = {letter: row for row, letter in enumerate("始中终", START + 1)}
    own, inside = Alphabet(letters, {"终": 7}).rows(("始", *("中" * 300), "终"))
    assert len(own) == len(inside) == LONGEST
    assert (own[0], own[1], own[-1], inside[-1]) == (START, letters["始"], letters["终"], 7)
    assert own.count(letters["中"]) == LONGEST - 3
    assert own[LONGEST - TAIL] == letters["中"]


def test_an_unknown_letter_has_a_row() -> None:
    """A letter that was never seen, and no letters at all, are read all the same."""
    assert Alphabet({}, {}).rows(("𠮷",)) == ([START, UNKNOWN], [0, 0])
    assert Alphabet({}, {}).rows(()) == ([START], [0])


def test_small_arrays_are_close_to_the_great() -> None:
    """Rounding to steps moves no number by more than half a step of its column; a few great ones are cut down."""
    chance = np.random.default_rng(7)
    array = chance.normal(size=(400, 3)).astype(np.float32) * np.array([1, 10, 0.01], np.float32)
    small = Small.of(array, 127)
    away = np.abs(small.rows(range(400)) - array)
    assert (away.max(axis=0) <= small.scale * 2).all()
    assert np.median(away / small.scale) < 0.5
    values = np.array([2.0, -1.0], np.float32)
    assert np.allclose(small.summed([3, 5], values), values @ small.rows([3, 5]), rtol=1e-5)
