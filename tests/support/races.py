"""Many tasks that want the same providers' time at once, and what must be true afterwards."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from booking_core import (
    BookingRequest,
    CustomerDetails,
    Database,
    Provider,
    Service,
    SlotTaken,
    create_booking,
)
from tests.support.bookings import ADMIN, rows
from tests.support.businesses import DOWNTOWN, NEW_YORK, a_provider, a_service, load_into

OPENS, SLOTS_A_DAY, HALF_HOUR = 9, 16, timedelta(minutes=30)
FIRST_DAY = date(2026, 11, 24)

SERVICES = (
    a_service(id="equal", name="Half an hour"),
    a_service(id="longer", name="An hour", duration=60),
    a_service(id="buffered", name="Half an hour and its buffers", buffer_before=10, buffer_after=20),
)


@dataclass(frozen=True)
class Outcome:
    """`refused` counts the choices that came with each refusal."""

    won: Counter[tuple[str, datetime]]
    refused: Sequence[int]
    seconds: float


def racers(count: int) -> tuple[Provider, ...]:
    everything = tuple(service.id for service in SERVICES)
    # Open beyond the last slot, so that the longest service fits behind it.
    return tuple(a_provider("09:00-18:00", id=f"p{n}", name=f"P {n}", service_ids=everything) for n in range(count))


def slots(providers: int, count: int) -> list[tuple[str, datetime]]:
    """The first `count` half hours, which the providers share evenly."""
    found: list[tuple[str, datetime]] = []
    for number in range(-(-count // providers)):
        day, position = divmod(number, SLOTS_A_DAY)
        start = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, OPENS, tzinfo=NEW_YORK)
        found += [(f"p{n}", start + timedelta(days=day) + position * HALF_HOUR) for n in range(providers)]
    return found[:count]


async def prepare(database: Database, providers: int) -> None:
    await load_into(database, services=SERVICES, providers=racers(providers))


async def race(
    database: Database, wanted: Sequence[tuple[str, datetime]], tasks: int, services: Sequence[Service]
) -> Outcome:
    """Each task tries all the slots, in an order of its own; whatever is not `SlotTaken` ends the race."""
    won: Counter[tuple[str, datetime]] = Counter()
    refused: list[int] = []

    async def run(number: int) -> None:
        chance = random.Random(number)
        for provider_id, start in chance.sample(wanted, len(wanted)):
            request = BookingRequest(
                chance.choice(services).id, DOWNTOWN, start, CustomerDetails(f"Customer {number}"), provider_id
            )
            try:
                async with database.writing() as uow:
                    await create_booking(uow, ADMIN, request)
            except SlotTaken as refusal:
                refused.append(len(refusal.choices))
            else:
                won[provider_id, start] += 1

    begin = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(tasks):
            group.create_task(run(number))
    return Outcome(won, refused, time.perf_counter() - begin)


async def overlapping(database: Database) -> int:
    """Pairs of occupancies of one provider that meet; never more than none."""
    ((found,),) = await rows(
        database,
        """
        SELECT count(*) FROM occupancy a JOIN occupancy b
        ON a.provider_id = b.provider_id AND a.id < b.id AND a.starts < b.ends AND b.starts < a.ends
        """,
    )
    return int(found)
