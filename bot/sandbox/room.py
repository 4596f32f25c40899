"""A Telegram in memory: who is there, which chats they have, what was said, and what the bot has yet to hear.

Plain and synchronous; no HTTP. The Bot API (sending, editing, account) and the people (people.py) both act on it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count, takewhile

from bot.sandbox import views
from bot.sandbox.clock import Clock
from bot.sandbox.errors import ApiError, bad_request, forbidden
from bot.sandbox.faults import FaultPlan
from bot.sandbox.files import FileStore
from bot.sandbox.limits import Meter
from bot.sandbox.model import (
    Attachment,
    Chat,
    Event,
    JsonObject,
    Message,
    Query,
    User,
)
from bot.sandbox.updates import Update, UpdateQueue

BOT_ID = 7_000_000_001
QUERY_ANSWERABLE = timedelta(seconds=15)  # a press goes stale; reports name 5 to 20 seconds
_REFUSALS = {
    "stranger": "bot can't initiate conversation with a user",
    "blocked": "bot was blocked by the user",
    "deactivated": "user is deactivated",
    "kicked": "bot was kicked from the {kind} chat",
}


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call, for statistics: `code` is the HTTP status, 0 when the answer was withheld by a fault."""

    method: str
    chat_id: int | None
    at: datetime
    code: int
    description: str = ""


@dataclass(slots=True)
class BotProfile:
    """What the bot has told Telegram about itself."""

    commands: dict[str, list[object]] = field(default_factory=dict)
    description: str = ""
    short_description: str = ""


