"""Who gets in, and by what."""

import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from websockets.exceptions import InvalidStatus

from booking_core import SystemActor
from staff.api_keys import list_api_keys, revoke_api_key
from staff.hub.connection_tokens import LASTS
from staff.hub.secret_queries import SecretQueries
from tests.support.hub_desk import ServedDesk, Talk, talk_to
from tests.support.team_bodies import a_booking
from tests.support.team_desk import URL, Client, TeamDesk

NEGOTIATE = "/hubs/bookings/negotiate"
ALIEN = {"Origin": "http://evil.test"}


def key_of(program: Client) -> str:
    return program.headers["Authorization"].removeprefix("Bearer ")


def cookie_of(client: Client) -> dict[str, str]:
    return {"Cookie": client.headers["Cookie"]}


async def negotiate(client: Client, headers: dict[str, str] | None = None, **query: Any) -> Any:
    response = await client.send("POST", NEGOTIATE, params={"negotiateVersion": 1, **query}, headers=headers or {})
    assert response.status_code == 200, response.text
    return response.json()


async def test_negotiating_tells_what_a_client_needs(sqlite_desk: TeamDesk) -> None:
    found = await negotiate(await sqlite_desk.program())
    assert found.keys() == {"connectionId", "connectionToken", "negotiateVersion", "availableTransports"}
    assert found["negotiateVersion"] == 1
    assert found["availableTransports"] == [{"transport": "WebSockets", "transferFormats": ["Text"]}]
    assert found["connectionId"] != found["connectionToken"]


async def test_an_older_client_gets_one_id_for_everything(sqlite_desk: TeamDesk) -> None:
    program = await sqlite_desk.program()
    response = await program.send("POST", NEGOTIATE)
    assert response.headers["Cache-Control"] == "no-store"
    found = response.json()
    assert (found["negotiateVersion"], "connectionToken" in found) == (0, False)
    assert found["connectionId"].startswith("hc_")
    assert (await negotiate(program, negotiateVersion=7))["negotiateVersion"] == 1


async def test_negotiating_takes_a_key_in_either_place_and_a_session(sqlite_desk: TeamDesk) -> None:
    program, manager = await sqlite_desk.program(), await sqlite_desk.manager()
    await negotiate(sqlite_desk.anonymous, access_token=key_of(program))
    # It changes nothing: no CSRF token is asked for. Who comes back still sends what they once were given.
    await negotiate(sqlite_desk.anonymous, cookie_of(manager), id="of yesterday")
    await negotiate(sqlite_desk.anonymous, {**cookie_of(manager), "Origin": URL})


@pytest.mark.parametrize(
    ("headers", "query"),
    [
        pytest.param({}, {}, id="nobody"),
        pytest.param({"Authorization": "Bearer fd_wrong"}, {}, id="a wrong key"),
        pytest.param({"Authorization": "Basic eDp5"}, {}, id="another scheme"),
        pytest.param({}, {"access_token": "fd_wrong"}, id="a wrong key in the query"),
        pytest.param({"Cookie": "frontdesk_session=wrong"}, {}, id="a wrong session"),
    ],
)
async def test_nobody_else_negotiates(sqlite_desk: TeamDesk, headers: dict[str, str], query: dict[str, str]) -> None:
    refused = await sqlite_desk.anonymous.send("POST", NEGOTIATE, headers=headers, params=query)
    assert refused.status_code == 401
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["code"] == "unauthenticated"


async def test_another_sites_page_cannot_use_a_session(sqlite_desk: TeamDesk) -> None:
    manager = await sqlite_desk.manager()
    for origin in ("http://evil.test", "https://desk.test", "http://desk.test:81", "null", ""):
        refused = await sqlite_desk.anonymous.send("POST", NEGOTIATE, headers={**cookie_of(manager), "Origin": origin})
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden"), origin
    # A program's key is no cookie: nobody can make a browser send it.
    await negotiate(await sqlite_desk.program(), ALIEN)


async def lets_in(served_desk: ServedDesk, query: str = "", headers: dict[str, str] | None = None) -> bool:
    try:
        async with talk_to(f"{served_desk.hub_url}{query}", headers) as talk:
            await talk.shake_hands()
            return True
    except InvalidStatus as error:
        return error.response.status_code != 403


