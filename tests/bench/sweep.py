"""The clock over 10,000 open tickets: its minute must cost what is due, not what there is."""

import time
from datetime import datetime, timedelta

from handlers.desk.rings import RINGS
from handlers.desk.tickets import followup
from handlers.desk.tickets.opening import open_ticket
from storage.tickets import NewTicket
from storage.unit_of_work import unit_of_work
from tests.bench.figures import head, line
from tests.bench.place import NOW, Place, place

TICKETS = 10_000
HOMES = 500


def main() -> None:
    with place(HOMES) as town:
        opening = _timed(lambda: _open(town))
        quiet = _ring(town, NOW + timedelta(seconds=30))
        first = _ring(town, NOW + timedelta(days=7))
        again = _ring(town, NOW + timedelta(days=7))
        every = _timed(lambda: _all_rings(town, NOW + timedelta(seconds=45)))
    head(f"The clock over {TICKETS:,} open tickets, SQLite")
    line("opening one ticket, without its commit", f"{opening / TICKETS * 1000:.2f} ms")
    line("one sweep with nothing due", f"{quiet * 1000:.1f} ms")
    line(
        f"one sweep with {followup.AT_ONCE} rows due",
        f"{first * 1000:.0f} ms ({first / followup.AT_ONCE * 1000:.2f} a row)",
    )
    line("the next one", f"{again * 1000:.0f} ms")
    line("a whole minute of the clock, all rings", f"{every * 1000:.1f} ms")


def _timed(work: object) -> float:
    started = time.perf_counter()
    work()  # type: ignore[operator]  # a function without arguments
    return time.perf_counter() - started


def _open(town: Place) -> None:
    homes = list(town.estate.homes.values())[:HOMES]
    with unit_of_work(town.engine) as record:
        desk = town.desk(record)
        for number in range(TICKETS):
            home = homes[number % HOMES]
            new = NewTicket(
                community_id=town.compound.id, kind="repair", category="plumbing", place="kitchen",
                text="厨房水龙头一直滴水", facts={}, home_id=home,
                reporter_id=town.estate.people[f"owner{number % HOMES}"],
            )  # fmt: skip
            open_ticket(desk, new)
        record.commit()


def _ring(town: Place, now: datetime) -> float:
    def ring() -> None:
        with unit_of_work(town.engine) as record:
            followup.sweep(town.desk(record, now))
            record.commit()

    return _timed(ring)


def _all_rings(town: Place, now: datetime) -> None:
    for ring in RINGS.values():
        with unit_of_work(town.engine) as record:
            ring(town.desk(record, now))
            record.commit()


if __name__ == "__main__":
    main()
