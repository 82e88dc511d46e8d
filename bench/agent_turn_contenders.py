"""Who takes the turn of `bench.agent_turn`: each opens with the server's URL and gives what takes one turn."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module
from typing import Any

from agent.limits import Budget, Limits
from agent.loop import Approved, Correction, Finish, run_loop
from agent.messages import AgentMessage, CustomerMessage, Message, ModelRequest, Note, ToolCall, ToolCalls, ToolResult
from agent.models.opening import open_model
from agent.models.protocol import Model
from bench.agent_turn_case import HISTORY, INSTRUCTIONS, RESULTS, TOOLS, run_tool

Turn = Callable[[], Awaitable[str]]


class TurnInMemory:
    """What the product's loop needs of a turn, without the database."""

    def __init__(self) -> None:
        self._messages: list[Message] = list(HISTORY[:-1])
        self._pending: list[ToolCall] = []

    def unanswered_calls(self) -> Sequence[ToolCall]:
        return tuple(self._pending)

    async def carry_out(self, call: ToolCall) -> None:
        self._messages.append(ToolResult(call.id, await run_tool(call)))
        self._pending.remove(call)

    async def request(self) -> ModelRequest:
        return ModelRequest(INSTRUCTIONS, (*self._messages, HISTORY[-1]), TOOLS)

    async def record_calls(self, step: ToolCalls) -> None:
        self._messages.append(step)
        self._pending = list(step.calls)

    async def record_note(self, text: str) -> None:
        self._messages.append(Note(text))

    async def review(self, text: str, finish: Finish) -> Approved | Correction:
        return Approved(text)


async def our_loop(model: Model) -> str:
    async for event in run_loop(model, TurnInMemory(), Budget(Limits())):
        if isinstance(event, Approved):
            return event.text
    raise AssertionError("a turn ends with a text")


@asynccontextmanager
async def ours(setting: str, url: str) -> AsyncIterator[Turn]:
    model = open_model(setting, api_key="key", base_url=url)
    yield lambda: our_loop(model)
    await model.aclose()


def ours_responses(url: str) -> AbstractAsyncContextManager[Turn]:
    return ours("openai:turn", url)


def ours_chat(url: str) -> AbstractAsyncContextManager[Turn]:
    return ours("openai-chat:turn", url)


def chat_history() -> list[dict[str, Any]]:
    roles = {CustomerMessage: "user", AgentMessage: "assistant", Note: "system"}
    history = [
        {"role": roles[type(message)], "content": message.text}
        for message in HISTORY
        if isinstance(message, CustomerMessage | AgentMessage | Note)
    ]
    return [{"role": "system", "content": INSTRUCTIONS}, *history]


def chat_tools() -> list[dict[str, Any]]:
    return [
        {
            "type": "function",
            "function": {
                "name": tool.name,
                "description": tool.description,
                "parameters": tool.parameters,
                "strict": True,
            },
        }
        for tool in TOOLS
    ]


@asynccontextmanager
async def bare(url: str) -> AsyncIterator[Turn]:
    """What anybody would write first: the default client and its typed call."""
    client = import_module("openai").AsyncOpenAI(api_key="key", base_url=url)
    tools = chat_tools()

    async def turn() -> str:
        messages: list[Any] = chat_history()
        while True:
            completion = await client.chat.completions.create(model="turn", messages=messages, tools=tools)
            message = completion.choices[0].message
            if not message.tool_calls:
                return str(message.content)
            messages.append(message)
            for call in message.tool_calls:
                result = await run_tool(ToolCall(call.id, call.function.name, call.function.arguments))
                messages.append({"role": "tool", "tool_call_id": call.id, "content": result})

    yield turn
    await client.close()


@asynccontextmanager
async def openai_agents(url: str) -> AsyncIterator[Turn]:
    agents = import_module("agents")
    client = import_module("openai").AsyncOpenAI(api_key="key", base_url=url)
    agents.set_tracing_disabled(True)

    def tool(name: str, description: str, schema: dict[str, Any]) -> Any:
        async def invoke(context: Any, arguments: str) -> str:
            return await run_tool(ToolCall("", name, arguments))

        return agents.FunctionTool(
            name=name,
            description=description,
            params_json_schema=schema,
            on_invoke_tool=invoke,
            strict_json_schema=True,
        )

    agent = agents.Agent(
        name="desk",
        instructions=INSTRUCTIONS,
        model=agents.OpenAIChatCompletionsModel(model="turn", openai_client=client),
        tools=[tool(each.name, each.description, each.parameters) for each in TOOLS],
    )

    async def turn() -> str:
        return str((await agents.Runner.run(agent, chat_history()[1:])).final_output)

    yield turn


@asynccontextmanager
async def pydantic_ai(url: str) -> AsyncIterator[Turn]:
    library = import_module("pydantic_ai")
    parts = import_module("pydantic_ai.messages")
    provider = import_module("pydantic_ai.providers.openai").OpenAIProvider(api_key="key", base_url=url)
    model = import_module("pydantic_ai.models.openai").OpenAIChatModel("turn", provider=provider)

    def tool(name: str, description: str, schema: dict[str, Any]) -> Any:
        async def invoke(**arguments: Any) -> str:
            return RESULTS[name]

        return library.Tool.from_schema(invoke, name=name, description=description, json_schema=schema)

    tools = [tool(each.name, each.description, each.parameters) for each in TOOLS]
    agent = library.Agent(model, system_prompt=INSTRUCTIONS, tools=tools)

    def history() -> list[Any]:
        messages: list[Any] = [parts.ModelRequest([parts.SystemPromptPart(INSTRUCTIONS)])]
        for message in HISTORY[:-2]:
            if isinstance(message, CustomerMessage):
                messages.append(parts.ModelRequest([parts.UserPromptPart(message.text)]))
            elif isinstance(message, AgentMessage):
                messages.append(parts.ModelResponse([parts.TextPart(message.text)]))
        return messages

    said = HISTORY[-2]
    assert isinstance(said, CustomerMessage)

    async def turn() -> str:
        return str((await agent.run(said.text, message_history=history())).output)

    yield turn


@asynccontextmanager
async def langgraph(url: str) -> AsyncIterator[Turn]:
    chat = import_module("langchain_openai").ChatOpenAI(model="turn", api_key="key", base_url=url)
    structured_tool = import_module("langchain_core.tools").StructuredTool

    def tool(name: str, description: str, schema: dict[str, Any]) -> Any:
        async def invoke(**arguments: Any) -> str:
            return RESULTS[name]

        return structured_tool(name=name, description=description, args_schema=schema, coroutine=invoke)

    tools = [tool(each.name, each.description, each.parameters) for each in TOOLS]
    graph = import_module("langgraph.prebuilt").create_react_agent(chat, tools)

    async def turn() -> str:
        state = await graph.ainvoke({"messages": chat_history()})
        return str(state["messages"][-1].content)

    yield turn


BARE = "bare AsyncOpenAI loop"
CONTENDERS: dict[str, Callable[[str], AbstractAsyncContextManager[Turn]]] = {
    BARE: bare,
    "ours, openai-chat": ours_chat,
    "ours, openai": ours_responses,
    "openai-agents": openai_agents,
    "pydantic-ai": pydantic_ai,
    "LangGraph": langgraph,
}
