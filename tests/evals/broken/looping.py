"""Agents that get nowhere."""

from itertools import cycle
from typing import Any

from agent import Agent, ModelReply, ModelRequest, Say, ToolCall, ToolCalls


class AsksForever(Agent):
    """The same question, whatever is answered."""

    questions: tuple[str, ...] = ("Which service would you like?",)

    def __init__(self, **parts: Any) -> None:
        super().__init__(**{**parts, "model": AskingModel(self.questions)})


class AsksInCircles(AsksForever):
    """Two questions in turn."""

    questions = ("Which service would you like?", "Which day would suit you?")


class LooksUpForever(Agent):
    """The same tool, again and again, until a limit ends it."""

    def __init__(self, **parts: Any) -> None:
        super().__init__(**{**parts, "model": SearchingModel()})


class AskingModel:
    name = "asking"

    def __init__(self, questions: tuple[str, ...]) -> None:
        self.questions = cycle(questions)

    async def answer(self, request: ModelRequest) -> ModelReply:
        text = next(self.questions) if request.json_schema is None else '{"agrees": false}'
        return ModelReply(Say(text), model=self.name)

    async def aclose(self) -> None:
        """Nothing to give back."""


class SearchingModel:
    name = "searching"

    async def answer(self, request: ModelRequest) -> ModelReply:
        return ModelReply(ToolCalls((ToolCall("again", "list_services", "{}"),)), model=self.name)

    async def aclose(self) -> None:
        """Nothing to give back."""
