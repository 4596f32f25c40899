"""Commands that stay: the demo, the whole product in one process, and its parts as processes of their own."""

import asyncio
import signal
import sys

import click

from bot.channels.telegram.polling import TokenRefused
from bot.commands.shell import Shell, shell
from bot.logs import configure
from bot.run import CLOCK, EVERYTHING, PUSH, RECEIVE, run_until_stopped
from bot.settings import SettingsError, needs_telegram
from bot.wiring import House, open_house
from handlers.desk.rules import RulesError


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True)
@click.option("--open", "browser", is_flag=True, help="打开浏览器 · open the browser")
@shell
def demo(shell: Shell, port: int, browser: bool) -> None:
    """在浏览器里看整个产品 · the whole product in a browser page; no Telegram account, no network."""
    configure(shell.settings.log_format)
    try:
        asyncio.run(_demo(shell, port, browser))
    except OSError as error:
        shell.refuse("cli-port-taken", port=str(port), why=error.strerror or str(error))


async def _demo(shell: Shell, port: int, browser: bool) -> None:
    from bot.sandbox.demo import play  # noqa: PLC0415 - only the demo needs the sandbox

    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    await play(
        shell.settings, port=port, browser=browser, stopping=stopping,
        on_ready=lambda address: shell.say("cli-demo-ready", address=address),
    )  # fmt: skip


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


def _run(shell: Shell, parts: frozenset[str]) -> None:
    try:
        run_until_stopped(_open(shell), parts)
    except TokenRefused:
        shell.refuse("cli-token-refused")


@click.command()
@shell
def run(shell: Shell) -> None:
    """全部在一个进程里 · everything in one process, against Telegram."""
    _run(shell, EVERYTHING)


@click.command()
@shell
def serve(shell: Shell) -> None:
    """只收消息 · only hear and answer; any number of them on PostgreSQL."""
    _run(shell, frozenset({RECEIVE}))


@click.command()
@shell
def push(shell: Shell) -> None:
    """只推送 · only empty the outbox."""
    _run(shell, frozenset({PUSH}))


@click.command()
@shell
def clock(shell: Shell) -> None:
    """只打铃 · only the clock."""
    _run(shell, frozenset({CLOCK}))
