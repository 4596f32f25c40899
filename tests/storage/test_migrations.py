"""Migrations lead up and down again, and end exactly at the schema the code works with."""

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from storage import migrate
from storage.schema import metadata


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
