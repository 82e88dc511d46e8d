"""The feeds of providers' calendars"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from booking_core.columns import UtcDateTime

revision: str = "calendars_0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = ("calendars",)
depends_on: str | Sequence[str] | None = "booking_core_0001"


def upgrade() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_calendar_feed_provider_id")),
        sa.PrimaryKeyConstraint("provider_id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )


def downgrade() -> None:
    op.drop_table("calendar_feed")
