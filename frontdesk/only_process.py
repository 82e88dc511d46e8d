"""Tells whether a process is the only one at its database."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

_TRY_ALONE = text("SELECT pg_try_advisory_lock(hashtext('frontdesk_process'))")
_TOGETHER = text("SELECT pg_advisory_lock_shared(hashtext('frontdesk_process'))")
_NOT_ALONE = text("SELECT pg_advisory_unlock(hashtext('frontdesk_process'))")


@asynccontextmanager
async def as_a_process(engine: AsyncEngine, when_alone: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Calls `when_alone` first if no other process is here. Those that come meanwhile wait until it is done.

    On SQLite there is only ever one.
    """
    if engine.dialect.name != "postgresql":
        await when_alone()
        yield
        return
    async with engine.connect() as connection:
        # Held by the connection, so that it ends with the process, however that ends.
        held = await connection.execution_options(isolation_level="AUTOCOMMIT")
        if await held.scalar(_TRY_ALONE):
            await when_alone()
            await held.execute(_TOGETHER)
            await held.execute(_NOT_ALONE)
        else:
            await held.execute(_TOGETHER)
        yield
