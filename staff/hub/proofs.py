"""By what somebody was let in, and whether it still lets them in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from booking_core import ApiKey, TeamActor, UnitOfWork
from staff import api_key_store, session_store
from staff.members import actor_of_member, member_of
from staff.sessions import is_live


@dataclass(frozen=True, slots=True)
class SessionProof:
    """`id` is a hash of the session's token."""

    id: str


@dataclass(frozen=True, slots=True)
class KeyProof:
    id: str


Proof: TypeAlias = SessionProof | KeyProof


async def actors_of(uow: UnitOfWork, proofs: Collection[Proof], at: datetime) -> dict[Proof, TeamActor]:
    """Who stands behind each proof now; those that are worth nothing any more are left out."""
    found: dict[Proof, TeamActor] = {}
    session_ids = [proof.id for proof in proofs if isinstance(proof, SessionProof)]
    for row, member in await session_store.find_sessions(uow.session, session_ids):
        if is_live(row, member, at):
            found[SessionProof(row.id)] = actor_of_member(member_of(member))
    key_ids = [proof.id for proof in proofs if isinstance(proof, KeyProof)]
    for key in await api_key_store.find_keys(uow.session, key_ids):
        if key.revoked_at is None:
            found[KeyProof(key.id)] = ApiKey(key.id, key.name)
    return found
