"""Attempts to sign in that no longer count, and sessions that have ended."""

from datetime import datetime, timedelta

from sqlalchemy import or_
from sqlmodel import col

from booking_core import UnitOfWork, delete_some
from staff.sessions import LASTS, UNUSED_LASTS
from staff.tables import SignInThrottleRow, TeamSessionRow

GRACE = timedelta(hours=1)


async def sweep_attempts(uow: UnitOfWork, at: datetime, most: int) -> int:
    """Of either, at most so many are deleted; the result tells how many were."""
    return await delete_some(uow.session, SignInThrottleRow, col(SignInThrottleRow.all_again_at) < at - GRACE, most)


async def sweep_sessions(uow: UnitOfWork, at: datetime, most: int) -> int:
    used, created = col(TeamSessionRow.last_used_at), col(TeamSessionRow.created_at)
    over = or_(used < at - UNUSED_LASTS - GRACE, created < at - LASTS - GRACE)
    return await delete_some(uow.session, TeamSessionRow, over, most)
