"""What was said, as the team reads it: with the tools that were used for it, and how far it has come on its way."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from agent import message_store, trouble_store, turn_store
from agent.arriving import Delivery, deliveries_of
from agent.tables import MessageRow, ToolResultRow, TurnStepRow
from booking_core import UnitOfWork
from staff.wire.base import in_z


async def whole_transcript(uow: UnitOfWork, conversation_id: str) -> list[dict[str, Any]]:
    """Each as `MessageView`."""
    return await shown_messages(uow, await message_store.messages_after(uow.session, conversation_id, 0))


async def shown_messages(uow: UnitOfWork, rows: Sequence[MessageRow]) -> list[dict[str, Any]]:
    """Each as `MessageView`, in the order given, with a fixed number of questions to the database."""
    turn_ids = sorted({row.turn_id for row in rows if row.turn_id})
    steps = await turn_store.steps_of(uow.session, turn_ids)
    calls = _calls(steps, await turn_store.results_of(uow.session, turn_ids))
    troubles = await trouble_store.outcomes_of(uow.session, turn_ids)
    deliveries = await deliveries_of(uow, [row.id for row in rows if row.role in ("agent", "staff")])
    carriers = _carriers(rows)
    return [
        shown_message(
            row,
            calls[row.turn_id or ""] if row.id in carriers else (),
            troubles.get(row.turn_id or "") if row.role == "agent" else None,
            deliveries.get(row.id),
        )
        for row in rows
    ]


def shown_message(
    message: Any,
    tool_calls: Sequence[dict[str, Any]] = (),
    trouble: str | None = None,
    delivery: Delivery | None = None,
) -> dict[str, Any]:
    """As `MessageView`; of a `MessageRow` or a `StoredMessage`."""
    return {
        "id": message.id,
        "role": message.role,
        "text": message.text,
        "at": in_z(message.at),
        "author": message.author,
        "tool_calls": list(tool_calls),
        "trouble": trouble,
        "delivery": delivery and {"state": delivery.arrival.value, "error_code": delivery.error_code},
    }


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
