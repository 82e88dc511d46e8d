"""A conversation as a model reads it: what was said, with the tools that were used in between."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from agent import memory_store, message_store, turn_store
from agent.messages import AgentMessage, CustomerMessage, Message, Note, ToolCall, ToolCalls, ToolResult
from agent.tables import MessageRow, ToolResultRow, TurnStepRow
from booking_core import UnitOfWork
from tools.wording import spoken_day

NEVER_DONE = '{"error": "not_done", "message": "The turn ended before this was carried out."}'


@dataclass(frozen=True, slots=True)
class Transcript:
    """`steps` counts those of the running turn, and `results` are its own; `pending` are its calls that lack a result,
    `agreed` the proposal that made them ours."""

    messages: tuple[Message, ...]
    steps: int
    pending: tuple[ToolCall, ...]
    agreed: str | None
    results: tuple[ToolResultRow, ...]

    @property
    def size(self) -> int:
        """In characters; never less than what there is to condense."""
        return sum(map(_size, self.messages))


async def load_transcript(uow: UnitOfWork, conversation_id: str, running_turn: str) -> Transcript:
    """From the last condensation on. Messages that no turn has taken up are left out."""
    memory = await memory_store.find_memory(uow.session, conversation_id)
    after = memory.position if memory else 0
    rows = await message_store.messages_after(uow.session, conversation_id, after)
    rows = [row for row in rows if row.role != "customer" or row.turn_id is not None]
    rows = _as_taken_up(rows)
    turn_ids = list(dict.fromkeys([*(row.turn_id for row in rows if row.turn_id), running_turn]))
    steps = await turn_store.steps_of(uow.session, turn_ids)
    results = await turn_store.results_of(uow.session, turn_ids)
    messages: list[Message] = [Note(memory.summary)] if memory else []
    zone = (await uow.catalog()).business.timezone
    messages.extend(_interleaved(rows, _by_turn(steps, results, running_turn), running_turn, zone))
    own = [step for step in steps if step.turn_id == running_turn]
    own_results = tuple(result for result in results if result.turn_id == running_turn)
    answered = {(result.step, result.call_id) for result in own_results}
    pending = tuple(
        ToolCall(call["id"], call["name"], call["arguments"])
        for step in own
        for call in step.calls
        if (step.number, call["id"]) not in answered
    )
    agreed = own[-1].agreed_proposal if own and pending else None
    return Transcript(tuple(messages), len(own), pending, agreed, own_results)


def _size(message: Message) -> int:
    match message:
        case ToolCalls():
            return len(message.text) + sum(len(call.arguments) for call in message.calls)
        case ToolResult():
            return len(message.content)
        case _:
            return len(message.text)


_Steps = dict[str, list[tuple[Message, ...]]]


def _as_taken_up(rows: Sequence[MessageRow]) -> list[MessageRow]:
    """A message that came while an earlier turn was at work, and waited, stands after that turn's reply.

    So does every request only add to the one before it.
    """
    replied = {row.turn_id: index for index, row in enumerate(rows) if row.role == "agent" and row.turn_id}
    begun: dict[str, int] = {}
    for index, row in enumerate(rows):
        if row.role == "customer" and row.turn_id:
            begun.setdefault(row.turn_id, index)

    def place(index: int) -> tuple[int, int]:
        row = rows[index]
        if row.role != "customer" or row.turn_id is None:
            return index, 0
        first = begun[row.turn_id]
        earlier = [end for turn, end in replied.items() if begun.get(turn, first) < first]
        return max([index, *earlier]), index + 1

    return [rows[index] for index in sorted(range(len(rows)), key=place)]


def _by_turn(steps: Iterable[TurnStepRow], results: Iterable[ToolResultRow], running_turn: str) -> _Steps:
    contents = {(result.turn_id, result.step, result.call_id): result.content for result in results}
    found: _Steps = defaultdict(list)
    for step in steps:
        missing = None if step.turn_id == running_turn else NEVER_DONE
        found[step.turn_id].append(_step_messages(step, contents, missing))
    return found


def _step_messages(
    step: TurnStepRow, contents: Mapping[tuple[str, int, str], str], missing: str | None
) -> tuple[Message, ...]:
    """The calls with their results, or the note. A call without a result gets `missing`: no API takes it back alone."""
    if not step.calls:
        return (Note(step.text),)
    calls = tuple(ToolCall(call["id"], call["name"], call["arguments"]) for call in step.calls)
    answers = [(call.id, contents.get((step.turn_id, step.number, call.id), missing)) for call in calls]
    return (
        ToolCalls(calls, step.text),
        *(ToolResult(call_id, content) for call_id, content in answers if content is not None),
    )


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
