"""Alembic's environment: runs on the connection it is handed (see `booking_core/migrating.py`)."""

from alembic import context

from booking_core.tables import Table

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Table.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
