"""The team's door: who its members are, how they sign in, and the HTTP API under the staff app.

Nothing is imported here: commands need the members without the routes. `staff.api.install` puts the routes into an
application, `staff.door.TeamDoor` has what they need, `staff.members` and `staff.api_keys` are the use cases.
"""

from pathlib import Path

MIGRATIONS = Path(__file__).parent / "migrations" / "versions"
"""The tables of the team; pass it to `booking_core.upgrade`."""

__all__ = ["MIGRATIONS"]
