"""Migrations lead up and down again, and end exactly at the schema the code works with."""

from datetime import UTC, date, datetime
from itertools import pairwise

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage import migrate
from storage.schema import metadata
from storage.unit_of_work import unit_of_work


def _empty(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        metadata.drop_all(connection)
        connection.execute(sa.text("DROP TABLE IF EXISTS alembic_version"))


def test_stairway_up_and_down(either_engine: sa.Engine) -> None:
    """Proves that every migration can be taken back and taken again, one step at a time."""
    _empty(either_engine)
    revisions = migrate.revisions()
    for before, revision in zip(["base", *revisions], revisions, strict=False):
        migrate.upgrade(either_engine, revision)
        migrate.downgrade(either_engine, before)
        migrate.upgrade(either_engine, revision)
    assert migrate.current(either_engine) == migrate.newest()


def test_migrated_database_is_the_schema(either_engine: sa.Engine) -> None:
    """Proves that the migrations build exactly the tables that schema.py describes."""
    _empty(either_engine)
    migrate.upgrade(either_engine)
    with either_engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []


def test_upgrading_twice_changes_nothing(either_engine: sa.Engine) -> None:
    """Proves that running migrate on a database that is already there is harmless."""
    _empty(either_engine)
    migrate.upgrade(either_engine)
    migrate.upgrade(either_engine)
    assert migrate.current(either_engine) == migrate.newest()


def test_leave_survives_the_way_down_and_up(either_engine: sa.Engine) -> None:
    """Proves that a leave of three days is three days of the old roster, and whole days again after it."""
    _empty(either_engine)
    migrate.upgrade(either_engine)
    start, end = datetime(2026, 11, 18, tzinfo=UTC), datetime(2026, 11, 21, tzinfo=UTC)
    with unit_of_work(either_engine) as record:
        community = record.roster.add_community("jinxiu", "锦绣园")
        person = record.roster.add_person(community, "王强", "13800000001")
        for first in (start, start.replace(hour=4)):  # the second lies within the first
            record.rota.take_leave(community, person, first, end, at=start)
        record.commit()
    migrate.downgrade(either_engine, "0001")
    with either_engine.connect() as connection:
        old = connection.execute(sa.text("SELECT day FROM shifts WHERE shift = 'leave' ORDER BY day")).scalars()
        assert [str(day) for day in old] == [str(date(2026, 11, day)) for day in (18, 19, 20)]
    migrate.upgrade(either_engine)
    with unit_of_work(either_engine) as record:
        kept = [(one.start, one.end) for one in record.rota.leaves(community, start, end)]
    days = [datetime(2026, 11, day, tzinfo=UTC) for day in (18, 19, 20, 21)]
    assert kept == list(pairwise(days))
