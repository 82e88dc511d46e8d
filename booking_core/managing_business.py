"""The business itself as the team manages it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from phonenumbers import SUPPORTED_REGIONS

from booking_core.actors import Actor
from booking_core.affected import AffectedBooking, affected_bookings
from booking_core.business import Business
from booking_core.business_file import MOST_UPCOMING
from booking_core.catalog_writing import write_catalog
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput
from booking_core.iso_codes import CURRENCIES, LANGUAGES
from booking_core.managing import locked_catalog
from booking_core.managing_checks import NAME_LIMIT
from booking_core.plain_text import one_line

_CODES = {
    "country": (SUPPORTED_REGIONS, "a country of ISO 3166, such as US"),
    "language": (LANGUAGES, "a language of ISO 639-1, such as en"),
    "currency": (CURRENCIES, "a currency of ISO 4217, such as USD"),
}


@dataclass(frozen=True, slots=True)
class ChangedBusiness:
    """`affected` are the bookings that no longer fit: time off is kept on the business's clock."""

    business: Business
    affected: tuple[AffectedBooking, ...] = ()


async def change_business(uow: UnitOfWork, actor: Actor, changes: Mapping[str, Any]) -> ChangedBusiness:
    """`changes` has fields of the business. Raises `InvalidInput` that names the field, `Forbidden`."""
    before = await locked_catalog(uow, actor)
    await write_catalog(uow, _checked(replace(before.business, **changes)))
    after = await uow.catalog()
    affected = await affected_bookings(uow, before, after) if after is not before else ()
    return ChangedBusiness(after.business, affected)


def _checked(business: Business) -> Business:
    name = one_line(business.name)
    if not 0 < len(name) <= NAME_LIMIT:
        raise InvalidInput(f"A business has a name of 1 to {NAME_LIMIT} characters.", field="name")
    for field, (codes, expected) in _CODES.items():
        if getattr(business, field) not in codes:
            raise InvalidInput(f"That is not {expected}.", field=field)
    if not 1 <= business.max_upcoming_per_customer <= MOST_UPCOMING:
        raise InvalidInput(f"That must be from 1 to {MOST_UPCOMING}.", field="max_upcoming_per_customer")
    return replace(business, name=name)
