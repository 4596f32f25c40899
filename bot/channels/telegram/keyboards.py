"""Keyboards: the buttons of a letter in Telegram's own JSON, the same for both libraries."""

from typing import Any

from bot.channels.telegram.letters import Rows, asks_for_contact
from bot.ports import Button

Json = dict[str, Any]


def keyboard(buttons: Rows) -> Json | None:
    """Under the message, or the keyboard below the chat where the contact card is asked for."""
    if not buttons:
        return None
    if asks_for_contact(buttons):
        rows: list[list[Json]] = [
            [{"text": button.label, "request_contact": True} for button in row] for row in buttons
        ]
        return {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True}
    return {"inline_keyboard": [[_button(button) for button in row] for row in buttons]}


def _button(button: Button) -> Json:
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    if button.copy is not None:
        return {"text": button.label, "copy_text": {"text": button.copy}}
    return {"text": button.label, "callback_data": button.data}
