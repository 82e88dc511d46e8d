"""ask_for_person: somebody of the team takes the conversation over."""

from pydantic import Field

from booking_core import ask_for_person
from tools.tool import Access, Arguments, Result, Tool, ToolContext


class AskForPerson(Arguments):
    reason: str = Field(description="For the team, in one sentence: what the customer wants.")


class PersonAsked(Result):
    team_was_told: bool


async def _run(arguments: AskForPerson, context: ToolContext) -> PersonAsked:
    await ask_for_person(context.uow, context.actor, arguments.reason)
    return PersonAsked(team_was_told=True)


ask_for_a_person = Tool(
    name="ask_for_person",
    description="Brings in a person of the team: when the customer asks for one, or you can't help.",
    arguments=AskForPerson,
    access=Access.WRITE,
    run=_run,
)
