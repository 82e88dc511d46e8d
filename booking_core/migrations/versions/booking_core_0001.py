"""The tables of the booking rules"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from booking_core.columns import UtcDateTime
from booking_core.occupancy_guard import guard_statements

revision: str = "booking_core_0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = ("booking_core",)
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "business",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("provider_visibility", sa.String(), nullable=False),
        sa.Column("max_upcoming_per_customer", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business")),
    )
    op.create_table(
        "change_counter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_counter")),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("verified_phone", sa.String(), nullable=True),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.Column("proactive_opt_out", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_email"), "contact", ["email"], unique=False)
    op.create_index(op.f("ix_contact_phone"), "contact", ["phone"], unique=False)
    op.create_index(op.f("ix_contact_verified_phone"), "contact", ["verified_phone"], unique=False)

    op.create_table(
        "deployment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("catalog_version", sa.Integer(), nullable=False),
        sa.Column("clock_start", UtcDateTime(), nullable=True),
        sa.Column("clock_anchor", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deployment")),
    )
    op.create_table(
        "idempotency_key",
        sa.Column("caller", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("status_code", sa.Integer(), nullable=True),
        sa.Column("response", sa.String(), nullable=True),
        sa.Column("claimed_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("caller", "key", name=op.f("pk_idempotency_key")),
    )
    op.create_index(op.f("ix_idempotency_key_claimed_at"), "idempotency_key", ["claimed_at"], unique=False)

    op.create_table(
        "location",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("archived_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
    )
    op.create_table(
        "provider",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("archived_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider")),
    )
    op.create_table(
        "service",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("duration", sa.Integer(), nullable=False),
        sa.Column("buffer_before", sa.Integer(), nullable=False),
        sa.Column("buffer_after", sa.Integer(), nullable=False),
        sa.Column("slot_interval", sa.Integer(), nullable=False),
        sa.Column("min_notice", sa.Integer(), nullable=False),
        sa.Column("booking_window_days", sa.Integer(), nullable=False),
        sa.Column("cancel_notice", sa.Integer(), nullable=False),
        sa.Column("requires_approval", sa.Boolean(), nullable=False),
        sa.Column("price", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("archived_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
    )
    op.create_table(
        "busy_time",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("starts", sa.BigInteger(), nullable=False),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_busy_time_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_busy_time")),
    )
    op.create_index("ix_busy_time_provider_id_ends", "busy_time", ["provider_id", "ends"], unique=False)

    op.create_table(
        "contact_identity",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("contact_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_contact_identity_contact_id")),
        sa.PrimaryKeyConstraint("channel", "kind", "value", name=op.f("pk_contact_identity")),
    )
    op.create_index(op.f("ix_contact_identity_contact_id"), "contact_identity", ["contact_id"], unique=False)

    op.create_table(
        "conversation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("contact_id", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("owner_staff_id", sa.String(), nullable=True),
        sa.Column("waiting_for_person", sa.Boolean(), nullable=False),
        sa.Column("handover_note", sa.String(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_activity_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_conversation_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
    )
    op.create_index(op.f("ix_conversation_contact_id"), "conversation", ["contact_id"], unique=False)
    op.create_index("ix_conversation_last_activity_at_id", "conversation", ["last_activity_at", "id"], unique=False)

    op.create_table(
        "date_override",
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("location_id", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("blocks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_date_override_location_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_date_override_provider_id")),
        sa.PrimaryKeyConstraint("provider_id", "location_id", "day", name=op.f("pk_date_override")),
    )
    op.create_table(
        "provider_service",
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("service_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_provider_service_provider_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_provider_service_service_id")),
        sa.PrimaryKeyConstraint("provider_id", "service_id", name=op.f("pk_provider_service")),
    )
    op.create_table(
        "service_location",
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("location_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_service_location_location_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_service_location_service_id")),
        sa.PrimaryKeyConstraint("service_id", "location_id", name=op.f("pk_service_location")),
    )
    op.create_table(
        "time_off",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("starts", sa.String(), nullable=False),
        sa.Column("ends", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_time_off_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_off")),
    )
    op.create_index(op.f("ix_time_off_provider_id"), "time_off", ["provider_id"], unique=False)

    op.create_table(
        "weekly_hours",
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("location_id", sa.String(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.CheckConstraint("starts >= 0 AND starts < ends AND ends <= 1440", name=op.f("ck_weekly_hours_within_day")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_weekly_hours_location_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_weekly_hours_provider_id")),
        sa.PrimaryKeyConstraint("provider_id", "location_id", "weekday", "starts", name=op.f("pk_weekly_hours")),
    )
    op.create_table(
        "booking",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("location_id", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("price", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("customer_name", sa.String(), nullable=False),
        sa.Column("customer_phone", sa.String(), nullable=True),
        sa.Column("customer_email", sa.String(), nullable=True),
        sa.Column("customer_notes", sa.String(), nullable=True),
        sa.Column("contact_id", sa.String(), nullable=True),
        sa.Column("conversation_id", sa.String(), nullable=True),
        sa.Column("created_by_kind", sa.String(), nullable=False),
        sa.Column("created_by_id", sa.String(), nullable=False),
        sa.Column("created_by_name", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("rescheduled_from", sa.String(), nullable=True),
        sa.Column("rescheduled_to", sa.String(), nullable=True),
        sa.Column("cancellation_reason", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_booking_ends_after_start")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_booking_contact_id")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_booking_conversation_id")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_booking_location_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_booking_provider_id")),
        sa.ForeignKeyConstraint(["rescheduled_from"], ["booking.id"], name=op.f("fk_booking_rescheduled_from")),
        sa.ForeignKeyConstraint(
            ["rescheduled_to"],
            ["booking.id"],
            name=op.f("fk_booking_rescheduled_to"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_booking_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
    )
    op.create_index(op.f("ix_booking_contact_id"), "booking", ["contact_id"], unique=False)
    op.create_index(op.f("ix_booking_conversation_id"), "booking", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_booking_customer_phone"), "booking", ["customer_phone"], unique=False)
    op.create_index("ix_booking_provider_id_starts_at", "booking", ["provider_id", "starts_at"], unique=False)
    op.create_index("ix_booking_starts_at_id", "booking", ["starts_at", "id"], unique=False)

    op.create_table(
        "calendar_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("booking_id", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_calendar_event_booking_id")),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_calendar_event_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_event")),
        sa.UniqueConstraint("booking_id", name=op.f("uq_calendar_event_booking_id")),
    )
    op.create_index(
        "ix_calendar_event_provider_id_starts_at", "calendar_event", ["provider_id", "starts_at"], unique=False
    )

    op.create_table(
        "change",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("booking_id", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("actor_kind", sa.String(), nullable=False),
        sa.Column("actor_id", sa.String(), nullable=False),
        sa.Column("actor_name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("from_status", sa.String(), nullable=True),
        sa.Column("to_status", sa.String(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_change_booking_id")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change")),
    )
    op.create_index("ix_change_booking_id_seq", "change", ["booking_id", "seq"], unique=False)

    op.create_table(
        "hold",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("location_id", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("any_provider", sa.Boolean(), nullable=False),
        sa.Column("moving", sa.String(), nullable=True),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_hold_conversation_id")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_hold_location_id")),
        sa.ForeignKeyConstraint(["moving"], ["booking.id"], name=op.f("fk_hold_moving")),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_hold_provider_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_hold_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
        sa.UniqueConstraint("conversation_id", name=op.f("uq_hold_conversation_id")),
    )
    op.create_table(
        "offer",
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("service_id", sa.String(), nullable=False),
        sa.Column("location_id", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=True),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("moving", sa.String(), nullable=True),
        sa.Column("offered_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name=op.f("fk_offer_conversation_id")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_offer_location_id")),
        sa.ForeignKeyConstraint(["moving"], ["booking.id"], name=op.f("fk_offer_moving")),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_offer_provider_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_offer_service_id")),
        sa.PrimaryKeyConstraint("conversation_id", "id", name=op.f("pk_offer")),
    )
    op.create_table(
        "occupancy",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("provider_id", sa.String(), nullable=False),
        sa.Column("starts", sa.BigInteger(), nullable=False),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.Column("booking_id", sa.String(), nullable=True),
        sa.Column("hold_id", sa.String(), nullable=True),
        sa.Column("expires", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("(booking_id IS NULL) <> (hold_id IS NULL)", name=op.f("ck_occupancy_one_reason")),
        sa.CheckConstraint("starts < ends", name=op.f("ck_occupancy_ends_after_start")),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_occupancy_booking_id")),
        sa.ForeignKeyConstraint(["hold_id"], ["hold.id"], name=op.f("fk_occupancy_hold_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["provider_id"], ["provider.id"], name=op.f("fk_occupancy_provider_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occupancy")),
    )
    op.create_index(op.f("ix_occupancy_booking_id"), "occupancy", ["booking_id"], unique=False)
    op.create_index(op.f("ix_occupancy_hold_id"), "occupancy", ["hold_id"], unique=False)
    op.create_index("ix_occupancy_provider_id_ends", "occupancy", ["provider_id", "ends", "starts"], unique=False)
    op.execute("INSERT INTO deployment (id, catalog_version) VALUES (1, 0)")
    op.execute("INSERT INTO change_counter (id, value) VALUES (1, 0)")
    for statement in guard_statements(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    op.drop_index("ix_occupancy_provider_id_ends", table_name="occupancy")
    op.drop_index(op.f("ix_occupancy_hold_id"), table_name="occupancy")
    op.drop_index(op.f("ix_occupancy_booking_id"), table_name="occupancy")

    op.drop_table("occupancy")
    op.drop_table("offer")
    op.drop_table("hold")
    op.drop_index("ix_change_booking_id_seq", table_name="change")

    op.drop_table("change")
    op.drop_index("ix_calendar_event_provider_id_starts_at", table_name="calendar_event")

    op.drop_table("calendar_event")
    op.drop_index("ix_booking_starts_at_id", table_name="booking")
    op.drop_index("ix_booking_provider_id_starts_at", table_name="booking")
    op.drop_index(op.f("ix_booking_customer_phone"), table_name="booking")
    op.drop_index(op.f("ix_booking_conversation_id"), table_name="booking")
    op.drop_index(op.f("ix_booking_contact_id"), table_name="booking")

    op.drop_table("booking")
    op.drop_table("weekly_hours")
    op.drop_index(op.f("ix_time_off_provider_id"), table_name="time_off")

    op.drop_table("time_off")
    op.drop_table("service_location")
    op.drop_table("provider_service")
    op.drop_table("date_override")
    op.drop_index("ix_conversation_last_activity_at_id", table_name="conversation")
    op.drop_index(op.f("ix_conversation_contact_id"), table_name="conversation")

    op.drop_table("conversation")
    op.drop_index(op.f("ix_contact_identity_contact_id"), table_name="contact_identity")

    op.drop_table("contact_identity")
    op.drop_index("ix_busy_time_provider_id_ends", table_name="busy_time")

    op.drop_table("busy_time")
    op.drop_table("service")
    op.drop_table("provider")
    op.drop_table("location")
    op.drop_index(op.f("ix_idempotency_key_claimed_at"), table_name="idempotency_key")

    op.drop_table("idempotency_key")
    op.drop_table("deployment")
    op.drop_index(op.f("ix_contact_verified_phone"), table_name="contact")
    op.drop_index(op.f("ix_contact_phone"), table_name="contact")
    op.drop_index(op.f("ix_contact_email"), table_name="contact")

    op.drop_table("contact")
    op.drop_table("change_counter")
    op.drop_table("business")
