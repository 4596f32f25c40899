"""A session: one turn of one person with everything a conversation needs to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handlers.desk.office import Compound, Desk
from handlers.reading.reader import Reader
from handlers.turn import Choices, Message, Reply, Toast, Turn, Value
from storage.roster import Speaker
from storage.unit_of_work import Record


@dataclass(frozen=True, slots=True)
class Office:
    """What outlives a turn: the reader and the compounds with their rules."""

    reader: Reader
    compounds: Mapping[int, Compound]


@dataclass(slots=True)
class Session:
    """The turn, who speaks, what the conversation remembers, and the answers gathered so far.

    ``memory`` is plain JSON and is saved with the turn. Handlers call ``say`` and ``toast``; nothing is sent
    before the turn is committed.
    """

    turn: Turn
    speaker: Speaker
    desk: Desk
    reader: Reader
    memory: dict[str, Any]
    replies: list[Reply] = field(default_factory=list)
    told: Toast | None = None

    @property
    def record(self) -> Record:
        return self.desk.record

    @property
    def now(self) -> datetime:
        return self.desk.now

    @property
    def person_id(self) -> int | None:
        return self.speaker.person.id if self.speaker.person else None

    def say(self, key: str, /, choices: Choices = (), *, card: str | None = None, **values: Value) -> None:
        """Answer with a new message (or in place of ``card``, where that is shown already)."""
        self.replies.append(Reply(message=Message(key, values), choices=choices, card=card))

    def replace(self, key: str, /, choices: Choices = (), **values: Value) -> None:
        """Answer by changing the message whose button was pressed; without a press, by a new message."""
        pressed = self.turn.press is not None
        self.replies.append(Reply(message=Message(key, values), choices=choices, edit=pressed))

    def toast(self, key: str, /, *, alert: bool = False, **values: Value) -> None:
        """Acknowledge a button press."""
        self.told = Toast(message=Message(key, values), alert=alert)

    @property
    def source(self) -> str | None:
        """The owner's message as tickets remember it, so that an edit or a reply finds them."""
        address = self.turn.address
        return f"{address.channel}:{address.chat}:{self.turn.message}" if self.turn.message else None
