"""``python -m bot`` is ``nuanlin``."""

from bot.cli import main

main()
