"""Bookings a second through the wizard, beside a guarded insert on the same engine: `python -m bench.booking_rate`.

A booking is the team's: four validated steps, the provider's lock, the booking, its occupancy, its calendar event, its
history with a sequence number, and the news to other processes. The insert is one row into `occupancy`, which the
database's own guard checks, in a transaction of its own.
"""

import asyncio
import gc
import random
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from booking_core import (
    Block,
    BookingRequest,
    Business,
    CustomerDetails,
    Database,
    Location,
    Provider,
    Role,
    Service,
    SetClock,
    StaffMember,
    WeeklyHours,
    bare,
    create_booking,
    create_engine,
    new_id,
)
from booking_core.catalog_writing import write_catalog
from booking_core.tables import OccupancyRow
from tests.support.databases import Template, postgres_template, sqlite_template
from tests.support.postgres import running_postgres

ROUNDS = 9
A_ROUND = 150
PROVIDERS = 20
DAYS = 40
ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 23, 9, tzinfo=ZONE)
FAR_AWAY = 10**10
ADMIN = StaffMember("us_bench", "Bench", Role.ADMIN)
Work = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Row:
    """Medians of one database, in transactions a second; the ratio is the median of the rounds' ratios."""

    database: str
    inserts: float
    bookings: float
    ratio: float


def requests() -> Iterator[BookingRequest]:
    """Free slots of all providers, all over the calendar."""
    slots = [
        (f"p{number}", datetime.combine(date(2026, 11, 24) + timedelta(days=day), datetime.min.time(), ZONE), half_hour)
        for number in range(PROVIDERS)
        for day in range(DAYS)
        for half_hour in range(18, 34)
    ]
    random.Random(1).shuffle(slots)
    for provider_id, midnight, half_hour in slots:
        start = midnight + timedelta(minutes=30 * half_hour)
        customer = CustomerDetails("Dana Reed", "212 555 0123", "dana@example.com", "first visit")
        yield BookingRequest("haircut", "downtown", start, customer, provider_id)


async def load(database: Database) -> None:
    hours = tuple(WeeklyHours("downtown", weekday, Block(9 * 60, 17 * 60)) for weekday in range(7))
    people = [Provider(f"p{number}", f"Provider {number}", ("haircut",), hours=hours) for number in range(PROVIDERS)]
    service = Service("haircut", "Haircut", 30, ("downtown",))
    async with database.writing() as uow:
        location = Location("downtown", "Downtown", ZONE)
        await write_catalog(uow, Business("Bench", ZONE), [location], [service], people)


async def measure(name: str, database: Database, rounds: int = ROUNDS, each: int = A_ROUND) -> Row:
    await load(database)
    wanted = requests()

    async def book() -> None:
        async with database.writing() as uow:
            await create_booking(uow, ADMIN, next(wanted))

    async with database.writing() as uow:
        reason = (await create_booking(uow, ADMIN, next(wanted))).id
    spans = iter(range(FAR_AWAY, 2 * FAR_AWAY, 1800))
    statement = insert(bare(OccupancyRow))

    async def guarded_insert() -> None:
        starts = next(spans)
        row = {"id": new_id("oc"), "provider_id": "p0", "starts": starts, "ends": starts + 1800, "booking_id": reason}
        async with database.engine.connect() as connection:
            await connection.execution_options(frontdesk_writing=True)
            async with connection.begin():
                await connection.execute(statement, row)

    for warm_up in (book, guarded_insert):
        await rate(warm_up, each)
    # They take turns, so that both meet the same machine.
    measured = [(await rate(guarded_insert, each), await rate(book, each)) for _ in range(rounds)]
    inserts, bookings = (statistics.median(rates) for rates in zip(*measured, strict=True))
    return Row(name, inserts, bookings, statistics.median(ours / theirs for theirs, ours in measured))


async def rate(work: Work, times: int) -> float:
    gc.collect()
    begin = time.perf_counter()
    for _ in range(times):
        await work()
    return times / (time.perf_counter() - begin)


@asynccontextmanager
async def fresh(template: Template, folder: Path) -> AsyncIterator[Database]:
    async with template.copied(folder) as url:
        database = Database(create_engine(url), SetClock(NOW))
        try:
            yield database
        finally:
            await database.close()


async def run() -> list[Row]:
    rows = []
    with tempfile.TemporaryDirectory() as folder, running_postgres() as server:
        templates: list[tuple[str, Template]] = [
            ("SQLite, file, WAL", await sqlite_template(Path(folder))),
            ("PostgreSQL", await postgres_template(server)),
        ]
        for name, template in templates:
            async with fresh(template, Path(folder)) as database:
                rows.append(await measure(name, database))
    return rows


def report(rows: Sequence[Row]) -> None:
    print(f"{'transactions a second':<24}{'guarded insert':>16}{'booking':>10}{'ratio':>8}")
    for row in rows:
        print(f"{row.database:<24}{row.inserts:>16.0f}{row.bookings:>10.0f}{row.ratio:>8.3f}")


def main() -> None:
    report(asyncio.run(run()))


if __name__ == "__main__":
    main()
