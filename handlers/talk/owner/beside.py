"""What a cry for help tells besides: one tap away, so that it is not lost and nobody in danger is asked about it."""

from typing import Any

from handlers.reading.reader import Matter, Reading
from handlers.reading.values import MATTERS
from handlers.talk.cues import without
from handlers.talk.session import Session, Words
from handlers.turn import Choice, Choices, Message, choice

SHOWN = 16
"""Letters of a matter on its button."""


def offer(session: Session, reading: Reading, cry: Matter) -> None:
    """A button for each other matter of a message, once its emergency, the ``cry``, is being dealt with."""
    others = [one for one in reading.matters if one is not cry and one.alarm == "none" and one.intent in MATTERS]
    if not others:
        return
    kept = session.memory.setdefault("beside", [])
    kept += [{"words": Words(without("also", one.text), session.source).pack(), "intent": one.intent} for one in others]
    session.say("emergency-beside", choices=_waiting(session))


def _waiting(session: Session) -> Choices:
    """[🔧 报修：水龙头滴水], for each matter that nobody has gone on with yet."""
    kept = session.memory.get("beside", [])
    return tuple((_button(number, one),) for number, one in enumerate(kept) if one is not None)


def _button(number: int, one: dict[str, Any]) -> Choice:
    kind, text = Message(f"intent-{one['intent']}"), one["words"]["text"][:SHOWN]
    return choice("beside-button", "emergency.beside", number, kind=kind, text=text)


def press(session: Session, number: str) -> None:
    """The matter is heard now, as if said by itself; a second tap finds it dealt with."""
    kept = session.memory.get("beside", [])
    one = kept[int(number)] if number.isdecimal() and int(number) < len(kept) else None
    if one is None:
        session.toast("form-card-old")
        return
    kept[int(number)] = None
    session.replace("emergency-beside-taken", choices=_waiting(session), text=one["words"]["text"])
    session.hear_again(Words.unpack(one["words"]), one["intent"])
