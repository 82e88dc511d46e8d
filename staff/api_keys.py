"""API keys: shown once, kept as hashes. A key acts as a manager and administers neither members nor keys."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from booking_core import Action, Actor, ApiKey, Database, InvalidInput, NotFound, UnitOfWork, new_id, require
from booking_core.plain_text import one_line
from staff import api_key_store
from staff.errors import Unauthenticated
from staff.secrets_at_rest import digest, new_token
from staff.tables import ApiKeyRow

PREFIX = "fd_"
SHOWN = 8
NAME_LIMIT = 80
NOTED_EVERY = timedelta(minutes=1)
"""How exactly the last use is kept."""


@dataclass(frozen=True, slots=True)
class KnownKey:
    """`beginning` is all of the key that is still known."""

    id: str
    name: str
    beginning: str
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


async def create_api_key(uow: UnitOfWork, actor: Actor, name: str, at: datetime) -> tuple[KnownKey, str]:
    """With the key itself, which nobody can be told again. Raises `InvalidInput`, `Forbidden`."""
    require(actor, Action.MANAGE_TEAM)
    tidy = one_line(name)
    if not 0 < len(tidy) <= NAME_LIMIT:
        raise InvalidInput(f"An API key has a name of 1 to {NAME_LIMIT} characters.", field="name")
    key = f"{PREFIX}{new_token()}"
    beginning = key[: len(PREFIX) + SHOWN]
    row = ApiKeyRow(id=new_id("ak"), name=tidy, key_hash=digest(key), beginning=beginning, created_at=at)
    await api_key_store.insert_key(uow.session, row)
    return _known(row), key


async def list_api_keys(uow: UnitOfWork, actor: Actor, after: str | None, limit: int) -> list[KnownKey]:
    """In the order of their ids, after that one; revoked ones too."""
    require(actor, Action.MANAGE_TEAM)
    return [_known(row) for row in await api_key_store.list_keys(uow.session, after, limit)]


async def revoke_api_key(uow: UnitOfWork, actor: Actor, key_id: str, at: datetime) -> KnownKey:
    """From now on it opens nothing. Revoking it again changes nothing. Raises `NotFound`, `Forbidden`."""
    require(actor, Action.MANAGE_TEAM)
    row = await _found(uow, key_id)
    if row.revoked_at is None:
        await api_key_store.set_revoked(uow.session, key_id, at)
    return _known(await _found(uow, key_id))


async def actor_of_key(database: Database, key: str, at: datetime) -> ApiKey:
    """Counts as a use. Raises `Unauthenticated`."""
    async with database.reading() as uow:
        row = await api_key_store.find_by_hash(uow.session, digest(key))
    if row is None or row.revoked_at is not None:
        raise Unauthenticated("That API key is not valid.")
    if row.last_used_at is None or at - row.last_used_at >= NOTED_EVERY:
        async with database.writing() as uow:
            await api_key_store.set_used(uow.session, row.id, at)
    return ApiKey(row.id, row.name)


async def _found(uow: UnitOfWork, key_id: str) -> ApiKeyRow:
    row = await api_key_store.find_key(uow.session, key_id)
    if row is None:
        raise NotFound("There is no such API key.")
    return row


def _known(row: ApiKeyRow) -> KnownKey:
    return KnownKey(row.id, row.name, row.beginning, row.created_at, row.last_used_at, row.revoked_at)
