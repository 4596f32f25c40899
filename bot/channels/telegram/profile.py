"""The bot's profile: what an empty chat says, and the commands behind Telegram's [/] button."""

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import BotCommand

from bot.logs import masked
from bot.rendering import Renderer
from handlers.turn import msg

log = structlog.get_logger(__name__)

COMMANDS = ("menu", "repair", "mine", "fee")
"""Words the dialogue understands (``[whole]`` in cues.toml, there with their slash), in the order shown."""
PATIENCE = 5
"""Seconds for a call. The profile is an extra, and people are waiting."""


async def introduce(bot: Bot, renderer: Renderer) -> None:
    """Tell Telegram who we are. A failure is only logged: it hinders nobody."""
    commands = [
        BotCommand(command=command, description=renderer.text(msg(f"profile-command-{command}"), None, None))
        for command in COMMANDS
    ]
    description = renderer.text(msg("profile-description"), None, None)
    try:
        await bot.set_my_commands(commands, request_timeout=PATIENCE)
        await bot.set_my_description(description, request_timeout=PATIENCE)
    except AiogramError as error:
        log.info("profile not set", error=masked(str(error)))
