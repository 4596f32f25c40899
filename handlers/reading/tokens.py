"""Chinese words: jieba's tokenizer with the domain's words, filled once and only read afterwards.

The only module that imports jieba. Its dictionary is read without the words that owners never write (names,
sayings, rare terms): half the memory, and no cache file in a folder that others can write to.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from math import log
from pathlib import Path
from typing import Any

_COMMON = 4
"""Rarer words of the general dictionary are left out."""
_LONGEST = 4
_FREQUENT = 20_000
"""Frequency of a domain word: above nearly all of the general dictionary's."""


def tokenizer(words: Iterable[str]) -> Callable[[str], list[str]]:
    """A function that cuts a text into words; takes about half a second."""
    jieba = library()
    cutter = jieba.Tokenizer()
    known = dict(_general(Path(jieba.__file__).with_name("dict.txt")))
    known.update(dict.fromkeys(words, _FREQUENT))
    total = log(sum(known.values()))
    odds = _with_beginnings({word: log(frequency) - total for word, frequency in known.items()})
    # the logarithms are taken once, and not anew for every letter: the same cuts in less time
    cutter.get_DAG, cutter.calc = partial(_ends, odds), partial(_best_ways, odds, -total)
    cutter.initialized = True
    return lambda text: list(cutter.cut(text, HMM=False))


def library() -> Any:
    """jieba, without its warnings of its own escapes and its use of pkg_resources."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - warns when imported
    return jieba


def _ends(odds: dict[str, float], sentence: str) -> dict[int, list[int]]:
    """For each letter where the words end that begin with it."""
    found: dict[int, list[int]] = {}
    for start in range(len(sentence)):
        ends, end = [], start
        known = odds.get(sentence[start])
        while known is not None:
            if known:
                ends.append(end)
            end += 1
            known = odds.get(sentence[start : end + 1]) if end < len(sentence) else None
        found[start] = ends or [start]
    return found


def _best_ways(
    odds: dict[str, float],
    unknown: float,
    sentence: str,
    ends: dict[int, list[int]],
    ways: dict[int, tuple[float, int]],
) -> None:
    """Fills in the best way on from each letter: its odds and where its word ends."""
    ways[len(sentence)] = (0, 0)
    for start in range(len(sentence) - 1, -1, -1):
        ways[start] = max(
            ((odds.get(sentence[start : end + 1]) or unknown) + ways[end + 1][0], end) for end in ends[start]
        )


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
