"""The inbox: reading conversations, answering in them as a person, and giving them back to the agent."""

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Query, Request, Response

from agent import answer_as_person, hand_back_to_agent
from booking_core import ConversationFilter, list_conversations
from staff.answers import answer, asked, page_of
from staff.cursors import cursor_of, moment_and_text_of
from staff.door import TeamDoor, door_of
from staff.once import ONCE, CreatingRoute
from staff.permissions import AnswersConversations, SeesConversations
from staff.transactions import Reading, Writing
from staff.whole_conversation import exported, shown_message, taken_over, whole_conversation
from staff.wire.base import Page
from staff.wire.conversations import (
    AnswerBody,
    ConversationExport,
    ConversationsQuery,
    ConversationSummary,
    ConversationView,
    MessageView,
    ReleaseBody,
    TakenOverView,
    shown_summary,
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
    wanted = ConversationFilter(query.owner, query.waiting_for_person, after, asked(query.limit))
    found = await list_conversations(uow, actor, wanted)
    return answer(page_of(found, query.limit, shown_summary, lambda each: cursor_of(each.last_activity_at, each.id)))


@router.get("/{conversation_id}", response_model=ConversationView)
async def conversation(actor: SeesConversations, uow: Reading, conversation_id: str) -> Response:
    """With all that was said, the tools that were used for it, and the bookings."""
    return answer(await whole_conversation(uow, actor, conversation_id))


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
    after_commit.add_task(_deliver, door, conversation_id)
    response = answer(shown_message(said.id, said.role, said.text, said.at, said.author), 201)
    response.background = after_commit
    return response


@router.get("/{conversation_id}/export", response_model=ConversationExport)
async def export(actor: SeesConversations, uow: Reading, conversation_id: str) -> Response:
    """Everything that is known of it, as a file."""
    response = answer(await exported(uow, actor, conversation_id))
    response.headers["Content-Disposition"] = 'attachment; filename="conversation.json"'
    return response


async def _deliver(door: TeamDoor, conversation_id: str) -> None:
    """On the loop: a plain function would be called in a thread."""
    door.deliver(conversation_id)
