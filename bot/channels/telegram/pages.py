"""Pages: a text with HTML marks cut into pieces that Telegram takes, never through a mark or a character."""

import re
from collections.abc import Iterator

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
"""UTF-16 units after the marks are taken out (Telegram's limits)."""

_TOKEN = re.compile(r"<(/?)([a-z-]+)[^>]*>|&[a-z0-9#]+;|.", re.DOTALL)


def units(text: str) -> int:
    """Length as Telegram counts it."""
    return sum(_units(match) for match in _TOKEN.finditer(text))


def pages(text: str, limit: int = TEXT_UNITS) -> list[str]:
    """``text`` in pieces of at most ``limit`` units, cut at line ends where that is possible."""
    if len(text) <= limit // 2 or units(text) <= limit:
        return [text]
    return list(_pages(text, limit))


def _pages(text: str, limit: int) -> Iterator[str]:
    page = _Page(limit)
    for match in _TOKEN.finditer(text):
        if page.is_full(match):
            yield page.turn()
        page.add(match)
    if page.used:
        yield page.end()


class _Page:
    """What is on the page so far, which marks are open, and where it could be cut."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._parts: list[str] = []
        self._open: list[tuple[str, str]] = []  # name and full opening mark
        self._cut: tuple[int, list[tuple[str, str]]] | None = None  # a line end: how many parts, what is open there
        self.used = 0

    def is_full(self, token: re.Match[str]) -> bool:
        return self.used + _units(token) > self._limit

    def add(self, token: re.Match[str]) -> None:
        self._parts.append(token[0])
        self.used += _units(token)
        if token[2]:
            self._mark(token)
        elif token[0] == "\n" and self.used > self._limit // 2:
            self._cut = (len(self._parts), list(self._open))

    def _mark(self, token: re.Match[str]) -> None:
        if not token[1]:
            self._open.append((token[2], token[0]))
        elif self._open:
            self._open.pop()

    def turn(self) -> str:
        """End the page at its last line end, or here, and begin the next with what is left and the same marks."""
        at, still_open = self._cut or (len(self._parts), list(self._open))
        page = "".join(self._parts[:at]).rstrip("\n") + _closing(still_open)
        rest = [opening for _, opening in still_open] + self._parts[at:]
        self._parts, self._cut = rest, None
        self.used = units("".join(rest))
        return page

    def end(self) -> str:
        return "".join(self._parts)


def _closing(marks: list[tuple[str, str]]) -> str:
    return "".join(f"</{name}>" for name, _ in reversed(marks))


def _units(token: re.Match[str]) -> int:
    if token[2]:
        return 0
    if len(token[0]) > 1:
        return 1  # an entity such as &lt; stands for one character
    return 2 if ord(token[0]) > 0xFFFF else 1
