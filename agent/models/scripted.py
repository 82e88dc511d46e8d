"""A model that says what it was told to, for tests of whatever talks to a model."""

from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import TypeAlias

from agent.messages import ModelReply, ModelRequest, Say, ToolCalls

Answer: TypeAlias = ModelReply | Say | ToolCalls | str
Step: TypeAlias = Answer | Exception | Callable[[ModelRequest], Answer]


class ScriptError(AssertionError):
    """The conversation left the script; not a `ModelError`, so that no recovery from those hides it."""


class ScriptedModel:
    """Gives its steps in order, an exception by raising it, and keeps every request.

    A call after the last step fails, and so does `assert_done` after an extra call or with steps left; as a context
    manager it asserts that by itself when the block ends well.
    """

    def __init__(self, *steps: Step, name: str = "scripted") -> None:
        self.requests: list[ModelRequest] = []
        self._steps = deque(steps)
        self._name = name
        self._extra_calls = 0

    @property
    def name(self) -> str:
        return self._name

    @property
    def steps_left(self) -> int:
        return len(self._steps)

    async def answer(self, request: ModelRequest) -> ModelReply:
        self.requests.append(request)
        if not self._steps:
            self._extra_calls += 1
            raise ScriptError(f"the script is over, and call {len(self.requests)} came: {request.messages[-1:]}")
        step = self._steps.popleft()
        if isinstance(step, Exception):
            raise step
        if isinstance(step, ModelReply | Say | ToolCalls | str):
            return self._reply(step)
        return self._reply(step(request))

    def _reply(self, answer: Answer) -> ModelReply:
        if isinstance(answer, str):
            answer = Say(answer)
        return answer if isinstance(answer, ModelReply) else ModelReply(answer, model=self._name)

    def assert_done(self) -> None:
        if self._extra_calls:
            raise ScriptError(f"{self._extra_calls} calls came after the script was over")
        if self._steps:
            raise ScriptError(f"{len(self._steps)} steps of the script were never asked for, next: {self._steps[0]}")

    async def aclose(self) -> None:
        """Nothing to give back."""

    async def __aenter__(self) -> "ScriptedModel":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.assert_done()
