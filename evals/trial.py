"""One trial: a customer and an agent talk until the customer has enough, and what came of it is scored."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import takewhile

from agent import Model, Prices
from agent.limits import Spent
from booking_core import BookingError
from evals.customers.by_model import spent_by
from evals.customers.conduct import Conduct
from evals.customers.protocol import (
    Casting,
    Customer,
    CustomerBroke,
    CustomerMaker,
    Leaves,
    Line,
    View,
    Waits,
    Why,
    Writes,
)
from evals.customers.usual import usual_customer
from evals.doings import CannotHappen, make_happen
from evals.happening import Happening
from evals.observing import State, awaited_yes, doings, observe
from evals.recording import booking_records, message_records, spending_of, spent_beside
from evals.results import Outcome, ScoreRecord, TrialRecord
from evals.scenario import Scenario
from evals.scoring.evidence import Evidence, TurnSeen
from evals.scoring.judge import judge
from evals.scoring.scorers import SCORERS
from evals.scoring.witness import witness
from evals.setting_up import set_up
from evals.templates import Templates
from evals.wish import Wish
from evals.world import AgentUnderTest, World, open_world

WAITED = timedelta(minutes=5)
MOST_WAITS = 6


@dataclass(frozen=True, slots=True)
class TrialSetting:
    """What stays the same from trial to trial. `others`: models besides the one that is measured; `judge` gives an
    opinion that decides nothing."""

    templates: Templates
    under_test: AgentUnderTest = field(default_factory=AgentUnderTest)
    customer: CustomerMaker = usual_customer
    others: Sequence[Model] = ()
    judge: Model | None = None
    customer_prices: Prices | None = None
    judge_prices: Prices | None = None

    async def aclose(self) -> None:
        for model in (self.under_test.model, *self.others, *([self.judge] if self.judge else [])):
            await model.aclose()
        await self.templates.close()


@dataclass
class Course:
    """How a trial went, while it goes."""

    lines: list[Line] = field(default_factory=list)
    turns: list[TurnSeen] = field(default_factory=list)
    happened: list[str] = field(default_factory=list)
    fired: set[int] = field(default_factory=set)
    changes: int = 0
    ended: str = ""


async def run_trial(scenario: Scenario, trial: int, setting: TrialSetting) -> TrialRecord:
    """Never raises for what the scenario, the customer or the agent does: that is what the record says."""
    began = time.perf_counter()
    async with open_world(scenario, setting.templates, setting.under_test) as world:
        course = Course()
        try:
            await set_up(world)
            before = await observe(world)
            course.changes = len(before.changes)
        except (BookingError, StopIteration) as error:
            return _broken(scenario, trial, f"the scenario can't be set up: {error}")
        customer = setting.customer(Casting(scenario, world.business, trial))
        conduct = Conduct(scenario, world.business)
        broken = None
        try:
            await _talk(world, customer, conduct, course)
        except CustomerBroke as broke:
            conduct.problems.append(f"the customer could not go on: {broke}")
        except (BookingError, CannotHappen) as cannot:
            broken = f"what the scenario wants to happen can't: {cannot}"
        seconds = time.perf_counter() - began
        evidence = Evidence(world, before, await observe(world), await doings(world), tuple(course.turns), course.ended)
        record = _record(evidence, course, conduct, trial, broken)
        opinions, judged = await _opinions(setting.judge, record, evidence)
    spent = {"seconds": round(seconds, 4), **spent_beside("judge", judged, setting.judge_prices)}
    spent |= spent_beside("simulator", spent_by(customer), setting.customer_prices)
    return record.model_copy(
        update={"scores": (*record.scores, *opinions), "spending": record.spending.model_copy(update=spent)}
    )


def _broken(scenario: Scenario, trial: int, error: str) -> TrialRecord:
    return TrialRecord(scenario=scenario.id, trial=trial, outcome="infrastructure_error", error=error)


async def _talk(world: World, customer: Customer, conduct: Conduct, course: Course) -> None:
    await _happen(world, course, ["start"])
    waits = 0
    new: Sequence[Line] = ()
    while len(course.turns) < world.scenario.most_turns:
        move = await customer.next(View(world.clock.now().astimezone(world.zone), tuple(course.lines), new))
        proposal = await awaited_yes(world)
        conduct.watch(move, course.lines, customer.wishes, proposal)
        match move:
            case Leaves():
                course.ended = move.why.value
                conduct.left(move.why, customer.wishes, course.lines)
                return
            case Waits():
                waits += 1
                if waits > MOST_WAITS:
                    course.ended = Why.GAVE_UP.value
                    return
                world.clock.advance(WAITED)
                new = await _look(world, course)
            case Writes():
                waits = 0
                if move.farewell is not None:
                    conduct.left(move.farewell, customer.wishes, course.lines)
                new = await _turn(world, course, move, _last_heard(course.lines), customer.wishes)
                if move.farewell is not None:
                    course.ended = move.farewell.value
                    return
    course.ended = "too many turns"


async def _turn(
    world: World, course: Course, move: Writes, asked: str | None, wishes: Sequence[Wish]
) -> Sequence[Line]:
    world.clock.advance(timedelta(seconds=world.scenario.seconds_between))
    course.lines.extend(Line("customer", text) for text in move.texts)
    heard = await world.send(*move.texts)
    replies = [Line("staff" if each.by_person else "agent", each.text) for each in heard]
    course.lines.extend(replies)
    state = await observe(world)
    seen = TurnSeen(
        number=len(course.turns) + 1,
        customer=move.texts,
        meant=move.meant,
        replies=tuple(line.text for line in replies if line.role == "agent"),
        changes=tuple(state.changes[course.changes :]),
        owner=state.conversation.owner,
        was_asked=asked,
        wish=wishes[-1] if wishes else None,
    )
    seen = replace(seen, untrue=tuple(await witness(world, seen, state)))
    course.turns.append(seen)
    course.changes = len(state.changes)
    if len(course.fired) == len(world.scenario.happenings):
        return replies
    await _happen(world, course, await _moments(world, seen, state))
    return (*replies, *await _look(world, course))


def _last_heard(lines: Sequence[Line]) -> str | None:
    """What the customer was told since they last wrote: all that a yes can be an answer to."""
    told = list(takewhile(lambda line: line.role != "customer", reversed(lines)))
    return "\n".join(line.text for line in reversed(told)) or None


async def _look(world: World, course: Course) -> Sequence[Line]:
    new = [Line("staff" if each.by_person else "agent", each.text) for each in await world.heard()]
    course.lines.extend(new)
    return new


async def _moments(world: World, seen: TurnSeen, state: State) -> list[str]:
    found = [f"turn {seen.number}"]
    proposal = await awaited_yes(world)
    done = await doings(world)
    last_turn = {message.turn_id for message in done.messages[-1:]}
    used = {row.tool for row in done.results if row.turn_id in last_turn and row.done}
    found += ["offered"] if "find_slots" in used else []
    found += ["held"] if "hold_slot" in used else []
    found += ["read_back"] if proposal is not None else []
    found += ["committed"] if seen.changes else []
    found += ["person_asked"] if state.conversation.waiting_for_person else []
    return found


async def _happen(world: World, course: Course, moments: Sequence[str]) -> None:
    """Each happening once, when its moment first comes."""
    for number, happening in enumerate(world.scenario.happenings):
        if number in course.fired or happening.at not in moments:
            continue
        course.fired.add(number)
        await make_happen(world, happening)
        course.changes = len((await observe(world)).changes)
        course.happened.append(_told(happening, len(course.turns)))


def _told(happening: Happening, turn: int) -> str:
    what = happening.model_dump(mode="json", exclude_unset=True, exclude={"at"})
    return f"after reply {turn}, at {happening.at}: " + ", ".join(f"{key} {value}" for key, value in what.items())


def _record(evidence: Evidence, course: Course, conduct: Conduct, trial: int, error: str | None) -> TrialRecord:
    """All but what models besides the measured one took and thought."""
    world, done = evidence.world, evidence.doings
    scores = tuple([scorer(evidence) for scorer in SCORERS])
    outcome: Outcome = "passed" if all(score.passed for score in scores if score.gates) else "failed"
    if error or conduct.problems:
        outcome = "infrastructure_error" if error else "simulator_error"
    return TrialRecord(
        scenario=world.scenario.id,
        trial=trial,
        outcome=outcome,
        scores=scores,
        simulator_problems=tuple(conduct.problems),
        error=error,
        ended=course.ended,
        messages=message_records(done, course.turns),
        happened=tuple(course.happened),
        bookings=booking_records(world, evidence.after),
        spending=spending_of(world, done, course.turns),
    )


async def _opinions(model: Model | None, record: TrialRecord, evidence: Evidence) -> tuple[list[ScoreRecord], Spent]:
    """The judge's, of trials that say something of the agent."""
    if model is None or not record.counts:
        return [], Spent()
    opinion, spent = await judge(model, evidence)
    return [opinion], spent
