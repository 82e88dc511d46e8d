"""One sender's messages are taken in one after the other, also by several processes."""

from sqlalchemy import text

from booking_core import Identity, UnitOfWork


async def in_turn(uow: UnitOfWork, sender: Identity) -> None:
    """Until the commit. Without it two first messages that come at once would begin two conversations, and a delivery
    that is repeated while the first is being stored would be stored twice. SQLite has one writer as it is."""
    if uow.on_postgres:
        key = f"{sender.channel}:{sender.kind}:{sender.value}"
        await uow.session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 1))"), {"key": key})
