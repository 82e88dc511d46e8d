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
from agent.models.offline.asides import Aside
from agent.models.offline.remembering import NOTHING, Remembered
from agent.models.offline.surroundings import OfferedTime, OwnBooking


class Goal(StrEnum):
    BOOK = "book"
    MOVE = "move"
    CANCEL = "cancel"


@dataclass
class Wanted:
    """When the appointment should be. `earliest` and `latest` bound the start; `exact` is a time that was named, and
    `about` the middle of the bounds where they stand for "around three"."""

    first: date | None = None
    last: date | None = None
    earliest: time | None = None
    latest: time | None = None
    exact: time | None = None
    about: time | None = None
    any_time: bool = False
    soonest: bool = False
    """The first free time is what is wanted."""
    days: tuple[tuple[date, date], ...] = ()
    """When several days were named, "Monday or Wednesday", each of them; `first` and `last` then span them."""
    not_days: tuple[date, ...] = ()
    """Days that were refused."""
    weekdays: tuple[int, ...] = ()
    """Of a range only these days of the week; empty means all."""
    direction: str = ""
    """`later` or `earlier` than what was shown, when that is what was asked for."""

    def let_any_time(self, *, soonest: bool = False) -> None:
        self.settle_time()
        self.any_time, self.soonest = True, soonest

    def settle_day(self, first: date | None, last: date | None = None) -> None:
        self.first, self.last, self.days, self.weekdays = first, last or first, (), ()

    def settle_time(self, exact: time | None = None, earliest: time | None = None, latest: time | None = None) -> None:
        self.exact, self.earliest, self.latest, self.about = exact, earliest, latest, None

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
    any_place: bool = False
    tried_places: tuple[tuple[Any, ...], ...] = ()
    """Where the place does not matter: what was looked for in vain so far, and where."""
    any_provider: bool = False
    unwanted: tuple[str, ...] = ()
    among: tuple[str, ...] = ()
    """Those who are left when somebody is not wanted."""
    wanted: Wanted = field(default_factory=Wanted)
    service_choices: tuple[str, ...] = ()
    provider_choices: tuple[str, ...] = ()
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
    just_proposed: bool = False
    proposed_again: bool = False
    """A yes was said that was none to this proposal, which therefore stands once more."""
    shown: frozenset[str] = frozenset()
    """Ids of the times that the customer has seen."""
    last_shown: tuple[OfferedTime, ...] = ()
    near: time | None = None
    """The time of day that was wanted, when it could not be had: what is closest to it is offered."""
    past: bool = False
    """A day that has been was named."""
    everything: bool = False
    """All the bookings are meant."""
    preferred_booking: str = ""
    """The booking that was spoken of last; that is the one meant, unless something else is said of it."""
    in_place_of: bool = False
    """"Cancel my appointment", said while one was being made, may mean that one."""
    said_when: When | None = None
    """What was said of the time before it was known which booking is to be moved: "the same time" needs that."""
    together: bool = False
    """One of several bookings that are moved at one go: a day that is named is meant for all of them."""
    no_such_day: str = ""
    """A day that no calendar has was named, and none in its place yet."""
    more: int = 0
    """So many more of the same are wanted, for other people."""
    for_other: bool = False
    """For somebody else than the booking before it: under another name."""
    for_name: str | None = None
    """Under which it shall be, when that is not the name of the one who writes."""
    with_whom: str = ""
    """Who has the slot that is held."""


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
    services_found: str = ""
    places: Mapping[str, Any] | None = None
    places_found: str = ""
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
    topic_day: date | None = None
    last_topics: tuple[Topic, ...] = ()
    """What was asked about last: "and Saturday?" asks the same."""
    heard: Understanding | None = None
    pleasantry: Intent | None = None
    wants_list: bool = False
    wants_person: str | None = None
    person_told: bool = False
    person_coming: bool = False
    """The team was told earlier, and nobody has come yet."""
    zone: str = ""
    asides: frozenset[Aside] = frozenset()
    thanked_for: tuple[str, ...] = ()
    """Details that were given before they were asked for."""
    bad_phone: bool = False
    missing: str = ""
    """An appointment was to be moved or cancelled, and there is none: what to say to that."""
    refused_name: bool = False
    offered_person: bool = False
    """The customer was asked whether a person should be brought in."""
    last_said: str = ""
    last_question: tuple[Any, ...] = ()
    """With what was wanted when it was asked: who has said something new is not asked the same."""
    times_asked: int = 0
    """How often in a row `last_question` was all that was said."""
    last_opening: str = ""
    times_opened: int = 0
    """How often in a row `last_opening` was said before the question."""
    unoffered: str | None = None
    nowhere: str | None = None
    nobody: str | None = None
    """A service, a place, a person that was named and is not here."""
    other_name: str | None = None
    """Of somebody else, for whom what is said in this message is meant."""
    own_names: frozenset[str] = frozenset()
    """Under which this customer's bookings stand, as far as they were seen."""
    recent_booking: str = ""
    """The booking that was made or moved last in this conversation."""
    recent_service: str | None = None
    recent_start: datetime | None = None
    recent_end: datetime | None = None
    place_used: str | None = None
    remembered: Remembered = NOTHING
    noted: Wish | None = None
    """What the team has noted of the customer's wishes, for the task that begins next."""
    understood: bool = False
    lost: bool = False
    times_lost: int = 0
    let_go: bool = False
    release: bool = False
    news: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    corrections: dict[str, str] = field(default_factory=dict)
    correcting: Understanding | None = None
    """What was said when a booking's details were to be put right, until they are."""
    corrected_booking: str = ""
    """Which booking they belong to, when that had to be asked."""
    awaiting_team: bool = False
    """The team was told in this conversation, and has not handed back."""
    asks_status: bool = False
    """Whether bookings are confirmed is what was asked of them."""
    told_bookings: bool = False
    """The last reply told what is booked: "and now?" asks the same."""
    failed: int = 0
    calls: int = 0
    steps: int = 0
    """Tool steps since the customer wrote."""

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
