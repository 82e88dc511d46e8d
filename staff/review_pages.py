"""What the agent did, each with what was said around the customer's yes."""

from collections.abc import Sequence
from typing import Any

from agent import message_store
from agent.tables import MessageRow
from booking_core import Review, UnitOfWork
from staff.transcripts import shown_messages
from staff.wire.reviews import shown_review

BEFORE_THE_YES, AFTER_THE_YES = 6, 2


async def shown_reviews(uow: UnitOfWork, reviews: Sequence[Review]) -> list[dict[str, Any]]:
    """Each as `ReviewView`, with a fixed number of questions to the database."""
    answers = {
        message.id: message
        for message in await message_store.messages_with_ids(uow.session, [_yes(each) for each in reviews])
    }
    spans = [_around(answer) for answer in answers.values()]
    rows = await message_store.messages_within(uow.session, spans)
    shown = dict(zip([row.id for row in rows], await shown_messages(uow, rows), strict=True))
    return [shown_review(each, [shown[row.id] for row in _of(rows, answers.get(_yes(each)))]) for each in reviews]


async def shown_alone(uow: UnitOfWork, review: Review) -> dict[str, Any]:
    (found,) = await shown_reviews(uow, [review])
    return found


def _yes(review: Review) -> str:
    evidence = review.change and review.change.evidence
    return evidence.customer_message_id if evidence else ""


def _around(answer: MessageRow) -> tuple[str, int, int]:
    return answer.conversation_id, answer.position - BEFORE_THE_YES, answer.position + AFTER_THE_YES


def _of(rows: Sequence[MessageRow], answer: MessageRow | None) -> list[MessageRow]:
    if answer is None:
        return []
    conversation_id, first, last = _around(answer)
    return [row for row in rows if row.conversation_id == conversation_id and first <= row.position <= last]
