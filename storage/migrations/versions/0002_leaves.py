"""leave from one moment to another, no longer by whole days of the roster"""

from datetime import UTC, date, datetime, time, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SHIFTS = sa.table(
    "shifts",
    sa.column("community_id", sa.Integer),
    sa.column("person_id", sa.Integer),
    sa.column("day", sa.Date),
    sa.column("shift", sa.Text),
)


def upgrade() -> None:
    leaves = op.create_table(
        "leaves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_leaves_by_id")),
        sa.ForeignKeyConstraint(["community_id"], ["communities.id"], name=op.f("fk_leaves_community_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_leaves_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaves")),
    )
    op.create_index(op.f("ix_leaves_community_id_ends_at"), "leaves", ["community_id", "ends_at"], unique=False)
    _move(leaves)


def _move(leaves: sa.Table) -> None:
    """What was a shift named leave becomes a stretch of time.

    A day of the roster began at eight in the morning in China, which is midnight in UTC.
    """
    connection = op.get_bind()
    old = connection.execute(sa.select(_SHIFTS).where(_SHIFTS.c.shift == "leave")).all()
    for row in old:
        start = datetime.combine(row.day, time(), UTC)
        connection.execute(
            leaves.insert().values(
                community_id=row.community_id,
                person_id=row.person_id,
                starts_at=start,
                ends_at=start + timedelta(days=1),
                words="",
                by_id=row.person_id,
                taken_at=start,
            )
        )
    connection.execute(_SHIFTS.delete().where(_SHIFTS.c.shift == "leave"))


def _days(start: datetime, end: datetime) -> list[date]:
    """Every day of the roster that a leave touches; PostgreSQL tells the instants in its own session's zone."""
    first, last = (_in_utc(at).date() for at in (start, end - timedelta(microseconds=1)))
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


def _in_utc(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def downgrade() -> None:
    connection = op.get_bind()
    leaves = sa.Table("leaves", sa.MetaData(), autoload_with=connection)
    rows = connection.execute(sa.select(leaves).where(leaves.c.cancelled_at.is_(None))).all()
    off = {(row.community_id, row.person_id, day) for row in rows for day in _days(row.starts_at, row.ends_at)}
    for community_id, person_id, day in sorted(off):
        values = {"community_id": community_id, "person_id": person_id, "day": day, "shift": "leave"}
        connection.execute(_SHIFTS.insert().values(**values))
    op.drop_index(op.f("ix_leaves_community_id_ends_at"), table_name="leaves")
    op.drop_table("leaves")
