"""When an outside calendar says that a provider is busy: nothing is offered then. Bookings that exist stay."""

from collections.abc import Mapping

from booking_core import busy_store
from booking_core.database import UnitOfWork
from booking_core.intervals import Interval, epoch_seconds, epoch_seconds_up


async def set_busy_times(
    uow: UnitOfWork, provider_id: str, calendar: str, entries: Mapping[str, Interval | None]
) -> None:
    """By the names that the calendar has for them; None where the provider is free after all."""
    await busy_store.delete_busy_times(uow.session, [_id(calendar, name) for name in entries])
    rows = [
        {
            "id": _id(calendar, name),
            "provider_id": provider_id,
            "calendar": calendar,
            "starts": epoch_seconds(span.start),
            "ends": epoch_seconds_up(span.end),
        }
        for name, span in entries.items()
        if span is not None
    ]
    await busy_store.insert_busy_times(uow.session, rows)


async def clear_busy_times(uow: UnitOfWork, calendar: str) -> None:
    await busy_store.delete_busy_times_of(uow.session, calendar)


async def forget_busy_times(uow: UnitOfWork, calendar: str) -> None:
    """Those that are over: they are in nobody's way."""
    await busy_store.delete_busy_times_of(uow.session, calendar, epoch_seconds(uow.now))


def _id(calendar: str, name: str) -> str:
    return f"{calendar}:{name}"
