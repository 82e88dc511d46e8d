"""Turns in which not all went well, for whoever looks at what came of the conversation."""

from datetime import timedelta

from agent import trouble_store
from booking_core import RiskReason, UnitOfWork, note_risk

LATELY = timedelta(days=1)


async def note_trouble(uow: UnitOfWork, conversation_id: str, turn_id: str, trouble: RiskReason) -> None:
    """Kept with the turn, and with what the team has yet to look at; of several the last stands."""
    await trouble_store.set_outcome(uow.session, turn_id, str(trouble))
    await note_risk(uow, conversation_id, trouble)


async def trouble_lately(uow: UnitOfWork, conversation_id: str) -> list[RiskReason]:
    """What there was of it within a day."""
    found = await trouble_store.outcomes_since(uow.session, conversation_id, uow.now - LATELY)
    return [RiskReason(outcome) for outcome in found]
