"""An agent that has nothing to say."""

from typing import Any

from agent import Agent, ModelReply, ModelRequest, Say


class SilentModel:
    name = "silent"

    async def answer(self, request: ModelRequest) -> ModelReply:
        return ModelReply(Say("Hm."), model=self.name)

    async def aclose(self) -> None:
        """Nothing to give back."""


class SilentAgent(Agent):
    def __init__(self, **parts: Any) -> None:
        super().__init__(**{**parts, "model": SilentModel()})
