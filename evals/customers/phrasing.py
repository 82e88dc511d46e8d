"""How customers put things: many wordings for the same thing, one of which is taken, by the seed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

from booking_core import BusinessFile
from evals.customers.moments import MONTHS, WEEKDAYS
from evals.wish import Window, Wish

TWELVE_HOUR = frozenset({"US", "CA", "AU", "NZ", "IN", "PH", "PK", "MY", "EG", "SA", "CO", "MX"})
MONTH_FIRST = frozenset({"US", "PH"})

GREETINGS = ("hi", "hello", "hey", "hi there", "good morning", "Hello!", "Hi,")
OPENINGS: Mapping[str, tuple[str, ...]] = {
    "book": (
        "I'd like to book {what}",
        "can I book {what}?",
        "I need {what}",
        "could I get {what}",
        "I want to make an appointment for {what}",
        "do you have time for {what}?",
        "I'd like {what} please",
        "looking to book {what}",
        "can I come in for {what}",
    ),
    "move": (
        "I need to move {booking}",
        "can I reschedule {booking}?",
        "I'd like to move {booking}",
        "could we change {booking} to another time?",
        "I have to reschedule {booking}",
    ),
    "cancel": (
        "I need to cancel {booking}",
        "please cancel {booking}",
        "can you cancel {booking}?",
        "I'd like to cancel {booking}",
        "I have to cancel {booking}",
    ),
    "correct": (
        "can you change the {detail} on {booking} to {value}",
        "please change the {detail} for {booking} to {value}",
        "I'd like to correct the {detail} on {booking}: it should be {value}",
    ),
    "person": (
        "can I speak to a person please",
        "I'd like to talk to somebody from the team",
        "can I talk to a human?",
        "please put me through to a real person",
    ),
}
YESES = (
    "yes",
    "yes please",
    "yep",
    "yes, please",
    "sure",
    "ok",
    "yes that's right",
    "correct",
    "yes, go ahead",
    "perfect",
)
NOES = ("no", "no thanks", "no, not like that", "hmm no")
PICKS = ("{time}", "{time} please", "{time} works", "let's do {time}", "I'll take {time}")
SHORT_PICKS = ("the {time} one", "{time} is good")
NAMES = ("{name}", "{name}", "it's {name}", "my name is {name}", "{name} please", "I'm {name}", "under {name}")
PHONES = ("{phone}", "it's {phone}", "my number is {phone}", "you can reach me on {phone}")
EMAILS = ("{email}", "it's {email}", "my email is {email}")
NOBODY = ("anyone is fine", "no preference", "I don't mind who", "whoever is free")
ANYWHERE = ("either is fine", "I don't mind where")
NO_DETAIL = ("I'd rather not say", "I don't have one", "no, sorry")
GIVING_UP = ("ok, never mind then, thanks", "no, that doesn't work for me, thanks anyway", "then I'll leave it, thanks")
GOODBYES = ("thanks, bye", "thank you!", "great, thanks", "perfect, thank you, bye", "thanks a lot")
NOTHING_ELSE = ("no, that's all, thanks", "no thanks, that's it", "that's everything, thank you")
THEN = ("also, ", "one more thing: ", "and ", "then ")
CORRECTIONS = ("no, I meant {what}", "not quite: {what}", "no, {what} please", "sorry, {what}")
WAITING = ("any other times?", "what else do you have?", "do you have anything else?")


@dataclass
class Phrasebook:
    """One customer's way to put things; the same seed says the same."""

    random: Random
    business: BusinessFile
    now: datetime

    def one(self, phrases: Sequence[str]) -> str:
        return self.random.choice(list(phrases))

    def service(self, wish: Wish) -> str:
        if wish.words.service:
            return self.one(wish.words.service)
        found = next(one for one in self.business.services if one.id == wish.service)
        names = [found.name.lower(), found.name.lower(), found.name, *found.aliases]
        return self.one(names)

    def what(self, wish: Wish) -> str:
        name = self.service(wish)
        if name.split()[0].lower() in ("a", "an", "the", "my", "some"):
            return name
        return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"

    def location(self, wish: Wish) -> str:
        if wish.words.location:
            return self.one(wish.words.location)
        found = next(one for one in self.business.locations if one.id == wish.location)
        return self.one([found.name, found.name.lower(), f"{found.name} please", f"the {found.name} one"])

    def provider(self, wish: Wish) -> str:
        if wish.words.provider:
            return self.one(wish.words.provider)
        name = next(one.name for one in self.business.providers if one.id == wish.provider)
        short = name if name.lower().startswith(("dr ", "dr.")) else name.split()[0]
        return self.one([short, name])

    def name(self, wish: Wish, name: str) -> str:
        if wish.words.name:
            return self.one(wish.words.name)
        return self.one(NAMES).format(name=name)

    def day(self, day: date) -> str:
        ahead = (day - self.now.date()).days
        weekday, month = WEEKDAYS[day.weekday()].capitalize(), MONTHS[day.month - 1].capitalize()
        ways = [f"{month} {day.day}", f"{day.day} {month}", f"{weekday} {day.day} {month}", f"{day.day} {month[:3]}"]
        if self.business.business.country not in MONTH_FIRST:
            ways.append(f"the {day.day}{nth(day.day)} of {month}")
        else:
            ways.append(f"{weekday}, {month} {day.day}{nth(day.day)}")
        if 2 <= ahead <= 6:
            ways += [weekday, weekday, f"this {weekday}" if day.weekday() > self.now.weekday() else weekday]
        if ahead == 1:
            ways = ["tomorrow", "tomorrow", f"tomorrow ({weekday})"]
        if ahead == 0:
            ways = ["today", "today"]
        return self.one(ways)

    def on_day(self, day: date) -> str:
        words = self.day(day)
        return words if words.split()[0] in ("today", "tomorrow", "the", "this") else f"on {words}"

    def clock(self, clock: time) -> str:
        half, hour = ("pm" if clock.hour >= 12 else "am"), clock.hour % 12 or 12
        if clock == time(12):
            return self.one(["noon", "12pm", "12:00 pm"])
        full = f"{hour}:{clock:%M}"
        twelve = [f"{full} {half.upper()}", f"{full}{half}"]
        if clock.minute == 0:
            twelve += [f"{hour}{half}", f"{hour} {half}"]
        if self.business.business.country in TWELVE_HOUR:
            return self.one(twelve)
        return self.one([f"{clock:%H:%M}", f"{clock:%H:%M}", *twelve[:2]])

    def window(self, window: Window) -> str:
        if window.words:
            return self.one(window.words)
        parts = []
        if window.day is not None:
            if window.last_day is None:
                parts.append(self.on_day(window.day))
            else:
                parts.append(f"between {self.day(window.day)} and {self.day(window.last_day)}")
        if window.at is not None:
            parts.append(f"at {self.clock(time.fromisoformat(window.at))}")
        elif window.earliest and window.latest:
            parts.append(self._between(window.earliest, window.latest))
        elif window.earliest:
            parts.append(f"after {self.clock(time.fromisoformat(window.earliest))}")
        elif window.latest:
            parts.append(f"before {self.clock(time.fromisoformat(window.latest))}")
        return " ".join(parts) or self.one(["any time", "as soon as possible", "whenever you have time"])

    def _between(self, earliest: str, latest: str) -> str:
        parts = {("12:00", "17:00"): "in the afternoon", ("09:00", "12:00"): "in the morning"}
        spoken = f"between {self.clock(time.fromisoformat(earliest))} and {self.clock(time.fromisoformat(latest))}"
        return self.one([parts.get((earliest, latest), spoken), spoken])

    def pick(self, moment: datetime, several_days: bool) -> str:
        words = self.clock(moment.time())
        if several_days:
            words = f"{self.day(moment.date())} at {words}"
            return self.one(PICKS).format(time=words)
        return self.one([*PICKS, *SHORT_PICKS]).format(time=words)


def nth(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
