"""Idempotency keys: a request that is sent twice happens once, per caller, for 24 hours.

`claim` and `settle` are two transactions, with the work between or inside the second. A claim that was never settled
(the process died) may be taken over after a minute.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from booking_core import idempotency_store
from booking_core.database import UnitOfWork
from booking_core.errors import IdempotencyMismatch, IdempotencyRunning, InvalidInput

KEPT = timedelta(hours=24)
CLAIM_LASTS = timedelta(minutes=1)
KEY_LIMIT = 255
STILL_RUNNING = "The same request is still being carried out: try again in a moment."


@dataclass(frozen=True, slots=True)
class Replay:
    """What was answered the first time."""

    status_code: int
    response: str


async def claim(uow: UnitOfWork, caller: str, key: str, fingerprint: str, at: datetime) -> Replay | None:
    """None when the request is to be carried out. `at` is the system's time, not the product's.

    Raises `IdempotencyMismatch` when the key stands for another request, `IdempotencyRunning` while one is under way.
    """
    if not 0 < len(key) <= KEY_LIMIT:
        raise InvalidInput(f"An idempotency key has 1 to {KEY_LIMIT} characters.", field="Idempotency-Key")
    session: AsyncSession = uow.session
    if await idempotency_store.insert_claim(session, caller, key, fingerprint, at, forgotten_before=at - KEPT):
        return None
    row = await idempotency_store.find(session, caller, key)
    if row is None:  # it was given up between the two statements
        raise IdempotencyRunning(STILL_RUNNING)
    if row.fingerprint != fingerprint:
        raise IdempotencyMismatch("This idempotency key was used for a different request.")
    if row.status_code is not None:
        return Replay(row.status_code, row.response or "")
    if at - row.claimed_at < CLAIM_LASTS or not await idempotency_store.renew_claim(session, row, at):
        raise IdempotencyRunning(STILL_RUNNING)
    return None


async def settle(uow: UnitOfWork, caller: str, key: str, status_code: int, response: str) -> None:
    await idempotency_store.settle(uow.session, caller, key, status_code, response)


async def abandon(uow: UnitOfWork, caller: str, key: str) -> None:
    """After a failure that should not be replayed: the same key may be tried again."""
    await idempotency_store.delete_claim(uow.session, caller, key)
