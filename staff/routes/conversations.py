"""The inbox: reading conversations, answering in them as a person, and giving them back to the agent."""

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Query, Request, Response

from agent import answer_as_person, hand_back_to_agent
from agent.arriving import deliveries_of
from agent.reading import InboxEntry, list_inbox, mark_read
from booking_core import ConversationFilter
from staff.answers import answer, asked, page_of
from staff.conversation_lists import shown_entries
from staff.cursors import cursor_of, moment_and_text_of, text_of
from staff.door import TeamDoor, door_of
from staff.once import ONCE, CreatingRoute
from staff.permissions import AnswersConversations, SeesConversations
from staff.transactions import Reading, Writing
from staff.transcripts import shown_message
from staff.whole_conversation import exported, page_of_messages, taken_over, whole_conversation
from staff.wire.base import Page
from staff.wire.conversations import (
    AnswerBody,
    ConversationExport,
    ConversationQuery,
    ConversationsQuery,
    ConversationSummary,
    ConversationView,
    MessagesQuery,
    MessageView,
    ReadBody,
    ReleaseBody,
    TakenOverView,
)
from staff.wire.problems import refusals

router = APIRouter(
    prefix="/api/conversations", tags=["conversations"], route_class=CreatingRoute, responses=refusals(409)
)


@router.get("", response_model=Page[ConversationSummary])
async def conversations(
    actor: SeesConversations, uow: Reading, query: Annotated[ConversationsQuery, Query()]
) -> Response:
    """The latest activity first; a provider sees those with a booking that they see."""
    after = moment_and_text_of(query.cursor)
    given = query.model_dump(include={"owner", "owner_staff_id", "waiting_for_person", "query"})
    wanted = ConversationFilter(**given, after=after, limit=asked(query.limit))
    found = await list_inbox(uow, actor, wanted, query.unread)
    pairs = list(zip(found, await shown_entries(uow, found), strict=True))
    return answer(page_of(pairs, query.limit, lambda pair: pair[1], lambda pair: _cursor(pair[0])))


@router.get("/{conversation_id}", response_model=ConversationView)
async def conversation(
    actor: SeesConversations, uow: Reading, conversation_id: str, query: Annotated[ConversationQuery, Query()]
) -> Response:
    """With all that was said, or the last of it, the tools that were used for it, and the bookings."""
    return answer(await whole_conversation(uow, actor, conversation_id, last=query.messages))


@router.get("/{conversation_id}/messages", response_model=Page[MessageView])
async def messages(
    actor: SeesConversations, uow: Reading, conversation_id: str, query: Annotated[MessagesQuery, Query()]
) -> Response:
    """The last ones, in order; `next` goes back in time."""
    items, earlier = await page_of_messages(uow, actor, conversation_id, text_of(query.cursor), query.limit)
    return answer({"items": items, "next": None if earlier is None else cursor_of(earlier)})


@router.post("/{conversation_id}/read", response_model=ConversationSummary)
async def read(actor: SeesConversations, uow: Writing, conversation_id: str, body: ReadBody) -> Response:
    """The caller has read up to this message; what was read stays read."""
    entry = await mark_read(uow, actor, conversation_id, body.message_id)
    return answer((await shown_entries(uow, [entry]))[0])


@router.post("/{conversation_id}/takeover", response_model=TakenOverView)
async def takeover(actor: AnswersConversations, uow: Writing, conversation_id: str) -> Response:
    """From now on a person answers, and the agent is silent."""
    return answer(await taken_over(uow, actor, conversation_id))


@router.post("/{conversation_id}/release", response_model=ConversationView)
async def release(
    request: Request,
    actor: AnswersConversations,
    uow: Writing,
    conversation_id: str,
    body: ReleaseBody | None = None,
) -> Response:
    """The agent answers again, from the next message on."""
    note = None if body is None else body.note
    await hand_back_to_agent(uow, actor, conversation_id, door_of(request).prompts, note)
    return answer(await whole_conversation(uow, actor, conversation_id))


@router.post("/{conversation_id}/messages", status_code=201, response_model=MessageView, dependencies=[ONCE])
async def say(
    request: Request, actor: AnswersConversations, uow: Writing, conversation_id: str, body: AnswerBody
) -> Response:
    """Answers as a person, on the customer's own channel; the conversation has to be taken over first."""
    door, after_commit = door_of(request), BackgroundTasks()
    now = door.system_clock.now()
    said = await answer_as_person(uow, actor, conversation_id, body.text, sent_at=now, split=door.split)
    pushed = await deliveries_of(uow, [said.id])
    after_commit.add_task(_deliver, door, conversation_id)
    response = answer(shown_message(said, delivery=pushed.get(said.id)), 201)
    response.background = after_commit
    return response


@router.get("/{conversation_id}/export", response_model=ConversationExport)
async def export(actor: SeesConversations, uow: Reading, conversation_id: str) -> Response:
    """Everything that is known of it, as a file."""
    response = answer(await exported(uow, actor, conversation_id))
    response.headers["Content-Disposition"] = 'attachment; filename="conversation.json"'
    return response


def _cursor(entry: InboxEntry) -> str:
    return cursor_of(entry.conversation.last_activity_at, entry.conversation.id)


async def _deliver(door: TeamDoor, conversation_id: str) -> None:
    """On the loop: a plain function would be called in a thread."""
    door.deliver(conversation_id)
