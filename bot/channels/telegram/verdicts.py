"""Verdicts: what Telegram's refusals mean. The descriptions are the server's own words; both libraries pass them on."""

from typing import Literal

from bot.ports import Receipt, Refused, Unreachable

Verdict = Literal["unchanged", "gone", "captioned", "worded", "document", "unreachable", "refused"]

_WORDS: tuple[tuple[str, Verdict], ...] = (
    ("message is not modified", "unchanged"),
    ("message to edit not found", "gone"),
    ("message can't be edited", "gone"),
    ("message_id_invalid", "gone"),
    ("there is no text in the message to edit", "captioned"),
    ("there is no caption in the message to edit", "worded"),
    ("can't use file of type document as photo", "document"),
    ("chat not found", "unreachable"),
    ("peer_id_invalid", "unreachable"),
    ("user is deactivated", "unreachable"),
    ("have no rights to send a message", "unreachable"),
    ("chat_write_forbidden", "unreachable"),
)


def verdict(description: str) -> Verdict:
    """What a 400 means for us."""
    lowered = description.lower()
    return next((meaning for words, meaning in _WORDS if words in lowered), "refused")


def refusal(description: str) -> Receipt:
    """The receipt for a 400 that no other way of sending can help."""
    return Unreachable(description) if verdict(description) == "unreachable" else Refused(description)
