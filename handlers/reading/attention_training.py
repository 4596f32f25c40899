"""How the network of letters learns; only training imports this.

What is hidden teaches: at each look some letters, words and concepts are hidden, and units dropped, so that the network
learns to read wordings it has never seen. Batches hold messages of equal length, so nothing needs filling up.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from handlers.reading.adam import Adam
from handlers.reading.attention import (
    FAR,
    HEADS,
    POOLS,
    START,
    UNKNOWN,
    Alphabet,
    Attention,
    Trace,
    Weights,
    offsets,
    scale,
    trace,
)
from handlers.reading.network import Question, missed
from handlers.reading.small import Floats, Numbers

SIZE = 96
"""Numbers that a letter is to the network."""
WIDER = 2
"""How many times wider the layer is in which a letter is thought over."""
ROUNDS = 4
"""How often every message is looked at: oftener reads plain messages better and freely written ones worse."""
BATCH = 256
RATE = 0.0015
"""The largest size of a step; it is reached slowly and falls to nothing."""
WARM = 400
"""Steps until the largest size is reached."""
HIDE = 0.3
"""The share of letters that is hidden at each look, with their words and concepts."""
APART = 0.25
"""The share of the others of which the word is hidden, and likewise the concepts."""
DROP = 0.2
"""The share of units that are silenced at each look (dropout)."""
RARE_LETTER, RARE_WORD = 3, 5
"""What is seen in fewer messages has no number of its own."""
Concepts = dict[str, tuple[str, ...]]
"""Words of the lexicon → the concepts they stand for."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The messages as rows of the tables; `meant` says which concepts a word stands for."""

    letters: list[Numbers]
    words: list[Numbers]
    meant: csr_matrix


def fit(messages: Sequence[Sequence[str]], concepts: Concepts, questions: Sequence[Question], seed: int) -> Attention:
    """The network of messages that are cut into words; the same seed gives the same network."""
    chance = np.random.default_rng(seed)
    alphabet, text = _text(messages, concepts)
    w = _beginning(alphabet, text, sum(question.values for question in questions), chance)
    steps = {name: Adam(array, RATE) for name, array in w.items()}
    batches = [batch for _ in range(ROUNDS) for batch in _batches(text.letters, chance)]
    for number, batch in enumerate(batches, 1):
        left = min(1.0, number / WARM) * (1 - (number - 1) / len(batches))
        letters, words = np.stack([text.letters[i] for i in batch]), np.stack([text.words[i] for i in batch])
        look = _Look.of(w, text.meant, letters, words, chance)
        drop = _dropout(len(batch), letters.shape[1], chance)
        read = trace(w, look.seen, drop)
        inner, outside = gradients(w, read, missed(read.scores, questions, batch), drop)
        for name, gradient in inner.items():
            steps[name].step(gradient, number, left)
        for name, (rows, gradient) in look.gradients(outside).items():
            steps[name].step(gradient, number, left, rows)
    return Attention.packed(alphabet, _joined(w, text.meant))


def gradients(w: Weights, read: Trace, wrong: Floats, drop: Weights) -> tuple[Weights, Floats]:
    """Backpropagation, from how far the scores are wrong: the gradient of each array, and of what each letter was."""
    k, found = read.kept, Weights()
    messages, length, size = k["final"].shape

    found["answer"], found["answer_bias"] = k["pooled"].T @ wrong, wrong.sum(0)
    pooled = (wrong @ w["answer"].T * drop["answer"]).reshape(messages, POOLS, size)
    pool = _softmax_back(k["pool"], k["final"] @ pooled.swapaxes(1, 2), 1)
    found["pool"] = _flat(k["final"]).T @ _flat(pool)
    here = _norm_back(w, k, found, 3, _flat(k["pool"] @ pooled + pool @ w["pool"].T))

    down = np.asarray(here * drop["down"], np.float32)
    found["down"], found["down_bias"] = k["up"].T @ down, down.sum(0)
    up = _relu_back(k["up"], down @ w["down"].T)
    found["up"], found["up_bias"] = _layer_input(w, k, 2).T @ up, up.sum(0)
    here = here + _norm_back(w, k, found, 2, up @ w["up"].T)

    out = np.asarray(here * drop["out"], np.float32)
    found["out"], found["out_bias"] = k["mixed"].T @ out, out.sum(0)
    qkv = _attention_back(k, found, out @ w["out"].T)
    found["qkv"], found["qkv_bias"] = _layer_input(w, k, 1).T @ qkv, qkv.sum(0)
    here = here + _norm_back(w, k, found, 1, qkv @ w["qkv"].T)

    conv = _relu_back(k["conv"], here)
    found["conv"], found["conv_bias"] = k["windows"].T @ conv, conv.sum(0)
    before, own, behind = (conv @ w["conv"].T).reshape(messages, length, 3, size).transpose(2, 0, 1, 3)
    seen = here.reshape(messages, length, size) + own
    seen[:, :-1] += before[:, 1:]
    seen[:, 1:] += behind[:, :-1]
    return found, seen


