"""The command line: which command lives where. A command's module is loaded only when it is called."""

from importlib import import_module

import click

from bot import VERSION

COMMANDS = {
    "demo": "bot.commands.processes:demo",
    "run": "bot.commands.processes:run",
    "serve": "bot.commands.processes:serve",
    "push": "bot.commands.processes:push",
    "clock": "bot.commands.processes:clock",
    "migrate": "bot.commands.data:migrate",
    "import": "bot.commands.data:import_",
    "template": "bot.commands.data:template",
    "export": "bot.commands.data:export_",
    "backup": "bot.commands.data:backup",
    "tickets": "bot.commands.look:tickets",
    "ticket": "bot.commands.look:ticket",
    "outbox": "bot.commands.look:outbox",
    "invite": "bot.commands.invite:invite",
    "doctor": "bot.commands.doctor:doctor",
    "read": "bot.reader_cli:read",
    "reader": "bot.reader_cli:reader",
}


class Commands(click.Group):
    """Finds commands by name and loads them late: ``nuanlin tickets`` needs no Telegram library."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION)
def main() -> None:
    """暖邻 NuanLin：小区物业聊天机器人 · a chat-bot front end for residential property services."""
