"""The customers' routes of the web chat."""

from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.security import HTTPBearer
from starlette.responses import Response

from channels.client_address import ClientAddresses
from channels.refusals import RateLimited, Unauthenticated, Unavailable
from channels.webchat.chat import WebChat
from channels.webchat.event_stream import Pace, message_events, reply_events, streaming, wait_for_replies
from channels.webchat.limits import MOST_STREAMS, ChatLimit, ChatLimits
from channels.webchat.wire import (
    MessageBody,
    Replies,
    Reply,
    StartBody,
    Started,
    Transcript,
    shown,
)

EVENT_STREAM = "text/event-stream"
STREAMS: dict[int | str, dict[str, Any]] = {200: {"content": {EVENT_STREAM: {"schema": {"type": "string"}}}}}
PAGE, LONGEST_PAGE = 100, 1000
STREAMS_REFUSED_SECONDS = 30


@dataclass(frozen=True, slots=True)
class WebChatDoor:
    """What the routes need."""

    chat: WebChat
    addresses: ClientAddresses = field(default_factory=ClientAddresses)
    limits: ChatLimits = field(default_factory=ChatLimits)
    pace: Pace = field(default_factory=Pace)

    async def visitor(self, request: Request) -> str:
        """The conversation whose token the request carries. Raises `Unauthenticated`."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Unauthenticated("This needs the token of a conversation.")
        return await self.chat.authenticate(token.strip())

    async def reader(self, request: Request) -> str:
        self.limits.count(ChatLimit.READS_FROM_ADDRESS, self.addresses.of(request))
        conversation_id = await self.visitor(request)
        self.limits.count(ChatLimit.READS_OF_VISITOR, conversation_id)
        return conversation_id

    async def writer(self, request: Request) -> str:
        self.limits.count(ChatLimit.MESSAGES_FROM_ADDRESS, self.addresses.of(request))
        conversation_id = await self.visitor(request)
        self.limits.count(ChatLimit.MESSAGES_OF_VISITOR, conversation_id)
        return conversation_id


def webchat_router(door: WebChatDoor) -> APIRouter:
    router = APIRouter(prefix="/api/chat", tags=["customers"])
    chat, pace = door.chat, door.pace

    @router.post("/conversations", status_code=201)
    async def start(request: Request, body: StartBody) -> Started:
        """Begins a conversation, of a visitor or of a user whom the site has signed for."""
        door.limits.count(ChatLimit.STARTS_FROM_ADDRESS, door.addresses.of(request))
        started = await chat.start(body.identity)
        return Started(conversation_id=started.conversation_id, token=started.token)

    # Only for the contract: the token is read where it counts as a use.
    with_token = [Depends(HTTPBearer(scheme_name="conversation", auto_error=False))]

    @router.post("/messages", response_model=Replies, responses=STREAMS, dependencies=with_token)
    async def send(request: Request, body: MessageBody) -> Replies | Response:
        """Takes a message in and answers when its turn is over, or streams what becomes of it."""
        conversation_id = await door.writer(request)
        message, fresh = await chat.receive(conversation_id, body.text, body.client_message_id)
        if _accepts_stream(request):
            return streaming(reply_events(chat, message, pace, fresh=fresh))
        replies = await wait_for_replies(chat, message, pace, fresh=fresh)
        if replies is None:
            raise Unavailable("The answer is not ready yet: ask again with the same client_message_id.")
        return Replies(replies=[Reply(id=reply.id, text=reply.text) for reply in replies])

    @router.get("/messages", dependencies=with_token)
    async def messages(
        request: Request,
        after: str | None = None,
        cursor: str | None = None,
        limit: Annotated[int, Query(ge=1, le=LONGEST_PAGE)] = PAGE,
    ) -> Transcript:
        """What was said, or what was said after a message."""
        conversation_id = await door.reader(request)
        found = await chat.transcript(conversation_id, cursor or after or None)
        page = found[:limit]
        more = page[-1].id if len(found) > limit else None
        return Transcript(items=[shown(message) for message in page], next=more)

    @router.get("/events", response_class=Response, responses=STREAMS, dependencies=with_token)
    async def events(request: Request, last_event_id: Annotated[str, Header()] = "") -> Response:
        """Messages as they come, from now on or from the last one that the client has seen."""
        conversation_id = await door.reader(request)
        if chat.news.followers(conversation_id) >= MOST_STREAMS:
            raise RateLimited(STREAMS_REFUSED_SECONDS)
        position = await _seen_last(chat, conversation_id, last_event_id)
        return streaming(message_events(chat, conversation_id, position, pace))

    return router


async def _seen_last(chat: WebChat, conversation_id: str, last_event_id: str) -> int:
    """The position of the last message that the client has seen."""
    said = await chat.said_since(conversation_id, 0)
    if not last_event_id:
        return said[-1].position if said else 0
    # Another conversation's, or none of ours: rather everything again than something never.
    return next((message.position for message in said if message.id == last_event_id), 0)


def _accepts_stream(request: Request) -> bool:
    return EVENT_STREAM in request.headers.get("accept", "").lower()
