"""The ports: what the product needs of a channel, in words that no channel's library has a part in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Button:
    """A rendered button: exactly one of ``data`` (a press), ``url``, ``copy`` and ``contact`` is set."""

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None
    contact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A parcel rendered for its receiver: text with simple HTML marks, ready to send or to edit in place.

    ``edits`` is the message to edit; where that message is gone the courier sends a new one.
    ``photos`` are the channel's file ids.
    """

    chat: str
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    photos: tuple[str, ...] = ()
    edits: str | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Delivered:
    """It stands in the chat as ``message``."""

    message: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing was sent: the channel asks everybody to wait (Telegram's 429 retry_after)."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unreachable:
    """This person can't be written to: blocked, deactivated, or never wrote first (Telegram's 403)."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The channel will never take this message (Telegram's 400)."""

    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group lives under a new chat id (Telegram's migrate_to_chat_id); nothing was sent."""

    chat: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing was sent and trying again makes sense (connection refused, 5xx before the message was taken)."""

    why: str


@dataclass(frozen=True, slots=True)
class InDoubt:
    """The connection broke while sending: it may have arrived or not. Never the same as failed."""

    why: str


Receipt = Delivered | Wait | Unreachable | Refused | Moved | Failed | InDoubt


class Courier(Protocol):
    """Delivers one message and says what became of it. It never raises for what the channel answers."""

    async def deliver(self, delivery: Delivery) -> Receipt: ...


class Clock(Protocol):
    """The time, passed in so that a test or the sandbox can move it."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
