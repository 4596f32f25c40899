"""The nouns of the sandbox: users, chats, messages, buttons. Values only; the room keeps and changes them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

JsonObject: TypeAlias = dict[str, object]

ChatKind = Literal["private", "group", "supergroup"]
# How the bot stands in a chat; everything but "open" refuses its messages.
Standing = Literal["open", "stranger", "blocked", "deactivated", "kicked", "upgraded"]
MarkupKind = Literal["inline", "keyboard", "remove", "force"]


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the bot. `phone`, `role` and `avatar` are for the page and the contact card only."""

    id: int
    name: str
    is_bot: bool = False
    username: str | None = None
    phone: str = ""
    role: str = ""
    avatar: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of formatted text; offset and length in UTF-16 units, as Telegram counts."""

    kind: str
    offset: int
    length: int
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """One button: `action` is what the Bot API calls it (callback_data, url, copy_text, text, …)."""

    label: str
    action: str = "text"
    value: str = ""
    style: str = ""

    @property
    def data(self) -> str:
        """The callback data, empty for other buttons."""
        return self.value if self.action == "callback_data" else ""


@dataclass(frozen=True, slots=True)
class Markup:
    """What hangs below a message: inline buttons, or an order about the reply keyboard."""

    kind: MarkupKind
    rows: tuple[tuple[Button, ...], ...] = ()
    one_time: bool = False
    placeholder: str = ""

    @property
    def buttons(self) -> list[Button]:
        """All buttons, row by row."""
        return [button for row in self.rows for button in row]


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a message carries beside text: `kind` is the Bot API's key (photo, contact, …), `value` its JSON."""

    kind: str
    value: object
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message as everybody in its chat sees it. `text` is the caption where there is an attachment."""

    chat_id: int
    id: int
    sender: User
    at: datetime
    text: str = ""
    entities: tuple[Entity, ...] = ()
    attachment: Attachment | None = None
    markup: Markup | None = None
    reply_to: int | None = None
    forwarded_from: User | None = None
    album: str | None = None
    silent: bool = False
    edited_at: datetime | None = None
    reaction: str = ""

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return self.sender.is_bot

    @property
    def buttons(self) -> list[Button]:
        """The inline buttons below it."""
        return self.markup.buttons if self.markup and self.markup.kind == "inline" else []

    @property
    def labels(self) -> list[str]:
        """The labels of the inline buttons."""
        return [button.label for button in self.buttons]

    def button(self, label_or_data: str) -> Button:
        """The inline button with this label or callback data, else one whose label contains it; LookupError."""
        for button in self.buttons:
            if label_or_data in (button.label, button.data):
                return button
        for button in self.buttons:
            if label_or_data in button.label:
                return button
        raise LookupError(f"no button {label_or_data!r} below {self.text!r}; there are {self.labels}")


@dataclass(slots=True)
class Chat:
    """A chat and everything said in it. A private chat has its person's id."""

    id: int
    kind: ChatKind
    title: str = ""
    standing: Standing = "open"
    members: dict[int, User] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: Markup | None = None
    pinned: int | None = None
    migrated_to: int | None = None
    taken: set[int] = field(default_factory=set)  # messages whose update the bot has acknowledged
    read_up_to: int = 0  # newest message somebody has looked at on the page


@dataclass(slots=True)
class Query:
    """A pressed inline button, waiting for answerCallbackQuery."""

    id: str
    user: User
    message: Message
    data: str
    at: datetime
    answered: bool = False
    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something changed that a page or a waiting test wants to know."""

    kind: str
    chat_id: int = 0
    message: Message | None = None
    query: Query | None = None
    detail: JsonObject = field(default_factory=dict)
