"""A salon that is well booked: weeks of appointments of the demo business, made as the team and the agent make them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random

from booking_core import (
    Actor,
    AgentInConversation,
    ApiKey,
    Booking,
    BookingRequest,
    CustomerDetails,
    Database,
    Identity,
    Role,
    SetClock,
    SlotQuery,
    StaffMember,
    Status,
    cancel_booking,
    complete_booking,
    confirm_booking,
    create_booking,
    find_slots,
    mark_no_show,
    open_conversation,
    reschedule_booking,
)

DESK = StaffMember("us_desk", "Robin Hale", Role.MANAGER)
WEBSITE = ApiKey("ak_site", "Website")
FIRST = (
    "Maya",
    "Dana",
    "Priya",
    "Liam",
    "Noah",
    "Omar",
    "Elena",
    "Theo",
    "Zoe",
    "Hugo",
    "Kofi",
    "Lena",
    "Nora",
    "Yara",
)
LAST = ("Reed", "Patel", "Costa", "Nguyen", "Brooks", "Haddad", "Klein", "Okoye", "Larsen", "Moreau", "Weber", "Diaz")
NOTES = ("Prefers the window seat", "Allergic to ammonia", "First visit", "Brings her daughter", "Running late often")
REASONS = ("Feeling unwell", "Travelling that week", "Found another time", "Closed for the day")


async def fill(
    database: Database, today: date, *, days: Sequence[int], a_day: int = 4, seed: int = 7, by_agent: bool = True
) -> list[Booking]:
    """Bookings on the days at these distances from `today`, up to `a_day` for each provider.

    Those of the agent have conversations in which nothing was said.
    """
    filling = _Filling(database, Random(seed), by_agent)
    made: list[Booking] = []
    for distance in days:
        made += await filling.day(today + timedelta(days=distance), a_day)
    for booking in made:
        await filling.live_on(booking, today)
    return made


class _Filling:
    """Everything happens three days before, or on the day itself."""

    def __init__(self, database: Database, random: Random, by_agent: bool) -> None:
        self._clock = SetClock(datetime.fromisoformat("2026-01-01T15:00:00Z"))
        self._database = Database(database.engine, self._clock)
        self._random = random
        self._by_agent = by_agent
        self._customers = 0

    async def day(self, day: date, a_day: int) -> list[Booking]:
        self._clock.set(datetime(day.year, day.month, day.day, 15, tzinfo=self._clock.now().tzinfo) - timedelta(days=3))
        async with self._database.reading() as uow:
            catalog = await uow.catalog()
        made = []
        for provider in catalog.providers.values():
            for _ in range(self._random.randint(max(a_day - 2, 1), a_day)):
                booking = await self._one(day, provider.id, self._random.choice(sorted(provider.service_ids)))
                made += [booking] if booking else []
        return made

    async def _one(self, day: date, provider_id: str, service_id: str) -> Booking | None:
        actor, customer = await self._whom(), self._customer()
        async with self._database.writing() as uow:
            catalog = await uow.catalog()
            works_at = {hours.location_id for hours in catalog.providers[provider_id].hours}
            for location_id in sorted(works_at & {*catalog.services[service_id].location_ids}):
                slots = await find_slots(uow, DESK, SlotQuery(service_id, location_id, provider_id), day)
                if slots:
                    starts_at = self._random.choice(slots).starts_at
                    request = BookingRequest(service_id, location_id, starts_at, customer, provider_id)
                    return await create_booking(uow, actor, request)
        return None

    async def _whom(self) -> Actor:
        kind = self._random.random()
        if kind < 0.5:
            return DESK
        if kind < 0.6 or not self._by_agent:
            return WEBSITE
        self._customers += 1
        async with self._database.writing() as uow:
            identity = Identity("whatsapp", "phone", f"+1212556{self._customers:04}")
            found = await open_conversation(uow, identity, name=self._name())
        return AgentInConversation(found.id)

    def _customer(self) -> CustomerDetails:
        name = self._name()
        email = f"{name.lower().replace(' ', '.')}@example.com" if self._random.random() < 0.5 else None
        notes = self._random.choice(NOTES) if self._random.random() < 0.2 else None
        return CustomerDetails(name, f"+1212555{self._random.randint(100, 9999):04}", email, notes)

    def _name(self) -> str:
        return f"{self._random.choice(FIRST)} {self._random.choice(LAST)}"

    async def live_on(self, booking: Booking, today: date) -> None:
        """What usually became of it."""
        chance = self._random.random()
        over = booking.starts_at.date() < today
        if over:
            self._clock.set(booking.ends_at)
        async with self._database.writing() as uow:
            if chance < 0.1:
                await cancel_booking(uow, DESK, booking.id, self._random.choice(REASONS))
                return
            if booking.status is Status.PENDING:
                if not over and chance < 0.7:
                    return
                await confirm_booking(uow, DESK, booking.id)
            if over and chance < 0.18:
                await mark_no_show(uow, DESK, booking.id)
            elif over:
                await complete_booking(uow, DESK, booking.id)
            elif chance < 0.17:
                query = SlotQuery(booking.service_id, booking.location.id, booking.provider_id)
                later = await find_slots(uow, DESK, query, booking.starts_at.date() + timedelta(days=2), 5)
                if later:
                    await reschedule_booking(uow, DESK, booking.id, self._random.choice(later).starts_at)
