"""When a visitor last used their conversation: what their token's life is counted from."""

from datetime import datetime

from sqlmodel import Field

from booking_core import Table, UtcDateTime


class ChatVisitRow(Table, table=True):
    """By the system's clock."""

    __tablename__ = "chat_visit"

    conversation_id: str = Field(primary_key=True, foreign_key="conversation.id")
    last_used_at: datetime = Field(sa_type=UtcDateTime)
