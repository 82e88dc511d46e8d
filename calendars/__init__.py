"""Outside calendars: a provider's appointments as a feed to subscribe to, and both ways with Google Calendar.

Nothing is imported here: commands need the tables without the rest.
"""

from pathlib import Path

MIGRATIONS = Path(__file__).parent / "migrations" / "versions"
"""The tables of outside calendars; pass it to `booking_core.upgrade`."""

__all__ = ["MIGRATIONS"]
