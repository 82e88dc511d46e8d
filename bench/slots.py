"""Free slots of 30 days beside a minimal sweep over intervals in memory: `python -m bench.slots`.

The sweep is the least that could answer: hours already turned into moments, plain integers, no zones, no notice, no
buffers, nothing but numbers as a result. Ours starts from the business as it is kept, and gives slots with their times.
A contender that reads its bookings from a database is one more `Prepare` in `CONTENDERS`.
"""

import asyncio
import atexit
import gc
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from booking_core import Database, SetClock, SlotQuery, SystemActor, bare, create_engine, find_slots, upgrade
from booking_core.business import Block, Business, Location, Provider, Service, TimeOff, WeeklyHours
from booking_core.catalog_writing import write_catalog
from booking_core.opening import openings, time_off_spans
from booking_core.slots import Inquiry, Occupied, agenda_of, offer
from booking_core.tables import BookingRow, OccupancyRow

COUNTS = (1, 10, 100)
BOOKINGS = 60
ROUNDS = 15
ZONE = ZoneInfo("America/New_York")
FIRST = date(2026, 10, 19)  # the clock changes on 1 November
LAST = FIRST + timedelta(days=29)
HALF_HOUR = 30 * 60

Span = tuple[int, int]


@dataclass(frozen=True)
class World:
    """A business with some number of providers; `booked` is what a database would hold."""

    inquiry: Inquiry
    providers: tuple[Provider, ...]
    booked: Mapping[str, Sequence[Occupied]]


Search = Callable[[], Awaitable[int]]
"""Answers the inquiry once and says how many pairs of provider and start are free."""

Prepare = Callable[[World], Awaitable[Search]]


@dataclass(frozen=True)
class Row:
    """Medians in milliseconds of one contender at one number of providers, and of the sweep beside it."""

    contender: str
    providers: int
    sweep: float
    ours: float

    @property
    def ratio(self) -> float:
        return self.ours / self.sweep


def world(count: int) -> World:
    chance = random.Random(count)
    location = Location("downtown", "Downtown", ZONE)
    service = Service("haircut", "Haircut", 30, (location.id,), booking_window_days=60)
    inquiry = Inquiry(service, location, FIRST, LAST, datetime(2026, 10, 18, 12, tzinfo=UTC))
    providers = tuple(_provider(number) for number in range(count))
    return World(inquiry, providers, {provider.id: _bookings(inquiry, provider, chance) for provider in providers})


def _provider(number: int) -> Provider:
    opens = (8 * 60, 9 * 60, 9 * 60 + 30)[number % 3]
    hours = tuple(WeeklyHours("downtown", weekday, Block(opens, opens + 8 * 60)) for weekday in range(6))
    away = TimeOff(datetime.fromisoformat("2026-11-05T12:00"), datetime.fromisoformat("2026-11-06T09:00"))
    return Provider(f"provider-{number:03}", f"Provider {number}", ("haircut",), hours=hours, time_off=(away,))


def _bookings(inquiry: Inquiry, provider: Provider, chance: random.Random) -> list[Occupied]:
    away = time_off_spans(provider, ZONE)
    starts = [
        start
        for opening in openings(provider, inquiry.location, FIRST, LAST)
        for start in range(opening.grid_from, opening.closes, HALF_HOUR)
        if all(start + HALF_HOUR <= begin or end <= start for begin, end in away)
    ]
    return [Occupied(start, start + HALF_HOUR) for start in sorted(chance.sample(starts, BOOKINGS))]


def minimal_sweep(
    opened: Mapping[str, Sequence[Span]], taken: Mapping[str, Sequence[Span]], duration: int, step: int
) -> list[tuple[int, list[str]]]:
    """What is open less what is taken, in steps: one pass over both, which are in order."""
    found: dict[int, list[str]] = {}
    for provider_id, blocks in opened.items():
        spans, position = taken[provider_id], 0
        for opens, closes in blocks:
            for start in range(opens, closes - duration + 1, step):
                while position < len(spans) and spans[position][1] <= start:
                    position += 1
                if position == len(spans) or spans[position][0] >= start + duration:
                    found.setdefault(start, []).append(provider_id)
    return sorted(found.items())


