"""How far the team has read, and what made an answer a yes"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "agent_0002"
down_revision: str | None = "agent_0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "reading",
        sa.Column("reader_id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_reading_conversation_id")),
        sa.PrimaryKeyConstraint("reader_id", "conversation_id", name=op.f("pk_reading")),
    )
    op.add_column("proposal", sa.Column("agreed_by", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("proposal", "agreed_by")
    op.drop_table("reading")
