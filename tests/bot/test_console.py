"""The console channel: the same house, from a terminal."""

from bot.channels.console import Console
from bot.sandbox.facade import Sandbox
from bot.wiring import House


async def test_a_conversation_at_a_terminal(telegram: Sandbox, house: House) -> None:
    """Lines are said, buttons pressed by their number, and what is no button is words."""
    shown: list[str] = []
    console = Console(house, "me", shown.append)
    await console.talk(["漏水了", "按钮\n", "/1", "/9"])
    said = [text.strip() for text in shown]
    assert said == ["收到：漏水了", "收到：按钮", "/1 按我", "(好)", "按了 test.press", "收到：/9"]
    house.database.close()
