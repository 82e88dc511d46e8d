"""A model and tools that are watched, and that fail when a scenario says so."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from agent import Model, ModelReply, ModelRequest, ModelUnavailable, Say, Usage
from tools import Arguments, Result, Tool, ToolContext


class ToolBroken(Exception):
    """What a scenario's tool fault raises: not a refusal, but something that nobody expects."""


@dataclass
class Faults:
    """How many more times the model and each tool fail, and the model says `lie`; negative for good."""

    model: int = 0
    lie: str = ""
    lies: int = 0
    tools: dict[str, int] = field(default_factory=dict)

    def tool_fails(self, name: str) -> bool:
        left = self.tools.get(name, 0)
        if left > 0:
            self.tools[name] = left - 1
        return left != 0


@dataclass
class WatchedModel:
    """Counts what the model is asked for."""

    inner: Model
    faults: Faults
    calls: int = 0
    seconds: float = 0.0
    usage: Usage = field(default_factory=Usage)

    @property
    def name(self) -> str:
        return self.inner.name

    async def answer(self, request: ModelRequest) -> ModelReply:
        self.calls += 1
        if self.faults.model != 0:
            self.faults.model -= 1
            raise ModelUnavailable("the scenario wants the model to be out of reach")
        if self.faults.lies != 0:
            self.faults.lies -= 1
            return ModelReply(Say(self.faults.lie), model=self.name)
        began = time.perf_counter()
        try:
            reply = await self.inner.answer(request)
        finally:
            self.seconds += time.perf_counter() - began
        self.usage += reply.usage
        return reply

    async def aclose(self) -> None:
        """The model belongs to whoever runs the trials: it outlives one of them."""


def breakable(tools: Sequence[Tool[Any]], faults: Faults) -> tuple[Tool[Any], ...]:
    """The same tools, which break when `faults` says so."""
    return tuple(_breakable(tool, faults) for tool in tools)


def _breakable(tool: Tool[Any], faults: Faults) -> Tool[Any]:
    async def run(arguments: Arguments, context: ToolContext) -> Result:
        if faults.tool_fails(tool.name):
            raise ToolBroken(f"the scenario wants {tool.name} to fail")
        found: Result = await tool.run(arguments, context)
        return found

    return replace(tool, run=run)
