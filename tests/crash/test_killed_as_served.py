"""Exactly what `frontdesk serve` runs: offline model, DBOS, its own pace. Killed, and asked to stop."""

import pytest

from tests.support.crashing import SERVER_DIED, CrashDesk, Running
from tests.support.crashing_points import AFTER, Kill
from tests.support.whatsapp_desk import JANE

CONVERSATIONS, MESSAGES = "/api/chat/conversations", "/api/chat/messages"
HELLO = {"text": "Hello", "client_message_id": "m1"}


async def a_visitor(desk: CrashDesk, running: Running) -> dict[str, str]:
    started = await desk.client.post(running.url + CONVERSATIONS, json={})
    return {"Authorization": f"Bearer {started.json()['token']}"}


@pytest.mark.parametrize("number", [2, 3, 4], ids=["taken in", "taken up", "answered"])
async def test_a_visitor_is_answered_once_by_the_process_that_follows(desk: CrashDesk, number: int) -> None:
    dying = await desk.start(as_served=True, kill=Kill(number, AFTER))
    visitor = await a_visitor(desk, dying)
    with pytest.raises(SERVER_DIED):
        await desk.client.post(dying.url + MESSAGES, json=HELLO, headers=visitor)
    await dying.gone()
    back = await desk.start(as_served=True)
    (reply,) = (await desk.client.post(back.url + MESSAGES, json=HELLO, headers=visitor)).json()["replies"]
    items = (await desk.client.get(back.url + MESSAGES, headers=visitor)).json()["items"]
    assert [(item["role"], item["text"]) for item in items] == [("customer", "Hello"), ("agent", reply["text"])]
    await back.asked_to_stop()


async def test_a_message_on_whatsapp_is_answered_by_the_process_that_follows(desk: CrashDesk) -> None:
    dying = await desk.start(as_served=True, kill=Kill(1, AFTER))
    assert not await desk.deliver(dying, desk.message("Hello"))
    await dying.gone()
    await desk.start(as_served=True)
    (message,) = await desk.twilio.wait_for(1)
    assert message.to == f"whatsapp:{JANE}"
