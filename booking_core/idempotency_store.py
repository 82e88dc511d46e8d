"""Idempotency keys in the database."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core.tables import IdempotencyKeyRow, bare


async def insert_claim(
    session: AsyncSession, caller: str, key: str, fingerprint: str, at: datetime, *, forgotten_before: datetime
) -> bool:
    """False when the caller has used the key since then."""
    build = postgres_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    table = bare(IdempotencyKeyRow)
    claim = {"fingerprint": fingerprint, "claimed_at": at}
    statement = (
        build(table)
        .values(caller=caller, key=key, **claim)
        .on_conflict_do_update(
            index_elements=[table.c.caller, table.c.key],
            set_={**claim, "status_code": None, "response": None},
            where=table.c.claimed_at < forgotten_before,
        )
        .returning(table.c.key)
    )
    return (await session.execute(statement)).scalar_one_or_none() is not None


async def find(session: AsyncSession, caller: str, key: str) -> IdempotencyKeyRow | None:
    return (await session.scalars(select(IdempotencyKeyRow).where(*_is(caller, key)))).one_or_none()


async def renew_claim(session: AsyncSession, row: IdempotencyKeyRow, at: datetime) -> bool:
    result = await session.execute(
        update(IdempotencyKeyRow)
        .where(*_is(row.caller, row.key), col(IdempotencyKeyRow.claimed_at) == row.claimed_at)
        .values(claimed_at=at)
        .returning(col(IdempotencyKeyRow.key))
        .execution_options(synchronize_session=False)
    )
    return result.scalar_one_or_none() is not None


async def settle(session: AsyncSession, caller: str, key: str, status_code: int, response: str) -> None:
    await session.execute(
        update(IdempotencyKeyRow)
        .where(*_is(caller, key))
        .values(status_code=status_code, response=response)
        .execution_options(synchronize_session=False)
    )


async def delete_claim(session: AsyncSession, caller: str, key: str) -> None:
    await session.execute(delete(IdempotencyKeyRow).where(*_is(caller, key)))


def _is(caller: str, key: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (col(IdempotencyKeyRow.caller) == caller, col(IdempotencyKeyRow.key) == key)
