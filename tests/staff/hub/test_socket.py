"""The protocol, as raw as it comes over a socket."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any

import pytest

from booking_core import take_over
from frontdesk.serving import LARGEST_FRAME
from staff.hub.hub import Hub
from staff.hub.pace import Pace
from staff.hub.records import LONGEST_RECORD
from tests.support.bookings import ADMIN
from tests.support.conversations import open_chat
from tests.support.hub_desk import SECONDS, ServedDesk, Talk, follow, talk_to
from tests.support.team_bodies import a_booking
from tests.support.team_desk import Client

CALL = {"type": 1, "target": "Send", "arguments": [], "invocationId": "7"}
CLOSED_NORMALLY, TOO_BIG = 1000, 1009


@pytest.fixture
async def program(served_desk: ServedDesk) -> Client:
    return await served_desk.desk.program()


async def test_a_handshake_in_pieces_is_one(served_desk: ServedDesk, program: Client) -> None:
    async with talk_to(served_desk.hub_url, program.headers) as talk:
        for piece in ('{"proto', 'col":"json","ver', 'sion":1}', "\x1e"):
            await talk.socket.send(piece)
        assert await talk.hear() == {}


async def test_a_handshake_may_be_bytes_and_bring_more_with_it(served_desk: ServedDesk, program: Client) -> None:
    async with talk_to(served_desk.hub_url, program.headers) as talk:
        await talk.socket.send(b'{"protocol":"json","version":1}\x1e{"type":1,"target":"A","arguments":[],')
        assert await talk.hear() == {}
        await talk.socket.send(b'"invocationId":"1"}\x1e')
        assert (await talk.hear())["invocationId"] == "1"


@pytest.mark.parametrize(
    "first",
    [
        pytest.param({"protocol": "messagepack", "version": 1}, id="another protocol"),
        pytest.param({"protocol": "json", "version": 2}, id="another version"),
        pytest.param({"type": 6}, id="another record"),
    ],
)
async def test_a_wrong_handshake_is_told_why_and_closed(
    served_desk: ServedDesk, program: Client, first: dict[str, Any]
) -> None:
    async with talk_to(served_desk.hub_url, program.headers) as talk:
        await talk.say(first)
        assert set(await talk.hear()) == {"error"}
        assert await talk.ended() == CLOSED_NORMALLY
    assert served_desk.desk.product.hub.clients == 0


async def test_a_handshake_that_does_not_come_is_not_waited_for(served_desk: ServedDesk, program: Client) -> None:
    with_pace(served_desk, Pace(handshake=0.01))
    async with talk_to(served_desk.hub_url, program.headers) as talk:
        assert await talk.hear() == {"error": "The handshake did not come in time."}
        assert await talk.ended() == CLOSED_NORMALLY


async def test_there_is_nothing_to_call(served_desk: ServedDesk, program: Client) -> None:
    async with follow(served_desk, program.headers) as talk:
        await talk.say({"type": 6}, {**CALL, "invocationId": "1"}, {**CALL, "type": 4, "invocationId": "2"})
        for invocation_id in ("1", "2"):
            answer = await talk.hear()
            assert (answer["type"], answer["invocationId"]) == (3, invocation_id)
            assert "no methods" in answer["error"]


async def test_what_needs_no_answer_gets_none(served_desk: ServedDesk, program: Client) -> None:
    async with follow(served_desk, program.headers) as talk:
        without_id = {key: value for key, value in CALL.items() if key != "invocationId"}
        await talk.say({"type": 6}, without_id, {"type": 99}, {"type": 5, "invocationId": "7"}, CALL)
        assert (await talk.hear())["invocationId"] == "7"


@pytest.mark.parametrize(
    "broken", ["{\x1e", "[]\x1e", "{}\x1e", '{"type":"1"}\x1e', '{"type":1}\x1e', b"\xff\x1e"], ids=repr
)
async def test_what_breaks_the_protocol_ends_the_connection(
    served_desk: ServedDesk, program: Client, broken: str | bytes
) -> None:
    async with follow(served_desk, program.headers) as talk:
        await talk.socket.send(broken)
        farewell = await talk.hear()
        assert farewell["type"] == 7
        assert farewell["error"]
        assert "allowReconnect" not in farewell
        assert await talk.ended() == CLOSED_NORMALLY


async def test_a_record_that_is_too_long_is_refused(served_desk: ServedDesk, program: Client) -> None:
    async with follow(served_desk, program.headers) as talk:
        await talk.socket.send(" " * LONGEST_RECORD)
        await talk.socket.send(" ")
        assert "at most" in (await talk.hear())["error"]
        await talk.ended()


async def test_a_frame_that_is_too_large_is_not_even_read(served_desk: ServedDesk, program: Client) -> None:
    async with follow(served_desk, program.headers) as talk:
        await talk.socket.send(" " * (LARGEST_FRAME + 1))
        assert await talk.ended() == TOO_BIG


async def test_a_good_bye_is_answered_with_one(served_desk: ServedDesk, program: Client) -> None:
    async with follow(served_desk, program.headers) as talk:
        await talk.say({"type": 7})
        assert await talk.hear() == {"type": 7}
        assert await talk.ended() == CLOSED_NORMALLY


async def test_whoever_has_gone_is_forgotten(served_desk: ServedDesk, program: Client) -> None:
    hub = served_desk.desk.product.hub
    async with follow(served_desk, program.headers) as stays:
        async with follow(served_desk, program.headers), follow(served_desk, program.headers) as leaves:
            assert hub.clients == 3
            leaves.socket.transport.abort()
        made = await program.made("/api/bookings", a_booking())
        assert (await stays.hear_call("BookingCreated"))["booking"] == made
        await stays.say(CALL)
        await stays.hear()
        assert hub.clients == 1


async def test_everything_about_a_conversation_is_told(served_desk: ServedDesk, program: Client) -> None:
    desk = served_desk.desk
    chat = await open_chat(desk.database)
    async with follow(served_desk, program.headers) as talk:
        updated = {"conversation_id": chat.conversation_id}
        await chat.write("Hello")
        assert await talk.hear_call("ConversationUpdated") == updated
        async with desk.database.writing() as uow:
            await take_over(uow, ADMIN, chat.conversation_id)
        assert await talk.hear_call("ConversationUpdated") == updated


async def test_signing_out_closes_the_socket(served_desk: ServedDesk) -> None:
    desk = served_desk.desk
    manager, admin = await desk.manager(), await desk.admin()
    async with follow(served_desk, cookie_of(manager)) as out, follow(served_desk, cookie_of(admin)) as stays:
        assert (await manager.post("/api/auth/logout")).status_code == 204
        await desk.product.hub.beat()
        assert await out.hear() == {"type": 7, "error": "You have been signed out."}
        assert await out.ended() == CLOSED_NORMALLY
        await admin.made("/api/bookings", a_booking())
        await stays.hear_call("BookingCreated")


async def test_a_client_that_does_not_read_is_let_go(served_desk: ServedDesk, program: Client) -> None:
    hub = served_desk.desk.product.hub
    asking = "".join(f'{{"type":1,"target":"Send","arguments":[],"invocationId":"{n}"}}\x1e' for n in range(500))

    async with follow(served_desk, program.headers) as quick, deaf(served_desk, program) as slow:
        async with asyncio.timeout(SECONDS):
            while hub.clients > 1:
                with suppress(TimeoutError):
                    await asyncio.wait_for(slow.socket.send(asking), 0.2)
        await program.made("/api/bookings", a_booking())
        await quick.hear_call("BookingCreated")


@asynccontextmanager
async def deaf(served_desk: ServedDesk, program: Client) -> AsyncIterator[Talk]:
    """It has connected, and reads no more."""
    async with talk_to(served_desk.hub_url, program.headers, max_queue=1, close_timeout=0.01) as talk:
        await talk.shake_hands()
        yield talk
        talk.socket.transport.abort()


def cookie_of(client: Client) -> dict[str, str]:
    return {"Cookie": client.headers["Cookie"]}


def with_pace(served_desk: ServedDesk, pace: Pace) -> None:
    """Another hub in place of the product's."""
    desk = served_desk.desk
    hub = Hub(desk.database, desk.clock, pace)
    desk.app.state.team_door = replace(desk.app.state.team_door, hub=hub)
