"""The nouns at the seams: a Turn comes in, Replies go out; Messages are keys with values, not finished text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from storage.people import Address


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in fen, shown as yuan with two decimals."""

    fen: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time with aware ends, shown in the community's zone (「周六 9:00–12:00」)."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """A text of locales/ by its key, with the values that go into it. Rendered when sent, in the reader's language."""

    key: str
    values: "Mapping[str, Value]" = field(default_factory=dict)


Value = str | int | float | date | datetime | Money | Span | Message | tuple[Message, ...]
"""What may stand in a message. A datetime must be aware; a tuple of messages is shown one a line."""


def msg(key: str, **values: Value) -> Message:
    """Short for ``Message(key, values)``."""
    return Message(key, values)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture by its channel: ``file`` fetches it, ``unique`` is the same in every copy, ``size`` in bytes."""

    file: str
    unique: str
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """A tapped button: what it stands for, and the message it hung on."""

    action: str
    args: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A shared contact card. Only ``own`` cards prove anything: anybody can forward a neighbour's."""

    phone: str
    own: bool
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing a person did, free of any channel's types.

    ``key`` is the same for every delivery of the same update. ``at`` is when the person did it (UTC, the
    channel's clock). Exactly one of text/photos, press, contact, start, reachable, moved_to says what was done.
    """

    key: str
    address: Address
    at: datetime
    name: str = ""
    group: bool = False
    title: str = ""  # the group's
    text: str = ""
    photos: tuple[Photo, ...] = ()
    album: str | None = None  # pictures sent together arrive as separate turns with one album id
    message: str | None = None  # the id of the message the person wrote
    answers: str | None = None  # the id of the message they replied to
    edited: bool = False
    press: Press | None = None
    contact: Contact | None = None
    start: str | None = None  # the payload of a deep link; "" for a bare start
    reachable: bool | None = None  # False: they blocked us, or put us out of a group; True: they took us (back) in
    moved_to: str | None = None  # the group's new chat id; ``address`` has the old one
    other: str = ""  # what else was sent, by the channel's name for it (voice, sticker, location): we can't read it
    addressed: bool = False  # in a group: they named us, or replied to something we said


ChoiceKind = Literal["press", "link", "contact", "copy"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. A press carries an action and short arguments (64 bytes in Telegram, no personal data)."""

    label: Message
    action: str = ""
    args: tuple[str | int, ...] = ()
    kind: ChoiceKind = "press"
    target: str = ""  # the address of a link, the text of a copy


Choices = tuple[tuple[Choice, ...], ...]
"""Rows of buttons."""


def choice(label: str, action: str, *args: str | int, **values: Value) -> Choice:
    """A button labelled with the text ``label``."""
    return Choice(Message(label, values), action, args)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a conversation answers to the person who spoke."""

    message: Message
    choices: Choices = ()
    photos: tuple[str, ...] = ()  # file ids to show with it
    card: str | None = None  # the name of a message that is shown once and edited from then on
    edit: bool = False  # replace the message whose button was pressed


@dataclass(frozen=True, slots=True, kw_only=True)
class Toast:
    """The short acknowledgement of a button press (200 characters in Telegram); ``alert`` must be clicked away."""

    message: Message
    alert: bool = False
