"""The little every store needs of SQL: rows, new ids, and the one statement the two databases spell differently."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

AnyRow = sa.Row[*tuple[Any, ...]]


def upsert(connection: sa.Connection, table: sa.Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT, in the dialect of the connection."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def insert(connection: sa.Connection, table: sa.Table, **values: object) -> int:
    """Insert one row and return its id."""
    key = connection.execute(table.insert().values(**values)).inserted_primary_key
    assert key is not None  # every table this is used on has an integer id
    return int(key[0])