async def sweep(world: World) -> Search:
    opened = {
        provider.id: [
            (opening.grid_from, opening.closes) for opening in openings(provider, world.inquiry.location, FIRST, LAST)
        ]
        for provider in world.providers
    }
    taken = {
        provider.id: sorted([item[:2] for item in world.booked[provider.id]] + time_off_spans(provider, ZONE))
        for provider in world.providers
    }

    async def search() -> int:
        return sum(len(ids) for _, ids in minimal_sweep(opened, taken, HALF_HOUR, HALF_HOUR))

    return search


async def in_memory(world: World) -> Search:
    async def search() -> int:
        agendas = (agenda_of(world.inquiry, provider, ZONE, world.booked[provider.id]) for provider in world.providers)
        return sum(len(slot.provider_ids) for slot in offer(agendas))

    return search


async def from_sqlite(world: World) -> Search:
    """The use case as every door calls it: a transaction, the catalog's version, one statement for what is taken."""
    folder = Path(tempfile.mkdtemp(prefix="frontdesk-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    database = Database(create_engine(f"sqlite+aiosqlite:///{folder / 'bench.db'}"), SetClock(world.inquiry.now))
    await upgrade(database.engine)
    inquiry = world.inquiry
    async with database.writing() as uow:
        await write_catalog(uow, Business("Bench", ZONE), [inquiry.location], [inquiry.service], [*world.providers])
        await uow.session.execute(insert(bare(BookingRow)), list(_booking_rows(world)))
        await uow.session.execute(insert(bare(OccupancyRow)), list(_occupancy_rows(world)))
    query = SlotQuery(inquiry.service.id, inquiry.location.id)

    async def search() -> int:
        async with database.reading() as uow:
            slots = await find_slots(uow, SystemActor(), query, FIRST, (LAST - FIRST).days + 1)
        return sum(len(slot.provider_ids) for slot in slots)

    return search


def _booking_rows(world: World) -> Iterator[dict[str, object]]:
    for provider_id, booked in world.booked.items():
        for item in booked:
            yield {
                "id": f"bk-{provider_id}-{item.start}",
                "status": "confirmed",
                "source": "manual",
                "service_id": world.inquiry.service.id,
                "location_id": world.inquiry.location.id,
                "provider_id": provider_id,
                "starts_at": datetime.fromtimestamp(item.start, UTC),
                "ends_at": datetime.fromtimestamp(item.end, UTC),
                "customer_name": "Jane Doe",
                "created_by_kind": "system",
                "created_by_id": "bench",
                "created_by_name": "Bench",
                "created_at": world.inquiry.now,
                "version": 1,
            }


def _occupancy_rows(world: World) -> Iterator[dict[str, object]]:
    for provider_id, booked in world.booked.items():
        for item in booked:
            booking_id = f"bk-{provider_id}-{item.start}"
            yield {
                "id": f"oc-{booking_id}",
                "provider_id": provider_id,
                "starts": item.start,
                "ends": item.end,
                "booking_id": booking_id,
            }


CONTENDERS: Mapping[str, Prepare] = {"in memory": in_memory, "from SQLite": from_sqlite}


async def compare(contenders: Mapping[str, Prepare], counts: Sequence[int] = COUNTS) -> list[Row]:
    """Sweep and contender take turns, so that both meet the same machine; both must find the same."""
    rows = []
    for count in counts:
        subject = world(count)
        reference = await sweep(subject)
        for name, prepare in contenders.items():
            search = await prepare(subject)
            if await search() != await reference():
                raise AssertionError(f"{name} finds other slots than the sweep")
            rounds = [(await _milliseconds(reference), await _milliseconds(search)) for _ in range(ROUNDS)]
            theirs, ours = (statistics.median(times) for times in zip(*rounds, strict=True))
            rows.append(Row(name, count, theirs, ours))
    return rows


async def _milliseconds(search: Search) -> float:
    gc.collect()
    begin = time.perf_counter()
    await search()
    return (time.perf_counter() - begin) * 1000


def report(rows: Sequence[Row]) -> None:
    print(f"slots of {(LAST - FIRST).days + 1} days, {BOOKINGS} bookings a provider")
    print(f"{'contender':<20}{'providers':>10}{'sweep ms':>10}{'ours ms':>10}{'ratio':>8}{'ms/provider':>13}")
    for row in rows:
        each = row.ours / row.providers
        print(
            f"{row.contender:<20}{row.providers:>10}{row.sweep:>10.2f}{row.ours:>10.2f}{row.ratio:>8.2f}{each:>13.3f}"
        )


if __name__ == "__main__":
    report(asyncio.run(compare(CONTENDERS)))
