"""Letters: what to send for a Delivery, in Telegram's terms and in neither library's types."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.telegram.pages import CAPTION_UNITS, pages, units
from bot.ports import Button, Delivery

ALBUM = 10
"""Photos that one album may hold."""

MORE_BUTTONS = "👇"
"""Stands above the inline buttons of a message whose place for buttons is taken by a request for the contact card."""

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A message of words."""

    chat: int
    html: str
    buttons: Rows = ()
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo with its caption."""

    chat: int
    html: str
    photo: str
    buttons: Rows = ()
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Album:
    """Several photos shown together; Telegram gives them no buttons."""

    chat: int
    photos: tuple[str, ...]
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """New words for a message that stands there already; ``captioned`` where it is a photo."""

    chat: int
    message: int
    html: str
    buttons: Rows = ()
    captioned: bool = False


Letter = Text | Picture | Album


def change(delivery: Delivery) -> Change | None:
    """The edit a delivery asks for; None where it has to be sent anew (nothing to edit, or too long)."""
    if delivery.edits is None or asks_for_contact(delivery.buttons):
        return None
    one_photo = len(delivery.photos) == 1 and units(delivery.text) <= CAPTION_UNITS
    if not one_photo and len(pages(delivery.text)) > 1:
        return None
    return Change(int(delivery.chat), int(delivery.edits), delivery.text, delivery.buttons, captioned=one_photo)


def letters(delivery: Delivery) -> list[Letter]:
    """What to send, in order; the buttons hang on the last."""
    chat, silent = int(delivery.chat), delivery.silent
    if len(delivery.photos) == 1 and units(delivery.text) <= CAPTION_UNITS and not asks_for_contact(delivery.buttons):
        return [Picture(chat, delivery.text, delivery.photos[0], delivery.buttons, silent)]
    *first, last = pages(delivery.text)
    return [
        *_pictures(chat, delivery.photos, silent),
        *(Text(chat, page, silent=silent) for page in first),
        *_with_buttons(chat, last, delivery.buttons, silent),
    ]


def _pictures(chat: int, photos: Sequence[str], silent: bool) -> list[Letter]:
    groups = [tuple(photos[start : start + ALBUM]) for start in range(0, len(photos), ALBUM)]
    return [
        Picture(chat, "", group[0], silent=silent) if len(group) == 1 else Album(chat, group, silent)
        for group in groups
    ]


def _with_buttons(chat: int, html: str, buttons: Rows, silent: bool) -> list[Letter]:
    """One message can't carry both a request for the contact card and inline buttons."""
    contact = tuple(row for row in buttons if asks_for_contact((row,)))
    inline = tuple(row for row in buttons if not asks_for_contact((row,)))
    if not contact or not inline:
        return [Text(chat, html, buttons, silent)]
    return [Text(chat, html, contact, silent), Text(chat, MORE_BUTTONS, inline, silent)]


def asks_for_contact(buttons: Rows) -> bool:
    """Whether the buttons belong onto the keyboard below the chat and not under the message."""
    return any(button.contact for row in buttons for button in row)
