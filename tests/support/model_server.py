"""A model behind a real HTTP server on loopback that speaks both protocols of the API, and checks as the API does.

    async with ModelServer(ScriptedModel(ToolCalls(...), Status(429), "Booked.")) as server:
        model = open_model("openai:test", api_key="key", base_url=server.url)

Any `Model` may stand behind it. A `Fault` that the model raises becomes bytes on the wire, so a script can mix answers
and faults. Requests that break the rules are answered with 400 and kept in `broken_rules`; the block's end fails on
them unless `lenient`, and on what a scripted model has left to complain about.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from agent.messages import ModelReply, ModelRequest, Say, ToolCalls
from agent.models.protocol import Model, ModelMisbehaved, ModelRejected, ModelUnavailable
from agent.models.scripted import ScriptedModel, ScriptError
from tests.support import chat_wire, responses_wire
from tests.support.model_faults import Edited, Fault, Hang, Raw, Reset, Shortened, Status
from tests.support.wire_rules import BadRequestError

CHAT = "/v1/chat/completions"
RESPONSES = "/v1/responses"


class Wire(Protocol):
    def read_request(self, body: Any) -> ModelRequest: ...

    def write_reply(self, reply: ModelReply, number: int) -> dict[str, Any]: ...


WIRES: Mapping[str, Wire] = {CHAT: chat_wire, RESPONSES: responses_wire}


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came; `request` is None where it broke the rules."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    request: ModelRequest | None

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: bytes
    headers: Mapping[str, str]
    announced: int | None = None


class ModelServer:
    def __init__(self, model: Model, *, api_key: str = "", lenient: bool = False) -> None:
        """With `api_key` empty, any bearer token will do, but there must be one."""
        self.received: list[Received] = []
        self.broken_rules: list[str] = []
        self._model = model
        self._api_key = api_key
        self._lenient = lenient
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._connections: set[asyncio.Task[None]] = set()
        self.connections = 0

    @property
    def url(self) -> str:
        assert self._server is not None
        host, port = self._server.sockets[0].getsockname()[:2]
        return f"http://{host}:{port}/v1"

    async def start(self, port: int = 0) -> None:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", port)

    async def stop(self) -> None:
        assert self._server is not None
        self._server.close()
        for writer in list(self._writers):
            writer.transport.abort()
        for connection in list(self._connections):
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)
        await self._server.wait_closed()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
        if kind is None:
            if self.broken_rules and not self._lenient:
                raise AssertionError(f"the API would have refused: {self.broken_rules}")
            if isinstance(self._model, ScriptedModel):
                self._model.assert_done()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        self._writers.add(writer)
        self.connections += 1
        try:
            while await self._serve_one(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the client closed its side: the end of a connection, not a fault
        finally:
            self._connections.discard(task)
            self._writers.discard(writer)
            writer.close()

    async def _serve_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """False when the connection is over."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        request_line, *lines = head.rstrip().split("\r\n")
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        answer = await self._settle(request_line.split(" ")[1], headers, body, reader)
        if answer is None:
            writer.transport.abort()
            return False
        length = len(answer.body) if answer.announced is None else answer.announced
        sent = {"content-length": str(length), "x-request-id": f"req_{len(self.received)}", **answer.headers}
        lines = [f"HTTP/1.1 {answer.status} .", *(f"{name}: {value}" for name, value in sent.items())]
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + answer.body)
        await writer.drain()
        return answer.announced is None

    async def _settle(
        self, path: str, headers: Mapping[str, str], body: bytes, reader: asyncio.StreamReader
    ) -> _Answer | None:
        """None tears the connection down."""
        try:
            return await self._ask(path, headers, body)
        except Hang:
            await reader.read()
            return None
        except Reset:
            return None
        except Raw as raw:
            return _Answer(raw.status, raw.body, {"content-type": raw.content_type})
        except Edited as edited:
            return self._edited(path, edited)
        except Shortened as shortened:
            whole = _dumps(self._body(path, shortened.reply))
            return _Answer(200, whole[: len(whole) // 2], {"content-type": "application/json"}, announced=len(whole))
        except Status as fault:
            return _Answer(fault.status, fault.body, {"content-type": "application/json", **fault.headers})

    async def _ask(self, path: str, headers: Mapping[str, str], body: bytes) -> _Answer:
        if path not in WIRES:
            raise Status(404, "not_found", f"Invalid URL (POST {path})")
        token = headers.get("authorization", "").removeprefix("Bearer ")
        if not token or (self._api_key and token != self._api_key):
            raise Status(401, "invalid_api_key", "Incorrect API key provided")
        request = self._read(path, headers, body)
        try:
            reply = await self._model.answer(request)
        except ModelUnavailable as error:
            raise Status(503, "overloaded", error.message) from error
        except ModelRejected as error:
            raise Status(400, "rejected", error.message) from error
        except ModelMisbehaved as error:
            raise Raw(b"{}") from error
        except ScriptError as error:
            # Final for the client; `assert_done` has it at the end.
            raise Status(400, "script_over", str(error)) from error
        return _Answer(200, _dumps(self._body(path, reply)), {"content-type": "application/json"})

    def _read(self, path: str, headers: Mapping[str, str], body: bytes) -> ModelRequest:
        try:
            try:
                request = WIRES[path].read_request(json.loads(body))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise BadRequestError(f"We could not parse the body of your request: {error!r}") from error
        except BadRequestError as error:
            self.received.append(Received(path, headers, body, None))
            self.broken_rules.append(error.message)
            raise Status(400, error.code, error.message, kind="invalid_request_error") from error
        self.received.append(Received(path, headers, body, request))
        return request

    def _body(self, path: str, reply: ModelReply | Say | ToolCalls) -> dict[str, Any]:
        if not isinstance(reply, ModelReply):
            reply = ModelReply(reply, model=self._model.name)
        return WIRES[path].write_reply(reply, len(self.received))

    def _edited(self, path: str, edited: Edited) -> _Answer:
        body = self._body(path, edited.reply)
        edited.edit(body)
        text = _dumps(body)
        if edited.cut_json:
            text = text[: len(text) * 2 // 3]
        return _Answer(200, text, {"content-type": edited.content_type})


def _dumps(body: dict[str, Any]) -> bytes:
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()


def serve_model(model: Model) -> ModelServer:
    """Another model, such as the offline one, reached through both protocols."""
    return ModelServer(model)


def serve_script(*steps: Any, lenient: bool = False) -> ModelServer:
    """Answers and faults in order, as `ScriptedModel` takes them."""
    return ModelServer(ScriptedModel(*steps), lenient=lenient)


__all__ = ["CHAT", "RESPONSES", "Fault", "ModelServer", "Received", "serve_model", "serve_script"]
