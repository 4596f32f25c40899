"""The trained artefact as a file: reader.npz, the same bytes for the same model."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handlers.reading.attention import START, Alphabet, Attention
from handlers.reading.mentions import WEIGHED, Weigher
from handlers.reading.model import Head, Model
from handlers.reading.small import Small
from handlers.reading.stories import SECOND

FILE = "reader.npz"
_ORDER = "order."
"""Names of the attention's arrays begin so."""
_MEANT = "meant."
"""And those of what weighs mentions, and second matters."""
_WEIGHERS = (*WEIGHED, SECOND)


def load(path: Path) -> Model | None:
    """The artefact of a locale; None before the first training."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as file:
        return Model(
            rows=_rows(file["vocabulary"]),
            weights=Small(file["weights"], file["scale"]),
            hidden=file["hidden"],
            mixing=file["mixing"],
            bias=file["bias"],
            order=_attention({name: file[name] for name in file.files if name.startswith(_ORDER)}),
            heads=_heads(_text(file["heads"])),
            weighers={slot: _weigher(*(file[name] for name in _kept(slot))) for slot in _WEIGHERS},
            digest=_text(file["digest"]),
        )


def save(model: Model, path: Path) -> None:
    """Writes the artefact."""
    heads = "\n".join(f"{name}\t{head.temperature:.4f}\t{' '.join(head.values)}" for name, head in model.heads.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {
        "vocabulary": _names(model.rows),
        "weights": model.weights.steps,
        "scale": model.weights.scale,
        "hidden": model.hidden,
        "mixing": model.mixing,
        "bias": model.bias,
        "heads": _bytes(heads),
        "digest": _bytes(model.digest),
    }
    arrays |= {f"{_ORDER}{name}": array for name, array in _ordered(model.order)}
    for slot in _WEIGHERS:
        arrays |= zip(_kept(slot), _weighed(model.weighers[slot]), strict=True)
    np.savez_compressed(path, **arrays)


def _ordered(order: Attention) -> Iterator[tuple[str, Any]]:
    yield "letters", _names(order.alphabet.letters)
    yield "words", _names(order.alphabet.words)
    for name, table in (("letter", order.letters), ("word", order.words)):
        yield f"{name}_steps", table.steps
        yield f"{name}_scale", table.scale
    yield from ((f"w.{name}", array) for name, array in order.weights.items())


def _attention(arrays: dict[str, Any]) -> Attention:
    """The attention's part of the file."""
    begins = f"{_ORDER}w."
    return Attention(
        Alphabet(_rows(arrays[f"{_ORDER}letters"], START + 1), _rows(arrays[f"{_ORDER}words"], 1)),
        Small(arrays[f"{_ORDER}letter_steps"], arrays[f"{_ORDER}letter_scale"]),
        Small(arrays[f"{_ORDER}word_steps"], arrays[f"{_ORDER}word_scale"]),
        {name.removeprefix(begins): array for name, array in arrays.items() if name.startswith(begins)},
    )


def _kept(slot: str) -> tuple[str, str]:
    """The names of the two arrays that weigh the mentions for a slot."""
    return f"{_MEANT}{slot}.signs", f"{_MEANT}{slot}.weights"


def _weighed(weigher: Weigher) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    return _bytes("\n".join(weigher.weights)), np.array([*weigher.weights.values()], np.float16)


def _weigher(signs: NDArray[np.uint8], weights: NDArray[np.float16]) -> Weigher:
    return Weigher(dict(zip(_text(signs).split("\n"), weights.tolist(), strict=True)))


def _names(rows: dict[str, int]) -> NDArray[np.uint8]:
    """The keys of a table in the order of their rows, which follow one another."""
    return _bytes("\n".join(sorted(rows, key=lambda name: rows[name])))


def _rows(names: NDArray[np.uint8], first: int = 0) -> dict[str, int]:
    return {name: row for row, name in enumerate(_text(names).split("\n"), first)}


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode("utf-8"), np.uint8)


def _text(letters: NDArray[np.uint8]) -> str:
    return bytes(letters).decode("utf-8")


def _heads(text: str) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    first = 0
    for line in text.split("\n"):
        name, temperature, values = line.split("\t")
        heads[name] = Head(tuple(values.split(" ")), first, float(temperature))
        first += len(heads[name].values)
    return heads
