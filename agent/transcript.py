"""A conversation as a model reads it: what was said, with the tools that were used in between."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from agent import memory_store, message_store, turn_store
from agent.messages import AgentMessage, CustomerMessage, Message, Note, ToolCall, ToolCalls, ToolResult
from agent.tables import MessageRow, ToolResultRow, TurnStepRow
from booking_core import UnitOfWork
from tools.wording import spoken_day


@dataclass(frozen=True, slots=True)
class Transcript:
    """`steps` counts those of the running turn; `pending` are its calls that lack a result, `agreed` the proposal
    that made them ours."""

    messages: tuple[Message, ...]
    steps: int
    pending: tuple[ToolCall, ...]
    agreed: str | None


async def load_transcript(uow: UnitOfWork, conversation_id: str, running_turn: str) -> Transcript:
    """From the last condensation on. Messages that no turn has taken up are left out."""
    memory = await memory_store.find_memory(uow.session, conversation_id)
    after = memory.position if memory else 0
    rows = await message_store.messages_after(uow.session, conversation_id, after)
    rows = [row for row in rows if row.role != "customer" or row.turn_id is not None]
    turn_ids = list(dict.fromkeys([*(row.turn_id for row in rows if row.turn_id), running_turn]))
    steps = await turn_store.steps_of(uow.session, turn_ids)
    results = await turn_store.results_of(uow.session, turn_ids)
    messages: list[Message] = [Note(memory.summary)] if memory else []
    zone = (await uow.catalog()).business.timezone
    messages.extend(_interleaved(rows, _by_turn(steps, results), running_turn, zone))
    own = [step for step in steps if step.turn_id == running_turn]
    answered = {(result.step, result.call_id) for result in results if result.turn_id == running_turn}
    pending = tuple(
        ToolCall(call["id"], call["name"], call["arguments"])
        for step in own
        for call in step.calls
        if (step.number, call["id"]) not in answered
    )
    agreed = own[-1].agreed_proposal if own and pending else None
    return Transcript(tuple(messages), len(own), pending, agreed)


_Steps = dict[str, list[tuple[Message, ...]]]


def _by_turn(steps: Iterable[TurnStepRow], results: Iterable[ToolResultRow]) -> _Steps:
    contents = {(result.turn_id, result.step, result.call_id): result.content for result in results}
    found: _Steps = defaultdict(list)
    for step in steps:
        found[step.turn_id].append(step_messages(step, contents))
    return found


def step_messages(step: TurnStepRow, contents: dict[tuple[str, int, str], str]) -> tuple[Message, ...]:
    """The calls with those results that there are, or the note."""
    if not step.calls:
        return (Note(step.text),)
    calls = tuple(ToolCall(call["id"], call["name"], call["arguments"]) for call in step.calls)
    keys = [(step.turn_id, step.number, call.id) for call in calls]
    answers = tuple(
        ToolResult(call.id, contents[key]) for call, key in zip(calls, keys, strict=True) if key in contents
    )
    return (ToolCalls(calls, step.text), *answers)


def _interleaved(rows: Sequence[MessageRow], steps: _Steps, running_turn: str, zone: ZoneInfo) -> Iterable[Message]:
    """Each turn's steps stand where they happened: after the messages it knew then, before its reply.

    Where the local date changes it is noted, so that an old "tomorrow" is not read as a new one.
    """
    told: dict[str, int] = defaultdict(int)
    day: date | None = None
    for row in rows:
        written = row.at.astimezone(zone).date()
        if row.role == "customer" and written != day:
            day = written
            yield Note(spoken_day(written))
        if row.turn_id is not None:
            until = row.after_step if row.role == "customer" else len(steps[row.turn_id])
            for step in steps[row.turn_id][told[row.turn_id] : until]:
                yield from step
            told[row.turn_id] = max(told[row.turn_id], until)
        yield _message(row)
    for step in steps[running_turn][told[running_turn] :]:
        yield from step


def _message(row: MessageRow) -> Message:
    match row.role:
        case "customer":
            return CustomerMessage(row.text)
        case "agent":
            return AgentMessage(row.text)
        case "staff":
            return AgentMessage(row.text, by_person=True)
        case _:
            return Note(row.text)
