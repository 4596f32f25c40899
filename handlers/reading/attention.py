"""What the order of words tells: a small network of letters that look at one another.

The features of `features` say what is in a message, this network how it hangs together: whether a fault is told, asked
about or over. One layer of self-attention (Vaswani et al., "Attention is all you need", 2017) over letters that know
their neighbours and the word they are in; a few pools then sum up what concerns the questions. The same code reads
one message and, while it learns, a batch of messages of equal length.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from handlers.reading.small import Floats, Numbers, Small

Weights = dict[str, Floats]
"""The network's arrays by name; `attention_training` says how many there are, and of what size."""

LONGEST, TAIL = 80, 26
"""Letters that are read, and how many of them from the end of a longer message."""
HEADS = 4
"""Ways in which letters look at one another."""
POOLS = 4
"""Ways in which the letters are summed up."""
FAR = 16
"""From this distance on it makes no difference how far two letters stand apart."""
UNKNOWN, START = 0, 1
"""The row of a letter that is not known, or hidden while the network learns, and of a message's beginning."""
STEPS = 127
"""Whole numbers on either side of nought that a letter's or a word's numbers are stored as."""
_LEAST = np.float32(1e-5)


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Letters and words → rows of the network's tables; a word that is not known is row 0."""

    letters: dict[str, int]
    words: dict[str, int]

    def rows(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """For each letter of a message that is cut into words: its own row, and that of its word."""
        letters, inside = [START], [0]
        for word in words:
            letters += [self.letters.get(letter, UNKNOWN) for letter in word]
            inside += [self.words.get(word, 0)] * len(word)
        if len(letters) > LONGEST:
            letters, inside = (row[: LONGEST - TAIL] + row[-TAIL:] for row in (letters, inside))
        return letters, inside


@dataclass(frozen=True, slots=True)
class Attention:
    """The network that has learnt: its alphabet, the tables of letters and words, and the other arrays."""

    alphabet: Alphabet
    letters: Small
    words: Small
    weights: Weights

    @classmethod
    def packed(cls, alphabet: Alphabet, weights: Weights) -> "Attention":
        """The network of trained weights, its tables rounded to the steps in which they are kept."""
        others = {name: array for name, array in weights.items() if name not in ("letter", "word")}
        return cls(alphabet, Small.of(weights["letter"], STEPS), Small.of(weights["word"], STEPS), others)

    def scores(self, words: Sequence[str]) -> Floats:
        """The raw score of every value of every question, for a message that is cut into words."""
        letters, inside = self.alphabet.rows(words)
        seen = self.letters.rows(letters) + self.words.rows(inside)
        return np.asarray(trace(self.weights, seen[None]).scores[0], np.float32)


@dataclass(slots=True)
class Trace:
    """The scores, one row a message, and all that led to them, from which learning goes back."""

    scores: Floats
    kept: Weights


def trace(w: Weights, seen: Floats, drop: Weights | None = None) -> Trace:
    """Reads messages of equal length. `seen`: messages × letters × size, what each letter is by itself.

    `drop`: which units are silenced while the network learns (dropout), by the array behind them.
    """
    drop, kept = drop or {}, Weights()
    messages, length, size = seen.shape

    kept["windows"] = _with_neighbours(seen)
    kept["conv"] = np.maximum(kept["windows"] @ w["conv"] + w["conv_bias"], 0)
    here = seen.reshape(-1, size) + kept["conv"]

    kept["normed_1"], kept["spread_1"] = _normed(here)
    qkv = np.asarray((kept["normed_1"] * w["norm_1"] + w["norm_1_bias"]) @ w["qkv"] + w["qkv_bias"], np.float32)
    kept["qkv"] = _by_heads(qkv.reshape(messages, length, 3, HEADS, -1))
    query, key, value = kept["qkv"]
    kept["attention"] = _softmax(query @ key.swapaxes(-1, -2) * scale(size) + w["offset"][:, offsets(length)], -1)
    kept["mixed"] = (kept["attention"] @ value).transpose(0, 2, 1, 3).reshape(-1, size)
    here = here + _dropped(kept["mixed"] @ w["out"] + w["out_bias"], drop, "out")

    kept["normed_2"], kept["spread_2"] = _normed(here)
    kept["up"] = np.maximum((kept["normed_2"] * w["norm_2"] + w["norm_2_bias"]) @ w["up"] + w["up_bias"], 0)
    here = here + _dropped(kept["up"] @ w["down"] + w["down_bias"], drop, "down")

    kept["normed_3"], kept["spread_3"] = _normed(here)
    kept["final"] = (kept["normed_3"] * w["norm_3"] + w["norm_3_bias"]).reshape(messages, length, size)
    kept["pool"] = _softmax(kept["final"] @ w["pool"], 1)
    pooled = kept["pool"].swapaxes(1, 2) @ kept["final"]
    kept["pooled"] = _dropped(pooled.reshape(messages, -1), drop, "answer")
    return Trace(kept["pooled"] @ w["answer"] + w["answer_bias"], kept)


def _dropped(units: Floats, drop: Weights, name: str) -> Floats:
    return units * drop[name] if name in drop else units


def scale(size: int) -> np.float32:
    """What products of queries and keys are made smaller by, as in the paper, so that no letter drowns the others."""
    return np.float32((size / HEADS) ** -0.5)


@cache
def offsets(length: int) -> Numbers:
    """For each two letters the row of the offsets' weights for how far they stand apart, up to FAR."""
    places = np.arange(length)
    return np.asarray(np.clip(places[:, None] - places, -FAR, FAR) + FAR)


def _by_heads(qkv: Floats) -> Floats:
    """Queries, keys and values, then messages, heads and letters."""
    return np.asarray(qkv.transpose(2, 0, 3, 1, 4), np.float32)


def _with_neighbours(seen: Floats) -> Floats:
    """Each letter with the one before it and the one behind it, one row a letter of any message."""
    messages, length, size = seen.shape
    windows = np.zeros((messages, length, 3 * size), seen.dtype)
    windows[:, 1:, :size] = seen[:, :-1]
    windows[:, :, size:-size] = seen
    windows[:, :-1, -size:] = seen[:, 1:]
    return windows.reshape(-1, 3 * size)


def _normed(here: Floats) -> tuple[Floats, Floats]:
    """Rows of mean nought and spread one, and their spread before (layer normalisation, Ba et al., 2016)."""
    share = np.float32(1 / here.shape[1])  # numpy's own mean takes three times as long on few rows
    here = here - np.asarray(np.add.reduce(here, 1, keepdims=True) * share, np.float32)
    spread = np.sqrt(np.add.reduce(here * here, 1, keepdims=True) * share + _LEAST)
    return here / spread, spread


def _softmax(raw: Floats, axis: int) -> Floats:
    shares = np.exp(raw - np.maximum.reduce(raw, axis, keepdims=True))
    return np.asarray(shares / np.add.reduce(shares, axis, keepdims=True), np.float32)
