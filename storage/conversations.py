"""What a conversation remembers between two turns: one small JSON state for each person in each chat, versioned."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.people import Address
from storage.schema import conversations
from storage.sql import insert_new, update


class StaleConversation(RuntimeError):
    """Another replica answered this person in between; the turn must be run again on the new state."""


@dataclass(frozen=True, slots=True)
class Conversation:
    address: Address
    community_id: int
    version: int  # 0 = nothing remembered yet
    state: dict[str, Any]
    updated_at: datetime | None


class Conversations:
    """Loads and saves conversations within one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def load(self, address: Address, community_id: int) -> Conversation:
        """The conversation, locked until commit where the database has row locks (one turn a person at a time)."""
        row = self._connection.execute(_LOAD, _names(address)).one_or_none()
        if row is None:
            return Conversation(address, community_id, 0, {}, None)
        return Conversation(address, row.community_id, row.version, dict(row.state), row.updated_at)

    def save(self, conversation: Conversation, state: dict[str, Any], *, at: datetime) -> None:
        """Replace the state.

        :raises StaleConversation: somebody saved since it was loaded.
        """
        if conversation.version == 0:
            return self._create(conversation, state, at)
        key = {**_names(conversation.address), "version": conversation.version}
        changes = {"state": state, "version": conversation.version + 1, "updated_at": at}
        if update(self._connection, conversations, key, **changes) != 1:
            raise StaleConversation(conversation.address)
        return None

    def moved(self, channel: str, old: str, new: str) -> None:
        """A group got a new id: what was being talked about goes on there, unless it has begun there already."""
        there = conversations.alias()
        begun = sa.exists().where(there.c.channel == channel, there.c.chat == new, there.c.user == conversations.c.user)
        self._connection.execute(
            conversations.update()
            .where(conversations.c.channel == channel, conversations.c.chat == old, ~begun)
            .values(chat=new)
        )

    def _create(self, conversation: Conversation, state: dict[str, Any], at: datetime) -> None:
        names = _names(conversation.address)
        row = {**names, "community_id": conversation.community_id, "version": 1, "state": state, "updated_at": at}
        if insert_new(self._connection, conversations, row, unique=tuple(names)) is None:
            raise StaleConversation(conversation.address)


def _names(address: Address) -> dict[str, str]:
    return {"channel": address.channel, "chat": address.chat, "user": address.user}


_LOAD = (
    sa.select(conversations)
    .where(*(conversations.c[name] == sa.bindparam(name) for name in ("channel", "chat", "user")))
    .with_for_update()
)
