"""A stand-in for the chat routes of the server, with a script of what it answers and of what goes wrong."""

import asyncio
import html
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

DIST = Path(__file__).resolve().parents[2] / "web/dist"
LIMIT = 2000
LONGEST_BODY = 16_000


class Broken(Exception):
    """Ends a response in the middle of it, as a lost connection does."""


@dataclass(frozen=True)
class Answer:
    """What a turn says, in pieces, and where it stops on the way."""

    texts: tuple[str, ...]
    hold: asyncio.Event | None = None
    hold_after: int = 0
    break_after: int | None = None
    quick_replies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refusal:
    status: int
    code: str
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Turn:
    """One turn as its streams see it: events so far, and whether more are to come."""

    answer: Answer
    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    replies: list[dict[str, Any]] = field(default_factory=list)
    over: bool = False
    speaks: bool = False
    broken: bool = False
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def add(self, name: str, data: dict[str, Any]) -> None:
        async with self.news:
            self.events.append((name, data))
            self.over = name == "done"
            self.news.notify_all()

    async def event(self, position: int) -> tuple[str, dict[str, Any]]:
        async with self.news:
            await self.news.wait_for(lambda: len(self.events) > position)
        return self.events[position]


@dataclass
class Conversation:
    id: str
    identity: str
    messages: list[dict[str, Any]] = field(default_factory=list)
    turns: dict[str, Turn] = field(default_factory=dict)
    listeners: list[asyncio.Queue[dict[str, Any]]] = field(default_factory=list)
    with_staff: bool = False


