"""Messages on their way out of a WhatsApp conversation, and what became of them."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from agent import answer_as_person, receive_message
from agent.outbox import Outbox, OutboxPolicy
from agent.standing_reply import reply_at_once
from agent.tables import MessageRow, OutgoingRow
from booking_core import (
    Conversation,
    Database,
    Identity,
    Role,
    SetClock,
    StaffMember,
    conversation,
    open_conversation,
    take_over,
)
from tests.support.carriers import MemoryCarrier

MIA = StaffMember("u1", "Mia", Role.MANAGER)
NUMBERS = count(1)


@dataclass
class Post:
    """One customer's conversation with its outbox. `system` is the system's clock."""

    database: Database
    conversation_id: str
    system: SetClock
    carrier: MemoryCarrier = field(default_factory=MemoryCarrier)

    def outbox(self, **policy: Any) -> Outbox:
        """That of a process that has just started."""
        return Outbox(self.database, {"whatsapp": self.carrier}, self.system, OutboxPolicy(**policy))

    async def reply(self, *parts: str) -> None:
        """The agent answers; the reply is stored, and not yet sent."""
        number = next(NUMBERS)
        async with self.database.writing() as uow:
            message, _ = await receive_message(
                uow, self.conversation_id, "Hello", f"in{number}", received_at=self.system.now()
            )
            await reply_at_once(
                uow, message, " ".join(parts), sent_at=self.system.now(), split=lambda channel, text: parts
            )

    async def reply_as_person(self, *parts: str) -> None:
        async with self.database.writing() as uow:
            await answer_as_person(
                uow,
                MIA,
                self.conversation_id,
                " ".join(parts),
                sent_at=self.system.now(),
                split=lambda channel, text: parts,
            )

    async def take_over(self) -> None:
        async with self.database.writing() as uow:
            await take_over(uow, MIA, self.conversation_id)

    async def conversation(self) -> Conversation:
        async with self.database.reading() as uow:
            return await conversation(uow, self.conversation_id)

    async def rows(self) -> list[OutgoingRow]:
        async with self.database.reading() as uow:
            rows = await uow.session.scalars(
                select(OutgoingRow)
                .join(MessageRow, col(MessageRow.id) == col(OutgoingRow.message_id))
                .order_by(col(MessageRow.position), col(OutgoingRow.part))
            )
            return list(rows)

    async def states(self) -> list[str]:
        return [row.state for row in await self.rows()]


async def open_post(database: Database, identity: Identity | None = None) -> Post:
    async with database.writing() as uow:
        found = await open_conversation(uow, identity or Identity("whatsapp", "phone", "+12125550123"))
    # Another time than the product's: the two clocks must not be mixed up.
    return Post(database, found.id, SetClock(database.clock.now().replace(year=2020)))


async def send_all(post: Post, passes: int = 10, **policy: float) -> None:
    """By one process after another, as time goes by."""
    for _ in range(passes):
        wait = await post.outbox(**policy).send_waiting(post.conversation_id)
        if wait is None:
            return
        post.system.advance(timedelta(seconds=wait))
