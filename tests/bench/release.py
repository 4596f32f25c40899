"""A notice to 2,000 households: the one transaction that freezes the audience and queues everything."""

import time

from handlers.desk.notices import broadcast
from handlers.desk.notices import release as notices
from handlers.desk.notices.audience import Audience
from handlers.desk.notices.drafts import Draft
from storage.unit_of_work import unit_of_work
from tests.bench.figures import Figure, head, line
from tests.bench.place import Place, place

HOUSEHOLDS = 2_000
ROUNDS = 3


def main() -> None:
    with place(HOUSEHOLDS) as town:
        measured = [_release(town) for _ in range(ROUNDS)]
    releases = Figure.of([seconds for seconds, _ in measured])
    looks = Figure.of([seconds for _, seconds in measured])
    head(f"A notice to {HOUSEHOLDS:,} households, SQLite")
    line("release, committed", releases.shown(1000, " ms", 0))
    line("a look at its progress while it is under way", looks.shown(1000, " ms", 1))


def _release(town: Place) -> tuple[float, float]:
    with unit_of_work(town.engine) as record:
        desk = town.desk(record)
        draft = Draft(kind="plain", text="明天停水，请提前储水。", audience=Audience())
        notice = notices.begin(desk, town.estate.people["manager"], draft)
        record.commit()
    started = time.perf_counter()
    with unit_of_work(town.engine) as record:
        notices.release(town.desk(record), notice)
        record.commit()
    released = time.perf_counter() - started
    with unit_of_work(town.engine) as record:
        started = time.perf_counter()
        waiting = broadcast.tally(town.desk(record), record.notices.get(notice.id)).waiting
        looked = time.perf_counter() - started
    assert waiting >= HOUSEHOLDS, f"only {waiting} parcels"
    return released, looked


if __name__ == "__main__":
    main()
