"""A model that repeats what it hears, and can be made to think for as long as a test wants."""

import asyncio

from agent import AgentMessage, CustomerMessage, ModelReply, ModelRequest, Say


class EchoModel:
    """While `may_answer` is cleared, requests wait for it to be set; `error` is raised instead of an answer."""

    def __init__(self) -> None:
        self.requests: list[ModelRequest] = []
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.asked = asyncio.Event()
        self.error: BaseException | None = None

    @property
    def name(self) -> str:
        return "echo"

    async def answer(self, request: ModelRequest) -> ModelReply:
        self.requests.append(request)
        self.asked.set()
        await self.may_answer.wait()
        if self.error is not None:
            raise self.error
        return ModelReply(Say(f"You said: {' / '.join(unanswered(request))}"), model=self.name)

    async def aclose(self) -> None:
        """Nothing to give back."""


def unanswered(request: ModelRequest) -> list[str]:
    """What the customer has written since the last reply."""
    texts: list[str] = []
    for message in request.messages:
        if isinstance(message, CustomerMessage):
            texts.append(message.text)
        elif isinstance(message, AgentMessage):
            texts.clear()
    return texts
