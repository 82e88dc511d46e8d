"""Fixtures for every test."""

import gc
import os
import signal

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


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: many a test waits for a browser or for another process."""
    return (os.cpu_count() or 1) + 1


def pytest_configure() -> None:
    """A run in the background has been told to ignore Ctrl-C, and so would be every process that it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """What is loaded by now stays; looking through it again and again took a quarter of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
