"""What is traced of a turn, in OpenTelemetry's words for generative AI, and what never is."""

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode, Tracer

from agent import Agent, ModelRejected, ModelReply, Say, Usage
from agent.models.scripted import ScriptedModel, Step
from booking_core import Database
from prompts import load_prompts
from tests.support.businesses import load_into
from tests.support.conversations import Chat, book_first, find_slots, open_chat

PHONE = "+12125550123"
SECRETS = ("Jane", "Doe", PHONE, "haircut", "Haircut", "Downtown", "9:00", "please")
WORDS = "a haircut tomorrow for Jane Doe please, my number is +12125550123"


@pytest.fixture
async def chat(sqlite_database: Database) -> Chat:
    await load_into(sqlite_database)
    return await open_chat(sqlite_database, verified_phone=PHONE)


@pytest.fixture
def exported() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def tracer(exported: InMemorySpanExporter) -> Tracer:
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exported))
    return provider.get_tracer("test")


async def answered(chat: Chat, tracer: Tracer | None, *steps: Step) -> None:
    await chat.write(WORDS)
    model = ScriptedModel(*steps, name="openai-chat:gpt-test")
    agent = Agent(model=model, prompts=load_prompts(), tracer=tracer)
    await agent.run_turn(chat.database, chat.conversation_id)
    model.assert_done()


def named(exported: InMemorySpanExporter, name: str) -> list[ReadableSpan]:
    return [span for span in exported.get_finished_spans() if span.name == name]


async def test_a_turn_has_its_model_calls_and_tools_below_it(
    chat: Chat, tracer: Tracer, exported: InMemorySpanExporter
) -> None:
    await answered(chat, tracer, find_slots(), book_first, "One moment, please.")
    names = [span.name for span in exported.get_finished_spans()]
    chat_span = "chat gpt-test"
    tools = ["execute_tool find_slots", "execute_tool book"]
    assert names == [chat_span, tools[0], chat_span, tools[1], chat_span, "invoke_agent frontdesk"]
    (turn,) = named(exported, "invoke_agent frontdesk")
    assert turn.attributes is not None
    assert turn.attributes["gen_ai.operation.name"] == "invoke_agent"
    assert turn.attributes["gen_ai.conversation.id"] == chat.conversation_id
    assert turn.attributes["frontdesk.turn.state"] == "answered"
    assert turn.context is not None
    below = [span.parent.span_id for span in exported.get_finished_spans() if span.parent is not None]
    assert below == [turn.context.span_id] * 5


async def test_a_model_call_says_which_model_and_what_it_took(
    chat: Chat, tracer: Tracer, exported: InMemorySpanExporter
) -> None:
    reply = ModelReply(Say("How can I help?"), Usage(1200, 30, 1000), model="gpt-test-2026")
    await answered(chat, tracer, reply)
    (call,) = named(exported, "chat gpt-test")
    assert dict(call.attributes or {}) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "gpt-test",
        "gen_ai.request.max_tokens": 4096,
        "gen_ai.response.model": "gpt-test-2026",
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": 1200,
        "gen_ai.usage.output_tokens": 30,
        "gen_ai.usage.cache_read.input_tokens": 1000,
    }


async def test_a_tool_call_says_which_tool_and_whether_it_did_anything(
    chat: Chat, tracer: Tracer, exported: InMemorySpanExporter
) -> None:
    await answered(chat, tracer, find_slots(), book_first, "One moment, please.")
    calls = [span for span in exported.get_finished_spans() if span.name.startswith("execute_tool")]
    told = [dict(span.attributes or {}) for span in calls]
    assert [(each["gen_ai.tool.name"], each["frontdesk.tool.done"]) for each in told] == [
        ("find_slots", True),
        ("book", False),
    ]
    assert {each["gen_ai.operation.name"] for each in told} == {"execute_tool"}


async def test_a_model_that_could_not_answer_is_an_error_without_its_words(
    chat: Chat, tracer: Tracer, exported: InMemorySpanExporter
) -> None:
    await answered(chat, tracer, ModelRejected("the API did not like: a haircut for Jane Doe"))
    (call,) = named(exported, "chat gpt-test")
    assert call.status.status_code is StatusCode.ERROR
    assert (call.attributes or {})["error.type"] == "model_rejected"
    assert not call.events


async def test_nothing_that_anybody_wrote_or_can_be_reached_by_is_traced(
    chat: Chat, tracer: Tracer, exported: InMemorySpanExporter
) -> None:
    await answered(chat, tracer, find_slots(), book_first, "One moment, please.")
    await answered(chat, tracer, ModelRejected(WORDS))
    whole = "\n".join(span.to_json() for span in exported.get_finished_spans())
    assert "execute_tool book" in whole
    assert [secret for secret in SECRETS if secret in whole] == []


async def test_without_a_tracer_nothing_is_traced_and_the_model_is_asked_itself(chat: Chat) -> None:
    model = ScriptedModel("Hello!")
    agent = Agent(model=model, prompts=load_prompts())
    assert agent.model is model
    await answered(chat, None, "Hello!")
