"""The doors for customers. Nothing is imported here: each channel is a package of its own."""

from pathlib import Path

WEBCHAT_MIGRATIONS = Path(__file__).parent / "webchat" / "migrations" / "versions"
"""The tables of the web chat; pass it to `booking_core.upgrade`."""

__all__ = ["WEBCHAT_MIGRATIONS"]
