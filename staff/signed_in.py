"""Who sends a request: somebody with a session, or a program with an API key."""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from fastapi import Depends, Request
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from booking_core import ApiKey, StaffMember
from staff.api_keys import actor_of_key
from staff.door import door_of
from staff.errors import CsrfFailed, Unauthenticated
from staff.members import actor_of_member
from staff.secrets_at_rest import is_csrf_token
from staff.sessions import Session, session_of

COOKIE = "frontdesk_session"
CSRF_HEADER = "X-CSRF-Token"
_CHANGES_NOTHING = frozenset({"GET", "HEAD", "OPTIONS"})

TeamActor: TypeAlias = StaffMember | ApiKey


@dataclass(frozen=True, slots=True)
class Caller:
    """`session` is None for a program."""

    actor: TeamActor
    session: Session | None

    @property
    def name(self) -> str:
        """Unique among all callers."""
        return f"{'user' if self.session else 'key'}:{self.actor.id}"


_session = APIKeyCookie(
    name=COOKIE,
    scheme_name="session",
    description=f"From `POST /api/auth/login`; changes also need the header `{CSRF_HEADER}`.",
    auto_error=False,
)
_api_key = HTTPBearer(scheme_name="api_key", description="A key of `POST /api/api-keys`.", auto_error=False)


async def caller(
    request: Request,
    session_scheme: Annotated[str | None, Depends(_session)],
    key_scheme: Annotated[HTTPAuthorizationCredentials | None, Depends(_api_key)],
) -> Caller:
    """The two schemes stand here for the description of the API.

    Raises `Unauthenticated`, and `CsrfFailed` for a change that a session asks for without its token.
    """
    door = door_of(request)
    now = door.system_clock.now()
    authorization = request.headers.get("authorization")
    if authorization is not None:
        scheme, _, key = authorization.partition(" ")
        if scheme.lower() != "bearer" or not key.strip():
            raise Unauthenticated
        return Caller(await actor_of_key(door.database, key.strip(), now), None)
    token = request.cookies.get(COOKIE)
    if not token:
        raise Unauthenticated
    session = await session_of(door.database, token, now)
    if request.method not in _CHANGES_NOTHING and not is_csrf_token(request.headers.get(CSRF_HEADER, ""), token):
        raise CsrfFailed
    return Caller(actor_of_session(session), session)


async def person(found: Annotated[Caller, Depends(caller)]) -> Session:
    """For what only somebody with a session can do. Raises `Unauthenticated`."""
    if found.session is None:
        raise Unauthenticated("An API key has no session: sign in with a password.")
    return found.session


def actor_of_session(session: Session) -> StaffMember:
    return actor_of_member(session.member)


SignedIn = Annotated[Caller, Depends(caller)]
Person = Annotated[Session, Depends(person)]
