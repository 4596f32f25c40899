"""Where one statement ends and the next begins, also in speech typed without punctuation."""

import re

_END = re.compile(
    r"[,，。!！?？;；:\n、]+|\.{2,}| (?=[^\d\s])"
    r"|(?<=[^\s])(?=另外|还有(?!没|多久|多少|几)|顺便|再一个|对了|以及|同时也|再就是|然后还)"
)


def clauses(text: str) -> list[tuple[int, int]]:
    """Start and end of each clause of a text, in order, without the marks between them; at least one."""
    found: list[tuple[int, int]] = []
    start = 0
    for mark in _END.finditer(text):
        if text[start : mark.start()].strip():
            found.append((start, mark.start()))
        start = mark.end()
    if text[start:].strip() or not found:
        found.append((start, len(text)))
    return found
