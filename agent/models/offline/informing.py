"""What the offline model tells: what was done, what is booked, and answers to questions."""

import re
from collections.abc import Mapping, Sequence
from datetime import time
from itertools import groupby
from typing import Any

from agent.language.intents import Topic
from agent.models.offline.dialogue import State
from agent.models.offline.speaking import listing, short_day, spoken_clock
from agent.models.offline.surroundings import OwnBooking

_CLOCK = re.compile(r"(\d{2}):(\d{2})")
_REFUSALS = {
    "too_late": "it is too close to the appointment to change it here. The team can still help: shall I ask them?",
    "internal_error": "something went wrong on our side, and nothing was done.",
    "too_many_upcoming": "you have as many upcoming appointments as can be booked here. One of them can be moved or "
    "cancelled.",
}


def news(name: str, result: Mapping[str, Any]) -> str:
    match name:
        case "book" if result["status"] == "pending":
            return f"I've sent your request for {_made(result)} to the team. It is awaiting their confirmation."
        case "book":
            return f"You're booked: {_made(result)}."
        case "reschedule" if result["booking"]["status"] == "pending":
            return f"Done. Your request is now for {_made(result['booking'])}, and it is awaiting confirmation."
        case "reschedule":
            return f"Done, I've moved it: {_made(result['booking'])}."
        case "cancel":
            return f"I've cancelled it: {short_day(result['cancelled'])}."
        case "corrected":
            return "Thanks, I've noted that."
        case _:
            return f"I'm sorry, {_refusal(result)}"


def _refusal(result: Mapping[str, Any]) -> str:
    known = _REFUSALS.get(str(result.get("error")))
    return known or f"that wasn't possible. {result.get('message', '')}".strip()


def _made(result: Mapping[str, Any]) -> str:
    place = str(result["location"])
    return f"{result['service']} with {result['provider']} at {place}, {short_day(str(result['starts']))}"


def bookings_list(bookings: tuple[OwnBooking, ...], *, of_status: bool = False) -> str:
    if not bookings:
        return "You have no upcoming appointments here."
    if len(bookings) == 1 and of_status:
        return _status(bookings[0])
    if len(bookings) == 1:
        return f"You have one upcoming appointment: {booking_line(bookings[0])}{_pending(bookings[0])}."
    stands = _stands if of_status else _pending
    lines = [f"- {booking_line(booking)}{stands(booking)}" for booking in bookings]
    return "\n".join(["Your upcoming appointments:", *lines, ""])


def _status(booking: OwnBooking) -> str:
    if booking.status == "pending":
        return f"Not yet: {booking_line(booking)}, is still awaiting confirmation."
    return f"Yes, it is confirmed: {booking_line(booking)}."


def _stands(booking: OwnBooking) -> str:
    return _pending(booking) or " (confirmed)"


def _pending(booking: OwnBooking) -> str:
    return " (awaiting confirmation)" if booking.status == "pending" else ""


def booking_line(booking: OwnBooking) -> str:
    return f"{booking.service} with {booking.provider} at {booking.location}, {short_day(booking.starts)}"


def answers(state: State) -> list[str]:
    heard = state.heard.main.service.id if state.heard else None
    booking = state.task.booking if state.task else None
    own = booking.service_id if booking else None
    service = state.service(heard or (state.task.service_id if state.task else None) or own or state.topic_service)
    found = [_answer(state, topic, service) for topic in dict.fromkeys(state.topics)]
    return [answer for answer in dict.fromkeys(found) if answer]


