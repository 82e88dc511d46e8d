"""The conversation so far, as the offline model makes it out: read from the beginning at every step, like any model.

Nothing is kept between calls. What was asked is known because the same policy that asked is asked again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from agent.language.catalog import Catalog
from agent.language.context import Context
from agent.language.intents import Intent, Topic
from agent.language.understanding import Understanding
from agent.language.when import When
from agent.language.wish import Wish
from agent.models.offline.surroundings import OfferedTime, OwnBooking


class Goal(StrEnum):
    BOOK = "book"
    MOVE = "move"
    CANCEL = "cancel"


@dataclass
class Wanted:
    """When the appointment should be. `earliest` and `latest` bound the start; `exact` is a time that was named."""

    first: date | None = None
    last: date | None = None
    earliest: time | None = None
    latest: time | None = None
    exact: time | None = None
    any_time: bool = False

    @property
    def said(self) -> bool:
        return self.any_time or any((self.first, self.earliest, self.latest, self.exact))


@dataclass
class Task:
    """One thing the customer wants done."""

    goal: Goal
    service_id: str | None = None
    location_id: str | None = None
    provider_id: str | None = None
    any_provider: bool = False
    unwanted: tuple[str, ...] = ()
    wanted: Wanted = field(default_factory=Wanted)
    service_choices: tuple[str, ...] = ()
    provider_choices: tuple[str, ...] = ()
    stranger: str | None = None
    booking: OwnBooking | None = None
    about: Wish | None = None
    reason: str | None = None
    slot: OfferedTime | None = None
    held: bool = False
    searched: tuple[Any, ...] = ()
    offers: tuple[OfferedTime, ...] = ()
    fits: bool = True
    gone: str = ""
    refused: Mapping[str, Any] | None = None
    asking_yes: bool = False
    said_when: When | None = None
    """What was said of the time before it was known which booking is to be moved: "the same time" needs that."""


@dataclass
class State:
    """Everything the policy decides by."""

    business: str
    country: str
    today: date
    now: datetime
    known_name: str | None = None
    known_phone: str | None = None
    services: Mapping[str, Any] | None = None
    places: Mapping[str, Any] | None = None
    catalog: Catalog | None = None
    bookings: tuple[OwnBooking, ...] | None = None
    tasks: list[Task] = field(default_factory=list)
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    notes: str | None = None
    asked: Context | None = None
    listed: tuple[Any, ...] = ()
    topics: tuple[Topic, ...] = ()
    topic_service: str | None = None
    heard: Understanding | None = None
    pleasantry: Intent | None = None
    wants_list: bool = False
    wants_person: str | None = None
    person_told: bool = False
    lost: bool = False
    times_lost: int = 0
    let_go: bool = False
    release: bool = False
    news: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    corrections: dict[str, str] = field(default_factory=dict)
    failed: int = 0
    calls: int = 0

    @property
    def task(self) -> Task | None:
        return self.tasks[0] if self.tasks else None

    def service(self, service_id: str | None) -> Mapping[str, Any] | None:
        if self.services is None or service_id is None:
            return None
        return next((s for s in self.services["services"] if s["id"] == service_id), None)

    def place(self, location_id: str | None) -> Mapping[str, Any] | None:
        if self.places is None or location_id is None:
            return None
        return next((p for p in self.places["locations"] if p["id"] == location_id), None)

    def provider_name(self, provider_id: str | None) -> str:
        if self.catalog is None or provider_id is None:
            return ""
        return next((p.name for p in self.catalog.providers if p.id == provider_id), "")
