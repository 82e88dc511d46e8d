"""A conversation as the team reads it: what was said, the tools that were used for it, and what came of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import orjson

from agent import message_store, summary_for_person, turn_store
from agent.tables import MessageRow, ToolResultRow, TurnStepRow
from booking_core import (
    BookingFilter,
    TeamActor,
    UnitOfWork,
    booking_history,
    list_bookings,
    take_over,
    team_conversation,
)
from staff.wire.base import in_z
from staff.wire.bookings import shown_booking
from staff.wire.conversations import shown_summary
from staff.wire.history import shown_change

MOST_BOOKINGS = 1000


async def whole_conversation(uow: UnitOfWork, actor: TeamActor, conversation_id: str) -> dict[str, Any]:
    """As `ConversationView`. Raises `NotFound`, `Forbidden`."""
    found = await team_conversation(uow, actor, conversation_id)
    wanted = BookingFilter(conversation_id=conversation_id, limit=MOST_BOOKINGS)
    bookings = await list_bookings(uow, actor, wanted)
    return {
        **shown_summary(found),
        "messages": await _messages(uow, conversation_id),
        "bookings": [shown_booking(booking) for booking in bookings],
    }


async def taken_over(uow: UnitOfWork, actor: TeamActor, conversation_id: str) -> dict[str, Any]:
    """As `TakenOverView`: from now on a person answers. Raises `NotFound`, `Forbidden`."""
    await team_conversation(uow, actor, conversation_id)
    summary = await summary_for_person(uow, conversation_id, actor)
    await take_over(uow, actor, conversation_id)
    return {**await whole_conversation(uow, actor, conversation_id), "summary": summary}


async def exported(uow: UnitOfWork, actor: TeamActor, conversation_id: str) -> dict[str, Any]:
    """As `ConversationExport`. Raises `NotFound`, `Forbidden`."""
    whole = await whole_conversation(uow, actor, conversation_id)
    histories = [
        {"booking": shown, "history": [shown_change(each) for each in await booking_history(uow, actor, shown["id"])]}
        for shown in whole["bookings"]
    ]
    return {**whole, "exported_at": in_z(uow.now), "histories": histories}


def shown_message(
    message_id: str, role: str, text: str, at: datetime, author: str | None, tool_calls: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    """As `MessageView`."""
    calls = list(tool_calls)
    return {"id": message_id, "role": role, "text": text, "at": in_z(at), "author": author, "tool_calls": calls}


async def _messages(uow: UnitOfWork, conversation_id: str) -> list[dict[str, Any]]:
    rows = await message_store.messages_after(uow.session, conversation_id, 0)
    turn_ids = sorted({row.turn_id for row in rows if row.turn_id})
    steps = await turn_store.steps_of(uow.session, turn_ids)
    calls = _calls(steps, await turn_store.results_of(uow.session, turn_ids))
    carriers = _carriers(rows)
    return [
        shown_message(
            row.id, row.role, row.text, row.at, row.author, calls[row.turn_id or ""] if row.id in carriers else ()
        )
        for row in rows
    ]


def _carriers(rows: Sequence[MessageRow]) -> frozenset[str]:
    """The message of each turn beside which its calls are shown: its reply, or what it was to answer."""
    last: dict[str, MessageRow] = {}
    for row in rows:
        known = last.get(row.turn_id or "")
        if row.turn_id and (known is None or known.role == "customer" or row.role != "customer"):
            last[row.turn_id] = row
    return frozenset(row.id for row in last.values())


def _calls(steps: Iterable[TurnStepRow], results: Iterable[ToolResultRow]) -> dict[str, list[dict[str, Any]]]:
    by_call = {(row.turn_id, row.step, row.call_id): row for row in results}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for step in steps:
        for call in step.calls:
            result = by_call.get((step.turn_id, step.number, call["id"]))
            found[step.turn_id].append(
                {
                    "tool": call["name"],
                    "arguments": _parsed(call["arguments"]),
                    "result": result and _parsed(result.content),
                    "done": result is not None and result.done,
                }
            )
    return found


def _parsed(text: str) -> Any:
    """What a model wrote need not be JSON."""
    try:
        return orjson.loads(text)
    except ValueError:
        return text
