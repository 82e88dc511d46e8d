"""Spans of turns, model calls and tool calls, named as OpenTelemetry names what generative AI does.

They carry names, counts and ids of ours: never what anybody wrote, and nothing by which anybody could be reached.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from opentelemetry.trace import INVALID_SPAN, Span, SpanKind, StatusCode, Tracer

from agent.messages import ModelReply, ModelRequest, Say
from agent.models.protocol import Model

OPERATION = "gen_ai.operation.name"
AGENT = "frontdesk"
Attributes = Mapping[str, str | int]


@contextmanager
def turn_span(tracer: Tracer | None, conversation_id: str, turn_id: str) -> Iterator[Span]:
    attributes = {
        OPERATION: "invoke_agent",
        "gen_ai.agent.name": AGENT,
        "gen_ai.conversation.id": conversation_id,
        "frontdesk.turn.id": turn_id,
    }
    with _span(tracer, f"invoke_agent {AGENT}", SpanKind.INTERNAL, attributes) as span:
        yield span


@contextmanager
def tool_span(tracer: Tracer | None, name: str, call_id: str) -> Iterator[Span]:
    attributes = {
        OPERATION: "execute_tool",
        "gen_ai.tool.name": name,
        "gen_ai.tool.call.id": call_id,
        "gen_ai.tool.type": "function",
    }
    with _span(tracer, f"execute_tool {name}", SpanKind.INTERNAL, attributes) as span:
        yield span


class TracedModel:
    """A model each of whose answers is a span."""

    def __init__(self, model: Model, tracer: Tracer) -> None:
        self._model = model
        self._tracer = tracer

    @property
    def name(self) -> str:
        return self._model.name

    async def answer(self, request: ModelRequest) -> ModelReply:
        maker, _, name = self._model.name.rpartition(":")
        attributes: Attributes = {
            OPERATION: "chat",
            "gen_ai.provider.name": maker.partition("-")[0] or AGENT,
            "gen_ai.request.model": name,
            "gen_ai.request.max_tokens": request.max_output_tokens,
        }
        with _span(self._tracer, f"chat {name}", SpanKind.CLIENT, attributes) as span:
            reply = await self._model.answer(request)
            span.set_attributes(_told(reply))
            span.set_attribute("gen_ai.response.finish_reasons", (_finish(reply),))
        return reply

    async def aclose(self) -> None:
        await self._model.aclose()


def _told(reply: ModelReply) -> Attributes:
    usage = reply.usage
    return {
        "gen_ai.response.model": reply.model,
        "gen_ai.usage.input_tokens": usage.input_tokens,
        "gen_ai.usage.output_tokens": usage.output_tokens,
        "gen_ai.usage.cache_read.input_tokens": usage.cached_tokens,
    }


def _finish(reply: ModelReply) -> str:
    if reply.finish == "complete":
        return "stop" if isinstance(reply.answer, Say) else "tool_calls"
    return "length" if reply.finish == "truncated" else "content_filter"


@contextmanager
def _span(tracer: Tracer | None, name: str, kind: SpanKind, attributes: Attributes) -> Iterator[Span]:
    """Of what went wrong only the kind is told: an error's words may quote somebody's."""
    if tracer is None:
        yield INVALID_SPAN
        return
    with tracer.start_as_current_span(
        name, kind=kind, attributes=attributes, record_exception=False, set_status_on_exception=False
    ) as span:
        try:
            yield span
        except BaseException as error:
            span.set_attribute("error.type", str(getattr(error, "code", None) or type(error).__qualname__))
            span.set_status(StatusCode.ERROR)
            raise
