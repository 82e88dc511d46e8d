"""The customer played by a language model, which is given the script and told nothing of the agent but what it says.

Whether it keeps to the script is watched as with any other customer; what only it can get wrong is watched here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from agent import AgentMessage, CustomerMessage, Message, Model, ModelError, ModelRequest, Note, Say, Usage
from agent.limits import Spent
from evals.customers.fixed_lines import FixedLinesCustomer
from evals.customers.protocol import Casting, Customer, CustomerBroke, Leaves, Meant, Move, View, Waits, Why, Writes
from evals.customers.script import script_of
from evals.wish import Wish

MOST_TRIES = 2
MOST_TOKENS = 2000
BEGIN = "(Nothing has been said yet. Write your first message.)"
NOTHING_NEW = "(There is no answer yet.)"
WHY = {"done": Why.DONE, "gave_up": Why.GAVE_UP, "handed_over": Why.HANDED_OVER, "left": Why.LEFT}
MAY_NOT_COME = ("nothing_free", "handed_over")


class Answer(BaseModel):
    """What the model fills in; `wish` and `moments` are numbers of the script."""

    model_config = ConfigDict(extra="forbid")

    heard: str
    wish: int
    moments: list[int]
    messages: list[str]
    meaning: Literal["yes", "no", "other"]
    then: Literal["go_on", "wait", "done", "gave_up", "handed_over", "left", "disappear"]


SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "heard": {"type": "string", "description": "What you were just told or asked, in a few words."},
        "wish": {"type": "integer", "description": "The number of what you want now."},
        "moments": {
            "type": "array",
            "items": {"type": "integer"},
            "description": "The numbers of the moments that have come now and that you act on with this answer.",
        },
        "messages": {"type": "array", "items": {"type": "string"}, "description": "What you write; usually one."},
        "meaning": {"type": "string", "enum": ["yes", "no", "other"]},
        "then": {
            "type": "string",
            "enum": ["go_on", "wait", "done", "gave_up", "handed_over", "left", "disappear"],
        },
    },
    "required": ["heard", "wish", "moments", "messages", "meaning", "then"],
    "additionalProperties": False,
}


@dataclass
class ModelCustomer:
    """Implements `evals.customers.protocol.Customer`, and tells what it has spent."""

    casting: Casting
    model: Model
    wishes: list[Wish] = field(default_factory=list)
    spent: Spent = field(default_factory=Spent)
    _wish: int = 1
    _fired: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.brief = self.casting.scenario.customer
        self.wishes.append(self.brief.wishes[0])
        self._script = script_of(self.casting)

    async def next(self, view: View) -> Move:
        """Raises `CustomerBroke`."""
        wrong = ""
        for _ in range(MOST_TRIES):
            text = await self._ask(self._request(view, wrong))
            try:
                answer = Answer.model_validate_json(text)
            except ValidationError as error:
                wrong = f"Your answer was not of the form asked for: {error.errors()[0]['msg']}"
                continue
            wrong = self._wrong(answer)
            if not wrong:
                return self._move(answer)
        raise CustomerBroke(wrong)

    def _request(self, view: View, wrong: str) -> ModelRequest:
        said: list[Message] = [CustomerMessage(BEGIN)] if not view.said or view.said[0].role == "customer" else []
        for line in view.said:
            said.append(AgentMessage(line.text) if line.role == "customer" else CustomerMessage(line.text))
        if view.said and not view.new:
            said.append(CustomerMessage(NOTHING_NEW))
        said.append(Note(f"It is {view.now:%A} {view.now.day} {view.now:%B %Y}, {view.now:%H:%M}. {wrong}".strip()))
        return ModelRequest(self._script, tuple(said), max_output_tokens=MOST_TOKENS, json_schema=SCHEMA)

    async def _ask(self, request: ModelRequest) -> str:
        try:
            reply = await self.model.answer(request)
        except ModelError as error:
            raise CustomerBroke(f"its model could not answer ({error.code}): {error.message}") from error
        self.spent = Spent(self.spent.model_calls + 1, self.spent.usage + reply.usage)
        return reply.answer.text if isinstance(reply.answer, Say) else ""

    def _wrong(self, answer: Answer) -> str:
        """What is against the form or the script; empty when nothing is."""
        if not self._wish <= answer.wish <= len(self.brief.wishes):
            return f"what is wanted now can't be number {answer.wish}"
        if unknown := set(answer.moments) - set(range(1, len(self.brief.behaviour) + 1)):
            return f"there is no moment number {min(unknown)}"
        if answer.then == "go_on" and not any(text.strip() for text in answer.messages):
            return "it goes on and writes nothing"
        if answer.then == "done" and answer.wish < len(self.brief.wishes):
            return f"it is done, and never asked for number {answer.wish + 1}"
        missed = self._changes() - self._fired - set(answer.moments)
        return (
            f"it is done, and never did what stands as moment {min(missed)}" if answer.then == "done" and missed else ""
        )

    def _changes(self) -> set[int]:
        """Moments that surely come and without which another end would be expected."""
        every = enumerate(self.brief.behaviour, 1)
        return {number for number, one in every if one.change is not None and one.at not in MAY_NOT_COME}

    def _move(self, answer: Answer) -> Move:
        if answer.wish > self._wish:
            self._wish = answer.wish
            self.wishes.append(self.brief.wishes[answer.wish - 1])
        for number in answer.moments:
            change = self.brief.behaviour[number - 1].change
            if change is not None and number not in self._fired:
                self.wishes.append(change.applied_to(self.wishes[-1]))
            self._fired.add(number)
        texts = tuple(text.strip() for text in answer.messages if text.strip())
        if answer.then == "wait":
            return Waits()
        if answer.then == "disappear":
            return Leaves(Why.DISAPPEARED)
        why = WHY.get(answer.then)
        if not texts and why is not None:
            return Leaves(why)
        return Writes(texts, Meant(answer.meaning), why)


@dataclass(frozen=True)
class PlayedBy:
    """Makes customers whom one model plays; where the lines are fixed there is nothing to play."""

    model: Model

    def __call__(self, casting: Casting) -> Customer:
        lines: Sequence[str | tuple[str, ...]] = casting.scenario.customer.lines
        return FixedLinesCustomer(lines) if lines else ModelCustomer(casting, self.model)


def spent_by(customer: Customer) -> Spent:
    """Nothing, unless a model plays."""
    return customer.spent if isinstance(customer, ModelCustomer) else Spent(usage=Usage())
