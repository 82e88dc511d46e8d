"""The agent: one conversation, one turn at a time, whatever runs it."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from opentelemetry.trace import Tracer

from agent import message_store, outgoing_store, proposal_store, turn_store
from agent.inbox import Split, StoredMessage, nothing_to_push, stored
from agent.limits import Budget, LimitReached, Limits, Spent
from agent.loop import Approved, LoopEvent, run_loop
from agent.models.protocol import Model, ModelError
from agent.ownership import Claim, Lease, LeaseLost, TakenOver, claim_conversation, give_up, kept_alive, release
from agent.spending_store import spent_by, spent_columns, spent_since
from agent.tables import MessageRow, TurnRow
from agent.tracing import turn_span
from agent.turns import AgentParts, DatabaseTurn
from booking_core import Clock, Database, Owner, SystemClock, UnitOfWork, ask_for_person, conversation
from prompts import Prompts
from tools import Tool, all_tools

log = logging.getLogger(__name__)

MOST_ABSORBED = 3
MOST_ATTEMPTS = 4
"""After so many that broke off, a turn is no longer thought about: the customer is told how things stand."""
MOST_ATTEMPTS_AT_ALL = MOST_ATTEMPTS + 2
SORRY = "Sorry, something went wrong on our side. I have asked the team to help; somebody will answer you here."
SPENDING_WINDOW = timedelta(days=1)
Listener = Callable[[LoopEvent], None]


class TurnState(StrEnum):
    """How a turn ended. `NOTHING`: there was nothing to answer; `BUSY`: another turn of the conversation runs;
    `SILENT`: a person has the conversation; `LOST`: another process took the turn over."""

    ANSWERED = "answered"
    NOTHING = "nothing"
    BUSY = "busy"
    SILENT = "silent"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class TurnOutcome:
    """`more`: the customer wrote something meanwhile that this turn did not answer. Run another."""

    state: TurnState
    turn_id: str = ""
    replies: tuple[StoredMessage, ...] = ()
    more: bool = False


class Agent:
    """Answers customers: a model, what it may do, and what it is told.

    `split` says which parts of a reply have to be pushed on a channel; `system_clock` is for claims, which last as
    long as `lease` says after their process has gone. Without a `tracer` nothing is traced.
    """

    def __init__(
        self,
        *,
        model: Model,
        prompts: Prompts,
        tools: Sequence[Tool[Any]] = all_tools,
        limits: Limits | None = None,
        split: Split = nothing_to_push,
        system_clock: Clock | None = None,
        lease: Lease | None = None,
        tracer: Tracer | None = None,
    ) -> None:
        self._parts = AgentParts.of(model, tools, prompts, tracer)
        self._limits = limits or Limits()
        self._split = split
        self._system_clock = system_clock or SystemClock()
        self._lease = lease or Lease()

    @property
    def model(self) -> Model:
        return self._parts.model

    async def run_turn(self, database: Database, conversation_id: str, listener: Listener | None = None) -> TurnOutcome:
        """Answers what waits in the conversation, or goes on with a turn that was interrupted.

        Does nothing when nothing waits. Only errors of the database, and bugs, are raised: the turn then stays
        unfinished and can be run again.
        """
        async with database.writing() as uow:
            claim = await claim_conversation(uow, database, conversation_id, self._system_clock, self._lease)
            if claim is None:
                return TurnOutcome(TurnState.BUSY)
            turn = await _begun(uow, conversation_id)
            if turn is None or turn.state != "running":
                await release(uow, claim)
            else:
                since = uow.now - SPENDING_WINDOW
                before = await spent_since(uow.session, conversation_id, since, but_for=turn.id)
        if turn is None:
            return TurnOutcome(TurnState.NOTHING)
        if turn.state != "running":
            return TurnOutcome(TurnState.SILENT, turn.id)
        try:
            async with kept_alive(claim, self._system_clock, self._lease):
                with turn_span(self._parts.tracer, conversation_id, turn.id) as span:
                    outcome = await self._answer(claim, turn, before, listener or _ignore)
                    span.set_attribute("frontdesk.turn.state", outcome.state)
                return outcome
        except LeaseLost:
            return TurnOutcome(TurnState.LOST)
        except BaseException:
            await give_up(claim)
            raise

    async def _answer(self, claim: Claim, row: TurnRow, before: Spent, listener: Listener) -> TurnOutcome:
        """`before` is what the conversation spent earlier."""
        budget = Budget(self._limits, before, already=spent_by(row))
        turn = DatabaseTurn(self._parts, claim, row, budget)
        try:
            if row.attempts >= MOST_ATTEMPTS:
                return await self._give_up(claim, turn, budget, row.attempts)
            await turn.load()
            absorbed = 0
            while True:
                text = await self._think(turn, budget, listener)
                outcome = await self._finish(claim, turn, budget, text, may_absorb=absorbed < MOST_ABSORBED)
                if outcome is not None:
                    return outcome
                absorbed += 1
        except TakenOver:
            return await self._fall_silent(claim, turn, budget)

    async def _give_up(self, claim: Claim, turn: DatabaseTurn, budget: Budget, attempts: int) -> TurnOutcome:
        """Whatever breaks the turn every time, the customer is answered and a person is told."""
        log.error("turn %s broke off %d times and is given up", turn.turn_id, attempts)
        if attempts < MOST_ATTEMPTS_AT_ALL:
            text = await turn.honest_fallback("The agent broke off several times while answering.")
            outcome = await self._finish(claim, turn, budget, text, may_absorb=False)
            assert outcome is not None
            return outcome
        async with claim.writing() as uow:
            await ask_for_person(uow, claim.actor, "The agent could not answer at all.")
            await proposal_store.close_open_proposals(uow.session, claim.actor.conversation_id, "lapsed")
            return await self._reply(claim, uow, turn, budget, SORRY)

    async def _think(self, turn: DatabaseTurn, budget: Budget, listener: Listener) -> str:
        try:
            await turn.hear_answer()
            async for event in run_loop(self._parts.model, turn, budget):
                listener(event)
                if isinstance(event, Approved):
                    return event.text
        except ModelError as error:
            return await turn.honest_fallback(f"The model could not answer ({error.code}).")
        except LimitReached as error:
            return await turn.honest_fallback(f"The limit of {error.limit} for one conversation was reached.")
        raise AssertionError("a loop ends with an approved text")

    async def _finish(
        self, claim: Claim, turn: DatabaseTurn, budget: Budget, text: str, *, may_absorb: bool
    ) -> TurnOutcome | None:
        """Stores the reply, which from here on is fixed; None when there is more to take in first."""
        async with claim.writing() as uow:
            if may_absorb and await turn.absorb(uow):
                return None
            text, proposal = await turn.text_with_read_back(uow, text)
            outcome = await self._reply(claim, uow, turn, budget, text)
            if proposal is not None:
                await proposal_store.update_proposal(uow.session, proposal.id, message_id=outcome.replies[0].id)
        return outcome

    async def _reply(self, claim: Claim, uow: UnitOfWork, turn: DatabaseTurn, budget: Budget, text: str) -> TurnOutcome:
        found = await conversation(uow, claim.actor.conversation_id)
        reply = await self._store_reply(uow, found.id, found.channel, turn.turn_id, text)
        await self._close(claim, uow, turn, budget, "answered")
        more = bool(await message_store.unanswered_messages(uow.session, found.id))
        return TurnOutcome(TurnState.ANSWERED, turn.turn_id, (stored(reply),), more)

    async def _store_reply(
        self, uow: UnitOfWork, conversation_id: str, channel: str, turn_id: str, text: str
    ) -> MessageRow:
        row = MessageRow(
            id="",
            conversation_id=conversation_id,
            position=0,
            role="agent",
            text=text,
            at=uow.now,
            received_at=self._system_clock.now(),
            turn_id=turn_id,
        )
        await message_store.insert_message(uow.session, row)
        await outgoing_store.insert_parts(uow.session, row, self._split(channel, text))
        return row

    async def _close(self, claim: Claim, uow: UnitOfWork, turn: DatabaseTurn, budget: Budget, state: str) -> None:
        """With the claim, so that nobody waits for a process that died after this commit."""
        await turn_store.update_turn(
            uow.session,
            turn.turn_id,
            state=state,
            model=self._parts.model.name,
            prompt_version=self._parts.prompts.version,
            finished_at=uow.now,
            **spent_columns(budget.spent),
        )
        await release(uow, claim)

    async def _fall_silent(self, claim: Claim, turn: DatabaseTurn, budget: Budget) -> TurnOutcome:
        async with claim.writing(also_for_person=True) as uow:
            await self._close(claim, uow, turn, budget, "silent")
        return TurnOutcome(TurnState.SILENT, turn.turn_id)


async def _begun(uow: UnitOfWork, conversation_id: str) -> TurnRow | None:
    """The turn that was interrupted, else a new one for what waits; None when nothing does."""
    found = await conversation(uow, conversation_id)
    silent = found.owner is not Owner.AGENT
    turn = await turn_store.running_turn(uow.session, conversation_id)
    waiting = await message_store.unanswered_messages(uow.session, conversation_id)
    if turn is None and not waiting:
        return None
    if turn is None:
        state = "silent" if silent else "running"
        turn = await turn_store.insert_turn(uow.session, conversation_id, uow.now, state, attempts=1)
        await message_store.assign_to_turn(uow.session, [row.id for row in waiting], turn.id, 0)
        return turn
    again = {"attempts": turn.attempts + 1}
    if silent:
        turn.state = "silent"
        await turn_store.update_turn(uow.session, turn.id, state="silent", finished_at=uow.now, **again)
    else:
        await turn_store.update_turn(uow.session, turn.id, **again)
    return turn


def _ignore(event: LoopEvent) -> None:
    """Nobody watches."""
