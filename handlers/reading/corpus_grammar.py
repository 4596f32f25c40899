"""The grammar of the training corpus: pattern lines and word lists, parsed from readable text files.

A line is `text => labels`. In the text `{name}` stands for a word of that list and `(甲/乙/)` for one of
several wordings. Labels are `slot=value` (`slot=*`: the words themselves), `!urgency`, `+second_intent`
and `-slot` (a word's own label that does not hold here).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

SlotValue: TypeAlias = str | int | bool | tuple[str, ...]

URGENCIES = ("normal", "urgent", "emergency")
PART = re.compile(r"\{([a-z0-9_.]+)\}|\(([^()]*)\)|([^{}()]+)")
SECTION = re.compile(r"\[([a-z0-9_.]+)(?::([a-z0-9_. ]+))?\]\s*(.*)")


class GrammarError(ValueError):
    """A line of the corpus that cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Example:
    """One owner's message with what the reader must return for it."""

    text: str
    intent: str
    also: tuple[str, ...]
    urgency: str
    slots: Mapping[str, object]
    source: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What a line says about its text; `urgency` is None where it says nothing."""

    slots: Mapping[str, SlotValue] = field(default_factory=dict)
    urgency: str | None = None
    also: tuple[str, ...] = ()
    dropped: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of a word list with the labels that it brings into a sentence."""

    text: str
    labels: Labels


@dataclass(frozen=True, slots=True)
class Text:
    """Letters that stand in the sentence as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A place for a word of the named list."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several wordings; an empty one makes the part optional."""

    options: tuple[tuple[Text | Reference, ...], ...]


Part: TypeAlias = Text | Reference | Choice


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say something: its parts, its own labels, and where it is written."""

    intent: str
    parts: tuple[Part, ...]
    labels: Labels
    source: str


def read_patterns(path: Path) -> tuple[Pattern, ...]:
    """Read one pattern file; its name up to the first dot is the intent."""
    intent = path.name.split(".")[0]
    return tuple(
        Pattern(intent, _parts(text, f"{path.name}:{number}"), labels, f"{path.name}:{number}")
        for number, text, labels in _lines(path)
    )


def read_words(folder: Path) -> dict[str, tuple[Word, ...]]:
    """Read every word list of a folder, with the lists that one list takes in from others."""
    own: dict[str, list[Word]] = {}
    includes: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("*.txt")):
        _read_sections(path, own, includes)
    return {name: tuple(_with_included(name, own, includes)) for name in own}


def _read_sections(path: Path, own: dict[str, list[Word]], includes: dict[str, tuple[str, ...]]) -> None:
    name, shared = "", Labels()
    for number, line in _written_lines(path):
        where = f"{path.name}:{number}"
        if header := SECTION.fullmatch(line):
            name, shared = header[1], _labels(header[3], where)
            if name in own:
                raise GrammarError(f"{where}: the list {name} is written twice")
            own[name], includes[name] = [], tuple((header[2] or "").split())
        elif not name:
            raise GrammarError(f"{where}: a word before the first [list]")
        else:
            own[name].extend(_words(line, shared, where))


def _with_included(name: str, own: Mapping[str, list[Word]], includes: Mapping[str, tuple[str, ...]]) -> Iterator[Word]:
    yield from own[name]
    for other in includes[name]:
        if other not in own:
            raise GrammarError(f"the list {name} takes in the unknown list {other}")
        yield from _with_included(other, own, includes)


def _words(line: str, shared: Labels, where: str) -> Iterator[Word]:
    """Several words with one label may share a line; a `_` in a word stands for a space."""
    text, _, written = line.partition("=>")
    labels = _labels(written, where)
    joined = Labels({**shared.slots, **labels.slots}, labels.urgency or shared.urgency, shared.also + labels.also)
    for word in text.split():
        yield Word(word.replace("_", " "), joined)


def _lines(path: Path) -> Iterator[tuple[int, str, Labels]]:
    for number, line in _written_lines(path):
        text, _, written = line.partition("=>")
        yield number, text.strip(), _labels(written, f"{path.name}:{number}")


def _written_lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def _parts(text: str, where: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    end = 0
    for match in PART.finditer(text):
        if match.start() != end:
            break
        end = match.end()
        name, choice, plain = match.groups()
        parts.append(_choice(choice, where) if choice is not None else _plain(name, plain))
    if end != len(text) or not parts:
        raise GrammarError(f"{where}: cannot read {text!r}")
    return tuple(parts)


def _plain(name: str | None, plain: str | None) -> Text | Reference:
    return Reference(name) if name else Text(plain or "")


def _choice(written: str, where: str) -> Choice:
    return Choice(tuple(_flat(option, where) for option in written.split("/")))


def _flat(option: str, where: str) -> tuple[Text | Reference, ...]:
    parts = _parts(option, where) if option else ()
    return tuple(part for part in parts if not isinstance(part, Choice))


def _labels(written: str, where: str) -> Labels:
    slots: dict[str, SlotValue] = {}
    urgency, also, dropped = None, [], set()
    for token in written.split():
        if token.startswith("!"):
            urgency = token[1:]
            if urgency not in URGENCIES:
                raise GrammarError(f"{where}: no such urgency: {urgency}")
        elif token.startswith("+"):
            also.append(token[1:])
        elif token.startswith("-"):
            dropped.add(token[1:])
        elif "=" in token:
            name, value = token.split("=", 1)
            slots[name] = _value(name, value)
        else:
            raise GrammarError(f"{where}: cannot read the label {token!r}")
    return Labels(slots, urgency, tuple(also), frozenset(dropped))


def _value(name: str, written: str) -> SlotValue:
    if name == "vulnerable":
        return tuple(written.split(","))
    if name == "temperature_c":
        return int(written)
    return True if written == "true" else written