def _flat(rows: Floats) -> Floats:
    return rows.reshape(-1, rows.shape[-1])


def _layer_input(w: Weights, k: Weights, number: int) -> Floats:
    return k[f"normed_{number}"] * w[f"norm_{number}"] + w[f"norm_{number}_bias"]


def _relu_back(units: Floats, outside: Floats) -> Floats:
    """Only what spoke can have been wrong."""
    return np.where(units > 0, outside, np.float32(0))


def _norm_back(w: Weights, k: Weights, found: Weights, number: int, outside: Floats) -> Floats:
    normed = k[f"normed_{number}"]
    found[f"norm_{number}"], found[f"norm_{number}_bias"] = (outside * normed).sum(0), outside.sum(0)
    raw = outside * w[f"norm_{number}"]
    mean, along = raw.mean(1, keepdims=True), (raw * normed).mean(1, keepdims=True)
    return np.asarray((raw - mean - normed * along) / k[f"spread_{number}"], np.float32)


def _softmax_back(shares: Floats, outside: Floats, axis: int) -> Floats:
    return np.asarray(shares * (outside - (outside * shares).sum(axis, keepdims=True)), np.float32)


def _attention_back(k: Weights, found: Weights, mixed: Floats) -> Floats:
    """To queries, keys and values, one row a letter."""
    query, key, value = k["qkv"]
    messages, _, length, part = query.shape
    mixed = np.asarray(mixed.reshape(messages, length, HEADS, part).transpose(0, 2, 1, 3), np.float32)
    attention = _softmax_back(k["attention"], mixed @ value.swapaxes(-1, -2), -1)
    same = np.arange(2 * FAR + 1)[:, None] == offsets(length).ravel()
    found["offset"] = attention.sum(0).reshape(HEADS, -1) @ same.T.astype(np.float32)
    attention = attention * scale(part * HEADS)
    qkv = np.stack([attention @ key, attention.swapaxes(-1, -2) @ query, k["attention"].swapaxes(-1, -2) @ mixed])
    return qkv.transpose(1, 3, 0, 2, 4).reshape(messages * length, -1)


@dataclass(frozen=True, slots=True)
class _Look:
    """A batch as it is seen once: which rows are shown, and what each letter thereby is."""

    letters: Numbers
    words: Numbers
    ideas: csr_matrix
    seen: Floats

    @classmethod
    def of(
        cls, w: Weights, meant: csr_matrix, letters: Numbers, words: Numbers, chance: np.random.Generator
    ) -> "_Look":
        """The batch with some of it hidden."""
        hidden, no_word, no_idea = (chance.random(letters.shape) < share for share in (HIDE, APART, APART))
        shown = np.where(hidden, UNKNOWN, letters)
        named = np.where(hidden | no_word, 0, words)
        ideas = meant[np.where(hidden | no_idea, 0, words).ravel()]
        seen = w["letter"][shown] + w["word"][named] + (ideas @ w["concept"]).reshape(*letters.shape, -1)
        return cls(shown.ravel(), named.ravel(), ideas, seen)

    def gradients(self, outside: Floats) -> dict[str, tuple[Numbers, Floats]]:
        """Of each table the rows that were shown, with their gradients."""
        flat = _flat(outside)
        known = np.flatnonzero(self.words)
        return {
            "letter": _summed(self.letters, flat),
            "word": _summed(self.words[known], flat[known]),
            "concept": (np.arange(self.ideas.shape[1]), self.ideas.T @ flat),
        }


