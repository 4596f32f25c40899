"""Rendering: a parcel becomes what its receiver sees, in their language, with times in their compound's zone."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from bot.ports import Button, Clock, Delivery
from handlers.desk.office import Compound
from handlers.phrasing import Phrasing
from handlers.turn import Choice, Message
from handlers.values import unpack_choices, unpack_values
from storage.outbox import Claimed

DATA_BYTES = 64
"""What a button can carry (Telegram's callback_data)."""

SILENT_LANES = frozenset({"notice", "survey"})
"""What nobody needs to be woken for arrives without a sound."""


class Renderer:
    """Turns parcels and toasts into text."""

    def __init__(self, phrasing: Phrasing, compounds: Mapping[int, Compound], clock: Clock, *, zone: ZoneInfo) -> None:
        """``zone`` shows the times of whoever belongs to no compound yet."""
        self._phrasing = phrasing
        self._compounds = compounds
        self._clock = clock
        self._zone = zone

    def delivery(self, parcel: Claimed) -> Delivery:
        """The parcel as its receiver will see it.

        :raises MissingText: locales/ lacks a key or a parameter; a mistake of ours.
        :raises ValueError: a button carries more than fits into it; a mistake of ours.
        """
        message = Message(parcel.key, unpack_values(parcel.values))
        return Delivery(
            chat=parcel.chat,
            text=self.text(message, parcel.community_id, parcel.locale),
            buttons=tuple(
                tuple(self._button(choice, parcel) for choice in row) for row in unpack_choices(parcel.choices)
            ),
            photos=tuple(parcel.media),
            edits=parcel.edits or parcel.shown,
            silent=parcel.lane in SILENT_LANES,
        )

    def unshown(self, parcel: Claimed) -> Delivery:
        """What a person sees in place of an answer that could not be rendered."""
        return Delivery(chat=parcel.chat, text=self.text(Message("engine-unshown"), None, parcel.locale))

    def text(self, message: Message, community_id: int | None, locale: str | None) -> str:
        zone = self._zone if community_id is None else self._compounds[community_id].zone
        return self._phrasing.book(locale).render(message, zone=zone, now=self._clock.now())

    def _button(self, choice: Choice, parcel: Claimed) -> Button:
        label = self.text(choice.label, parcel.community_id, parcel.locale)
        match choice.kind:
            case "link":
                return Button(label, url=choice.target)
            case "copy":
                return Button(label, copy=choice.target)
            case "contact":
                return Button(label, contact=True)
            case "press":
                return Button(label, data=press_data(choice))


def press_data(choice: Choice) -> str:
    """What a button carries: action and arguments, joined by colons.

    :raises ValueError: an argument contains a colon, or all together exceed 64 bytes.
    """
    args = [str(arg) for arg in choice.args]
    data = ":".join([choice.action, *args])
    if any(":" in arg for arg in args) or len(data.encode()) > DATA_BYTES:
        raise ValueError(f"the button {choice.action} cannot carry {args}")
    return data


def read_press(data: str) -> tuple[str, tuple[str, ...]]:
    """Action and arguments of a pressed button."""
    action, *args = data.split(":")
    return action, tuple(args)
