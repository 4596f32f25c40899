"""Chinese words: jieba's tokenizer with the domain's words, filled once and only read afterwards.

The only module that imports jieba. Its dictionary is read without the words that owners never write (names,
sayings, rare terms): half the memory, and no cache file in a folder that others can write to.
"""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from math import log
from pathlib import Path
from typing import Any

_COMMON = 4
"""Rarer words of the general dictionary are left out."""
_LONGEST = 4
PIECES = 64
"""Pieces whose words are kept: a message is cut when its slips are mended, as a whole, and clause by clause."""
_PIECE = re.compile(r"[^,]+|,")
"""A mark is a word of its own for jieba too, so that pieces are cut as the whole is."""
_FREQUENT = 20_000
"""Frequency of a domain word: above nearly all of the general dictionary's."""

Ends = list[list[tuple[int, float]]]


def tokenizer(words: Iterable[str]) -> Callable[[str], list[str]]:
    """A function that cuts a text into words; takes about half a second."""
    jieba = library()
    cutter = jieba.Tokenizer()
    known = dict(_general(Path(jieba.__file__).with_name("dict.txt")))
    known.update(dict.fromkeys(words, _FREQUENT))
    total = log(sum(known.values()))
    odds = _with_beginnings({word: log(frequency) - total for word, frequency in known.items()})
    # the logarithms are taken once, and not anew for every letter: the same cuts in less time
    cutter.get_DAG, cutter.calc = partial(_ends, odds, -total), _best_ways
    cutter.initialized = True

    @lru_cache(PIECES)
    def cut(piece: str) -> tuple[str, ...]:
        return tuple(cutter.cut(piece, HMM=False))

    return lambda text: [word for piece in _PIECE.findall(text) for word in cut(piece)]


def library() -> Any:
    """jieba, without its warnings of its own escapes and its use of pkg_resources."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - warns when imported
    return jieba


def _ends(odds: dict[str, float], unknown: float, sentence: str) -> Ends:
    """For each letter where the words end that begin with it, with their odds."""
    found: Ends = []
    last = len(sentence)
    for start in range(last):
        ends, end = [], start + 1
        known = odds.get(sentence[start])
        while known is not None:
            if known:
                ends.append((end, known))
            end += 1
            known = odds.get(sentence[start:end]) if end <= last else None
        found.append(ends or [(start + 1, unknown)])
    return found


def _best_ways(sentence: str, ends: Ends, ways: dict[int, tuple[float, int]]) -> None:
    """Fills in the best way on from each letter: its odds and where its word ends."""
    ways[len(sentence)] = (0, 0)
    for start in range(len(sentence) - 1, -1, -1):
        ways[start] = max([(share + ways[end][0], end - 1) for end, share in ends[start]])


def _general(path: Path) -> Iterator[tuple[str, int]]:
    """The common short words of jieba's dictionary with their frequencies."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            word, frequency, _ = line.split(" ")
            if len(word) <= _LONGEST and int(frequency) >= _COMMON:
                yield word, int(frequency)


def _with_beginnings(known: dict[str, float]) -> dict[str, float]:
    """jieba's table: every word, and with 0 every beginning of a word."""
    table = dict(known)
    for word in known:
        for end in range(1, len(word)):
            table.setdefault(word[:end], 0.0)
    return table
