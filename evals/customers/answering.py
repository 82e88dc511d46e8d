"""What a customer answers: what they were asked, no more than they know, and in the order in which they were asked."""

from dataclasses import dataclass, field
from datetime import datetime

from evals.brief import Brief
from evals.customers import phrasing
from evals.customers.choosing import Mismatch, choose
from evals.customers.heard import Asked
from evals.customers.phrasing import GREETINGS, OPENINGS, Phrasebook
from evals.customers.protocol import Casting
from evals.customers.reading import Reading
from evals.wish import Window, Wish, WishChange

MOST_TIMES_SAID = 2
MOST_TURNS_ON_WISH = 12


@dataclass
class Answering:
    """Remembers what was said of the present wish. `turns_on_wish` counts replies since it came up."""

    brief: Brief
    book: Phrasebook
    casting: Casting
    turns_on_wish: int = 0
    _windows_said: dict[int, int] = field(default_factory=dict)
    _offers: tuple[datetime, ...] = ()

    def hear(self, reading: Reading) -> None:
        if reading.offers:
            self._offers = reading.offers

    def forget(self) -> None:
        self.turns_on_wish = 0
        self._windows_said = {}
        self._offers = ()

    def opening(self, wish: Wish, *, greet: bool = True) -> str:
        if wish.words.opening:
            return self.book.one(wish.words.opening)
        if wish.do == "ask":
            return wish.questions[0]
        said = self._first_words(wish)
        terse = {"terse", "reticent"} & set(self.brief.style)
        if greet and not terse and self.book.random.random() < 0.5:
            said = f"{self.book.one(GREETINGS)} {said}"
        return said

    def _first_words(self, wish: Wish) -> str:
        phrase = self.book.one(OPENINGS[wish.do])
        match wish.do:
            case "book":
                said = self.book.what(wish) if "terse" in self.brief.style else phrase.format(what=self.book.what(wish))
                return " ".join([said, *self._details(wish)])
            case "move":
                said = phrase.format(booking=self._booking(wish))
                return f"{said} to {self._window(wish).removeprefix('on ')}" if wish.when and self._tells() else said
            case "cancel":
                return phrase.format(booking=self._booking(wish))
            case "correct":
                detail, value = self._corrected(wish)
                return phrase.format(booking=self._booking(wish), detail=detail, value=value)
            case _:
                return phrase

    def _details(self, wish: Wish) -> list[str]:
        """What is told with the first words: all of it, some of it or nothing, as the customer is."""
        parts = []
        if wish.location and self._tells():
            place = next(one.name for one in self.casting.business.locations if one.id == wish.location)
            parts.append(f"at {self.book.one(wish.words.location) if wish.words.location else place}")
        if wish.provider and self._tells():
            parts.append(f"with {self.book.provider(wish)}")
        if wish.when and self._tells():
            parts.append(self._window(wish))
        if "eager" in self.brief.style and (name := wish.name or self.brief.knows.name):
            parts.append(f", my name is {name}")
        return parts

    def _tells(self) -> bool:
        if "reticent" in self.brief.style:
            return False
        return "eager" in self.brief.style or self.book.random.random() < 0.6

    def _window(self, wish: Wish, number: int = 0) -> str:
        self._windows_said[number] = self._windows_said.get(number, 0) + 1
        return self.book.window(wish.when[number])

    def _booking(self, wish: Wish) -> str:
        if wish.words.booking:
            return self.book.one(wish.words.booking)
        booked = next((one for one in self.casting.scenario.before.bookings if one.id == wish.booking), None)
        if booked is None:
            return self.book.one(["my appointment", "it", "the appointment"])
        service = next(one.name.lower() for one in self.casting.business.services if one.id == booked.service)
        day = self.book.on_day(booked.start.date())
        several = len([one for one in self.casting.scenario.before.bookings if one.of != "nobody"]) > 1
        ways = [f"my {service}", f"my {service} {day}", f"my appointment {day}"]
        return self.book.one(ways[1:2] if several else [*ways, "my appointment"])

    def _corrected(self, wish: Wish) -> tuple[str, str]:
        fields = (("name", wish.name), ("phone number", wish.phone), ("email", wish.email), ("note", wish.notes))
        return next((detail, value) for detail, value in fields if value)

    def answer(self, wish: Wish, reading: Reading) -> str | None:
        """None: there is nothing more that could help."""
        if self.turns_on_wish > MOST_TURNS_ON_WISH:
            return None
        if wish.do in ("book", "move") and reading.offers and self._time_is_open(wish, reading):
            picked = choose(wish, self.brief.prefers, reading.offers, self.book.random)
            if picked is not None:
                return self._with_asked(
                    self.book.pick(picked, len({x.date() for x in reading.offers}) > 1), wish, reading
                )
            return self._another_time(wish, refused=reading.nothing_free)
        if reading.nothing_free and not reading.asked:
            return self._another_time(wish, refused=True)
        if reading.too_late and wish.do in ("move", "cancel"):
            return "yes please" if Asked.PERSON in reading.asked else None
        said = [words for asked in reading.asked if (words := self._told(asked, wish, reading)) is not None]
        if said:
            return ", ".join(dict.fromkeys(said))
        if Asked.PERSON in reading.asked:
            return "yes please"
        if Asked.YES_OR_NO in reading.asked:
            return self._named(wish, reading) or self._yes_or_no(wish)
        return self._again(wish)

    def _time_is_open(self, wish: Wish, reading: Reading) -> bool:
        """Whether an offer is still to be chosen: when a name is asked for with the only one, it is chosen."""
        if Asked.NAME in reading.asked and len(reading.offers) == 1:
            return not wish.fits_time(reading.offers[0])
        return True

    def _with_asked(self, picked: str, wish: Wish, reading: Reading) -> str:
        also = [self._told(asked, wish, reading) for asked in reading.asked if asked in (Asked.NAME, Asked.PHONE)]
        return ", ".join([picked, *(words for words in also if words)])

    def _told(self, asked: Asked, wish: Wish, reading: Reading) -> str | None:
        knows = self.brief.knows
        match asked:
            case Asked.NAME:
                name = wish.name or knows.name
                return self.book.name(wish, name) if name else self.book.one(phrasing.NO_DETAIL)
            case Asked.PHONE:
                phone = wish.phone or knows.phone
                return (
                    self.book.one(phrasing.PHONES).format(phone=phone) if phone else self.book.one(phrasing.NO_DETAIL)
                )
            case Asked.EMAIL:
                email = wish.email or knows.email
                return (
                    self.book.one(phrasing.EMAILS).format(email=email) if email else self.book.one(phrasing.NO_DETAIL)
                )
            case Asked.SERVICE if wish.service:
                return self.book.service(wish)
            case Asked.LOCATION if wish.do == "book":
                return self.book.location(wish) if wish.location else self.book.one(phrasing.ANYWHERE)
            case Asked.PROVIDER if wish.do == "book":
                return self.book.provider(wish) if wish.provider else self.book.one(phrasing.NOBODY)
            case Asked.WHEN if wish.do in ("book", "move"):
                return self._when(wish)
            case Asked.BOOKING if wish.booking:
                return self._booking_told(wish)
            case _:
                return None

    def _booking_told(self, wish: Wish) -> str:
        booked = next((one for one in self.casting.scenario.before.bookings if one.id == wish.booking), None)
        if booked is None:
            return self.book.one(["the last one", "the one I just made"])
        service = next(one.name.lower() for one in self.casting.business.services if one.id == booked.service)
        return self.book.one([f"the {service} {self.book.on_day(booked.start.date())}"])

    def _when(self, wish: Wish) -> str:
        if not wish.when:
            return self.book.window(Window())
        number = next((n for n in range(len(wish.when)) if self._windows_said.get(n, 0) < MOST_TIMES_SAID), None)
        return self._window(wish, len(wish.when) - 1 if number is None else number)

    def _another_time(self, wish: Wish, *, refused: bool) -> str | None:
        """What was offered does not do: the same once more where nobody said that it is not free, else the next
        preference, else nothing."""
        said = [number for number in range(len(wish.when)) if self._windows_said.get(number, 0)]
        if said and not refused and self._windows_said[said[-1]] < MOST_TIMES_SAID:
            return self._window(wish, said[-1])
        for number in range(len(wish.when)):
            if self._windows_said.get(number, 0) == 0:
                return self._window(wish, number)
        return None

    def _named(self, wish: Wish, reading: Reading) -> str | None:
        """Of several that are named in the question ("do you mean A or B?"), the one that is wanted."""
        question = " ".join(part for part in reading.text.split("\n") if "?" in part).lower()
        if " or " not in question or wish.do not in ("book", "move"):
            return None
        business = self.casting.business
        provider = next((one.name.lower() for one in business.providers if one.id == wish.provider), None)
        if provider is not None and provider in question:
            return next(one.name for one in business.providers if one.id == wish.provider)
        service = next((one.name.lower() for one in business.services if one.id == wish.service), None)
        if service is not None and service in question:
            return next(one.name for one in business.services if one.id == wish.service)
        if provider is None and sum(one.name.lower() in question for one in business.providers) > 1:
            return self.book.one(phrasing.NOBODY)
        return None

    def _yes_or_no(self, wish: Wish) -> str:
        return "yes please" if wish.flexible or wish.provider is None else "no"

    def _again(self, wish: Wish) -> str | None:
        self._windows_said = {}
        return self.opening(wish, greet=False)

    def correction(self, wish: Wish, mismatch: Mismatch) -> str:
        """What was read back wrong, put right."""
        parts = []
        if mismatch.service:
            parts.append(self.book.what(wish))
        if mismatch.location:
            parts.append(f"at {self.book.location(wish)}")
        if mismatch.provider:
            parts.append(f"with {self.book.provider(wish)}")
        if mismatch.time and wish.when:
            parts.append(self._window(wish))
        if mismatch.name:
            parts.append(f"the name is {wish.name or self.brief.knows.name}")
        return self.book.one(phrasing.CORRECTIONS).format(what=" ".join(parts) or "something else")

    def change(self, wish: Wish, change: WishChange) -> str:
        parts = []
        if change.service:
            parts.append(self.book.what(wish))
        if change.location:
            parts.append(f"at {self.book.location(wish)}")
        if change.provider == "anybody":
            parts.append("with anyone")
        elif change.provider:
            parts.append(f"with {self.book.provider(wish)}")
        if change.when:
            parts.append(self._window(wish))
        if change.name:
            parts.append(f"under the name {change.name}")
        if change.do == "cancel":
            return "actually, please cancel it"
        said = " ".join(parts) or self.opening(wish, greet=False)
        return self.book.one(
            ["actually, {what} instead please", "sorry, can we make that {what}?", "wait, rather {what}"]
        ).format(what=said)
