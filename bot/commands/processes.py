"""Commands that stay: the demo, the whole product in one process, and its parts as processes of their own.

What they run is loaded when they run: Telegram's libraries take seconds, and ``nuanlin --help`` should not.
"""

import click

from bot.commands.shell import Shell, shell


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True)
@click.option("--open", "browser", is_flag=True, help="打开浏览器 · open the browser")
@shell
def demo(shell: Shell, port: int, browser: bool) -> None:
    """在浏览器里看整个产品 · the whole product in a browser page; no Telegram account, no network."""
    from bot.commands.running import run_demo  # noqa: PLC0415 - see above

    run_demo(shell, port=port, browser=browser)


def _run(shell: Shell, command: str) -> None:
    from bot.commands.running import run_parts  # noqa: PLC0415 - see above

    run_parts(shell, command)


@click.command()
@shell
def run(shell: Shell) -> None:
    """全部在一个进程里 · everything in one process, against Telegram."""
    _run(shell, "run")


@click.command()
@shell
def serve(shell: Shell) -> None:
    """只收消息 · only hear and answer; any number of them on PostgreSQL."""
    _run(shell, "serve")


@click.command()
@shell
def push(shell: Shell) -> None:
    """只推送 · only empty the outbox."""
    _run(shell, "push")


@click.command()
@shell
def clock(shell: Shell) -> None:
    """只打铃 · only the clock."""
    _run(shell, "clock")
