"""find_slots: times that are really free, as ids that only this conversation can use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby
from zoneinfo import ZoneInfo

from pydantic import Field

from booking_core import (
    Catalog,
    InvalidInput,
    Slot,
    SlotQuery,
    choose_place,
    find_slots,
    get_booking,
    issue_offers,
    next_free_day,
)
from tools.tool import Access, Arguments, Result, Tool, ToolContext, read_iso_day
from tools.wording import spoken_day, spoken_price, spoken_time

MOST_SLOTS = 24
MOST_NEAR = 6
MOST_DAYS = 14
LAST_MINUTE = time(23, 59)


class PartOfDay(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


PART_HOURS = {
    PartOfDay.MORNING: (time.min, time(11, 59)),
    PartOfDay.AFTERNOON: (time(12), time(16, 59)),
    PartOfDay.EVENING: (time(17), LAST_MINUTE),
}


class FindSlots(Arguments):
    service_id: str = Field(description="From list_services.")
    location_id: str = Field(description="From list_services or find_locations.")
    day: str | None = Field(
        description="The day or days: an ISO date, or the customer's own words such as 'next Friday' or 'this week'; "
        "they are worked out for you. Null: from today on."
    )
    day_to: str | None = Field(description="The last day of a range, ISO or words; null for a single day.")
    earliest: str | None = Field(description="Earliest start, local, HH:MM in 24 hours; null if open.")
    latest: str | None = Field(description="Latest start, local, HH:MM in 24 hours; null if open.")
    part_of_day: PartOfDay | None = Field(description="Null if open, or if you give earliest or latest.")
    provider_id: str | None = Field(description="Null unless the customer wants somebody in particular.")
    moving_booking_id: str | None = Field(description="The booking to be moved, so that its own time counts as free.")


class SlotFound(Result):
    id: str
    time: str
    starts_at: str
    providers: list[str]


class DayFound(Result):
    day: str
    slots: list[SlotFound]


class SlotList(Result):
    service: str
    location: str
    timezone: str
    duration_minutes: int
    price: str | None
    asked: str
    days: list[DayFound]
    not_shown: int = Field(description="Further free slots that fit")
    next_free: list[DayFound] = Field(description="When nothing fits what was asked: the nearest that is free")


async def _run(arguments: FindSlots, context: ToolContext) -> SlotList:
    uow, catalog = context.uow, await context.uow.catalog()
    query = await _query(arguments, context)
    place = choose_place(catalog, query.service_id, query.location_id)
    zone = place.location.timezone
    asked = _asked(arguments, context, zone)
    found = await find_slots(uow, context.actor, query, asked.first, asked.days)
    fitting = [slot for slot in found if asked.fits(slot.starts_at.astimezone(zone))]
    shown = fitting[:MOST_SLOTS]
    near = [] if fitting else await _nearest(context, query, asked, found, zone)
    offers = await issue_offers(uow, context.actor, query, [*shown, *near])
    listing = _Listing(catalog, zone, {offer.starts_at: offer.id for offer in offers})
    return SlotList(
        service=place.service.name,
        location=place.location.name,
        timezone=zone.key,
        duration_minutes=place.service.duration,
        price=spoken_price(place.service.price, catalog.business),
        asked=str(asked),
        days=listing.by_day(shown),
        not_shown=len(fitting) - len(shown),
        next_free=listing.by_day(near),
    )


async def _query(arguments: FindSlots, context: ToolContext) -> SlotQuery:
    moving = None
    if arguments.moving_booking_id is not None:
        moving = await get_booking(context.uow, context.actor, arguments.moving_booking_id)
    return SlotQuery(arguments.service_id, arguments.location_id, arguments.provider_id, moving)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Local dates, first and last, and the readings of the clock between which a start should lie."""

    first: date
    last: date
    earliest: time
    latest: time

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def fits(self, local: datetime) -> bool:
        return self.earliest <= local.time() <= self.latest

    def __str__(self) -> str:
        days = spoken_day(self.first)
        if self.last != self.first:
            days += f" to {spoken_day(self.last)}"
        whole_day = (self.earliest, self.latest) == (time.min, LAST_MINUTE)
        return days if whole_day else f"{days}, {self.earliest:%H:%M} to {self.latest:%H:%M}"


