"""Trying again, for every vendor we call: what is tried again, how often, and what never is.

A request is *repeatable* when asking twice does no more than asking once: every call of a model, every read of a
calendar. A request *with an effect*, such as sending a message, is not: once its outcome is unknown it is never sent
again from here; whoever sent it finds out first what became of it.

| what happened                                      | repeatable | with an effect | wait                            |
|----------------------------------------------------|------------|----------------|---------------------------------|
| the connection was refused, the name not found     | again      | again          | backoff                         |
| the connection broke, or the answer was cut short  | again      | never          | backoff                         |
| no answer in time                                  | again      | never          | backoff                         |
| 408, 409 (a lock), 425                             | again      | never          | as asked, else backoff          |
| 429                                                | again      | again          | as asked, else backoff          |
| 429 because the account has no quota left          | never      | never          |                                 |
| 5xx but for the next row                           | again      | never          | as asked, else backoff          |
| 501, 505                                           | never      | never          |                                 |
| 400, 401, 403, 404, 422 and every other 4xx        | never      | never          |                                 |
| an answer: also a refusal, also an unusable one    | never      | never          |                                 |

How often is the `RetryPolicy`: attempts and seconds both bound it, the waits and the attempts themselves included.
"As asked" is `retry-after-ms`, or `Retry-After` in seconds or as a date. A wait that would not leave time for another
attempt is not begun. Backoff doubles from `first_wait` up to `longest_wait`, less a random part of at most half.
"""

import asyncio
import logging
import math
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

AnswerT = TypeVar("AnswerT")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how long; seconds throughout."""

    attempts: int = 4
    attempt_seconds: float = 45.0
    total_seconds: float = 90.0
    first_wait: float = 0.5
    longest_wait: float = 20.0


@dataclass(frozen=True, slots=True)
class Again:
    """The verdict that a failure deserves another attempt; `after` is the wait that the other side asked for."""

    after: float | None = None


Judge = Callable[[BaseException], Again | None]


def judge_status(
    status: int, headers: Mapping[str, str], *, repeatable: bool = True, now: float | None = None
) -> Again | None:
    """The table's verdict on an HTTP status. `headers` finds names in lower case; `now` is the system's time."""
    if repeatable:
        worth_it = status in (408, 409, 425, 429) or (500 <= status <= 599 and status not in (501, 505))
    else:
        worth_it = status == 429
    if not worth_it:
        return None
    return Again(after=_asked_wait(headers, time.time() if now is None else now))


def _asked_wait(headers: Mapping[str, str], now: float) -> float | None:
    milliseconds = _seconds(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    asked = headers.get("retry-after")
    seconds = _seconds(asked)
    if seconds is not None or asked is None:
        return seconds
    until = _timestamp(asked)
    if until is None:
        return None
    # The difference to the sender's own date is right even where the two clocks are not the same.
    sent = _timestamp(headers.get("date", ""))
    return max(0.0, until - (now if sent is None else sent))


def _seconds(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def _timestamp(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, OverflowError):
        return None


class Retrier:
    """Runs an attempt until it succeeds, is not worth repeating, or the policy is used up."""

    def __init__(
        self,
        policy: RetryPolicy,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.policy = policy
        self._sleep = sleep
        self._clock = clock
        self._chance = chance

    async def run(self, attempt: Callable[[], Awaitable[AnswerT]], judge: Judge) -> AnswerT:
        """Raises what the last attempt raised; `TimeoutError` when that one took too long. `judge` sees both."""
        policy = self.policy
        deadline = self._clock() + policy.total_seconds
        verdict: Again | None = None

        def worth_it(error: BaseException) -> bool:
            nonlocal verdict
            verdict = judge(error) if isinstance(error, Exception) else None
            return verdict is not None

        def wait(state: RetryCallState) -> float:
            return self._wait(state.attempt_number, verdict)

        def stop(state: RetryCallState) -> bool:
            return state.attempt_number >= policy.attempts or self._clock() + state.upcoming_sleep >= deadline

        async def one_attempt() -> AnswerT:
            async with asyncio.timeout(min(policy.attempt_seconds, deadline - self._clock())):
                return await attempt()

        retrying = AsyncRetrying(
            sleep=self._sleep,
            stop=stop,
            wait=wait,
            retry=retry_if_exception(worth_it),
            before_sleep=_log_attempt,
            reraise=True,
        )
        return await retrying(one_attempt)

    def _wait(self, attempt: int, verdict: Again | None) -> float:
        if verdict is not None and verdict.after is not None:
            # Never sooner than asked; a little later, or everybody who was asked to wait comes back at once.
            return verdict.after + 0.1 * self.policy.first_wait * self._chance()
        backoff = min(self.policy.longest_wait, self.policy.first_wait * 2.0 ** (attempt - 1))
        return backoff * (1 - 0.5 * self._chance())


def _log_attempt(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    log.warning(
        "attempt %d failed with %s, trying again in %.1f s",
        state.attempt_number,
        type(error).__name__,
        state.upcoming_sleep,
    )
