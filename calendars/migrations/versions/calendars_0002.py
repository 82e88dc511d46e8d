"""Calendars of Google's, and what we have put on them"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from booking_core.columns import UtcDateTime

revision: str = "calendars_0002"
down_revision: str | None = "calendars_0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "google_calendar",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("calendar_id", sa.String(), nullable=False),
        sa.Column("connected_at", UtcDateTime(), nullable=False),
        sa.Column("disconnected_at", UtcDateTime(), nullable=True),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("claim", sa.String(), nullable=True),
        sa.Column("claimed_until", UtcDateTime(), nullable=True),
        sa.Column("sync_token", sa.String(), nullable=True),
        sa.Column("synced_at", UtcDateTime(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_google_calendar_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_google_calendar")),
        sa.UniqueConstraint("provider_id", "calendar_id", name=op.f("uq_google_calendar_provider_id")),
    )
    op.create_index(op.f("ix_google_calendar_due_at"), "google_calendar", ["due_at"], unique=False)
    op.create_table(
        "pushed_event",
        sa.Column("google_calendar_id", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("etag", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["google_calendar_id"], ["google_calendar.id"], name=op.f("fk_pushed_event_google_calendar_id")
        ),
        sa.PrimaryKeyConstraint("google_calendar_id", "event_id", name=op.f("pk_pushed_event")),
    )


def downgrade() -> None:
    op.drop_table("pushed_event")
    op.drop_index(op.f("ix_google_calendar_due_at"), table_name="google_calendar")

    op.drop_table("google_calendar")
