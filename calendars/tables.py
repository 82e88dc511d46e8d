"""What the product knows of outside calendars. Times are those of the system's clock."""

from datetime import datetime

from sqlmodel import Field

from booking_core import Table, UtcDateTime


class CalendarFeedRow(Table, table=True):
    """The feed of one provider. `token_hash` is all that is kept of the token in its address."""

    __tablename__ = "calendar_feed"

    provider_id: str = Field(primary_key=True, foreign_key="provider.id")
    token_hash: str = Field(unique=True)
    made_at: datetime = Field(sa_type=UtcDateTime)
