"""What asks for attention: the numbers beside the pages of the staff app."""

from fastapi import APIRouter, Response

from agent.reading import count_news
from booking_core import count_reviews, count_waiting
from staff.answers import answer
from staff.permissions import SeesConversations
from staff.transactions import Reading
from staff.wire.problems import refusals
from staff.wire.reviews import AttentionView

MOST = 100

router = APIRouter(prefix="/api/attention", tags=["review"], responses=refusals())


@router.get("", response_model=AttentionView)
async def attention(actor: SeesConversations, uow: Reading) -> Response:
    """Of what the caller may see; counting stops at `most`."""
    review, pending = await count_reviews(uow, actor, MOST)
    unread, waiting = await count_news(uow, actor, MOST), await count_waiting(uow, actor, MOST)
    return answer({"review": review, "pending": pending, "unread": unread, "waiting": waiting, "most": MOST})
