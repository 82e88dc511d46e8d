"""Takes what a tool answered into the state."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from agent.language.intents import Intent
from agent.language.wish import Wish
from agent.messages import ToolCall
from agent.models.offline.changing import look_again, settle_booking
from agent.models.offline.dialogue import Goal, State, Task, Wanted
from agent.models.offline.picking import pick_booking
from agent.models.offline.searching import search_key, suiting
from agent.models.offline.surroundings import OfferedTime, OwnBooking, bookings_in, catalog_of, offered_in, read_result

DOING = {"book": Goal.BOOK, "reschedule": Goal.MOVE, "cancel": Goal.CANCEL}
DETAILS = ("name", "phone", "email", "notes")
BROKEN = ("internal_error", "unreadable")
"""Something failed that may work the next time."""
SLOT_IS_GONE = ("slot_taken", "slot_not_offered", "not_found")

Result = Mapping[str, Any]


def learn(state: State, call: ToolCall, content: str) -> None:
    result = read_result(content)
    if "error" in result and call.name in ESSENTIAL:
        state.failed += 1
        return
    taught = LESSONS.get(call.name)
    if taught is None:
        state.failed += 1
        return
    taught(state, call, result)
    if call.name == "list_services":
        state.services_found = content
    elif call.name == "find_locations":
        state.places_found = content
    if state.catalog is None and state.services_found and state.places_found:
        state.catalog = catalog_of(state.services_found, state.places_found, state.country)


def _services(state: State, call: ToolCall, result: Result) -> None:
    state.services = result


def _places(state: State, call: ToolCall, result: Result) -> None:
    state.places = result


def _slots(state: State, call: ToolCall, result: Result) -> None:
    if result.get("error") in BROKEN:
        state.failed += 1
        return
    asked = read_result(call.arguments)
    task = state.task or _taken_up_again(state, asked)
    if asked.get("provider_id") is None and task.provider_id is None:
        task.any_provider = True
    key = search_key(task)
    if task.searched != key:
        task.searched, task.offers, task.fits, task.gone = key, (), False, task.gone if task.gone == "taken" else ""
    if "error" in result:
        task.gone = str(result.get("message", ""))
        state.failed += 1
        return
    found = offered_in(result["days"])
    if found:
        task.offers = _merged(task.offers if task.fits else (), suiting(task, found))
        task.fits = True
    elif not task.fits:
        task.offers = _merged(task.offers, offered_in(result["next_free"]))


def _taken_up_again(state: State, asked: Result) -> Task:
    """Times were looked for, and how it came to that is no longer told word for word."""
    wanted = Wanted()
    if asked.get("day"):
        last = asked.get("day_to") or asked["day"]
        wanted.settle_day(date.fromisoformat(asked["day"]), date.fromisoformat(last))
    earliest, latest = (time.fromisoformat(asked[key]) if asked.get(key) else None for key in ("earliest", "latest"))
    exact = earliest if earliest == latest else None
    wanted.settle_time(exact, None if exact else earliest, None if exact else latest)
    task = Task(
        Goal.MOVE if asked.get("moving_booking_id") else Goal.BOOK,
        asked["service_id"],
        asked["location_id"],
        asked.get("provider_id"),
        wanted=wanted,
    )
    if task.goal is Goal.MOVE:
        task.preferred_booking, task.about = str(asked["moving_booking_id"]), Wish(Intent.RESCHEDULE)
        settle_booking(state, task, _booking_of(state, task.preferred_booking))
    state.tasks = [task]
    return task


def _booking_of(state: State, booking_id: str) -> OwnBooking | None:
    return next((booking for booking in state.bookings or () if booking.id == booking_id), None)


def _merged(known: tuple[OfferedTime, ...], found: tuple[OfferedTime, ...]) -> tuple[OfferedTime, ...]:
    """In order, each time once."""
    starts = {offer.starts_at: offer for offer in (*found, *known)}
    return tuple(starts[start] for start in sorted(starts))


def _hold(state: State, call: ToolCall, result: Result) -> None:
    task = state.task
    if task is None:
        return
    slot_id = read_result(call.arguments).get("slot_id")
    task.slot = next((offer for offer in task.offers if offer.id == slot_id), task.slot)
    if "error" in result:
        look_again(task)
    else:
        task.held, task.with_whom = True, str(result["provider"])


def _release(state: State, call: ToolCall, result: Result) -> None:
    state.release = False


def _bookings(state: State, call: ToolCall, result: Result) -> None:
    state.bookings = bookings_in(result)
    state.own_names |= {booking.customer.lower() for booking in state.bookings}
    for task in state.tasks:
        if task.goal is not Goal.BOOK and task.booking is None and task.about is not None and not task.everything:
            settle_booking(state, task, pick_booking(state.bookings, task.about, None, task.preferred_booking))


def _details(state: State, call: ToolCall, result: Result) -> None:
    state.corrections.clear()
    state.correcting = None
    state.news.append(("failed" if "error" in result else "corrected", result))


def _person(state: State, call: ToolCall, result: Result) -> None:
    state.person_told = state.awaiting_team = True
    state.wants_person, state.times_lost = None, 0


def _deed(state: State, call: ToolCall, result: Result) -> None:
    asked = read_result(call.arguments)
    if asked.get("name"):
        state.own_names |= {str(asked["name"]).lower()}
    tasks = [task for task in state.tasks if task.goal is DOING[call.name]]
    meant = [task for task in tasks if task.booking is not None and task.booking.id == asked.get("booking_id")]
    task = next(iter(meant or tasks), None)
    if result.get("status") == "awaiting_yes":
        if task is not None:
            task.asking_yes = task.just_proposed = True
        return
    if "error" not in result:
        _done(state, call.name, result)
        if task is not None:
            _follow_up(state, task)
        return
    if task is None:
        state.news.append(("failed", result))
        return
    if result["error"] in SLOT_IS_GONE and task.goal is not Goal.CANCEL:
        look_again(task)
        return
    if result.get("field") in DETAILS:
        setattr(state, str(result["field"]), None)
        task.refused, task.asking_yes = result, False
        return
    state.news.append(("failed", result))
    state.release = task.held
    state.tasks.remove(task)


def _follow_up(state: State, task: Task) -> None:
    """The same once more, where it was wanted for several people."""
    place = state.tasks.index(task)
    state.tasks.remove(task)
    if task.more and task.slot is not None:
        wanted = Wanted()
        wanted.settle_day(task.slot.starts_at.date())
        wanted.settle_time(task.slot.starts_at.time())
        another = Task(Goal.BOOK, task.service_id, task.location_id, wanted=wanted, more=task.more - 1, for_other=True)
        state.tasks.insert(place, another)


def _done(state: State, deed: str, result: Result) -> None:
    state.news.append((deed, result))
    state.bookings, state.topic_service = None, None
    made = result if deed == "book" else result.get("booking", {})
    state.recent_booking = str(made.get("booking_id", ""))
    if deed == "book":
        _one_after_the_other(state, result)


def _one_after_the_other(state: State, made: Result) -> None:
    """Nobody is in two chairs at once: what was wanted at the same time is wanted afterwards."""
    start = datetime.fromisoformat(made["starts_at"])
    services = state.services["services"] if state.services else []
    minutes = next((s["duration_minutes"] for s in services if s["name"] == made["service"]), 0)
    state.recent_start, state.recent_end = start, start + timedelta(minutes=minutes)
    state.recent_service = next((s["id"] for s in services if s["name"] == made["service"]), None)
    places = state.places["locations"] if state.places else []
    state.place_used = next((p["id"] for p in places if str(made["location"]).startswith(p["name"])), None)
    for task in state.tasks:
        same_day = task.wanted.first == task.wanted.last == start.date()
        same_time = same_day and task.wanted.exact == start.time()
        if task.goal is Goal.BOOK and same_time and not task.for_other:
            task.wanted.settle_time(earliest=state.recent_end.time())


LESSONS: Mapping[str, Callable[[State, ToolCall, Result], None]] = {
    "list_services": _services,
    "find_locations": _places,
    "find_slots": _slots,
    "hold_slot": _hold,
    "release_slot": _release,
    "my_bookings": _bookings,
    "correct_my_details": _details,
    "ask_for_person": _person,
    "book": _deed,
    "reschedule": _deed,
    "cancel": _deed,
}
ESSENTIAL = ("list_services", "find_locations", "my_bookings", "ask_for_person")
