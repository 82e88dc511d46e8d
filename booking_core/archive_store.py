"""Archived entries in the database: they keep their rows, so that old bookings keep their names."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from booking_core.tables import LocationRow, ProviderRow, ServiceRow

ArchivableRow = type[LocationRow] | type[ProviderRow] | type[ServiceRow]


async def set_archived(session: AsyncSession, table: ArchivableRow, ids: Collection[str], at: datetime) -> bool:
    """True when one of them was in use until now."""
    archived = await session.execute(
        update(table)
        .where(col(table.id).in_(ids), col(table.archived_at).is_(None))
        .values(archived_at=at)
        .returning(col(table.id))
        .execution_options(synchronize_session=False)
    )
    return bool(archived.scalars().all())
