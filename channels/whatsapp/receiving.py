"""Takes in what a customer wrote on WhatsApp, in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from agent import Split, receive_message
from agent.standing_reply import reply_at_once
from booking_core import UnitOfWork, open_conversation, opt_out_of_proactive_messages
from channels.whatsapp.inbound import Inbound
from channels.whatsapp.opt_out import STARTED, STOPPED
from channels.whatsapp.sender_store import in_turn


@dataclass(frozen=True, slots=True)
class TakenIn:
    """`fresh` is False for a repeated delivery; `answered` when the reply is already on its way and needs no turn."""

    conversation_id: str
    fresh: bool
    answered: bool = False


async def take_in(uow: UnitOfWork, inbound: Inbound, *, received_at: datetime, split: Split) -> TakenIn:
    """`received_at` is the system's time."""
    await in_turn(uow, inbound.sender)
    found = await open_conversation(uow, inbound.sender, name=inbound.name, verified_phone=inbound.verified_phone)
    message, fresh = await receive_message(
        uow, found.id, inbound.text, inbound.external_id, received_at=received_at, button=inbound.button
    )
    confirmation = _confirmation(inbound, opted_out=found.contact.proactive_opt_out)
    if not fresh or confirmation is None:
        return TakenIn(found.id, fresh)
    await opt_out_of_proactive_messages(uow, found.contact.id, opted_out=inbound.opts == "out")
    await reply_at_once(uow, message, confirmation, sent_at=received_at, split=split)
    return TakenIn(found.id, fresh, answered=True)


def _confirmation(inbound: Inbound, *, opted_out: bool) -> str | None:
    if inbound.opts == "out":
        return STOPPED
    # From somebody who never opted out it is a greeting.
    return STARTED if inbound.opts == "in" and opted_out else None
