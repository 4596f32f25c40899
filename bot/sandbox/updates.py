"""The bot's update queue: what is kept how long, what an offset confirms, what allowed_updates lets in.

Figures from Telegram's server (Client.cpp): 24 hours, callback queries 150 seconds.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.sandbox.model import JsonObject

KEPT = timedelta(hours=24)
QUERIES_KEPT = timedelta(seconds=150)
# Not sent unless asked for by name.
ON_DEMAND = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

INJECTED = "injected"  # a test's raw update, let through whatever the bot asked for


@dataclass(frozen=True, slots=True)
class Update:
    """One update. `lane` keeps webhook deliveries in order; `chat_id` and `message_id` set the page's ticks."""

    id: int
    kind: str
    payload: JsonObject
    at: datetime
    lane: str
    chat_id: int = 0
    message_id: int = 0

    def json(self) -> JsonObject:
        """As getUpdates and the webhook carry it."""
        return {"update_id": self.id, **self.payload}


class UpdateQueue:
    """Updates the bot hasn't confirmed yet, oldest first, and everything ever queued for redelivery."""

    def __init__(self, first_id: int = 100_000_001) -> None:
        self._next = first_id
        self.pending: dict[int, Update] = {}
        self.history: dict[int, Update] = {}
        self.again: list[Update] = []
        self.allowed: frozenset[str] = frozenset()

    def add(
        self, kind: str, payload: JsonObject, at: datetime, lane: str, *, chat_id: int = 0, message_id: int = 0
    ) -> Update | None:
        """Queues one update; None if the bot didn't ask for this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in ON_DEMAND
        if not wanted and kind != INJECTED:
            return None
        update = Update(self._next, kind, payload, at, lane, chat_id, message_id)
        self._next += 1
        self.pending[update.id] = self.history[update.id] = update
        return update

    def batch(self, offset: int, limit: int) -> list[Update]:
        """What getUpdates(offset, limit) answers now: repeated ones first, a negative offset counts from the end."""
        if self.again:
            again, self.again = self.again[:limit], self.again[limit:]
            return again
        waiting = list(self.pending.values())
        if offset < 0:
            waiting = waiting[offset:]
        return [update for update in waiting if update.id >= offset][:limit]

    def confirm_below(self, offset: int) -> list[Update]:
        """Forgets what an offset confirms and returns it; a negative one keeps only the last -offset."""
        ids = list(self.pending)
        gone = ids[:offset] if offset < 0 else [number for number in ids if number < offset]
        return [self.pending.pop(number) for number in gone]

    def confirm(self, update_id: int) -> list[Update]:
        """Forgets one update, as after a webhook's 2xx."""
        update = self.pending.pop(update_id, None)
        return [] if update is None else [update]

    def expire(self, now: datetime) -> None:
        """Drops what Telegram would no longer keep at `now`."""
        for update in list(self.pending.values()):
            kept = QUERIES_KEPT if update.kind == "callback_query" else KEPT
            if now - update.at > kept:
                del self.pending[update.id]

    def repeat(self, update_id: int) -> Update:
        """Delivers a known update once more, as after a lost acknowledgement; KeyError if there was none."""
        update = self.history[update_id]
        self.again.append(update)
        return update
