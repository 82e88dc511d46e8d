"""What the agent did is looked at by the team"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from booking_core.columns import UtcDateTime

revision: str = "booking_core_0002"
down_revision: str | None = "booking_core_0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

PENDING_FIRST = 1000


def upgrade() -> None:
    op.create_table(
        "review",
        sa.Column("booking_id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("looked_at", UtcDateTime(), nullable=True),
        sa.Column("looked_by_kind", sa.String(), nullable=True),
        sa.Column("looked_by_id", sa.String(), nullable=True),
        sa.Column("looked_by_name", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_review_booking_id")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_review_conversation_id")),
        sa.PrimaryKeyConstraint("booking_id", name=op.f("pk_review")),
    )
    open_ones = sa.text("looked_at IS NULL")
    op.create_index(
        "ix_review_open",
        "review",
        ["rank", "at", "booking_id"],
        unique=False,
        sqlite_where=open_ones,
        postgresql_where=open_ones,
    )
    op.create_index("ix_review_looked_at_booking_id", "review", ["looked_at", "booking_id"], unique=False)
    op.create_index(op.f("ix_review_conversation_id"), "review", ["conversation_id"], unique=False)
    op.execute(_what_nobody_has_touched())


def _what_nobody_has_touched() -> sa.Insert:
    """The live bookings that the agent made and that nobody of the team has changed since."""
    booking = sa.table(
        "booking", *(sa.column(name) for name in ("id", "status", "conversation_id", "rescheduled_from"))
    )
    columns = ("booking_id", "at", "event", "actor_kind", "actor_id")
    change, later = (sa.table("change", *(sa.column(name) for name in columns)).alias(name) for name in ("c", "l"))
    review = sa.table(
        "review",
        sa.column("booking_id"),
        sa.column("conversation_id"),
        sa.column("deed"),
        sa.column("at"),
        sa.column("reasons", sa.JSON()),
        sa.column("rank"),
    )
    pending = booking.c.status == "pending"
    found = (
        sa.select(
            booking.c.id,
            change.c.actor_id,
            sa.case((booking.c.rescheduled_from.is_(None), "booked"), else_="moved"),
            change.c.at,
            sa.case((pending, sa.literal(["approval_needed"], sa.JSON())), else_=sa.literal([], sa.JSON())),
            sa.case((pending, PENDING_FIRST), else_=0),
        )
        .select_from(booking.join(change, change.c.booking_id == booking.c.id))
        .where(
            booking.c.status.in_(("pending", "confirmed")),
            change.c.event == "created",
            change.c.actor_kind == "agent",
            ~sa.exists().where(later.c.booking_id == booking.c.id, later.c.actor_kind.in_(("staff", "api_key"))),
        )
    )
    return sa.insert(review).from_select(["booking_id", "conversation_id", "deed", "at", "reasons", "rank"], found)


def downgrade() -> None:
    op.drop_index(op.f("ix_review_conversation_id"), table_name="review")
    op.drop_index("ix_review_looked_at_booking_id", table_name="review")
    op.drop_index("ix_review_open", table_name="review")

    op.drop_table("review")
