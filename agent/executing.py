"""Carries out one tool call: checks what the model wrote, asks for consent where it is needed, keeps the result.

The effect and its result are one transaction. A call whose result is there is never carried out again.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from agent import proposal_store, turn_store
from agent.consent import digest, propose
from agent.language.when import read_when
from agent.messages import ToolCall
from agent.ownership import Claim
from agent.tables import ToolResultRow
from booking_core import AgentInConversation, BookingError, Evidence, UnitOfWork
from tools import Access, Arguments, DayReader, Tool, ToolContext, refusal_result

log = logging.getLogger(__name__)

AWAITING_YES = (
    "Nothing has been done yet. The customer is shown this text below your reply and is asked for a yes: "
    "don't repeat it."
)


class InvalidCall(Exception):
    """A call that can't be carried out as the model wrote it; the result tells it why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.result = {"error": code, "message": message}


@dataclass(frozen=True, slots=True)
class ToolBelt:
    """The tools of a turn, by name."""

    tools: Mapping[str, Tool[Any]]

    def checked(self, call: ToolCall) -> tuple[Tool[Any], Arguments]:
        """Raises `InvalidCall` for an unknown tool or arguments that don't fit its schema."""
        tool = self.tools.get(call.name)
        if tool is None:
            raise InvalidCall("unknown_tool", f"There is no tool {call.name!r}; there are {', '.join(self.tools)}.")
        try:
            return tool, tool.arguments.model_validate_json(call.arguments or "{}")
        except ValidationError as error:
            problems = "; ".join(
                f"{'.'.join(map(str, problem['loc'])) or 'arguments'}: {problem['msg']}" for problem in error.errors()
            )
            raise InvalidCall("invalid_arguments", problems) from error


@dataclass(frozen=True, slots=True)
class Done:
    """`content` is the JSON the model reads; `done` says whether anything took effect."""

    content: str
    done: bool


async def carry_out(claim: Claim, belt: ToolBelt, turn_id: str, step: int, call: ToolCall) -> Done:
    """Runs the tool and records the result. Raises `TakenOver` or `LeaseLost`, and then nothing was done."""
    try:
        tool, arguments = belt.checked(call)
        async with claim.writing() as uow:
            found = await _run(uow, claim.actor, tool, arguments, turn_id, call)
            await _record(uow, turn_id, step, call, found)
            return found
    except (InvalidCall, BookingError) as error:
        return await refuse(claim, turn_id, step, call, _told(error))


async def carry_out_agreed(
    claim: Claim, belt: ToolBelt, turn_id: str, step: int, call: ToolCall, evidence: Evidence
) -> Done:
    """As `carry_out`, for a proposal that the customer has agreed to: it is done, and the proposal is settled."""
    try:
        tool, arguments = belt.checked(call)
        async with claim.writing() as uow:
            context = await _context(uow, claim.actor, evidence)
            found = Done((await tool.run(arguments, context)).model_dump_json(), done=True)
            await proposal_store.update_proposal(
                uow.session,
                evidence.proposal_id,
                state="done",
                answer_message_id=evidence.customer_message_id,
                done_in_turn=turn_id,
                result=found.content,
            )
            await _record(uow, turn_id, step, call, found)
            return found
    except (InvalidCall, BookingError) as error:
        return await refuse(claim, turn_id, step, call, _told(error), lapsed=evidence.proposal_id)


async def refuse(
    claim: Claim, turn_id: str, step: int, call: ToolCall, told: Mapping[str, Any], lapsed: str | None = None
) -> Done:
    """Records that nothing was done and why; a proposal that can't be kept lapses with it."""
    found = Done(_json(told), done=False)
    async with claim.writing() as uow:
        if lapsed is not None:
            await proposal_store.update_proposal(uow.session, lapsed, state="lapsed", result=found.content)
        await _record(uow, turn_id, step, call, found)
    return found


def _told(error: InvalidCall | BookingError) -> Mapping[str, Any]:
    return error.result if isinstance(error, InvalidCall) else refusal_result(error)


async def _run(
    uow: UnitOfWork, actor: AgentInConversation, tool: Tool[Any], arguments: Arguments, turn_id: str, call: ToolCall
) -> Done:
    context = await _context(uow, actor)
    if tool.read_back is None:
        return Done((await tool.run(arguments, context)).model_dump_json(), done=True)
    for earlier in await proposal_store.proposals_done_in_turn(uow.session, turn_id):
        if digest(earlier.tool, earlier.arguments) == digest(tool.name, call.arguments) and earlier.result:
            return Done(earlier.result, done=False)
    read_back = await tool.read_back(arguments, context)
    await propose(uow, actor, turn_id, tool.name, call.arguments, read_back)
    told = {"status": "awaiting_yes", "shown_to_customer": read_back.text, "note": AWAITING_YES}
    return Done(_json(told), done=False)


async def _context(uow: UnitOfWork, actor: AgentInConversation, evidence: Evidence | None = None) -> ToolContext:
    return ToolContext(uow, actor, evidence, day_reader((await uow.catalog()).business.country))


async def _record(uow: UnitOfWork, turn_id: str, step: int, call: ToolCall, found: Done) -> None:
    row = ToolResultRow(
        turn_id=turn_id, step=step, call_id=call.id, tool=call.name, content=found.content, done=found.done, at=uow.now
    )
    await turn_store.insert_result(uow.session, row)


MONTH_FIRST_COUNTRIES = frozenset({"US", "PH", "FM", "PW", "MH"})


def day_reader(country: str) -> DayReader:
    """Reads a day in the customer's words, as people of the business's country write dates."""

    def read_day(words: str, now: datetime) -> tuple[date, date] | None:
        found = read_when(words, now, day_first=country not in MONTH_FIRST_COUNTRIES)
        dates = [mention for mention in found.dates if not mention.negated]
        return (min(d.first for d in dates), max(d.last for d in dates)) if dates else None

    return read_day


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def is_info(tool: Tool[Any]) -> bool:
    """Whether using it leaves an open proposal as it was."""
    return tool.access is Access.READ and tool.name != "find_slots"
