"""The team: its members, their sessions, the keys of its programs, and who has tried too often to sign in.

Times are those of the system's clock.
"""

from datetime import datetime

from sqlmodel import Field

from booking_core import Table, UtcDateTime


class TeamMemberRow(Table, table=True):
    """`email` is unique as `sign_in_name` writes it. A member who has left keeps their row: history names them."""

    __tablename__ = "team_member"

    id: str = Field(primary_key=True)
    email: str = Field(unique=True)
    name: str
    role: str
    provider_id: str | None = Field(default=None, foreign_key="provider.id")
    password_hash: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    deactivated_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class TeamSessionRow(Table, table=True):
    """`id` is a hash of the token that the browser keeps: whoever reads the table can't sign in with it."""

    __tablename__ = "team_session"

    id: str = Field(primary_key=True)
    member_id: str = Field(foreign_key="team_member.id", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_used_at: datetime = Field(sa_type=UtcDateTime, index=True)


class ApiKeyRow(Table, table=True):
    """`beginning` is what the team tells its keys apart by; the rest is known to its holder alone."""

    __tablename__ = "api_key"

    id: str = Field(primary_key=True)
    name: str
    key_hash: str = Field(unique=True)
    beginning: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SignInThrottleRow(Table, table=True):
    """`subject` is an account or an address; `all_again_at` is when it will have all its attempts again."""

    __tablename__ = "sign_in_throttle"

    subject: str = Field(primary_key=True)
    all_again_at: datetime = Field(sa_type=UtcDateTime, index=True)
