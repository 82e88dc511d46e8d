"""Who hears of which conversation."""

import pytest

from booking_core import Database, touch_conversation
from booking_core.contacts import bookings_scope
from booking_core.following import conversations_by_scope, inbox_state
from tests.support.bookings import ADMIN, ANAS_ACCOUNT, BENS_ACCOUNT, a_visitor, book
from tests.support.businesses import BEN


async def test_a_provider_hears_of_conversations_with_a_booking_of_theirs(bloom: Database) -> None:
    one, two, nobodys = [(await a_visitor(bloom, name)).conversation_id for name in ("v1", "v2", "v3")]
    await book(bloom, "10:00", conversation_id=one)
    await book(bloom, "10:00", conversation_id=two, provider_id=BEN)
    async with bloom.reading() as uow:
        scopes = [await bookings_scope(uow, actor) for actor in (ADMIN, ANAS_ACCOUNT, BENS_ACCOUNT)]
        seen = await conversations_by_scope(uow, {one, two, nobodys}, scopes)
    assert [seen[scope] for scope in scopes] == [{one, two, nobodys}, {one}, {two}]


@pytest.mark.parametrize("count", [0, 1], ids=["no conversations", "no scopes"])
async def test_nothing_is_asked_for_nothing(bloom: Database, count: int) -> None:
    async with bloom.reading() as uow:
        scope = await bookings_scope(uow, ANAS_ACCOUNT)
        conversations, scopes = (["cv_1"], []) if count else ([], [scope])
        assert await conversations_by_scope(uow, conversations, scopes) == dict.fromkeys(scopes, frozenset())


async def test_the_state_of_a_conversation_is_another_when_something_was_said(bloom: Database) -> None:
    one, two = [(await a_visitor(bloom, name)).conversation_id for name in ("v1", "v2")]
    async with bloom.reading() as uow:
        before = await inbox_state(uow)
    async with bloom.writing() as uow:
        await touch_conversation(uow.session, one, uow.now.replace(microsecond=7))
    async with bloom.reading() as uow:
        after = await inbox_state(uow)
    assert before.keys() == after.keys() == {one, two}
    assert [before[each] == after[each] for each in (one, two)] == [False, True]
