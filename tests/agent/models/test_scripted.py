import pytest

from agent.messages import CustomerMessage, ModelReply, ModelRequest, Say, ToolCall, ToolCalls
from agent.models.protocol import ModelUnavailable
from agent.models.scripted import ScriptedModel, ScriptError
from tests.support.model_requests import a_request

CALLS = ToolCalls((ToolCall("c", "list_services", "{}"),))


async def test_the_steps_come_in_order_in_whatever_form_they_were_given() -> None:
    refusal = ModelReply(Say("No."), model="other", finish="refused")
    model = ScriptedModel("One", Say("Two"), CALLS, refusal)
    assert [await model.answer(a_request()) for _ in range(4)] == [
        ModelReply(Say("One"), model="scripted"),
        ModelReply(Say("Two"), model="scripted"),
        ModelReply(CALLS, model="scripted"),
        refusal,
    ]
    model.assert_done()


async def test_a_step_may_depend_on_the_request() -> None:
    def echo(request: ModelRequest) -> Say:
        last = request.messages[-1]
        assert isinstance(last, CustomerMessage)
        return Say(last.text.upper())

    async with ScriptedModel(echo) as model:
        assert (await model.answer(a_request(CustomerMessage("hi")))).answer == Say("HI")


async def test_an_exception_is_raised() -> None:
    async with ScriptedModel(ModelUnavailable("away"), "Back") as model:
        with pytest.raises(ModelUnavailable, match="away"):
            await model.answer(a_request())
        assert (await model.answer(a_request())).answer == Say("Back")


async def test_every_request_is_kept() -> None:
    async with ScriptedModel("One", "Two") as model:
        await model.answer(a_request(CustomerMessage("a")))
        await model.answer(a_request(CustomerMessage("b")))
    assert model.requests == [a_request(CustomerMessage("a")), a_request(CustomerMessage("b"))]


async def test_an_extra_call_fails_at_once_and_again_at_the_end() -> None:
    model = ScriptedModel()
    with pytest.raises(ScriptError, match="script is over"):
        await model.answer(a_request())
    with pytest.raises(ScriptError, match="1 calls came after"):
        model.assert_done()


async def test_a_step_that_was_not_used_fails() -> None:
    with pytest.raises(ScriptError, match="1 steps of the script were never asked for"):
        async with ScriptedModel("One", "Two") as model:
            await model.answer(a_request())
    assert model.steps_left == 1


async def test_the_failure_of_the_block_is_not_hidden_by_the_script() -> None:
    with pytest.raises(ZeroDivisionError):
        async with ScriptedModel("One"):
            raise ZeroDivisionError


async def test_it_has_a_name_like_every_model_and_can_be_closed() -> None:
    model = ScriptedModel("One", name="offline-double")
    assert model.name == "offline-double"
    assert (await model.answer(a_request())).model == "offline-double"
    await model.aclose()
