"""Carries out a reference solution, through the same tools and with the same consent as any agent."""

import json
from collections.abc import Mapping
from typing import Any

from agent.executing import day_reader
from booking_core import Evidence, resolve_offer
from evals.doings import booking_named, make_happen
from evals.observing import observe
from evals.step import BookStep, MoveStep, Step
from evals.world import World
from tools import Tool, ToolContext, all_tools

TOOLS: Mapping[str, Tool[Any]] = {tool.name: tool for tool in all_tools}
EVIDENCE = Evidence("as the reference says", "yes", "reference", "reference", "reference", "reference")
NOTHING = dict.fromkeys(("day_to", "earliest", "latest", "part_of_day", "provider_id", "moving_booking_id"))


class ReferenceFails(Exception):
    """The reference solution does not go through."""


async def solve(world: World) -> None:
    """Raises `ReferenceFails` and `BookingError`."""
    for step in world.scenario.reference:
        await _take(world, step)


async def _take(world: World, step: Step) -> None:
    if step.happens is not None:
        await make_happen(world, step.happens)
    elif step.customer_says is not None:
        await world.send(step.customer_says)
    elif step.book is not None:
        slot = await _slot(world, step.book)
        details = step.book.model_dump(include={"name", "phone", "email", "notes"})
        await use(world, "book", {"slot_id": slot, **details})
    elif step.move is not None:
        booking_id = await booking_named(world, step.move.booking)
        slot = await _slot(world, step.move, booking_id)
        await use(world, "reschedule", {"booking_id": booking_id, "slot_id": slot})
    elif step.cancel is not None:
        booking_id = await booking_named(world, step.cancel.booking)
        await use(world, "cancel", {"booking_id": booking_id, "reason": step.cancel.reason})
    elif step.correct is not None:
        booking_id = await booking_named(world, step.correct.booking)
        await use(
            world, "correct_my_details", {**step.correct.model_dump(exclude={"booking"}), "booking_id": booking_id}
        )
    elif step.person is not None:
        await use(world, "ask_for_person", {"reason": step.person})
    elif step.call is not None:
        await use(world, step.call.tool, step.call.arguments)


async def use(world: World, name: str, arguments: Mapping[str, Any]) -> Any:
    """One tool call, agreed to; its result as the model would read it."""
    tool = TOOLS.get(name)
    if tool is None:
        raise ReferenceFails(f"there is no tool {name!r}")
    checked = tool.arguments.model_validate_json(json.dumps(dict(arguments), default=str))
    async with world.database.writing() as uow:
        day = day_reader((await uow.catalog()).business.country)
        context = ToolContext(uow, world.customer, EVIDENCE if tool.needs_consent else None, None, day)
        return (await tool.run(checked, context)).model_dump(mode="json")


async def _slot(world: World, step: BookStep | MoveStep, moving: str | None = None) -> str:
    """The id under which the start is offered."""
    service, location = await _what(world, step, moving)
    start = world.instant(step.start, location)
    arguments = {
        **NOTHING,
        "service_id": service,
        "location_id": location,
        "day": start.astimezone(world.zone_of(location)).date(),
        "earliest": f"{start.astimezone(world.zone_of(location)):%H:%M}",
        "latest": f"{start.astimezone(world.zone_of(location)):%H:%M}",
        "provider_id": step.provider,
        "moving_booking_id": moving,
    }
    found = await use(world, "find_slots", arguments)
    ids = [str(slot["id"]) for day in found["days"] for slot in day["slots"]]
    async with world.database.reading() as uow:
        for slot_id in ids:
            if (await resolve_offer(uow, world.customer, slot_id)).starts_at == start:
                return slot_id
    raise ReferenceFails(f"{service} at {location} on {start.isoformat()} is not offered: {json.dumps(found)[:400]}")


async def _what(world: World, step: BookStep | MoveStep, moving: str | None) -> tuple[str, str]:
    if isinstance(step, BookStep):
        return step.service, step.location
    assert moving is not None
    booking = (await observe(world)).bookings[moving]
    return booking.service_id, booking.location.id
