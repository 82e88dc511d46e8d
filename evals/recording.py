"""From what stands in a trial's database to what is kept of it."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from agent import Prices
from agent.limits import Spent
from booking_core import Booking
from evals.observing import Doings, State
from evals.results import BookingRecord, CallRecord, MessageRecord, Spending
from evals.scoring.evidence import TurnSeen
from evals.world import World


def message_records(done: Doings, turns: Sequence[TurnSeen]) -> tuple[MessageRecord, ...]:
    calls = _calls(done)
    meant = [seen.meant.value for seen in turns for _ in seen.customer]
    first = len([row for row in done.messages if row.role == "customer"]) - len(meant)
    numbers = [seen.number for seen in turns for _ in seen.customer]
    records, said, turn = [], 0, 0
    for row in done.messages:
        if row.role == "customer":
            turn = numbers[said - first] if said >= first else 0
        records.append(
            MessageRecord.model_validate(
                {
                    "role": row.role,
                    "text": row.text,
                    "at": row.at,
                    "turn": turn,
                    "calls": calls.pop(row.turn_id or "", ()) if row.role == "agent" else (),
                    "meant": meant[said - first] if row.role == "customer" and said >= first else None,
                }
            )
        )
        said += row.role == "customer"
    return tuple(records)


def _calls(done: Doings) -> dict[str, list[CallRecord]]:
    results = {(row.turn_id, row.step, row.call_id): row for row in done.results}
    found: dict[str, list[CallRecord]] = defaultdict(list)
    for step in done.steps:
        for call in step.calls:
            row = results.get((step.turn_id, step.number, call["id"]))
            arguments = parsed(call["arguments"])
            found[step.turn_id].append(
                CallRecord(
                    tool=call["name"],
                    arguments=arguments if isinstance(arguments, dict) else {},
                    raw_arguments="" if isinstance(arguments, dict) else call["arguments"],
                    result=parsed(row.content) if row else None,
                    done=bool(row and row.done),
                    agreed=step.agreed_proposal is not None,
                )
            )
    return found


def every_call(done: Doings) -> list[CallRecord]:
    """In order."""
    return [call for calls in _calls(done).values() for call in calls]


def parsed(text: str) -> Any:
    try:
        return json.loads(text or "{}")
    except ValueError:
        return text


def booking_records(world: World, state: State) -> tuple[BookingRecord, ...]:
    """By start. Ids are drawn by lot, so those that have no name get one by the order in which they were made."""
    names = {booking_id: name for name, booking_id in world.booking_ids.items()}
    made = sorted(state.bookings.values(), key=lambda booking: booking.created_at)
    nameless = [booking.id for booking in made if booking.id not in names]
    names |= {booking_id: f"new-{number}" for number, booking_id in enumerate(nameless, 1)}
    return tuple(booking_record(world, booking, names) for booking in sorted(made, key=lambda each: each.starts_at))


def booking_record(world: World, booking: Booking, names: Mapping[str, str]) -> BookingRecord:
    moved_from = booking.rescheduled_from
    return BookingRecord(
        id=names.get(booking.id, booking.id),
        service=booking.service_id,
        location=booking.location.id,
        provider=booking.provider_id,
        start=booking.local_start,
        status=booking.status.value,
        source=booking.source.value,
        name=booking.customer.name,
        phone=booking.customer.phone,
        email=booking.customer.email,
        notes=booking.customer.notes,
        linked=booking.conversation_id == world.conversation_id,
        moved_from=names.get(moved_from, moved_from) if moved_from else None,
        reason=booking.cancellation_reason,
    )


def spending_of(world: World, done: Doings, turns: Sequence[TurnSeen]) -> Spending:
    """Of the agent."""
    usage, prices = world.model.usage, world.under_test.prices
    return Spending(
        replies=sum(len(seen.replies) for seen in turns),
        tool_calls=sum(len(step.calls) for step in done.steps),
        model_calls=world.model.calls,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cached_tokens=usage.cached_tokens,
        cost=None if prices is None else float(prices.cost(usage)),
        model_seconds=round(world.model.seconds, 4),
    )


def spent_beside(who: str, spent: Spent, prices: Prices | None) -> dict[str, Any]:
    """What a model took that is not the measured one, as fields of `Spending`."""
    if not spent.model_calls:
        return {}
    return {
        f"{who}_calls": spent.model_calls,
        f"{who}_input_tokens": spent.usage.input_tokens,
        f"{who}_output_tokens": spent.usage.output_tokens,
        f"{who}_cost": None if prices is None else float(prices.cost(spent.usage)),
    }
