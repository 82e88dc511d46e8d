"""A clock that was started at some other time and goes on ticking, also across restarts and for several processes."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from booking_core import deployment_store
from booking_core.clock import Clock, ShiftedClock, SystemClock
from booking_core.database import Database


async def product_clock(engine: AsyncEngine, start: datetime | None, system: Clock | None = None) -> Clock:
    """The system's clock when there is no `start`. Else the database keeps when it was first asked for this `start`:
    the clock read `start` then. Another `start` sets it anew."""
    system = system or SystemClock()
    if start is None:
        return system
    async with Database(engine, system).writing() as uow:
        known = await deployment_store.clock_setting(uow.session)
        if known is None or known[0] != start:
            known = (start, uow.now)
            await deployment_store.set_clock(uow.session, *known)
    return ShiftedClock(*known, system)
