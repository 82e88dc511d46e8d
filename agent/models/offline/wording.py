"""How the offline model says things: short, plain, and never more than the tools have told it."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from agent.language.intents import Intent
from agent.models.offline.asides import Aside
from agent.models.offline.dialogue import Goal, State, Task
from agent.models.offline.informing import answers, booking_line, bookings_list, news, service_line
from agent.models.offline.speaking import joined, listing, short_day, spoken_clock, spoken_date
from agent.models.offline.surroundings import OfferedTime, OwnBooking
from agent.models.offline.unknown import unknown_things

PERSON_TOLD = "I've told the team, and somebody will answer you here."
PERSON_TOLD_AGAIN = "The team has been told. Somebody will answer you here."
LOST = (
    "Sorry, I didn't quite get that. I can book an appointment, move or cancel one, or tell you about our services, "
    "prices and hours. What would you like?"
)
LOST_AGAIN = "I look after appointments here. Would you like to book one, move one or cancel one?"
DID_NOT_GET = "Sorry, I didn't quite get that."
ONCE_MORE = "Once more, please:"
AS_I_SAID = "As I said:"
WHAT_ELSE = "Of course. What can I do for you?"
LET_GO = "All right, I've left it. Is there anything else I can do for you?"
LET_GO_AGAIN = "All right. Just write when there is something else."
YOU_ARE_WELCOME = "You're welcome!"
WELCOME_AGAIN = "My pleasure!"
GOODBYE = "Goodbye, and take care!"
GOODBYE_AGAIN = "Take care!"
SOMEBODY_COMES = "Hello! Somebody from the team will answer you here. Meanwhile I can help with appointments."
GREETING_AGAIN = "Hello again! What can I do for you?"
ANYTHING_ELSE = "Is there anything else I can do for you?"
MORE_AGAIN = "What else can I do for you?"
BOOK_ONE = "Would you like to book one?"
BOOK_WHICH = "Which one would you like to book?"
JUST_YES = "Just say yes and I'll go ahead, or tell me what should be different."
YES_OR_CHANGE = "Is that right as it stands? A yes is enough, or tell me what to change."
DO_YOU_MEAN = "Do you mean this one?"
NO_BOOKINGS = "I can't find an upcoming appointment of yours here."
NOTHING_MADE = "All right, nothing has been booked, and I can't find an earlier appointment of yours here."
DECLINED = "No problem, nothing has been booked. Is there another day or time that suits you better?"
WHEN_AGAIN = "Which day, and roughly what time, would be good for you?"
BAD_PHONE = "That phone number doesn't look complete. Could you send it again?"
BAD_EMAIL = "That email address doesn't look right. Could you send it again?"
TAKE_YOUR_TIME = "Of course, take your time."
NO_HURRY = "No hurry. Just write when you are ready."
BAD_DAY = "I'm sorry that this isn't going well. Shall I bring in a person from the team?"
BAD_DAY_AGAIN = "I'm sorry. Would you rather speak to a person from the team? A yes is enough."
TOO_LONG = "I'm sorry, I can't work that out. Shall I bring in a person from the team?"
ASK_THE_TEAM = "That is all I can tell you. Shall I ask the team to answer you here?"
ASK_THE_TEAM_AGAIN = "Somebody from the team may know more. Shall I ask them?"
TOO_LONG_AGAIN = "I'm sorry, that is too much for me. Would you like a person from the team to look at it?"

_ASIDES = {
    Aside.BOT: "I'm the automated front desk here. If you would rather have a person, just say so.",
    Aside.OTHERS: "I can only see and change your own appointments, nobody else's.",
    Aside.FOREIGN: "Sorry, I only understand English.",
    Aside.RULES: "I only look after appointments here.",
    Aside.NO_NAME: "I do need some name to book it; a first name is enough.",
}


def greeting(state: State) -> str:
    if state.person_coming:
        return SOMEBODY_COMES
    name = f", {state.known_name.split()[0]}" if state.known_name else ""
    return f"Hello{name}! This is {state.business}. I can book, move or cancel an appointment for you. How can I help?"


def opening(state: State) -> list[str]:
    """What comes before the question: what was done, what was asked for, answers."""
    said = [text for name, result in state.news if (text := news(name, result))]
    if state.missing:
        said.append(state.missing)
    if state.wants_list and state.bookings is not None:
        said.append(bookings_list(state.bookings, of_status=state.asks_status))
    said.extend(unknown_things(state))
    said.extend(text for aside, text in _ASIDES.items() if aside in state.asides)
    said.extend(answers(state))
    if not state.news:
        said.extend(_thanks(state))
    if state.bad_phone:
        said.append("That phone number doesn't look complete, so I've left it out.")
    if state.pleasantry is Intent.GREET and state.task is not None and not said:
        said.append("Hello!")
    only_thanks = state.heard is not None and state.heard.intent is Intent.THANKS
    if state.pleasantry is Intent.THANKS and only_thanks and state.task is not None and not said:
        said.append(YOU_ARE_WELCOME)
    return said


def _thanks(state: State) -> list[str]:
    """For what was given before it was asked for."""
    given = state.thanked_for
    if "name" in given and state.name:
        return [f"Thanks, {state.name.split()[0]}."]
    if given == ("notes",) and state.task is None:
        return ["I'll put that into the booking when we make one."]
    return ["Thanks for that."] if given else []


def not_what_was_named(task: Task) -> str:
    """Where the one booking there is is none of what was spoken of."""
    named = task.about.service if task.about else None
    if task.booking is None or named is None or not named.ids or task.booking.service_id in named.ids:
        return ""
    return DO_YOU_MEAN


def left_or_missing(task: Task) -> str:
    return NOTHING_MADE if task.in_place_of else NO_BOOKINGS


def which_booking(task: Task, bookings: tuple[OwnBooking, ...]) -> str:
    verb = "cancel" if task.goal is Goal.CANCEL else "move"
    lines = [f"{number}. {booking_line(booking)}" for number, booking in enumerate(bookings, 1)]
    return "\n".join([f"Which appointment would you like to {verb}?", *lines])


def which_of_these(task: Task, bookings: tuple[OwnBooking, ...]) -> str:
    named = [f"the {booking.service} on {short_day(booking.starts)}" for booking in bookings]
    return f"Which one is it: {listing(named)}?"


def move_when(task: Task) -> str:
    what = f"your {task.booking.service} on {short_day(task.booking.starts)}" if task.booking else "it"
    return f"When would you like to move {what} to?"


def which_service(services: Sequence[Mapping[str, Any]], *, among: bool) -> str:
    if among:
        return f"Do you mean {listing([str(service['name']) for service in services])}?"
    lines = [f"- {service_line(service)}" for service in services]
    return "\n".join(["Which service would you like?", *lines])


def which_of_services(services: Sequence[Mapping[str, Any]]) -> str:
    return f"Which of these shall it be: {listing([str(service['name']) for service in services])}?"


def which_provider(names: Sequence[str]) -> str:
    return f"Do you mean {listing(names)}?"


def whom_of(names: Sequence[str]) -> str:
    return f"Who shall it be: {listing(names)}?"


def or_else(names: Sequence[str]) -> str:
    return f"Would {listing(names)} be all right instead?"


def provider_does_not(name: str, service: Mapping[str, Any]) -> str:
    others = listing([str(provider["name"]) for provider in service["providers"]])
    return f"{name} doesn't do {service['name']}. {others} would be the choice for that. Is that all right?"


def which_place(places: Sequence[Mapping[str, Any]], not_there: Mapping[str, Any] | None) -> str:
    named = listing([_place(place) for place in places])
    if not_there:
        return f"{not_there['name']} isn't available there. Would {named} suit you?"
    return f"Which location suits you: {named}?"


def which_of_places(places: Sequence[Mapping[str, Any]]) -> str:
    return f"Where shall it be: {listing([str(place['name']) for place in places])}?"


def which_is_nearer(places: Sequence[Mapping[str, Any]]) -> str:
    return f"I can't see where you are. Which is better for you: {listing([str(place['name']) for place in places])}?"


def _place(place: Mapping[str, Any]) -> str:
    return f"{place['name']} ({place['address']})" if place["address"] else str(place["name"])


def ask_name(state: State, task: Task, slot: OfferedTime) -> str:
    service = (state.service(task.service_id) or {}).get("name", "appointment")
    moment = f"{short_day(slot.day)} at {slot.time}{_zone(state, task)}"
    several = state.places is not None and len(state.places["locations"]) > 1
    place = state.place(task.location_id) if several else None
    where = f" at {place['name']}" if place else ""
    name = "What name shall the other one be under?" if task.for_other else "What name shall I put it under?"
    return f"{moment} is free for your {service}{_with_whom(state, task)}{where}. {name}"


def name_again(state: State) -> str:
    return "What shall I write?" if Aside.NO_NAME in state.asides else "All I need is a name for it. What is yours?"


def _with_whom(state: State, task: Task) -> str:
    return f" with {state.provider_name(task.provider_id)}" if task.provider_id else ""


def _at_place(state: State, task: Task) -> str:
    """Where nobody has said where, it has to be told."""
    place = state.place(task.location_id) if task.any_place else None
    return f" at {place['name']}" if place else ""


def _zone(state: State, task: Task) -> str:
    place = state.place(task.booking.location_id if task.booking else task.location_id) or {}
    zone = str(place.get("timezone", state.zone))
    return f" ({zone} time)" if state.zone and zone != state.zone else ""


def offer(state: State, task: Task, shown: tuple[OfferedTime, ...], *, told: bool = False) -> str:
    """`told`: it was said before, and with it why it is not the time that was asked for."""
    days = [(day, list(slots)) for day, slots in groupby(shown, key=lambda slot: slot.day)]
    why, zone = "" if told else _why_others(state, task), f"{_at_place(state, task)}{_zone(state, task)}"
    before = joined([_which_is_meant(state, task), why])
    if len(days) == 1:
        day, slots = days[0]
        times = listing([slot.time for slot in slots])
        free = f"On {short_day(day)} I have {times}{zone}{'' if before else _with_whom(state, task)}."
        return joined([before, free, "Which one suits you?" if len(slots) > 1 else "Does that suit you?"])
    lines = [f"- {short_day(day)}: {listing([slot.time for slot in slots])}" for day, slots in days]
    closest = "The closest that are free:" if why else f"These times are free{_with_whom(state, task)}{zone}:"
    heading = joined([before, closest])
    return "\n".join([heading, *lines, "Which one suits you?"])


def going_round() -> str:
    return "I'm sorry, I don't get any further like this. Shall I bring in a person from the team?"


def take_first(slot: OfferedTime) -> str:
    return f"Shall I take {short_day(slot.day)} at {slot.time}? Otherwise just name a day and a time that suit you."


def no_such_day(task: Task) -> str:
    return f"There is no {task.no_such_day} in the calendar. Which day do you mean?"


def provider_elsewhere(provider: Mapping[str, Any], places: Sequence[Mapping[str, Any]]) -> str:
    *there, wanted = [str(place["name"]) for place in places]
    return (
        f"{provider['name']} is at {listing(there, 'and')}, not at {wanted}. Shall it be "
        f"{listing(there)}, or {wanted} with somebody else?"
    )


def which_of_times(state: State, task: Task, shown: tuple[OfferedTime, ...]) -> str:
    if len(shown) == 1:
        return f"Would {short_day(shown[0].day)} at {shown[0].time} be good, or shall I look at another day?"
    one_day = len({slot.day for slot in shown}) == 1
    named = [slot.time if one_day else f"{short_day(slot.day)} at {slot.time}" for slot in shown]
    day = f" on {short_day(shown[0].day)}" if one_day else ""
    return f"Which one shall I take{day}: {listing(named)}? Another day is fine, too."


def _which_is_meant(state: State, task: Task) -> str:
    """Where several are moved at one go, or booked one after the other."""
    if task.goal is Goal.BOOK and state.news and (service := state.service(task.service_id)):
        return f"Now your {service['name']}:"
    if not task.together or task.booking is None:
        return ""
    return f"For your {task.booking.service} on {short_day(task.booking.starts)}:"


def _why_others(state: State, task: Task) -> str:
    if task.gone == "taken":
        return "I'm sorry, that time is no longer free."
    if task.past:
        return "That day has already passed."
    if task.wanted.direction == "further":
        return "That was everything on that day."
    if task.wanted.direction == "latest":
        return "There is nothing later that day."
    if task.wanted.soonest and task.fits:
        return ""
    if task.fits:
        return ""
    return f"I'm sorry, {_not_free(state, task)}."


def _not_free(state: State, task: Task) -> str:
    wanted = task.wanted
    day = f" on {spoken_date(wanted.first)}" if wanted.first and wanted.first == wanted.last else ""
    place = state.place(task.booking.location_id if task.booking else task.location_id)
    if (
        place
        and day
        and wanted.first
        and not task.any_place
        and place["usual_hours"].get(f"{wanted.first:%A}") == "closed"
    ):
        return f"{place['name']} is closed on {wanted.first:%A}s"
    if wanted.direction in ("later", "earlier"):
        return f"there is nothing {wanted.direction}{day}{_with_whom(state, task)}"
    if wanted.exact is not None:
        return f"{spoken_clock(wanted.exact, state.country)}{day} isn't free{_with_whom(state, task)}"
    then = day or (" then" if wanted.said else "")
    return f"there is nothing free{_with_whom(state, task)}{_part(task)}{then}"


def _part(task: Task) -> str:
    return " at that time of day" if task.wanted.earliest or task.wanted.latest else ""


def nothing_free(state: State, task: Task) -> str:
    service = (state.service(task.service_id) or {}).get("name", "that")
    if task.past and task.wanted.first is None:
        return "That day has already passed. Which day would suit you instead?"
    why = f" {task.gone}" if task.gone and task.gone != "taken" else ""
    return f"I'm sorry, I can't find anything free for {service} then.{why} Is there another day that suits you?"
