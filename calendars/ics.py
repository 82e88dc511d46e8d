"""Events as iCalendar (RFC 5545) writes them: nothing of the customer but what stands in the title."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from icalendar import STATUS, TRANSP, Calendar, Event

from booking_core import Location
from calendars.event_store import OwnEvent

PRODUCT = "-//Frontdesk//Appointments//EN"
LOOK_AGAIN = timedelta(minutes=30)
DOMAIN = "@frontdesk"


def ics_of(uid: str, name: str, events: Iterable[OwnEvent], locations: Mapping[str, Location]) -> bytes:
    """The same bytes for the same events. Times are in UTC, which every calendar shows in its reader's zone."""
    shown = [_shown(event, place_of(locations[event.location_id])) for event in events]
    calendar = Calendar.new(
        uid=f"{uid}{DOMAIN}", name=name, prodid=PRODUCT, refresh_interval=LOOK_AGAIN, subcomponents=shown
    )
    # The older name of the interval, which is still the better known one.
    calendar.add("x-published-ttl", f"PT{LOOK_AGAIN // timedelta(minutes=1)}M")
    written: bytes = calendar.to_ical()
    return written


def place_of(location: Location) -> str:
    return ", ".join(part for part in (location.name, location.address) if part)


def _shown(event: OwnEvent, place: str) -> Event:
    changed_at = event.changed_at.replace(microsecond=0)
    return Event.new(
        uid=f"{event.id}{DOMAIN}",
        stamp=changed_at,
        last_modified=changed_at,
        sequence=event.version - 1,
        summary=event.title,
        start=event.starts_at,
        end=event.ends_at,
        location=place,
        status=STATUS.CONFIRMED,
        transparency=TRANSP.OPAQUE,
    )
