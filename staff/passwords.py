"""Passwords: hashed with argon2, checked in a thread, and as slowly for an account that does not exist."""

import asyncio
import secrets
from functools import cached_property

from pwdlib import PasswordHash

from booking_core import InvalidInput

SHORTEST, LONGEST = 10, 200
AT_ONCE = 2
"""Each check takes 64 MiB of memory: whoever tries many at once has to queue."""
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def checked_password(password: str) -> str:
    """Raises `InvalidInput`."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidInput(f"A password has {SHORTEST} to {LONGEST} characters.", field="password")
    if len(set(password)) < SHORTEST // 2:
        raise InvalidInput("That password is too easy to guess: it repeats itself.", field="password")
    return password


def generated_password() -> str:
    """About 80 random bits, without characters that look alike."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


class Passwords:
    """One for a process. `hasher` in place of the one that pwdlib recommends."""

    def __init__(self, hasher: PasswordHash | None = None) -> None:
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._given = hasher

    async def hashed(self, password: str) -> str:
        async with self._turns:
            return await asyncio.to_thread(self._hash, password)

    async def is_right(self, password: str, password_hash: str | None) -> bool:
        """Takes as long without a hash, and is False then."""
        async with self._turns:
            return await asyncio.to_thread(self._is_right, password, password_hash)

    def _hash(self, password: str) -> str:
        return self._hasher.hash(_encodable(password))

    def _is_right(self, password: str, password_hash: str | None) -> bool:
        # Made before either is checked, so that the first unknown account takes no longer than the first known one.
        nobodys = self._nobodys_hash
        right = self._hasher.verify(_encodable(password)[:LONGEST], password_hash or nobodys)
        return right and password_hash is not None

    @cached_property
    def _hasher(self) -> PasswordHash:
        return self._given or PasswordHash.recommended()

    @cached_property
    def _nobodys_hash(self) -> str:
        return self._hasher.hash(secrets.token_urlsafe())


def _encodable(password: str) -> str:
    """JSON can carry halves of surrogate pairs, which no hash takes."""
    return password.encode("utf-8", "replace").decode()