async def test_the_socket_takes_every_proof_without_negotiation(served_desk: ServedDesk) -> None:
    program, manager = await served_desk.desk.program(), await served_desk.desk.manager()
    assert await lets_in(served_desk, headers=program.headers)
    assert await lets_in(served_desk, f"?access_token={key_of(program)}")
    assert await lets_in(served_desk, headers=cookie_of(manager))
    assert await lets_in(served_desk, headers={**cookie_of(manager), "Origin": served_desk.url})
    assert await lets_in(served_desk, f"?id={(await negotiate(program))['connectionToken']}")
    assert await lets_in(served_desk, f"?id={(await negotiate(manager))['connectionToken']}")


async def test_the_socket_refuses_what_proves_nothing(served_desk: ServedDesk) -> None:
    program, manager = await served_desk.desk.program(), await served_desk.desk.manager()
    token = (await negotiate(manager))["connectionToken"]
    assert not await lets_in(served_desk)
    assert not await lets_in(served_desk, "?access_token=fd_wrong")
    assert not await lets_in(served_desk, "?id=wrong")
    assert not await lets_in(served_desk, f"?id={token}x")
    assert not await lets_in(served_desk, headers={**cookie_of(manager), **ALIEN})
    assert not await lets_in(served_desk, f"?id={token}", {**cookie_of(manager), **ALIEN})
    assert not await lets_in(served_desk, f"?access_token={key_of(program)}", {"Authorization": "Bearer wrong"})
    assert served_desk.desk.product.hub.clients == 0


async def test_a_token_of_a_negotiation_lasts_a_minute_and_no_longer_than_its_proof(served_desk: ServedDesk) -> None:
    desk = served_desk.desk
    program, manager = await desk.program(), await desk.manager()
    of_key, of_session = [(await negotiate(each))["connectionToken"] for each in (program, manager)]
    assert (await manager.post("/api/auth/logout")).status_code == 204
    async with desk.database.writing() as uow:
        (key,) = await list_api_keys(uow, SystemActor(), None, 10)
        await revoke_api_key(uow, SystemActor(), key.id, desk.clock.now())
    assert not await lets_in(served_desk, f"?id={of_session}")
    assert not await lets_in(served_desk, f"?id={of_key}")
    other = await desk.program("Other")
    token = (await negotiate(other))["connectionToken"]
    desk.clock.advance(LASTS + timedelta(seconds=1))
    assert not await lets_in(served_desk, f"?id={token}")
    # Some clients come back with the token they once got, beside the key that still lets them in.
    assert await lets_in(served_desk, f"?id={token}", other.headers)


async def test_a_token_negotiated_in_one_process_opens_a_socket_in_another(served_desk: ServedDesk) -> None:
    """All that the two share is the secret key and the database."""
    desk = served_desk.desk
    token = (await negotiate(await desk.program()))["connectionToken"]
    door = desk.app.state.team_door
    desk.app.state.team_door = replace(door, connection_tokens=replace(door.connection_tokens))
    assert await lets_in(served_desk, f"?id={token}")


async def test_neither_keys_nor_tokens_are_ever_logged(
    served_desk: ServedDesk, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    program = await served_desk.desk.program()
    key, token = key_of(program), (await negotiate(program))["connectionToken"]
    await served_desk.desk.anonymous.send("POST", NEGOTIATE, params={"access_token": key})
    assert await lets_in(served_desk, f"?access_token={key}&x=1")
    assert await lets_in(served_desk, f"?id={token}")
    assert not await lets_in(served_desk, f"?access_token={key}x")
    servers = [record.getMessage() for record in caplog.records if not record.name.startswith("httpx")]
    written = "\n".join(servers) + "".join(capfd.readouterr())
    assert "/hubs/bookings" in written
    assert key not in written
    assert token not in written


async def test_other_addresses_keep_their_queries() -> None:
    seen: list[bytes] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["query_string"])

    async def nothing() -> Message:
        raise AssertionError

    async def nowhere(message: Message) -> None:
        raise AssertionError(message)

    for path in ("/hubs/bookings", "/api/bookings"):
        scope = {"type": "http", "path": path, "query_string": b"id=1&access_token=2&a=%C3%A9&a="}
        await SecretQueries(app)(scope, nothing, nowhere)
    assert seen == [b"a=%C3%A9&a=", b"id=1&access_token=2&a=%C3%A9&a="]


async def test_what_a_key_sees_is_what_a_manager_sees(served_desk: ServedDesk) -> None:
    program = await served_desk.desk.program()
    async with talk_to(f"{served_desk.hub_url}?access_token={key_of(program)}") as talk:
        await talk.shake_hands()
        made = await program.made("/api/bookings", a_booking())
        assert await heard_booking(talk) == made


async def heard_booking(talk: Talk) -> Any:
    return (await talk.hear_call("BookingCreated"))["booking"]
