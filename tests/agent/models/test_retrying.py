"""Retries through the whole stack, over real HTTP, without waiting."""

import pytest

from agent.messages import ModelReply, Say
from agent.models.opening import open_model
from agent.models.protocol import Model, ModelMisbehaved, ModelRejected, ModelUnavailable
from agent.models.retrying import RetryingModel
from agent.models.scripted import ScriptedModel
from agent.retrying import Retrier, RetryPolicy
from tests.support.model_faults import Fault, Hang, Raw, Reset, Shortened, Status, garbled, html
from tests.support.model_requests import a_request
from tests.support.model_server import ModelServer, serve_script


class Sleeps:
    def __init__(self) -> None:
        self.taken: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


@pytest.fixture(params=["openai:test", "openai-chat:test"])
def setting(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def sleeps() -> Sleeps:
    return Sleeps()


def opened(setting: str, server: ModelServer, sleeps: Sleeps, policy: RetryPolicy | None = None) -> Model:
    return open_model(setting, api_key="key", base_url=server.url, policy=policy, sleep=sleeps)


@pytest.mark.parametrize(
    "fault",
    [
        Status(408),
        Status(409),
        Status(429, "rate_limit_exceeded"),
        Status(500),
        html(502),
        Status(503),
        Reset(),
        Shortened(Say("Hello")),
        garbled(Say("Hello")),
        Raw(b'{"error": {"code": "server_error", "message": "sorry"}}'),
    ],
    ids=lambda fault: repr(fault)[:50],
)
async def test_what_may_pass_is_asked_again(setting: str, sleeps: Sleeps, fault: Fault) -> None:
    async with serve_script(fault, fault, "Hello") as server:
        model = opened(setting, server, sleeps)
        assert (await model.answer(a_request())).answer == Say("Hello")
        await model.aclose()
    assert len(sleeps.taken) == 2
    assert 0.25 <= sleeps.taken[0] <= 0.5 <= sleeps.taken[1] <= 1.0


@pytest.mark.parametrize(
    "fault",
    [
        Status(400),
        Status(401),
        Status(403),
        Status(404),
        Status(422),
        Status(429, "insufficient_quota", headers={"Retry-After": "1"}),
        Raw(b"{}"),
        html(200),
    ],
    ids=lambda fault: repr(fault)[:50],
)
async def test_what_will_not_pass_is_asked_once(setting: str, sleeps: Sleeps, fault: Fault) -> None:
    async with serve_script(fault) as server:
        model = opened(setting, server, sleeps)
        with pytest.raises((ModelRejected, ModelMisbehaved)):
            await model.answer(a_request())
        await model.aclose()
    assert (len(server.received), sleeps.taken) == (1, [])


@pytest.mark.parametrize("reply", [ModelReply(Say("No."), finish="refused"), ModelReply(Say("")), ModelReply(Say("x"))])
async def test_an_answer_is_final_also_a_refusal_and_an_empty_one(
    setting: str, sleeps: Sleeps, reply: ModelReply
) -> None:
    async with serve_script(reply) as server:
        model = opened(setting, server, sleeps)
        assert (await model.answer(a_request())).finish == reply.finish
        await model.aclose()
    assert len(server.received) == 1


@pytest.mark.parametrize(
    ("header", "value", "seconds"),
    [("Retry-After", "3", 3.0), ("retry-after-ms", "1500", 1.5)],
)
async def test_the_wait_that_the_provider_asks_for_is_kept(
    setting: str, sleeps: Sleeps, header: str, value: str, seconds: float
) -> None:
    async with serve_script(Status(429, headers={header: value}), "Hello") as server:
        model = opened(setting, server, sleeps)
        await model.answer(a_request())
        await model.aclose()
    assert sleeps.taken == [pytest.approx(seconds, abs=0.051)]


async def test_a_date_to_wait_for_is_kept(setting: str, sleeps: Sleeps) -> None:
    headers = {"Date": "Mon, 23 Nov 2026 10:00:00 GMT", "Retry-After": "Mon, 23 Nov 2026 10:00:04 GMT"}
    async with serve_script(Status(503, headers=headers), "Hello") as server:
        model = opened(setting, server, sleeps)
        await model.answer(a_request())
        await model.aclose()
    assert sleeps.taken == [pytest.approx(4.0, abs=0.051)]


async def test_it_gives_up_after_the_attempts_of_the_policy(setting: str, sleeps: Sleeps) -> None:
    async with serve_script(*[Status(500)] * 3) as server:
        model = opened(setting, server, sleeps, RetryPolicy(attempts=3))
        with pytest.raises(ModelUnavailable):
            await model.answer(a_request())
        await model.aclose()
    assert len(sleeps.taken) == 2


async def test_a_wait_longer_than_the_policy_allows_is_not_begun(setting: str, sleeps: Sleeps) -> None:
    async with serve_script(Status(429, headers={"Retry-After": "600"})) as server:
        model = opened(setting, server, sleeps)
        with pytest.raises(ModelUnavailable) as caught:
            await model.answer(a_request())
        await model.aclose()
    assert (caught.value.retry_after, sleeps.taken) == (600, [])


async def test_an_answer_that_does_not_come_is_asked_for_again(setting: str, sleeps: Sleeps) -> None:
    async with serve_script(Hang(), "Hello") as server:
        model = opened(setting, server, sleeps, RetryPolicy(attempt_seconds=0.5))
        assert (await model.answer(a_request())).answer == Say("Hello")
        await model.aclose()


async def test_an_answer_that_never_comes_is_unavailable(setting: str, sleeps: Sleeps) -> None:
    async with serve_script(Hang(), Hang()) as server:
        model = opened(setting, server, sleeps, RetryPolicy(attempts=2, attempt_seconds=0.05))
        with pytest.raises(ModelUnavailable, match="in time"):
            await model.answer(a_request())
        await model.aclose()


async def test_a_retry_sends_the_same_bytes(setting: str, sleeps: Sleeps) -> None:
    async with serve_script(Status(500), "Hello") as server:
        model = opened(setting, server, sleeps)
        await model.answer(a_request())
        await model.aclose()
    assert server.received[0].body == server.received[1].body


async def test_any_model_can_be_asked_again_and_keeps_its_name(sleeps: Sleeps) -> None:
    async with (
        ScriptedModel(ModelUnavailable("away"), "Back") as inner,
        RetryingModel(inner, Retrier(RetryPolicy(), sleep=sleeps)) as model,
    ):
        assert model.name == "scripted"
        assert (await model.answer(a_request())).answer == Say("Back")
