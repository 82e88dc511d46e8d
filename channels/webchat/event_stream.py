"""The web chat's two streams of server-sent events.

Both read the database whenever there are news: a client that reads slowly holds up nobody, and one that comes back
with the id of the last message it has seen gets the rest. A client that leaves ends its stream, but not a statement
that is under way, which would cost the connection.
"""

import asyncio
import re
import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass

import orjson
from starlette.responses import StreamingResponse

from agent import StoredMessage
from channels.news import Follower
from channels.webchat.chat import WebChat
from channels.webchat.wire import ChatMessage, shown

HEARTBEAT_SECONDS = 15.0
LOOK_SECONDS = 1.0
"""A turn may run in another process, which tells nothing here."""
PATIENCE_SECONDS = 240.0
"""A turn that takes longer has failed; the client may ask again."""
CLOSING_SECONDS = 5.0
"""What a turn is still waited for when the process is ending."""
_PIECE = re.compile(r"(?:\S+\s*){1,4}|\s+")
COMMENT = b": still here\n\n"


@dataclass(frozen=True, slots=True)
class Pace:
    """In seconds."""

    heartbeat: float = HEARTBEAT_SECONDS
    look: float = LOOK_SECONDS
    patience: float = PATIENCE_SECONDS
    closing: float = CLOSING_SECONDS
    timer: Callable[[], float] = time.monotonic


def event(name: str, data: dict[str, object], event_id: str | None = None) -> bytes:
    head = f"id: {event_id}\n" if event_id else ""
    return f"{head}event: {name}\ndata: ".encode() + orjson.dumps(data) + b"\n\n"


class _Deadline:
    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._at = pace.timer() + pace.patience
        self._closing = False

    def is_over(self, follower: Follower) -> bool:
        now = self._pace.timer()
        if follower.closed and not self._closing:
            self._closing = True
            self._at = min(self._at, now + self._pace.closing)
        return now >= self._at


async def wait_for_replies(
    chat: WebChat, message: StoredMessage, pace: Pace, *, fresh: bool = False
) -> list[StoredMessage] | None:
    """None when there is no answer within reasonable time. A `fresh` message can't have one yet."""
    deadline = _Deadline(pace)
    look = not fresh
    with chat.news.follow(message.conversation_id) as follower:
        while True:
            if look and (replies := await asyncio.shield(chat.replies(message))) is not None:
                return replies
            if deadline.is_over(follower):
                return None
            look = await follower.wait(pace.look)


async def reply_events(
    chat: WebChat, message: StoredMessage, pace: Pace, *, fresh: bool = False
) -> AsyncGenerator[bytes, None]:
    """What becomes of one message. Ends without `done` when there is no answer: the client should ask again."""
    deadline = _Deadline(pace)
    with chat.news.follow(message.conversation_id) as follower:
        yield event("status", {"state": "received"})
        state, silent_since = "received", pace.timer()
        look = not fresh
        while not look or (replies := await asyncio.shield(chat.replies(message))) is None:
            if deadline.is_over(follower):
                return
            if follower.state not in ("", state):
                state, silent_since = follower.state, pace.timer()
                yield event("status", {"state": state})
            elif pace.timer() - silent_since >= pace.heartbeat:
                silent_since = pace.timer()
                yield COMMENT
            look = await follower.wait(min(pace.look, pace.heartbeat))
    if not replies:
        yield event("status", {"state": "staff"})
    for reply in replies:
        for piece in _PIECE.findall(reply.text):
            yield event("delta", {"text": piece})
        yield event("message", _data(reply))
    yield event("done", {"message_ids": [reply.id for reply in replies]})


async def message_events(chat: WebChat, conversation_id: str, position: int, pace: Pace) -> AsyncGenerator[bytes, None]:
    """All messages after this position, as they come."""
    with chat.news.follow(conversation_id) as follower:
        yield b"retry: 2000\n\n"
        silent_since = pace.timer()
        while not follower.closed:
            for message in await asyncio.shield(chat.said_since(conversation_id, position)):
                position, silent_since = message.position, pace.timer()
                yield event("message", _data(message), message.id)
            if pace.timer() - silent_since >= pace.heartbeat:
                silent_since = pace.timer()
                yield COMMENT
            while not await follower.wait(pace.heartbeat):
                pass


def streaming(events: AsyncGenerator[bytes, None]) -> StreamingResponse:
    # A proxy that collects a response before it passes it on would turn a stream into a long silence.
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(events, media_type="text/event-stream", headers=headers)


def _data(message: StoredMessage) -> dict[str, object]:
    data: ChatMessage = shown(message)
    return data.model_dump()
