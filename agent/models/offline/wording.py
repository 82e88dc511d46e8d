"""How the offline model says things: short, plain, and never more than the tools have told it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from agent.language.intents import Intent, Topic
from agent.models.offline.dialogue import Goal, State, Task
from agent.models.offline.surroundings import OfferedTime, OwnBooking

PERSON_TOLD = "I've told the team that you would like to speak to a person. Somebody will answer you here."
LOST = (
    "Sorry, I didn't quite get that. I can book an appointment, move or cancel one, or tell you about our services, "
    "prices and hours. What would you like?"
)
LET_GO = "All right, I've left it. Is there anything else I can do for you?"
YOU_ARE_WELCOME = "You're welcome!"
GOODBYE = "Goodbye, and take care!"
ANYTHING_ELSE = "Is there anything else I can do for you?"
JUST_YES = "Just say yes and I'll go ahead, or tell me what should be different."
NO_BOOKINGS = "I can't find an upcoming appointment of yours here. Would you like to book one?"
DECLINED = "No problem, nothing has been booked. Is there another day or time that suits you better?"
BAD_PHONE = "That phone number doesn't look complete. Could you send it again?"
BAD_EMAIL = "That email address doesn't look right. Could you send it again?"


def joined(said: Iterable[str], *more: str) -> str:
    return " ".join(part for part in (*said, *more) if part)


def shortened(text: str, most: int = 200) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def listing(words: Sequence[str], last: str = "or") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def greeting(state: State) -> str:
    name = f", {state.known_name.split()[0]}" if state.known_name else ""
    return f"Hello{name}! This is {state.business}. I can book, move or cancel an appointment for you. How can I help?"


def opening(state: State) -> list[str]:
    """What comes before the question: what was done, what was asked for, answers."""
    said = [text for name, result in state.news if (text := _news(name, result))]
    if state.wants_list:
        said.append(_bookings(state.bookings or ()))
    said.extend(_answers(state))
    if state.pleasantry is Intent.GREET and state.task is not None and not said:
        said.append("Hello!")
    return said


def _news(name: str, result: Mapping[str, Any]) -> str:
    match name:
        case "book" if result["status"] == "pending":
            return f"I've sent your request for {_booked(result)} to the team. It is awaiting their confirmation."
        case "book":
            return f"You're booked: {_booked(result)}."
        case "reschedule" if result["booking"]["status"] == "pending":
            return f"Done. Your request is now for {_booked(result['booking'])}, and awaits the team's confirmation."
        case "reschedule":
            return f"Done, I've moved it: {_booked(result['booking'])}."
        case "cancel":
            return f"I've cancelled it: {_short(result['cancelled'])}."
        case "corrected":
            return "Thanks, I've corrected that."
        case _:
            return f"I'm sorry, that wasn't possible. {result.get('message', '')}".strip()


def _booked(result: Mapping[str, Any]) -> str:
    place = str(result["location"])
    return f"{result['service']} with {result['provider']} at {place}, {_short(str(result['starts']))}"


def _short(words: str) -> str:
    """Without the year, which nobody says of an appointment."""
    parts = words.split(" ")
    return " ".join(part for part in parts if not (part.rstrip(",").isdigit() and len(part.rstrip(",")) == 4))


def _bookings(bookings: tuple[OwnBooking, ...]) -> str:
    if not bookings:
        return "You have no upcoming appointments here."
    lines = [f"- {_booking(booking)}{_pending(booking)}" for booking in bookings]
    return (
        "\n".join(["Your upcoming appointments:", *lines, ""])
        if len(lines) > 1
        else (f"You have one upcoming appointment: {_booking(bookings[0])}{_pending(bookings[0])}.")
    )


def _pending(booking: OwnBooking) -> str:
    return " (awaiting confirmation)" if booking.status == "pending" else ""


def _booking(booking: OwnBooking) -> str:
    return f"{booking.service} with {booking.provider} at {booking.location}, {_short(booking.starts)}"


def which_booking(task: Task, bookings: tuple[OwnBooking, ...]) -> str:
    verb = "cancel" if task.goal is Goal.CANCEL else "move"
    lines = [f"{number}. {_booking(booking)}" for number, booking in enumerate(bookings, 1)]
    return "\n".join([f"Which appointment would you like to {verb}?", *lines])


def move_when(task: Task) -> str:
    what = f"your {task.booking.service} on {_short(task.booking.starts)}" if task.booking else "it"
    return f"When would you like to move {what} to?"


def which_service(services: Sequence[Mapping[str, Any]], *, among: bool) -> str:
    if among:
        return f"Do you mean {listing([str(service['name']) for service in services])}?"
    lines = [f"- {_service(service)}" for service in services]
    return "\n".join(["Which service would you like?", *lines])


def _service(service: Mapping[str, Any]) -> str:
    price = f", {service['price']}" if service["price"] else ""
    return f"{service['name']} ({service['duration_minutes']} minutes{price})"


def which_provider(names: Sequence[str]) -> str:
    return f"Do you mean {listing(names)}?"


def provider_does_not(name: str, service: Mapping[str, Any]) -> str:
    others = listing([str(provider["name"]) for provider in service["providers"]])
    return f"{name} doesn't do {service['name']}. {others} would be the choice for that. Is that all right?"


def which_place(places: Sequence[Mapping[str, Any]], not_there: Mapping[str, Any] | None) -> str:
    named = listing([_place(place) for place in places])
    if not_there:
        return f"{not_there['name']} isn't available there. Would {named} suit you?"
    return f"Which location suits you: {named}?"


def _place(place: Mapping[str, Any]) -> str:
    return f"{place['name']} ({place['address']})" if place["address"] else str(place["name"])


def ask_name(state: State, task: Task, slot: OfferedTime) -> str:
    service = (state.service(task.service_id) or {}).get("name", "appointment")
    with_whom = f" with {state.provider_name(task.provider_id)}" if task.provider_id else ""
    return f"{_short(slot.day)} at {slot.time} is free for your {service}{with_whom}. What name shall I put it under?"


def offer(state: State, task: Task, shown: tuple[OfferedTime, ...]) -> str:
    days = [(day, list(slots)) for day, slots in groupby(shown, key=lambda slot: slot.day)]
    with_whom = f" with {state.provider_name(task.provider_id)}" if task.provider_id else ""
    before = _why_others(state, task, with_whom)
    if len(days) == 1:
        day, slots = days[0]
        times = listing([slot.time for slot in slots])
        free = f"On {_short(day)} I have {times}{'' if before else with_whom}."
        return joined([before, free, "Which one suits you?" if len(slots) > 1 else "Does that suit you?"])
    lines = [f"- {_short(day)}: {listing([slot.time for slot in slots])}" for day, slots in days]
    heading = before or f"These times are free{with_whom}:"
    return "\n".join([heading, *lines, "Which one suits you?"])


def _why_others(state: State, task: Task, with_whom: str) -> str:
    if task.gone == "taken":
        return "I'm sorry, that time has just been taken."
    if task.stranger:
        return f"I don't know of anybody called {task.stranger} here."
    if task.fits:
        return ""
    return f"I'm sorry, there is nothing free{with_whom} at the time you asked for. This is the closest:"


def nothing_free(state: State, task: Task) -> str:
    service = (state.service(task.service_id) or {}).get("name", "that")
    why = f" {task.gone}" if task.gone and task.gone != "taken" else ""
    return f"I'm sorry, I can't find anything free for {service} then.{why} Is there another day that suits you?"


def _answers(state: State) -> list[str]:
    service_id = state.task.service_id if state.task else None
    heard = state.heard.main.service.id if state.heard else None
    service = state.service(heard or service_id)
    answers = [_answer(state, topic, service) for topic in dict.fromkeys(state.topics)]
    return [answer for answer in answers if answer]


def _answer(state: State, topic: Topic, service: Mapping[str, Any] | None) -> str:
    services = state.services["services"] if state.services else []
    places = state.places["locations"] if state.places else []
    match topic:
        case Topic.PRICES if service:
            return f"{service['name']} is {service['price']}." if service["price"] else _no_price(service)
        case Topic.DURATION if service:
            return f"{service['name']} takes {service['duration_minutes']} minutes."
        case Topic.PRICES | Topic.DURATION | Topic.SERVICES:
            return "\n".join(["We offer:", *(f"- {_service(each)}" for each in services), ""])
        case Topic.ADDRESS:
            return "\n".join(f"{place['name']} is at {place['address']}." for place in places if place["address"])
        case Topic.HOURS:
            return "\n".join(_hours(place) for place in places)
        case Topic.PROVIDERS:
            return _providers(service, services)
        case Topic.POLICY if service:
            return f"You can move or cancel {service['name']} until {service['cancel_or_move_until']}."
        case Topic.POLICY:
            until = listing([f"{each['name']} until {each['cancel_or_move_until']}" for each in services], "and")
            return f"Appointments can be moved or cancelled here: {until}."
        case _:
            return "I only know about services, prices, places and times here; the team can tell you more."


def _no_price(service: Mapping[str, Any]) -> str:
    return f"I don't have a price for {service['name']} here; the team can tell you."


def _providers(service: Mapping[str, Any] | None, services: Sequence[Mapping[str, Any]]) -> str:
    if service:
        return f"{service['name']} is done by {listing([p['name'] for p in service['providers']])}."
    names = dict.fromkeys(p["name"] for each in services for p in each["providers"])
    return f"Our team: {listing(list(names), 'and')}."


def _hours(place: Mapping[str, Any]) -> str:
    groups = [
        (hours, [day for day, _ in days])
        for hours, days in groupby(place["usual_hours"].items(), key=lambda item: item[1])
    ]
    spoken = [f"{days[0] if len(days) == 1 else f'{days[0]} to {days[-1]}'} {hours}" for hours, days in groups if hours]
    return f"{place['name']} is open {', '.join(spoken)}."
