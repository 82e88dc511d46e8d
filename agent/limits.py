"""What a turn and a conversation may cost. Reaching a limit ends in an honest message, never in silence."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from agent.messages import ModelReply, ModelRequest, Usage
from agent.models.protocol import Model

AnswerT = TypeVar("AnswerT")
_MILLION = Decimal(1_000_000)


class LimitReached(Exception):
    """`limit` says which: `model_calls`, `tokens`, `seconds` or `money`."""

    def __init__(self, limit: str) -> None:
        super().__init__(f"the limit of {limit} is reached")
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Prices:
    """Of a million tokens, in one currency throughout."""

    input: Decimal = Decimal(0)
    cached: Decimal = Decimal(0)
    output: Decimal = Decimal(0)

    def cost(self, usage: Usage) -> Decimal:
        fresh = usage.input_tokens - usage.cached_tokens
        parts = (fresh * self.input, usage.cached_tokens * self.cached, usage.output_tokens * self.output)
        return sum(parts, Decimal(0)) / _MILLION


@dataclass(frozen=True, slots=True)
class Limits:
    """Per turn, but for those of the conversation, which count over its last day. None sets no limit."""

    model_calls: int = 10
    tokens: int = 150_000
    seconds: float = 75.0
    money: Decimal | None = None
    conversation_model_calls: int = 300
    conversation_tokens: int = 3_000_000
    conversation_money: Decimal | None = None
    prices: Prices = field(default_factory=Prices)


@dataclass(frozen=True, slots=True)
class Spent:
    model_calls: int = 0
    usage: Usage = field(default_factory=Usage)


class Budget:
    """What is left of the limits in one turn; `before` is what the conversation spent earlier, and `already` what this
    turn spent before it was interrupted."""

    def __init__(
        self,
        limits: Limits,
        before: Spent | None = None,
        timer: Callable[[], float] = time.monotonic,
        *,
        already: Spent | None = None,
    ) -> None:
        self._limits = limits
        self._before = before or Spent()
        self._timer = timer
        self._deadline = timer() + limits.seconds
        self.model_calls = already.model_calls if already else 0
        self.usage = already.usage if already else Usage()

    @property
    def spent(self) -> Spent:
        return Spent(self.model_calls, self.usage)

    def begin_call(self) -> None:
        """Raises `LimitReached` instead of beginning a call that is not allowed any more."""
        limits, before = self._limits, self._before
        calls_left = self.model_calls < limits.model_calls
        if not calls_left or before.model_calls + self.model_calls >= limits.conversation_model_calls:
            raise LimitReached("model_calls")
        tokens = _tokens(self.usage)
        if tokens >= limits.tokens or _tokens(before.usage) + tokens >= limits.conversation_tokens:
            raise LimitReached("tokens")
        cost = limits.prices.cost(self.usage)
        if _over(cost, limits.money) or _over(cost + limits.prices.cost(before.usage), limits.conversation_money):
            raise LimitReached("money")
        self.model_calls += 1

    async def ask(self, model: Model, request: ModelRequest) -> ModelReply:
        """One call within all limits, counted. Raises `LimitReached` and `ModelError`."""
        self.begin_call()
        reply = await self.in_time(model.answer(request))
        self.usage += reply.usage
        return reply

    async def in_time(self, answer: Awaitable[AnswerT]) -> AnswerT:
        """Raises `LimitReached` when the answer does not come within the turn's seconds."""
        try:
            async with asyncio.timeout(max(self._deadline - self._timer(), 0)):
                return await answer
        except TimeoutError as error:
            raise LimitReached("seconds") from error


def _tokens(usage: Usage) -> int:
    return usage.input_tokens + usage.output_tokens


def _over(cost: Decimal, most: Decimal | None) -> bool:
    return most is not None and cost >= most
