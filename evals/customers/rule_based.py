"""The rule-based customer: the same for the same seed, in other words for another, and reading what people read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from evals.brief import Behaviour
from evals.customers import phrasing
from evals.customers.answering import Answering
from evals.customers.choosing import DEEDS, compare
from evals.customers.heard import Asked
from evals.customers.phrasing import Phrasebook
from evals.customers.protocol import Casting, Leaves, Meant, Move, View, Waits, Why, Writes
from evals.customers.reading import Reading, read_reply
from evals.customers.style import styled
from evals.wish import Wish

MOST_WAITS = 2
PAUSES = 2


@dataclass
class Progress:
    """Of the present wish."""

    agreed: bool = False
    question: int = 0
    replies: Counter[str] = field(default_factory=Counter)


@dataclass
class RuleBasedCustomer:
    """Implements `evals.customers.protocol.Customer`."""

    casting: Casting
    random: Random
    wishes: list[Wish] = field(default_factory=list)
    _wish_number: int = 0
    _fired: dict[int, int] = field(default_factory=dict)
    _progress: Progress = field(default_factory=Progress)
    _turn: int = 0
    _waits: int = 0

    def __post_init__(self) -> None:
        self.brief = self.casting.scenario.customer
        self.wishes.append(self.brief.wishes[0])
        clock = self.casting.scenario.clock.astimezone(self.casting.business.business.timezone)
        self.book = Phrasebook(self.random, self.casting.business, clock)
        self.answering = Answering(self.brief, self.book, self.casting)

    @property
    def wish(self) -> Wish:
        return self.wishes[-1]

    async def next(self, view: View) -> Move:
        self.book.now = view.now
        if not view.said or self._turn == 0:
            return self._begin()
        if not view.new:
            self._waits += 1
            return Waits() if self._waits <= MOST_WAITS else Leaves(Why.GAVE_UP)
        self._waits = 0
        self._turn += 1
        reading = read_reply("\n".join(line.text for line in view.new), view.now.date())
        self.answering.hear(reading)
        settled = self._settle(reading)
        behaviour = self._behaviour(reading, settled)
        if behaviour is not None:
            return self._behave(behaviour, reading)
        return self._go_on(reading, settled)

    def _begin(self) -> Move:
        self._turn = 1
        behaviour = self._behaviour(None, settled=False)
        if behaviour is not None and not behaviour.and_go_on:
            return self._behave(behaviour, None)
        opening = self.answering.opening(self.wish)
        before = f"{self.book.one(behaviour.say)} " if behaviour and behaviour.say else ""
        return self._write(before + opening)

    def _go_on(self, reading: Reading, settled: bool) -> Move:
        if settled:
            return self._next_wish(reading)
        if reading.handed_over and self.wish.do != "person":
            return self._write("ok, thanks", farewell=Why.HANDED_OVER)
        if self.wish.do == "ask":
            return self._ask_next()
        if reading.read_back is not None:
            return self._answer_read_back(reading)
        return self._answer(reading)

    def _settle(self, reading: Reading) -> bool:
        """Whether the present wish has come true, as far as the customer can tell."""
        wish = self.wish
        if wish.do == "person":
            return reading.handed_over
        if wish.do == "ask":
            return self._progress.question >= len(wish.questions)
        return DEEDS[wish.do] in reading.done and reading.read_back is None

    def _next_wish(self, reading: Reading) -> Move:
        self._wish_number += 1
        self._progress = Progress()
        if self._wish_number >= len(self.brief.wishes):
            words = phrasing.NOTHING_ELSE if Asked.MORE in reading.asked else phrasing.GOODBYES
            return self._write(self.book.one(words), farewell=Why.DONE)
        self.wishes.append(self.brief.wishes[self._wish_number])
        self.answering.forget()
        return self._write(self.book.one(phrasing.THEN) + self.answering.opening(self.wish, greet=False))

    def _ask_next(self) -> Move:
        question = self.wish.questions[self._progress.question]
        self._progress.question += 1
        return self._write(question)

    def _answer_read_back(self, reading: Reading) -> Move:
        assert reading.read_back is not None
        name = self.brief.knows.name
        mismatch = compare(self.wish, name, reading.read_back, self.casting.business, self._own_start())
        if not mismatch:
            self._progress.agreed = True
            return self._write(self.book.one(phrasing.YESES), Meant.YES)
        if self._is_stuck(reading):
            return self._give_up()
        if mismatch.deed:
            return self._write(
                f"{self.book.one(phrasing.NOES)}, {self.answering.opening(self.wish, greet=False)}", Meant.NO
            )
        return self._write(self.answering.correction(self.wish, mismatch), Meant.NO)

    def _own_start(self) -> datetime | None:
        """When the booking is that the wish is about, if it was there before."""
        booked = next((x for x in self.casting.scenario.before.bookings if x.id == self.wish.booking), None)
        return booked.start.replace(tzinfo=None) if booked is not None else None

    def _answer(self, reading: Reading) -> Move:
        if self._is_stuck(reading):
            return self._give_up()
        said = self.answering.answer(self.wish, reading)
        if said is None:
            return self._give_up()
        return self._write(said)

    def _is_stuck(self, reading: Reading) -> bool:
        self._progress.replies[reading.text] += 1
        self.answering.turns_on_wish += 1
        return self._progress.replies[reading.text] > self.brief.patience

    def _give_up(self) -> Move:
        return self._write(self.book.one(phrasing.GIVING_UP), Meant.NO, farewell=Why.GAVE_UP)

    def _moments(self, reading: Reading | None, settled: bool) -> Sequence[str]:
        found = [f"turn {self._turn}"]
        if reading is None:
            return [*found, "start"]
        found += [f"asked_{asked}" for asked in reading.asked]
        found += ["asked"] if reading.asked else []
        found += ["offered"] if reading.offers else []
        found += ["nothing_free"] if reading.nothing_free else []
        found += ["read_back"] if reading.read_back else []
        found += ["done"] if settled or reading.done else []
        found += ["handed_over"] if reading.handed_over else []
        return found

    def _behaviour(self, reading: Reading | None, settled: bool) -> Behaviour | None:
        moments = self._moments(reading, settled)
        for number, behaviour in enumerate(self.brief.behaviour):
            if behaviour.at in moments and self._fired.get(number, 0) < behaviour.times:
                if behaviour.refuse and not self._would_agree(reading):
                    continue
                self._fired[number] = self._fired.get(number, 0) + 1
                return behaviour
        return None

    def _would_agree(self, reading: Reading | None) -> bool:
        if reading is None or reading.read_back is None:
            return False
        return not compare(
            self.wish, self.brief.knows.name, reading.read_back, self.casting.business, self._own_start()
        )

    def _behave(self, behaviour: Behaviour, reading: Reading | None) -> Move:
        if behaviour.disappear:
            return Leaves(Why.DISAPPEARED)
        if behaviour.wait:
            return Waits()
        if behaviour.leave:
            return self._write(self.book.one(behaviour.say or phrasing.GOODBYES), farewell=Why.LEFT)
        if behaviour.refuse:
            return self._write(self.book.one(behaviour.say or phrasing.NOES), Meant.NO)
        if behaviour.burst:
            return Writes(behaviour.burst, Meant.OTHER)
        if behaviour.change is not None:
            return self._change(behaviour)
        assert behaviour.say is not None
        said = self.book.one(behaviour.say)
        if behaviour.and_go_on and reading is not None:
            after = self._go_on(reading, self._settle(reading))
            if isinstance(after, Writes):
                return Writes((said, *after.texts), after.meant, after.farewell)
        return Writes((said,), Meant.OTHER)

    def _change(self, behaviour: Behaviour) -> Move:
        assert behaviour.change is not None
        self.wishes.append(behaviour.change.applied_to(self.wish))
        self._progress = Progress()
        self.answering.forget()
        if behaviour.say:
            return Writes((self.book.one(behaviour.say),), Meant.NO)
        return self._write(self.answering.change(self.wish, behaviour.change), Meant.NO)

    def _write(self, text: str, meant: Meant = Meant.OTHER, farewell: Why | None = None) -> Writes:
        business = self.casting.business
        protected = [each.name for each in business.providers] + [each.name for each in business.locations]
        protected += [value for value in self.brief.knows.model_dump().values() if value]
        protected += [wish.name for wish in self.wishes if wish.name]
        styles = tuple(style for style in self.brief.style if meant is not Meant.YES or style != "typos")
        return Writes(styled(text, styles, self.random, protected), meant, farewell)
