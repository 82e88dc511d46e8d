"""What to do next: a pure function of the state. Tools until something has to be said or asked."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from agent.language.answers import Deed
from agent.language.context import Asked, Context
from agent.language.intents import Intent
from agent.models.offline import wording
from agent.models.offline.dialogue import Goal, State, Task
from agent.models.offline.searching import search_arguments, search_key, searched_provider
from agent.models.offline.surroundings import OfferedTime

DEEDS = {Goal.BOOK: Deed.BOOK, Goal.MOVE: Deed.MOVE, Goal.CANCEL: Deed.CANCEL}
MOST_FAILURES = 2
MOST_LISTED = 4
MOST_TIMES_LOST = 3


@dataclass(frozen=True, slots=True)
class Use:
    """Tools to call, each with its arguments."""

    calls: tuple[tuple[str, dict[str, Any]], ...]


@dataclass(frozen=True, slots=True)
class Speak:
    """`asked` and `listed` are what the next message of the customer may answer."""

    text: str
    asked: Context | None = None
    listed: tuple[Any, ...] = ()


Decision: TypeAlias = Use | Speak


def use(tool: str, /, **arguments: Any) -> Use:
    return Use(((tool, arguments),))


def decide(state: State) -> Decision:
    if state.failed > MOST_FAILURES and not state.person_told:
        return use("ask_for_person", reason="The tools failed repeatedly.")
    if state.catalog is None:
        missing = [
            *([("list_services", {})] if state.services is None else []),
            *([("find_locations", {"service_id": None})] if state.places is None else []),
        ]
        return Use(tuple(missing))
    if state.wants_person and not state.person_told:
        return use("ask_for_person", reason=wording.shortened(state.wants_person))
    if state.times_lost >= MOST_TIMES_LOST and not state.person_told:
        return use("ask_for_person", reason="The agent did not understand the customer.")
    if state.release:
        return use("release_slot")
    if _needs_bookings(state):
        return use("my_bookings")
    if state.corrections and state.bookings:
        return _correct(state)
    said = wording.opening(state)
    if state.person_told:
        return Speak(wording.joined(said, wording.PERSON_TOLD))
    if state.task is None:
        return _without_task(state, said)
    decision = _pursue(state, state.task)
    if isinstance(decision, Use):
        return decision
    return Speak(wording.joined(said, decision.text), decision.asked, decision.listed)


def _needs_bookings(state: State) -> bool:
    task = state.task
    wanted = state.wants_list or bool(state.corrections) or (task is not None and task.goal is not Goal.BOOK)
    return wanted and state.bookings is None


def _correct(state: State) -> Decision:
    booking = (state.bookings or ())[0]
    nothing = dict.fromkeys(("name", "phone", "email", "notes"))
    return use("correct_my_details", booking_id=booking.id, **{**nothing, **state.corrections})


def _without_task(state: State, said: list[str]) -> Speak:
    if state.lost:
        return Speak(wording.joined(said, wording.LOST))
    if state.let_go:
        return Speak(wording.joined(said, wording.LET_GO), Context(Asked.MORE))
    if state.pleasantry is Intent.GREET and not state.news and not state.topics and not state.wants_list:
        return Speak(wording.greeting(state))
    if state.pleasantry in (Intent.THANKS, Intent.GOODBYE) and not said:
        return Speak(wording.YOU_ARE_WELCOME if state.pleasantry is Intent.THANKS else wording.GOODBYE)
    if said:
        more = wording.ANYTHING_ELSE if state.news else ""
        return Speak(wording.joined(said, more), Context(Asked.MORE) if more else None)
    return Speak(wording.LOST)


def _pursue(state: State, task: Task) -> Decision:
    if task.asking_yes:
        again = "" if not state.lost else wording.JUST_YES
        return Speak(again, Context(Asked.CONSENT, deed=DEEDS[task.goal]))
    if task.goal is not Goal.BOOK:
        missing = _choose_booking(state, task)
        if missing is not None:
            return missing
        if task.goal is Goal.CANCEL and task.booking:
            return use("cancel", booking_id=task.booking.id, reason=task.reason)
        if not task.wanted.said:
            return Speak(wording.move_when(task), Context(Asked.WHEN))
    else:
        missing = _choose_place(state, task)
        if missing is not None:
            return missing
    return _choose_slot(state, task)


def _choose_booking(state: State, task: Task) -> Decision | None:
    bookings = state.bookings or ()
    if task.booking is not None:
        return None
    if not bookings:
        state.tasks.remove(task)
        return Speak(wording.NO_BOOKINGS, Context(Asked.MORE))
    return Speak(wording.which_booking(task, bookings), Context(Asked.CHOICE, len(bookings)), bookings)


def _choose_place(state: State, task: Task) -> Decision | None:
    services = state.services["services"] if state.services else []
    if task.service_id is None and len(services) == 1:
        task.service_id = services[0]["id"]
    if task.service_id is None:
        offered = [s for s in services if s["id"] in task.service_choices] or services
        ids = tuple(s["id"] for s in offered)
        text = wording.which_service(offered, among=bool(task.service_choices))
        return Speak(text, Context(Asked.SERVICE, len(ids)), ids)
    service = state.service(task.service_id) or {}
    if task.provider_id is not None and task.provider_id not in {p["id"] for p in service["providers"]}:
        name, task.provider_id = state.provider_name(task.provider_id), None
        return Speak(wording.provider_does_not(name, service), Context(Asked.PROVIDER))
    if task.provider_choices and task.provider_id is None:
        names = [state.provider_name(provider_id) for provider_id in task.provider_choices]
        return Speak(wording.which_provider(names), Context(Asked.PROVIDER, len(names)), task.provider_choices)
    if task.location_id not in service["location_ids"]:
        elsewhere, task.location_id = task.location_id, None
        if len(service["location_ids"]) == 1:
            task.location_id = service["location_ids"][0]
            return None
        places = [place for id_ in service["location_ids"] if (place := state.place(id_))]
        text = wording.which_place(places, service if elsewhere else None)
        return Speak(text, Context(Asked.LOCATION, len(places)), tuple(place["id"] for place in places))
    return None


def _choose_slot(state: State, task: Task) -> Decision:
    if task.slot is None:
        if task.refused and "declined" in task.refused and task.searched:
            return Speak(wording.DECLINED, Context(Asked.WHEN))
        if task.searched != search_key(task):
            return use("find_slots", **search_arguments(task, state.today))
        if not task.fits and task.goal is Goal.MOVE and searched_provider(task) and task.provider_id is None:
            return use("find_slots", **{**search_arguments(task, state.today), "provider_id": None})
        return _offer(state, task)
    if not task.held:
        return use("hold_slot", slot_id=task.slot.id)
    if task.goal is Goal.MOVE and task.booking is not None:
        return use("reschedule", booking_id=task.booking.id, slot_id=task.slot.id)
    return _book(state, task, task.slot)


def _offer(state: State, task: Task) -> Decision:
    """An exact time that is free is taken at its word; anything else is offered."""
    if not task.offers:
        return Speak(wording.nothing_free(state, task), Context(Asked.WHEN))
    if task.fits and task.wanted.exact is not None and len(task.offers) == 1:
        return use("hold_slot", slot_id=task.offers[0].id)
    shown = _spread(task.offers) if task.fits else _closest(task)
    return Speak(wording.offer(state, task, shown), Context(Asked.CHOICE, len(shown)), shown)


def _closest(task: Task) -> tuple[OfferedTime, ...]:
    """The few that are nearest to the time that was named, in order."""
    exact = task.wanted.exact
    if exact is None:
        return _spread(task.offers)
    minute = exact.hour * 60 + exact.minute

    def distance(offer: OfferedTime) -> int:
        return abs(offer.starts_at.hour * 60 + offer.starts_at.minute - minute)

    nearest = sorted(task.offers, key=distance)[: MOST_LISTED - 1]
    return tuple(sorted(nearest, key=lambda offer: offer.starts_at))


def _spread(offers: tuple[OfferedTime, ...]) -> tuple[OfferedTime, ...]:
    """A few from all over what is free, in order."""
    if len(offers) <= MOST_LISTED:
        return offers
    step = (len(offers) - 1) / (MOST_LISTED - 1)
    return tuple(offers[round(step * index)] for index in range(MOST_LISTED))


def _book(state: State, task: Task, slot: OfferedTime) -> Decision:
    name = state.name or state.known_name
    if name is None:
        return Speak(wording.ask_name(state, task, slot), Context(Asked.NAME))
    if task.refused and "message" in task.refused:
        field, task.refused = str(task.refused.get("field")), None
        if field == "phone":
            return Speak(wording.BAD_PHONE, Context(Asked.PHONE))
        if field == "email":
            return Speak(wording.BAD_EMAIL, Context(Asked.EMAIL))
    return use(
        "book",
        slot_id=slot.id,
        name=name,
        phone=state.phone or state.known_phone,
        email=state.email,
        notes=state.notes,
    )
