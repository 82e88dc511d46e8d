"""The tables of conversations: what was said, the turns that answered it, and what is on its way out."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Field

from booking_core import Table, UtcDateTime


class MessageRow(Table, table=True):
    """`position` counts within the conversation. A customer's message belongs to the turn that answers it, having
    come in after `after_step` of its steps; a reply to the turn that made it. `external_id` is the channel's."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("conversation_id", "position"),
        UniqueConstraint("conversation_id", "external_id"),
    )

    id: str = Field(primary_key=True)
    conversation_id: str = Field(foreign_key="conversation.id")
    position: int
    role: str
    text: str
    at: datetime = Field(sa_type=UtcDateTime)
    received_at: datetime = Field(sa_type=UtcDateTime)
    external_id: str | None = None
    button: str | None = None
    turn_id: str | None = Field(default=None, foreign_key="turn.id", index=True)
    after_step: int = 0
    author: str | None = None


class TurnRow(Table, table=True):
    """`state`: running, answered, silent (a person has the conversation). `outcome` is empty when all went well, else
    a `RiskReason`: the claim gate corrected or replaced the reply, or the model could not finish."""

    __tablename__ = "turn"
    __table_args__ = (UniqueConstraint("conversation_id", "number"), Index("ix_turn_state", "state"))

    id: str = Field(primary_key=True)
    conversation_id: str = Field(foreign_key="conversation.id")
    number: int
    state: str
    attempts: int = 0
    outcome: str = ""
    model: str = ""
    prompt_version: str = ""
    model_calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    started_at: datetime = Field(sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class TurnStepRow(Table, table=True):
    """One answer of the model that asked for tools (`calls`), or a note of ours to it (`text` alone).

    `agreed_proposal`: the call is ours, because the customer said yes to that proposal.
    """

    __tablename__ = "turn_step"

    turn_id: str = Field(primary_key=True, foreign_key="turn.id")
    number: int = Field(primary_key=True)
    text: str = ""
    calls: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    agreed_proposal: str | None = Field(default=None, foreign_key="proposal.id")


class ToolResultRow(Table, table=True):
    """Committed with the effect it reports: a turn that runs again finds it and does not act twice.

    `done` is False for a refusal and for what still awaits the customer's yes.
    """

    __tablename__ = "tool_result"

    turn_id: str = Field(primary_key=True, foreign_key="turn.id")
    step: int = Field(primary_key=True)
    call_id: str = Field(primary_key=True)
    tool: str
    content: str
    done: bool
    at: datetime = Field(sa_type=UtcDateTime)


class ProposalRow(Table, table=True):
    """`state`: open, done, declined, lapsed. `message_id` is the reply that last carried the read-back; `agreed_by`
    what made the answer a yes: `button`, `words`, or `model` where the words alone did not tell."""

    __tablename__ = "proposal"
    __table_args__ = (Index("ix_proposal_conversation_id_created_at", "conversation_id", "created_at"),)

    id: str = Field(primary_key=True)
    conversation_id: str = Field(foreign_key="conversation.id")
    turn_id: str = Field(foreign_key="turn.id")
    tool: str
    arguments: str
    read_back: dict[str, Any] = Field(sa_type=JSON)
    state: str = "open"
    message_id: str | None = Field(default=None, foreign_key="message.id")
    answer_message_id: str | None = Field(default=None, foreign_key="message.id")
    agreed_by: str | None = None
    done_in_turn: str | None = Field(default=None, foreign_key="turn.id")
    result: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)


class ConversationLeaseRow(Table, table=True):
    """Who runs the conversation's turn. `fence` grows with every claim; by the system's clock."""

    __tablename__ = "conversation_lease"

    conversation_id: str = Field(primary_key=True, foreign_key="conversation.id")
    fence: int = 0
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class MemoryRow(Table, table=True):
    """The conversation up to `position`, condensed."""

    __tablename__ = "memory"

    conversation_id: str = Field(primary_key=True, foreign_key="conversation.id")
    position: int
    summary: str


class ReadingRow(Table, table=True):
    """How far somebody of the team has read a conversation: `reader_id` is a team member's, or a program's key."""

    __tablename__ = "reading"

    reader_id: str = Field(primary_key=True)
    conversation_id: str = Field(primary_key=True, foreign_key="conversation.id")
    position: int


class OutgoingRow(Table, table=True):
    """A part of a message on its way out. `state`: waiting, sending, accepted, unknown, failed.

    `status` is what the carrier reported since, `attempted_at` by the system's clock.
    """

    __tablename__ = "outgoing"
    __table_args__ = (UniqueConstraint("message_id", "part"), Index("ix_outgoing_state", "state"))

    id: str = Field(primary_key=True)
    message_id: str = Field(foreign_key="message.id")
    conversation_id: str = Field(foreign_key="conversation.id", index=True)
    part: int
    text: str
    state: str = "waiting"
    attempts: int = 0
    attempted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    external_id: str | None = Field(default=None, unique=True)
    status: str | None = None
    error_code: str | None = None
    created_at: datetime = Field(sa_type=UtcDateTime)
