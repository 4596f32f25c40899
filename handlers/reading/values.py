"""What the reader returns: the slots of a message, its matters, and the reading as a whole."""

from dataclasses import dataclass, fields
from datetime import datetime

INTENTS = (
    "repair",
    "heating",
    "fee",
    "complaint",
    "suggestion",
    "praise",
    "progress",
    "urge",
    "cancel",
    "inquiry",
    "human",
    "bind",
    "visitor",
    "activity",
    "greeting",
    "thanks",
    "affirm",
    "deny",
    "other",
)
MATTERS = frozenset(INTENTS) - {"greeting", "thanks", "affirm", "deny", "other"}
"""What can stand beside something else and be asked about; a greeting or a yes is no matter."""


@dataclass(frozen=True, slots=True)
class Address:
    """A home as the owner named it, in canonical form; parts that were not said are None."""

    building: str | None = None
    unit: str | None = None
    room: str | None = None
    corrected: bool = False
    """True when the owner corrects an earlier statement (「不对，是4号楼」)."""

    def over(self, earlier: "Address") -> "Address":
        """This address with the parts it does not name taken from an earlier one."""
        return Address(
            self.building or earlier.building,
            self.unit or earlier.unit,
            self.room or earlier.room,
            self.corrected or earlier.corrected,
        )


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time an owner wished for; both ends are aware, `text` is what was written."""

    start: datetime
    end: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Slots:
    """Only what the text says; None, () or False where it says nothing."""

    building: str | None = None
    unit: str | None = None
    room: str | None = None
    category: str | None = None
    heating_symptom: str | None = None
    temperature_c: float | None = None
    place: str | None = None
    fee_type: str | None = None
    fee_topic: str | None = None
    period: str | None = None
    appointment: str | None = None
    phone: str | None = None
    ticket_no: str | None = None
    vulnerable: tuple[str, ...] = ()
    people_trapped: bool = False

    def given(self) -> dict[str, object]:
        """The slots with a value, in a fixed order."""
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: _plain(value) for name, value in named if value}

    def and_also(self, other: "Slots") -> "Slots":
        """These slots, with the other's where these have no value."""
        if self == other:
            return self
        return Slots(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})


def _plain(value: object) -> object:
    """Tuples as lists, 16.0 degrees as 16."""
    if isinstance(value, tuple):
        return list(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter of a message; slots of the whole message (home, time, phone) belong to each."""

    text: str
    intent: str
    urgency: str
    alarm: str
    slots: Slots


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message means; the first matter is what the bot should do first."""

    text: str
    intent: str
    alternatives: tuple[tuple[str, float], ...]
    certain: bool
    also: tuple[str, ...]
    urgency: str
    alarm: str
    slots: Slots
    why: tuple[str, ...]
    matters: tuple[Matter, ...]

    def to_json(self, id: object = None) -> dict[str, object]:
        """The reading as plain data; `id` comes first where the input line had one."""
        head: dict[str, object] = {} if id is None else {"id": id}
        return head | {
            "intent": self.intent,
            "alternatives": [[name, round(probability, 4)] for name, probability in self.alternatives],
            "certain": self.certain,
            "also": list(self.also),
            "urgency": self.urgency,
            "alarm": self.alarm,
            "slots": self.slots.given(),
            "why": list(self.why),
        }
