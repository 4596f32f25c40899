"""A consistent copy of the database while it is in use."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

import sqlalchemy as sa


class CannotBackUp(RuntimeError):
    """The copy could not be made; the text says why."""


def back_up(url: str, target: Path) -> int:
    """Copy the database at ``url`` to ``target`` and return the copy's size in bytes.

    SQLite is copied by its own online backup, page by page, and the copy is checked before it takes its name.
    PostgreSQL is copied by pg_dump, which must be installed.

    :raises CannotBackUp: the copy is not there, or not whole.
    """
    half = target.with_name(f"{target.name}.part")
    parsed = sa.make_url(url)
    if parsed.get_backend_name() == "sqlite":
        _copy_sqlite(Path(parsed.database or ""), half)
    else:
        _dump_postgres(parsed, half)
    half.replace(target)
    return target.stat().st_size


def _copy_sqlite(source: Path, target: Path) -> None:
    if not source.exists():
        raise CannotBackUp(str(source))
    target.unlink(missing_ok=True)
    live, copy = sqlite3.connect(source), sqlite3.connect(target)
    try:
        live.backup(copy, pages=1000)
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
    finally:
        live.close()
        copy.close()
    if verdict != "ok":
        raise CannotBackUp(verdict)


def _dump_postgres(url: sa.URL, target: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise CannotBackUp("pg_dump")
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    done = subprocess.run(  # noqa: S603 - our own arguments, no shell
        [program, "--format=custom", f"--file={target}", address], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotBackUp(done.stderr.strip().splitlines()[-1])
