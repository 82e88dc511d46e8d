"""Who may connect to the hub."""

from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from staff.api_keys import actor_of_key
from staff.door import TeamDoor
from staff.errors import Unauthenticated
from staff.hub.connection_tokens import ConnectionTokens
from staff.hub.proofs import KeyProof, Proof, SessionProof, actors_of
from staff.hub.secret_queries import ACCESS_TOKEN, CONNECTION_TOKEN, secret_query
from staff.secrets_at_rest import digest
from staff.sessions import session_of
from staff.signed_in import COOKIE


async def proof_of(door: TeamDoor, connection: HTTPConnection) -> Proof:
    """An API key, or a session, whose cookie a foreign page could make a browser send.

    Raises `Unauthenticated`, and 403 for a foreign page.
    """
    now = door.system_clock.now()
    key = _api_key(connection)
    if key is not None:
        return KeyProof((await actor_of_key(door.database, key, now)).id)
    token = connection.cookies.get(COOKIE)
    if not token:
        raise Unauthenticated
    origin = connection.headers.get("origin")
    if origin is not None and not _is_own(origin, connection, https=door.https):
        raise HTTPException(403, "Another site's page can't use this session.")
    await session_of(door.database, token, now)
    return SessionProof(digest(token))


async def proof_or_token(door: TeamDoor, tokens: ConnectionTokens, connection: HTTPConnection) -> Proof:
    """For the socket itself, which the token of a negotiation opens, too. Raises as `proof_of` does.

    Clients that come back send the token they once got, which by then is worth nothing, beside what still is.
    """
    token = secret_query(connection, CONNECTION_TOKEN)
    if token is None or _api_key(connection) is not None or COOKIE in connection.cookies:
        return await proof_of(door, connection)
    now = door.system_clock.now()
    proof = tokens.proof_in(token, now)
    async with door.database.reading() as uow:
        if proof not in await actors_of(uow, {proof}, now):
            raise Unauthenticated("You have been signed out: sign in again.")
    return proof


def _api_key(connection: HTTPConnection) -> str | None:
    """Raises `Unauthenticated` when the header is there and holds something else."""
    authorization = connection.headers.get("authorization")
    if authorization is None:
        return secret_query(connection, ACCESS_TOKEN)
    scheme, _, key = authorization.partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise Unauthenticated
    return key.strip()


def _is_own(origin: str, connection: HTTPConnection, *, https: bool) -> bool:
    """Whether the page came from the address that is asked now. Behind a proxy the scheme is the public one."""
    page = urlsplit(origin.lower())
    secure = https or connection.url.scheme in ("https", "wss")
    return page.netloc == connection.headers.get("host", "").lower() and page.scheme == ("https" if secure else "http")
