"""What comes of a run, as a file: typed, versioned, and with everything that a report or a comparison needs.

A new version is made when a field changes its meaning or goes; fields may be added to the present one.
"""

from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

VERSION = 1
RESULTS = "results.json"
WRONG_BOOKING = "wrong_booking"
JUDGE = "judge"
Outcome: TypeAlias = Literal["passed", "failed", "simulator_error", "infrastructure_error"]
COUNTING: tuple[Outcome, ...] = ("passed", "failed")


class Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class CallRecord(Part):
    """A tool call, with what the model read as its result. `done`: it took effect. `agreed`: the server made it,
    because the customer had said yes."""

    tool: str
    arguments: dict[str, Any] = Field(default_factory=dict)
    raw_arguments: str = ""
    result: Any = None
    done: bool = False
    agreed: bool = False


class MessageRecord(Part):
    """`calls` were made for a reply, before it was written. `meant`: what the customer's message was to themselves."""

    role: Literal["customer", "agent", "staff", "note"]
    text: str
    at: datetime
    turn: int = 0
    calls: tuple[CallRecord, ...] = ()
    meant: str | None = None


class BookingRecord(Part):
    """`id` is the scenario's name for it, or `new-1` and so on. `start` by the location's clock, with its offset."""

    id: str
    service: str
    location: str
    provider: str
    start: datetime
    status: str
    source: str
    name: str
    phone: str | None = None
    email: str | None = None
    notes: str | None = None
    linked: bool = False
    moved_from: str | None = None
    reason: str | None = None


class ScoreRecord(Part):
    """One scorer's word on a trial. `gates`: without it the trial has not passed. `problems` say what was expected and
    what was found; `dangers` are those of them that would have harmed somebody."""

    name: str
    passed: bool
    gates: bool = True
    problems: tuple[str, ...] = ()
    dangers: tuple["Danger", ...] = ()
    value: float | None = None


class Danger(Part):
    """`kind`: `no_consent`, `untrue`, `leak`, `wrong_booking`, `spoke_over_person`."""

    kind: str
    what: str


class Spending(Part):
    """`seconds` of the whole trial; `model_seconds` of them were waited for the model. What the model that plays the
    customer and the one that judges took is counted apart, under `simulator` and `judge`."""

    replies: int = 0
    tool_calls: int = 0
    model_calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cached_tokens: int = 0
    simulator_calls: int = 0
    simulator_input_tokens: int = 0
    simulator_output_tokens: int = 0
    simulator_cost: float | None = None
    judge_calls: int = 0
    judge_input_tokens: int = 0
    judge_output_tokens: int = 0
    judge_cost: float | None = None
    cost: float | None = None
    seconds: float = 0.0
    model_seconds: float = 0.0

    def of(self, who: Literal["agent", "simulator", "judge"]) -> "ModelSpending":
        prefix, calls = ("", self.model_calls) if who == "agent" else (f"{who}_", getattr(self, f"{who}_calls"))
        fields = {name: getattr(self, prefix + name) for name in ("input_tokens", "output_tokens", "cost")}
        return ModelSpending(calls=calls, **fields)


class ModelSpending(Part):
    """What one of the models took; no calls where there was none. `cost` is known only with prices."""

    calls: int
    input_tokens: int
    output_tokens: int
    cost: float | None

    def __str__(self) -> str:
        calls = f"{self.calls} model call{'' if self.calls == 1 else 's'}"
        money = "" if self.cost is None else f", {self.cost:.4f} in money"
        return f"{calls}, {self.input_tokens}+{self.output_tokens} tokens{money}"


class TrialRecord(Part):
    """`trial` counts from 0, and is the seed of the customer. `error` says what broke, for the two kinds of error."""

    scenario: str
    trial: int
    outcome: Outcome
    scores: tuple[ScoreRecord, ...] = ()
    simulator_problems: tuple[str, ...] = ()
    error: str | None = None
    ended: str = ""
    messages: tuple[MessageRecord, ...] = ()
    happened: tuple[str, ...] = ()
    bookings: tuple[BookingRecord, ...] = ()
    spending: Spending = Field(default_factory=Spending)

    @property
    def key(self) -> tuple[str, int]:
        return self.scenario, self.trial

    @property
    def dangers(self) -> tuple[Danger, ...]:
        """Without bookings that are wrong only because the simulated customer wanted something else than its script."""
        every = [danger for score in self.scores for danger in score.dangers]
        return tuple(danger for danger in every if self.counts or danger.kind != WRONG_BOOKING)

    @property
    def counts(self) -> bool:
        """Whether it says anything of the agent."""
        return self.outcome in COUNTING


class ScenarioFacts(Part):
    """What a report shows of a scenario. `digest` changes with anything that its trials depend on."""

    id: str
    purpose: str
    tags: tuple[str, ...] = ()
    digest: str
    expected: dict[str, Any] = Field(default_factory=dict)
    customer: dict[str, Any] = Field(default_factory=dict)


class Estimate(Part):
    """A share with the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


class Summary(Part):
    """`pass_k` by k; of scenarios of which every trial counts at least k times. Errors are never among the failed."""

    scenarios: int
    trials: int
    passed: int
    failed: int
    simulator_errors: int
    infrastructure_errors: int
    dangers: dict[str, int]
    pass_k: dict[int, Estimate]
    mean: Spending


class RunResults(Part):
    """One run, whole: what was measured, and all that came of it. `code` changes with any line that takes part."""

    version: int = VERSION
    model: str
    customer: str
    agent: str = ""
    judge: str | None = None
    prompt_version: str
    product_version: str
    code: str = ""
    trials: int
    started_at: datetime
    finished_at: datetime
    scenarios: tuple[ScenarioFacts, ...]
    records: tuple[TrialRecord, ...]
    summary: Summary


class ResultsRefused(Exception):
    """The file is not of a run, or of another version."""


def results_file(given: Path) -> Path:
    """A folder stands for the file in it."""
    return given / RESULTS if given.is_dir() else given


def read_results(given: Path) -> RunResults:
    """Of the file or its folder. Raises `ResultsRefused`."""
    file = results_file(given)
    try:
        found = RunResults.model_validate_json(file.read_bytes())
    except OSError as error:
        why = f"{error.strerror}. `frontdesk eval run` writes one at the end of a run"
        raise ResultsRefused(f"{file} can't be read as results: {why}") from error
    except ValidationError as error:
        first = error.errors()[0]
        why = ".".join(map(str, first["loc"])) + ": " if first["loc"] else ""
        raise ResultsRefused(f"{file} can't be read as results of a run: {why}{first['msg']}") from error
    if found.version != VERSION:
        raise ResultsRefused(f"{file} is of version {found.version}, and this reads version {VERSION}")
    return found
