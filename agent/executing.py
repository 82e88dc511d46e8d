"""Carries out one tool call: checks what the model wrote, asks for consent where it is needed, keeps the result.

The effect and its result are one transaction. A call whose result is there is never carried out again.
"""

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from agent import proposal_store, turn_store
from agent.consent import Agreement, digest, propose
from agent.language.when import read_when
from agent.messages import ToolCall
from agent.ownership import Claim, LeaseLost, TakenOver
from agent.tables import ToolResultRow
from agent.trouble import trouble_lately
from booking_core import AgentInConversation, BookingError, UnitOfWork, note_risk
from tools import Access, Arguments, DayReader, Tool, ToolContext, refusal_result, refusal_with_alternatives

log = logging.getLogger(__name__)

AWAITING = "awaiting_yes"
AWAITING_YES = (
    "Nothing has been done yet. The customer is shown this text below your reply and is asked for a yes: "
    "don't repeat it."
)
REPLACED = " What was prepared before it is not done and not asked any more: {}"
ONE_AT_A_TIME = "The customer is asked about one thing at a time. Call this again when they have answered."
CHANGED = "What the customer agreed to is no longer the same, and nothing was done. Call this again to ask them anew."
BROKEN = {
    "error": "internal_error",
    "message": "Something broke on our side and nothing was done. Tell the customer so, and bring in a person.",
}


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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a call stands: what its effect is keyed by."""

    claim: Claim
    belt: ToolBelt
    turn_id: str
    step: int


async def carry_out(place: Place, call: ToolCall, agreement: Agreement | None = None) -> Done:
    """Runs the tool and records the result. With an `agreement` it does what the customer has agreed to.

    Raises `TakenOver` or `LeaseLost`, and errors of the database that another attempt may mend; then nothing was done.
    """
    arguments: Arguments | None = None
    try:
        tool, arguments = place.belt.checked(call)
        async with place.claim.writing() as uow:
            if agreement is None:
                found = await _run(uow, place, tool, arguments, call)
            else:
                found = await _run_agreed(uow, place, tool, arguments, agreement)
            await _record(uow, place, call, found)
            return found
    except InvalidCall as error:
        return await refuse(place, call, error.result, agreement)
    except BookingError as error:
        return await _refuse_with_alternatives(place, call, arguments, error, agreement)
    except (LeaseLost, TakenOver, OSError, PoolTimeoutError):
        raise
    except Exception as error:
        # The last resort: a bug in one tool must not leave the customer without an answer.
        if isinstance(error, DBAPIError) and not isinstance(error, IntegrityError | DataError | ProgrammingError):
            raise
        log.error("the tool %s broke", call.name, exc_info=error)
        return await refuse(place, call, BROKEN, agreement)


async def _refuse_with_alternatives(
    place: Place, call: ToolCall, arguments: Arguments | None, error: BookingError, agreement: Agreement | None
) -> Done:
    told = refusal_result(error)
    if arguments is not None:
        with suppress(BookingError):
            async with place.claim.writing() as uow:
                told = await refusal_with_alternatives(error, arguments, await _context(uow, place.claim.actor))
    return await refuse(place, call, told, agreement)


async def refuse(place: Place, call: ToolCall, told: Mapping[str, Any], agreement: Agreement | None = None) -> Done:
    """Records that nothing was done and why; a proposal that can't be kept lapses with it."""
    found = Done(_json(told), done=False)
    async with place.claim.writing() as uow:
        if agreement is not None:
            await proposal_store.update_proposal(
                uow.session, agreement.proposal_id, state="lapsed", result=found.content
            )
        await _record(uow, place, call, found)
    return found


async def _run(uow: UnitOfWork, place: Place, tool: Tool[Any], arguments: Arguments, call: ToolCall) -> Done:
    actor = place.claim.actor
    context = await _context(uow, actor)
    if tool.read_back is None:
        return Done((await tool.run(arguments, context)).model_dump_json(), done=True)
    for earlier in await proposal_store.proposals_done_in_turn(uow.session, place.turn_id):
        if digest(earlier.tool, earlier.arguments) == digest(tool.name, call.arguments) and earlier.result:
            return Done(earlier.result, done=False)
    await _require_first_of_step(uow, place)
    read_back = await tool.read_back(arguments, context)
    replaced = await propose(uow, actor, place.turn_id, tool.name, call.arguments, read_back)
    note = AWAITING_YES if replaced is None else AWAITING_YES + REPLACED.format(replaced)
    return Done(_json({"status": AWAITING, "shown_to_customer": read_back.text, "note": note}), done=False)


async def _require_first_of_step(uow: UnitOfWork, place: Place) -> None:
    """Of two things that the model wants agreed at once, the customer would see but one."""
    earlier = await turn_store.results_of(uow.session, [place.turn_id])
    if any(row.step == place.step and awaits_yes(row) for row in earlier):
        raise InvalidCall("one_at_a_time", ONE_AT_A_TIME)


async def _run_agreed(
    uow: UnitOfWork, place: Place, tool: Tool[Any], arguments: Arguments, agreement: Agreement
) -> Done:
    context = await _context(uow, place.claim.actor, agreement)
    if tool.read_back is None or (await tool.read_back(arguments, context)).text != agreement.evidence.read_back:
        raise InvalidCall("changed_meanwhile", CHANGED)
    found = Done((await tool.run(arguments, context)).model_dump_json(), done=True)
    await note_risk(uow, context.actor.conversation_id, *await trouble_lately(uow, context.actor.conversation_id))
    await proposal_store.update_proposal(
        uow.session,
        agreement.proposal_id,
        state="done",
        answer_message_id=agreement.evidence.customer_message_id,
        done_in_turn=place.turn_id,
        result=found.content,
    )
    return found


async def _context(uow: UnitOfWork, actor: AgentInConversation, agreement: Agreement | None = None) -> ToolContext:
    read_day = day_reader((await uow.catalog()).business.country)
    if agreement is None:
        return ToolContext(uow, actor, read_day=read_day)
    return ToolContext(uow, actor, agreement.evidence, agreement.provider_id, read_day)


async def _record(uow: UnitOfWork, place: Place, call: ToolCall, found: Done) -> None:
    row = ToolResultRow(
        turn_id=place.turn_id,
        step=place.step,
        call_id=call.id,
        tool=call.name,
        content=found.content,
        done=found.done,
        at=uow.now,
    )
    await turn_store.insert_result(uow.session, row)


def awaits_yes(row: ToolResultRow) -> bool:
    """Whether the call made a proposal."""
    return not row.done and bool(json.loads(row.content).get("status") == AWAITING)


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
