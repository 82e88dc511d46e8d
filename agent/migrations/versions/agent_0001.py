"""The tables of conversations"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from booking_core.columns import UtcDateTime

revision: str = "agent_0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = ("agent",)
depends_on: str | Sequence[str] | None = "booking_core_0001"


def upgrade() -> None:
    op.create_table(
        "conversation_lease",
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_conversation_lease_conversation_id")
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_conversation_lease")),
    )
    op.create_table(
        "memory",
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_memory_conversation_id")),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_memory")),
    )
    op.create_table(
        "turn",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("prompt_version", sa.String(), nullable=False),
        sa.Column("model_calls", sa.Integer(), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("cached_tokens", sa.Integer(), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("finished_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_turn_conversation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn")),
        sa.UniqueConstraint("conversation_id", "number", name=op.f("uq_turn_conversation_id_number")),
    )
    op.create_index("ix_turn_state", "turn", ["state"], unique=False)

    op.create_table(
        "message",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=True),
        sa.Column("button", sa.String(), nullable=True),
        sa.Column("turn_id", sa.String(), nullable=True),
        sa.Column("after_step", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_message_conversation_id")),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name=op.f("fk_message_turn_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("conversation_id", "external_id", name=op.f("uq_message_conversation_id_external_id")),
        sa.UniqueConstraint("conversation_id", "position", name=op.f("uq_message_conversation_id_position")),
    )
    op.create_index(op.f("ix_message_turn_id"), "message", ["turn_id"], unique=False)

    op.create_table(
        "tool_result",
        sa.Column("turn_id", sa.String(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name=op.f("fk_tool_result_turn_id")),
        sa.PrimaryKeyConstraint("turn_id", "step", "call_id", name=op.f("pk_tool_result")),
    )
    op.create_table(
        "outgoing",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("attempted_at", UtcDateTime(), nullable=True),
        sa.Column("external_id", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("error_code", sa.String(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_outgoing_conversation_id")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_outgoing_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing")),
        sa.UniqueConstraint("external_id", name=op.f("uq_outgoing_external_id")),
        sa.UniqueConstraint("message_id", "part", name=op.f("uq_outgoing_message_id_part")),
    )
    op.create_index(op.f("ix_outgoing_conversation_id"), "outgoing", ["conversation_id"], unique=False)
    op.create_index("ix_outgoing_state", "outgoing", ["state"], unique=False)

    op.create_table(
        "proposal",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("turn_id", sa.String(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("arguments", sa.String(), nullable=False),
        sa.Column("read_back", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=True),
        sa.Column("answer_message_id", sa.String(), nullable=True),
        sa.Column("done_in_turn", sa.String(), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["answer_message_id"], ["message.id"], name=op.f("fk_proposal_answer_message_id")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_proposal_conversation_id")),
        sa.ForeignKeyConstraint(["done_in_turn"], ["turn.id"], name=op.f("fk_proposal_done_in_turn")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_proposal_message_id")),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name=op.f("fk_proposal_turn_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    op.create_index(
        "ix_proposal_conversation_id_created_at", "proposal", ["conversation_id", "created_at"], unique=False
    )

    op.create_table(
        "turn_step",
        sa.Column("turn_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("calls", sa.JSON(), nullable=False),
        sa.Column("agreed_proposal", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["agreed_proposal"], ["proposal.id"], name=op.f("fk_turn_step_agreed_proposal")),
        sa.ForeignKeyConstraint(["turn_id"], ["turn.id"], name=op.f("fk_turn_step_turn_id")),
        sa.PrimaryKeyConstraint("turn_id", "number", name=op.f("pk_turn_step")),
    )


def downgrade() -> None:
    op.drop_table("turn_step")
    op.drop_index("ix_proposal_conversation_id_created_at", table_name="proposal")

    op.drop_table("proposal")
    op.drop_index("ix_outgoing_state", table_name="outgoing")
    op.drop_index(op.f("ix_outgoing_conversation_id"), table_name="outgoing")

    op.drop_table("outgoing")
    op.drop_table("tool_result")
    op.drop_index(op.f("ix_message_turn_id"), table_name="message")

    op.drop_table("message")
    op.drop_index("ix_turn_state", table_name="turn")

    op.drop_table("turn")
    op.drop_table("memory")
    op.drop_table("conversation_lease")
