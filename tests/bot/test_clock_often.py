"""Between two full minutes the clock looks after broadcasts: one that goes wrong is paused within seconds."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from crowd import NOW, crowd, staff

from bot.database import Database
from bot.health import Metrics
from bot.workers.clock import ClockWorker
from handlers.desk.notices import release as notices
from handlers.desk.notices.audience import Audience
from handlers.desk.notices.drafts import plain
from handlers.desk.office import Desk
from storage.unit_of_work import unit_of_work


class _At:
    """A clock that stands still."""

    def now(self) -> datetime:
        return NOW


async def test_a_failing_broadcast_is_paused_between_two_minutes(engine: sa.Engine) -> None:
    """Proves that the rings of every few seconds pause a notice of which too much fails, and call the push worker."""
    called: list[str] = []
    with unit_of_work(engine) as record:
        compound = crowd(record, 40)
        author = staff(record, compound, "manager", "周健")
        desk = Desk(record, compound, NOW)
        notice = notices.release(desk, notices.begin(desk, author, plain("周六大扫除", Audience())))
        for parcel in record.outbox.claim(holder="w", at=NOW, lease=timedelta(minutes=1), limit=10):
            record.outbox.failed(parcel, "400", at=NOW)
        record.commit()
    clock = ClockWorker(
        Database(engine), _At(), Metrics(), compounds={compound.id: compound}, chores={},
        on_ring=lambda: called.append("push"),
    )  # fmt: skip
    await clock.ring_often()
    with unit_of_work(engine) as record:
        assert record.notices.get(notice.id).state == "paused"
    assert called == ["push"]
