"""How the server itself says times and bookings when it speaks in the model's place."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby

from agent.claims.facts import CustomerBooking, Facts, OfferedSlot, Proposal


def said_day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


def said_clock(moment: datetime, facts: Facts) -> str:
    if not facts.twelve_hour:
        return f"{moment:%H:%M}"
    return f"{moment.hour % 12 or 12}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


def said_moment(moment: datetime, facts: Facts) -> str:
    """With the zone where the place's clock is not the business's."""
    return f"{said_day(moment.date())} at {said_clock(moment, facts)}{_zone_hint(moment, facts)}"


def _zone_hint(moment: datetime, facts: Facts) -> str:
    if moment.utcoffset() == moment.astimezone(facts.zone).utcoffset():
        return ""
    zone = getattr(moment.tzinfo, "key", None) or str(moment.tzname())
    return f" ({zone.rsplit('/', 1)[-1].replace('_', ' ')} time)"


def said_visit(visit: CustomerBooking | Proposal, facts: Facts) -> str:
    provider = f" with {visit.provider}" if visit.provider else ""
    place = f" at {visit.place}" if visit.place else ""
    return f"{visit.service}{provider}{place}, {said_moment(visit.start, facts)}"


def said_slots(slots: Iterable[OfferedSlot], facts: Facts) -> list[str]:
    """One line a day: 'Tuesday 24 November: 9:00 AM, 9:30 AM'."""
    starts = sorted({slot.start for slot in slots})
    lines = []
    for day, moments in groupby(starts, key=datetime.date):
        clocks = dict.fromkeys(f"{said_clock(moment, facts)}{_zone_hint(moment, facts)}" for moment in moments)
        lines.append(f"{said_day(day)}: {', '.join(clocks)}")
    return lines
