"""API keys."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from staff.answers import answer, asked, page_of
from staff.api_keys import create_api_key, list_api_keys, revoke_api_key
from staff.cursors import cursor_of, text_of
from staff.door import door_of
from staff.once import ONCE, CreatingRoute, keep_answer
from staff.permissions import ManagesTeam
from staff.transactions import Reading, Writing
from staff.wire.base import Page, PageQuery
from staff.wire.problems import refusals
from staff.wire.team import KeyView, NewKeyBody, NewKeyView, shown_key, shown_new_key

router = APIRouter(prefix="/api/api-keys", tags=["team"], route_class=CreatingRoute, responses=refusals(409))


@router.get("", response_model=Page[KeyView])
async def keys(actor: ManagesTeam, uow: Reading, query: Annotated[PageQuery, Query()]) -> Response:
    found = await list_api_keys(uow, actor, text_of(query.cursor), asked(query.limit))
    return answer(page_of(found, query.limit, shown_key, lambda each: cursor_of(each.id)))


@router.post("", status_code=201, response_model=NewKeyView, dependencies=[ONCE])
async def create(request: Request, actor: ManagesTeam, uow: Writing, body: NewKeyBody) -> Response:
    """The key itself is shown this once."""
    known, key = await create_api_key(uow, actor, body.name, door_of(request).system_clock.now())
    keep_answer(request, shown_new_key(known, None).model_dump_json())
    return answer(shown_new_key(known, key), 201)


@router.delete("/{key_id}")
async def revoke(request: Request, actor: ManagesTeam, uow: Writing, key_id: str) -> KeyView:
    """From now on it opens nothing."""
    return shown_key(await revoke_api_key(uow, actor, key_id, door_of(request).system_clock.now()))
