"""Signing in and out, sessions and API keys, over HTTP."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from booking_core import Role, SystemActor
from staff.members import NewMember, TeamMember, add_member
from staff.sessions import LASTS, UNUSED_LASTS
from staff.throttling import FROM_ADDRESS, OF_ACCOUNT
from tests.support.bookings import rows
from tests.support.databases import SqliteTemplate
from tests.support.team_desk import Client, TeamDesk, open_team_desk

EMAIL, PASSWORD = "alex@example.com", "correct horse battery"


async def alex(desk: TeamDesk, role: Role = Role.ADMIN) -> TeamMember:
    hashed = await desk.passwords.hashed(PASSWORD)
    async with desk.database.writing() as uow:
        return await add_member(uow, SystemActor(), NewMember(EMAIL, "Alex", role, hashed), desk.clock.now())


async def sign_in(desk: TeamDesk, email: str = EMAIL, password: str = PASSWORD) -> Any:
    return await desk.anonymous.post("/api/auth/login", {"email": email, "password": password})


async def test_nobody_gets_anything_without_signing_in(sqlite_desk: TeamDesk) -> None:
    refused = await sqlite_desk.anonymous.get("/api/auth/me")
    assert (refused.status_code, refused.json()["code"]) == (401, "unauthenticated")
    assert refused.headers["content-type"] == "application/problem+json"


async def test_the_right_password_begins_a_session_with_a_csrf_token(desk: TeamDesk) -> None:
    member = await alex(desk)
    answer = await sign_in(desk)
    assert answer.status_code == 200
    body = answer.json()
    assert body["user"] == {
        "id": member.id,
        "email": EMAIL,
        "name": "Alex",
        "role": "admin",
        "provider_id": None,
        "active": True,
        "created_at": "2026-11-23T14:00:00.000Z",
    }
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    # The client keeps the cookie, as a browser does.
    assert (await desk.anonymous.get("/api/auth/me")).json() == body


async def test_over_https_the_cookie_is_for_https_alone(sqlite_databases: SqliteTemplate, tmp_path: Path) -> None:
    async with sqlite_databases.copied(tmp_path) as url, open_team_desk(url, public_url="https://desk.test") as desk:
        await alex(desk)
        assert "Secure" in (await sign_in(desk)).headers["set-cookie"]


async def test_an_email_address_is_found_whatever_its_capitals(sqlite_desk: TeamDesk) -> None:
    await alex(sqlite_desk)
    assert (await sign_in(sqlite_desk, email="Alex@Example.COM")).status_code == 200


@pytest.mark.parametrize(
    ("email", "password"),
    [
        (EMAIL, "another password"),
        ("nobody@example.com", PASSWORD),
        ("no address at all", PASSWORD),
        (EMAIL, "\ud800"),
        (EMAIL, ""),
    ],
    ids=["password", "account", "not an address", "not text", "nothing"],
)
async def test_whatever_was_wrong_the_answer_is_the_same(sqlite_desk: TeamDesk, email: str, password: str) -> None:
    await alex(sqlite_desk)
    refused = await sign_in(sqlite_desk, email, password)
    assert (refused.status_code, refused.json()["code"]) == (401, "invalid_credentials")
    assert refused.json()["detail"] == "The email or the password is wrong."
    assert "set-cookie" not in refused.headers


@pytest.mark.parametrize("body", [{"email": EMAIL}, {"email": EMAIL, "pass": "x"}])
async def test_what_is_no_attempt_is_refused_by_its_field(sqlite_desk: TeamDesk, body: dict[str, str]) -> None:
    refused = await sqlite_desk.anonymous.post("/api/auth/login", body)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")
    assert "pass" in refused.json()["detail"]


async def test_an_account_is_slowed_down_and_let_in_again_in_time(desk: TeamDesk) -> None:
    await alex(desk)
    for _ in range(OF_ACCOUNT.burst):
        assert (await sign_in(desk, password="wrong")).status_code == 401
    refused = await sign_in(desk)
    assert (refused.status_code, refused.json()["code"]) == (429, "rate_limited")
    wait = int(refused.headers["retry-after"])
    assert wait == OF_ACCOUNT.each.total_seconds()
    assert (await sign_in(desk, email="other@example.com")).status_code == 401
    desk.clock.advance(timedelta(seconds=wait))
    assert (await sign_in(desk)).status_code == 200
    # The right password forgives what was tried before.
    assert (await sign_in(desk, password="wrong")).status_code == 401


async def test_an_address_is_slowed_down_whatever_accounts_it_tries(sqlite_desk: TeamDesk) -> None:
    for number in range(FROM_ADDRESS.burst):
        assert (await sign_in(sqlite_desk, email=f"a{number}@example.com")).status_code == 401
    assert (await sign_in(sqlite_desk, email="new@example.com")).status_code == 429


async def test_without_rate_limits_nothing_is_counted(sqlite_databases: SqliteTemplate, tmp_path: Path) -> None:
    async with sqlite_databases.copied(tmp_path) as url, open_team_desk(url, rate_limits=False) as desk:
        for _ in range(OF_ACCOUNT.burst + 1):
            assert (await sign_in(desk, password="wrong")).status_code == 401


async def test_a_change_with_a_session_needs_its_csrf_token(sqlite_desk: TeamDesk) -> None:
    signed_in = await sqlite_desk.admin()
    other = await sqlite_desk.manager()
    for token in ({}, {"X-CSRF-Token": "x"}, {"X-CSRF-Token": other.headers["X-CSRF-Token"]}):
        headers = {"Cookie": signed_in.headers["Cookie"], **token}
        refused = await Client(sqlite_desk.http, headers).post("/api/auth/logout")
        assert (refused.status_code, refused.json()["code"]) == (403, "csrf_failed")
    assert (await signed_in.get("/api/auth/me")).status_code == 200


async def test_signing_out_ends_this_session_alone(sqlite_desk: TeamDesk) -> None:
    first = await sqlite_desk.admin()
    assert first.member is not None
    second = await sqlite_desk.signed_in(first.member)
    assert (await first.post("/api/auth/logout")).status_code == 204
    assert (await first.get("/api/auth/me")).status_code == 401
    assert (await second.get("/api/auth/me")).status_code == 200


async def test_signing_out_everywhere_ends_every_session_of_one_member(desk: TeamDesk) -> None:
    first, other = await desk.admin(), await desk.manager()
    assert first.member is not None
    second = await desk.signed_in(first.member)
    assert (await first.post("/api/auth/logout-everywhere")).status_code == 204
    assert [(await each.get("/api/auth/me")).status_code for each in (first, second, other)] == [401, 401, 200]


async def test_a_session_ends_when_it_is_not_used(desk: TeamDesk) -> None:
    signed_in = await desk.admin()
    desk.clock.advance(UNUSED_LASTS - timedelta(hours=1))
    assert (await signed_in.get("/api/auth/me")).status_code == 200
    desk.clock.advance(UNUSED_LASTS)
    assert (await signed_in.get("/api/auth/me")).status_code == 200
    desk.clock.advance(UNUSED_LASTS + timedelta(seconds=1))
    assert (await signed_in.get("/api/auth/me")).status_code == 401


async def test_a_session_ends_at_last_also_when_it_is_used(sqlite_desk: TeamDesk) -> None:
    signed_in = await sqlite_desk.admin()
    for _ in range(LASTS.days // 5):
        assert (await signed_in.get("/api/auth/me")).status_code == 200
        sqlite_desk.clock.advance(timedelta(days=5))
    sqlite_desk.clock.advance(timedelta(seconds=1))
    assert (await signed_in.get("/api/auth/me")).status_code == 401


async def test_another_password_is_taken_from_whoever_knows_the_old_one(sqlite_desk: TeamDesk) -> None:
    member = await alex(sqlite_desk)
    here, elsewhere = await sqlite_desk.signed_in(member), await sqlite_desk.signed_in(member)
    change = {"current": PASSWORD, "new": "another good one"}
    wrong = await here.post("/api/auth/password", {**change, "current": "guess"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "invalid_credentials")
    weak = await here.post("/api/auth/password", {**change, "new": "short"})
    assert (weak.status_code, weak.json()["field"]) == (422, "password")
    assert (await here.post("/api/auth/password", change)).status_code == 204
    assert [(await each.get("/api/auth/me")).status_code for each in (here, elsewhere)] == [200, 401]
    assert (await sign_in(sqlite_desk)).status_code == 401
    assert (await sign_in(sqlite_desk, password="another good one")).status_code == 200


async def test_an_api_key_needs_no_csrf_token_and_has_no_session(sqlite_desk: TeamDesk) -> None:
    program = await sqlite_desk.program()
    assert (await program.get("/api/auth/me")).json()["code"] == "unauthenticated"
    assert (await program.post("/api/auth/logout")).status_code == 401


@pytest.mark.parametrize("header", ["Bearer ", "Bearer fd_nothing", "Basic YTpi", "", "Bearer ü"])
async def test_what_is_no_key_opens_nothing(sqlite_desk: TeamDesk, header: str) -> None:
    refused = await sqlite_desk.anonymous.send("GET", "/api/auth/me", headers={"Authorization": header.encode()})
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")


async def test_nothing_that_opens_a_door_stands_in_the_database(sqlite_desk: TeamDesk) -> None:
    program, signed_in = await sqlite_desk.program(), await sqlite_desk.admin()
    await alex(sqlite_desk)
    stored = str(
        [await rows(sqlite_desk.database, f"SELECT * FROM {t}") for t in ("api_key", "team_session", "team_member")]
    )
    for secret in (program.headers["Authorization"][7:], signed_in.headers["Cookie"].split("=")[1], PASSWORD):
        assert secret not in stored
    assert "$argon2id$" in stored
