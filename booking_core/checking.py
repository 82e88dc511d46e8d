"""Is this database sound? Looks and changes nothing."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from booking_core import checking_store
from booking_core.migrating import missing_revisions

MOST_SHOWN = 5
GUARDS = {
    "sqlite": frozenset({"no_double_booking_insert", "no_double_booking_update"}),
    "postgresql": frozenset({"no_double_booking"}),
}


@dataclass(frozen=True, slots=True)
class Check:
    """`wrong` is empty when all is well; `note` says what was found."""

    name: str
    wrong: tuple[str, ...] = ()
    note: str = ""


async def check_database(engine: AsyncEngine, more_versions: Sequence[Path] = ()) -> tuple[Check, ...]:
    """Stops after the migrations when they are not complete: what comes next could not be asked."""
    missing = await missing_revisions(engine, more_versions)
    revisions = Check("migrations", tuple(f"{revision} is missing: run `frontdesk db upgrade`" for revision in missing))
    if missing:
        return (revisions,)
    async with engine.connect() as connection:
        return (revisions, *[check async for check in _checks(connection)])


async def _checks(connection: AsyncConnection) -> AsyncIterator[Check]:
    yield Check("file", _first(await checking_store.damage(connection)))
    yield Check("references", _first(await checking_store.broken_references(connection)))
    absent = sorted(GUARDS[connection.dialect.name] - await checking_store.guards(connection))
    yield Check("guard against double booking", tuple(f"{name} is missing" for name in absent))
    without_time = await checking_store.bookings_without_time(connection)
    without_booking = await checking_store.times_without_booking(connection)
    yield Check(
        "occupied time",
        (
            *([f"{without_time} pending or confirmed bookings occupy nobody's time"] if without_time else ()),
            *([f"{without_booking} bookings that are over still occupy time"] if without_booking else ()),
        ),
    )
    astray = await checking_store.bookings_off_calendar(connection)
    yield Check("calendar events", (f"{astray} bookings and their calendar events don't agree",) if astray else ())
    counts = await checking_store.counts(connection)
    yield Check("rows", note=", ".join(f"{number} {name}" for name, number in counts.items()))


def _first(found: Sequence[str]) -> tuple[str, ...]:
    more = len(found) - MOST_SHOWN
    return (*found[:MOST_SHOWN], *([f"and {more} more"] if more > 0 else ()))
