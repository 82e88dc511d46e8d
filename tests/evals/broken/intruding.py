"""An agent that goes on writing while a person has the conversation."""

from dataclasses import replace

from agent import Agent, TurnOutcome, TurnState
from agent.agent import Listener
from booking_core import Database, conversation


class SpeaksOverThePerson(Agent):
    async def run_turn(self, database: Database, conversation_id: str, listener: Listener | None = None) -> TurnOutcome:
        outcome = await super().run_turn(database, conversation_id, listener)
        if outcome.state is not TurnState.SILENT:
            return outcome
        async with database.writing() as uow:
            found = await conversation(uow, conversation_id)
            await self._store_reply(uow, found.id, found.channel, outcome.turn_id, "I can do that for you, no problem.")
        return replace(outcome, state=TurnState.ANSWERED)
