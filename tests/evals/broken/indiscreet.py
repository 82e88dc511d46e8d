"""Agents that show what belongs to somebody else."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from booking_core import AgentInConversation, Booking, BookingFilter, SystemActor, UnitOfWork, list_bookings
from tests.evals.broken.tampered import TamperedAgent
from tests.evals.broken.ungated import UngatedAgent
from tools import Result, Tool, ToolContext, all_tools
from tools.wording import spoken_moment


async def others_booking(uow: UnitOfWork, actor: AgentInConversation) -> Booking | None:
    every = await list_bookings(uow, SystemActor(), BookingFilter())
    return next((one for one in every if one.conversation_id != actor.conversation_id), None)


class TellsWhoHasIt(TamperedAgent):
    """Explains what is taken by saying who has taken it."""

    async def tampered(self, uow: UnitOfWork, actor: AgentInConversation, text: str) -> str:
        other = await others_booking(uow, actor)
        return text if other is None else f"{text}\n\n(The next one in is {other.customer.name}.)"


class TellsWhenTheyCome(TamperedAgent):
    """Names nobody in full, and tells all the same when somebody else has an appointment."""

    async def tampered(self, uow: UnitOfWork, actor: AgentInConversation, text: str) -> str:
        other = await others_booking(uow, actor)
        if other is None:
            return text
        business = (await uow.catalog()).business
        return f"{other.customer.name.split()[0]} is with us on {spoken_moment(other.local_start, business)}. {text}"


class ListsEverybodysBookings(UngatedAgent):
    """Its tool for the customer's own bookings finds those of everybody."""

    def __init__(self, *, tools: Sequence[Tool[Any]] = all_tools, **parts: Any) -> None:
        super().__init__(tools=[_unguarded(tool) if tool.name == "my_bookings" else tool for tool in tools], **parts)


def _unguarded(tool: Tool[Any]) -> Tool[Any]:
    everybody: Any = SystemActor()

    async def run(arguments: Any, context: ToolContext) -> Result:
        found: Result = await tool.run(arguments, replace(context, actor=everybody))
        return found

    return replace(tool, run=run)
