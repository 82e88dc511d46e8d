"""The loop of one turn: ask the model, run the tools it asks for, until what it says may go out.

It knows neither database nor vendor: the turn in progress keeps everything that must survive a crash.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias, assert_never

from agent.limits import Budget
from agent.messages import ModelRequest, Say, ToolCall, ToolCalls
from agent.models.protocol import Model

Finish: TypeAlias = Literal["complete", "truncated", "refused"]


@dataclass(frozen=True, slots=True)
class Approved:
    """Text that may be sent as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What the model is told before it may try once more."""

    note: str


@dataclass(frozen=True, slots=True)
class Thinking:
    """The model is being asked."""


@dataclass(frozen=True, slots=True)
class UsingTool:
    name: str


LoopEvent: TypeAlias = Thinking | UsingTool | Approved


class TurnInProgress(Protocol):
    """Keeps a turn's steps. What it has recorded is never done again, also by another process after a crash."""

    def unanswered_calls(self) -> Sequence[ToolCall]:
        """Calls of the last recorded step that have no result yet."""
        ...

    async def carry_out(self, call: ToolCall) -> None:
        """Runs the tool and records its result, together with its effect."""
        ...

    async def request(self) -> ModelRequest: ...

    async def record_calls(self, step: ToolCalls) -> None: ...

    async def record_note(self, text: str) -> None: ...

    async def review(self, text: str, finish: Finish) -> Approved | Correction: ...


async def run_loop(model: Model, turn: TurnInProgress, budget: Budget) -> AsyncIterator[LoopEvent]:
    """Ends with `Approved`. Raises `LimitReached`, `ModelError`, and what the turn raises when it is taken over."""
    while True:
        for call in turn.unanswered_calls():
            yield UsingTool(call.name)
            await turn.carry_out(call)
        yield Thinking()
        reply = await budget.ask(model, await turn.request())
        match reply.answer:
            case ToolCalls():
                await turn.record_calls(reply.answer)
            case Say():
                decision = await turn.review(reply.answer.text, reply.finish)
                if isinstance(decision, Approved):
                    yield decision
                    return
                await turn.record_note(decision.note)
            case _:
                assert_never(reply.answer)
