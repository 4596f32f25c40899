"""Logs: nobody's number, name or token ends up in them."""

import pytest
import structlog

from bot.logs import configure, mask_name, masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("电话 13812345678 请回", "电话 138****5678 请回"),
        ("+86 138-1234-5678", "+86 138****5678"),
        ("0451-88886666", "0451*****66"),
        ("bot7000000001:AAExample_token-of-some-length/sendMessage", "bot7000000001:***/sendMessage"),
        ("工单 WX-261115-0007，3-2-501", "工单 WX-261115-0007，3-2-501"),
    ],
)
def test_numbers_and_tokens_are_masked(text: str, shown: str) -> None:
    """Enough is left to recognise one's own number; ticket numbers and rooms stay."""
    assert masked(text) == shown


def test_names_are_masked() -> None:
    """The family name is enough."""
    assert (mask_name("王芳"), mask_name("")) == ("王**", "")


def test_a_log_line_is_masked_with_its_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """Fields, names and the text of an exception pass the same mask, in the form machines read."""
    configure("json")
    try:
        raise ValueError("no such phone 13812345678")
    except ValueError:
        structlog.get_logger().exception("failed", name="王芳", about="13998765432", count=3)
    finally:
        structlog.reset_defaults()
    line = capsys.readouterr().err
    assert "王**" in line
    assert '"count": 3' in line
    assert not any(secret in line for secret in ("王芳", "13812345678", "13998765432"))
