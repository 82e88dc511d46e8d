"""Signing in and out."""

from fastapi import APIRouter, Request, Response

from staff.door import door_of
from staff.passwords import checked_password
from staff.sessions import LASTS, Attempt, change_own_password, sign_in, sign_out
from staff.signed_in import COOKIE, Person
from staff.transactions import Writing
from staff.wire.problems import refusals
from staff.wire.team import PasswordBody, SignedInView, SignInBody, shown_session

router = APIRouter(prefix="/api/auth", tags=["signing in"], responses=refusals(429))


@router.post("/login")
async def login(request: Request, response: Response, body: SignInBody) -> SignedInView:
    """Begins a session, which its cookie carries."""
    door = door_of(request)
    attempt = Attempt(body.email, body.password.get_secret_value(), door.address_of(request), door.rate_limits)
    session = await sign_in(door.database, door.passwords, attempt, door.system_clock.now())
    age = int(LASTS.total_seconds())
    response.set_cookie(COOKIE, session.token, max_age=age, httponly=True, samesite="lax", secure=door.https)
    return shown_session(session)


@router.get("/me")
async def me(session: Person) -> SignedInView:
    """Who is signed in, with the CSRF token of the session."""
    return shown_session(session)


@router.post("/logout", status_code=204)
async def logout(response: Response, session: Person, uow: Writing) -> None:
    """Ends this session."""
    await sign_out(uow, session, everywhere=False)
    response.delete_cookie(COOKIE)


@router.post("/logout-everywhere", status_code=204)
async def logout_everywhere(response: Response, session: Person, uow: Writing) -> None:
    """Ends every session of whoever is signed in, this one included."""
    await sign_out(uow, session, everywhere=True)
    response.delete_cookie(COOKIE)


@router.post("/password", status_code=204)
async def change_password(request: Request, session: Person, body: PasswordBody) -> None:
    """Takes another password; every other session ends."""
    door = door_of(request)
    new = await door.passwords.hashed(checked_password(body.new.get_secret_value()))
    await change_own_password(door.database, door.passwords, session, body.current.get_secret_value(), new)
