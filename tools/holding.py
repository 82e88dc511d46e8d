"""hold_slot and release_slot: a slot is kept for the customer while their details are collected."""

from pydantic import Field

from booking_core import (
    AgentInConversation,
    Offer,
    SlotQuery,
    UnitOfWork,
    get_booking,
    hold_slot,
    release_hold,
    resolve_offer,
)
from tools.tool import Access, Arguments, Result, Tool, ToolContext
from tools.wording import spoken_length, spoken_moment, spoken_place, spoken_price


class HoldSlot(Arguments):
    slot_id: str = Field(description="From find_slots.")


class SlotHeld(Result):
    slot_id: str
    service: str
    location: str
    provider: str
    starts: str
    timezone: str
    duration_minutes: int
    price: str | None
    held_for: str


class ReleaseSlot(Arguments):
    pass


class SlotReleased(Result):
    released: bool


async def _hold(arguments: HoldSlot, context: ToolContext) -> SlotHeld:
    uow = context.uow
    offer = await resolve_offer(uow, context.actor, arguments.slot_id)
    held = await hold_slot(uow, context.actor, await query_of(uow, context.actor, offer), offer.starts_at)
    business = (await uow.catalog()).business
    return SlotHeld(
        slot_id=offer.id,
        service=held.service.name,
        location=spoken_place(held.location),
        provider=held.provider.name,
        starts=spoken_moment(held.starts_at.astimezone(held.location.timezone), business),
        timezone=held.location.timezone.key,
        duration_minutes=held.service.duration,
        price=spoken_price(held.service.price, business),
        held_for=spoken_length(held.expires_at - uow.now),
    )


async def query_of(uow: UnitOfWork, actor: AgentInConversation, offer: Offer) -> SlotQuery:
    moving = await get_booking(uow, actor, offer.moving) if offer.moving else None
    return SlotQuery(offer.service_id, offer.location_id, offer.provider_id, moving)


async def _release(arguments: ReleaseSlot, context: ToolContext) -> SlotReleased:
    await release_hold(context.uow, context.actor)
    return SlotReleased(released=True)


hold = Tool(
    name="hold_slot",
    description="Keeps a slot for five minutes as soon as the customer has picked it, while you ask for details.",
    arguments=HoldSlot,
    access=Access.WRITE,
    run=_hold,
)

release = Tool(
    name="release_slot",
    description="Gives the held slot back when the customer no longer wants it.",
    arguments=ReleaseSlot,
    access=Access.WRITE,
    run=_release,
)
