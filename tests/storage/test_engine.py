"""Opening the database: what the address says, and what we say for it."""

import pytest
import sqlalchemy as sa

from storage.engine import open_engine


class Asked(Exception):
    """Raised instead of connecting."""


@pytest.mark.parametrize(("more", "seconds"), [("", "10"), ("?connect_timeout=3", "3")])
def test_a_try_to_reach_postgresql_ends(more: str, seconds: str) -> None:
    """Proves that a connection is given ten seconds to come about, or as many as the address says."""
    engine = open_engine(f"postgresql://office@db.example/nuanlin{more}")
    asked: dict[str, object] = {}

    def look(dialect: object, record: object, arguments: object, values: dict[str, object]) -> None:
        asked.update(values)
        raise Asked

    sa.event.listen(engine, "do_connect", look)
    with pytest.raises(Asked):
        engine.connect()
    assert asked["connect_timeout"] == seconds
