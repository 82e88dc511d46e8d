"""Books what stands in the diary, as the team and the website do, and lets it take its course."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from booking_core import (
    ApiKey,
    Booking,
    BookingRequest,
    Catalog,
    CustomerDetails,
    Database,
    SlotNotOffered,
    SlotTaken,
    StaffMember,
    Status,
    cancel_booking,
    complete_booking,
    confirm_booking,
    create_booking,
    mark_no_show,
    reschedule_booking,
)
from frontdesk.sample.diary import DIARY, Fate, Visit
from frontdesk.sample.past import Deed, Past

OPENS = 9
"""The hour at which the first of the day is booked."""
DECIDED_BEFORE = timedelta(hours=22)
ANSWERED_WITHIN = timedelta(hours=3)
CLOSED = (SlotNotOffered, SlotTaken)
"""The diary knows of no holidays: nobody comes then."""
TIDIED_AFTER = timedelta(minutes=10)
MARGIN = timedelta(minutes=30)
"""Longer than any buffer of the demo's services."""


class Visits:
    def __init__(self, database: Database, past: Past, catalog: Catalog, desk: StaffMember, website: ApiKey) -> None:
        self._database = database
        self._past = past
        self._catalog = catalog
        self._desk = desk
        self._website = website
        self._today = past.clocks.now.astimezone(catalog.business.timezone).date()
        self._planned = self._all_planned()

    def wanted(self, provider_id: str, starts_at: datetime, ends_at: datetime) -> bool:
        """Whether somebody plans to come then, or nearly then, who may not have said so yet."""
        return any(starts_at < end and start < ends_at for start, end in self._planned[provider_id])

    def _all_planned(self) -> Mapping[str, list[tuple[datetime, datetime]]]:
        planned = defaultdict(list)
        for visit in DIARY:
            starts_at = self._starts_at(visit)
            lasts = timedelta(minutes=self._catalog.services[visit.service].duration)
            planned[visit.provider].append((starts_at - MARGIN, starts_at + lasts + MARGIN))
        return planned

    def plan(self, visits: Sequence[Visit] = DIARY) -> None:
        for number, visit in enumerate(visits):
            self._past.at(self._made_at(number, visit), self._booking_of(number, visit))

    def _day(self, visit: Visit) -> date:
        """The calendar of the salon's country begins its weeks on Sunday."""
        sunday = self._today - timedelta(days=self._today.isoweekday() % 7)
        return sunday + timedelta(weeks=visit.week, days=visit.weekday + 1)

    def _starts_at(self, visit: Visit) -> datetime:
        return self._at(self._day(visit), visit.time)

    def _at(self, day: date, hour: str) -> datetime:
        return datetime.combine(day, time.fromisoformat(hour), self._catalog.business.timezone)

    def _made_at(self, number: int, visit: Visit) -> datetime:
        """On the first of the days before on which it is over by now, spread over the day."""
        zone = self._catalog.business.timezone
        moment = time(OPENS + number * 5 % 9, number * 23 % 60)
        made = datetime.combine(self._day(visit) - timedelta(days=visit.lead), moment, zone)
        while made > self._past.clocks.now - timedelta(hours=1):
            made -= timedelta(days=1)
        return made

    def _booking_of(self, number: int, visit: Visit) -> Deed:
        async def book() -> None:
            actor = self._website if visit.by_website else self._desk
            with suppress(*CLOSED):
                async with self._database.writing() as uow:
                    booking = await create_booking(uow, actor, self._request(number, visit))
                self._follow(booking, visit)

        return book

    def _request(self, number: int, visit: Visit) -> BookingRequest:
        works = self._catalog.providers[visit.provider].hours
        location_id = next(hours.location_id for hours in works if hours.weekday == visit.weekday)
        first, last = visit.customer.lower().split()
        customer = CustomerDetails(
            visit.customer,
            f"+1212555{100 + number:04}",
            f"{first}.{last}@example.com" if number % 2 or visit.by_website else None,
            visit.notes or None,
        )
        return BookingRequest(visit.service, location_id, self._starts_at(visit), customer, visit.provider)

    def _follow(self, booking: Booking, visit: Visit) -> None:
        """`visit` says what becomes of it; what has been moved takes place."""
        if booking.status is Status.PENDING:
            undecided = visit.fate is Fate.UNDECIDED
            at = booking.starts_at - DECIDED_BEFORE if undecided else self._soon(booking, ANSWERED_WITHIN)
            self._past.at(at, lambda: self._confirm(booking))
        if visit.fate is Fate.CANCELLED:
            self._past.at(self._soon(booking), lambda: self._cancel(booking, visit.detail))
        elif visit.fate is Fate.MOVED:
            self._past.at(self._soon(booking), lambda: self._move(booking, visit))
        else:
            self.ends(booking, missed=visit.fate is Fate.MISSED)

    def ends(self, booking: Booking, *, missed: bool = False) -> None:
        self._past.at(booking.ends_at + TIDIED_AFTER, lambda: self._end(booking, missed=missed))

    def _soon(self, booking: Booking, within: timedelta | None = None) -> datetime:
        """Half-way to the visit or to now, but not later than that."""
        half = (min(booking.starts_at, self._past.clocks.now) - booking.created_at) / 2
        return booking.created_at + min(half, within or half)

    async def _confirm(self, booking: Booking) -> None:
        async with self._database.writing() as uow:
            await confirm_booking(uow, self._desk, booking.id)

    async def _cancel(self, booking: Booking, reason: str) -> None:
        async with self._database.writing() as uow:
            await cancel_booking(uow, self._desk, booking.id, reason)

    async def _move(self, booking: Booking, visit: Visit) -> None:
        starts_at = self._at(self._day(visit) + timedelta(days=1), visit.detail)
        with suppress(*CLOSED):
            async with self._database.writing() as uow:
                booking = await reschedule_booking(uow, self._desk, booking.id, starts_at)
        self.ends(booking)

    async def _end(self, booking: Booking, *, missed: bool) -> None:
        async with self._database.writing() as uow:
            await (mark_no_show if missed else complete_booking)(uow, self._desk, booking.id)
