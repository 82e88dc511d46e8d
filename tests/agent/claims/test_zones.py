"""Names of time zones beside a time."""

from datetime import datetime, timedelta

import pytest

from agent.claims.zones import known_zones, zone_after
from tests.agent.claims import clinic, salon

ZONES = (*known_zones(salon.FRESH), *known_zones(clinic.FRESH))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        (" Eastern", -5),
        (" (Central Time)", -6),
        (" CT", -6),
        (" in the afternoon, no zone", None),
        (" Paris time", 1),
        (" London time", 0),
        (" Lakeview time", -6),
        (" (America/Chicago time)", -6),
        (" (UTC-05:00)", -5),
        (" GMT+1", 1),
        (" (UTC)", 0),
        (" UTC+99:00", None),
        (" Mars time", None),
        (" with Ana", None),
        ("", None),
    ],
)
def test_a_zone_is_known_by_label_city_key_or_offset(text: str, hours: int | None) -> None:
    zone, _ = zone_after(f"3:00 PM{text}", len("3:00 PM"), ZONES)
    offset = zone.utcoffset(datetime(2026, 11, 24, tzinfo=zone)) if zone is not None else None
    assert offset == (None if hours is None else timedelta(hours=hours))
