"""A session: one turn of one person with everything a conversation needs to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handlers.desk.office import Compound, Desk
from handlers.reading.reader import Reader
from handlers.turn import Choices, Message, Photo, Reply, Toast, Turn, Value
from storage.people import Speaker
from storage.unit_of_work import Record


@dataclass(frozen=True, slots=True)
class Office:
    """What outlives a turn: the reader and the compounds with their rules.

    ``private_link`` is the address of our private chat up to the payload (``https://t.me/NAME?start=``); empty
    where the channel has none.
    """

    reader: Reader
    compounds: Mapping[int, Compound]
    private_link: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What a person said, as they wrote it; ``message`` is how tickets remember it, so that an edit finds them.

    Mostly these are the words of the turn. Words that had to wait (for a binding, for a choice between two
    meanings) are heard again later, with the message they came from.
    """

    text: str
    message: str | None = None
    photos: tuple[Photo, ...] = ()

    @classmethod
    def of(cls, turn: Turn) -> "Words":
        address = turn.address
        message = f"{address.channel}:{address.chat}:{turn.message}" if turn.message else None
        return cls(turn.text.strip(), message, turn.photos)

    @classmethod
    def unpack(cls, packed: Mapping[str, Any]) -> "Words":
        return cls(packed["text"], packed["message"], tuple(Photo(*photo) for photo in packed["photos"]))

    def pack(self) -> dict[str, Any]:
        photos = [[photo.file, photo.unique, photo.size] for photo in self.photos]
        return {"text": self.text, "message": self.message, "photos": photos}


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
    words: Words
    private_link: str = ""
    compounds: Mapping[int, Compound] = field(default_factory=dict)  # all of this house, for who works in several
    replies: list[Reply] = field(default_factory=list)
    told: Toast | None = None
    in_form: bool = False  # the open form had its say in this turn, or is to be left in peace
    in_words: bool = True  # something was said, not only pressed
    again: tuple[Words, str | None] | None = None  # words to be heard once more, and the intent they have

    @property
    def record(self) -> Record:
        return self.desk.record

    @property
    def now(self) -> datetime:
        return self.desk.now

    @property
    def person_id(self) -> int | None:
        return self.speaker.person.id if self.speaker.person else None

    @property
    def language(self) -> str:
        """Of the texts that are chosen, not rendered, such as the answers of the FAQ."""
        return (self.speaker.person.locale if self.speaker.person else None) or "zh_CN"

    def say(self, key: str, /, choices: Choices = (), *, card: str | None = None, **values: Value) -> None:
        """Answer with a new message (or in place of ``card``, where that is shown already)."""
        self.tell(Message(key, values), choices, card=card)

    def tell(self, message: Message, choices: Choices = (), *, card: str | None = None) -> None:
        """The same with a message that is made already."""
        self.replies.append(Reply(message=message, choices=choices, card=card))

    def replace(self, key: str, /, choices: Choices = (), **values: Value) -> None:
        """Answer by changing the message whose button was pressed; without a press, by a new message."""
        pressed = self.turn.press is not None
        self.replies.append(Reply(message=Message(key, values), choices=choices, edit=pressed))

    def toast(self, key: str, /, *, alert: bool = False, **values: Value) -> None:
        """Acknowledge a button press."""
        self.told = Toast(message=Message(key, values), alert=alert)

    def hear_again(self, words: Words, intent: str | None = None) -> None:
        """Have words heard after this handler, as if said now; with ``intent``, what they mean is settled."""
        self.again = (words, intent)

    @property
    def source(self) -> str | None:
        """The owner's message as tickets remember it, so that an edit or a reply finds them."""
        return self.words.message
