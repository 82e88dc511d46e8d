"""A brief in words, for somebody who is to play it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from string import Template

from booking_core import BusinessFile
from evals.before import Booked
from evals.brief import Behaviour, Brief
from evals.customers.protocol import Casting
from evals.wish import Window, Wish

FILE = Path(__file__).with_name("customer.md")
STYLES: Mapping[str, str] = {
    "terse": "You use as few words as possible.",
    "chatty": "You like to chat, and tell things that nobody asked for.",
    "polite": "You are very polite.",
    "typos": "You make a slip of the finger now and then, never in names, numbers and times.",
    "lowercase": "You write everything in small letters.",
    "shouting": "You write EVERYTHING IN CAPITALS.",
    "bursts": "You send one thought in several short messages at once.",
    "eager": "You tell all you want with your first message.",
    "reticent": "You tell no more than you are asked.",
    "emoji": "You like emoji.",
}
DEEDS = {"book": "Book", "move": "Move", "cancel": "Cancel", "correct": "Have corrected", "person": "Speak to a person"}
PREFERENCES = {"first": "the one named first", "last": "the one named last", "any": "whichever you like"}
MOMENTS = {
    "start": "with your very first message",
    "asked": "when you are asked anything",
    "asked_when": "when you are asked for a day or a time",
    "asked_choice": "when you are asked which of several you would like",
    "asked_booking": "when you are asked which booking you mean",
    "asked_more": "when you are asked whether there is anything else",
    "offered": "when you are offered times",
    "nothing_free": "when you are told that nothing is free",
    "read_back": "when something is read back to you and your yes is asked for",
    "done": "when you are told that it is done",
    "handed_over": "when you are told that a person will answer, or one does",
}


@cache
def _template() -> Template:
    return Template(FILE.read_text(encoding="utf-8"))


def script_of(casting: Casting) -> str:
    """What stands in the scenario, and no more than that customer would know."""
    brief, business = casting.scenario.customer, casting.business
    clock = casting.scenario.clock.astimezone(business.business.timezone)
    booked = {one.id: one for one in casting.scenario.before.bookings}
    wishes = [f"{n}. {_wish(wish, business, booked)}" for n, wish in enumerate(brief.wishes, 1)]
    moments = [f"{n}. {_behaviour(one, business)}" for n, one in enumerate(brief.behaviour, 1)]
    return _template().substitute(
        business=business.business.name,
        now=f"{_moment(clock)}",
        persona=" ".join([brief.persona or "Somebody like anybody.", *(STYLES[style] for style in brief.style)]),
        knows="\n".join(_knows(brief, casting)) or "- nothing that you would tell",
        wishes="\n".join(wishes),
        prefers=PREFERENCES.get(brief.prefers, f"the {brief.prefers}"),
        moments="\n".join(moments) or "Nothing in particular.",
        patience=brief.patience + 1,
    )


def _knows(brief: Brief, casting: Casting) -> Iterator[str]:
    for name, value in brief.knows.model_dump(exclude_none=True).items():
        yield f"- your {name}: {value}"
    if casting.scenario.channel.phone:
        yield f"- you write from {casting.scenario.channel.phone}, which the business sees"


def _wish(wish: Wish, business: BusinessFile, booked: Mapping[str, Booked]) -> str:
    if wish.do == "ask":
        return "Ask, one after the other, and wait for each answer: " + " / ".join(wish.questions)
    parts = [DEEDS[wish.do]]
    if wish.do in ("move", "cancel", "correct"):
        parts.append(_booking(wish, business, booked))
    parts += _details(wish.model_dump(exclude_none=True), business)
    if wish.when:
        parts.append(("now: " if wish.do == "move" else "") + ", or else ".join(map(_window, wish.when)))
        parts.append("if none of it is free, what is closest" if wish.flexible else "at no other time")
    said = wish.words.model_dump(exclude_none=True)
    parts += [f"in your words for the {name}: {' or '.join(map(repr, words))}" for name, words in said.items()]
    return "; ".join(parts) + "."


def _booking(wish: Wish, business: BusinessFile, booked: Mapping[str, Booked]) -> str:
    found = booked.get(wish.booking or "")
    if found is None:
        return "the booking that you made just now"
    service = next(one.name for one in business.services if one.id == found.service)
    return f"your {service} of {_moment(found.start)}"


def _details(fields: Mapping[str, object], business: BusinessFile) -> Iterator[str]:
    names = {
        "service": {one.id: one.name for one in business.services},
        "location": {one.id: one.name for one in business.locations},
        "provider": {one.id: one.name for one in business.providers},
    }
    for key in ("service", "location", "provider", "name", "phone", "email", "notes"):
        value = fields.get(key)
        if value is not None:
            yield f"{key}: {names.get(key, {}).get(str(value), value)}"
    if "provider" not in fields and fields.get("do") == "book":
        yield "provider: anybody"


def _window(window: Window) -> str:
    parts = []
    if window.day is not None:
        parts.append(f"on {window.day:%A} {window.day.day} {window.day:%B %Y}")
    if window.last_day is not None:
        parts.append(f"up to {window.last_day:%A} {window.last_day.day} {window.last_day:%B %Y}")
    parts += [f"at {window.at}"] if window.at else []
    parts += [f"not before {window.earliest}"] if window.earliest else []
    parts += [f"not after {window.latest}"] if window.latest else []
    parts += [f"(you say it like this: {' or '.join(map(repr, window.words))})"] if window.words else []
    return " ".join(parts) or "at any time"


def _behaviour(behaviour: Behaviour, business: BusinessFile) -> str:
    at = behaviour.at
    asked = f"when you are asked for the {at.removeprefix('asked_')}"
    turn = f"with your message number {at.removeprefix('turn ')}"
    when = MOMENTS.get(at) or (asked if at.startswith("asked_") else turn)
    times = "" if behaviour.times == 1 else f" ({behaviour.times} times)"
    return f"{when[0].upper()}{when[1:]}{times}: {'; '.join(_action(behaviour, business))}."


def _action(behaviour: Behaviour, business: BusinessFile) -> Iterator[str]:
    if behaviour.change is not None:
        fields = behaviour.change.model_dump(exclude_none=True)
        changed = [*_details(fields, business)]
        changed += [", or else ".join(map(_window, behaviour.change.when))] if behaviour.change.when else []
        yield "change your mind, and from then on want: " + ", ".join(changed)
    if behaviour.burst:
        yield "send just these messages: " + " / ".join(behaviour.burst)
    if behaviour.refuse:
        yield "say no, although it is right (the time after that you may agree)"
    if behaviour.disappear:
        yield "write nothing any more (`disappear`)"
    if behaviour.leave:
        yield "say goodbye (`left`)"
    if behaviour.wait:
        yield "write nothing this time (`wait`)"
    if behaviour.say is not None:
        ways = " or ".join(map(repr, behaviour.say))
        yield f"say {ways}" + ("" if behaviour.and_go_on else ", and nothing else with it")


def _moment(moment: datetime) -> str:
    return f"{moment:%A} {moment.day} {moment:%B %Y}, {moment:%H:%M}"
