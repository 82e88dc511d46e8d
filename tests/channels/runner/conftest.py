from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from agent import Agent, receive_message, transcript
from agent.outbox import Outbox
from agent.ownership import Claim, Lease, claim_conversation
from booking_core import Database, Identity, SetClock, open_conversation
from channels.news import News
from channels.runner import InProcessJobs, Job, Quiet, Sweeper, TurnRunner
from prompts import load_prompts
from tests.support.businesses import load_into
from tests.support.carriers import MemoryCarrier
from tests.support.echo_model import EchoModel

MINUTE = Lease(lasts=timedelta(minutes=1))


@dataclass
class PutJobs(InProcessJobs):
    """Remembers what it was asked to do, and on which occasion, and does none of it by itself."""

    wanted: list[tuple[Job, str, str]] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    async def put(self, job: Job, conversation_id: str, *, occasion: str, delay: float = 0.0) -> None:
        self.wanted.append((job, conversation_id, occasion))
        self.delays.append(delay)


@dataclass
class Office:
    """A runner with its clock, its carrier and its model in the hands of the test."""

    database: Database
    system: SetClock
    model: EchoModel = field(default_factory=EchoModel)
    carrier: MemoryCarrier = field(default_factory=MemoryCarrier)
    news: News = field(default_factory=News)
    jobs: PutJobs = field(default_factory=PutJobs)
    numbers: int = 0

    def __post_init__(self) -> None:
        self.agent = Agent(model=self.model, prompts=load_prompts(), split=pushed_on_whatsapp, system_clock=self.system)
        self.outbox = Outbox(self.database, {"whatsapp": self.carrier}, self.system)
        self.runner = TurnRunner(self.database, self.agent, self.outbox, self.news, self.system, self.jobs)
        self.sweeper = Sweeper(self.database, self.outbox, self.jobs, self.system, Quiet())

    async def conversation(self, channel: str = "whatsapp") -> str:
        self.numbers += 1
        async with self.database.writing() as uow:
            identity = Identity(channel, "phone", f"+1212555{self.numbers:04}")
            return (await open_conversation(uow, identity)).id

    async def write(self, conversation_id: str, text: str, button: str | None = None) -> str:
        """The id of the message."""
        self.numbers += 1
        async with self.database.writing() as uow:
            message, _ = await receive_message(
                uow, conversation_id, text, f"in{self.numbers}", received_at=self.system.now(), button=button
            )
        return message.id

    async def claimed_elsewhere(self, conversation_id: str) -> Claim:
        """As by another process that runs a turn there, or died in one."""
        async with self.database.writing() as uow:
            claim = await claim_conversation(uow, self.database, conversation_id, self.system, MINUTE)
        assert claim is not None
        return claim

    async def replies(self, conversation_id: str) -> list[str]:
        async with self.database.reading() as uow:
            said = await transcript(uow, conversation_id)
        return [message.text for message in said if message.role == "agent"]

    def later(self, seconds: float) -> None:
        self.system.advance(timedelta(seconds=seconds))


def pushed_on_whatsapp(channel: str, text: str) -> tuple[str, ...]:
    return (text,) if channel == "whatsapp" else ()


@pytest.fixture
async def office(database: Database, clock: SetClock) -> Office:
    await load_into(database)
    return Office(database, SetClock(clock.now()))
