"""What to do next: a pure function of the state. Tools until something has to be said or asked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from agent.language.answers import Deed
from agent.language.context import Asked, Context
from agent.language.intents import Intent, Topic
from agent.models.offline import wording
from agent.models.offline.asides import Aside
from agent.models.offline.correcting import correct
from agent.models.offline.dialogue import Goal, State, Task
from agent.models.offline.offering import offered
from agent.models.offline.repeating import narrowed
from agent.models.offline.searching import search_key, searched_provider, searches
from agent.models.offline.speaking import shortened
from agent.models.offline.steps import Decision, Speak, Use, use
from agent.models.offline.surroundings import OfferedTime, OwnBooking
from agent.models.offline.wanting import take_when

DEEDS = {Goal.BOOK: Deed.BOOK, Goal.MOVE: Deed.MOVE, Goal.CANCEL: Deed.CANCEL}
MOST_FAILURES = 2
MOST_TIMES_LOST = 3
MOST_STEPS = 8
MOST_AMONG = 4
_COURTESIES = (Intent.THANKS, Intent.GOODBYE, Intent.AFFIRM)
BOOK_ONE = Context(Asked.MORE, 1)
"""Asked whether to book; a yes then begins a booking."""


def decide(state: State) -> Decision:
    decision = _decide(state)
    if isinstance(decision, Use) and state.steps >= MOST_STEPS:
        return Speak(wording.TOO_LONG, again=wording.TOO_LONG_AGAIN, offers_person=True)
    return narrowed(state, decision) if isinstance(decision, Speak) else decision


def _decide(state: State) -> Decision:
    if not state.person_told and (reason := _reason_for_person(state)):
        return use("ask_for_person", reason=reason)
    if state.catalog is None:
        missing = [
            *([("list_services", {})] if state.services is None else []),
            *([("find_locations", {"service_id": None})] if state.places is None else []),
        ]
        return Use(tuple(missing))
    if state.release:
        return use("release_slot")
    if _needs_bookings(state):
        return use("my_bookings")
    if (state.corrections or state.correcting) and state.bookings:
        return correct(state)
    if state.correcting:
        state.correcting, state.missing = None, wording.NO_BOOKINGS
    if state.person_told:
        return Speak(wording.PERSON_TOLD, again=wording.PERSON_TOLD_AGAIN)
    if state.awaiting_team and (courtesy := _mere_courtesy(state)):
        return courtesy
    decision = _without_task(state) if state.task is None else _pursue(state, state.task)
    if isinstance(decision, Use):
        return decision
    return _beside_the_matter(state, decision)


def _mere_courtesy(state: State) -> Speak | None:
    """ "Ok, thanks", to hearing that a person will answer: the matter is theirs for now."""
    courteous = state.heard is not None and all(wish.intent in _COURTESIES for wish in state.heard.wishes)
    if not courteous or state.topics or state.wants_list or (state.task is not None and state.task.asking_yes):
        return None
    match state.pleasantry:
        case Intent.THANKS:
            return Speak("" if wording.opening(state) else wording.YOU_ARE_WELCOME, again=wording.WELCOME_AGAIN)
        case Intent.GOODBYE:
            return Speak(wording.GOODBYE, again=wording.GOODBYE_AGAIN)
        case Intent.AFFIRM:
            return Speak(wording.PERSON_TOLD_AGAIN, again=wording.PERSON_TOLD)
        case _:
            return None


def _reason_for_person(state: State) -> str:
    if state.failed > MOST_FAILURES:
        return "The tools failed repeatedly."
    if state.wants_person:
        return shortened(state.wants_person)
    if state.times_lost >= MOST_TIMES_LOST and not state.person_coming:
        return "The agent did not understand the customer."
    return ""


def _needs_bookings(state: State) -> bool:
    task = state.task
    about_own = state.wants_list or bool(state.corrections) or state.correcting is not None
    wanted = about_own or (task is not None and task.goal is not Goal.BOOK)
    return wanted and state.bookings is None


def _beside_the_matter(state: State, decision: Speak) -> Speak:
    """Some things are answered before, or instead of, going on with the matter."""
    if Aside.WAIT in state.asides and not state.topics:
        return replace(decision, text=wording.TAKE_YOUR_TIME, again=wording.NO_HURRY)
    if state.offered_person and Aside.ABUSE in state.asides:
        return replace(decision, text=wording.BAD_DAY, again=wording.BAD_DAY_AGAIN, offers_person=True)
    return decision


def _without_task(state: State) -> Speak:
    said = wording.opening(state)
    if any(result.get("error") == "too_late" for _, result in state.news):
        return Speak("", offers_person=True)
    if state.news:
        return Speak(wording.ANYTHING_ELSE, Context(Asked.MORE), again=wording.MORE_AGAIN)
    if state.missing:
        return Speak(wording.BOOK_ONE, BOOK_ONE)
    if state.let_go:
        return Speak(wording.LET_GO, Context(Asked.MORE), again=wording.LET_GO_AGAIN)
    if Topic.SERVICES in state.topics and state.services:
        ids = tuple(service["id"] for service in state.services["services"])
        return Speak(wording.BOOK_WHICH, Context(Asked.SERVICE, len(ids)), ids)
    if said:
        return Speak("", BOOK_ONE if state.topics else Context(Asked.MORE))
    match state.pleasantry:
        case Intent.GREET:
            return Speak(wording.greeting(state), again=wording.GREETING_AGAIN)
        case Intent.THANKS:
            return Speak(wording.YOU_ARE_WELCOME, Context(Asked.MORE), again=wording.WELCOME_AGAIN)
        case Intent.GOODBYE:
            return Speak(wording.GOODBYE, again=wording.GOODBYE_AGAIN)
        case Intent.AFFIRM:
            return Speak(wording.WHAT_ELSE, again=wording.LOST_AGAIN)
        case _:
            return Speak(wording.LOST, again=wording.LOST_AGAIN)


def _pursue(state: State, task: Task) -> Decision:
    if task.asking_yes:
        text = wording.JUST_YES if task.proposed_again or not task.just_proposed else ""
        text = text or wording.not_what_was_named(task)
        again = wording.YES_OR_CHANGE if text else ""
        return Speak(text, Context(Asked.CONSENT, deed=DEEDS[task.goal]), task.last_shown, again)
    if task.goal is Goal.BOOK:
        return _choose_place(state, task) or _choose_slot(state, task)
    missing = _choose_booking(state, task)
    if missing is not None:
        return missing
    if task.goal is Goal.CANCEL and task.booking:
        return use("cancel", booking_id=task.booking.id, reason=task.reason)
    if not task.wanted.said and not task.slot and not task.no_such_day and task.provider_id and task.booking:
        task.wanted.settle_day(task.booking.starts_at.date())
        task.wanted.settle_time(task.booking.starts_at.time())
    if not task.wanted.said and not task.slot and not task.no_such_day:
        return Speak(wording.move_when(task), Context(Asked.WHEN), again=wording.WHEN_AGAIN)
    return _choose_provider(state, task, state.service(task.booking.service_id if task.booking else None)) or (
        _choose_slot(state, task)
    )


def _choose_booking(state: State, task: Task) -> Decision | None:
    bookings = state.bookings or ()
    if task.booking is not None:
        return None
    if not bookings:
        state.tasks.remove(task)
        state.missing = wording.left_or_missing(task)
        return _decide(state)
    if task.everything:
        state.tasks[0:1] = [_one_of_all(state, task, booking) for booking in bookings]
        return _decide(state)
    again = wording.which_of_these(task, bookings)
    return Speak(wording.which_booking(task, bookings), Context(Asked.CHOICE, len(bookings)), bookings, again)


def _one_of_all(state: State, task: Task, booking: OwnBooking) -> Task:
    one = Task(task.goal, booking=booking, together=True, provider_id=task.provider_id)
    if task.said_when is not None:
        take_when(state, one, task.said_when)
    return one


def _choose_place(state: State, task: Task) -> Decision | None:
    services: Sequence[Any] = state.services["services"] if state.services else []
    if task.service_id is None and len(services) == 1:
        task.service_id = services[0]["id"]
    if task.service_id is None:
        offered = [s for s in services if s["id"] in task.service_choices] or services
        ids = tuple(s["id"] for s in offered)
        again = wording.which_of_services(offered)
        told = Topic.SERVICES in state.topics
        text = again if told else wording.which_service(offered, among=bool(task.service_choices))
        return Speak(text, Context(Asked.SERVICE, len(ids)), ids, again)
    service = state.service(task.service_id) or {"location_ids": [], "providers": []}
    return _choose_provider(state, task, service) or _choose_location(state, task, service)


def _choose_provider(state: State, task: Task, service: Any) -> Decision | None:
    doing = {provider["id"]: provider["name"] for provider in (service or {"providers": []})["providers"]}
    if task.provider_id is not None and task.provider_id not in doing:
        name, task.provider_id = state.provider_name(task.provider_id), None
        text = wording.provider_does_not(name, service)
        return Speak(text, Context(Asked.PROVIDER, len(doing)), tuple(doing), wording.or_else(list(doing.values())))
    if task.unwanted and not task.among:
        task.among = tuple(provider_id for provider_id in doing if provider_id not in task.unwanted)[:MOST_AMONG]
    if task.provider_choices and task.provider_id is None:
        names = [state.provider_name(provider_id) for provider_id in task.provider_choices]
        asked = Context(Asked.PROVIDER, len(names))
        return Speak(wording.which_provider(names), asked, task.provider_choices, wording.whom_of(names))
    return None


def _choose_location(state: State, task: Task, service: Any) -> Decision | None:
    """Where somebody in particular is wanted, where they are."""
    with_whom = next((one for one in service["providers"] if one["id"] == task.provider_id), None)
    possible = with_whom["location_ids"] if with_whom else service["location_ids"]
    if task.location_id in possible:
        return None
    elsewhere = task.location_id
    if len(possible) == 1 and (elsewhere is None or not with_whom or elsewhere not in service["location_ids"]):
        task.location_id = possible[0]
        return None
    if task.any_place or _follows_from_day(task, with_whom):
        task.any_place, task.location_id = True, possible[0]
        return None
    if with_whom and elsewhere in service["location_ids"]:
        there = [place for id_ in (*possible, elsewhere) if (place := state.place(id_))]
        text = wording.provider_elsewhere(with_whom, there)
    else:
        task.location_id = None
        there = [place for id_ in possible if (place := state.place(id_))]
        text = wording.which_place(there, service if elsewhere else None)
    again = wording.which_is_nearer(there) if Aside.NEAREST in state.asides else wording.which_of_places(there)
    return Speak(text, Context(Asked.LOCATION, len(there)), tuple(place["id"] for place in there), again)


def _follows_from_day(task: Task, with_whom: Any) -> bool:
    """Who wants somebody in particular on a certain day comes to where they are on that day."""
    wanted = task.wanted
    one_day = wanted.first is not None and wanted.first == wanted.last
    return with_whom is not None and task.location_id is None and one_day


def _next_place(state: State, task: Task) -> str | None:
    """Where it was not yet looked for this, when the place does not matter."""
    service = state.service(task.service_id)
    if not task.any_place or service is None or task.goal is not Goal.BOOK:
        return None
    with_whom = next((one for one in service["providers"] if one["id"] == task.provider_id), service)
    here = search_key(task)
    if here not in task.tried_places:
        task.tried_places = (*task.tried_places, here)
    tried = {place for _, place, *same in task.tried_places if same == [*here[2:]]}
    return next((place for place in with_whom["location_ids"] if place not in tried), None)


def _choose_slot(state: State, task: Task) -> Decision:
    if task.slot is None:
        if task.no_such_day:
            return Speak(wording.no_such_day(task), Context(Asked.WHEN), again=wording.WHEN_AGAIN)
        if task.refused and "declined" in task.refused and task.searched:
            return Speak(wording.DECLINED, Context(Asked.WHEN), again=wording.WHEN_AGAIN)
        if task.searched != search_key(task):
            return Use(tuple(("find_slots", arguments) for arguments in searches(task, state.today)))
        if not task.fits and task.goal is Goal.MOVE and searched_provider(task) and task.provider_id is None:
            return Use(tuple(("find_slots", {**one, "provider_id": None}) for one in searches(task, state.today)))
        if not task.fits and (place := _next_place(state, task)):
            task.location_id = place
            return _choose_slot(state, task)
        return offered(state, task) or _choose_slot(state, task)
    if not task.held:
        return use("hold_slot", slot_id=task.slot.id)
    if task.goal is Goal.MOVE and task.booking is not None:
        return use("reschedule", booking_id=task.booking.id, slot_id=task.slot.id)
    return _book(state, task, task.slot)


def _book(state: State, task: Task, slot: OfferedTime) -> Decision:
    refused = str((task.refused or {}).get("field", ""))
    if refused in ("phone", "email"):
        task.refused = None
        asked = Asked.PHONE if refused == "phone" else Asked.EMAIL
        return Speak(wording.BAD_PHONE if refused == "phone" else wording.BAD_EMAIL, Context(asked))
    name = task.for_name or (None if task.for_other else state.name or state.known_name)
    if name is None:
        return Speak(
            wording.ask_name(state, task, slot), Context(Asked.NAME), task.last_shown, wording.name_again(state)
        )
    return use(
        "book",
        slot_id=slot.id,
        name=name,
        phone=state.phone or state.known_phone,
        email=state.email,
        notes=state.notes,
    )
