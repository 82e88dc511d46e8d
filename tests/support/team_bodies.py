"""What the team's callers send, with whatever a test wants instead."""

from typing import Any

from tests.support.businesses import ANA, DOWNTOWN, HAIRCUT

TEN, HALF_PAST_TEN, ELEVEN = (f"2026-11-24T{clock}:00-05:00" for clock in ("10:00", "10:30", "11:00"))


def a_booking(**fields: Any) -> dict[str, Any]:
    """A haircut with Ana at Downtown for Dana, on Tuesday at ten."""
    usual = {"service_id": HAIRCUT, "location_id": DOWNTOWN, "provider_id": ANA, "starts_at": TEN}
    return {**usual, "customer": {"name": "Dana Reed", "phone": "212 555 0123"}, **fields}
