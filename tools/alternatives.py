"""Other times, when the one that was picked is refused: as ids that the conversation can use at once."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from booking_core import BookingError, Slot, SlotNotOffered, SlotTaken, issue_offers, resolve_offer
from tools.holding import query_of
from tools.results import refusal_result
from tools.tool import Arguments, ToolContext
from tools.wording import spoken_day, spoken_time


async def refusal_with_alternatives(error: BookingError, arguments: Arguments, context: ToolContext) -> dict[str, Any]:
    """As `refusal_result`; choices of time are offered as `find_slots` would offer them."""
    result = refusal_result(error)
    slot_id = getattr(arguments, "slot_id", None)
    if slot_id is not None and error.choices and isinstance(error, SlotTaken | SlotNotOffered):
        result["choices"] = await _offered(slot_id, error, context)
    return result


async def _offered(slot_id: str, error: BookingError, context: ToolContext) -> list[dict[str, str]]:
    offer = await resolve_offer(context.uow, context.actor, slot_id)
    query = await query_of(context.uow, context.actor, offer)
    catalog = await context.uow.catalog()
    zone = catalog.locations[offer.location_id].timezone
    found = []
    for other in await issue_offers(context.uow, context.actor, query, [_slot(choice) for choice in error.choices]):
        local = other.starts_at.astimezone(zone)
        found.append(
            {
                "id": other.id,
                "day": spoken_day(local.date()),
                "time": spoken_time(local, catalog.business),
                "starts_at": local.isoformat(),
            }
        )
    return found


def _slot(choice: Mapping[str, Any]) -> Slot:
    starts, ends = (datetime.fromisoformat(choice[name]).astimezone(UTC) for name in ("starts_at", "ends_at"))
    return Slot(starts, ends, ())
