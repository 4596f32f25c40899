"""How times are told: near days with their date in texts, without it on buttons, dates only in a record."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from harness import phrasing

from handlers.turn import Message, Span

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(("day", "told"), [
    (20, "昨天（11月20日周五）15:20"), (21, "今天 15:20"), (22, "明天（11月22日周日）15:20"),
    (23, "11月23日周一 15:20"),
])  # fmt: skip
def test_near_day_has_its_date(day: int, told: str) -> None:
    """Proves that 「明天」 in a chat says which day it is, so that it is still right when it is read the day after."""
    message = Message("due-moment", {"at": datetime(2026, 11, day, 7, 20, tzinfo=UTC)})
    assert phrasing().book("zh_CN").render(message, zone=ZONE, now=NOW) == told


def test_button_is_brief() -> None:
    """Proves that a label stays short: it is gone when it is pressed."""
    span = Span(datetime(2026, 11, 22, 1, 0, tzinfo=UTC), datetime(2026, 11, 22, 4, 0, tzinfo=UTC))
    label = Message("staff-button-slot", {"span": span})
    assert phrasing().book("zh_CN").render(label, zone=ZONE, now=NOW) == "明天 09:00–12:00"


def test_record_has_dates_only() -> None:
    """Proves that what a script keeps does not depend on the day on which it asked."""
    message = Message("due-moment", {"at": NOW})
    assert phrasing().book("zh_CN").render(message, zone=ZONE, now=None) == "11月21日周六 10:00"
    assert phrasing().book("en").render(message, zone=ZONE, now=None) == "Sat 21/11 10:00"
