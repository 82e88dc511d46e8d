"""How often somebody may try to sign in: a few times at once, and then slowly; per account and per address."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from booking_core import UnitOfWork
from staff import throttle_store
from staff.errors import TooManyAttempts
from staff.secrets_at_rest import digest


@dataclass(frozen=True, slots=True)
class Attempts:
    """`burst` at once, and one more each `each`."""

    burst: int
    each: timedelta


OF_ACCOUNT = Attempts(burst=10, each=timedelta(seconds=30))
FROM_ADDRESS = Attempts(burst=50, each=timedelta(seconds=5))


async def count_attempt(uow: UnitOfWork, email: str, address: str, at: datetime) -> None:
    """Before the password is looked at, so that many attempts at once are counted too. Raises `TooManyAttempts`.

    An attempt that is refused is not counted: whoever waits as long as they are told may go on.
    """
    wanted = sorted([(account(email), OF_ACCOUNT), (f"address:{address}", FROM_ADDRESS)], key=lambda each: each[0])
    counted: list[tuple[str, datetime]] = []
    for subject, attempts in wanted:
        all_again = max(await throttle_store.locked_instant(uow.session, subject, at), at) + attempts.each
        too_early = all_again - at - attempts.burst * attempts.each
        if too_early > timedelta(0):
            raise TooManyAttempts(too_early.total_seconds())
        counted.append((subject, all_again))
    for subject, all_again in counted:
        await throttle_store.set_instant(uow.session, subject, all_again)


async def forgive(uow: UnitOfWork, email: str) -> None:
    """After the right password."""
    await throttle_store.forget(uow.session, account(email))


def account(email: str) -> str:
    """Hashed: people type passwords into the wrong field."""
    return f"account:{digest(email)}"
