"""Looking at what the agent did: the list, saying that it is right, and taking that back."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from booking_core import (
    DoneReviews,
    OpenReviews,
    Review,
    get_review,
    list_reviews,
    mark_reviewed,
    reopen_review,
)
from staff.answers import answer, asked
from staff.cursors import cursor_of, moment_and_text_of, rank_moment_and_text_of
from staff.permissions import Reviews
from staff.review_pages import shown_alone, shown_reviews
from staff.transactions import Reading, Writing
from staff.wire.base import Page
from staff.wire.problems import refusals
from staff.wire.reviews import ReviewedBody, ReviewsQuery, ReviewView

router = APIRouter(prefix="/api/review", tags=["review"], responses=refusals(409))


@router.get("", response_model=Page[ReviewView])
async def reviews(actor: Reviews, uow: Reading, query: Annotated[ReviewsQuery, Query()]) -> Response:
    """What the agent booked, moved or cancelled and nobody of the team has looked at; a provider's own."""
    limit = asked(query.limit)
    wanted: DoneReviews | OpenReviews = (
        DoneReviews(moment_and_text_of(query.cursor), limit)
        if query.done
        else OpenReviews(rank_moment_and_text_of(query.cursor), limit)
    )
    found = await list_reviews(uow, actor, wanted)
    page, more = found[: query.limit], len(found) > query.limit
    return answer({"items": await shown_reviews(uow, page), "next": _cursor(page[-1]) if more else None})


@router.get("/{booking_id}", response_model=ReviewView)
async def review(actor: Reviews, uow: Reading, booking_id: str) -> Response:
    return answer(await shown_alone(uow, await get_review(uow, actor, booking_id)))


@router.post("/{booking_id}/done", response_model=ReviewView)
async def done(actor: Reviews, uow: Writing, booking_id: str, body: ReviewedBody | None = None) -> Response:
    """It looks right. What awaits approval is confirmed or cancelled instead, which counts as looking."""
    version = None if body is None else body.version
    return answer(await shown_alone(uow, await mark_reviewed(uow, actor, booking_id, version)))


@router.delete("/{booking_id}/done", response_model=ReviewView)
async def undone(actor: Reviews, uow: Writing, booking_id: str) -> Response:
    """Takes back that it looks right; what was done to a booking can't be taken back here."""
    return answer(await shown_alone(uow, await reopen_review(uow, actor, booking_id)))


def _cursor(last: Review) -> str:
    if last.looked is not None:
        return cursor_of(last.looked.at, last.booking.id)
    return cursor_of(str(last.rank), last.at, last.booking.id)
