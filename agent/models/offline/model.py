"""Answers a request as an LLM would: with text or tool calls, and with the tokens it would have cost."""

import json

from agent.language.answers import Answer, read_answer
from agent.messages import CustomerMessage, ModelReply, ModelRequest, Say, ToolCall, ToolCalls, Usage
from agent.models.offline.phrasing import phrased
from agent.models.offline.policy import decide
from agent.models.offline.replaying import replay
from agent.models.offline.steps import Speak

CHARACTERS_PER_TOKEN = 4


class OfflineModel:
    """Deterministic, and without a key or a network."""

    @property
    def name(self) -> str:
        return "offline"

    async def answer(self, request: ModelRequest) -> ModelReply:
        answer = _judged(request) if request.json_schema is not None else _next_step(request)
        return ModelReply(answer, _usage(request, answer), model=self.name)

    async def aclose(self) -> None:
        """Nothing to give back."""


def _next_step(request: ModelRequest) -> Say | ToolCalls:
    state = replay(request)
    decision = decide(state)
    if isinstance(decision, Speak):
        return Say(phrased(state, decision))
    known = {tool.name for tool in request.tools}
    calls = tuple(
        ToolCall(f"call_{state.calls + number}", name, json.dumps(arguments))
        for number, (name, arguments) in enumerate(decision.calls, 1)
        if name in known
    )
    return ToolCalls(calls) if calls else Say("I'm sorry, I can't do that here.")


def _judged(request: ModelRequest) -> Say:
    """The question whether an answer agrees to a read-back. What the lexicon has left open is not a yes."""
    said = next((m.text for m in request.messages if isinstance(m, CustomerMessage)), "{}")
    try:
        answer = str(json.loads(said).get("answer", ""))
    except ValueError:
        answer = ""
    return Say(json.dumps({"agrees": read_answer(answer) is Answer.YES}))


def _usage(request: ModelRequest, answer: Say | ToolCalls) -> Usage:
    read = len(request.instructions) + sum(len(repr(message)) for message in request.messages)
    return Usage(read // CHARACTERS_PER_TOKEN, len(repr(answer)) // CHARACTERS_PER_TOKEN)
