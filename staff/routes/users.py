"""Team members."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from staff.answers import answer, asked, page_of
from staff.cursors import cursor_of, text_of
from staff.door import door_of
from staff.members import NewMember, add_member, change_member, get_member, list_members
from staff.once import ONCE, CreatingRoute, keep_answer
from staff.passwords import checked_password, generated_password
from staff.permissions import ManagesTeam
from staff.transactions import Reading, Writing
from staff.wire.base import Page, PageQuery
from staff.wire.problems import refusals
from staff.wire.team import NewUserBody, NewUserView, UserBody, UserView, changes_of, shown_new_user, shown_user

router = APIRouter(prefix="/api/users", tags=["team"], route_class=CreatingRoute, responses=refusals(409))


@router.get("", response_model=Page[UserView])
async def users(actor: ManagesTeam, uow: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    """In the order of their email addresses."""
    found = await list_members(uow, actor, text_of(query.cursor), asked(query.limit))
    return answer(page_of(found, query.limit, shown_user, lambda each: cursor_of(each.email)))


@router.post("", status_code=201, response_model=NewUserView, dependencies=[ONCE])
async def add(request: Request, actor: ManagesTeam, uow: Writing, body: NewUserBody) -> Response:
    """Without a password one is made, and shown this once."""
    door, made = door_of(request), None if body.password else generated_password()
    password = made or checked_password(body.password.get_secret_value() if body.password else "")
    hashed = await door.passwords.hashed(password)
    new = NewMember(body.email, body.name, body.role, hashed, body.provider_id)
    member = await add_member(uow, actor, new, door.system_clock.now())
    keep_answer(request, shown_new_user(member, None).model_dump_json())
    return answer(shown_new_user(member, made), 201)


@router.get("/{user_id}")
async def user(actor: ManagesTeam, uow: Reading, user_id: str) -> UserView:
    return shown_user(await get_member(uow, actor, user_id))


@router.patch("/{user_id}")
async def change(request: Request, actor: ManagesTeam, uow: Writing, user_id: str, body: UserBody) -> UserView:
    """Another role or password, and leaving, sign the member out everywhere."""
    door = door_of(request)
    changes = await changes_of(body, door.passwords)
    return shown_user(await change_member(uow, actor, user_id, changes, door.system_clock.now()))


@router.delete("/{user_id}")
async def deactivate(request: Request, actor: ManagesTeam, uow: Writing, user_id: str) -> UserView:
    """Lets the member in no more; history goes on naming them."""
    now = door_of(request).system_clock.now()
    return shown_user(await change_member(uow, actor, user_id, {"active": False}, now))