def _asked(arguments: FindSlots, context: ToolContext, zone: ZoneInfo) -> _Asked:
    first, last = _days(arguments, context, context.uow.now.astimezone(zone))
    earliest, latest = PART_HOURS[arguments.part_of_day] if arguments.part_of_day else (time.min, LAST_MINUTE)
    earliest = _clock(arguments.earliest, "earliest") or earliest
    latest = _clock(arguments.latest, "latest") or latest
    if latest < earliest:
        raise InvalidInput("latest lies before earliest", field="latest")
    return _Asked(first, last, earliest, latest)


def _days(arguments: FindSlots, context: ToolContext, now: datetime) -> tuple[date, date]:
    today = now.date()
    if arguments.day is None:
        return today, today + timedelta(days=MOST_DAYS - 1)
    first, last = _read(arguments.day, context, now, "day")
    if arguments.day_to is not None:
        last = _read(arguments.day_to, context, now, "day_to")[1]
    if last < today:
        raise InvalidInput(f"{spoken_day(last)} has passed; today is {spoken_day(today)}.", field="day")
    if last < first:
        raise InvalidInput("day_to lies before day", field="day_to")
    first = max(first, today)
    return first, min(last, first + timedelta(days=MOST_DAYS - 1))


def _read(words: str, context: ToolContext, now: datetime, field: str) -> tuple[date, date]:
    found = read_iso_day(words, now) or context.read_day(words, now)
    if found is None:
        raise InvalidInput(f"“{words[:60]}” does not name a day: use an ISO date such as {now.date()}.", field=field)
    return found


def _clock(text: str | None, field: str) -> time | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007  (a reading of the clock has no zone)
    except ValueError as error:
        raise InvalidInput(f"{field} is a time of day such as 14:30", field=field) from error


async def _nearest(
    context: ToolContext, query: SlotQuery, asked: _Asked, found: Sequence[Slot], zone: ZoneInfo
) -> list[Slot]:
    """When nothing fits: what is closest to the wanted time on those days, else the next day that has anything."""
    wanted = asked.earliest if asked.earliest != time.min else asked.latest
    later = found or await next_free_day(context.uow, context.actor, query, asked.last + timedelta(days=1))

    def distance(slot: Slot) -> int:
        local = slot.starts_at.astimezone(zone).time()
        return abs((local.hour - wanted.hour) * 60 + local.minute - wanted.minute)

    whole_day = (asked.earliest, asked.latest) == (time.min, LAST_MINUTE)
    nearest = later[:MOST_NEAR] if whole_day else sorted(later, key=distance)[:MOST_NEAR]
    return sorted(nearest, key=lambda slot: slot.starts_at)


@dataclass(frozen=True, slots=True)
class _Listing:
    catalog: Catalog
    zone: ZoneInfo
    ids: Mapping[datetime, str]

    def by_day(self, slots: Sequence[Slot]) -> list[DayFound]:
        days = groupby(slots, key=lambda slot: slot.starts_at.astimezone(self.zone).date())
        return [DayFound(day=spoken_day(day), slots=[self._found(slot) for slot in group]) for day, group in days]

    def _found(self, slot: Slot) -> SlotFound:
        local = slot.starts_at.astimezone(self.zone)
        return SlotFound(
            id=self.ids[slot.starts_at],
            time=spoken_time(local, self.catalog.business),
            starts_at=local.isoformat(),
            providers=[self.catalog.providers[provider_id].name for provider_id in slot.provider_ids],
        )


find_free_slots = Tool(
    name="find_slots",
    description="Free times for a service at a location. Offer customers only times that this returned.",
    arguments=FindSlots,
    access=Access.READ,
    run=_run,
)
