"""crew groups with a trade of their own, and whether we may still write there"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("groups") as groups:
        groups.add_column(sa.Column("skills", sa.JSON(), nullable=False, server_default="[]"))
        groups.add_column(sa.Column("state", sa.Text(), nullable=False, server_default="active"))


def downgrade() -> None:
    with op.batch_alter_table("groups") as groups:
        groups.drop_column("state")
        groups.drop_column("skills")
