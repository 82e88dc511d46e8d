"""The world of one trial: the whole product on a database of its own, and a clock that only moves when it is moved."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from agent import Agent, Limits, Model, Prices
from agent.models.offline import OfflineModel
from booking_core import AgentInConversation, BusinessFile, Database, Identity, SetClock, StaffMember, open_conversation
from booking_core import Role as TeamRole
from channels.runner import Quiet
from channels.whatsapp import CHANNEL as WHATSAPP
from channels.whatsapp.form import Form
from channels.whatsapp.inbound import read_inbound
from channels.whatsapp.receiving import take_in
from channels.whatsapp.split import parts_for
from evals.faults import Faults, WatchedModel, breakable
from evals.library import business_file
from evals.pocket import Pocket
from evals.scenario import Scenario
from evals.signed_identity import sign
from evals.templates import Templates
from frontdesk.settings import Settings
from frontdesk.wiring import Product, build_product
from tools import all_tools

SECRET = "a secret that only trials know, and nobody else"
TEAM = StaffMember("staff-evals", "Sam of the team", TeamRole.MANAGER)
QUIET = Quiet(timedelta(0), timedelta(0))
BETWEEN_MESSAGES = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class AgentUnderTest:
    """What is measured: a model behind the ordinary agent, unless `make_agent` makes another of the same arguments.
    `prices`: what its tokens cost, where that is to be told."""

    model: Model = field(default_factory=OfflineModel)
    make_agent: Callable[..., Agent] = Agent
    limits: Limits | None = None
    prices: Prices | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What the customer reads: from the business, by the agent or by a person (which shows only in what is said)."""

    text: str
    by_person: bool = False


@dataclass
class World:
    """`booking_ids`: the scenario's names for bookings, and which they are here. `theirs`: bookings that the world made
    or changed itself, which are nobody's deed in the conversation."""

    scenario: Scenario
    business: BusinessFile
    product: Product
    clock: SetClock
    under_test: AgentUnderTest
    pocket: Pocket
    model: WatchedModel
    faults: Faults
    conversation_id: str = ""
    token: str = ""
    booking_ids: dict[str, str] = field(default_factory=dict)
    theirs: set[str] = field(default_factory=set)
    _numbers: Any = field(default_factory=lambda: count(1))
    _read: int = 0

    @property
    def database(self) -> Database:
        return self.product.database

    @property
    def customer(self) -> AgentInConversation:
        return AgentInConversation(self.conversation_id)

    @property
    def zone(self) -> ZoneInfo:
        return self.business.business.timezone

    def zone_of(self, location_id: str) -> ZoneInfo:
        return next((x.timezone for x in self.business.locations if x.id == location_id), self.zone)

    def instant(self, moment: datetime, location_id: str) -> datetime:
        """Of what a scenario says by a location's clock, unless it gives the offset itself."""
        return moment if moment.tzinfo else moment.replace(tzinfo=self.zone_of(location_id))

    async def send(self, *texts: str) -> list[Heard]:
        """What the customer writes, at once or in a burst, and what they read then."""
        answered = False
        for text in texts:
            self.clock.advance(BETWEEN_MESSAGES)
            answered = await self._receive(text)
        if answered:
            await self.product.runner.send(self.conversation_id)
        wait: float | None = 0.0
        while wait is not None and not answered:
            wait = await self.product.runner.answer(self.conversation_id)
        return await self.heard()

    async def heard(self) -> list[Heard]:
        """What came since the customer last looked."""
        said = await self.product.webchat.said_since(self.conversation_id, self._read)
        self._read = max((message.position for message in said), default=self._read)
        new = [message for message in said if message.role != "customer"]
        return [Heard(message.text, message.role == "staff") for message in new]

    async def _receive(self, text: str) -> bool:
        """Whether it was answered on the spot."""
        number = f"m{next(self._numbers)}"
        if self.scenario.channel.kind != WHATSAPP:
            await self.product.webchat.receive(self.conversation_id, text, number)
            return False
        async with self.database.writing() as uow:
            taken = await take_in(
                uow, read_inbound(self._form(text, number)), received_at=self.clock.now(), split=parts_for
            )
        return taken.answered

    def _form(self, text: str, number: str) -> Form:
        door = self.scenario.channel
        return Form(
            [
                ("MessageSid", f"SM{number}"),
                ("From", f"whatsapp:{door.phone}"),
                ("ProfileName", door.profile_name),
                ("Body", text),
            ]
        )

    async def come_in(self) -> None:
        """The customer opens the door: from here on they have a conversation."""
        door = self.scenario.channel
        if door.kind == WHATSAPP:
            assert door.phone is not None
            async with self.database.writing() as uow:
                found = await open_conversation(
                    uow, Identity(WHATSAPP, "phone", door.phone), name=door.profile_name, verified_phone=door.phone
                )
            self.conversation_id = found.id
            return
        identity = sign(door, SECRET, self.clock.now()) if door.kind == "signed" else None
        started = await self.product.webchat.start(identity)
        self.conversation_id, self.token = started.conversation_id, started.token


@asynccontextmanager
async def open_world(scenario: Scenario, templates: Templates, under_test: AgentUnderTest) -> AsyncIterator[World]:
    """Before anything of the scenario's own is in it."""
    business = business_file(scenario.business)
    engine = await templates.fresh(business)
    clock, pocket, faults = SetClock(scenario.clock), Pocket(), Faults()
    model = WatchedModel(under_test.model, faults)
    settings = Settings(
        database_url=templates.url, secret_key=SecretStr(SECRET), widget_secret=SecretStr(SECRET), rate_limits=False
    )
    make = partial(under_test.make_agent, tools=breakable(all_tools, faults), limits=under_test.limits)
    product = build_product(
        settings,
        model=model,
        system_clock=clock,
        quiet=QUIET,
        make_agent=make,
        carriers={WHATSAPP: pocket},
        engine=engine,
    )
    product.clock.set(clock)
    # A burst is complete before anybody thinks about it: the world itself says when.
    product = replace(product, webchat=replace(product.webchat, wake=_nobody))
    try:
        yield World(scenario, business, product, clock, under_test, pocket, model, faults)
    finally:
        await engine.dispose()


def _nobody(conversation_id: str) -> None:
    """The turn is begun by `World.send`."""
