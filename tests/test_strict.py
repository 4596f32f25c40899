"""The strict checker finds what Telegram would refuse, in both libraries' requests, and lets good calls pass."""

from collections.abc import Mapping
from typing import Any

import pytest
from strict import complaints

GOOD = {"chat_id": 5, "text": "<b>工单</b> WX-1 &lt;急&gt;", "parse_mode": "HTML"}


def keyboard(*buttons: Mapping[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


@pytest.mark.parametrize(
    "params",
    [
        GOOD,
        GOOD | {"chat_id": "5", "reply_markup": '{"inline_keyboard": [[{"text": "接单", "callback_data": "a:1"}]]}'},
        GOOD | {"text": "水" * 4096},
        GOOD | {"reply_markup": keyboard({"text": "单号", "copy_text": {"text": "WX-1"}})},
    ],
)
def test_good_calls_pass(params: Mapping[str, Any]) -> None:
    """Proves that what Telegram takes is not complained about, as JSON and as a form."""
    assert complaints("sendMessage", params) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"chat_id": None}, "chat_id"),
        ({"chat": 5}, "not a parameter"),
        ({"text": "😀" * 2049}, "4098 UTF-16 units"),
        ({"text": "<b> </b>"}, "empty"),
        ({"text": "3<5"}, "bare <"),
        ({"text": "<b><i>x</b></i>"}, "closes nothing"),
        ({"text": "<b>x"}, "never closed"),
        ({"text": "<p>x</p>"}, "unknown tag"),
        ({"reply_markup": keyboard({"text": "接", "callback_data": "单" * 22})}, "66 bytes"),
        ({"reply_markup": keyboard({"text": "", "callback_data": "x"})}, "without a label"),
        ({"reply_markup": keyboard({"text": "接"})}, "exactly one thing"),
        ({"reply_markup": keyboard({"text": "接", "callback_data": "x", "url": "https://a.b"})}, "exactly one thing"),
        ({"reply_markup": keyboard({"text": "去", "url": "javascript:1"})}, "url"),
        ({"reply_markup": keyboard(*[{"text": "接", "callback_data": "x"}] * 9)}, "9 buttons in a row"),
        (
            {"reply_markup": keyboard({"text": "接", "callback_data": "x", "colour": "red"})},
            "colour is not a parameter",
        ),
        ({"reply_markup": {"inline_keyboard": [[{"text": "接", "callback_data": "x"}]] * 101}}, "more than 100"),
    ],
)
def test_bad_calls_are_found(change: Mapping[str, Any], why: str) -> None:
    """Proves that each rule of Telegram's can be broken alone, and that breaking it is noticed."""
    found = complaints("sendMessage", GOOD | change)
    assert any(why in complaint for complaint in found), found


@pytest.mark.parametrize(
    ("method", "params", "why"),
    [
        ("sendPigeon", {}, "no such method"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "好" * 201}, "201 UTF-16 units"),
        ("sendPhoto", {"chat_id": 1, "photo": "id", "caption": "字" * 1025}, "1025 UTF-16 units"),
        ("sendMediaGroup", {"chat_id": 1, "media": [{"type": "photo", "media": "id"}]}, "2 to 10"),
        ("setMyCommands", {"commands": [{"command": "报修", "description": "x"}]}, "no name for a command"),
        ("setWebhook", {"url": "https://a.b", "secret_token": "口令"}, "secret_token"),
    ],
)
def test_other_methods_have_their_own_limits(method: str, params: Mapping[str, Any], why: str) -> None:
    """Proves that limits are those of the method that is called."""
    assert any(why in complaint for complaint in complaints(method, params))
