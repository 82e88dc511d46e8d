"""Signing in with a password, and the sessions that come of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from booking_core import Database, InvalidInput, StaffMember, UnitOfWork
from staff import member_store, session_store
from staff.errors import InvalidCredentials, Unauthenticated
from staff.members import TeamMember, member_of, sign_in_name, staff_member
from staff.passwords import Passwords
from staff.secrets_at_rest import digest, new_token
from staff.tables import TeamMemberRow, TeamSessionRow
from staff.throttling import count_attempt, forgive

UNUSED_LASTS = timedelta(days=7)
LASTS = timedelta(days=30)
NOTED_EVERY = timedelta(minutes=10)
"""How exactly the last use is kept: reading need not write each time."""


@dataclass(frozen=True, slots=True)
class Session:
    """`token` is what the browser keeps."""

    token: str
    member: TeamMember


@dataclass(frozen=True, slots=True)
class Attempt:
    """`address` is where it comes from; `counted` is off where nothing is limited."""

    email: str
    password: str
    address: str
    counted: bool = True


async def sign_in(database: Database, passwords: Passwords, attempt: Attempt, at: datetime) -> Session:
    """Raises `InvalidCredentials`, whatever was wrong, and `TooManyAttempts`."""
    email = _name_of(attempt.email)
    if attempt.counted:
        async with database.writing() as uow:
            await count_attempt(uow, email, attempt.address, at)
    async with database.reading() as uow:
        row = await member_store.find_by_email(uow.session, email)
    known = row if row is not None and row.deactivated_at is None else None
    # No transaction is open meanwhile: this takes its time.
    if not await passwords.is_right(attempt.password, known.password_hash if known else None) or known is None:
        raise InvalidCredentials
    async with database.writing() as uow:
        await forgive(uow, email)
        fresh = await member_store.find_member(uow.session, known.id)
        if fresh is None or fresh.deactivated_at is not None or fresh.password_hash != known.password_hash:
            raise InvalidCredentials
        return await open_session(uow, member_of(fresh), at)


async def open_session(uow: UnitOfWork, member: TeamMember, at: datetime) -> Session:
    """Without asking for a password: whoever calls this has."""
    token = new_token()
    row = TeamSessionRow(id=digest(token), member_id=member.id, created_at=at, last_used_at=at)
    await session_store.insert_session(uow.session, row)
    return Session(token, member)


async def session_of(database: Database, token: str, at: datetime) -> Session:
    """Counts as a use. Raises `Unauthenticated`."""
    session_id = digest(token)
    async with database.reading() as uow:
        found = await session_store.find_session(uow.session, session_id)
    if found is None or not is_live(*found, at):
        raise Unauthenticated("You have been signed out: sign in again.")
    row, member = found
    if at - row.last_used_at >= NOTED_EVERY:
        async with database.writing() as uow:
            await session_store.set_used(uow.session, session_id, at)
    return Session(token, member_of(member))


async def sign_out(uow: UnitOfWork, session: Session, *, everywhere: bool) -> None:
    if everywhere:
        await session_store.delete_sessions_of(uow.session, session.member.id)
    else:
        await session_store.delete_session(uow.session, digest(session.token))


async def change_own_password(
    database: Database, passwords: Passwords, session: Session, current: str, new_hash: str
) -> None:
    """Every other session of the member ends. Raises `InvalidCredentials`."""
    async with database.reading() as uow:
        row = await member_store.find_member(uow.session, session.member.id)
    if row is None or not await passwords.is_right(current, row.password_hash):
        raise InvalidCredentials
    async with database.writing() as uow:
        await member_store.update_member(uow.session, row.id, password_hash=new_hash)
        await session_store.delete_other_sessions(uow.session, row.id, digest(session.token))


async def members_behind(uow: UnitOfWork, session_ids: Sequence[str], at: datetime) -> dict[str, StaffMember]:
    """By session, those whose session is live, as `session_of` would find it."""
    rows = await session_store.members_of_live_sessions(
        uow.session, session_ids, used_since=at - UNUSED_LASTS, begun_since=at - LASTS
    )
    return {row[0]: staff_member(*row[1:]) for row in rows}


def is_live(row: TeamSessionRow, member: TeamMemberRow, at: datetime) -> bool:
    in_time = at - row.last_used_at <= UNUSED_LASTS and at - row.created_at <= LASTS
    return in_time and member.deactivated_at is None


def _name_of(email: str) -> str:
    """What is no email address is an unknown account like any other."""
    try:
        return sign_in_name(email)
    except InvalidInput:
        return ""
