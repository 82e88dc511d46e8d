"""Customers talking to the offline model, through the same loop and tools as to any model, and watched as they do."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from agent import Agent, TurnOutcome
from agent.messages import ModelReply, ModelRequest, Note
from agent.models.offline import OfflineModel
from agent.models.protocol import Model
from booking_core import Database, SetClock
from prompts import load_prompts
from tests.support.conversations import Chat, open_chat, reply_of

MOST_MODEL_CALLS = 6


class WatchedModel:
    """Counts the calls of a turn, and keeps what the model was told in the middle of one."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.calls = 0
        self.corrections: list[str] = []

    @property
    def name(self) -> str:
        return self._model.name

    def begin_turn(self) -> None:
        self.calls = 0

    async def answer(self, request: ModelRequest) -> ModelReply:
        self.calls += 1
        last = request.messages[-2] if len(request.messages) > 1 else None
        if isinstance(last, Note):
            self.corrections.append(last.text)
        return await self._model.answer(request)

    async def aclose(self) -> None:
        await self._model.aclose()


@dataclass
class Talk:
    """One customer, who is told nothing that has to be taken back, and never the same twice in a row."""

    chat: Chat
    model: WatchedModel
    agent: Agent
    replies: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def database(self) -> Database:
        return self.chat.database

    async def say(self, *burst: str) -> str:
        for text in burst:
            await self.chat.write(text)
        return reply_of(await self.turn(" / ".join(burst)))

    async def turn(self, said: str) -> TurnOutcome:
        self.model.begin_turn()
        outcome = await self.agent.run_turn(self.database, self.chat.conversation_id)
        reply = reply_of(outcome)
        self._watch(said, reply)
        self.replies.append(reply)
        return outcome

    def _watch(self, said: str, reply: str) -> None:
        if self.model.calls > MOST_MODEL_CALLS:
            self.faults.append(f"{self.model.calls} model calls for {said!r}")
        if self.model.corrections:
            self.faults.append(f"the reply to {said!r} had to be corrected: {self.model.corrections[-1]}")
            self.model.corrections.clear()
        if self.replies and reply == self.replies[-1] and reply:
            self.faults.append(f"said twice in a row, after {said!r}: {reply}")


async def begin_talk(
    database: Database, visitor: str = "visitor-1", model: Model | None = None, **identity: str
) -> Talk:
    chat = await open_chat(database, visitor, **identity)
    watched = WatchedModel(model or OfflineModel())
    return Talk(chat, watched, Agent(model=watched, prompts=load_prompts()))


async def talk_through(talk: Talk, clock: SetClock, lines: Sequence[str | timedelta | tuple[str, ...]]) -> list[str]:
    """What was answered to each line; a tuple is a burst, a span is time that passes."""
    for line in lines:
        if isinstance(line, timedelta):
            clock.set(clock.now() + line)
        elif isinstance(line, tuple):
            await talk.say(*line)
        else:
            await talk.say(line)
    return talk.replies
