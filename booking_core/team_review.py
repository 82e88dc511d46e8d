"""The team's list of what the agent did: looking at it, saying that it is right, taking that back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from booking_core import booking_store, changes_store, contact_store, review_store
from booking_core.actors import ActorRecord, TeamActor
from booking_core.contacts import MOST_LISTED, bookings_scope
from booking_core.database import UnitOfWork
from booking_core.errors import InvalidInput, NotFound
from booking_core.lifecycle import check_version, get_booking
from booking_core.policy import Action, require
from booking_core.review import Looked, Review, ReviewDeed, ReviewOutcome, RiskReason
from booking_core.review_table import ReviewRow
from booking_core.reviewing import looked
from booking_core.statuses import Status


@dataclass(frozen=True, slots=True)
class OpenReviews:
    """Pending ones first, then the riskiest, then the newest; `after` is where the page before ended."""

    after: tuple[int, datetime, str] | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class DoneReviews:
    """What was looked at last comes first."""

    after: tuple[datetime, str] | None = None
    limit: int = 100


async def list_reviews(uow: UnitOfWork, actor: TeamActor, wanted: OpenReviews | DoneReviews) -> list[Review]:
    """Of the bookings that the actor may see. Raises `InvalidInput` on a limit outside 1 to 1,000."""
    require(actor, Action.REVIEW)
    if not 1 <= wanted.limit <= MOST_LISTED:
        raise InvalidInput(f"A page has 1 to {MOST_LISTED} items.", field="limit")
    scope = await bookings_scope(uow, actor)
    if isinstance(wanted, OpenReviews):
        rows = await review_store.page_of_open(uow.session, scope, wanted.after, wanted.limit)
    else:
        rows = await review_store.page_of_done(uow.session, scope, wanted.after, wanted.limit)
    return await _reviews(uow, rows)


async def get_review(uow: UnitOfWork, actor: TeamActor, booking_id: str) -> Review:
    """Raises `NotFound`, also for a booking that the agent had no part in."""
    require(actor, Action.REVIEW)
    await get_booking(uow, actor, booking_id)
    row = await review_store.find_review(uow.session, booking_id)
    if row is None:
        raise NotFound("The agent has done nothing with that booking that is to be looked at.")
    (found,) = await _reviews(uow, [row])
    return found


async def mark_reviewed(uow: UnitOfWork, actor: TeamActor, booking_id: str, version: int | None = None) -> Review:
    """It looks right. Once somebody has said so, saying it again changes nothing.

    Raises `InvalidInput` for a booking that awaits approval, `StaleVersion`, `NotFound`.
    """
    found = await get_review(uow, actor, booking_id)
    if found.looked is not None:
        return found
    check_version(found.booking, version)
    if found.booking.status is Status.PENDING:
        raise InvalidInput("This booking awaits approval: confirm it or cancel it.", field="booking_id")
    await looked(uow, actor, booking_id, ReviewOutcome.LOOKED_RIGHT)
    await contact_store.stir_conversation(uow.session, found.conversation_id)
    return await get_review(uow, actor, booking_id)


async def reopen_review(uow: UnitOfWork, actor: TeamActor, booking_id: str) -> Review:
    """Takes back that it looks right. Raises `InvalidInput` where somebody acted on the booking, and `NotFound`."""
    found = await get_review(uow, actor, booking_id)
    if found.looked is None:
        return found
    if found.looked.outcome is not ReviewOutcome.LOOKED_RIGHT:
        raise InvalidInput("Somebody has acted on this booking: that can't be taken back here.", field="booking_id")
    nobody: dict[str, None] = dict.fromkeys(
        ("looked_at", "looked_by_kind", "looked_by_id", "looked_by_name", "outcome")
    )
    await review_store.update_review(uow.session, booking_id, **nobody)
    await contact_store.stir_conversation(uow.session, found.conversation_id)
    return await get_review(uow, actor, booking_id)


async def count_reviews(uow: UnitOfWork, actor: TeamActor, at_most: int) -> tuple[int, int]:
    """How many are open, and how many of them await approval; counted no further than `at_most`."""
    require(actor, Action.REVIEW)
    return await review_store.count_open(uow.session, await bookings_scope(uow, actor), at_most)


async def _reviews(uow: UnitOfWork, rows: Sequence[ReviewRow]) -> list[Review]:
    """With a fixed number of questions to the database."""
    catalog, ids = await uow.catalog(), [row.booking_id for row in rows]
    bookings = await booking_store.bookings_by_id(uow.session, catalog, ids)
    earlier = {booking.rescheduled_from for booking in bookings.values() if booking.rescheduled_from}
    before = await booking_store.bookings_by_id(uow.session, catalog, earlier)
    numbers = await review_store.agents_changes(uow.session, ids)
    changes = {change.booking_id: change for change in await changes_store.changes_numbered(uow.session, numbers)}
    return [
        Review(
            booking=bookings[row.booking_id],
            deed=ReviewDeed(row.deed),
            at=row.at,
            conversation_id=row.conversation_id,
            reasons=tuple(RiskReason(reason) for reason in row.reasons),
            rank=row.rank,
            change=changes.get(row.booking_id),
            before=before.get(bookings[row.booking_id].rescheduled_from or ""),
            looked=_looked(row),
        )
        for row in rows
    ]


def _looked(row: ReviewRow) -> Looked | None:
    if row.looked_at is None or row.outcome is None:
        return None
    by = ActorRecord(row.looked_by_kind or "", row.looked_by_id or "", row.looked_by_name or "")
    return Looked(by, row.looked_at, ReviewOutcome(row.outcome))
