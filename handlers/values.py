"""Messages as JSON and back: how keys, values and buttons wait in the outbox until they are rendered."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from handlers.turn import Choice, Choices, Message, Money, Span, Value


def pack(value: Value) -> Any:
    """A value as JSON; what JSON has no word for becomes a one-key object."""
    match value:
        case datetime():
            return {"$at": value.isoformat()}
        case date():
            return {"$day": value.isoformat()}
        case Money():
            return {"$fen": value.fen}
        case Span():
            return {"$span": [value.start.isoformat(), value.end.isoformat()]}
        case Message():
            return {"$message": pack_message(value)}
        case tuple():
            return {"$lines": [pack_message(line) for line in value]}
        case _:
            return value


def unpack(packed: Any) -> Value:
    """The value that ``pack`` was given."""
    match packed:
        case {"$at": str(text)}:
            return datetime.fromisoformat(text)
        case {"$day": str(text)}:
            return date.fromisoformat(text)
        case {"$fen": int(fen)}:
            return Money(fen)
        case {"$span": [str(start), str(end)]}:
            return Span(datetime.fromisoformat(start), datetime.fromisoformat(end))
        case {"$message": message}:
            return unpack_message(message)
        case {"$lines": lines}:
            return tuple(unpack_message(line) for line in lines)
        case str() | int() | float():
            return packed
        case _:
            raise ValueError(f"no value: {packed!r}")


def pack_values(values: Mapping[str, Value]) -> dict[str, Any]:
    return {name: pack(value) for name, value in values.items()}


def unpack_values(packed: Mapping[str, Any]) -> dict[str, Value]:
    return {name: unpack(value) for name, value in packed.items()}


def pack_message(message: Message) -> list[Any]:
    return [message.key, pack_values(message.values)]


def unpack_message(packed: Sequence[Any]) -> Message:
    key, values = packed
    return Message(key, unpack_values(values))


def pack_choices(choices: Choices) -> list[list[dict[str, Any]]]:
    return [[_pack_choice(choice) for choice in row] for row in choices]


def unpack_choices(packed: Sequence[Sequence[Mapping[str, Any]]]) -> Choices:
    return tuple(tuple(_unpack_choice(choice) for choice in row) for row in packed)


def _pack_choice(choice: Choice) -> dict[str, Any]:
    packed: dict[str, Any] = {"label": pack_message(choice.label), "kind": choice.kind}
    if choice.kind == "press":
        return {**packed, "action": choice.action, "args": list(choice.args)}
    return {**packed, "target": choice.target}


def _unpack_choice(packed: Mapping[str, Any]) -> Choice:
    return Choice(
        label=unpack_message(packed["label"]),
        action=packed.get("action", ""),
        args=tuple(packed.get("args", ())),
        kind=packed["kind"],
        target=packed.get("target", ""),
    )