def _summed(rows: Numbers, gradients: Floats) -> tuple[Numbers, Floats]:
    """The rows that occur, each with the sum of its gradients."""
    found, places = np.unique(rows, return_inverse=True)
    cells = np.ones(len(rows), np.float32), (places, np.arange(len(rows)))
    return found, csr_matrix(cells, shape=(len(found), len(rows))) @ gradients


def _text(messages: Sequence[Sequence[str]], concepts: Concepts) -> tuple[Alphabet, _Text]:
    letters = Counter(letter for words in messages for letter in set("".join(words)))
    words = Counter(word for message in messages for word in set(message) if len(word) > 1)
    common = [letter for letter, seen in sorted(letters.items()) if seen >= RARE_LETTER]
    known = sorted({word for word, seen in words.items() if seen >= RARE_WORD} | concepts.keys())
    alphabet = Alphabet(
        {letter: row for row, letter in enumerate(common, START + 1)}, {word: row for row, word in enumerate(known, 1)}
    )
    rows = [alphabet.rows(message) for message in messages]
    meant = _meant(alphabet, concepts)
    return alphabet, _Text([np.array(own) for own, _ in rows], [np.array(inside) for _, inside in rows], meant)


def _meant(alphabet: Alphabet, concepts: Concepts) -> csr_matrix:
    """One row a word, one column a concept."""
    columns = {name: column for column, name in enumerate(sorted({name for of in concepts.values() for name in of}))}
    cells = [(alphabet.words[word], columns[name]) for word, of in sorted(concepts.items()) for name in of]
    rows, places = np.array(cells, np.int64).reshape(-1, 2).T
    shape = (len(alphabet.words) + 1, len(columns))
    return csr_matrix((np.ones(len(cells), np.float32), (rows, places)), shape=shape)


def _beginning(alphabet: Alphabet, text: _Text, answers: int, chance: np.random.Generator) -> Weights:
    """The arrays before the first step: small and random, biases nought."""
    sizes = {
        "conv": (3 * SIZE, SIZE), "qkv": (SIZE, 3 * SIZE), "out": (SIZE, SIZE), "up": (SIZE, WIDER * SIZE),
        "down": (WIDER * SIZE, SIZE), "answer": (POOLS * SIZE, answers),
    }  # fmt: skip
    tables = {"letter": len(alphabet.letters) + 2, "word": len(alphabet.words) + 1, "concept": text.meant.shape[1]}
    w: dict[str, NDArray[np.float64]] = {name: chance.normal(0, 0.05, (rows, SIZE)) for name, rows in tables.items()}
    w["word"][0] = 0
    w |= {name: chance.normal(0, (3 * size[0]) ** -0.5, size) for name, size in sizes.items()}
    w |= {f"{name}_bias": np.zeros(size[1]) for name, size in sizes.items()}
    w["pool"] = chance.normal(0, (3 * SIZE) ** -0.5, (SIZE, POOLS))
    w["offset"] = np.zeros((HEADS, 2 * FAR + 1))
    for number in (1, 2, 3):
        w[f"norm_{number}"], w[f"norm_{number}_bias"] = np.ones(SIZE), np.zeros(SIZE)
    return {name: array.astype(np.float32) for name, array in w.items()}


def _batches(messages: Sequence[Numbers], chance: np.random.Generator) -> Iterator[Numbers]:
    """The messages in batches of equal length, in an order of chance."""
    order = chance.permutation(len(messages))
    lengths = np.array([len(message) for message in messages])[order]
    alike = [order[lengths == length] for length in np.unique(lengths)]
    batches = [group[first : first + BATCH] for group in alike for first in range(0, len(group), BATCH)]
    yield from (batches[number] for number in chance.permutation(len(batches)))


def _dropout(messages: int, length: int, chance: np.random.Generator) -> Weights:
    """Which units are silenced at a look; the others speak the louder."""
    sizes = {"out": (messages * length, SIZE), "down": (messages * length, SIZE), "answer": (messages, POOLS * SIZE)}
    louder = np.float32(1 / (1 - DROP))
    return {name: (chance.random(size) >= DROP).astype(np.float32) * louder for name, size in sizes.items()}


def _joined(w: Weights, meant: csr_matrix) -> Weights:
    """The network as it reads: each word brings its concepts with it."""
    kept = {name: array for name, array in w.items() if name != "concept"}
    return kept | {"word": w["word"] + meant @ w["concept"]}
