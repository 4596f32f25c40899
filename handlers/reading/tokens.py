"""Chinese words: jieba's tokenizer with the domain's words, filled once and only read afterwards.

The only module that imports jieba. Its dictionary is read without the words that owners never write (names,
sayings, rare terms): half the memory, and no cache file in a folder that others can write to.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
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
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own escapes and its use of pkg_resources
        import jieba  # noqa: PLC0415 - warns when imported

    cutter = _quick(jieba.Tokenizer)()
    known = dict(_general(Path(jieba.__file__).with_name("dict.txt")))
    known.update(dict.fromkeys(words, _FREQUENT))
    total = log(sum(known.values()))
    cutter.FREQ = _with_beginnings({word: log(frequency) - total for word, frequency in known.items()})
    cutter.unknown = -total
    cutter.initialized = True
    return lambda text: list(cutter.cut(text, HMM=False))


def _quick(tokenizer: Any) -> Any:
    """jieba's tokenizer with the logarithms of frequencies in its table, instead of taken anew for every letter."""

    class Quick(tokenizer):  # type: ignore[misc]
        """Cuts the same words in less time."""

        unknown: float

        def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802 - jieba's name
            """For each letter where the words end that begin with it."""
            odds, length = self.FREQ, len(sentence)
            found: dict[int, list[int]] = {}
            for start in range(length):
                ends, end = [], start
                known = odds.get(sentence[start])
                while known is not None:
                    if known:
                        ends.append(end)
                    end += 1
                    known = odds.get(sentence[start : end + 1]) if end < length else None
                found[start] = ends or [start]
            return found

        def calc(self, sentence: str, DAG: dict[int, list[int]], route: dict[int, tuple[float, int]]) -> None:  # noqa: N803 - jieba's names
            """The best way on from each letter: its odds and where its word ends."""
            odds, unknown = self.FREQ, self.unknown
            route[len(sentence)] = (0, 0)
            for start in range(len(sentence) - 1, -1, -1):
                ways = (
                    ((odds.get(sentence[start : end + 1]) or unknown) + route[end + 1][0], end) for end in DAG[start]
                )
                route[start] = max(ways)

    return Quick


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
