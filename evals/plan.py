"""What a run is to do, in words that can be sent to another process."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from agent import Agent, Prices
from evals.customers.by_model import PlayedBy
from evals.customers.protocol import CustomerMaker
from evals.customers.replaying import Replay
from evals.scenario import Scenario
from evals.templates import Templates
from evals.trial import TrialSetting
from evals.world import AgentUnderTest
from frontdesk.settings import Settings, refused
from frontdesk.settings_loading import load_settings
from frontdesk.wiring import model_of

CUSTOMERS = {"rules": "evals.customers.usual:usual_customer"}
"""Short names of customer makers; any other is `module:attribute`, a model as in `FRONTDESK_MODEL`, or
`replay:` and a file of results."""
REPLAY = "replay:"
MODELS = ("openai", "openai-chat")
ORDINARY_AGENT = "agent:Agent"


class PlanRefused(Exception):
    """What was asked for is not there."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`model` as in `FRONTDESK_MODEL`; `customer` is a short name, a model, or `module:attribute`, as is `agent`.
    Prices are of a million tokens: fresh, cached, written."""

    scenarios: tuple[Scenario, ...]
    trials: int = 1
    model: str = "offline"
    customer: str = "rules"
    agent: str = ORDINARY_AGENT
    prices: tuple[str, str, str] | None = None
    judge: str | None = None
    customer_prices: tuple[str, str, str] | None = None
    judge_prices: tuple[str, str, str] | None = None

    @property
    def keys(self) -> Sequence[tuple[Scenario, int]]:
        return [(scenario, trial) for trial in range(self.trials) for scenario in self.scenarios]


def setting_of(plan: Plan, templates: Templates) -> TrialSetting:
    """Raises `PlanRefused` and `SettingsRefused`."""
    under_test = AgentUnderTest(model_of(settings_for(plan.model)), make_agent(plan.agent), prices=_prices(plan.prices))
    customer = customer_maker(plan.customer)
    others = (customer.model,) if isinstance(customer, PlayedBy) else ()
    judge = model_of(settings_for(plan.judge)) if plan.judge else None
    customer_prices, judge_prices = _prices(plan.customer_prices), _prices(plan.judge_prices)
    return TrialSetting(templates, under_test, customer, others, judge, customer_prices, judge_prices)


def settings_for(model: str) -> Settings:
    """Those of the installation, with another model. Raises `SettingsRefused`."""
    found = load_settings().settings
    try:
        return Settings(**{**{name: getattr(found, name) for name in Settings.model_fields}, "model": model})
    except ValidationError as error:
        raise refused(error) from error


def make_agent(name: str) -> type[Agent]:
    """Raises `PlanRefused`."""
    found: type[Agent] = _named(name, "agent")
    return found


def customer_maker(name: str) -> CustomerMaker:
    """Raises `PlanRefused`, `ResultsRefused` and `SettingsRefused`."""
    if name.startswith(REPLAY):
        return Replay.of(Path(name.removeprefix(REPLAY)))
    if name.partition(":")[0] in MODELS:
        return PlayedBy(model_of(settings_for(name)))
    found: CustomerMaker = _named(CUSTOMERS.get(name, name), "customer")
    return found


def check_judge(name: str) -> None:
    """Raises `PlanRefused` and `SettingsRefused`."""
    if name.partition(":")[0] not in MODELS:
        raise PlanRefused(f"{name!r} can't judge: expected openai:NAME or openai-chat:NAME")
    settings_for(name)


def _named(name: str, what: str) -> Any:
    """Also from the folder in which the command is given, as with `python -m`."""
    module, _, attribute = name.partition(":")
    if (here := str(Path.cwd())) not in sys.path:
        sys.path.insert(0, here)
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        known = f"{', '.join(CUSTOMERS)}, openai:NAME, replay:FILE or " if what == "customer" else ""
        raise PlanRefused(f"there is no {what} called {name!r} ({error}): expected {known}MODULE:ATTRIBUTE") from error


def _prices(amounts: tuple[str, str, str] | None) -> Prices | None:
    return None if amounts is None else Prices(*map(Decimal, amounts))
