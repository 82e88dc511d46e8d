"""When visitors of the web chat last used their conversations"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from booking_core.columns import UtcDateTime

revision: str = "webchat_0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = ("webchat",)
depends_on: str | Sequence[str] | None = "booking_core_0001"


def upgrade() -> None:
    op.create_table(
        "chat_visit",
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("last_used_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_chat_visit_conversation_id")),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_chat_visit")),
    )


def downgrade() -> None:
    op.drop_table("chat_visit")
