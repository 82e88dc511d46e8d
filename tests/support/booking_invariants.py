"""What is true of a database of bookings whenever no transaction is open."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from sqlalchemy import text

from booking_core import LIVE, Booking, BookingFilter, Change, Database, Service, Status, changes_since, list_bookings
from booking_core.booking import event_title
from booking_core.intervals import epoch_seconds
from booking_core.slots import booked_span
from tests.support.bookings import ADMIN

ON_CALENDAR = {Status.CONFIRMED, Status.COMPLETED, Status.NO_SHOW}
Span = tuple[str, int, int]


OCCUPANCIES = text("SELECT provider_id, starts, ends, hold_id FROM occupancy ORDER BY provider_id, starts")
SPARE_HOLDS = text("SELECT count(*) - count(DISTINCT conversation_id) FROM hold")


async def check_everything(database: Database, services: Iterable[Service]) -> None:
    async with database.reading() as uow:
        bookings = await list_bookings(uow, ADMIN, BookingFilter(limit=1000))
        seen, last = await changes_since(uow, ADMIN, 0, 1000)
        occupancies = [(row[0], row[1], row[2], row[3]) for row in await uow.session.execute(OCCUPANCIES)]
        spare_holds = await uow.session.scalar(SPARE_HOLDS)
    assert spare_holds == 0
    by_id = {service.id: service for service in services}
    live = sorted(_span(booking, by_id[booking.service_id]) for booking in bookings if booking.status in LIVE)
    assert [(who, starts, ends) for who, starts, ends, hold_id in occupancies if hold_id is None] == live
    _check_apart([(who, starts, ends) for who, starts, ends, _ in occupancies])
    for booking in bookings:
        _check_event(booking)
    changes = [change.change for change in seen]
    assert [change.seq for change in changes] == list(range(1, last + 1))
    _check_history(bookings, changes)


def _span(booking: Booking, service: Service) -> Span:
    span = booked_span(service, booking.starts_at)
    return (booking.provider_id, epoch_seconds(span.start), epoch_seconds(span.end))


def _check_apart(spans: list[Span]) -> None:
    """Of one provider, in order: each ends before the next one starts."""
    for (who, _, ends), (other, starts, _) in pairwise(spans):
        assert who != other or ends <= starts


def _check_event(booking: Booking) -> None:
    event = booking.calendar_event
    assert (event is not None) is (booking.status in ON_CALENDAR)
    if event is not None:
        assert event.title == event_title(booking.service_name, booking.customer.name)
        assert (event.starts_at, event.ends_at) == (booking.starts_at, booking.ends_at)


def _check_history(bookings: Iterable[Booking], changes: Iterable[Change]) -> None:
    """Each status change has one row, the rows of a booking are a chain, and the version counts them."""
    told: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        told[change.booking_id].append(change)
    for booking in bookings:
        created, *rest = told.pop(booking.id)
        assert (str(created.event), created.from_status) == ("created", None)
        status = created.to_status
        for change in rest:
            if change.to_status is not None:
                assert change.from_status is status
                status = change.to_status
        assert status is booking.status
        assert booking.version == 1 + len(rest)
        assert (booking.rescheduled_to is not None) is any("rescheduled_to" in x.changes for x in rest)
    assert not told
