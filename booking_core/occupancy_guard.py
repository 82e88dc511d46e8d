"""The databases' own refusal of two occupancies of one provider that overlap.

PostgreSQL has an exclusion constraint, SQLite a trigger. The trigger looks at one row only: occupancies of a provider
never overlap, so of those that end after the new one starts, the first to end is also the first to start.
"""

POSTGRES_GUARD = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """
    ALTER TABLE occupancy ADD CONSTRAINT no_double_booking
    EXCLUDE USING gist (provider_id WITH =, int8range(starts, ends) WITH &&)
    """,
)

_OVERLAP = """
    SELECT RAISE(ABORT, 'no_double_booking') WHERE EXISTS (
        SELECT 1 FROM (
            SELECT starts FROM occupancy
            WHERE provider_id = NEW.provider_id AND ends > NEW.starts AND id <> NEW.id
            ORDER BY ends LIMIT 1
        ) WHERE starts < NEW.ends
    );
"""

SQLITE_GUARD = (
    f"CREATE TRIGGER no_double_booking_insert BEFORE INSERT ON occupancy BEGIN {_OVERLAP} END",
    f"""
    CREATE TRIGGER no_double_booking_update BEFORE UPDATE OF provider_id, starts, ends ON occupancy
    BEGIN {_OVERLAP} END
    """,
)


def guard_statements(dialect: str) -> tuple[str, ...]:
    """The statements for `postgresql` or `sqlite`."""
    return {"postgresql": POSTGRES_GUARD, "sqlite": SQLITE_GUARD}[dialect]
