"""The bot's profile: set at start, honest about what is understood, and never in the way."""

import pytest
from engine_room import QUICK, build, running

from bot.channels.telegram.profile import COMMANDS
from bot.run import RECEIVE
from bot.sandbox.facade import Sandbox
from bot.sandbox.faults import Fault
from bot.settings import Settings
from handlers.talk.cues import is_cue


async def test_an_empty_chat_says_what_we_are_for(telegram: Sandbox, settings: Settings) -> None:
    """When a process begins to listen, Telegram knows the description and the commands, each with its words."""
    wang = telegram.person("王芳")
    async with running(build(settings, telegram, timings=QUICK), frozenset({RECEIVE})):
        wang.say("在吗")
        await wang.next_message()
    profile = telegram.room.profile
    assert "报修" in profile.description
    (commands,) = profile.commands.values()
    assert [command["command"] for command in commands] == list(COMMANDS)
    assert all(command["description"] for command in commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_understood(command: str) -> None:
    """Proves that no command is offered that the dialogue would take for a matter of its own."""
    assert any(is_cue(cue, f"/{command}") for cue in ("menu", "repair", "tickets", "fee"))


async def test_a_server_without_profiles_is_no_hindrance(telegram: Sandbox, settings: Settings) -> None:
    """A server that fails to set the profile costs the profile, and nobody's answer."""
    telegram.fault(Fault("error", frozenset({"setMyCommands"})))
    wang = telegram.person("王芳")
    async with running(build(settings, telegram, timings=QUICK), frozenset({RECEIVE})):
        wang.say("漏水了")
        assert "漏水了" in (await wang.next_message()).text
    assert telegram.room.profile.commands == {}
