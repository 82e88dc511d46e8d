"""A conversation as the team reads it: what was said, the tools that were used for it, and what came of it."""

from typing import Any

from agent import message_store, summary_for_person
from booking_core import (
    BookingFilter,
    NotFound,
    TeamActor,
    UnitOfWork,
    booking_history,
    list_bookings,
    take_over,
    team_conversation,
)
from staff.conversation_lists import shown_conversation
from staff.transcripts import shown_messages, whole_transcript
from staff.wire.base import in_z
from staff.wire.bookings import shown_booking
from staff.wire.history import shown_change

MOST_BOOKINGS = 1000


async def whole_conversation(
    uow: UnitOfWork, actor: TeamActor, conversation_id: str, *, last: int | None = None
) -> dict[str, Any]:
    """As `ConversationView`, with all messages or the last ones. Raises `NotFound`, `Forbidden`."""
    found = await team_conversation(uow, actor, conversation_id)
    wanted = BookingFilter(conversation_id=conversation_id, limit=MOST_BOOKINGS)
    bookings = await list_bookings(uow, actor, wanted)
    if last is None:
        messages = await whole_transcript(uow, conversation_id)
    else:
        messages, _ = await page_of_messages(uow, actor, conversation_id, None, last) if last else ([], None)
    return {
        **await shown_conversation(uow, actor, found),
        "messages": messages,
        "bookings": [shown_booking(booking) for booking in bookings],
    }


async def page_of_messages(
    uow: UnitOfWork, actor: TeamActor, conversation_id: str, before: str | None, limit: int
) -> tuple[list[dict[str, Any]], str | None]:
    """The last messages before that one, in order, each as `MessageView`; and the id to go on before, if there is more.

    Raises `NotFound`, `Forbidden`.
    """
    await team_conversation(uow, actor, conversation_id)
    position = None
    if before is not None:
        known = await message_store.find_message(uow.session, conversation_id, before)
        if known is None:
            raise NotFound("There is no such message in this conversation.")
        position = known.position
    rows = await message_store.messages_before(uow.session, conversation_id, position, limit + 1)
    page = rows[-limit:]
    return await shown_messages(uow, page), page[0].id if len(rows) > limit else None


async def taken_over(uow: UnitOfWork, actor: TeamActor, conversation_id: str) -> dict[str, Any]:
    """As `TakenOverView`: from now on a person answers. Raises `NotFound`, `Forbidden`."""
    await team_conversation(uow, actor, conversation_id)
    summary = await summary_for_person(uow, conversation_id, actor)
    await take_over(uow, actor, conversation_id)
    return {**await whole_conversation(uow, actor, conversation_id), "summary": summary}


async def exported(uow: UnitOfWork, actor: TeamActor, conversation_id: str) -> dict[str, Any]:
    """As `ConversationExport`. Raises `NotFound`, `Forbidden`."""
    whole = await whole_conversation(uow, actor, conversation_id)
    histories = [
        {"booking": shown, "history": [shown_change(each) for each in await booking_history(uow, actor, shown["id"])]}
        for shown in whole["bookings"]
    ]
    return {**whole, "exported_at": in_z(uow.now), "histories": histories}
