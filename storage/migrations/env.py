"""Alembic's entry: runs migrations on the connection it is given, or on NUANLIN_DATABASE_URL from the command line."""

import os
from typing import Any, Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext

from storage.engine import open_engine
from storage.schema import Utc, metadata


def _plain_time(kind: str, thing: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Migrations must not change when our types do: instants are written as plain SQL times."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, Utc) else False


def _migrate(connection: sa.Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",  # SQLite changes a table by copying it
        render_item=_plain_time,
    )
    with context.begin_transaction():
        context.run_migrations()


given: sa.Connection | None = context.config.attributes.get("connection")
if given is not None:
    _migrate(given)
else:
    engine = open_engine(os.environ["NUANLIN_DATABASE_URL"])
    with engine.begin() as opened:
        _migrate(opened)
    engine.dispose()
