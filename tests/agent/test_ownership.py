"""The claim under which a turn runs: kept alive while its process is, and nobody's soon after it is gone."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from agent import Agent, ModelReply, ModelRequest, TurnState
from agent.models.scripted import ScriptedModel
from agent.ownership import Claim, Lease, claim_conversation, give_up, kept_alive
from agent.tables import ConversationLeaseRow
from booking_core import Database, SetClock
from prompts import load_prompts
from tests.support.businesses import load_into
from tests.support.conversations import Chat, open_chat

LEASE = Lease(lasts=timedelta(seconds=20), renewed_every=0.001)
DEADLINE = 20.0


@pytest.fixture
async def chat(database: Database) -> Chat:
    await load_into(database)
    return await open_chat(database)


@pytest.fixture
def system(clock: SetClock) -> SetClock:
    return SetClock(clock.now())


async def until(chat: Chat) -> datetime | None:
    async with chat.database.reading() as uow:
        found: datetime | None = await uow.session.scalar(select(col(ConversationLeaseRow.until)))
        return found


async def claimed(chat: Chat, system: SetClock, lease: Lease = LEASE) -> Claim | None:
    async with chat.database.writing() as uow:
        return await claim_conversation(uow, chat.database, chat.conversation_id, system, lease)


async def eventually(true: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(DEADLINE):
        while not await true():
            pass


async def test_a_claim_that_nobody_renews_lapses_after_its_time(chat: Chat, system: SetClock) -> None:
    assert await claimed(chat, system) is not None
    system.advance(timedelta(seconds=19))
    assert await claimed(chat, system) is None
    system.advance(timedelta(seconds=1))
    assert await claimed(chat, system) is not None


async def test_a_claim_is_renewed_for_as_long_as_it_is_used(chat: Chat, system: SetClock) -> None:
    claim = await claimed(chat, system)
    assert claim is not None

    async def renewed() -> bool:
        return await until(chat) == system.now() + LEASE.lasts

    async with kept_alive(claim, system, LEASE):
        for _ in range(3):
            system.advance(timedelta(seconds=19))
            await eventually(renewed)
    system.advance(timedelta(seconds=20))
    assert await claimed(chat, system) is not None


async def test_a_claim_that_was_given_up_is_not_renewed(chat: Chat, system: SetClock) -> None:
    claim = await claimed(chat, system)
    assert claim is not None
    await give_up(claim)
    async with asyncio.timeout(DEADLINE), kept_alive(claim, system, LEASE) as renewing:
        await renewing
    assert await until(chat) is None


async def test_a_claim_that_another_process_has_taken_is_not_renewed(chat: Chat, system: SetClock) -> None:
    earlier = await claimed(chat, system)
    assert earlier is not None
    system.advance(timedelta(seconds=20))
    assert await claimed(chat, system) is not None
    system.advance(timedelta(seconds=5))
    async with asyncio.timeout(DEADLINE), kept_alive(earlier, system, LEASE) as renewing:
        await renewing
    assert await until(chat) == system.now() + timedelta(seconds=15)


async def test_a_turn_may_think_longer_than_its_claim_lasts(chat: Chat, system: SetClock) -> None:
    """Otherwise every process in turn would take it from the one before, and nobody would answer."""
    states: list[TurnState] = []

    def agent(model: ScriptedModel) -> Agent:
        return Agent(model=model, prompts=load_prompts(), system_clock=system, lease=LEASE)

    class Slow(ScriptedModel):
        async def answer(self, request: ModelRequest) -> ModelReply:
            system.advance(timedelta(seconds=19))
            before = await until(chat)

            async def renewed() -> bool:
                return await until(chat) != before

            await eventually(renewed)
            system.advance(timedelta(seconds=19))
            states.append((await agent(ScriptedModel()).run_turn(chat.database, chat.conversation_id)).state)
            return await super().answer(request)

    await chat.write("hello")
    outcome = await agent(Slow("Hello!")).run_turn(chat.database, chat.conversation_id)
    assert outcome.state is TurnState.ANSWERED
    assert states == [TurnState.BUSY]
    assert await until(chat) is None


async def test_a_turn_that_breaks_off_leaves_no_claim_behind(chat: Chat, system: SetClock) -> None:
    class Broken(ScriptedModel):
        async def answer(self, request: ModelRequest) -> ModelReply:
            raise asyncio.CancelledError

    await chat.write("hello")
    with pytest.raises(asyncio.CancelledError):
        await Agent(model=Broken(), prompts=load_prompts(), system_clock=system).run_turn(
            chat.database, chat.conversation_id
        )
    assert await until(chat) is None