def _answer(state: State, topic: Topic, service: Mapping[str, Any] | None) -> str:
    services = state.services["services"] if state.services else []
    places = state.places["locations"] if state.places else []
    match topic:
        case Topic.PRICES if service:
            return f"{service['name']} is {service['price']}." if service["price"] else _no_price(service)
        case Topic.DURATION if service:
            return f"{service['name']} takes {service['duration_minutes']} minutes."
        case Topic.SERVICES if service and state.heard and state.heard.main.service:
            return f"Yes, there is {service_line(service)}."
        case Topic.PRICES | Topic.DURATION | Topic.SERVICES:
            return "\n".join(["We offer:", *(f"- {service_line(each)}" for each in services), ""])
        case Topic.ADDRESS:
            return _addresses(state, places)
        case Topic.HOURS:
            return _all_hours(state, places)
        case Topic.PROVIDERS:
            return _providers(state, service, services)
        case Topic.POLICY if service:
            return f"You can move or cancel {service['name']} until {service['cancel_or_move_until']}."
        case Topic.POLICY:
            until = listing([f"{each['name']} until {each['cancel_or_move_until']}" for each in services], "and")
            return f"Appointments can be moved or cancelled here: {until}."
        case _:
            return "I only know about services, prices, places and times here; the team can tell you more."


def service_line(service: Mapping[str, Any]) -> str:
    price = f", {service['price']}" if service["price"] else ""
    return f"{service['name']} ({service['duration_minutes']} minutes{price})"


def _no_price(service: Mapping[str, Any]) -> str:
    return f"I don't have a price for {service['name']} here; the team can tell you."


def _providers(state: State, service: Mapping[str, Any] | None, services: Sequence[Mapping[str, Any]]) -> str:
    task = state.task
    if task is not None and task.slot is not None and task.held and task.with_whom:
        return f"That would be with {task.with_whom}."
    if service:
        return f"For {service['name']} there is {listing([p['name'] for p in service['providers']], 'and')}."
    names = dict.fromkeys(p["name"] for each in services for p in each["providers"])
    return f"Our team: {listing(list(names), 'and')}."


def _addresses(state: State, places: Sequence[Mapping[str, Any]]) -> str:
    """Of the place that is spoken of; of all where there is none yet."""
    named = state.heard.main.location.id if state.heard else None
    settled = state.task.location_id if state.task and state.task.slot else None
    meant = [place for place in places if place["id"] == (named or settled)] or places
    return "\n".join(f"{place['name']} is at {place['address']}." for place in meant if place["address"])


def _all_hours(state: State, places: Sequence[Mapping[str, Any]]) -> str:
    named = state.heard.main.location.id if state.heard else None
    place_id = named or (state.task.location_id if state.task else None)
    meant = [place for place in places if place["id"] == place_id] or places
    if state.topic_day is not None:
        day = f"{state.topic_day:%A}"
        return "\n".join(_hours_of(state, place, day) for place in meant)
    return "\n".join(_hours(state, place) for place in meant)


def _hours_of(state: State, place: Mapping[str, Any], day: str) -> str:
    hours = hours_on(state, place, day)
    return f"{place['name']} is usually {'closed' if hours == 'closed' else 'open'} {day}{_after(hours)}."


def _after(hours: str) -> str:
    return "" if hours == "closed" else f" {hours}"


def hours_on(state: State, place: Mapping[str, Any], weekday: str) -> str:
    return _CLOCK.sub(lambda found: _as_spoken(state, found), str(place["usual_hours"].get(weekday, "closed")))


def _as_spoken(state: State, found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2])
    return "midnight" if hour == 24 else spoken_clock(time(hour, minute), state.country)


def _hours(state: State, place: Mapping[str, Any]) -> str:
    groups = [
        (hours, [day for day, _ in days])
        for hours, days in groupby(place["usual_hours"].items(), key=lambda item: item[1])
    ]
    spoken = [f"{_span(days)} {hours_on(state, place, days[0])}" for hours, days in groups if hours]
    return f"{place['name']} is usually open {', '.join(spoken)}."


def _span(days: Sequence[str]) -> str:
    if len(days) == 1:
        return days[0]
    return f"{days[0]} and {days[-1]}" if len(days) == 2 else f"{days[0]} to {days[-1]}"
