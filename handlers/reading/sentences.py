"""Labelled sentences under headings: 「[repair urgent category=elevator]」, then one sentence a line.

After 「=>」 stand what a sentence says besides: a room temperature in °C, people who need care. Training only.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from handlers.reading.corpus_grammar import URGENCIES, Example

_DEGREES = re.compile(r"\d\d?(?:\.\d)?")
_HEADING = re.compile(r"\[([a-z]+)((?: [a-z_]+(?:=[^\s\]]+)?)*)\]")


def sentences(path: Path) -> Iterator[Example]:
    """Every sentence of a file; raises ValueError naming a line before any heading or a broken heading."""
    heading: Example | None = None
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), 1):
        line = raw.strip()
        if line.startswith("["):
            heading = _heading(line, f"{path.name}:{number}")
        elif line and not line.startswith("#"):
            if heading is None:
                raise ValueError(f"{path.name}:{number}: no heading")
            yield _said(line, heading, f"{path.stem}:{number // 8}")


def _heading(line: str, where: str) -> Example:
    match = _HEADING.fullmatch(line)
    if match is None:
        raise ValueError(f"{where}: {line}")
    words = match[2].split()
    pairs = dict(word.split("=") for word in words if "=" in word)
    urgency = next((word for word in words if word in URGENCIES), "normal")
    also = (pairs.pop("also"),) if "also" in pairs else ()
    slots: dict[str, object] = {name: True if name == "people_trapped" else value for name, value in pairs.items()}
    return Example("", match[1], also, urgency, slots, where)


def _said(line: str, heading: Example, source: str) -> Example:
    text, _, besides = line.partition(" =>")
    slots = dict(heading.slots)
    people = tuple(word for word in besides.split() if word.isalpha())
    degrees = [float(word) for word in besides.split() if _DEGREES.fullmatch(word)]
    if people:
        slots["vulnerable"] = people
    if degrees:
        slots["temperature_c"] = int(degrees[0]) if degrees[0].is_integer() else degrees[0]
    return Example(text.strip(), heading.intent, heading.also, heading.urgency, slots, source)
