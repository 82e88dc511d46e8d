"""An agent without the claim gate: whatever its model says goes out."""

from agent import Agent, Approved
from agent.agent import Listener
from agent.limits import Budget
from agent.loop import Finish
from agent.turns import DatabaseTurn


class UngatedAgent(Agent):
    async def _think(self, turn: DatabaseTurn, budget: Budget, listener: Listener) -> str:
        return await super()._think(UnreviewedTurn(turn), budget, listener)


class UnreviewedTurn(DatabaseTurn):
    """The very turn, which finds every reply good."""

    def __init__(self, turn: DatabaseTurn) -> None:
        self.__dict__ = turn.__dict__

    async def review(self, text: str, finish: Finish) -> Approved:
        return Approved(text)
