"""Which conversations have work that nobody is doing: what a sweeper starts again."""

from datetime import datetime

from agent import message_store, turn_store
from booking_core import UnitOfWork


async def conversations_with_work(uow: UnitOfWork, *, at: datetime, received_before: datetime) -> list[str]:
    """Unanswered messages that came before `received_before`, and turns whose process is gone; the system's time."""
    unanswered = await message_store.conversations_with_unanswered(uow.session, received_before)
    interrupted = await turn_store.conversations_with_running_turns(uow.session, at)
    return sorted({*unanswered, *interrupted})
