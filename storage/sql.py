"""The little every store needs of SQL: rows, new ids, and the one statement the two databases spell differently.

Values go to ``execute`` rather than into the statement, and statements are built once: SQLAlchemy then finds the
compiled text by identity instead of walking the statement again, which halves the cost of a turn.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

AnyRow = sa.Row[*tuple[Any, ...]]


def upsert(connection: sa.Connection, table: sa.Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT, in the dialect of the connection."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def insert(connection: sa.Connection, table: sa.Table, **values: object) -> int:
    """Insert one row and return its id."""
    key = connection.execute(_insert(table), values).inserted_primary_key
    assert key is not None  # every table this is used on has an integer id
    return int(key[0])


def insert_new(
    connection: sa.Connection, table: sa.Table, values: Mapping[str, object], *, unique: tuple[str, ...]
) -> int | None:
    """Insert one row unless its ``unique`` columns are there already; its id, or None."""
    statement = _insert_new(table, unique, connection.dialect.name)
    return connection.execute(statement, dict(values)).scalar_one_or_none()


def put(connection: sa.Connection, table: sa.Table, values: Mapping[str, object], *, unique: tuple[str, ...]) -> None:
    """Insert one row, or where its ``unique`` columns are there already, change the others to these values."""
    changes = tuple(name for name in values if name not in unique)
    connection.execute(_put(table, unique, changes, connection.dialect.name), dict(values))


def update(connection: sa.Connection, table: sa.Table, key: Mapping[str, object], **values: object) -> int:
    """Change the rows whose columns equal ``key``; returns how many there were."""
    keys = {f"key_{name}": value for name, value in key.items()}
    return connection.execute(_update(table, tuple(key)), {**keys, **values}).rowcount


@cache
def _insert(table: sa.Table) -> sa.Insert:
    return table.insert()


@cache
def _insert_new(table: sa.Table, unique: tuple[str, ...], dialect: str) -> Any:
    new = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    first = next(iter(table.primary_key.columns))
    return new.on_conflict_do_nothing(index_elements=list(unique)).returning(first)


@cache
def _put(table: sa.Table, unique: tuple[str, ...], changes: tuple[str, ...], dialect: str) -> Any:
    new = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    return new.on_conflict_do_update(index_elements=list(unique), set_={name: new.excluded[name] for name in changes})


@cache
def _update(table: sa.Table, keys: tuple[str, ...]) -> sa.Update:
    return table.update().where(*(table.c[name] == sa.bindparam(f"key_{name}") for name in keys))
