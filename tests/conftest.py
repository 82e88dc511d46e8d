"""Fixtures for every test."""

from tests.support.databases import (
    clock,
    database,
    database_url,
    postgres_databases,
    postgres_server,
    sqlite_database,
    sqlite_databases,
    templates,
)

__all__ = [
    "clock",
    "database",
    "database_url",
    "postgres_databases",
    "postgres_server",
    "sqlite_database",
    "sqlite_databases",
    "templates",
]
