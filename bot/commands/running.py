"""Opening the house and running its parts, for the commands that stay."""

import asyncio
import signal
import sys

from bot.channels.telegram.polling import TokenRefused
from bot.commands.shell import Shell
from bot.demo import play
from bot.logs import configure
from bot.run import CLOCK, EVERYTHING, PUSH, RECEIVE, run_until_stopped
from bot.settings import SettingsError, needs_telegram
from bot.wiring import House, open_house
from handlers.desk.rules.loading import RulesError

PARTS = {"run": EVERYTHING, "serve": frozenset({RECEIVE}), "push": frozenset({PUSH}), "clock": frozenset({CLOCK})}
"""Which parts run in the process of each command."""


def run_parts(shell: Shell, command: str) -> None:
    """Run the parts of a command until told to stop."""
    try:
        run_until_stopped(_open(shell), PARTS[command])
    except TokenRefused:
        shell.refuse("cli-token-refused")


def _open(shell: Shell) -> House:
    """The house, or the reason why it can't be opened."""
    configure(shell.settings.log_format)
    try:
        needs_telegram(shell.settings)
        if not shell.settings.on_sqlite:
            shell.engine.dispose()  # refuses a database that is not migrated: several processes must not race to do it
        return open_house(shell.settings)
    except SettingsError as error:
        problems = error.problems
    except RulesError as error:
        problems = tuple(problem.told() for problem in error.problems)
    for message in problems:
        shell.warn(message.key, **message.values)
    sys.exit(1)


def run_demo(shell: Shell, *, port: int, browser: bool) -> None:
    """The demo, until told to stop."""
    configure(shell.settings.log_format)
    try:
        asyncio.run(_demo(shell, port, browser))
    except OSError as error:
        shell.refuse("cli-port-taken", port=str(port), why=error.strerror or str(error))


async def _demo(shell: Shell, port: int, browser: bool) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    await play(
        shell.settings,
        port=port,
        browser=browser,
        stopping=stopping,
        on_ready=lambda address: shell.say("cli-demo-ready", address=address),
    )