class ChatStub:
    """Scripted through `answers` (in order; without one it repeats what it hears) and `refusals`."""

    def __init__(self, *, now: datetime | None = None) -> None:
        self.answers: list[Answer] = []
        self.refusals: list[Refusal] = []
        self.posts: list[dict[str, str]] = []
        self.conversations: dict[str, Conversation] = {}
        self.echoes_client_ids = True
        self.broadcasts_everything = True
        self._now = now or datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
        self._numbers = 0
        self._tasks: set[asyncio.Task[None]] = set()
        routes = [
            Route("/chat", self._page),
            Route("/widget.js", self._script),
            Route("/api/chat/conversations", self._start, methods=["POST"]),
            Route("/api/chat/messages", self._send, methods=["POST"]),
            Route("/api/chat/messages", self._transcript),
            Route("/api/chat/events", self._events),
        ]
        cors = Middleware(
            CORSMiddleware,
            allow_origins=["*"],
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
            expose_headers=["Retry-After"],
        )
        self.app = Starlette(routes=routes, middleware=[cors])

    @property
    def conversation(self) -> Conversation:
        """The latest one."""
        return list(self.conversations.values())[-1]

    def texts(self, role: str) -> list[str]:
        return [message["text"] for message in self.conversation.messages if message["role"] == role]

    def revoke(self) -> None:
        """No token is good any more."""
        self.conversations.clear()

    def say(self, text: str, role: str = "staff", **more: Any) -> dict[str, Any]:
        """Something that arrives without being asked for."""
        self.conversation.with_staff = role == "staff"
        return self._write(self.conversation, role, text, tell=True, **more)

    def lose_listeners(self) -> None:
        """Messages from now on reach nobody by the event stream."""
        self.conversation.listeners.clear()

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        for task in list(self._tasks):
            with suppress(asyncio.CancelledError):
                await task

    async def _page(self, _: Request) -> Response:
        template = (DIST / "chat.html").read_text()
        return HTMLResponse(template.replace("{{business_name}}", html.escape("Bloom Salon")))

    async def _script(self, _: Request) -> Response:
        return Response((DIST / "widget.js").read_bytes(), media_type="text/javascript")

    async def _start(self, request: Request) -> Response:
        body = await request.json()
        self._numbers += 1
        conversation = Conversation(f"conv{self._numbers}", body.get("identity", ""))
        token = f"token-{self._numbers}"
        self.conversations[token] = conversation
        return JSONResponse({"conversation_id": conversation.id, "token": token}, status_code=201)

    async def _send(self, request: Request) -> Response:
        conversation = self._authenticated(request)
        if conversation is None:
            return problem(Refusal(401, "unauthenticated"))
        raw = await request.body()
        if len(raw) > LONGEST_BODY:
            return problem(Refusal(413, "too_large"))
        if self.refusals:
            return problem(self.refusals.pop(0))
        body = json.loads(raw)
        self.posts.append(body)
        if len(body["text"]) > LIMIT:
            return problem(Refusal(422, "invalid_input"))
        turn = self._turn(conversation, body)
        if "text/event-stream" in request.headers.get("accept", ""):
            return StreamingResponse(self._stream(turn), media_type="text/event-stream")
        async with turn.news:
            await turn.news.wait_for(lambda: turn.over)
        return JSONResponse({"replies": [{"id": reply["id"], "text": reply["text"]} for reply in turn.replies]})

    def _turn(self, conversation: Conversation, body: dict[str, str]) -> Turn:
        client_id = body["client_message_id"]
        known = conversation.turns.get(client_id)
        if known is not None:
            return known
        echo = {"client_message_id": client_id} if self.echoes_client_ids else {}
        self._write(conversation, "customer", body["text"], tell=self.broadcasts_everything, **echo)
        # What is written before the agent speaks belongs to the same turn.
        turn = next((turn for turn in conversation.turns.values() if not turn.speaks and not turn.over), None)
        if turn is None:
            answer = self.answers.pop(0) if self.answers else Answer((f"You said: {body['text']}",))
            turn = Turn(Answer(()) if conversation.with_staff else answer)
            task = asyncio.create_task(self._run(conversation, turn))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        conversation.turns[client_id] = turn
        return turn

    async def _run(self, conversation: Conversation, turn: Turn) -> None:
        answer = turn.answer
        await turn.add("status", {"state": "thinking"})
        pieces = 0
        for text in answer.texts:
            for piece in text.split(" "):
                if answer.hold is not None and pieces == answer.hold_after:
                    await answer.hold.wait()
                turn.speaks = True
                await turn.add("delta", {"text": f"{piece} "})
                pieces += 1
            more = {"quick_replies": list(answer.quick_replies)} if answer.quick_replies else {}
            tell = self.broadcasts_everything
            turn.replies.append(self._write(conversation, "agent", text, tell=tell, **more))
            await turn.add("message", turn.replies[-1])
        await turn.add("done", {"message_ids": [reply["id"] for reply in turn.replies]})

    async def _stream(self, turn: Turn) -> AsyncIterator[str]:
        position = 0
        deltas = 0
        while True:
            name, data = await turn.event(position)
            position += 1
            deltas += name == "delta"
            if deltas and deltas - 1 == turn.answer.break_after and not turn.broken:
                turn.broken = True
                raise Broken
            yield f"event: {name}\ndata: {json.dumps(data)}\n\n"
            if name == "done":
                return

    async def _transcript(self, request: Request) -> Response:
        conversation = self._authenticated(request)
        if conversation is None:
            return problem(Refusal(401, "unauthenticated"))
        after = request.query_params.get("after")
        ids = [message["id"] for message in conversation.messages]
        start = ids.index(after) + 1 if after in ids else 0
        return JSONResponse({"items": conversation.messages[start:], "next": None})

    async def _events(self, request: Request) -> Response:
        conversation = self._authenticated(request)
        if conversation is None:
            return problem(Refusal(401, "unauthenticated"))
        queue: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        conversation.listeners.append(queue)
        return StreamingResponse(listen(queue), media_type="text/event-stream")

    def _authenticated(self, request: Request) -> Conversation | None:
        return self.conversations.get(request.headers.get("authorization", "").removeprefix("Bearer "))

    def _write(self, conversation: Conversation, role: str, text: str, *, tell: bool, **more: Any) -> dict[str, Any]:
        self._numbers += 1
        self._now += timedelta(seconds=7)
        at = self._now.isoformat().replace("+00:00", "Z")
        message = {"id": f"m{self._numbers:04}", "role": role, "text": text, "at": at, **more}
        conversation.messages.append(message)
        for queue in conversation.listeners if tell else ():
            queue.put_nowait(message)
        return message


async def listen(queue: asyncio.Queue[dict[str, Any]]) -> AsyncIterator[str]:
    yield ": hello\n\n"
    while True:
        message = await queue.get()
        yield f"id: {message['id']}\nevent: message\ndata: {json.dumps(message)}\n\n"


def problem(refusal: Refusal) -> Response:
    body = {"code": refusal.code, "title": refusal.code, "status": refusal.status, "detail": ""}
    headers = dict(refusal.headers)
    return JSONResponse(body, status_code=refusal.status, headers=headers, media_type="application/problem+json")
