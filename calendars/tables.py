"""What the product knows of outside calendars. Times are those of the system's clock."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from booking_core import Table, UtcDateTime


class CalendarFeedRow(Table, table=True):
    """The feed of one provider. `token_hash` is all that is kept of the token in its address."""

    __tablename__ = "calendar_feed"

    provider_id: str = Field(primary_key=True, foreign_key="provider.id")
    token_hash: str = Field(unique=True)
    made_at: datetime = Field(sa_type=UtcDateTime)


class GoogleCalendarRow(Table, table=True):
    """A calendar of Google's that a provider has shared with us; `disconnected_at` while there is still something of
    ours to take off it.

    `claim` is whoever looks after it right now, until `claimed_until`. `sync_token` is how far it has been read, and
    `failures` how often in a row it could not be; `trouble` is what somebody has to do something about.
    """

    __tablename__ = "google_calendar"
    __table_args__ = (UniqueConstraint("provider_id", "calendar_id"),)

    id: str = Field(primary_key=True)
    provider_id: str = Field(foreign_key="provider.id")
    calendar_id: str
    connected_at: datetime = Field(sa_type=UtcDateTime)
    disconnected_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime, index=True)
    claim: str | None = None
    claimed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sync_token: str | None = None
    synced_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    failures: int = 0
    trouble: str | None = None


class PushedEventRow(Table, table=True):
    """An event that we have put, or are about to put, on a calendar of Google's.

    `fingerprint` is of what was written last, empty when that is not known for sure; `etag` is Google's.
    """

    __tablename__ = "pushed_event"

    google_calendar_id: str = Field(primary_key=True, foreign_key="google_calendar.id")
    event_id: str = Field(primary_key=True)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    fingerprint: str = ""
    etag: str = ""
