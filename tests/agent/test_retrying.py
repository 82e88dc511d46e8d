import asyncio
from collections.abc import Callable, Mapping
from email.utils import formatdate

import pytest

from agent.retrying import Again, Retrier, RetryPolicy, judge_status

NOW = 1_800_000_000.0


class FakeTime:
    def __init__(self) -> None:
        self.now = 0.0
        self.sleeps: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


class TroubleError(Exception):
    def __init__(self, verdict: Again | None) -> None:
        super().__init__("trouble")
        self.verdict = verdict


def judge(error: BaseException) -> Again | None:
    if isinstance(error, TimeoutError):
        return Again()
    return error.verdict if isinstance(error, TroubleError) else None


def retrier(time: FakeTime, policy: RetryPolicy | None = None, chance: Callable[[], float] = lambda: 0.0) -> Retrier:
    return Retrier(policy or RetryPolicy(), sleep=time.sleep, clock=time, chance=chance)


class Attempts:
    """Fails with each verdict in turn, then succeeds; each attempt takes `seconds` of the fake time."""

    def __init__(self, time: FakeTime, *verdicts: Again | None, seconds: float = 0.0) -> None:
        self._time = time
        self._verdicts = list(verdicts)
        self._seconds = seconds
        self.made = 0

    async def __call__(self) -> str:
        self.made += 1
        self._time.now += self._seconds
        if self._verdicts:
            raise TroubleError(self._verdicts.pop(0))
        return "done"


async def test_success_at_once_waits_for_nothing() -> None:
    time = FakeTime()
    assert await retrier(time).run(Attempts(time), judge) == "done"
    assert time.sleeps == []


async def test_waits_double_and_are_capped() -> None:
    time = FakeTime()
    policy = RetryPolicy(attempts=6, first_wait=0.5, longest_wait=3.0)
    assert await retrier(time, policy).run(Attempts(time, *[Again()] * 5), judge) == "done"
    assert time.sleeps == [0.5, 1.0, 2.0, 3.0, 3.0]


async def test_chance_shortens_a_wait_by_half_at_most() -> None:
    time = FakeTime()
    await retrier(time, chance=lambda: 1.0).run(Attempts(time, Again(), Again()), judge)
    assert time.sleeps == [0.25, 0.5]


async def test_a_wait_that_was_asked_for_is_kept_and_never_shortened() -> None:
    time = FakeTime()
    await retrier(time, chance=lambda: 1.0).run(Attempts(time, Again(after=7.0)), judge)
    assert time.sleeps == [pytest.approx(7.05)]


async def test_attempts_are_bounded() -> None:
    time = FakeTime()
    attempts = Attempts(time, *[Again()] * 9)
    with pytest.raises(TroubleError):
        await retrier(time, RetryPolicy(attempts=3)).run(attempts, judge)
    assert attempts.made == 3


async def test_seconds_are_bounded_with_the_time_that_attempts_take() -> None:
    time = FakeTime()
    attempts = Attempts(time, *[Again()] * 9, seconds=10.0)
    with pytest.raises(TroubleError):
        await retrier(time, RetryPolicy(attempts=9, total_seconds=25.0)).run(attempts, judge)
    assert attempts.made == 3
    assert time.now <= 35


async def test_a_wait_that_leaves_no_time_is_not_begun() -> None:
    time = FakeTime()
    attempts = Attempts(time, Again(after=3600))
    with pytest.raises(TroubleError):
        await retrier(time).run(attempts, judge)
    assert (attempts.made, time.sleeps) == (1, [])


async def test_what_is_not_worth_it_is_raised_at_once() -> None:
    time = FakeTime()
    attempts = Attempts(time, None)
    with pytest.raises(TroubleError):
        await retrier(time).run(attempts, judge)
    assert attempts.made == 1


async def test_an_attempt_that_takes_too_long_is_given_up_and_may_be_repeated() -> None:
    time = FakeTime()
    made = 0

    async def forever() -> None:
        nonlocal made
        made += 1
        await asyncio.Event().wait()

    with pytest.raises(TimeoutError):
        await retrier(time, RetryPolicy(attempts=2, attempt_seconds=0.01)).run(forever, judge)
    assert made == 2


async def test_being_cancelled_is_never_repeated() -> None:
    time = FakeTime()
    attempts = 0

    async def cancelled() -> None:
        nonlocal attempts
        attempts += 1
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await retrier(time).run(cancelled, lambda error: Again())
    assert attempts == 1


async def test_each_run_counts_for_itself_also_side_by_side() -> None:
    time = FakeTime()
    shared = retrier(time, RetryPolicy(attempts=3))
    several = [Attempts(time, Again(), Again()) for _ in range(5)]
    assert await asyncio.gather(*(shared.run(each, judge) for each in several)) == ["done"] * 5


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504, 520, 529])
def test_statuses_that_are_worth_another_attempt(status: int) -> None:
    assert judge_status(status, {}) == Again()


@pytest.mark.parametrize("status", [200, 301, 400, 401, 402, 403, 404, 410, 413, 422, 451, 501, 505])
def test_statuses_that_never_are(status: int) -> None:
    assert judge_status(status, {}) is None


@pytest.mark.parametrize("status", [408, 409, 425, 500, 502, 503])
def test_a_request_with_an_effect_is_not_repeated_while_its_outcome_is_unknown(status: int) -> None:
    assert judge_status(status, {}, repeatable=False) is None


def test_a_request_with_an_effect_is_repeated_when_it_was_turned_away() -> None:
    assert judge_status(429, {"retry-after": "1"}, repeatable=False) == Again(after=1)


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after-ms": "250"}, 0.25),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9.0),
        ({"retry-after": formatdate(NOW + 30, usegmt=True)}, 30.0),
        ({"retry-after": formatdate(NOW - 30, usegmt=True)}, 0.0),
        ({"retry-after": formatdate(90, usegmt=True), "date": formatdate(60, usegmt=True)}, 30.0),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "later"}, None),
        ({"retry-after": ""}, None),
        ({}, None),
    ],
    ids=lambda value: str(value),
)
def test_the_wait_that_was_asked_for(headers: Mapping[str, str], after: float | None) -> None:
    assert judge_status(429, headers, now=NOW) == Again(after=after)
