"""What the page shows around the chats, and the stream of changes it lives on.

Each open page has a queue; it starts with the whole state and then gets one JSON object for each change.
"""

import asyncio
from collections.abc import Iterable
from datetime import datetime

from bot.sandbox import page_views
from bot.sandbox.clock import SandboxClock
from bot.sandbox.model import Event, JsonObject, User
from bot.sandbox.room import Room


class Stage:
    """Suggestions, panels, and everybody who watches."""

    def __init__(self, room: Room, clock: SandboxClock) -> None:
        self.room = room
        self.clock = clock
        self.suggestions: dict[int, list[str]] = {}
        self.panels: dict[str, list[tuple[str, str]]] = {}
        self._watchers: set[asyncio.Queue[JsonObject]] = set()
        room.listeners.append(self._on_event)
        clock.on_advance.append(self._on_advance)

    def suggest(self, chat_id: int, sentences: Iterable[str]) -> None:
        """Sets the sentences offered for a person's or group's window."""
        self.suggestions[chat_id] = list(sentences)
        self._tell({"type": "suggestions", "chat": chat_id, "sentences": self.suggestions[chat_id]})

    def panel(self, title: str, rows: Iterable[tuple[str, str]]) -> None:
        """Sets one table of facts in the side panel; no rows takes it away."""
        self.panels[title] = list(rows)
        if not self.panels[title]:
            del self.panels[title]
        self._tell({"type": "panels", "panels": self.panels_json()})

    def watch(self) -> asyncio.Queue[JsonObject]:
        """A new queue of changes, the whole state first; give it back with `unwatch`."""
        queue: asyncio.Queue[JsonObject] = asyncio.Queue()
        queue.put_nowait({"type": "state", **self.state()})
        self._watchers.add(queue)
        return queue

    def unwatch(self, queue: asyncio.Queue[JsonObject]) -> None:
        """Ends a page's stream."""
        self._watchers.discard(queue)

    def state(self) -> JsonObject:
        """Everything a page needs to draw itself."""
        room = self.room
        return {
            "bot": self._bot(),
            "now": room.clock.now().isoformat(),
            "people": [page_views.person(user) for user in room.users.values()],
            "chats": [page_views.chat(chat) for chat in room.chats.values()],
            "messages": [
                page_views.message(chat, message)
                for chat in room.chats.values()
                for message in list(chat.messages.values())[-page_views.SHOWN_MESSAGES :]
            ],
            "suggestions": {str(chat_id): sentences for chat_id, sentences in self.suggestions.items()},
            "panels": self.panels_json(),
        }

    def panels_json(self) -> list[JsonObject]:
        """The tables of facts, in the order they were first shown."""
        return [{"title": title, "rows": rows} for title, rows in self.panels.items()]

    def _bot(self) -> JsonObject:
        profile = self.room.profile
        commands = [command for scope in profile.commands.values() for command in scope]
        bot = self.room.bot
        facts: JsonObject = {"username": bot.username, "description": profile.description, "commands": commands}
        return page_views.person(bot) | facts

    def _on_advance(self, now: datetime) -> None:
        self._tell({"type": "clock", "now": now.isoformat()})

    def _on_event(self, event: Event) -> None:
        if self._watchers and (change := self._change(event)):
            self._tell(change)

    def _change(self, event: Event) -> JsonObject | None:
        chat = self.room.chats.get(event.chat_id)
        if event.kind == "profile":
            return {"type": "bot", "bot": self._bot()}
        if chat is None:
            return None
        if event.kind in ("message", "edited") and event.message:
            return {"type": "message", "message": page_views.message(chat, event.message)}
        if event.kind == "deleted" and event.message:
            return {"type": "deleted", "chat": chat.id, "id": event.message.id}
        if event.kind in ("chat", "person"):
            people: list[User] = [user for user in chat.members.values() if not user.is_bot]
            found = [page_views.person(user) for user in people]
            return {"type": "chat", "chat": page_views.chat(chat), "people": found}
        if event.kind == "answer" and event.query:
            return {"type": "answer", **page_views.answer(event.query)}
        if event.kind in ("typing", "taken"):
            return {"type": event.kind, "chat": chat.id, **event.detail}
        return None

    def _tell(self, change: JsonObject) -> None:
        for queue in self._watchers:
            queue.put_nowait(change)
