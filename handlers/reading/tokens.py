"""Chinese words: jieba's tokenizer with the domain's words, filled once and only read afterwards.

The only module that imports jieba. Its dictionary is read without the words that owners never write (names,
sayings, rare terms): half the memory, and no cache file in a folder that others can write to.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

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

    cutter = jieba.Tokenizer()
    known = dict(_general(Path(jieba.__file__).with_name("dict.txt")))
    known.update(dict.fromkeys(words, _FREQUENT))
    cutter.total = sum(known.values())
    cutter.FREQ = _with_beginnings(known)
    cutter.initialized = True
    return lambda text: list(cutter.cut(text, HMM=False))


def _general(path: Path) -> Iterator[tuple[str, int]]:
    """The common short words of jieba's dictionary with their frequencies."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            word, frequency, _ = line.split(" ")
            if len(word) <= _LONGEST and int(frequency) >= _COMMON:
                yield word, int(frequency)


def _with_beginnings(known: dict[str, int]) -> dict[str, int]:
    """jieba's table: every word, and with frequency 0 every beginning of a word."""
    table = dict(known)
    for word in known:
        for end in range(1, len(word)):
            table.setdefault(word[:end], 0)
    return table