class Room:
    """Everything the sandbox knows. Not thread-safe: use it from one thread (the server's event loop)."""

    def __init__(self, clock: Clock, *, username: str = "nuanlin_sandbox_bot", name: str = "暖邻") -> None:
        self.clock = clock
        self.bot = User(BOT_ID, name, is_bot=True, username=username)
        self.token = f"{BOT_ID}:sandbox-token-good-for-nothing-else"
        self.profile = BotProfile()
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files = FileStore()
        self.updates = UpdateQueue()
        self.queries: dict[str, Query] = {}
        self.meter = Meter()
        self.faults = FaultPlan()
        self.calls: list[Call] = []
        self.listeners: list[Callable[[Event], None]] = []
        self._numbers = count(1)
        self._message_ids = count(1)  # private chats and basic groups share one counter
        self._supergroup_ids: dict[int, count[int]] = {}

    # who and where

    def add_person(self, user: User) -> Chat:
        """Brings in a person; the bot can't write to them before they write first."""
        self.users[user.id] = user
        chat = Chat(user.id, "private", user.name, standing="stranger", members={user.id: user})
        self.chats[chat.id] = chat
        self.emit("person", chat.id)
        return chat

    def next_person_id(self) -> int:
        """An id for a new person, rising from 5,000,001 so that runs are alike."""
        return 5_000_000 + next(self._numbers)

    def add_group(self, title: str, members: Iterable[User], *, supergroup: bool = False) -> Chat:
        """A new group with the bot in it."""
        number = next(self._numbers)
        group_id = -1_002_000_000_000 - number if supergroup else -4_000_000 - number
        chat = Chat(group_id, "supergroup" if supergroup else "group", title)
        chat.members = {user.id: user for user in [*members, self.bot]}
        self.chats[chat.id] = chat
        self.emit("chat", chat.id)
        return chat

    def chat(self, chat_id: int) -> Chat:
        """A chat by id; ApiError "chat not found"."""
        found = self.chats.get(chat_id)
        if found is None:
            raise bad_request("chat not found")
        return found

    def writable(self, chat_id: int) -> Chat:
        """A chat the bot may write to now; otherwise Telegram's 400 or 403."""
        chat = self.chat(chat_id)
        if chat.standing == "upgraded":
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.migrated_to,
            )
        if chat.standing != "open":
            raise forbidden(_REFUSALS[chat.standing].format(kind=chat.kind))
        return chat

    def meter_send(self, chat: Chat) -> None:
        """Counts one message of the bot against the limits; ApiError 429."""
        self.meter.take(chat.id, group=chat.kind != "private", now=self.clock.now())

    # what is said

    def post(
        self,
        chat: Chat,
        sender: User,
        text: str = "",
        *,
        attachment: Attachment | None = None,
        draft: Message | None = None,
    ) -> Message:
        """Puts a new message into a chat; `draft` supplies whatever text and attachment don't cover."""
        base = draft or Message(chat.id, 0, sender, self.clock.now(), text, attachment=attachment)
        message = replace(base, chat_id=chat.id, id=self._next_message_id(chat), sender=sender, at=self.clock.now())
        chat.messages[message.id] = message
        self.emit("message", chat.id, message=message)
        return message

    def change(self, message: Message) -> Message:
        """Stores a new state of a message that exists."""
        self.chats[message.chat_id].messages[message.id] = message
        self.emit("edited", message.chat_id, message=message)
        return message

    def remove(self, message: Message) -> None:
        """Takes a message away for everybody."""
        del self.chats[message.chat_id].messages[message.id]
        self.emit("deleted", message.chat_id, message=message)

    def hear(self, kind: str, message: Message) -> Update | None:
        """Queues a message for the bot as update `kind` (message, edited_message), unless it was thrown out."""
        if self.chats[message.chat_id].standing == "kicked":
            return None
        payload: JsonObject = {kind: views.message_json(self.chats[message.chat_id], message)}
        return self.queue(kind, payload, f"chat {message.chat_id}", chat_id=message.chat_id, message_id=message.id)

    def queue(
        self, kind: str, payload: JsonObject, lane: str, *, chat_id: int = 0, message_id: int = 0
    ) -> Update | None:
        """Queues any update for the bot; None if the bot didn't ask for this kind."""
        update = self.updates.add(kind, payload, self.clock.now(), lane, chat_id=chat_id, message_id=message_id)
        self.emit("update", chat_id)
        return update

    def redeliver(self, update_id: int | None = None) -> Update:
        """Delivers an update (default: the newest) once more, as after a lost acknowledgement; KeyError if unknown."""
        update = self.updates.repeat(max(self.updates.history, default=0) if update_id is None else update_id)
        self.emit("update", update.chat_id)
        return update

    def open_work(self) -> bool:
        """Whether the bot has updates to fetch or fresh presses to answer."""
        now = self.clock.now()
        self.updates.expire(now)
        fresh = takewhile(lambda query: now - query.at <= QUERY_ANSWERABLE, reversed(self.queries.values()))
        return bool(self.updates.pending or self.updates.again or any(not query.answered for query in fresh))

    def acknowledge(self, updates: Iterable[Update]) -> None:
        """Marks messages whose updates the bot has confirmed (the second tick)."""
        for update in updates:
            chat = self.chats.get(update.chat_id)
            if chat is not None and update.message_id:
                chat.taken.add(update.message_id)
                self.emit("taken", chat.id, detail={"message_id": update.message_id})
        self.emit("acknowledged")

    def emit(
        self,
        kind: str,
        chat_id: int = 0,
        *,
        message: Message | None = None,
        query: Query | None = None,
        detail: JsonObject | None = None,
    ) -> None:
        """Tells everybody who listens."""
        event = Event(kind, chat_id, message, query, detail or {})
        for listener in list(self.listeners):
            listener(event)

    def next_number(self) -> int:
        """A number nothing else in this room has."""
        return next(self._numbers)

    def next_album(self) -> str:
        """A media_group_id."""
        return str(13_000_000_000_000_000 + self.next_number())

    def _next_message_id(self, chat: Chat) -> int:
        if chat.kind == "supergroup":
            return next(self._supergroup_ids.setdefault(chat.id, count(1)))
        return next(self._message_ids)
