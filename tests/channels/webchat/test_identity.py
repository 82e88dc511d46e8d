"""Signed identities of a site's own users, and the tokens of visitors."""

from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest

from booking_core import SystemClock, conversation
from channels.webchat import visit_store
from channels.webchat.visitor_token import AUDIENCE, LASTS
from tests.support.web_desk import SECRET, WIDGET_SECRET, Desk, Visitor

SOON = SystemClock().now() + timedelta(minutes=10)


def claims(**changed: Any) -> dict[str, Any]:
    """What a site would sign; a field that is None is left out."""
    standard = {"sub": "user-7", "aud": "frontdesk", "exp": int(SOON.timestamp())}
    return {name: value for name, value in {**standard, **changed}.items() if value is not None}


def signed(secret: str = WIDGET_SECRET, algorithm: str = "HS256", **changed: Any) -> str:
    return jwt.encode(claims(**changed), secret, algorithm=algorithm)


async def start(desk: Desk, identity: str) -> Any:
    return await desk.client.post("/api/chat/conversations", json={"identity": identity})


async def test_a_signed_user_is_known_by_name_phone_and_email(desk: Desk) -> None:
    identity = signed(name=" Jane  Doe ", phone="(212) 555-0123", email="Jane@Example.com")
    visitor = await desk.visitor(identity=identity)
    async with desk.database.reading() as uow:
        contact = (await conversation(uow, visitor.conversation_id)).contact
    assert (contact.name, contact.verified_phone, contact.email) == ("Jane Doe", "+12125550123", "Jane@example.com")


async def test_a_signed_user_stays_the_same_person_in_every_conversation(desk: Desk) -> None:
    first, second = await desk.visitor(identity=signed()), await desk.visitor(identity=signed())
    other = await desk.visitor(identity=signed(sub="user-8"))
    assert len({first.conversation_id, second.conversation_id, other.conversation_id}) == 3
    async with desk.database.reading() as uow:
        contacts = [(await conversation(uow, each.conversation_id)).contact.id for each in (first, second, other)]
    assert contacts[0] == contacts[1] != contacts[2]


async def test_an_anonymous_visitor_is_somebody_new_each_time_and_proves_nothing(desk: Desk) -> None:
    first, second = await desk.visitor(), await desk.visitor()
    async with desk.database.reading() as uow:
        contacts = [(await conversation(uow, each.conversation_id)).contact for each in (first, second)]
    assert contacts[0].id != contacts[1].id
    assert [contact.verified_phone for contact in contacts] == [None, None]


@pytest.mark.parametrize(
    "identity",
    [
        pytest.param("nonsense", id="nonsense"),
        pytest.param(signed("another secret that nobody here has"), id="another secret"),
        pytest.param(signed(SECRET), id="the product's own secret"),
        pytest.param(jwt.encode(claims(), "", algorithm="none"), id="unsigned"),
        pytest.param(signed(WIDGET_SECRET * 2, algorithm="HS512"), id="another algorithm"),
        pytest.param(signed(exp=int((SystemClock().now() - timedelta(seconds=1)).timestamp())), id="expired"),
        pytest.param(signed(exp=None), id="without an end"),
        pytest.param(signed(exp="tomorrow"), id="an end that is no time"),
        pytest.param(signed(nbf=int(SOON.timestamp())), id="not yet"),
        pytest.param(signed(aud=None), id="for nobody"),
        pytest.param(signed(aud="somebody-else"), id="for somebody else"),
        pytest.param(signed(sub=None), id="of nobody"),
        pytest.param(signed(sub=""), id="an empty subject"),
        pytest.param(signed(sub="x" * 256), id="a long subject"),
        pytest.param(signed(sub="a\0b"), id="a subject that is no text"),
        pytest.param(signed(name=["Jane"]), id="a name that is no text"),
        pytest.param(signed(phone="call me"), id="a phone that is none"),
        pytest.param(signed(email="jane at home"), id="an email that is none"),
    ],
)
async def test_a_bad_identity_is_refused_and_begins_nothing(identity: str, sqlite_desk: Desk) -> None:
    response = await start(sqlite_desk, identity)
    assert (response.status_code, response.json()["code"]) == (401, "unauthenticated")
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("body", [{"identity": 7}, {"identity": "x" * 5000}, {"idendity": ""}, []])
async def test_a_body_that_is_none_is_refused(body: Any, sqlite_desk: Desk) -> None:
    response = await sqlite_desk.client.post("/api/chat/conversations", json=body)
    assert (response.status_code, response.json()["code"]) == (422, "invalid_input")


@pytest.mark.parametrize("body", [{}, {"identity": None}, {"identity": ""}])
async def test_without_an_identity_one_is_a_visitor(body: Any, sqlite_desk: Desk) -> None:
    assert (await sqlite_desk.client.post("/api/chat/conversations", json=body)).status_code == 201


async def used_before(desk: Desk, visitor: Visitor, ago: timedelta) -> datetime:
    at = SystemClock().now() - ago
    async with desk.database.writing() as uow:
        await visit_store.set_used(uow.session, visitor.conversation_id, at)
    return at


async def test_a_token_lasts_ninety_days_from_its_last_use(desk: Desk) -> None:
    visitor = await desk.visitor()
    await used_before(desk, visitor, LASTS - timedelta(minutes=1))
    assert await visitor.transcript() == []
    async with desk.database.reading() as uow:
        used = await visit_store.last_used_at(uow.session, visitor.conversation_id)
    assert used is not None
    assert SystemClock().now() - used < timedelta(minutes=1)
    await used_before(desk, visitor, LASTS + timedelta(minutes=1))
    response = await visitor.post("Hello?")
    assert (response.status_code, response.json()["code"]) == (401, "unauthenticated")


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(lambda id_: jwt.encode({"sub": id_, "aud": AUDIENCE}, "x" * 32, "HS256"), id="another secret"),
        pytest.param(lambda id_: jwt.encode({"sub": id_, "aud": AUDIENCE}, "", "none"), id="unsigned"),
        pytest.param(lambda id_: jwt.encode({"sub": id_, "aud": "frontdesk"}, SECRET, "HS256"), id="another purpose"),
        pytest.param(lambda id_: jwt.encode({"sub": id_ + "x", "aud": AUDIENCE}, SECRET, "HS256"), id="no such one"),
        pytest.param(
            lambda id_: jwt.encode({"sub": id_, "aud": "frontdesk", "exp": SOON}, WIDGET_SECRET, "HS256"),
            id="a signed identity",
        ),
        pytest.param(lambda id_: id_, id="the id itself"),
    ],
)
async def test_a_token_that_we_did_not_give_opens_nothing(token: Any, sqlite_desk: Desk) -> None:
    visitor = await sqlite_desk.visitor()
    forged = Visitor(sqlite_desk.client, visitor.conversation_id, token(visitor.conversation_id))
    response = await sqlite_desk.client.get("/api/chat/messages", headers=forged.headers)
    assert (response.status_code, response.json()["code"]) == (401, "unauthenticated")


async def test_a_token_says_nothing_about_its_owner(sqlite_desk: Desk) -> None:
    visitor = await sqlite_desk.visitor(identity=signed(name="Jane Doe", email="jane@example.com"))
    told = jwt.decode(visitor.token, options={"verify_signature": False})
    assert set(told) == {"sub", "aud", "iat"}
    assert datetime.fromtimestamp(told["iat"], UTC) <= SystemClock().now()
