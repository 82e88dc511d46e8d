"""A turn of the offline model, database included, beside the same turn with a scripted model: `bench.offline_turn`.

The same customer books in the same words each time. First the offline model talks and its steps are kept; then a
script plays these steps through the same loop, tools and database. A figure is the median over rounds of their ratio.
"""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from agent import MIGRATIONS, Agent, receive_message
from agent.messages import ModelReply, ModelRequest, Say, ToolCall, ToolCalls, ToolResult
from agent.models.offline import OfflineModel
from agent.models.protocol import Model
from booking_core import Database, Identity, SetClock, create_engine, open_conversation, upgrade
from frontdesk.demo_business import load_demo_business
from prompts import load_prompts

CUSTOMER = ("Hi, I'd like a haircut tomorrow at 3pm", "downtown please", "make it 4", "Jane Doe", "no wait", "hm ok")
ROUNDS = 15
TARGET = 1.5
NOW = datetime.fromisoformat("2026-11-23T09:00:00-05:00")


@dataclass(frozen=True)
class Figure:
    """Medians in milliseconds of CPU of one turn."""

    offline: float
    scripted: float
    ratio: float


class Recorded:
    """The offline model, with its steps kept; an id of a slot is kept as its number among those that were found."""

    name = "recorded"

    def __init__(self) -> None:
        self.steps: list[Say | ToolCalls] = []
        self._model = OfflineModel()

    async def answer(self, request: ModelRequest) -> ModelReply:
        reply = await self._model.answer(request)
        self.steps.append(_with_ids(reply.answer, {slot: f"#{n}" for n, slot in enumerate(_slots(request))}))
        return reply

    async def aclose(self) -> None:
        """Nothing to give back."""


class Played:
    """The steps that were kept, one after the other."""

    name = "played"

    def __init__(self, steps: list[Say | ToolCalls]) -> None:
        self._steps: Iterator[Say | ToolCalls] = iter(steps)

    async def answer(self, request: ModelRequest) -> ModelReply:
        ids = {f"#{n}": slot for n, slot in enumerate(_slots(request))}
        return ModelReply(_with_ids(next(self._steps), ids), model=self.name)

    async def aclose(self) -> None:
        """Nothing to give back."""


def _slots(request: ModelRequest) -> list[str]:
    results = (json.loads(message.content) for message in request.messages if isinstance(message, ToolResult))
    return [
        slot["id"]
        for result in results
        for day in (*result.get("days", ()), *result.get("next_free", ()))
        for slot in day["slots"]
    ]


def _with_ids(answer: Say | ToolCalls, ids: dict[str, str]) -> Say | ToolCalls:
    if isinstance(answer, Say):
        return answer
    calls = []
    for call in answer.calls:
        arguments = json.loads(call.arguments)
        if "slot_id" in arguments:
            arguments["slot_id"] = ids[arguments["slot_id"]]
        calls.append(ToolCall(call.id, call.name, json.dumps(arguments)))
    return ToolCalls(tuple(calls), answer.text)


async def conversation_time(folder: Path, number: int, model: Model) -> float:
    """Milliseconds of CPU of a turn, on a database of its own."""
    engine = create_engine(f"sqlite+aiosqlite:///{folder}/{number}.db")
    await upgrade(engine, (MIGRATIONS,))
    # Each a minute later: what was understood a minute ago is not remembered.
    database = Database(engine, SetClock(NOW + timedelta(minutes=number)))
    await load_demo_business(database)
    async with database.writing() as uow:
        chat = await open_conversation(uow, Identity("web", "visitor", "bench"))
    agent, taken = Agent(model=model, prompts=load_prompts()), 0.0
    for place, text in enumerate(CUSTOMER):
        async with database.writing() as uow:
            await receive_message(uow, chat.id, text, f"m{place}", received_at=uow.now)
        before = time.process_time()
        await agent.run_turn(database, chat.id)
        taken += time.process_time() - before
    await database.close()
    return taken / len(CUSTOMER) * 1000


async def measure(rounds: int = ROUNDS) -> Figure:
    with tempfile.TemporaryDirectory() as name:
        folder, numbers = Path(name), count()
        recorded = Recorded()
        await conversation_time(folder, next(numbers), recorded)
        pairs = []
        for _ in range(rounds):
            offline = await conversation_time(folder, next(numbers), OfflineModel())
            pairs.append((offline, await conversation_time(folder, next(numbers), Played(recorded.steps))))
    return Figure(
        statistics.median(offline for offline, _ in pairs),
        statistics.median(scripted for _, scripted in pairs),
        statistics.median(offline / scripted for offline, scripted in pairs),
    )


def main() -> None:
    figure = asyncio.run(measure())
    print(f"{'a turn, database included':34} {'offline ms':>11} {'script ms':>10} {'ratio':>7} {'target':>7}")
    print(f"{'':34} {figure.offline:11.2f} {figure.scripted:10.2f} {figure.ratio:7.2f} {TARGET:7.2f}")


if __name__ == "__main__":
    main()
