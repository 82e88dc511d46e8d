"""Conversations with a scripted model: a customer, what they write, and what the model says to it."""

import json
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from agent import Agent, ModelRequest, ToolCall, ToolCalls, ToolResult, TurnOutcome, receive_message
from agent.models.scripted import ScriptedModel, Step
from booking_core import AgentInConversation, Database, Identity, SystemActor, open_conversation
from booking_core.booking import Booking
from booking_core.booking_store import BookingFilter
from booking_core.history import list_bookings
from prompts import load_prompts

NUMBERS = count(1)


def calls(*wanted: tuple[str, dict[str, Any]]) -> ToolCalls:
    """One step of the model that asks for these tools."""
    return ToolCalls(
        tuple(ToolCall(f"call_{next(NUMBERS)}", name, json.dumps(arguments)) for name, arguments in wanted)
    )


def find_slots(day: str | None = "tomorrow", **fields: Any) -> ToolCalls:
    nothing = dict.fromkeys(("day_to", "earliest", "latest", "part_of_day", "provider_id", "moving_booking_id"))
    return calls(("find_slots", {"service_id": "haircut", "location_id": "downtown", "day": day, **nothing, **fields}))


def last_result(request: ModelRequest) -> Any:
    """What the last tool answered, as the model reads it."""
    results = [message for message in request.messages if isinstance(message, ToolResult)]
    return json.loads(results[-1].content)


def first_slot(request: ModelRequest) -> str:
    """The id of the first slot in the last result of `find_slots`."""
    results = [json.loads(m.content) for m in request.messages if isinstance(m, ToolResult)]
    found = next(result for result in reversed(results) if "days" in result)
    slot_id: str = (found["days"] or found["next_free"])[0]["slots"][0]["id"]
    return slot_id


def book_first(request: ModelRequest) -> ToolCalls:
    details = {"name": "Jane Doe", "phone": None, "email": None, "notes": None}
    return calls(("book", {"slot_id": first_slot(request), **details}))


@dataclass
class Chat:
    """One customer's conversation. `script` replaces what the model says next."""

    database: Database
    conversation_id: str
    numbers: Any = field(default_factory=lambda: count(1))

    @property
    def actor(self) -> AgentInConversation:
        return AgentInConversation(self.conversation_id)

    async def write(self, text: str, **fields: Any) -> None:
        async with self.database.writing() as uow:
            await receive_message(
                uow, self.conversation_id, text, f"m{next(self.numbers)}", received_at=uow.now, **fields
            )

    async def say(self, text: str, *steps: Step, **agent: Any) -> str:
        """What the customer is answered; the model follows the script to its end."""
        await self.write(text)
        return reply_of(await self.run(*steps, **agent))

    async def run(self, *steps: Step, **agent: Any) -> TurnOutcome:
        async with ScriptedModel(*steps) as model:
            return await Agent(model=model, prompts=load_prompts(), **agent).run_turn(
                self.database, self.conversation_id
            )

    async def bookings(self) -> list[Booking]:
        return await all_bookings(self.database)


async def all_bookings(database: Database) -> list[Booking]:
    async with database.reading() as uow:
        return await list_bookings(uow, SystemActor(), BookingFilter())


def reply_of(outcome: TurnOutcome) -> str:
    return "\n---\n".join(reply.text for reply in outcome.replies)


async def open_chat(database: Database, visitor: str = "visitor-1", **identity: Any) -> Chat:
    async with database.writing() as uow:
        found = await open_conversation(uow, Identity("web", "visitor", visitor), **identity)
    return Chat(database, found.id)
