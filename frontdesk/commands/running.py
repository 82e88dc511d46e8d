"""What every command ends with: 0 when it is done, 1 with a line on stderr when it is refused, never a traceback."""

import asyncio
import sys
from collections.abc import Coroutine, Mapping
from typing import Any, NoReturn, TypeVar

import typer

from booking_core import BookingError, NewerDatabase
from frontdesk.backup import BackupFailed
from frontdesk.database import DatabaseOutdated, DatabaseUnusable
from frontdesk.settings import Settings, SettingsRefused
from frontdesk.settings_loading import load_settings

T = TypeVar("T")

REFUSALS = (BookingError, NewerDatabase, SettingsRefused, DatabaseOutdated, DatabaseUnusable, BackupFailed)


def refuse(message: str) -> NoReturn:
    """Each line of the message says whose it is."""
    for line in message.splitlines():
        sys.stderr.write(f"frontdesk: {line}\n")
    raise typer.Exit(1)


def settings() -> Settings:
    try:
        return load_settings().settings
    except SettingsRefused as refused:
        refuse(str(refused))


def run(work: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(work)
    except REFUSALS as refused:
        refuse(_told(refused))


def _told(refused: Exception) -> str:
    """With what could have been said instead, where that is something to be typed."""
    choices = refused.choices if isinstance(refused, BookingError) else ()
    ids = [choice["id"] for choice in choices if isinstance(choice, Mapping) and "id" in choice]
    return f"{refused} There are: {', '.join(ids)}." if ids else str(refused)
