"""The network that the reader is trained with: what it learns, and that it learns it right."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sloped import loss, slope

from handlers.reading import network
from handlers.reading.network import Network, Question

ONES = np.ones(400, np.float32)


def question(labels: NDArray[np.int64], values: int = 2) -> Question:
    return Question(values, labels, np.ones(len(labels), np.float32))


def told(seed: int = 3) -> tuple[csr_matrix, NDArray[np.int64]]:
    """Messages of two words out of two pairs; what they are about depends on both words, on neither alone."""
    chance = np.random.default_rng(seed)
    first, second = chance.integers(0, 2, 400), chance.integers(0, 2, 400)
    cells = np.zeros((400, 4), np.float32)
    cells[np.arange(400), first] = 3
    cells[np.arange(400), 2 + second] = 3
    return csr_matrix(cells), first ^ second


def test_hidden_units_learn_what_two_words_mean_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """A matter that no single word tells is learnt, which a linear model cannot."""
    for name, value in (("HIDE", 0.0), ("REST", 0.0), ("ROUNDS", 300), ("BATCH", 100)):
        monkeypatch.setattr(network, name, value)
    matrix, labels = told()
    net = network.fit(matrix, [question(labels)], seed=1)
    assert (net.scores(matrix).argmax(axis=1) == labels).mean() == 1.0


def test_the_same_seed_gives_the_same_network() -> None:
    """Training is repeatable to the last bit, and another seed gives another network."""
    matrix, labels = told()
    one, two, other = (network.fit(matrix, [question(labels)], seed) for seed in (1, 1, 2))
    assert np.array_equal(one.rows, two.rows)
    assert np.array_equal(one.mixing, two.mixing)
    assert not np.array_equal(one.rows, other.rows)


def test_messages_that_are_not_asked_teach_nothing() -> None:
    """A label of -1 leaves the weights of its question where they were."""
    matrix, labels = told()
    silent = Question(3, np.full(400, -1), ONES)
    net = network.fit(matrix, [question(labels), silent], seed=1)
    assert not net.rows[:, len(net.hidden) + 2 :].any()
    assert not net.bias[2:].any()


def test_voices_speak_as_one() -> None:
    """The joined network scores every message as the mean of its voices does."""
    matrix, labels = told()
    voices = [network._voice(matrix, [question(labels)], seed) for seed in (1, 2, 3)]
    mean = np.mean([voice.scores(matrix) for voice in voices], axis=0)
    assert np.allclose(network._as_one(voices).scores(matrix), mean, atol=1e-4)


def test_gradients_are_those_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every gradient agrees with the change of the loss when its weight is moved a little."""
    monkeypatch.setattr(network, "REST", 0.0)
    monkeypatch.setattr(network, "HIDDEN", 3)
    chance = np.random.default_rng(5)
    matrix = csr_matrix(chance.random((8, 5)))
    labels = np.array([0, 1, 2, -1, 1, 0, 2, 1])
    asked = [Question(3, labels, chance.random(8)), question(labels.clip(0, 1))]
    net = Network(chance.normal(size=(5, 8)), chance.normal(size=3), chance.normal(size=(3, 5)), chance.normal(size=5))
    batch = np.arange(8)
    found = network._gradients(net, matrix, net.rows, asked, batch, chance)
    for weights, gradient in zip((net.rows, net.mixing, net.hidden, net.bias), found, strict=True):
        for place in np.ndindex(weights.shape):
            assert slope(weights, place, lambda: loss(_scores(net, matrix), asked)) == pytest.approx(
                gradient[place], abs=1e-3
            )


def _scores(net: Network, matrix: csr_matrix) -> NDArray[np.float64]:
    given = matrix @ net.rows
    units = np.maximum(given[:, :3] + net.hidden, 0)
    return units @ net.mixing + given[:, 3:] + net.bias
