"""Which bookings a change of the business leaves standing where they could no longer be made. Nothing moves them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from booking_core import booking_store
from booking_core.booking import Booking
from booking_core.booking_store import BookingFilter
from booking_core.catalog import Catalog
from booking_core.database import UnitOfWork
from booking_core.explain import Rule, explain
from booking_core.policy import Scope
from booking_core.slots import Inquiry, agenda_of
from booking_core.statuses import LIVE

PAGE = 500
_MINUTE = timedelta(minutes=1)
_RULES = frozenset(
    {
        Rule.SERVICE_NOT_AT_LOCATION,
        Rule.PROVIDER_DOES_NOT_OFFER_SERVICE,
        Rule.PROVIDER_NOT_AT_LOCATION,
        Rule.LOCATION_CLOSED_THAT_DAY,
        Rule.OVERRIDE_CLOSED,
        Rule.OUTSIDE_HOURS,
        Rule.DOES_NOT_FIT_BEFORE_CLOSING,
        Rule.TIME_OFF,
    }
)
"""What the business decides; notice, grid and window only bind new bookings."""


@dataclass(frozen=True, slots=True)
class AffectedBooking:
    """`reasons` are sentences for the team."""

    booking: Booking
    reasons: tuple[str, ...]


async def affected_bookings(uow: UnitOfWork, before: Catalog, after: Catalog) -> tuple[AffectedBooking, ...]:
    """The pending and confirmed bookings still to come that fitted `before` and do not fit `after`; soonest first."""
    wanted = BookingFilter(start=uow.now, statuses=tuple(LIVE), limit=PAGE)
    found: list[AffectedBooking] = []
    while True:
        page = await booking_store.list_bookings(uow.session, after, wanted, Scope())
        found.extend(affected for booking in page if (affected := _affected(booking, before, after)))
        if len(page) < PAGE:
            return tuple(found)
        wanted = replace(wanted, after=(page[-1].starts_at, page[-1].id))


def _affected(booking: Booking, before: Catalog, after: Catalog) -> AffectedBooking | None:
    reasons = tuple(_misfits(booking, after))
    if not reasons or any(_misfits(booking, before)):
        return None
    return AffectedBooking(booking, reasons)


def _misfits(booking: Booking, catalog: Catalog) -> Iterator[str]:
    """For as long as the booking is, which may not be how long its service has become."""
    service = catalog.services.get(booking.service_id)
    location = catalog.locations.get(booking.location.id)
    provider = catalog.providers.get(booking.provider_id)
    if service is None or location is None or provider is None:
        yield "It was made for something that is no longer known."
        return
    for kind, entry in (("service", service), ("location", location), ("provider", provider)):
        if entry.id in catalog.archived[kind]:
            yield f"{entry.name} is archived."
    length = (booking.ends_at - booking.starts_at) // _MINUTE
    inquiry = Inquiry.about(replace(service, duration=length), location, booking.starts_at, booking.starts_at)
    agenda = agenda_of(inquiry, provider, catalog.business.timezone, ())
    yield from (reason.message for reason in explain(agenda, booking.starts_at) if reason.rule in _RULES)
