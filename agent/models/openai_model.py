"""What the adapters for OpenAI's protocols have in common: one request, one answer, one client."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from openai import AsyncOpenAI, OpenAIError

from agent.messages import ModelReply, ModelRequest, ToolSchema
from agent.models.openai_errors import settle
from agent.models.openai_post import post


class OpenAIModel(ABC):
    """`kind` is the word for it in the setting, `path` where requests go."""

    kind: ClassVar[str]
    path: ClassVar[str]

    def __init__(self, client: AsyncOpenAI, model_name: str) -> None:
        self._client = client
        self._model_name = model_name
        self._tools: tuple[ToolSchema, ...] = ()
        self._sent_tools: list[dict[str, Any]] = []

    @property
    def name(self) -> str:
        return f"{self.kind}:{self._model_name}"

    async def answer(self, request: ModelRequest) -> ModelReply:
        try:
            answer = await post(self._client, self.path, self._body(request))
        except OpenAIError as error:
            return settle(error, self.name)
        return self._reply(request, answer)

    async def aclose(self) -> None:
        await self._client.close()

    def _add_tools(self, body: dict[str, Any], tools: tuple[ToolSchema, ...]) -> None:
        """Written out once for as long as they stay the same, which is all through a conversation."""
        if not tools:
            return
        if tools is not self._tools:
            self._sent_tools = [self._sent_tool(tool) for tool in tools]
            self._tools = tools
        body["tools"] = self._sent_tools
        body["parallel_tool_calls"] = True

    @abstractmethod
    def _body(self, request: ModelRequest) -> dict[str, Any]:
        """What is constant stands first and the conversation last: consecutive requests share their first bytes."""

    @abstractmethod
    def _sent_tool(self, tool: ToolSchema) -> dict[str, Any]: ...

    @abstractmethod
    def _reply(self, request: ModelRequest, found: Mapping[str, Any]) -> ModelReply: ...
