"""The table of what the team looks at afterwards."""

from datetime import datetime

from sqlalchemy import JSON, Index, text
from sqlmodel import Field

from booking_core.columns import UtcDateTime
from booking_core.tables import Table

_OPEN = text("looked_at IS NULL")


class ReviewRow(Table, table=True):
    """What the agent did last to a booking, which has no other row; open until somebody of the team has looked at it.

    `rank` orders what is open, so that a page of it is read from the index.
    """

    __tablename__ = "review"
    __table_args__ = (
        Index("ix_review_open", "rank", "at", "booking_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_review_looked_at_booking_id", "looked_at", "booking_id"),
    )

    booking_id: str = Field(primary_key=True, foreign_key="booking.id")
    conversation_id: str = Field(foreign_key="conversation.id", index=True)
    deed: str
    at: datetime = Field(sa_type=UtcDateTime)
    reasons: list[str] = Field(default_factory=list, sa_type=JSON)
    rank: int = 0
    looked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    looked_by_kind: str | None = None
    looked_by_id: str | None = None
    looked_by_name: str | None = None
    outcome: str | None = None
