"""Chinese words: jieba's tokenizer with the domain's words, loaded once and only read afterwards.

The only module that imports jieba.
"""

import logging
import tempfile
import warnings
from collections.abc import Callable, Iterable

_FREQUENT = 20_000
"""Frequency of a domain word: above nearly all of the general dictionary's."""


def tokenizer(words: Iterable[str]) -> Callable[[str], list[str]]:
    """A function that cuts a text into words; takes about half a second.

    jieba writes its cache into a private folder that is removed at once: the shared temporary folder would
    let other users of the machine feed us a dictionary.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own escapes and its use of pkg_resources
        import jieba  # noqa: PLC0415 - slow, and wanted only where a model is

    jieba.setLogLevel(logging.WARNING)
    cutter = jieba.Tokenizer()
    with tempfile.TemporaryDirectory() as folder:
        cutter.tmp_dir = folder
        cutter.initialize()
    for word in words:
        cutter.add_word(word, _FREQUENT)
    return lambda text: cutter.lcut(text, HMM=False)
