"""Attempts and sessions of long ago are deleted, and what still counts is not."""

from datetime import UTC, datetime, timedelta

import pytest

from booking_core import Database, Role, SystemActor
from staff.members import NewMember, TeamMember, add_member
from staff.sessions import LASTS, UNUSED_LASTS, open_session, session_of
from staff.sweeping import GRACE, sweep_attempts, sweep_sessions
from staff.throttling import OF_ACCOUNT, count_attempt
from tests.support.bookings import count

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MANY = 100


@pytest.fixture
async def member(database: Database) -> TeamMember:
    async with database.writing() as uow:
        return await add_member(uow, SystemActor(), NewMember("ana@example.com", "Ana", Role.ADMIN, "a hash"), NOW)


async def test_attempts_go_when_all_are_given_back(database: Database) -> None:
    async with database.writing() as uow:
        await count_attempt(uow, "ana@example.com", "192.0.2.1", NOW)
    for at, gone in ((NOW + GRACE, 0), (NOW + OF_ACCOUNT.each + GRACE + MINUTE, 2)):
        async with database.writing() as uow:
            assert await sweep_attempts(uow, at, MANY) == gone
    assert await count(database, "sign_in_throttle") == 0


async def test_sessions_go_when_they_have_ended(database: Database, member: TeamMember) -> None:
    await signed_in(database, member, NOW)
    still = await signed_in(database, member, NOW + timedelta(days=1))
    over = NOW + UNUSED_LASTS + GRACE
    for at, gone in ((over, 0), (over + MINUTE, 1)):
        async with database.writing() as uow:
            assert await sweep_sessions(uow, at, MANY) == gone
    assert (await session_of(database, still, over + MINUTE)).member.id == member.id


async def test_a_session_in_use_goes_when_it_is_too_old(database: Database, member: TeamMember) -> None:
    token = await signed_in(database, member, NOW)
    for day in range(1, LASTS.days + 1):
        await session_of(database, token, NOW + timedelta(days=day))
    for at, gone in ((NOW + LASTS + GRACE, 0), (NOW + LASTS + GRACE + MINUTE, 1)):
        async with database.writing() as uow:
            assert await sweep_sessions(uow, at, MANY) == gone


async def signed_in(database: Database, member: TeamMember, at: datetime) -> str:
    async with database.writing() as uow:
        return (await open_session(uow, member, at)).token
