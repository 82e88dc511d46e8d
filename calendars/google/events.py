"""Events as Google writes them: ours for the provider to see, theirs for us to keep clear of."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import orjson

from booking_core import Location
from booking_core.intervals import Interval, from_epoch_seconds
from booking_core.wall_clock import midnight
from calendars.event_store import OwnEvent
from calendars.google.api import Event
from calendars.ics import place_of

MARK = "frontdeskBooking"
"""In an event's private properties: which booking it is of."""
FREE_TYPES = frozenset({"workingLocation", "birthday"})


class Unreadable(Exception):
    """An event that is not as Google describes them."""


def written(event: OwnEvent, location: Location) -> dict[str, Any]:
    """What is in an event of ours, but for its id. A deleted one that is written again is there again."""
    return {
        "status": "confirmed",
        "summary": event.title,
        "location": place_of(location),
        "start": _moment(event.starts_at, location.timezone),
        "end": _moment(event.ends_at, location.timezone),
        "transparency": "opaque",
        "extendedProperties": {"private": {MARK: event.booking_id}},
    }


def fingerprint(content: Event) -> str:
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


def is_as_written(found: Event, content: Event) -> bool:
    """Whether the event says what we wrote; Google adds much of its own."""
    return all(_says(found.get(name), value) for name, value in content.items())


def marked_with(event: Event) -> str | None:
    """The booking that an event of ours says it is of."""
    properties = event.get("extendedProperties")
    private = properties.get("private") if isinstance(properties, dict) else None
    found = private.get(MARK) if isinstance(private, dict) else None
    return found if isinstance(found, str) else None


def busy_span(event: Event, zone: ZoneInfo) -> Interval | None:
    """When the provider is busy with it; None when they are free all the same. Raises `Unreadable`."""
    if event.get("status") == "cancelled" or event.get("transparency") == "transparent":
        return None
    if event.get("eventType") in FREE_TYPES or _was_declined(event):
        return None
    start, end = _read(event.get("start"), zone), _read(event.get("end"), zone)
    return Interval(start, end) if start < end else None


def zone_named(name: str, otherwise: ZoneInfo) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return otherwise


def _was_declined(event: Event) -> bool:
    attendees = event.get("attendees")
    return isinstance(attendees, list) and any(
        isinstance(each, dict) and each.get("self") is True and each.get("responseStatus") == "declined"
        for each in attendees
    )


def _read(value: Any, zone: ZoneInfo) -> datetime:
    """A moment, or the beginning of a day on the calendar's clock."""
    if not isinstance(value, dict):
        raise Unreadable
    try:
        if isinstance(value.get("date"), str):
            return from_epoch_seconds(midnight(zone, date.fromisoformat(value["date"])))
        found = datetime.fromisoformat(str(value.get("dateTime")))
    except (ValueError, OverflowError) as error:
        raise Unreadable from error
    if found.tzinfo is None:
        found = found.replace(tzinfo=zone_named(str(value.get("timeZone")), zone))
    return found.astimezone(UTC)


def _moment(at: datetime, zone: ZoneInfo) -> dict[str, str]:
    return {"dateTime": at.astimezone(zone).isoformat(), "timeZone": zone.key}


def _says(found: Any, value: Any) -> bool:
    if isinstance(value, Mapping):
        if "dateTime" in value:
            return isinstance(found, Mapping) and _same_moment(found.get("dateTime"), value["dateTime"])
        return isinstance(found, Mapping) and all(_says(found.get(name), each) for name, each in value.items())
    if value == "opaque":  # Google leaves out what is usual
        return found in (None, value)
    return bool(found == value)


def _same_moment(found: Any, value: str) -> bool:
    try:
        moment = datetime.fromisoformat(str(found))
    except ValueError:
        return False
    return moment.tzinfo is not None and moment == datetime.fromisoformat(value)
