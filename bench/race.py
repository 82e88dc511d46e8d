"""Thirty-two tasks that all want the same two hundred slots, on both databases: `python -m bench.race`.

Each wish is a whole booking through the wizard; each refusal comes with fresh choices, which costs more than the
booking itself. Anything but a booking or `slot_taken` ends the race with an error. Beside it, the same number of
attempts as bare inserts through the database's own guard.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from booking_core import Database, Service, SetClock, SlotTaken, create_engine
from booking_core.intervals import epoch_seconds
from booking_core.occupancy_store import occupy
from tests.support.bookings import rows
from tests.support.databases import MONDAY_MORNING, Template, postgres_template, sqlite_template
from tests.support.postgres import running_postgres
from tests.support.races import SERVICES, overlapping, prepare, race, slots

TASKS, SLOTS, PROVIDERS = 32, 200, 5
FAR_AWAY = 10**9
Wish = tuple[str, datetime]


@dataclass(frozen=True)
class Row:
    """`guard` is how many seconds the bare inserts took."""

    database: str
    race: str
    won: int
    refused: int
    seconds: float
    guard: float


RACES: Sequence[tuple[str, Sequence[Service]]] = (
    ("equal intervals", SERVICES[:1]),
    ("different services that overlap", SERVICES),
)


async def measure(
    name: str, template: Template, folder: Path, tasks: int = TASKS, wanted: Sequence[Wish] = slots(PROVIDERS, SLOTS)
) -> list[Row]:
    found = []
    for race_name, services in RACES:
        async with fresh(template, folder) as database:
            await prepare(database, PROVIDERS)
            outcome = await race(database, wanted, tasks, services)
            won, refused = sum(outcome.won.values()), len(outcome.refused)
            if won + refused != tasks * len(wanted) or min(outcome.refused) < 1 or await overlapping(database):
                raise AssertionError(f"{won} won and {refused} were refused, not all of them with choices")
            if len(services) == 1 and set(outcome.won.values()) != {1}:
                raise AssertionError("not every slot went to one")
            guard = await race_of_inserts(database, wanted, tasks)
            found.append(Row(name, race_name, won, refused, outcome.seconds, guard))
    return found


async def race_of_inserts(database: Database, wanted: Sequence[Wish], tasks: int) -> float:
    """The same attempts without any of the rules, far from the time that was booked."""
    ((reason,),) = await rows(database, "SELECT min(id) FROM booking")

    async def run(number: int) -> None:
        for provider_id, start in random.Random(number).sample(wanted, len(wanted)):
            begins = epoch_seconds(start) + FAR_AWAY
            try:
                async with database.writing() as uow:
                    await occupy(uow.session, provider_id, [(begins, begins + 1800)], booking_id=reason, now=uow.now)
            except SlotTaken:
                continue

    begin = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(tasks):
            group.create_task(run(number))
    return time.perf_counter() - begin


@asynccontextmanager
async def fresh(template: Template, folder: Path) -> AsyncIterator[Database]:
    async with template.copied(folder) as url:
        database = Database(create_engine(url), SetClock(MONDAY_MORNING))
        try:
            yield database
        finally:
            await database.close()


async def run() -> list[Row]:
    with tempfile.TemporaryDirectory() as temporary, running_postgres() as server:
        folder = Path(temporary)
        return [
            *await measure("SQLite, file, WAL", await sqlite_template(folder), folder),
            *await measure("PostgreSQL", await postgres_template(server), folder),
        ]


def report(rows: Sequence[Row]) -> None:
    print(f"{TASKS} tasks, {SLOTS} slots each; no other error, and no two bookings of a provider overlap")
    print(f"{'database':<20}{'race':<34}{'won':>6}{'refused':>9}{'seconds':>9}{'inserts':>9}{'ratio':>7}")
    for row in rows:
        times = f"{row.seconds:>9.1f}{row.guard:>9.1f}{row.seconds / row.guard:>7.1f}"
        print(f"{row.database:<20}{row.race:<34}{row.won:>6}{row.refused:>9}{times}")


def main() -> None:
    report(asyncio.run(run()))


if __name__ == "__main__":
    main()
