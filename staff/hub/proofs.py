"""By what somebody was let in, and whether it still lets them in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from booking_core import ApiKey, TeamActor, UnitOfWork
from staff import api_key_store
from staff.sessions import members_behind


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
    for session_id, member in (await members_behind(uow, session_ids, at)).items():
        found[SessionProof(session_id)] = member
    key_ids = [proof.id for proof in proofs if isinstance(proof, KeyProof)]
    for key_id, name in (await api_key_store.names_of_valid_keys(uow.session, key_ids)).items():
        found[KeyProof(key_id)] = ApiKey(key_id, name)
    return found
