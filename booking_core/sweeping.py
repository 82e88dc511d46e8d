"""What nobody will ask for again: offers that have lapsed, holds that have expired, keys of requests long answered.

Nothing here is missed by anything that reads it: each is ignored from the moment it has had its day, and deleted some
time after, so that no transaction that still saw it is in the way.
"""

from datetime import datetime, timedelta

from sqlmodel import col

from booking_core.database import UnitOfWork
from booking_core.idempotency import KEPT
from booking_core.offers import OFFERS_LAST
from booking_core.sweeping_store import delete_some
from booking_core.tables import HoldRow, IdempotencyKeyRow, OfferRow

GRACE = timedelta(hours=1)


async def sweep_offers(uow: UnitOfWork, at: datetime, most: int) -> int:
    """Of each of these, at most so many are deleted; the result tells how many were. `at` is the system's time."""
    return await delete_some(uow.session, OfferRow, col(OfferRow.offered_at) < uow.now - OFFERS_LAST - GRACE, most)


async def sweep_holds(uow: UnitOfWork, at: datetime, most: int) -> int:
    """With what they occupied."""
    return await delete_some(uow.session, HoldRow, col(HoldRow.expires_at) < uow.now - GRACE, most)


async def sweep_idempotency_keys(uow: UnitOfWork, at: datetime, most: int) -> int:
    return await delete_some(
        uow.session, IdempotencyKeyRow, col(IdempotencyKeyRow.claimed_at) < at - KEPT - GRACE, most
    )
