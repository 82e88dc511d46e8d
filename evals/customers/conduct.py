"""Watches whoever plays the customer: one that breaks its own script says nothing about the agent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile

from agent.tables import ProposalRow
from booking_core import BusinessFile
from evals.customers.choosing import DEEDS
from evals.customers.protocol import Leaves, Line, Meant, Move, Waits, Why, Writes
from evals.customers.reading import read_reply
from evals.scenario import Scenario
from evals.wish import Wish

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_PHONE = re.compile(r"\+?\d[\d ()./-]{6,}\d")
_PLAIN_YES = re.compile(r"^\W*(?:yes|yep|yeah|y|ok|okay|sure|correct|perfect|go ahead|please do)\b", re.IGNORECASE)
PROPOSED = {"book": "book", "reschedule": "move", "cancel": "cancel"}


@dataclass
class Conduct:
    """`problems`: what the customer did that its script does not have."""

    scenario: Scenario
    business: BusinessFile
    problems: list[str] = field(default_factory=list)
    turn: int = 0

    def watch(self, move: Move, lines: Sequence[Line], wishes: Sequence[Wish], proposal: ProposalRow | None) -> None:
        self.turn += 1
        if isinstance(move, Leaves | Waits):
            return
        if not move.texts or not any(text.strip() for text in move.texts):
            self._found("wrote nothing")
        for text in move.texts:
            self._strangers(text)
        if wishes and self._agrees(move):
            self._check_yes(move, lines, wishes[-1], proposal)

    def left(self, why: Why, wishes: Sequence[Wish], lines: Sequence[Line]) -> None:
        """When the customer leaves for good, after what they were told last."""
        scripted = self.scenario.customer.behaviour
        if why is Why.DISAPPEARED and not any(each.disappear for each in scripted):
            self._found("went silent")
        if not wishes:
            return
        said = [line.text for line in lines if line.role == "agent"]
        today = self.scenario.clock.astimezone(self.business.business.timezone).date()
        readings = [read_reply(text, today) for text in said]
        wish = wishes[-1]
        deed = DEEDS.get(wish.do)
        if why is Why.DONE and deed is not None and not any(deed in reading.done for reading in readings):
            self._found("thought that it was done, and nobody had said so")
        is_new = bool(said) and said.count(said[-1]) == 1
        if why is Why.GAVE_UP and is_new and any(wish.when and self._suits(wish, x) for x in readings[-1].offers):
            self._found("gave up, and had just been offered what it wanted")

    def _suits(self, wish: Wish, offer: datetime) -> bool:
        return any(window.fits(offer) for window in wish.when)

    def _agrees(self, move: Writes) -> bool:
        return move.meant is Meant.YES or (move.meant is Meant.UNTOLD and any(map(_PLAIN_YES.match, move.texts)))

    def _check_yes(self, move: Writes, lines: Sequence[Line], wish: Wish, proposal: ProposalRow | None) -> None:
        if proposal is None:
            new = list(takewhile(lambda line: line.role != "customer", reversed(lines)))
            if move.meant is Meant.YES and not any("?" in line.text for line in new):
                self._found("said yes, and had been asked nothing")
            return
        wrong = self._not_wanted(wish, proposal)
        if wrong:
            self._found(f"agreed to {proposal.read_back['text']!r}: {wrong}")

    def _not_wanted(self, wish: Wish, proposal: ProposalRow) -> str:
        back, start = proposal.read_back, datetime.fromisoformat(proposal.read_back["starts_at"])
        if PROPOSED[proposal.tool] != wish.do:
            return f"it wants to {wish.do}"
        if wish.do == "cancel":
            return ""
        service = next((one.name for one in self.business.services if one.id == wish.service), None)
        if service is not None and back["service"] != service:
            return f"it wants {wish.service}"
        provider = next((one.name for one in self.business.providers if one.id == wish.provider), None)
        if provider is not None and back["provider"] != provider:
            return f"it wants {wish.provider}"
        place = next((one.name for one in self.business.locations if one.id == wish.location), None)
        if place is not None and back["location"] != place:
            return f"it wants to go to {wish.location}"
        return "" if wish.fits_time(start.replace(tzinfo=None)) else "it wants another time"

    def _strangers(self, text: str) -> None:
        """What it says of itself and cannot know."""
        known = self.scenario.customer.model_dump_json() + self.scenario.channel.model_dump_json()
        digits = re.sub(r"\D", "", known)
        for email in _EMAIL.findall(text):
            if email.strip(".").lower() not in known.lower():
                self._found(f"gave an address that it does not know: {email}")
        for phone in _PHONE.findall(text):
            number = re.sub(r"\D", "", phone)
            if len(number) >= 9 and not re.search(r"\d{4}-\d\d-\d\d|\d:\d\d", phone) and number[-7:] not in digits:
                self._found(f"gave a number that it does not know: {phone}")

    def _found(self, what: str) -> None:
        self.problems.append(f"turn {self.turn}: the customer {what}")
