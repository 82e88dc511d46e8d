"""API keys in the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core import bare
from staff.tables import ApiKeyRow


async def insert_key(session: AsyncSession, row: ApiKeyRow) -> None:
    await session.execute(insert(bare(ApiKeyRow)).values(**row.model_dump()))


async def find_by_hash(session: AsyncSession, key_hash: str) -> ApiKeyRow | None:
    found: ApiKeyRow | None = await session.scalar(select(ApiKeyRow).where(col(ApiKeyRow.key_hash) == key_hash))
    return found


async def find_key(session: AsyncSession, key_id: str) -> ApiKeyRow | None:
    found: ApiKeyRow | None = await session.scalar(
        select(ApiKeyRow).where(col(ApiKeyRow.id) == key_id).execution_options(populate_existing=True)
    )
    return found


async def names_of_valid_keys(session: AsyncSession, ids: Sequence[str]) -> dict[str, str]:
    if not ids:
        return {}
    rows = await session.execute(
        select(col(ApiKeyRow.id), col(ApiKeyRow.name)).where(
            col(ApiKeyRow.id).in_(ids), col(ApiKeyRow.revoked_at).is_(None)
        )
    )
    return {row[0]: row[1] for row in rows}


async def list_keys(session: AsyncSession, after: str | None, limit: int) -> list[ApiKeyRow]:
    conditions = [] if after is None else [col(ApiKeyRow.id) > after]
    rows = await session.scalars(select(ApiKeyRow).where(*conditions).order_by(col(ApiKeyRow.id)).limit(limit))
    return list(rows)


async def set_used(session: AsyncSession, key_id: str, at: datetime) -> None:
    await _update(session, key_id, last_used_at=at)


async def set_revoked(session: AsyncSession, key_id: str, at: datetime) -> None:
    await _update(session, key_id, revoked_at=at)


async def _update(session: AsyncSession, key_id: str, **values: datetime) -> None:
    await session.execute(
        update(ApiKeyRow)
        .where(col(ApiKeyRow.id) == key_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
